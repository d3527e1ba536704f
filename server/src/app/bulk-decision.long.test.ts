import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertDecidedOnce,
  type BulkView,
  deciderOf,
  manyOpenCases,
  type OpenCase,
} from './bulk-decision.testing.ts';
import { faultsIn, judged, type Judged } from './bulk-oracle.testing.ts';
import { parentOf, processorSeconds } from './processor-time.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';
import { killedOnce } from './work-process.testing.ts';

// Goal: 5,000 cases are decided by one action within a minute, each by itself; killed, nothing is lost and nothing
// doubled. Method: once the work runs in this process, and the clock and the processor time of it and of the database
// are printed; once in a process of its own that is killed twice, and the tables are read by an oracle of its own.
const CASES = Number(process.env['JIXU_BULK_CASES'] ?? 5_000);
const SECONDS_MAX = (60 * CASES) / 5_000;
let world: World;
let place: TestPlace;
let decider: TestPerson;
let cases: readonly OpenCase[];

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  cases = await manyOpenCases(world, place, CASES / 10);
  decider = await deciderOf(world, place);
}, 600_000);
afterAll(() => world.close());

test('one action, many decisions', async () => {
  const at = `/api/review/bulk-decisions/${randomUUID()}`;
  const answer = await world.call(decider, 'POST', at, { outcome: 'pass', cases });
  expect(answer.body).toMatchObject({ waiting: CASES });
  const found = await world.database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const database = parentOf(found.rows[0]?.pid ?? 0);
  const used = () => processorSeconds(process.pid) + processorSeconds(database);
  const before = used();
  const started = performance.now();
  const job = world.jixu.jobs.find((one) => one.name === 'review-decide-in-bulk');
  await job?.handle({ decidedBy: decider.personId, bulkId: at.split('/').at(-1) });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `bulk decision: ${CASES} cases in ${seconds.toFixed(1)} s (${(used() - before).toFixed(1)} s of the ` +
      `processor): ${Math.round(CASES / seconds)} a second`,
  );
  const done = (await world.call(decider, 'GET', at)).body as BulkView;
  expect(done).toMatchObject({ waiting: 0, decided: CASES, refused: 0 });
  await assertDecidedOnce(world, CASES);
  expect(seconds).toBeLessThan(SECONDS_MAX);
}, 900_000);

test('the process that decides is killed twice, and all is as if it had not been', async () => {
  const [unharmed] = cases;
  const { posted } = await judged(world.appUrl, {
    bulkId: randomUUID(),
    cases: [unharmed ?? none()],
  });
  const other = await world.place({ packId: 'unit-registration', prefix: 'DX' });
  const more = await manyOpenCases(world, other, CASES / 10);
  const by = await deciderOf(world, other);
  const bulkId = randomUUID();
  const at = `/api/review/bulk-decisions/${bulkId}`;
  const answer = await world.call(by, 'POST', at, { outcome: 'pass', cases: more });
  expect(answer.body).toMatchObject({ total: CASES, waiting: CASES });
  const decided = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from review.bulk_case
        where bulk_id = ${bulkId} and state = 'decided'`.execute(world.database.db)
    ).rows[0]?.n ?? 0;
  const seen: number[] = [];
  for (const share of [0.2, 0.6]) {
    await killedOnce(world, async () => (await decided()) >= CASES * share);
    seen.push(await decided());
    // What is marked and what is decided are one commit, at whatever moment the process died.
    const { decisions } = await judged(world.appUrl, { bulkId, cases: more });
    expect(decisions.length).toBe(seen.at(-1));
    expect(decisions.length).toBeLessThan(CASES);
  }
  await world.settle();
  console.log(`bulk decision: ${CASES} cases, killed after ${seen.join(' and ')}`);
  expect((await world.call(by, 'GET', at)).body).toMatchObject({ waiting: 0, decided: CASES });
  const found = await judged(world.appUrl, { bulkId, cases: more });
  const of = { cases: more, model: posted };
  expect(faultsIn(found, of)).toEqual([]);
  // Controls: the oracle notices each of what a kill could have done.
  for (const wrong of harmed(found)) expect(faultsIn(wrong, of)).not.toEqual([]);
}, 1_800_000);

function none(): never {
  throw new Error('test: no cases');
}

/** A decision lost, or made twice; a posting lost, or made twice; a case that still waits; an operation without a trail. */
function harmed(found: Judged): readonly Judged[] {
  const [decision = none()] = found.decisions;
  const [first = none(), ...posted] = found.posted;
  const [named = none(), ...others] = found.named;
  return [
    { ...found, decisions: found.decisions.slice(1) },
    { ...found, decisions: [...found.decisions, decision] },
    { ...found, posted: [{ ...first, kinds: [], ticks: 0 }, ...posted] },
    {
      ...found,
      posted: [{ ...first, kinds: ['grant', 'grant'], ticks: first.ticks * 2 }, ...posted],
    },
    { ...found, named: [{ ...named, state: 'waiting' }, ...others] },
    { ...found, trail: found.trail.slice(1) },
  ];
}
