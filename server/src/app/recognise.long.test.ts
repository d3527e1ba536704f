import { execFile } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, assert, type PersonId, present } from '@jixu/kernel';
import { arrayLiteral } from '../platform/db/array-literal.ts';
import { copyId, copyPerson, firstOfMany, lodgedFor } from './large-ledger.testing.ts';
import { createWorld, type TestPlace, type World } from './testing.ts';

// Goal: recognising a record costs little beside what the database does for it: at least 0.6 times as many in a second as
// pgbench reaches with the very same statements, over as many connections, on the same database. Method: the statements
// are taken from the service itself while it recognises a record of two people; what differs between them is what pgbench
// is given anew for each. Both recognise one record of everybody in their half, in turns.
const CONNECTIONS = Number(process.env['JIXU_CONNECTIONS'] ?? 8);
const ROUNDS = Number(process.env['JIXU_ROUNDS'] ?? 5);
const EACH = Math.ceil(Number(process.env['JIXU_RECOGNISED'] ?? 20_000) / (2 * ROUNDS));
const SHARE_MIN = 0.6;
const PGBENCH = process.env['JIXU_PGBENCH'] ?? 'pgbench';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const run = promisify(execFile);
let world: World;
let place: TestPlace;
let first: PersonId;
let pending: string;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  first = await firstOfMany(world, place);
  pending = await lodgedFor(world, place, first);
  await world.settle();
  // Two for the log, then a half for each side.
  await copyPerson(world, { first, from: 1, to: 3 + 2 * ROUNDS * EACH });
  folder = await mkdtemp(join(tmpdir(), 'jixu-recognise-'));
}, 3_600_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

/** The record that waits, of the nth copy. */
function recordOf(n: number): string {
  const hex = hash('md5', `${pending}${n}`, 'hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function recognise(n: number): Promise<void> {
  const actor = { kind: 'system', job: 'bench' } as const;
  const personId = copyId(n);
  const about = { type: 'bench.recognise', actor, subjectId: personId };
  await world.jixu.operations.run(about, async (op) => {
    await world.jixu.rooms.hours.recognise(op, {
      claimId: op.newId<'claim'>(),
      personId,
      recordId: asId<'record'>(recordOf(n)),
    });
  });
}

type Sent = { readonly text: string; readonly values: readonly (string | null)[] };

/** What the service sends to the database while it does something, in its order. */
async function sentBy(work: () => Promise<void>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const query = pg.Client.prototype.query;
  const watched = function (this: pg.Client, ...told: unknown[]): unknown {
    const [what, values] = told;
    const list: readonly unknown[] = Array.isArray(values) ? values : [];
    sent.push({ text: textOf(what), values: list.map(asSent) });
    return Reflect.apply(query, this, told);
  };
  Object.assign(pg.Client.prototype, { query: watched });
  try {
    await work();
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
  return sent;
}

function textOf(what: unknown): string {
  if (typeof what === 'string') return what;
  assert(typeof what === 'object' && what !== null && 'text' in what, 'bench: a statement');
  return String(what.text);
}

function asSent(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value.map(asSent));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Script = {
  readonly text: string;
  /** The same for everybody. */
  readonly fixed: readonly string[];
  /** What differs, in the order of the columns of the work list. */
  readonly columns: readonly string[];
};

/** The statements for pgbench: what the logs of two people agree on as it is, the rest from the list of work. */
function scriptOf(one: readonly Sent[], two: readonly Sent[]): Script {
  assert(one.length === two.length, 'bench: two people, two ways');
  const fixed: string[] = [];
  const columns: string[] = [];
  const lines = one.map(({ text, values }, at) => {
    const other = present(two[at], 'the same statement');
    assert(other.text === text, 'bench: two people, two statements');
    const said = text.replaceAll(/\$(\d+)/g, (_whole, place: string) => {
      const value = values[Number(place) - 1] ?? null;
      if (value === null) return 'null';
      if (value === other.values[Number(place) - 1]) {
        fixed.push(value);
        return `:f${fixed.length - 1}`;
      }
      columns.push(value);
      return `:v${columns.length - 1}`;
    });
    return `${said.replaceAll(/\s+/g, ' ')};`;
  });
  return { text: lines.join('\n'), fixed, columns };
}

/** The values of a log, for another person: his ids, and fresh ones wherever the log has an id that was fresh. */
function valuesFor(columns: readonly string[], n: number, logged: number): readonly string[] {
  const ids = new Map<string, string>([
    [copyId(logged), copyId(n)],
    [recordOf(logged), recordOf(n)],
  ]);
  return columns.map((value) =>
    value.replaceAll(UUID, (id) => {
      const mine = ids.get(id) ?? randomUUID();
      ids.set(id, mine);
      return mine;
    }),
  );
}

const nextOf = (n: number) => sql`select * from public.work where n = ${n}`;

async function listWork(columns: readonly string[], numbers: readonly number[]): Promise<void> {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  const named = columns.map((_value, at) => `v${at} text not null`).join(', ');
  await owner.query(`create table public.work (n integer primary key, ${named})`);
  await owner.query(`grant select on public.work to public`);
  for (let at = 0; at < numbers.length; at += 500) {
    const rows = numbers.slice(at, at + 500).map((n) => [n, ...valuesFor(columns, n, 1)]);
    const places = rows.map(
      (row, r) => `(${row.map((_cell, c) => `$${r * row.length + c + 1}`).join(', ')})`,
    );
    await owner.query(`insert into public.work values ${places.join(', ')}`, rows.flat());
  }
  await owner.query('vacuum analyze public.work');
  await owner.end();
}

/** Recognitions in a second through the service. */
async function byService(numbers: readonly number[]): Promise<number> {
  const left = [...numbers];
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let n = left.pop(); n !== undefined; n = left.pop()) {
      // pgbench reads what it has to do from here; so this side does too.
      await nextOf(n).execute(world.database.db);
      await recognise(n);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return (numbers.length * 1_000) / (performance.now() - began);
}

/** The same by pgbench, whose connections take every so-many-th. */
async function byPgbench(script: Script, from: number, count: number): Promise<number> {
  const path = join(folder, 'recognise.sql');
  const head = [
    `\\set i :i + 1`,
    `\\set n ${from} + :client_id + (:i - 1) * ${CONNECTIONS}`,
    `select * from public.work where n = :n \\gset`,
  ];
  await writeFile(path, `${head.join('\n')}\n${script.text}\n`);
  const each = Math.floor(count / CONNECTIONS);
  const { stdout } = await run(
    PGBENCH,
    [
      '--no-vacuum',
      '--protocol=extended',
      `--client=${CONNECTIONS}`,
      '--jobs=2',
      `--transactions=${each}`,
      `--file=${path}`,
      '-D',
      'i=0',
      ...script.fixed.flatMap((value, at) => ['-D', `f${at}=${value}`]),
      world.appUrl,
    ],
    { maxBuffer: 2 ** 24 },
  );
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1];
  expect(failed ?? '0', stdout).toBe('0');
  const rate = Number(/tps = ([\d.]+) \(without initial/.exec(stdout)?.[1]);
  expect(rate, stdout).toBeGreaterThan(0);
  return rate;
}

test('recognising through the service beside pgbench', async () => {
  const one = await sentBy(() => recognise(1));
  const two = await sentBy(() => recognise(2));
  const script = scriptOf(one, two);
  const theirs = 3 + ROUNDS * EACH;
  await listWork(
    script.columns,
    Array.from({ length: 2 * ROUNDS * EACH }, (_none, at) => 3 + at),
  );
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = Array.from({ length: EACH }, (_none, at) => 3 + round * EACH + at);
    const service = async () => byService(mine);
    const pgbench = async () => byPgbench(script, theirs + round * EACH, EACH);
    const inTurn = round % 2 === 0;
    const a = inTurn ? await service() : await pgbench();
    const b = inTurn ? await pgbench() : await service();
    const [ours, bench] = inTurn ? [a, b] : [b, a];
    shares.push(ours / bench);
    console.log(
      `recognise: ${ours.toFixed(0)}/s by the service, ${bench.toFixed(0)}/s by pgbench, ` +
        `${one.length} statements, ${CONNECTIONS} connections; share ${(ours / bench).toFixed(2)}`,
    );
  }
  const each = Math.floor(EACH / CONNECTIONS) * CONNECTIONS;
  const posted = await sql<{ n: number }>`select count(*)::int as n from hours.record
    where status = 'approved' and title = 'waits'`.execute(world.database.db);
  expect(posted.rows).toEqual([{ n: 2 + ROUNDS * (EACH + each) }]);
  const median = present(shares.toSorted((x, y) => x - y)[Math.floor(ROUNDS / 2)], 'a share');
  console.log(`recognise: share ${median.toFixed(2)} in the middle of ${ROUNDS}`);
  expect(median).toBeGreaterThan(SHARE_MIN);
}, 3_600_000);
