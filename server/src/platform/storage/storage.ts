import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { assert } from '@jixu/kernel';

export type StoredFile = { readonly key: string; readonly bytes: number; readonly sha256: string };

export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}

/** From one byte to another, both included. */
export type FilePart = { readonly first: number; readonly last: number };

/** Bytes by key. A key is random, says nothing of what it names, and is written once. */
export type FileArea = {
  /** Durable when it returns: written, synced, renamed, folder synced. Throws FileTooLarge past `bytesMax`. */
  readonly put: (source: Readable, bytesMax: number) => Promise<StoredFile>;
  readonly read: (key: string, part?: FilePart) => Promise<Readable>;
  /** A path that a sandboxed reader process may open. */
  readonly pathOf: (key: string) => string;
  readonly remove: (key: string) => Promise<void>;
  /** Keys written longer ago than that, by the time of the file system. Unfinished writes of that age are removed. */
  readonly olderThan: (ageMs: number) => AsyncIterable<string>;
};

/** A room keeps its files in an area of its own, so that it can tell which of them nothing refers to any more. */
export type Storage = Omit<FileArea, 'olderThan'> & {
  readonly area: (name: string) => FileArea;
};

const KEY = /^(?:[a-z]{3,20}\/)?[0-9a-f]{2}\/[0-9a-f]{32}$/;
const UNFINISHED = '.part';
const AREA = /^[a-z]{3,20}$/;

export function diskStorage(folder: string): Storage {
  const { olderThan: _whole, ...storage } = diskArea(folder, '');
  return {
    ...storage,
    area: (name) => {
      assert(AREA.test(name), 'storage: not a name for an area');
      return diskArea(folder, `${name}/`);
    },
  };
}

function diskArea(folder: string, prefix: string): FileArea {
  const pathOf = (key: string): string => {
    assert(KEY.test(key) && key.startsWith(prefix), 'storage: not a key');
    return join(folder, key);
  };
  return {
    pathOf,
    put: async (source, bytesMax) => {
      const name = randomBytes(16).toString('hex');
      const key = `${prefix}${name.slice(0, 2)}/${name}`;
      const target = pathOf(key);
      await mkdir(dirname(target), { recursive: true });
      const temporary = `${target}${UNFINISHED}`;
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
    read: async (key, part) => {
      await stat(pathOf(key));
      return createReadStream(pathOf(key), part && { start: part.first, end: part.last });
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    olderThan: (ageMs) => keysOlderThan(folder, prefix, ageMs),
  };
}

async function* keysOlderThan(
  folder: string,
  prefix: string,
  ageMs: number,
): AsyncGenerator<string> {
  const root = join(folder, prefix);
  const before = (await fileSystemTime(root)) - ageMs;
  for await (const entry of await opendir(root, { recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const key = relative(folder, path);
    const unfinished = key.endsWith(UNFINISHED) && KEY.test(key.slice(0, -UNFINISHED.length));
    if (!unfinished && !KEY.test(key)) continue;
    if ((await writtenAt(path)) >= before) continue;
    if (unfinished) await rm(path, { force: true });
    else yield key;
  }
}

/** Ages are differences of one clock: that of the file system, which may be another machine's. */
async function fileSystemTime(root: string): Promise<number> {
  await mkdir(root, { recursive: true });
  const probe = join(root, `.time-${randomBytes(8).toString('hex')}`);
  await writeFile(probe, '', { flag: 'wx', mode: 0o600 });
  try {
    return await writtenAt(probe);
  } finally {
    await rm(probe, { force: true });
  }
}

/** A file that was removed meanwhile counts as brand-new: there is nothing left to do about it. */
async function writtenAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Infinity;
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
