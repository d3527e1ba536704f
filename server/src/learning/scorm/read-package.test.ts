import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesSource } from '../../platform/files/index.ts';
import { hostilePackages } from './hostile-packages.testing.ts';
import { withParameters } from './manifest.ts';
import { PACKAGE_FAULTS } from './package-fault.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { TOOL_SHAPES, zipOf } from './packages.testing.ts';
import type { PackageMessage } from './package-wire.ts';
import { answerOf, type PackageAnswer, readPackage } from './read-package.ts';
import { readPackageFrom } from './read-package-from.ts';

const SLOW_MS = 120_000;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixu-packages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same reader in this process, for what needs no wall around it to be seen. */
async function readHere(bytes: Buffer): Promise<{ answer: PackageAnswer; unpacked: Buffer }> {
  const messages: PackageMessage[] = [];
  const pieces: Uint8Array[] = [];
  await readPackageFrom(bytesSource(bytes), PACKAGE_LIMITS, {
    send: (message) => messages.push(message),
    write: (piece) => pieces.push(Uint8Array.from(piece)),
  });
  return { answer: answerOf(messages), unpacked: Buffer.concat(pieces) };
}

async function read(
  bytes: Buffer,
  limits = PACKAGE_LIMITS,
): Promise<{ answer: PackageAnswer; unpacked: Buffer }> {
  const input = { path: join(folder, 'in.zip') };
  const output = { path: join(folder, 'out') };
  await writeFile(input.path, bytes);
  const answer = await readPackage(input, output, limits);
  return { answer, unpacked: await readFile(output.path) };
}

test(
  'packages in the shapes of many tools are read, and every file lies where it is said to',
  async () => {
    // Goal: what authors have comes in. Method: 22 shapes; titles, launches and bytes against what was put in.
    expect(TOOL_SHAPES.length).toBeGreaterThanOrEqual(20);
    for (const shape of TOOL_SHAPES) {
      const { answer, unpacked } = await read(zipOf(shape));
      if (!answer.ok)
        throw new Error(`${shape.name}: ${answer.code} ${JSON.stringify(answer.detail)}`);
      const { manifest, files } = answer.value;
      if (manifest === null) throw new Error(`${shape.name}: no courseware`);
      expect(manifest, shape.name).toMatchObject({ version: shape.version, title: shape.title });
      const items = manifest.items.map((one) => [one.title, one.launch?.path ?? null]);
      expect(items, shape.name).toEqual(shape.items);
      for (const file of files) {
        const put = shape.entries.find((one) => one.name.replaceAll('\\', '/') === file.path);
        const bytes = unpacked.subarray(file.offset, file.offset + file.bytes);
        expect(bytes.equals(Buffer.from(put?.bytes ?? '')), `${shape.name}: ${file.path}`).toBe(
          true,
        );
      }
    }
  },
  SLOW_MS,
);

test(
  'what a manifest says of an item is kept',
  async () => {
    // Goal: scores, limits, launch data and parameters reach the run-time. Method: the shapes that have them.
    const itemsOf = async (name: string) => {
      const shape = TOOL_SHAPES.find((one) => one.name === name);
      const { answer } = await readHere(zipOf(shape ?? { entries: [] }));
      return answer.ok ? answer.value.manifest : answer;
    };
    expect(await itemsOf('adl example, plain 1.2')).toMatchObject({
      notes: [],
      items: [
        { depth: 0, launch: null },
        {
          depth: 1,
          maxTimeAllowed: '00:30:00',
          timeLimitAction: 'continue,no message',
          launchData: 'step=1',
        },
        { depth: 1, visible: true },
        { depth: 0, launch: { kind: 'asset' } },
      ],
    });
    expect(await itemsOf('adl example, sequenced 2004')).toMatchObject({
      notes: ['sequencing_not_followed'],
      edition: '2004 4th Edition',
      items: [
        {
          launch: { suffix: '?content=intro', kind: 'sco' },
          completionThreshold: null,
          sharedData: [
            { targetId: 'com.example.notes', read: true, write: true },
            { targetId: 'com.example.key', read: false, write: true },
          ],
        },
        {
          launch: { suffix: '?mode=test&content=test#q1' },
          completionThreshold: '0.75',
          sharedData: [{ targetId: 'com.example.notes', read: true, write: false }],
        },
      ],
    });
    expect(await itemsOf('ispring 1.2')).toMatchObject({ items: [{ passingScore: '80' }] });
    expect(await itemsOf('ispring 2004')).toMatchObject({
      notes: [],
      items: [{ passingScore: '0.8', objectives: ['PRIMARY'] }],
    });
    expect(await itemsOf('exelearning 1.2')).toMatchObject({
      notes: ['prerequisites_not_followed'],
    });
  },
  SLOW_MS,
);

test('parameters join an address as the standard joins them', () => {
  // Goal: pages get exactly their parameters. Method: the cases of the standard's own algorithm.
  const cases: readonly (readonly [string, string, string])[] = [
    ['', '', ''],
    ['', 'a=1', '?a=1'],
    ['', '?a=1', '?a=1'],
    ['?b=2', '&?a=1', '?b=2&a=1'],
    ['', '#part', '#part'],
    ['#other', '#part', '#other'],
    ['?b=2#x', 'a=1', '?b=2&a=1#x'],
  ];
  for (const [suffix, parameters, result] of cases)
    expect(withParameters(suffix, parameters)).toBe(result);
});

test(
  'hostile and broken packages are refused, each with its own reason',
  async () => {
    // Goal: nothing is written outside, inflated past the limits or looked up. Method: packages that each try one thing.
    const hostile = hostilePackages();
    expect(hostile.length).toBeGreaterThanOrEqual(20);
    const found: (readonly [string, string])[] = [];
    for (const one of hostile) {
      const { answer } = await read(one.bytes);
      found.push([one.name, answer.ok ? 'taken in' : answer.code]);
    }
    expect(found).toEqual(hostile.map((one) => [one.name, one.fault]));
    const reached = new Set([
      ...hostile.map((one) => one.fault),
      'timed_out',
      'out_of_memory',
      'reader_crashed',
    ]);
    // Those of recordings in pieces are met by theirs.
    const scorm = PACKAGE_FAULTS.filter((fault) => !fault.startsWith('hls_'));
    expect(scorm.filter((fault) => !reached.has(fault))).toEqual([]);
  },
  SLOW_MS,
);

test(
  'the confined reader answers what the reader answers',
  async () => {
    // Goal: the wall changes nothing and nothing is written beside. Method: one package of each outcome in the process.
    const shape = TOOL_SHAPES.find((one) => one.name.startsWith('GBK')) ?? { entries: [] };
    const good = zipOf(shape);
    expect(await read(good)).toEqual(await readHere(good));
    for (const name of [
      'climbs out',
      'bomb, declared small',
      'a billion laughs',
      'symbolic link',
    ]) {
      const bytes = hostilePackages().find((one) => one.name === name)?.bytes ?? good;
      expect((await read(bytes)).answer, name).toEqual((await readHere(bytes)).answer);
    }
    expect((await readdir(folder)).toSorted()).toEqual(['in.zip', 'out']);
  },
  SLOW_MS,
);

test(
  'a reader that takes too long or too much is ended',
  async () => {
    // Goal: no package can hold the server. Method: an honest package with limits that nothing can meet.
    const shape = TOOL_SHAPES[0] ?? { entries: [] };
    const slow = await read(zipOf(shape), { ...PACKAGE_LIMITS, milliseconds: 1 });
    expect(slow.answer).toMatchObject({ ok: false, code: 'timed_out' });
    const greedy = await read(zipOf(shape), { ...PACKAGE_LIMITS, residentBytes: 1024 });
    expect(greedy.answer).toMatchObject({ ok: false, code: 'out_of_memory' });
  },
  SLOW_MS,
);
