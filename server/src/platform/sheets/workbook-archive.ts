import { createInflateRaw, crc32 } from 'node:zlib';
import type { ByteSource, ZipEntry } from '../files/index.ts';
import { readZipDirectory } from '../files/index.ts';
import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { RATIO_COUNTS_FROM_BYTES } from './limits.ts';
import { through } from './zlib-through.ts';

const PACKED_PIECE_BYTES = 64 * 1024;
const INFLATED_PIECE_BYTES = 128 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** A workbook's zip after its directory passed every limit; parts are inflated one at a time. */
export interface WorkbookArchive {
  readonly entries: readonly ZipEntry[];
  find(name: string): ZipEntry | null;
  /** The bytes in pieces, counted against what was declared, and checked at the end. */
  inflate(entry: ZipEntry): AsyncIterable<Buffer>;
  /** The bytes as they lie in the file, for copying a part without touching it. */
  packed(entry: ZipEntry): Iterable<Buffer>;
}

export function openArchive(source: ByteSource, limits: SheetLimits): WorkbookArchive {
  const directory = readZipDirectory(source, limits.entries);
  if (!directory.ok) throw refusalOf(directory.fault, directory.found, limits);
  checkDeclared(directory.entries, limits);
  const byName = new Map(directory.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  let inflated = 0;
  return {
    entries: directory.entries,
    find: (name) => byName.get(name.toLowerCase()) ?? null,
    packed: (entry) => packedPieces(source, entry),
    async *inflate(entry) {
      let bytes = 0;
      let check = 0;
      for await (const piece of inflatedPieces(source, entry)) {
        bytes += piece.length;
        inflated += piece.length;
        // Declared sizes were within the limits, so more than declared is a lie, not a large file.
        if (bytes > entry.unpackedBytes || inflated > limits.unpackedBytes * 2) {
          throw new SheetRefusal('sheets.unpacks_too_large', {
            part: entry.name,
            found: bytes,
            allowed: entry.unpackedBytes,
          });
        }
        check = crc32(piece, check);
        yield piece;
      }
      if (bytes !== entry.unpackedBytes || check !== entry.crc32) {
        throw new SheetRefusal('sheets.damaged', { part: entry.name, what: 'checksum' });
      }
    },
  };
}

function refusalOf(fault: string, found: number | undefined, limits: SheetLimits): SheetRefusal {
  if (fault === 'too_many_entries') {
    return new SheetRefusal('sheets.too_many_entries', {
      found: found ?? 0,
      allowed: limits.entries,
    });
  }
  const unsafe = ['unsafe_name', 'duplicate_name', 'overlapping_entries', 'directory_too_large'];
  if (unsafe.includes(fault)) return new SheetRefusal('sheets.unsafe_archive', { what: fault });
  return new SheetRefusal('sheets.damaged', { what: fault });
}

function checkDeclared(entries: readonly ZipEntry[], limits: SheetLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw new SheetRefusal('sheets.encrypted', { part: entry.name });
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw new SheetRefusal('sheets.unsafe_archive', {
        part: entry.name,
        what: `method ${entry.method}`,
      });
    }
    packed += entry.packedBytes;
    unpacked += entry.unpackedBytes;
    if (entry.unpackedBytes > RATIO_COUNTS_FROM_BYTES) {
      checkRatio(entry.unpackedBytes, entry.packedBytes, limits, entry.name);
    }
  }
  if (unpacked > limits.unpackedBytes) {
    throw new SheetRefusal('sheets.unpacks_too_large', {
      found: unpacked,
      allowed: limits.unpackedBytes,
    });
  }
  if (unpacked > RATIO_COUNTS_FROM_BYTES) checkRatio(unpacked, packed, limits, '');
}

function checkRatio(unpacked: number, packed: number, limits: SheetLimits, part: string): void {
  const ratio = Math.ceil(unpacked / Math.max(1, packed));
  if (ratio > limits.ratio) {
    throw new SheetRefusal('sheets.ratio_too_high', { part, found: ratio, allowed: limits.ratio });
  }
}

function* packedPieces(source: ByteSource, entry: ZipEntry): Generator<Buffer> {
  const header = source.read(entry.headerOffset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) {
    throw new SheetRefusal('sheets.damaged', { part: entry.name, what: 'local header' });
  }
  let at = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = at + entry.packedBytes;
  while (at < end) {
    const piece = source.read(at, Math.min(PACKED_PIECE_BYTES, end - at));
    if (piece.length === 0) {
      throw new SheetRefusal('sheets.damaged', { part: entry.name, what: 'cut off' });
    }
    at += piece.length;
    yield piece;
  }
}

async function* inflatedPieces(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedPieces(source, entry);
  if (entry.method === STORED) {
    yield* packed;
    return;
  }
  try {
    yield* through(createInflateRaw({ chunkSize: INFLATED_PIECE_BYTES }), packed);
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    throw new SheetRefusal('sheets.damaged', { part: entry.name, what: 'compressed data' });
  }
}
