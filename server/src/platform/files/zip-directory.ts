import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

/** One line of a zip's central directory: what the archive *says*, nothing inflated. */
export interface ZipEntry {
  /** Separators normalised to `/`, one leading `/` dropped. */
  readonly name: string;
  /** The name began with a separator or a drive: it was meant for a place outside. */
  readonly absolute: boolean;
  /** Type and permissions where a Unix program wrote them; null otherwise. */
  readonly unixMode: number | null;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerOffset: number;
  readonly flags: number;
  readonly dosTime: number;
  readonly dosDate: number;
}

export type ZipFault =
  | 'not_a_zip'
  | 'damaged'
  | 'too_many_entries'
  | 'directory_too_large'
  | 'unsafe_name'
  | 'duplicate_name'
  | 'overlapping_entries';

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[]; readonly directoryOffset: number }
  | { readonly ok: false; readonly fault: ZipFault; readonly found?: number };

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
/** The end record may be followed by a comment of at most 65,535 bytes. */
const TAIL_BYTES = END_BYTES + 65_535;
/** A directory of 200 entries is a few tens of KB; this bounds what one look may cost. */
const DIRECTORY_BYTES_MAX = 4 * 1024 * 1024;
/** The name is UTF-8, says the archive. */
const UTF8_FLAG = 0x0800;
const MADE_ON_UNIX = 3;
const MARK_16 = 0xffff;
const MARK_32 = 0xffffffff;

interface EndRecord {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * Reads the central directory and refuses archives whose directory contradicts itself. Local
 * headers are not trusted for sizes, so an archive that says one thing at its end and another in
 * the middle is read by its end only.
 */
export function readZipDirectory(source: ByteSource, entriesMax: number): ZipDirectory {
  const end = readEnd(source);
  if (end === null) return { ok: false, fault: looksLikeZip(source) ? 'damaged' : 'not_a_zip' };
  if (end.entries > entriesMax) {
    return { ok: false, fault: 'too_many_entries', found: end.entries };
  }
  if (end.bytes > DIRECTORY_BYTES_MAX) {
    return { ok: false, fault: 'directory_too_large', found: end.bytes };
  }
  if (end.offset + end.bytes > source.size) return { ok: false, fault: 'damaged' };
  const entries = readEntries(source.read(end.offset, end.bytes), end.entries);
  if (entries === null) return { ok: false, fault: 'damaged' };
  const fault = faultOf(entries, end.offset);
  return fault === null ? { ok: true, entries, directoryOffset: end.offset } : { ok: false, fault };
}

function looksLikeZip(source: ByteSource): boolean {
  const head = source.read(0, 4);
  return head.length === 4 && head.readUInt32LE(0) === 0x04034b50;
}

function readEnd(source: ByteSource): EndRecord | null {
  const tailStart = Math.max(0, source.size - TAIL_BYTES);
  const tail = source.read(tailStart, TAIL_BYTES);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    // The comment must reach exactly to the end, or this is not the end record.
    if (at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const end = {
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const marked = end.entries === MARK_16 || end.bytes === MARK_32 || end.offset === MARK_32;
    return marked ? readEnd64(source, tailStart + at) : end;
  }
  return null;
}

function readEnd64(source: ByteSource, endOffset: number): EndRecord | null {
  if (endOffset < 20) return null;
  const locator = source.read(endOffset - 20, 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== LOCATOR64_SIGNATURE) return null;
  const offset = Number(locator.readBigUInt64LE(8));
  if (offset + 56 > source.size) return null;
  const record = source.read(offset, 56);
  if (record.length < 56 || record.readUInt32LE(0) !== END64_SIGNATURE) return null;
  return {
    entries: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function readEntries(directory: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > directory.length) return null;
    if (directory.readUInt32LE(at) !== CENTRAL_SIGNATURE) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const next = at + CENTRAL_BYTES + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
    if (next > directory.length) return null;
    const extraStart = at + CENTRAL_BYTES + nameBytes;
    const sizes = sizesOf(directory, at, directory.subarray(extraStart, extraStart + extraBytes));
    if (sizes === null) return null;
    const flags = directory.readUInt16LE(at + 8);
    const written = nameOf(directory.subarray(at + CENTRAL_BYTES, extraStart), flags);
    entries.push({
      name: written.replace(/^\//, ''),
      absolute: /^(?:\/|[A-Za-z]:)/.test(written),
      unixMode: directory[at + 5] === MADE_ON_UNIX ? directory.readUInt16LE(at + 40) : null,
      method: directory.readUInt16LE(at + 10),
      encrypted: (flags & 0x0001) !== 0,
      flags,
      dosTime: directory.readUInt16LE(at + 12),
      dosDate: directory.readUInt16LE(at + 14),
      crc32: directory.readUInt32LE(at + 16),
      ...sizes,
    });
    at = next;
  }
  return entries;
}

/**
 * Programs on Chinese Windows write names in GBK and do not say so. Its second bytes include the
 * backslash, so separators are only looked for in decoded text.
 */
function nameOf(bytes: Buffer, flags: number): string {
  const utf8 = (flags & UTF8_FLAG) !== 0 || isUtf8(bytes);
  const text = utf8 ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
  return text.replaceAll('\\', '/');
}

function sizesOf(
  directory: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, 'packedBytes' | 'unpackedBytes' | 'headerOffset'> | null {
  const sizes = {
    packedBytes: directory.readUInt32LE(at + 20),
    unpackedBytes: directory.readUInt32LE(at + 24),
    headerOffset: directory.readUInt32LE(at + 42),
  };
  const marked = Object.values(sizes).includes(MARK_32);
  if (!marked) return sizes;
  const wide = extraField(extra, 0x0001);
  if (wide === null) return null;
  let used = 0;
  // ZIP64 lists only the fields whose 32-bit form is all ones, in this order.
  for (const key of ['unpackedBytes', 'packedBytes', 'headerOffset'] as const) {
    if (sizes[key] !== MARK_32) continue;
    if (used + 8 > wide.length) return null;
    sizes[key] = Number(wide.readBigUInt64LE(used));
    used += 8;
  }
  return sizes;
}

function extraField(extra: Buffer, id: number): Buffer | null {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

function faultOf(entries: readonly ZipEntry[], directoryOffset: number): ZipFault | null {
  const names = new Set<string>();
  for (const entry of entries) {
    const escapes = entry.name.split('/').includes('..') || entry.name.startsWith('/');
    if (escapes || entry.name.includes('\0') || /^[A-Za-z]:/.test(entry.name)) return 'unsafe_name';
    // Readers differ on which of two equal names wins; a file that means two things is refused.
    const key = entry.name.toLowerCase();
    if (names.has(key)) return 'duplicate_name';
    names.add(key);
  }
  const byOffset = [...entries].sort((a, b) => a.headerOffset - b.headerOffset);
  let freeFrom = 0;
  for (const entry of byOffset) {
    // Entries that share bytes are how a small archive inflates without any one ratio showing it.
    if (entry.headerOffset < freeFrom) return 'overlapping_entries';
    freeFrom = entry.headerOffset + 30 + entry.packedBytes;
  }
  return freeFrom > directoryOffset ? 'damaged' : null;
}
