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
import { createWorld, type TestPlace, type World } from './testing.ts';

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
