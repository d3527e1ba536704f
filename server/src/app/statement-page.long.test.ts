import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '@jixu/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyId, copyPerson, firstOfMany, RECORDS_EACH } from './large-ledger.testing.ts';
import { caller, type Caller, latenciesOf, openLoop, told } from './open-loop.testing.ts';
import { createWorld, type TestPerson, type World } from './testing.ts';

// Goal: with ten million entries in the ledger a person's statement is there within 50 ms, and costs what it costs with a
// million. Method: two servers, one with a tenth of the other's ledger, each asked in turn for the statements of people
// drawn at random, at a steady rate over TCP, timed from when they were due; besides the time, the pages that the
// database reads for a request, which no load changes.
const ENTRIES = Number(process.env['JIXU_LEDGER_ENTRIES'] ?? 10_000_000);
const PER_SECOND = Number(process.env['JIXU_REQUESTS_PER_SECOND'] ?? 20);
const ROUND_MS = Number(process.env['JIXU_ROUND_MS'] ?? 10_000);
const ROUNDS = 5;
const MS_MAX = 50;
const SEED = 20_261_123;
/** A tree that is ten times as large may be one page deeper in each of its indexes. */
const PAGES_TIMES_MAX = 1.35;
const TIMES_MAX = 1.5;

type Side = {
  readonly name: string;
  readonly world: World;
  readonly reader: TestPerson;
  readonly people: number;
  readonly http: Caller;
  readonly took: number[];
  pages: number;
};
let sides: readonly Side[] = [];

async function side(name: string, entries: number): Promise<Side> {
  const world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  const place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  const first = await firstOfMany(world, place);
  const posted = await sql<{ n: number }>`select count(*)::int as n from hours.entry`.execute(
    world.database.db,
  );
  // One record, one entry: what is copied is what the size is said to be.
  expect(posted.rows).toEqual([{ n: RECORDS_EACH }]);
  const people = Math.ceil(entries / RECORDS_EACH);
  const began = performance.now();
  await copyPerson(world, { first, from: 1, to: people });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${name}: ${entries} entries of ${people} people filled in ${seconds} s`);
  const http = await caller(world);
  const reader = place.administrator;
  return { name, world, reader, people, http, took: [], pages: 0 };
}

beforeAll(async () => {
  sides = [await side('a tenth', ENTRIES / 10), await side('all', ENTRIES)];
}, 7_200_000);
afterAll(async () => {
  for (const { http, world } of sides) {
    http.close();
    await world.close();
  }
});

/** Pages that the database looked at since its start, as far as its sessions have told. */
async function pagesRead({ world }: Side): Promise<number> {
  // A session tells once a second.
  await sleep(1_500);
  const found = await sql<{ pages: number }>`select (blks_hit + blks_read)::bigint as pages
    from pg_stat_database where datname = current_database()`.execute(world.database.db);
  return present(found.rows[0], 'the figures of a database').pages;
}

/** The same people in each run, hardly anybody twice. */
function drawn(): () => number {
  let state = SEED;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('statements of a ledger of ten million entries', async () => {
  const next = drawn();
  const round = async (one: Side, milliseconds: number) => {
    const send = () => {
      const person = copyId(1 + Math.floor(next() * (one.people - 1)));
      const path = `/api/people/${person}/hours`;
      return one.http.send({ who: one.reader, method: 'GET', path });
    };
    return openLoop({ perSecond: PER_SECOND, until: sleep(milliseconds), send });
  };
  // The first of each meets cold code.
  for (const one of sides) await round(one, ROUND_MS / 2);
  for (let n = 0; n < ROUNDS; n += 1) {
    for (const one of n % 2 === 0 ? sides : sides.toReversed()) {
      const before = await pagesRead(one);
      const { took } = await round(one, ROUND_MS);
      one.took.push(...took);
      one.pages += (await pagesRead(one)) - before;
    }
  }
  const [small, large] = sides.map((one) => {
    const times = latenciesOf(one.took);
    const pages = one.pages / times.requests;
    console.log(`statement, ${one.name}: ${told(times)}; ${pages.toFixed(1)} pages a request`);
    return { ...times, pages };
  });
  const [before, after] = [present(small, 'the small side'), present(large, 'the large side')];
  console.log(
    `statement at ${ENTRIES} entries: p99 ${after.p99.toFixed(1)} ms; p50 × ` +
      `${(after.p50 / before.p50).toFixed(2)}, pages × ${(after.pages / before.pages).toFixed(2)}`,
  );
  expect(after.pages / before.pages).toBeLessThan(PAGES_TIMES_MAX);
  expect(after.p50 / before.p50).toBeLessThan(TIMES_MAX);
  expect(after.p99).toBeLessThan(MS_MAX);
}, 1_800_000);
