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
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';
import { killedOnce } from './work-process.testing.ts';

// Goal: one action decides many cases, each by itself and once, whatever happens to the server meanwhile. Method: the
// real product; a process of its own does the work and is killed in the middle of it.
const PEOPLE = 12;
let world: World;
let place: TestPlace;
let decider: TestPerson;
let cases: readonly OpenCase[];

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  cases = await manyOpenCases(world, place, PEOPLE);
  decider = await deciderOf(world, place);
});
afterAll(() => world.close());

const at = (bulkId: string) => `/api/review/bulk-decisions/${bulkId}`;
const look = async (bulkId: string): Promise<BulkView> =>
  (await world.call(decider, 'GET', at(bulkId))).body as BulkView;

test('killed twice in the middle: nothing is lost and nothing decided twice', async () => {
  const bulkId = randomUUID();
  // One was seen in a version that it never had: it is refused, and keeps no other from being decided.
  const said = cases.map((one, n) => (n === 7 ? { ...one, version: one.version + 1 } : one));
  const answer = await world.call(decider, 'POST', at(bulkId), { outcome: 'pass', cases: said });
  expect(answer.body).toMatchObject({ total: cases.length, waiting: cases.length, endedAt: null });
  for (const least of [20, 60]) {
    await killedOnce(world, async () => (await look(bulkId)).decided >= least);
    const between = await look(bulkId);
    expect(between.waiting).toBeGreaterThan(0);
    const decided = await sql<{
      n: number;
    }>`select count(*)::int as n from review.decision`.execute(world.database.db);
    expect(decided.rows).toEqual([{ n: between.decided }]);
  }
  await world.settle();
  const done = await look(bulkId);
  expect(done).toMatchObject({ waiting: 0, decided: cases.length - 1, refused: 1 });
  expect(done.endedAt).not.toBeNull();
  expect(done.refusals).toEqual([
    { subjectId: said[7]?.subjectId, caseId: said[7]?.caseId, code: 'review.case_changed' },
  ]);
  await assertDecidedOnce(world, cases.length - 1);
}, 240_000);

test('a server that died without a word is taken over from after a minute', async () => {
  const left = cases.slice(7, 8);
  const bulkId = randomUUID();
  await world.call(decider, 'POST', at(bulkId), { outcome: 'pass', cases: left });
  // What the dead process had taken from the queue is locked there for hours; the work itself is the memory.
  const locked =
    await sql`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()
    where key = ${`review-decide-in-bulk-${bulkId}`}`.execute(world.database.db);
  expect(locked.numAffectedRows).toBe(1n);
  await world.settle();
  expect(await look(bulkId)).toMatchObject({ waiting: 1 });
  await world.moveTo(new Date('2026-11-09T09:00:00Z'));
  await world.runJob('review-resume-bulks');
  expect(await look(bulkId)).toMatchObject({ waiting: 0, decided: 1, refused: 0 });
  await assertDecidedOnce(world, cases.length);
});

test('said again it is said once; somebody else’s is nobody’s', async () => {
  const bulkId = randomUUID();
  const body = { outcome: 'pass', cases: cases.slice(0, 2) };
  const first = await world.call(decider, 'POST', at(bulkId), body, 'one-key');
  const again = await world.call(decider, 'POST', at(bulkId), body, 'one-key');
  expect(again.body).toEqual(first.body);
  const other = await world.call(decider, 'POST', at(bulkId), body, 'another-key');
  expect(other.body).toMatchObject({ code: 'review.named_twice' });
  const twice = { outcome: 'pass', cases: [cases[0], cases[0]] };
  const doubled = await world.call(decider, 'POST', at(randomUUID()), twice);
  expect(doubled.body).toMatchObject({ code: 'review.named_twice' });
  const stranger = decider === place.bureauOfficer ? place.administrator : place.bureauOfficer;
  const foreign = await world.call(stranger, 'GET', at(bulkId));
  expect(foreign.body).toMatchObject({ code: 'review.no_bulk' });
  await world.settle();
  // Decided before: each is refused with its reason, and nothing moves.
  expect(await look(bulkId)).toMatchObject({ decided: 0, refused: 2 });
  await assertDecidedOnce(world, cases.length);
});

test('whoever lost the office meanwhile decides nothing more', async () => {
  const bulkId = randomUUID();
  const body = { outcome: 'return', opinion: '材料不清', cases: cases.slice(0, 1) };
  await world.call(decider, 'POST', at(bulkId), body);
  await sql`update organisations.appointment set to_on = from_on where person_id = ${decider.personId}`.execute(
    world.database.db,
  );
  await world.settle();
  const states = await sql<{ state: string; code: string | null }>`select state, code
    from review.bulk_case where bulk_id = ${bulkId}`.execute(world.database.db);
  expect(states.rows).toEqual([{ state: 'refused', code: 'review.no_case' }]);
});
