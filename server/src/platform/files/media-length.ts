import type { ByteSource } from './byte-source.ts';
import { withFileSource } from './byte-source.ts';

/** Boxes and elements looked at before giving up; a file of hours has some thousands of clusters. */
const PARTS_MAX = 100_000;
/** The tables of a file are small; nothing longer than that is read at once. */
const HEAD_BYTES = 64;

/** How long an MP4 or WebM plays, as the file says of itself; null where it does not say, or is damaged. */
export function mediaLengthMs(
  file: { readonly path: string },
  type: 'mp4' | 'm4a' | 'webm',
): number | null {
  return withFileSource(file.path, (source) =>
    type === 'webm' ? webmLengthMs(source) : mp4LengthMs(source, { from: 0, to: source.size }),
  );
}

type Span = { readonly from: number; readonly to: number };

/** `mvhd` inside `moov`: a time scale and a duration in it. */
function mp4LengthMs(source: ByteSource, within: Span): number | null {
  let at = within.from;
  for (let n = 0; n < PARTS_MAX && at + 8 <= within.to; n += 1) {
    const head = source.read(at, HEAD_BYTES);
    if (head.length < 8) return null;
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length >= 16;
    const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? within.to - at : short;
    const body = at + (long ? 16 : 8);
    if (size < body - at || at + size > within.to) return null;
    const name = head.toString('latin1', 4, 8);
    if (name === 'moov') return mp4LengthMs(source, { from: body, to: at + size });
    if (name === 'mvhd') return movieHeader(source.read(body, 32));
    at += size;
  }
  return null;
}

function movieHeader(box: Buffer): number | null {
  if (box.length < 32) return null;
  const wide = box[0] === 1;
  const scale = box.readUInt32BE(wide ? 20 : 12);
  const length = wide ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16);
  return lengthMs((length / scale) * 1000);
}

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const SCALE = 0x2ad7b1;
const DURATION = 0x4489;

/** `Duration` in the `Info` of the segment, in units of `TimestampScale` nanoseconds. */
function webmLengthMs(source: ByteSource): number | null {
  const segment = elementOf(source, { from: 0, to: source.size }, SEGMENT);
  const info = segment && elementOf(source, segment, INFO);
  if (!info) return null;
  const duration = elementOf(source, info, DURATION);
  const scale = elementOf(source, info, SCALE);
  const bytes = duration && source.read(duration.from, duration.to - duration.from);
  if (!bytes || (bytes.length !== 4 && bytes.length !== 8)) return null;
  const units = bytes.length === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0);
  return lengthMs((units * (scale ? unsigned(source, scale) : 1_000_000)) / 1_000_000);
}

function lengthMs(value: number): number | null {
  const whole = Math.round(value);
  return Number.isFinite(value) && whole > 0 && whole < 2 ** 31 ? whole : null;
}

function unsigned(source: ByteSource, at: Span): number {
  return [...source.read(at.from, Math.min(8, at.to - at.from))].reduce(
    (sum, byte) => sum * 256 + byte,
    0,
  );
}

function elementOf(source: ByteSource, within: Span, wanted: number): Span | null {
  let at = within.from;
  for (let n = 0; n < PARTS_MAX && at < within.to; n += 1) {
    const head = source.read(at, 12);
    const idBytes = Math.clz32(head[0] ?? 0) - 23;
    if (idBytes < 1 || idBytes > 4 || head.length <= idBytes) return null;
    const sizeBytes = Math.clz32(head[idBytes] ?? 0) - 23;
    if (sizeBytes < 1 || sizeBytes > 8 || head.length < idBytes + sizeBytes) return null;
    const id = head.readUIntBE(0, idBytes);
    const size = sizeOf(head.subarray(idBytes, idBytes + sizeBytes));
    const from = at + idBytes + sizeBytes;
    // An unknown size, as live recordings have it, reaches to the end.
    const to = size === null ? within.to : from + size;
    if (to > within.to) return null;
    if (id === wanted) return { from, to };
    at = to;
  }
  return null;
}

function sizeOf(bytes: Buffer): number | null {
  const marker = 0x80 >> (bytes.length - 1);
  let value = (bytes[0] ?? 0) & (marker - 1);
  let unknown = value === marker - 1;
  for (const byte of bytes.subarray(1)) {
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return unknown ? null : value;
}
