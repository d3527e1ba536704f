import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SheetValue, writeSheetFile } from '../platform/sheets/index.ts';
import { uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';
import { killedOnce } from './work-process.testing.ts';

// Goal: records that come in as lots are there once each, whatever dies in the middle, and go as one. Method: the real
// product, a list of three lots; a process of its own brings them in and is killed as soon as the first lot is in.
const ROWS = Number(process.env['JIXU_IMPORT_ROWS'] ?? 4_500);
const PEOPLE = 30;
let world: World;
let place: TestPlace;
let people: TestPerson[];
let folder: string;
let file: Buffer;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const name = `张${String.fromCodePoint(0x4e00 + n)}`;
    people.push(await world.person({ name, unitId: place.unitId, pending: true }));
  }
  folder = await mkdtemp(join(tmpdir(), 'jixu-killed-'));
  const headings = ['姓名', '身份证号码', '科目类型', '培训名称', '开始日期', '结束日期', '半天数'];
  const columns = headings.map((header) => ({ header, type: 'text' as const }));
  const path = join(folder, 'records.csv');
  await writeSheetFile({ columns, rows: rows(), kind: 'csv' }, { path });
  file = await readFile(path);
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

function* rows(): Generator<SheetValue[]> {
  for (let n = 0; n < ROWS; n += 1) {
    const person = people[n % PEOPLE];
    const course = Math.floor(n / PEOPLE);
    const day = `2026-0${1 + (course % 9)}-${String(1 + (course % 28)).padStart(2, '0')}`;
    yield [
      person?.name ?? '',
      person?.idNumber ?? '',
      '专业',
      `第${course}期专业培训班`,
      day,
      day,
      '2',
    ];
  }
}

type Batch = {
  readonly state: string;
  readonly counts: { readonly ready: number; readonly applied: number; readonly undone: number };
};

async function handIn(): Promise<string> {
  const answer = await uploadFile(world, place.administrator, {
    name: 'records.csv',
    bytes: file,
    mediaType: 'text/csv',
    to: `/api/intake/records.unit-registration.training/batches?unit=${place.unitId}`,
  });
  const { unitId, batchId } = answer.body as { unitId: string; batchId: string };
  await world.settle();
  return `/api/intake/batches/${unitId}/${batchId}`;
}

const look = async (at: string): Promise<Batch> =>
  (await world.call(place.administrator, 'GET', at)).body as Batch;
async function step(at: string, what: string): Promise<void> {
  const answer = await world.call(place.administrator, 'POST', `${at}/${what}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** Drafts, and how many different things they say. */
async function drafts(): Promise<{ all: number; different: number }> {
  const found = await sql<{ all: number; different: number }>`select count(*)::int as all,
      count(distinct (person_id, entry_key))::int as different
    from declarations.declaration where state = 'draft'`.execute(world.database.db);
  return found.rows[0] ?? { all: 0, different: 0 };
}

test('killed after the first lot, cancelled, taken back: as if it had not been', async () => {
  const at = await handIn();
  expect(await look(at)).toMatchObject({ state: 'checked', counts: { ready: ROWS } });
  await step(at, 'confirmation');
  await killedOnce(world, async () => (await look(at)).counts.applied > 0);
  await step(at, 'cancellation');
  const { counts, state } = await look(at);
  expect(state).toBe('cancelled');
  expect(counts.applied + counts.ready).toBe(ROWS);
  expect(counts.applied).toBeGreaterThan(0);
  expect(await drafts()).toEqual({ all: counts.applied, different: counts.applied });
  await world.settle();
  expect(await drafts()).toMatchObject({ all: counts.applied });
  await step(at, 'undo');
  await world.settle();
  expect(await look(at)).toMatchObject({ state: 'undone', counts: { undone: counts.applied } });
  expect(await drafts()).toEqual({ all: 0, different: 0 });
}, 240_000);

test('killed after the first lot and gone on with: each row once', async () => {
  const at = await handIn();
  await step(at, 'confirmation');
  await killedOnce(world, async () => (await look(at)).counts.applied > 0);
  const between = await look(at);
  expect(between.counts.applied + between.counts.ready).toBe(ROWS);
  expect(await drafts()).toMatchObject({ all: between.counts.applied });
  await world.settle();
  expect(await look(at)).toMatchObject({ state: 'done', counts: { applied: ROWS, ready: 0 } });
  expect(await drafts()).toEqual({ all: ROWS, different: ROWS });
}, 240_000);

test('a row is shown and repaired out of its lot, and the rest stays together', async () => {
  // The second file says the same but for one title: everything else is unchanged.
  const other = Buffer.from(file.toString('utf8').replace('第0期专业培训班', '第零期专业培训班'));
  file = other;
  const at = await handIn();
  const read = (await world.call(place.administrator, 'GET', at)).body;
  expect(read).toMatchObject({ expected: { created: 1, unchanged: ROWS - 1 } });
  const page = await world.call(place.administrator, 'GET', `${at}/rows?after=2000&limit=3`);
  const { items, nextAfter } = page.body as {
    items: { rowNo: number; version: number; state: string }[];
    nextAfter: number;
  };
  expect(items.map(({ rowNo, state }) => [rowNo, state])).toEqual([
    [2001, 'ready'],
    [2002, 'ready'],
    [2003, 'ready'],
  ]);
  expect(nextAfter).toBe(2003);
  const repaired = await world.call(place.administrator, 'PATCH', `${at}/rows/2002`, {
    version: items[1]?.version,
    cells: { 'v.title': '改过的培训班' },
  });
  expect(repaired.body).toMatchObject({ rowNo: 2002, state: 'ready', outcome: 'created' });
  await step(at, 'confirmation');
  await world.settle();
  const done = (await world.call(place.administrator, 'GET', at)).body;
  expect(done).toMatchObject({ state: 'done', happened: { created: 2, unchanged: ROWS - 2 } });
  expect(await drafts()).toEqual({ all: ROWS + 2, different: ROWS + 2 });
}, 240_000);
