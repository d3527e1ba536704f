import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertDecidedOnce,
  type BulkView,
  deciderOf,
  manyOpenCases,
  type OpenCase,
} from './bulk-decision.testing.ts';
import { parentOf, processorSeconds } from './processor-time.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: 5,000 cases are decided by one action within a minute, each by itself. Method: the work runs in this process;
// the clock and the processor time of it and of the database are printed.
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
