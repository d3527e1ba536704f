import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrol,
  must,
  player,
  provider,
  type Provider,
  publishCourse,
  question,
  studyOf,
} from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: whoever knows a chapter proves it where the rulebook allows it, and nobody learns a key or draws twice.
// Method: the rulebook of Guangdong with one line more; the product through its HTTP face, on a clock of the test.
let world: World;
let place: TestPlace;
let by: Provider;
let course: { courseId: string; chapterId: string };

const ALLOWED = 'test-out: { questions: 3, pass-percent: 60, minutes: 10, tries: 2, rule: D31 }';
const pack = readFileSync(
  new URL('../../../packs/gd-teachers/2021-01-01.yaml', import.meta.url),
  'utf8',
);

beforeAll(async () => {
  const text = pack
    .replace('id: gd-teachers', 'id: xx-test-out')
    .replace('learning: { ', `learning: { ${ALLOWED}, `)
    .replace('settle-days: 1', 'settle-days: 0');
  world = await createWorld({
    at: new Date('2026-06-10T01:00:00Z'),
    extraPacks: [{ file: 'xx-test-out/2021-01-01.yaml', text }],
  });
  place = await world.place({ packId: 'xx-test-out', prefix: 'XX' });
  by = await provider(world, place);
  const questions = [5, 15, 25, 35].map(question);
  course = await publishCourse(world, place, by, { title: '教师法治素养', questions });
});
afterAll(() => world.close());

type Begun = {
  readonly testId: string;
  readonly rightNeeded: number;
  readonly questions: readonly { questionId: string; text: string; options: string[] }[];
};
const RIGHT = 1;

async function learner(name: string) {
  const person = await world.person({ name, unitId: place.subunitId });
  const enrolmentId = await enrol(world, person, course.courseId);
  const at = `/api/enrolments/${enrolmentId}/chapters/${course.chapterId}/tests`;
  const begin = async () => (await must(world, person, 'PUT', `${at}/${randomUUID()}`)) as Begun;
  const hand = (begun: Begun, option: number) =>
    world.call(person, 'POST', `${at}/${begun.testId}/answers`, {
      answers: begun.questions.map((one) => ({ questionId: one.questionId, option })),
    });
  return { person, enrolmentId, at, begin, hand };
}
const testOutOf = async (person: TestPerson, enrolmentId: string) =>
  (
    (await studyOf(world, person, enrolmentId)) as unknown as {
      chapters: readonly { testOut: unknown }[];
    }
  ).chapters[0]?.testOut;

test('enough answers right, and the course counts without a second of time credited', async () => {
  const { person, enrolmentId, begin, hand } = await learner('林秀芬');
  expect(await testOutOf(person, enrolmentId)).toEqual({
    questions: 3,
    rightNeeded: 2,
    minutes: 10,
    triesLeft: 2,
    open: false,
    passed: false,
  });
  const begun = await begin();
  expect(begun.questions).toHaveLength(3);
  expect(JSON.stringify(begun)).not.toContain('"answer"');
  expect(await hand(begun, RIGHT)).toMatchObject({ status: 200, body: { passed: true, right: 3 } });
  await world.settle();
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({
    state: 'done',
    chapters: [{ progress: { credited: [], doneOn: '2026-06-10' } }],
  });
  const time = await sql<{ spent: string }>`select spent::text from learning.stream
    where person_id = ${person.personId} and used_until is null`.execute(world.database.db);
  expect(time.rows).toEqual([{ spent: '{}' }]);
  const again = await hand(begun, RIGHT);
  expect(again).toMatchObject({ status: 409, body: { code: 'learning.chapter_done' } });
});

test('the questions stay as drawn, tries are counted, and what is over is over', async () => {
  const { person, enrolmentId, at, begin, hand } = await learner('黄国梁');
  const first = await begin();
  expect(await begin()).toEqual({ ...first, now: expect.any(String) });
  const wrong = await hand(first, 0);
  expect(wrong).toMatchObject({ status: 200, body: { passed: false, right: 0, triesLeft: 1 } });
  expect(await hand(first, RIGHT)).toMatchObject({ body: { code: 'learning.test_over' } });
  const late = await begin();
  expect(late.testId).not.toBe(first.testId);
  await world.moveTo(new Date((await world.clock.read(world.database.db)).getTime() + 11 * 60_000));
  expect(await hand(late, RIGHT)).toMatchObject({ body: { code: 'learning.test_over' } });
  const none = await world.call(person, 'PUT', `${at}/${randomUUID()}`);
  expect(none).toMatchObject({ status: 409, body: { code: 'learning.tests_used' } });
  // The chapter is still there to be studied.
  const play = await player(world, person, { enrolmentId, chapterId: course.chapterId });
  expect(play.begun.positionMs).toBe(0);
});

test('a fee is owed before it, and does not come back once questions were drawn', async () => {
  const questions = [5, 15, 25, 35].map(question);
  const { courseId, chapterId } = await publishCourse(world, place, by, {
    title: '收费课程',
    priceFen: 6_000,
    questions,
  });
  const person = await world.person({ name: '孙丽华', unitId: place.subunitId });
  const enrolmentId = await enrol(world, person, courseId);
  const url = `/api/enrolments/${enrolmentId}/chapters/${chapterId}/tests/${randomUUID()}`;
  expect(await world.call(person, 'PUT', url)).toMatchObject({
    body: { code: 'learning.not_paid' },
  });
  const { items } = (await must(world, by.author, 'GET', '/api/fees')) as {
    items: { feeId: string }[];
  };
  const at = `/api/fees/${person.personId}/${items[0]?.feeId}`;
  await must(world, by.author, 'POST', `${at}/payment`, { amountFen: 6_000, receipt: 'R-1' });
  await must(world, person, 'PUT', url);
  expect(await world.call(by.author, 'POST', `${at}/refund`, { reason: '不学了' })).toMatchObject({
    status: 409,
    body: { code: 'learning.study_begun' },
  });
});

test('where the rulebook does not speak of it, nobody may', async () => {
  const plain = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  const there = await provider(world, plain);
  const questions = [5, 15, 25, 35].map(question);
  const { courseId, chapterId } = await publishCourse(world, plain, there, {
    title: '教师法治素养',
    questions,
  });
  const person = await world.person({ name: '何晓', unitId: plain.subunitId });
  const enrolmentId = await enrol(world, person, courseId);
  expect(await testOutOf(person, enrolmentId)).toBeNull();
  const url = `/api/enrolments/${enrolmentId}/chapters/${chapterId}/tests/${randomUUID()}`;
  expect(await world.call(person, 'PUT', url)).toMatchObject({
    status: 422,
    body: { code: 'learning.no_test_out' },
  });
});
