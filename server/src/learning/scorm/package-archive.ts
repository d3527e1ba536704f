import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, crc32 } from 'node:zlib';
import {
  type ByteSource,
  readZipDirectory,
  type ZipEntry,
  type ZipFault,
} from '../../platform/files/index.ts';
import { isProgram } from './courseware-type.ts';
import { type PackageFault, PackageRefusal } from './package-fault.ts';
import type { PackageLimits } from './package-limits.ts';

const PIECE_BYTES = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const FAULT_OF: Readonly<Record<ZipFault, PackageFault>> = {
  not_a_zip: 'not_a_zip',
  damaged: 'damaged',
  too_many_entries: 'too_many_files',
  directory_too_large: 'too_many_files',
  unsafe_name: 'unsafe_name',
  duplicate_name: 'doubled_name',
  overlapping_entries: 'overlapping',
};

/** The files of a package whose directory passed every limit. Folders are no files. */
export function openPackage(source: ByteSource, limits: PackageLimits): readonly ZipEntry[] {
  if (source.size > limits.fileBytes) {
    throw new PackageRefusal('too_large', { found: source.size, allowed: limits.fileBytes });
  }
  const directory = readZipDirectory(source, limits.files);
  if (!directory.ok) {
    const found = directory.found === undefined ? {} : { found: directory.found };
    throw new PackageRefusal(FAULT_OF[directory.fault], { ...found, allowed: limits.files });
  }
  for (const entry of directory.entries) checkEntry(entry, limits);
  checkSizes(directory.entries, limits);
  return directory.entries.filter((entry) => !entry.name.endsWith('/'));
}

function checkEntry(entry: ZipEntry, limits: PackageLimits): void {
  const what = entry.name.slice(0, 200);
  if (entry.encrypted) throw new PackageRefusal('encrypted', { what });
  // A name that starts at the root, or holds control characters, was never an honest file's.
  // oxlint-disable-next-line no-control-regex
  if (entry.absolute || entry.name === '' || /[\u0000-\u001f\u007f]/.test(entry.name)) {
    throw new PackageRefusal('unsafe_name', { what: what.replaceAll(/\p{Cc}/gu, '?') });
  }
  if (entry.unixMode !== null && (entry.unixMode & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
    throw new PackageRefusal('link', { what });
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new PackageRefusal('compression', { what, found: entry.method });
  }
  if (isProgram(entry.name)) throw new PackageRefusal('program', { what });
  if (entry.unpackedBytes >= limits.ratioFromBytes) {
    checkRatio(entry.unpackedBytes, entry.packedBytes, limits, what);
  }
}

function checkSizes(entries: readonly ZipEntry[], limits: PackageLimits): void {
  const sum = (of: (entry: ZipEntry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const unpacked = sum((entry) => entry.unpackedBytes);
  if (unpacked > limits.unpackedBytes) {
    throw new PackageRefusal('too_large', { found: unpacked, allowed: limits.unpackedBytes });
  }
  if (unpacked >= limits.ratioFromBytes) {
    checkRatio(
      unpacked,
      sum((entry) => entry.packedBytes),
      limits,
      '',
    );
  }
}

function checkRatio(unpacked: number, packed: number, limits: PackageLimits, what: string): void {
  const found = Math.ceil(unpacked / Math.max(1, packed));
  if (found > limits.ratio) {
    throw new PackageRefusal('inflates_too_much', { what, found, allowed: limits.ratio });
  }
}

/** The bytes in pieces; never more than declared, and exactly what the checksum says. */
export async function unpack(
  source: ByteSource,
  entry: ZipEntry,
  onPiece: (piece: Buffer) => void,
): Promise<void> {
  const what = entry.name.slice(0, 200);
  let bytes = 0;
  let check = 0;
  const take = (piece: Buffer): void => {
    bytes += piece.length;
    // Declared sizes were within the limits, so more than declared is a lie, not a large file.
    if (bytes > entry.unpackedBytes) {
      throw new PackageRefusal('inflates_too_much', {
        what,
        found: bytes,
        allowed: entry.unpackedBytes,
      });
    }
    check = crc32(piece, check);
    onPiece(piece);
  };
  if (entry.method === STORED) for (const piece of packedPieces(source, entry)) take(piece);
  else await inflate(packedPieces(source, entry), take, what);
  if (bytes !== entry.unpackedBytes || check !== entry.crc32) {
    throw new PackageRefusal('damaged', { what });
  }
}

async function inflate(
  packed: Iterable<Buffer>,
  take: (piece: Buffer) => void,
  what: string,
): Promise<void> {
  try {
    await pipeline(
      Readable.from(packed),
      createInflateRaw({ chunkSize: PIECE_BYTES }),
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) take(piece);
      },
    );
  } catch (error) {
    if (error instanceof PackageRefusal) throw error;
    throw new PackageRefusal('damaged', { what });
  }
}

function* packedPieces(source: ByteSource, entry: ZipEntry): Generator<Buffer> {
  const header = source.read(entry.headerOffset, 30);
  const what = entry.name.slice(0, 200);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) {
    throw new PackageRefusal('damaged', { what });
  }
  let at = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = at + entry.packedBytes;
  while (at < end) {
    const piece = source.read(at, Math.min(PIECE_BYTES, end - at));
    if (piece.length === 0) throw new PackageRefusal('damaged', { what });
    at += piece.length;
    yield piece;
  }
}
