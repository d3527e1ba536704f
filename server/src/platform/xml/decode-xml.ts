import { isUtf8 } from 'node:buffer';
import { XmlRefusal } from './xml-refusal.ts';

/** Names that declarations use, in lower case, and what decodes them. */
const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** By mark, else by the zero bytes of the first character, else by what the declaration says. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  // Programs write GBK under a declaration that says UTF-8, or none; the bytes decide.
  const found = encoding === 'utf-8' && !isUtf8(bytes) ? 'gb18030' : encoding;
  try {
    return new TextDecoder(found, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new XmlRefusal('encoding', { what: found });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(
    head,
  );
  if (declared === null) return 'utf-8';
  const name = (declared[1] ?? '').toLowerCase();
  const decoder = DECODERS[name];
  if (decoder === undefined) throw new XmlRefusal('encoding', { what: name });
  // Single bytes could be read up to here, so it is no UTF-16 whatever it says.
  return decoder.startsWith('utf-16') ? 'utf-8' : decoder;
}
