import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskStorage, FileTooLarge } from './storage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixu-storage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (word: string): Readable => Readable.from([Buffer.from(word)]);

async function listed(keys: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const key of keys) found.push(key);
  return found;
}

test('an area lists and reaches its own files only', async () => {
  // Goal: a room that tidies up cannot remove another's files. Method: two areas and the whole in one folder.
  const storage = diskStorage(folder);
  const [one, two] = [storage.area('evidence'), storage.area('intake')];
  const mine = await one.put(bytes('mine'), 10);
  const yours = await two.put(bytes('yours'), 10);
  const shared = await storage.put(bytes('shared'), 10);
  // Older than minus one second: everything there is.
  expect(await listed(one.olderThan(-1000))).toEqual([mine.key]);
  expect(await listed(two.olderThan(-1000))).toEqual([yours.key]);
  expect(await listed(one.olderThan(60_000))).toEqual([]);
  expect(() => one.pathOf(yours.key)).toThrow(/not a key/);
  expect(() => one.pathOf(shared.key)).toThrow(/not a key/);
  expect(() => one.pathOf('evidence/../intake')).toThrow(/not a key/);
  expect(() => storage.area('../x')).toThrow(/not a name/);
  expect(await text(await storage.read(yours.key))).toBe('yours');
  await one.remove(mine.key);
  expect(await listed(one.olderThan(-1000))).toEqual([]);
});

test('what is too large or breaks off leaves nothing behind', async () => {
  // Goal: a torn upload costs no disk. Method: one byte too many, and a source that fails.
  const area = diskStorage(folder).area('torn');
  await expect(area.put(bytes('12345'), 4)).rejects.toBeInstanceOf(FileTooLarge);
  const broken = new Readable({
    read() {
      this.destroy(new Error('line lost'));
    },
  });
  await expect(area.put(broken, 10)).rejects.toThrow('line lost');
  const left = await readdir(join(folder, 'torn'), { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
  expect((await area.put(bytes('1234'), 4)).bytes).toBe(4);
});
