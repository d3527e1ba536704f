import { expect, test } from 'vitest';
import iconv from 'iconv-lite';
import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlFault,
  XmlRefusal,
} from './index.ts';

const LIMITS = { bytes: 100_000, depth: 20, nodes: 200 };
const read = (text: string) => readXml(Buffer.from(text), LIMITS);

function faultOf(bytes: Uint8Array): XmlFault | null {
  try {
    readXml(bytes, LIMITS);
    return null;
  } catch (error) {
    if (error instanceof XmlRefusal) return error.fault;
    throw error;
  }
}

test('elements, attributes by local name, text and CDATA come out as written', () => {
  // Goal: what a document says is read whatever its prefixes. Method: one small document.
  const root = read(
    '<?xml version="1.0"?>\n<a:m xmlns:a="urn:a" xmlns="urn:b"><t>一 &lt;二&#x4E09; <![CDATA[<四>]]></t>' +
      '<t a:scormtype="sco"/></a:m>',
  );
  expect(root).toMatchObject({ local: 'm', uri: 'urn:a', line: 2 });
  expect(childrenOf(root, 't').map(textOf)).toEqual(['一 <二三 <四>', '']);
  expect(childrenOf(root).map((one) => attributeOf(one, 'scormType'))).toEqual([null, 'sco']);
  expect(childOf(root, 'none')).toBeNull();
});

test('a document is read in the encoding its bytes have', () => {
  // Goal: manifests of Chinese tools are read. Method: one text in seven encodings, some with wrong claims.
  const body = '<a>继续教育</a>';
  const wide = Buffer.from(body, 'utf16le');
  const written: Readonly<Record<string, Uint8Array>> = {
    plain: Buffer.from(body),
    'utf-8 mark': Buffer.from(`\ufeff${body}`),
    'utf-16le mark': Buffer.from(`\ufeff${body}`, 'utf16le'),
    'utf-16be mark': Buffer.from(`\ufeff${body}`, 'utf16le').swap16(),
    'utf-16 no mark': wide,
    gbk: iconv.encode(`<?xml version="1.0" encoding="GBK"?>${body}`, 'gbk'),
    'gbk that says utf-8': iconv.encode(`<?xml version="1.0" encoding="UTF-8"?>${body}`, 'gbk'),
    'utf-8 that says utf-16': Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${body}`),
  };
  const texts = Object.entries(written).map(([how, bytes]) => [
    how,
    textOf(readXml(bytes, LIMITS)),
  ]);
  expect(texts).toEqual(Object.keys(written).map((how) => [how, '继续教育']));
});

test('document types, entities and floods are refused, each with its fault', () => {
  // Goal: nothing is expanded or fetched. Method: the known attacks, one document each.
  const deep = `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`;
  const bombs: Readonly<Record<string, readonly [string, XmlFault]>> = {
    'outer entity': [
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'document_type',
    ],
    'a billion laughs': [
      '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
      'document_type',
    ],
    'a type only': ['<!DOCTYPE a SYSTEM "http://host.invalid/a.dtd"><a/>', 'document_type'],
    'undeclared entity': ['<a>&nbsp;</a>', 'not_well_formed'],
    unclosed: ['<a><b></a>', 'not_well_formed'],
    'undeclared prefix': ['<x:a/>', 'not_well_formed'],
    empty: ['', 'not_well_formed'],
    'two roots': ['<a/><b/>', 'not_well_formed'],
    deep: [deep, 'too_deep'],
    many: [`<a>${'<b/>'.repeat(300)}</a>`, 'too_many_nodes'],
    large: [`<a>${' '.repeat(100_001)}</a>`, 'too_large'],
    'unknown encoding': ['<?xml version="1.0" encoding="EBCDIC-CP-BE"?><a/>', 'encoding'],
  };
  const found = Object.entries(bombs).map(([what, [text]]) => [what, faultOf(Buffer.from(text))]);
  expect(found).toEqual(Object.entries(bombs).map(([what, [, fault]]) => [what, fault]));
});
