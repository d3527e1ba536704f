/** Beyond so many bytes `set` is faster. */
const BY_HAND_MAX = 48;

/** Bytes written one after another; the buffer grows and is used again. */
export class ByteWriter {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Makes sure that so many more fit. */
  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** The caller has made room. Short runs are copied faster by hand than by `set`. */
  put(from: Uint8Array): void {
    const { bytes, length } = this;
    const count = from.length;
    if (count > BY_HAND_MAX) bytes.set(from, length);
    else for (let at = 0; at < count; at += 1) bytes[length + at] = from[at] as number;
    this.length = length + count;
  }

  putRange(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let to = this.length;
    for (let at = start; at < end; at += 1) {
      bytes[to] = from[at] as number;
      to += 1;
    }
    this.length = to;
  }

  /** Characters of ASCII only. */
  putText(text: string): void {
    const { bytes } = this;
    let to = this.length;
    for (let at = 0; at < text.length; at += 1) {
      bytes[to] = text.charCodeAt(at);
      to += 1;
    }
    this.length = to;
  }

  putByte(byte: number): void {
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
