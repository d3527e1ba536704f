import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide } from './declare.testing.ts';
import { enrol, must, nextDay, player, provider, publishCourse } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: T57 whole: the online set counts 8 and the reflection 6, both without a person; some reflections are drawn, with a
// recorded seed, and one that fails loses its hours. Method: the whole product through its HTTP face, on a moved clock.
let world: World;
let place: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-10-12T01:00:00Z') });
  place = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '锦城' });
}, 120_000);
afterAll(() => world.close());

const TEXT = '这一周我听了三节同课异构的课，把自己的提问改了两处。'.repeat(9);

type Reflection = { recordId: string; state: string; opinion: string | null; span: string };
type Listed = { rules: unknown; items: Reflection[]; permissions: string[] };
const listOf = async (who: TestPerson) =>
  (await must(world, who, 'GET', '/api/reflections')) as Listed;
const handIn = (who: TestPerson, text = TEXT, reflectionId: string = randomUUID()) =>
  world.call(who, 'PUT', `/api/reflections/${reflectionId}`, { title: '同课异构的反思', text });

/** What the ledger says: hours by kind. */
async function ledger(who: TestPerson): Promise<Record<string, number>> {
  const found = await sql<{
    kind: string;
    ticks: string;
  }>`select r.facts ->> 'kind' as kind, sum(e.ticks) as ticks
    from hours.entry e join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
    where e.person_id = ${who.personId} group by 1`.execute(world.database.db);
  return Object.fromEntries(found.rows.map(({ kind, ticks }) => [kind, Number(ticks) / 1800]));
}

test('T57: the online set counts 8 and the reflection 6, and no person decided', async () => {
  // Goal: hours by themselves. Method: study to the end, hand in a reflection, and look who decided anything.
  const by = await provider(world, place);
  const made = await publishCourse(world, place, by, { title: '网上学习', category: 'standard' });
  const who = await world.person({ name: '罗音', unitId: place.subunitId });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  const begun = await world.clock.read(world.database.db);
  await world.moveTo(new Date(begun.getTime() + 60_000));
  await play.report([0, 60_000]);
  await world.settle();
  await nextDay(world);
  expect((await listOf(who)).rules).toEqual({
    minCharacters: 200,
    once: 'school-year',
    span: '2026-2027',
    sample: '1/20',
  });
  expect((await handIn(who, '太短了')).body).toMatchObject({
    code: 'learning.reflection_short',
    detail: { min: 200, has: 3 },
  });
  const id = randomUUID();
  expect((await handIn(who, TEXT, id)).status).toBe(200);
  expect((await handIn(who, TEXT, id)).status).toBe(200);
  expect(await ledger(who)).toEqual({ online: 8, reflection: 6 });
  const year = JSON.stringify(
    await must(world, who, 'GET', `/api/people/${who.personId}/hours?year=2026`),
  );
  expect(year).toContain('同课异构的反思');
  const decided =
    await sql`select 1 from review.decision where subject_id = ${who.personId}`.execute(
      world.database.db,
    );
  expect(decided.rows).toEqual([]);
  expect(await listOf(who)).toMatchObject({ items: [{ state: 'counted' }], permissions: [] });
  expect((await handIn(who)).body).toMatchObject({
    code: 'learning.reflection_counted',
    detail: { span: '2026-2027' },
  });
  const other = await world.person({ name: '沈洁', unitId: place.subunitId });
  const url = `/api/reflections/${who.personId}/${id}`;
  expect((await world.call(other, 'GET', url)).status).toBe(404);
  expect(await must(world, place.departmentOfficer, 'GET', url)).toMatchObject({ text: TEXT });
});

test('where the rulebook knows no reflection there is none', async () => {
  // Goal: a jurisdiction is data. Method: the same request at a place of another pack.
  const elsewhere = await world.place({ packId: 'gd-teachers', prefix: 'GD', name: '岭南' });
  const who = await world.person({ name: '林秀芬', unitId: elsewhere.subunitId });
  expect(await listOf(who)).toEqual({ rules: null, items: [], permissions: [] });
  expect((await handIn(who)).body).toMatchObject({ code: 'learning.reflection_unknown' });
});

test('some are drawn: one that fails loses its hours and may be written anew, the others stand', async () => {
  // Goal: random spot checks through the samples of review. Method: the district draws, rejects the one, the job passes the rest.
  const people = [];
  for (const name of ['江雨', '苏婉婷', '何文'])
    people.push(await world.person({ name, unitId: place.subunitId }));
  for (const who of people) expect((await handIn(who)).status).toBe(200);
  const district = place.departmentOfficer;
  const { draws } = (await must(world, district, 'POST', '/api/review/draws', {
    officeId: place.departmentId,
  })) as { draws: { drawId: string; seed: string; ratio: string; population: number }[] };
  expect(draws).toMatchObject([{ ratio: '1/20', population: 4, failed: 'reject' }]);
  const [draw] = draws;
  if (!draw) throw new Error('nothing was drawn');
  expect(draw.seed).toMatch(/^[0-9a-f]{32}$/);
  const { members } = (await must(
    world,
    district,
    'GET',
    `/api/review/draws/${draw.drawId}?limit=50`,
  )) as { members: { sampled: boolean; subjectId: string; caseId: string }[] };
  const drawn = members.filter((one) => one.sampled);
  expect(drawn).toHaveLength(1);
  const everyone = await sql<{
    person_id: string;
  }>`select person_id from learning.reflection`.execute(world.database.db);
  expect(everyone.rows).toHaveLength(4);
  const [one] = drawn;
  const failed = people.find((who) => who.personId === one?.subjectId);
  const subject = { personId: one?.subjectId ?? '' } as TestPerson;
  const caseId = one?.caseId ?? '';
  const redo = await decide(world, district, subject, caseId, { outcome: 'redo', opinion: '重做' });
  expect(redo.status).not.toBe(200);
  const said = { outcome: 'reject', opinion: '与网上的文章雷同。' } as const;
  expect((await decide(world, district, subject, caseId, said)).status).toBe(200);
  await world.settle();
  await world.runJob('review-settle-draws');
  const states = await sql<{ person_id: string; state: string }>`select person_id, state
    from learning.reflection`.execute(world.database.db);
  for (const { person_id: personId, state } of states.rows)
    expect(state).toBe(personId === one?.subjectId ? 'taken-back' : 'checked');
  for (const who of people)
    expect(await ledger(who)).toEqual({ reflection: who === failed ? 0 : 6 });
  if (!failed) return;
  expect((await listOf(failed)).items).toMatchObject([{ opinion: '与网上的文章雷同。' }]);
  expect((await handIn(failed)).status).toBe(200);
  expect(await ledger(failed)).toEqual({ reflection: 6 });
});
