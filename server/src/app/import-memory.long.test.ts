import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '@jixu/kernel';
import { uploadFile } from './declare.testing.ts';
import { listedPeople, RECORDS_KIND, writeRecords } from './record-import.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: of a list a server holds a few lots and, of each row, no more than how to know it again. Method: lists of 20,000,
// 100,000 and 190,000 rows (200,000 are the most that a file may have) one after the other in one process; during each,
// again and again, what is left when everything collectable is gone. What is resident beside that is the collector's
// choice and says how much the machine has; it is printed. The first list warms the process up and is not counted.
/** Not below 10,000: so many rows are in the air at once. */
const SIZES = (process.env['JIXU_MEMORY_ROWS'] ?? '20000,100000,190000').split(',').map(Number);
/**
 * A digest of each row, by which a second one about the same thing is known: 40 MB for the longest list there may be. A
 * table of what the rows say would be several times that.
 */
const BYTES_A_ROW_MAX = 200;
const LOOK_EVERY_MS = 1_000;
let world: World;
let place: TestPlace;
let people: readonly TestPerson[];
let folder: string;
let collect: () => void;

beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = await listedPeople(world, place, 200);
  folder = await mkdtemp(join(tmpdir(), 'jixu-memory-'));
}, 600_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

/** What is held when everything collectable is gone. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most that was held while a list of so many rows was checked and brought in, beyond what was held before. */
async function mostFor(rows: number, name: string): Promise<number> {
  const path = join(folder, `${name}.csv`);
  await writeRecords(path, { people, rows, name, kind: 'csv' });
  const batch = await uploadFile(world, place.administrator, {
    name: `${name}.csv`,
    bytes: await readFile(path),
    to: `/api/intake/${RECORDS_KIND}/batches?unit=${place.unitId}`,
  });
  const { unitId, batchId } = batch.body as { unitId: string; batchId: string };
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  const before = held();
  let most = before;
  let resident = 0;
  const watch = setInterval(() => {
    resident = Math.max(resident, process.memoryUsage.rss());
    most = Math.max(most, held());
  }, LOOK_EVERY_MS);
  await world.settle();
  await world.call(place.administrator, 'POST', `${at}/confirmation`);
  await world.settle();
  clearInterval(watch);
  const done = await world.call(place.administrator, 'GET', at);
  expect(done.body).toMatchObject({ state: 'done', happened: { created: rows } });
  console.log(
    `memory of an import of ${rows} rows: ${mib(before)} before, ${mib(most)} at most, ` +
      `+${mib(most - before)} MiB; ${mib(resident)} resident`,
  );
  return most - before;
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

test('memory does not grow with the rows of a list', async () => {
  await mostFor(present(SIZES[0], 'a size'), 'warm');
  const most: number[] = [];
  for (const [n, rows] of SIZES.entries()) most.push(await mostFor(rows, `list${n}`));
  const [small, large] = [present(SIZES[0], 'a size'), present(SIZES.at(-1), 'a size')];
  const grown = present(most.at(-1), 'a figure') - present(most[0], 'a figure');
  const slope = grown / (large - small);
  console.log(`memory of imports: ${slope.toFixed(0)} bytes a row between ${small} and ${large}`);
  expect(slope).toBeLessThan(BYTES_A_ROW_MAX);
}, 1_800_000);
