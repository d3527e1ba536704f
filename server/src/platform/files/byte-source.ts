import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Random access to bytes that are never loaded whole. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Buffer;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) => buffer.subarray(offset, Math.min(offset + length, buffer.length)),
  };
}

/** The descriptor stays the caller's: this neither opens nor closes it. */
export function descriptorSource(descriptor: number): ByteSource {
  const size = fstatSync(descriptor).size;
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const got = readSync(descriptor, buffer, filled, wanted - filled, offset + filled);
        if (got === 0) break;
        filled += got;
      }
      return buffer.subarray(0, filled);
    },
  };
}

export function withFileSource<T>(path: string, use: (source: ByteSource) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    return use(descriptorSource(descriptor));
  } finally {
    closeSync(descriptor);
  }
}
