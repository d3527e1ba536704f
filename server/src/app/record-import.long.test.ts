import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet } from '../platform/sheets/index.ts';
import { uploadFile } from './declare.testing.ts';
import { parentOf, processorSeconds } from './processor-time.testing.ts';
import { listedPeople, RECORDS_KIND, writeRecords } from './record-import.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: an import of records costs at most twice what reading the same file with the same parser and copying its rows
// into a table costs. Method: both in one run, side by side, on one database; the figures are printed.
const ROWS = Number(process.env['JIXU_IMPORT_ROWS'] ?? 100_000);
const PEOPLE = 200;
const SHARE_MIN = 0.5;

let world: World;
let place: TestPlace;
let people: readonly TestPerson[];
let folder: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = await listedPeople(world, place, PEOPLE);
  folder = await mkdtemp(join(tmpdir(), 'jixu-import-'));
}, 600_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

/** The process of the database server, whose children are its sessions. */
async function databaseProcess(): Promise<number> {
  const found = await world.database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return parentOf(found.rows[0]?.pid ?? 0);
}

type Cost = { readonly wall: number; readonly processor: number };

/** Seconds by the clock, and of processor time of this process, the parser and the database together. */
async function costOf(work: () => Promise<void>): Promise<Cost> {
  const database = await databaseProcess();
  const used = () => processorSeconds(process.pid) + processorSeconds(database);
  const before = used();
  const started = performance.now();
  await work();
  return { wall: (performance.now() - started) / 1000, processor: used() - before };
}

async function readAndCopy(path: string): Promise<Cost> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    await client.query('drop table if exists public.copied');
    await client.query('create table public.copied (row_no integer, cells text[])');
    return await costOf(async () => {
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
    });
  } finally {
    await client.end();
  }
}

type Batch = { readonly unitId: string; readonly batchId: string };

async function bringIn(
  path: string,
  name: string,
): Promise<{ read: Cost; apply: Cost; at: string }> {
  const handedIn = await uploadFile(world, place.administrator, {
    name,
    bytes: await readFile(path),
    to: `/api/intake/${RECORDS_KIND}/batches?unit=${place.unitId}`,
  });
  expect(handedIn.status, JSON.stringify(handedIn.body)).toBe(200);
  const { unitId, batchId } = handedIn.body as Batch;
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  const read = await costOf(() => world.settle());
  await step(at, 'confirmation');
  const apply = await costOf(() => world.settle());
  const done = (await world.call(place.administrator, 'GET', at)).body;
  expect(done).toMatchObject({ state: 'done', happened: { created: ROWS } });
  return { read, apply, at };
}

async function step(at: string, what: 'confirmation' | 'undo'): Promise<void> {
  const answer = await world.call(place.administrator, 'POST', `${at}/${what}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const FORMATS = [
  { name: 'xlsx', kind: 'xlsx', encoding: null },
  { name: 'csv in UTF-8', kind: 'csv', encoding: null },
  { name: 'csv in GBK', kind: 'csv', encoding: 'gbk' },
] as const;

test.each(FORMATS)(
  'records from $name beside only reading and copying',
  async ({ name, kind, encoding }) => {
    const path = join(folder, `records.${kind}`);
    await writeRecords(path, { people, rows: ROWS, name, kind });
    if (encoding !== null) {
      const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
      await writeFile(path, iconv.encode(text, encoding));
    }
    const copied = [await readAndCopy(path)];
    let peak = process.memoryUsage.rss();
    const base = peak;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 50);
    const { read, apply, at } = await bringIn(path, `records.${kind}`);
    clearInterval(watch);
    copied.push(await readAndCopy(path));
    const mean = (of: (cost: Cost) => number) =>
      copied.reduce((sum, cost) => sum + of(cost), 0) / copied.length;
    const wall = mean((cost) => cost.wall);
    const processor = mean((cost) => cost.processor);
    await step(at, 'undo');
    const undo = await costOf(() => world.settle());
    const { rows: left } = await world.database.pool.query<{ n: number }>(
      'select count(*)::int as n from declarations.declaration',
    );
    expect(left).toEqual([{ n: 0 }]);
    const share = wall / (read.wall + apply.wall);
    const shareOfProcessor = processor / (read.processor + apply.processor);
    const costs = {
      'read and copy': { wall, processor },
      check: read,
      'bring in': apply,
      'take back': undo,
    };
    const told = Object.entries(costs).map(([what, cost]) => `${what} ${seconds(cost)}`);
    console.log(
      `import ${name}: ${ROWS} rows; ${told.join(', ')}; share ${share.toFixed(2)} by the clock, ` +
        `${shareOfProcessor.toFixed(2)} of the processor; ` +
        `memory +${Math.round((peak - base) / 2 ** 20)} MiB`,
    );
    expect(share).toBeGreaterThan(SHARE_MIN);
  },
  900_000,
);

function seconds({ wall, processor }: Cost): string {
  return `${wall.toFixed(1)} s (${processor.toFixed(1)} of the processor)`;
}
