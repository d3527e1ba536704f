import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet, type SheetValue, writeSheetFile } from '../platform/sheets/index.ts';
import { uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: an import of records costs at most twice what reading the same file with the same parser and copying its rows
// into a table costs. Method: both in one run, side by side, on one database; the figures are printed.
const ROWS = Number(process.env['JIXU_IMPORT_ROWS'] ?? 100_000);
const PEOPLE = 200;
const KIND = 'records.unit-registration.training';
const SHARE_MIN = 0.5;

let world: World;
let place: TestPlace;
let people: TestPerson[];
let folder: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const name = `张${String.fromCodePoint(0x4e00 + n)}`;
    people.push(await world.person({ name, unitId: place.unitId, pending: true }));
  }
  folder = await mkdtemp(join(tmpdir(), 'jixu-import-'));
}, 600_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

const HEADINGS = ['姓名', '身份证号码', '科目类型', '培训名称', '开始日期', '结束日期', '半天数'];

function* rows(of: string): Generator<SheetValue[]> {
  for (let n = 0; n < ROWS; n += 1) {
    const person = people[n % PEOPLE];
    const course = Math.floor(n / PEOPLE);
    const day = `2026-0${1 + (course % 9)}-${String(1 + (course % 28)).padStart(2, '0')}`;
    const title = `${of}第${course}期专业培训班`;
    yield [person?.name ?? '', person?.idNumber ?? '', '专业', title, day, day, '2'];
  }
}

async function readAndCopy(path: string): Promise<number> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    await client.query('create table if not exists public.copied (row_no integer, cells text[])');
    const started = performance.now();
    const lots: string[] = [];
    const read = await readSheet({ path }, {}, async (lot) => {
      for (const row of lot) {
        const cells = row.cells.map((cell) => `"${cell.text.replaceAll('"', '')}"`).join(',');
        lots.push(`${row.number}\t{${cells}}\n`);
      }
    });
    expect(read.ok).toBe(true);
    await pipeline(
      Readable.from(lots),
      client.query(copyFrom('copy public.copied (row_no, cells) from stdin')),
    );
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}

async function bringIn(path: string, name: string): Promise<{ read: number; apply: number }> {
  const handedIn = await uploadFile(world, place.administrator, {
    name,
    bytes: await readFile(path),
    to: `/api/intake/${KIND}/batches?unit=${place.unitId}`,
  });
  expect(handedIn.status, JSON.stringify(handedIn.body)).toBe(200);
  const { unitId, batchId } = handedIn.body as { unitId: string; batchId: string };
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  const begun = performance.now();
  await world.settle();
  const read = (performance.now() - begun) / 1000;
  const confirmed = await world.call(place.administrator, 'POST', `${at}/confirmation`);
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  const again = performance.now();
  await world.settle();
  const apply = (performance.now() - again) / 1000;
  const done = (await world.call(place.administrator, 'GET', at)).body as {
    state: string;
    happened: { created: number };
  };
  expect(done).toMatchObject({ state: 'done', happened: { created: ROWS } });
  return { read, apply };
}

test.each(['xlsx', 'csv'] as const)(
  'records from %s beside only reading and copying',
  async (kind) => {
    const path = join(folder, `records.${kind}`);
    const columns = HEADINGS.map((header) => ({ header, type: 'text' as const }));
    await writeSheetFile({ columns, rows: rows(kind), kind }, { path });
    const before = process.memoryUsage.rss();
    const copied = await readAndCopy(path);
    const { read, apply } = await bringIn(path, `records.${kind}`);
    const share = copied / (read + apply);
    console.log(
      `import ${kind}: ${ROWS} rows; read and copy ${copied.toFixed(1)} s, check ${read.toFixed(1)} s, ` +
        `bring in ${apply.toFixed(1)} s: ${Math.round(ROWS / (read + apply))} rows/s, share ${share.toFixed(2)}, ` +
        `memory +${Math.round((process.memoryUsage.rss() - before) / 2 ** 20)} MiB`,
    );
    expect(share).toBeGreaterThan(SHARE_MIN);
  },
  900_000,
);
