import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { codeOf } from './embedded/database-unavailable.ts';

/**
 * The container of a backup: a gzipped ustar archive, so that in need `tar` and `COPY` suffice to
 * get at the rows. A table is cut into parts because tar wants every size beforehand.
 */
export type ArchiveEntry = { readonly name: string; readonly data: Buffer };

export type BackupProblem =
  /** The file to write is there already: choose another name. */
  | 'backup.file_exists'
  /** The file is cut off, changed or no backup: take another one. */
  | 'backup.damaged'
  /** The target holds rows: restore into a new database. */
  | 'backup.not_empty'
  /** The backup is of a newer schema than this Jixu knows, or of another one. */
  | 'backup.other_schema';

export class BackupRefused extends Error {
  override name = 'BackupRefused';
  readonly code: BackupProblem;

  constructor(code: BackupProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const BLOCK = 512;
/** Ours are of 4 MB at most; a header that claims more is not ours and costs no memory. */
const ENTRY_BYTES_MAX = 64 * 2 ** 20;

export class ArchiveWriter {
  readonly #gzip = createGzip();
  readonly #written: Promise<void>;

  /** Refuses an existing file. Readable by its owner alone: it holds personal data. */
  constructor(path: string) {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
    this.#written = pipeline(this.#gzip, file);
    // Reported by the next `add` or by `finish`.
    this.#written.catch(() => undefined);
  }

  async add(name: string, data: Buffer): Promise<void> {
    await this.#write(Buffer.concat([tarHeader(name, data.length), data, padding(data.length)]));
  }

  /** Returns when everything is on the disk. */
  async finish(): Promise<void> {
    await this.#write(Buffer.alloc(2 * BLOCK));
    this.#gzip.end();
    await this.#written;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
  }

  async #write(data: Buffer): Promise<void> {
    if (this.#gzip.destroyed) await this.#written;
    if (this.#gzip.write(data)) return;
    // A full disk ends the pipeline: then there is nothing to wait for but its error.
    await Promise.race([once(this.#gzip, 'drain'), this.#written]);
  }
}

/** Entry by entry, in constant memory. Throws `backup.damaged` where the file ends too early. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  const fed = pipeline(source, gunzip).catch((error: unknown) => error);
  const bytes = new ByteReader(gunzip, path);
  try {
    for (;;) {
      const header = await bytes.take(BLOCK);
      if (header.every((byte) => byte === 0)) break;
      const { name, size } = parseHeader(header, path);
      const data = await bytes.take(size);
      await bytes.take(padding(size).length);
      yield { name, data };
    }
    // To the end, where gzip keeps its own check sum.
    await bytes.take(BLOCK);
    await bytes.drain();
  } catch (error) {
    throw readingProblem(path, error);
  } finally {
    source.destroy();
    gunzip.destroy();
    await fed;
  }
}

function readingProblem(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code.startsWith('Z_')) return damaged(path, 'its compression is broken', error);
  return error;
}

export function damaged(path: string, why: string, cause?: unknown): BackupRefused {
  return new BackupRefused('backup.damaged', `${path} is no complete backup: ${why}.`, { cause });
}

class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #path: string;
  #held: Buffer[] = [];
  #size = 0;

  constructor(stream: AsyncIterable<Buffer>, path: string) {
    this.#chunks = stream[Symbol.asyncIterator]();
    this.#path = path;
  }

  async take(size: number): Promise<Buffer> {
    while (this.#size < size) {
      const next = await this.#chunks.next();
      if (next.done === true) throw damaged(this.#path, 'it ends too early');
      this.#held.push(next.value);
      this.#size += next.value.length;
    }
    const all = Buffer.concat(this.#held);
    this.#held = [all.subarray(size)];
    this.#size -= size;
    return all.subarray(0, size);
  }

  async drain(): Promise<void> {
    for (;;) if ((await this.#chunks.next()).done === true) return;
  }
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The sum of all bytes with the field of the sum itself taken as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function parseHeader(header: Buffer, path: string): { name: string; size: number } {
  const text = (from: number, to: number) =>
    header.toString('utf8', from, to).replace(/\0.*$/s, '').trim();
  const size = Number.parseInt(text(124, 136), 8);
  const sum = Number.parseInt(text(148, 156), 8);
  if (sum !== checksum(header) || !(size >= 0 && size <= ENTRY_BYTES_MAX))
    throw damaged(path, 'it holds something else than a backup');
  return { name: text(0, 100), size };
}
