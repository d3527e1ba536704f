import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectType } from './detect-type.ts';
import { mediaLengthMs } from './media-length.ts';

// Goal: a recording is as long as its file says, and a broken one is said to have no length.
// Method: two small recordings of ours, whole, cut short, and with bytes changed at random.
const lessons = new URL('../../app/demonstration/media/', import.meta.url);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixu-media-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (name: string) => readFile(new URL(name, lessons));

async function lengthOf(bytes: Buffer, type: 'mp4' | 'webm'): Promise<number | null> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return mediaLengthMs({ path }, type);
}

test('an MP4 and a WebM are known by their content and say how long they play', async () => {
  const [mp4, webm] = [await read('lesson-24s.mp4'), await read('lesson-60s.webm')];
  expect([detectType(mp4), detectType(webm)]).toEqual([
    { type: 'mp4', also: [] },
    { type: 'webm', also: [] },
  ]);
  expect([await lengthOf(mp4, 'mp4'), await lengthOf(webm, 'webm')]).toEqual([24_000, 60_000]);
});

test('cut short or damaged, a file has a length or none, and nothing breaks', async () => {
  let state = 7;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (const [name, type] of [
    ['lesson-24s.mp4', 'mp4'],
    ['lesson-60s.webm', 'webm'],
  ] as const) {
    const whole = await read(name);
    expect(await lengthOf(whole.subarray(0, 20), type)).toBeNull();
    expect(await lengthOf(Buffer.alloc(0), type)).toBeNull();
    for (let n = 0; n < 300; n += 1) {
      const bytes = Buffer.from(whole);
      for (let k = 0; k < 8; k += 1)
        bytes[Math.floor(random() * Math.min(600, bytes.length))] = Math.floor(random() * 256);
      const found = await lengthOf(
        bytes.subarray(0, 1 + Math.floor(random() * bytes.length)),
        type,
      );
      expect(found === null || (Number.isInteger(found) && found > 0)).toBe(true);
    }
  }
});
