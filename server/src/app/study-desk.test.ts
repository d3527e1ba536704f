import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarYear } from '@jixu/kernel';
import {
  enrol,
  must,
  nextDay,
  player,
  type Provider,
  provider,
  publishCourse,
  question,
} from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: units and bureaus see who of their people studies, how far and with what result, and nobody else's; authors see
// which questions most miss. Method: two places through the HTTP face, one course studied in different ways.
let world: World;
let here: TestPlace;
let there: TestPlace;
let by: Provider;
let made: { courseId: string; chapterId: string };
const people: TestPerson[] = [];
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-06-10T01:00:00Z') });
  here = await world.place({ packId: 'gd-teachers', prefix: 'GD', name: '岭东' });
  there = await world.place({ packId: 'gd-teachers', prefix: 'GX', name: '岭西' });
  by = await provider(world, here);
  made = await publishCourse(world, here, by, { title: '班级管理', questions: [question(20)] });
  for (const name of ['林秀芬', '黄国梁', '邓伟强'])
    people.push(await world.person({ name, unitId: here.subunitId }));
  const [first, second] = people;
  if (!first || !second) throw new Error('two people');
  for (const { personId } of people)
    await world.run((op) =>
      world.jixu.rooms.hours.openPeriod(op, { personId, span: calendarYear(2026) }),
    );
  const wait = async () => {
    const now = await world.clock.read(world.database.db);
    await world.moveTo(new Date(now.getTime() + 60_000));
  };
  const studies = async (who: TestPerson, options: readonly number[]) => {
    const enrolmentId = await enrol(world, who, made.courseId);
    const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
    await wait();
    await play.report([0, 60_000]);
    for (const option of options) await play.answer(option);
  };
  // The first misses once and is right then; the second is wrong twice and has to see it again.
  await studies(first, [0, 1]);
  await studies(second, [0, 2]);
  await world.settle();
  await nextDay(world);
}, 120_000);
afterAll(() => world.close());

test('participation is counted for the units of whoever asks, and for nobody else’s', async () => {
  // Goal: scope. Method: the unit, the bureau above it, and the unit of another place, by unit and by course.
  for (const who of [here.administrator, here.bureauOfficer]) {
    const seen = (await must(world, who, 'GET', '/api/study-desk?year=2026')) as {
      units: { unitId: string; people: number; taking: number; finished: number }[];
      courses: unknown[];
    };
    expect(seen.units.find((one) => one.unitId === here.subunitId)).toMatchObject({
      people: 3,
      taking: 2,
      finished: 1,
    });
    expect(seen.courses).toEqual([
      {
        courseId: made.courseId,
        title: '班级管理',
        studying: 1,
        provisional: 0,
        done: 1,
        passed: 0,
        failed: 0,
      },
    ]);
  }
  const whole = (await must(world, here.administrator, 'GET', '/api/study-desk?year=2026')) as {
    units: { unitId: string }[];
    courses: { courseId: string }[];
  };
  // What was shown is not shown again, and what follows is all that follows.
  expect(
    await must(world, here.administrator, 'GET', '/api/study-desk?year=2026&skip=1'),
  ).toMatchObject({
    units: whole.units.slice(1),
    courses: whole.courses.slice(1),
    more: { units: false, courses: false },
  });
  const other = (await must(world, there.administrator, 'GET', '/api/study-desk?year=2026')) as {
    units: { unitId: string }[];
    courses: unknown[];
  };
  expect(other.courses).toEqual([]);
  expect(other.units.map((one) => one.unitId)).not.toContain(here.subunitId);
  const narrowed = `/api/study-desk?year=2026&unit=${here.subunitId}`;
  expect(await must(world, there.administrator, 'GET', narrowed)).toMatchObject({ units: [] });
  expect(await must(world, here.administrator, 'GET', '/api/study-desk?year=2025')).toMatchObject({
    courses: [],
  });
  expect((await world.call(people[0] ?? null, 'GET', '/api/study-desk')).status).toBe(403);
});

test('people are listed with what they study and lack, in pages', async () => {
  // Goal: who is behind. Method: pages of two, put together; everybody once, the studies beside the names.
  type Page = {
    items: { name: string; studying: number; done: number; lastOn: string | null }[];
    nextCursor: string | null;
    permissions: string[];
  };
  const all: Page['items'] = [];
  let cursor = '';
  do {
    const page = (await must(
      world,
      here.administrator,
      'GET',
      `/api/study-desk/people?year=2026&limit=2&unit=${here.subunitId}${cursor}`,
    )) as Page;
    expect(page.permissions).toEqual(['remind']);
    all.push(...page.items);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  const of = (name: string) => all.filter((one) => one.name === name);
  expect(of('林秀芬')).toMatchObject([{ studying: 0, done: 1, lastOn: '2026-06-10' }]);
  expect(of('黄国梁')).toMatchObject([{ studying: 1, done: 0, lastOn: '2026-06-10' }]);
  expect(of('邓伟强')).toMatchObject([{ studying: 0, done: 0, lastOn: null }]);
  const bad = await world.call(here.administrator, 'GET', '/api/study-desk/people?cursor=x');
  expect([bad.status, bad.body]).toMatchObject([400, { code: 'platform.bad_cursor' }]);
});

test('what is seen leaves as a workbook', async () => {
  // Goal: exports. Method: both tables and the learners of a course, by their media type.
  for (const path of [
    '/api/study-desk/export?year=2026&by=unit',
    '/api/study-desk/export?year=2026&by=course&locale=en',
  ]) {
    const answer = await world.call(here.administrator, 'GET', path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, SHEET]);
  }
  const url = `/api/kept-courses/${made.courseId}/learners/export`;
  const learners = await world.call(by.author, 'GET', url);
  expect([learners.status, learners.headers['content-type']]).toEqual([200, SHEET]);
  expect((await world.call(here.administrator, 'GET', url)).status).toBe(404);
});

test('authors see which questions most miss', async () => {
  // Goal: questions that fail. Method: four answers, one of them right; another organisation asks.
  const url = `/api/kept-courses/${made.courseId}/questions`;
  expect(await must(world, by.author, 'GET', url)).toMatchObject({
    items: [{ chapter: '第一讲', asked: 4, right: 1 }],
  });
  expect((await world.call(here.administrator, 'GET', url)).status).toBe(404);
});
