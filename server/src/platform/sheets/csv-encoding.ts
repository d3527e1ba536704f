import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../files/index.ts';
import { SheetRefusal } from './errors.ts';
import { wholeCharacters } from './xml-scanner.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface FoundEncoding {
  readonly encoding: CsvEncoding;
  /** Length of the byte order mark. */
  readonly skip: number;
}

const PIECE_BYTES = 1024 * 1024;
const LOOK_BYTES = 64 * 1024;

/**
 * By mark, else by looking at *all* bytes: a name in line 40,000 may be the first that is not
 * ASCII. What is not UTF-8 is GB18030, unless some of its lines are plainly UTF-8.
 */
export function findEncoding(source: ByteSource): FoundEncoding {
  const head = source.read(0, LOOK_BYTES);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return mustBe(source, 3, { encoding: 'utf-8', skip: 3 });
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  if (head.includes(0)) return wideWithoutMark(head);
  if (isAllUtf8(source, 0)) return { encoding: 'utf-8', skip: 0 };
  refuseMixed(source);
  return { encoding: 'gb18030', skip: 0 };
}

/** Marked as UTF-8, so a line in another encoding was appended by another program. */
function mustBe(source: ByteSource, from: number, found: FoundEncoding): FoundEncoding {
  if (isAllUtf8(source, from)) return found;
  refuseMixed(source);
  throw new SheetRefusal('sheets.unknown_encoding');
}

function wideWithoutMark(head: Buffer): FoundEncoding {
  let evens = 0;
  let odds = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) evens += 1;
    else odds += 1;
  }
  // Separators and digits have a zero half; two zeros in one character are binary.
  if (odds > 0 && evens === 0 && odds * 20 > head.length) return { encoding: 'utf-16le', skip: 0 };
  if (evens > 0 && odds === 0 && evens * 20 > head.length) return { encoding: 'utf-16be', skip: 0 };
  throw new SheetRefusal('sheets.not_a_sheet', { what: 'zero bytes' });
}

function isAllUtf8(source: ByteSource, from: number): boolean {
  let at = from;
  while (at < source.size) {
    const piece = source.read(at, PIECE_BYTES);
    const last = at + piece.length >= source.size;
    const cut = last ? piece.length : wholeCharacters(piece);
    if (cut === 0 || !isUtf8(piece.subarray(0, cut))) return false;
    at += cut;
  }
  return true;
}

/**
 * Three-byte characters of the CJK block in valid UTF-8 hardly ever come about by accident in a
 * GBK line; two-byte ones do (the well-known two-character word that turns into Latin letters).
 */
function refuseMixed(source: ByteSource): void {
  let utf8Row = 0;
  let otherRow = 0;
  let row = 0;
  for (const bytes of linesOf(source)) {
    row += 1;
    if (!isUtf8(bytes)) otherRow ||= row;
    else if (/[\u3400-\u9fff]{2}/.test(bytes.toString('utf8'))) utf8Row ||= row;
    if (utf8Row === 0 || otherRow === 0) continue;
    throw new SheetRefusal('sheets.mixed_encodings', {
      row: Math.max(utf8Row, otherRow),
      utf8Row,
      otherRow,
    });
  }
}

function* linesOf(source: ByteSource): Generator<Buffer> {
  const rest: Buffer[] = [];
  for (let at = 0; at < source.size; at += PIECE_BYTES) {
    let piece = source.read(at, PIECE_BYTES);
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10)) {
      yield Buffer.concat([...rest.splice(0), piece.subarray(0, end)]);
      piece = piece.subarray(end + 1);
    }
    rest.push(piece);
  }
  yield Buffer.concat(rest);
}

/** The text in pieces. Bytes that the encoding does not know refuse the file. */
export function* decodedPieces(source: ByteSource, found: FoundEncoding): Generator<string> {
  const decoder = new TextDecoder(found.encoding, { fatal: true, ignoreBOM: true });
  try {
    for (let at = found.skip; at < source.size; at += PIECE_BYTES) {
      yield decoder.decode(source.read(at, PIECE_BYTES), { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SheetRefusal('sheets.unknown_encoding', { tried: found.encoding });
  }
}
