import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  codeOf,
  done,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  signUpFor,
  sit,
  taskOf,
} from './exam.testing.ts';
import { enrol, LESSON_MS, player, provider, publishCourse, studyOf } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a public course of Changzhou is studied, its exam sat at a time of one's own, and both together bring 24 hours.
// Method: the whole product through its HTTP face, the course by its own player.
let world: World;
let place: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
  place = await world.place({ packId: 'js-changzhou', prefix: 'CZ' });
}, 120_000);
afterAll(() => world.close());

const wait = async (ms: number) =>
  world.moveTo(new Date((await world.clock.read(world.database.db)).getTime() + ms));

test('study, then the exam, then 24 hours, once; before the study is done nobody signs up for the exam', async () => {
  // Goal: course and exam are one thing to the hours. Method: signed up too early, studied, failed once, passed.
  const by = await provider(world, place);
  const { courseId, chapterId } = await publishCourse(world, place, by, {
    title: '知识产权基础',
    category: 'public',
    amount: { unit: 'courses', value: '1' },
    needs: ['exam'],
  });
  const organiser: Organiser = { world, by: place.administrator, nodeId: place.unitId };
  const bankId = await makeBank(organiser, 10);
  const paperId = await makePaper(organiser, { bankId, count: 10, pointsEach: '10' });
  const task = taskOf({ paperId });
  const offeringId = await openExam(organiser, { tasks: [task], courseId, times: 2 });
  const person = await world.person({ name: '林学', unitId: place.subunitId });
  const enrolmentId = await enrol(world, person, courseId);
  const early = await signUpFor(world, person, offeringId);
  expect([early.status, codeOf(early)]).toEqual([403, 'assessment.not_enrolled']);
  const play = await player(world, person, { enrolmentId, chapterId });
  await wait(LESSON_MS);
  await play.report([0, LESSON_MS]);
  await world.settle();
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({ state: 'studying' });
  done(await signUpFor(world, person, offeringId));
  await sit(world, person, { offeringId, taskId: task.taskId, right: 5 });
  await world.settle();
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({ state: 'studying' });
  await sit(world, person, { offeringId, taskId: task.taskId, right: 6 });
  await world.settle();
  await world.runJob('assessment-tend');
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({ state: 'done' });
  const entries = await sql<{
    ticks: number;
    source: string;
  }>`select e.ticks, r.source_kind as source
    from hours.entry e join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
    where e.person_id = ${person.personId}`.execute(world.database.db);
  expect(entries.rows).toEqual([{ ticks: 24 * 1800, source: 'course' }]);
});

test('the exam of a course that another organisation holds is seen by whoever took the course, and by nobody else', async () => {
  // Goal: learners of a foreign course find its exam. Method: held elsewhere; one enrolled and done, one who is not.
  const by = await provider(world, place);
  const made = await publishCourse(world, place, by, { title: '外地考点', needs: ['exam'] });
  const far = await world.place({ packId: 'js-changzhou', prefix: 'CY', name: '远山' });
  const organiser: Organiser = { world, by: far.administrator, nodeId: far.unitId };
  const bankId = await makeBank(organiser, 2);
  const paperId = await makePaper(organiser, { bankId, count: 2, pointsEach: '50' });
  const task = taskOf({ paperId });
  const { courseId, chapterId } = made;
  const offeringId = await openExam(organiser, { tasks: [task], courseId, title: '远方的考试' });
  const listed = async (who: TestPerson) =>
    done<{ items: { offeringId: string }[] }>(
      await world.call(who, 'GET', '/api/my/assessments'),
    ).items.some((one) => one.offeringId === offeringId);
  const person = await world.person({ name: '林远', unitId: place.subunitId });
  const other = await world.person({ name: '陈近', unitId: place.subunitId });
  expect(await listed(person)).toBe(false);
  const enrolmentId = await enrol(world, person, courseId);
  const play = await player(world, person, { enrolmentId, chapterId });
  await wait(LESSON_MS);
  await play.report([0, LESSON_MS]);
  await world.settle();
  expect([await listed(person), await listed(other)]).toEqual([true, false]);
  done(await signUpFor(world, person, offeringId));
  expect((await signUpFor(world, other, offeringId)).status).toBe(404);
});
