import { inflateSync } from 'node:zlib';
import type { PdfFacts } from './examine-task.ts';
import { FileRefusal } from './file-refusal.ts';

/** Readers accept the header in the first kilobyte and the end mark near the end. */
const HEADER_WITHIN = 1024;
const END_WITHIN = 4096;
/** Object streams of a document with thousands of pages are a few MB. */
const INFLATED_MAX = 32 * 1024 * 1024;
const STREAMS_MAX = 5000;
const PAGES_MAX = 100_000;

const ACTIVE: readonly string[] = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'OpenAction',
  'AA',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToR',
];

/**
 * What a PDF says of itself, without following a reference or drawing anything. The text of the
 * file and of its object streams is searched for names; the structure is not verified, so this
 * neither proves that a document opens nor that it is harmless.
 */
export function readPdf(bytes: Buffer): PdfFacts {
  const head = bytes.toString('latin1', 0, HEADER_WITHIN);
  const version = /%PDF-(\d\.\d)/.exec(head)?.[1];
  if (version === undefined) throw new FileRefusal('files.wrong_type', { wanted: 'pdf' });
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - END_WITHIN));
  if (!tail.includes('%%EOF')) throw new FileRefusal('files.damaged', { what: 'no end mark' });
  const texts = [withoutStreams(bytes), ...objectStreams(bytes)];
  const encrypted = texts.some((text) => /\/Encrypt\b/.test(text));
  return {
    version,
    pages: encrypted ? null : pageCount(texts),
    encrypted,
    active: ACTIVE.filter((name) => texts.some((text) => hasName(text, name))),
  };
}

/** Names may be written with `#4a` for `J`, which is how they are hidden. */
function hasName(text: string, name: string): boolean {
  const plain = text.includes('#')
    ? text.replace(/#([0-9a-fA-F]{2})/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
  return new RegExp(`/${name}(?![A-Za-z])`).test(plain);
}

/** The count at the root of the page tree is the largest; single pages are counted as a fallback. */
function pageCount(texts: readonly string[]): number | null {
  let counted = 0;
  let declared = 0;
  for (const text of texts) {
    counted += text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
    for (const node of text.matchAll(/\/Type\s*\/Pages(?![A-Za-z])/g)) {
      const around = text.slice(Math.max(0, node.index - 2000), node.index + 2000);
      for (const count of around.matchAll(/\/Count\s+(\d{1,7})(?!\d)/g)) {
        declared = Math.max(declared, Number(count[1]));
      }
    }
  }
  const pages = declared > 0 ? declared : counted;
  return pages > 0 && pages <= PAGES_MAX ? pages : null;
}

function withoutStreams(bytes: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  for (const stream of streamsOf(bytes)) {
    parts.push(bytes.toString('latin1', at, stream.start));
    at = stream.end;
  }
  parts.push(bytes.toString('latin1', at));
  return parts.join('\n');
}

/** Compressed lists of objects, where files since PDF 1.5 keep their pages. */
function objectStreams(bytes: Buffer): string[] {
  const texts: string[] = [];
  let left = INFLATED_MAX;
  for (const { start, end, dictionary } of streamsOf(bytes)) {
    if (!dictionary.includes('/ObjStm') || !dictionary.includes('FlateDecode')) continue;
    const text = inflated(bytes.subarray(start, end), left);
    if (text === null) continue;
    left -= text.length;
    texts.push(text);
    if (left <= 0) break;
  }
  return texts;
}

function inflated(packed: Buffer, left: number): string | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, left) }).toString('latin1');
  } catch (error) {
    // Damaged, or larger than what is looked at: its pages are then not counted.
    if (error instanceof Error) return null;
    throw error;
  }
}

function* streamsOf(bytes: Buffer) {
  let from = 0;
  for (let count = 0; count < STREAMS_MAX; count += 1) {
    const word = bytes.indexOf('stream', from);
    if (word === -1) return;
    const after = bytes[word + 6];
    const start = after === 13 ? word + 8 : word + 7;
    if ((after !== 13 && after !== 10) || isEnd(bytes, word)) {
      from = word + 6;
      continue;
    }
    const end = bytes.indexOf('endstream', start);
    if (end === -1) return;
    const dictionaryFrom = Math.max(from, word - 2000);
    const before = bytes.toString('latin1', dictionaryFrom, word);
    yield { start, end, dictionary: before.slice(before.lastIndexOf(' obj') + 1) };
    from = end + 9;
  }
}

function isEnd(bytes: Buffer, word: number): boolean {
  return bytes.toString('latin1', Math.max(0, word - 3), word) === 'end';
}
