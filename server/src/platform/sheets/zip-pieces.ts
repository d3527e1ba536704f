import { crc32, createDeflateRaw } from 'node:zlib';
import type { ZipEntry } from '../files/index.ts';
import type { Pieces } from './zlib-through.ts';
import { through } from './zlib-through.ts';

/** A part to compress now, or one to carry over from another archive as it lies there. */
export type ZipPart =
  | { readonly name: string; readonly content: Pieces }
  | { readonly entry: ZipEntry; readonly packed: Iterable<Buffer> };

/** Level 4: a fifth larger than 6 and half the time, for files that are opened once. */
const COMPRESSION_LEVEL = 4;
const PIECE_BYTES = 64 * 1024;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
/** Sizes and checksum follow the data, because the part is still being made. */
const DESCRIPTOR_FLAG = 0x0008;
/** 1 January 1980: equal content gives equal bytes, and no clock is read. */
const DOS_DATE = 0x0021;
const SIZE_MAX = 0xffffffff;

interface Written {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * A zip archive in pieces, made while it is read. Parts may come from a generator that decides the
 * next part after the last one was written.
 */
export async function* zipPieces(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const pieces = 'entry' in part ? carriedOver(part, offset) : compressed(part, offset);
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) {
        written.push(next.value);
        break;
      }
      offset += next.value.length;
      yield next.value;
    }
  }
  if (offset > SIZE_MAX) throw new RangeError('an archive of this kind ends at 4 GB');
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield endRecord(written.length, directory.length, offset);
}

async function* compressed(
  part: { readonly name: string; readonly content: Pieces },
  offset: number,
): AsyncGenerator<Buffer, Written> {
  const name = Buffer.from(part.name);
  const flags = UTF8_FLAG | DESCRIPTOR_FLAG;
  let crc = 0;
  let unpacked = 0;
  let packed = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of part.content) {
      crc = crc32(piece, crc);
      unpacked += piece.length;
      yield piece;
    }
  };
  yield localHeader({ name, flags, method: 8, crc: 0, packed: 0, unpacked: 0, offset });
  const deflater = createDeflateRaw({ level: COMPRESSION_LEVEL, chunkSize: PIECE_BYTES });
  for await (const piece of through(deflater, counted())) {
    packed += piece.length;
    yield piece;
  }
  if (unpacked > SIZE_MAX) throw new RangeError('a part of this kind ends at 4 GB');
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(unpacked, 12);
  yield descriptor;
  return { name, flags, method: 8, crc, packed, unpacked, offset };
}

async function* carriedOver(
  part: { readonly entry: ZipEntry; readonly packed: Iterable<Buffer> },
  offset: number,
): AsyncGenerator<Buffer, Written> {
  const { entry } = part;
  const one: Written = {
    name: Buffer.from(entry.name),
    flags: UTF8_FLAG,
    method: entry.method,
    crc: entry.crc32,
    packed: entry.packedBytes,
    unpacked: entry.unpackedBytes,
    offset,
  };
  yield localHeader(one);
  yield* part.packed;
  return one;
}

function localHeader(one: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, one);
  return Buffer.concat([header, one.name]);
}

function centralHeader(one: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeCommon(header, 8, one);
  header.writeUInt32LE(one.offset, 42);
  return Buffer.concat([header, one.name]);
}

/** From flags to the length of the name, which both headers hold in the same order. */
function writeCommon(header: Buffer, at: number, one: Written): void {
  header.writeUInt16LE(one.flags, at);
  header.writeUInt16LE(one.method, at + 2);
  header.writeUInt16LE(DOS_DATE, at + 6);
  header.writeUInt32LE(one.crc, at + 8);
  header.writeUInt32LE(one.packed, at + 12);
  header.writeUInt32LE(one.unpacked, at + 16);
  header.writeUInt16LE(one.name.length, at + 20);
}

function endRecord(entries: number, bytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
