import { crc32, inflateRawSync } from 'node:zlib';
import { type ByteSource, readZipDirectory, type ZipEntry } from '../../platform/files/index.ts';
import type { QtiLimits } from './qti-limits.ts';
import { FileRefusal } from './qti-refusal.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_BYTES = 30;

/** A package whose directory passed every limit; parts are unpacked one at a time, pictures never. */
export type PackageArchive = {
  readonly names: readonly string[];
  readonly sizeOf: (name: string) => number | null;
  /** The bytes of a part, checked; throws where the archive lied about it. */
  readonly bytesOf: (name: string) => Uint8Array;
};

export function openPackage(source: ByteSource, limits: QtiLimits): PackageArchive {
  const directory = readZipDirectory(source, limits.entries);
  if (!directory.ok) throw new FileRefusal('qti_bad_archive', { what: directory.fault });
  const files = directory.entries.filter((entry) => !entry.name.endsWith('/'));
  for (const entry of files) refuseEntry(entry);
  refuseSizes(files, limits);
  const byName = new Map(files.map((entry) => [entry.name, entry]));
  return {
    names: files.map((entry) => entry.name),
    sizeOf: (name) => byName.get(name)?.unpackedBytes ?? null,
    bytesOf(name) {
      const entry = byName.get(name);
      if (entry === undefined) throw new FileRefusal('qti_bad_archive', { what: 'missing' });
      return unpacked(source, entry);
    },
  };
}

function refuseEntry(entry: ZipEntry): void {
  if (entry.encrypted) throw new FileRefusal('qti_bad_archive', { what: 'encrypted' });
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new FileRefusal('qti_bad_archive', { what: 'method' });
  }
}

function refuseSizes(files: readonly ZipEntry[], limits: QtiLimits): void {
  let all = 0;
  for (const { unpackedBytes, packedBytes } of files) {
    all += unpackedBytes;
    const ratio = unpackedBytes / Math.max(1, packedBytes);
    if (unpackedBytes > limits.ratioFromBytes && ratio > limits.ratio) {
      const found = Math.ceil(ratio);
      throw new FileRefusal('qti_unpacks_too_large', { found, allowed: limits.ratio });
    }
  }
  if (all > limits.unpackedBytes) {
    throw new FileRefusal('qti_unpacks_too_large', { found: all, allowed: limits.unpackedBytes });
  }
}

/** What was declared passed the limits, so more than declared is a lie and ends the inflating. */
function unpacked(source: ByteSource, entry: ZipEntry): Uint8Array {
  const header = source.read(entry.headerOffset, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== 0x04034b50) {
    throw new FileRefusal('qti_bad_archive', { what: 'damaged' });
  }
  const at = entry.headerOffset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = source.read(at, entry.packedBytes);
  const bytes = entry.method === STORED ? packed : inflated(packed, entry.unpackedBytes);
  if (bytes.length !== entry.unpackedBytes || crc32(bytes) !== entry.crc32) {
    throw new FileRefusal('qti_bad_archive', { what: 'damaged' });
  }
  return bytes;
}

function inflated(packed: Buffer, bytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    // zlib tells what is wrong with the data by codes of several kinds; all of them are the archive's.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new FileRefusal('qti_bad_archive', { what: 'damaged' });
  }
}
