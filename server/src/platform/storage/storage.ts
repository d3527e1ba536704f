import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { assert } from '@jixu/kernel';

export type StoredFile = { readonly key: string; readonly bytes: number; readonly sha256: string };

export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}

/** Bytes by key. A key is random, says nothing, and is written once. */
export type Storage = {
  /** Durable when it returns: written, synced, renamed, folder synced. Throws FileTooLarge past `bytesMax`. */
  readonly put: (source: Readable, bytesMax: number) => Promise<StoredFile>;
  readonly read: (key: string) => Promise<Readable>;
  /** A path that a sandboxed reader process may open. */
  readonly pathOf: (key: string) => string;
  readonly remove: (key: string) => Promise<void>;
};

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

export function diskStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    assert(KEY.test(key), 'storage: not a key');
    return join(folder, key);
  };
  return {
    pathOf,
    put: async (source, bytesMax) => {
      const name = randomBytes(16).toString('hex');
      const key = `${name.slice(0, 2)}/${name}`;
      const target = pathOf(key);
      await mkdir(dirname(target), { recursive: true });
      const temporary = `${target}.part`;
      const hash = createHash('sha256');
      let bytes = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          if (bytes > bytesMax) {
            done(new FileTooLarge(`more than ${bytesMax} bytes`));
            return;
          }
          hash.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, meter, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
        await sync(temporary);
        await rename(temporary, target);
        await sync(dirname(target));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return { key, bytes, sha256: hash.digest('hex') };
    },
    read: async (key) => {
      await stat(pathOf(key));
      return createReadStream(pathOf(key));
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
