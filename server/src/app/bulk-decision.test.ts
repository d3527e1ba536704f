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

type Chosen = { readonly cases: readonly OpenCase[]; readonly leftOut: Record<string, number> };

test('everything that matches a filter is chosen at once; what a colleague works on is left out and said', async () => {
  const chosen = async (by: TestPerson, query: string): Promise<Chosen> =>
    (await world.call(by, 'GET', `/api/review/selection?${query}`)).body as Chosen;
  const [first] = cases;
  const all = await chosen(decider, 'outcome=pass');
  expect([...all.cases].sort((a, b) => a.caseId.localeCompare(b.caseId))).toEqual(cases);
  const colleague = await world.person({
    name: '孙和',
    unitId: place.unitId,
    role: { role: 'unit-administrator', nodeId: place.unitId },
  });
  const claim = `/api/review/cases/${first?.subjectId}/${first?.caseId}/claim`;
  expect((await world.call(colleague, 'POST', claim)).status).toBe(200);
  const left = await chosen(decider, 'outcome=return');
  expect(left.leftOut).toMatchObject({ claimed: 1, barred: 0 });
  expect(left.cases.length).toBe(cases.length - 1);
  expect(left.cases.some((one) => one.caseId === first?.caseId)).toBe(false);
  // Whoever works on it may choose it, and a filter narrows what is chosen.
  expect((await chosen(colleague, 'outcome=return&mine=true')).cases).toEqual([first]);
  expect((await world.call(colleague, 'DELETE', claim)).status).toBe(200);
  // Nothing here may be rejected together, and nobody else is shown anything.
  expect(await chosen(decider, 'outcome=veto')).toMatchObject({ code: 'platform.invalid_request' });
  expect((await chosen(place.bureauOfficer, 'outcome=pass')).cases).toEqual([]);
});

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
  const refused = { subjectId: said[7]?.subjectId, caseId: said[7]?.caseId };
  expect(done.refusals).toEqual([{ ...refused, code: 'review.case_changed' }]);
  const pages = `${at(bulkId)}/cases`;
  const wrong = await world.call(decider, 'GET', `${pages}?state=refused`);
  expect(wrong.body).toMatchObject({
    items: [
      { ...refused, state: 'refused', summary: { personName: expect.stringMatching(/^王/) } },
    ],
    nextAfter: null,
  });
  const page = await world.call(decider, 'GET', `${pages}?limit=50&after=50`);
  const { items, nextAfter } = page.body as { items: { caseId: string }[]; nextAfter: number };
  expect(items.map((one) => one.caseId)).toEqual(said.slice(50, 100).map((one) => one.caseId));
  expect(nextAfter).toBe(100);
  const last = await world.call(decider, 'GET', '/api/review/bulk-decisions');
  expect(last.body).toMatchObject({ items: [{ bulkId, outcome: 'pass', refused: 1 }] });
  await assertDecidedOnce(world, cases.length - 1);
}, 240_000);

test('a server that died without a word is taken over from after a minute', async () => {
  const left = cases.slice(7, 8);
  const bulkId = randomUUID();
  await world.call(decider, 'POST', at(bulkId), { outcome: 'pass', cases: left });
  // What the dead process had taken from the queue is locked there for hours; the work itself is the memory.
  const locked =
    await sql`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()
    where key = ${`review-decide-in-bulk-${decider.personId}-${bulkId}`}`.execute(
      world.database.db,
    );
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
  // Naming what was never before one shows nothing of it, and another's id is another's work.
  const outsider = place.departmentOfficer;
  await world.call(outsider, 'POST', at(bulkId), {
    ...body,
    outcome: 'return',
    opinion: '材料不清',
  });
  const named = await world.call(outsider, 'GET', `${at(bulkId)}/cases`);
  expect(named.body).toMatchObject({ items: [{ summary: null }, { summary: null }] });
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
