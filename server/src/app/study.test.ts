import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatLocalDate, localDate, asId } from '@jixu/kernel';
import { enrolmentFor, MEDIA_AREA, recordAssessment } from '../learning/index.ts';
import { storedKeys } from '../learning/testing.ts';
import { openDatabase } from '../platform/db/database.ts';
import { diskStorage } from '../platform/storage/storage.ts';
import { uploadFile } from './declare.testing.ts';
import {
  enrol,
  LESSON_MS,
  must,
  nextDay,
  player,
  provider,
  type Provider,
  publishCourse,
  question,
  studyOf,
} from './study.testing.ts';
import { digestOf, longRecording, pieced, sendAndCut } from './uploads.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a course is written, looked at, studied and counted, and nothing else than study counts.
// Method: the whole product through its HTTP face, on a clock that only the tests move.
let world: World;
let here: TestPlace;
let by: Provider;
let learner: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-06-10T01:00:00Z') });
  here = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  by = await provider(world, here);
  learner = await world.person({ name: '林秀芬', unitId: here.subunitId });
});
afterAll(() => world.close());

const wait = async (ms: number) =>
  world.moveTo(new Date((await world.clock.read(world.database.db)).getTime() + ms));
const rows = async (personId: string) =>
  (
    await sql<{
      source_id: string;
      on_day: string;
      status: string;
    }>`select source_id, on_day, status
      from hours.record where person_id = ${personId} and source_kind = 'course'`.execute(
      world.database.db,
    )
  ).rows;

test('a course is written, refused as incomplete with every place, passed, and offered', async () => {
  const courseId = randomUUID();
  const at = `/api/kept-courses/${courseId}`;
  await must(world, by.author, 'PUT', at, { nodeId: by.nodeId, title: '师德与法治' });
  const early = await world.call(by.author, 'POST', `${at}/submission`, { revision: 1 });
  expect(early).toMatchObject({
    status: 422,
    body: { code: 'learning.course_incomplete', errors: [{ code: 'learning.no_chapters' }] },
  });
  expect((await world.call(learner, 'GET', at)).status).toBe(403);
  expect((await world.call(here.administrator, 'GET', at)).status).toBe(404);
  // What is only begun is kept: a chapter without a name, a question without its words.
  const kept = (await must(world, by.author, 'GET', at)) as {
    revision: number;
    content: Record<string, unknown>;
  };
  const page = { chapterId: randomUUID(), kind: 'page', mediaId: null, seconds: 60, text: '正文' };
  const begun = { questionId: randomUUID(), at: 0, text: '', options: ['甲', ''], answer: 0 };
  const more = { title: '', captions: null, marks: [], questions: [begun] };
  const { revision } = (await must(world, by.author, 'PUT', `${at}/draft`, {
    revision: kept.revision,
    content: { ...kept.content, chapters: [{ ...page, ...more }] },
  })) as { revision: number };
  const told = await world.call(by.author, 'POST', `${at}/submission`, { revision });
  expect(told).toMatchObject({ status: 422, body: { code: 'learning.course_incomplete' } });
  expect((told.body as { errors: { path: string; code: string }[] }).errors).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'chapters/0/title', code: 'learning.chapter_untitled' }),
      expect.objectContaining({
        path: 'chapters/0/questions/0/text',
        code: 'learning.question_unfinished',
      }),
    ]),
  );
  const made = await publishCourse(world, here, by, { title: '教师法治素养' });
  const list = (await must(world, learner, 'GET', '/api/courses')) as {
    offered: { courseId: string; lengthMs: number }[];
  };
  expect(list.offered).toMatchObject([{ courseId: made.courseId, lengthMs: LESSON_MS }]);
});

test('a recording is what its content says, and is sent in the parts that a player asks for', async () => {
  const to = `/api/kept-courses/media?node=${by.nodeId}`;
  const wrong = await uploadFile(world, by.author, { name: 'lesson.mp4', to });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'learning.media_not_playable' } });
  const { mediaId, courseId } = await publishCourse(world, here, by, { title: '分段取' });
  const get = (who: TestPerson, range?: string) =>
    world.jixu.server.inject({
      url: `/api/course-media/${mediaId}`,
      headers: { cookie: who.cookie, ...(range ? { range } : {}) },
    });
  expect((await get(learner)).statusCode).toBe(404);
  await enrol(world, learner, courseId);
  const whole = (await get(learner)).rawPayload;
  const part = await get(learner, 'bytes=100-199');
  expect([part.statusCode, part.headers['content-range']]).toEqual([
    206,
    `bytes 100-199/${whole.length}`,
  ]);
  expect(part.rawPayload.equals(whole.subarray(100, 200))).toBe(true);
  const tail = await get(learner, 'bytes=-10');
  expect(tail.rawPayload.equals(whole.subarray(-10))).toBe(true);
  expect((await get(learner, `bytes=${whole.length}-`)).statusCode).toBe(416);
});

test('studied with the connection cut twice: all of it counts, once, and the course is not offered again', async () => {
  const { courseId, chapterId } = await publishCourse(world, here, by, {
    title: '断线也算数',
    opensOn: '2026-05-31',
    closesOn: '2026-12-31',
  });
  const enrolmentId = await enrol(world, learner, courseId);
  const first = await player(world, learner, { enrolmentId, chapterId });
  await wait(20_000);
  // Two intervals were kept back by the device and arrive together, then the answer is lost and they come again.
  const told = await first.report([0, 10_000], [10_000, 20_000]);
  expect(told).toMatchObject({ credited: [{ from: 0, to: 20_000 }], refused: [] });
  const twice = await first.again([{ seq: 2, from: 10_000, to: 20_000 }]);
  expect(twice).toMatchObject({ lastSeq: 2, credited: [{ from: 0, to: 20_000 }], refused: [] });
  await wait(180_000);
  const second = await player(world, learner, { enrolmentId, chapterId });
  expect(second.begun.positionMs).toBe(0);
  await wait(40_000);
  const rest = await second.report([20_000, 40_000], [40_000, 60_000]);
  expect(rest).toMatchObject({ done: true, credited: [{ from: 0, to: 60_000 }] });
  await world.settle();
  expect(await studyOf(world, learner, enrolmentId)).toMatchObject({
    state: 'studying',
    settlesOn: '2026-06-11',
  });
  expect(await rows(learner.personId)).toMatchObject([{ status: 'pending' }]);
  await nextDay(world);
  const study = await studyOf(world, learner, enrolmentId);
  expect([study.state, study.recordId === null]).toEqual(['done', false]);
  expect(await rows(learner.personId)).toEqual([
    { source_id: enrolmentId, on_day: '2026-06-10', status: 'approved' },
  ]);
  const hours = JSON.stringify(
    await must(world, learner, 'GET', `/api/people/${learner.personId}/hours?year=2026`),
  );
  expect(hours).toContain('断线也算数');
  const again = await world.call(learner, 'PUT', `/api/enrolments/${randomUUID()}`, { courseId });
  expect(again).toMatchObject({ status: 409, body: { code: 'learning.already_enrolled' } });
  const list = (await must(world, learner, 'GET', '/api/courses')) as {
    offered: { courseId: string }[];
  };
  expect(list.offered.map((one) => one.courseId)).not.toContain(courseId);
  // The job again, and the catching up: no second record.
  await world.runJob('learning-catch-up');
  expect(await rows(learner.personId)).toHaveLength(1);
});

test('a question gates the credit: unanswered it is held, wrong twice it is to be seen again', async () => {
  const who = await world.person({ name: '黄国梁', unitId: here.subunitId });
  const made = await publishCourse(world, here, by, { title: '随堂题', questions: [question(20)] });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(60_000);
  const held = await play.report([0, 60_000]);
  expect(held).toMatchObject({ questionWaits: true, credited: [], done: false });
  expect(
    JSON.stringify(await must(world, who, 'GET', `/api/enrolments/${enrolmentId}`)),
  ).not.toMatch(/"answer"/);
  await world.settle();
  expect(await rows(who.personId)).toEqual([]);
  expect((await play.answer(0)).outcome).toBe('again');
  expect((await play.answer(2)).outcome).toBe('missed');
  expect(await play.uncredited()).toMatchObject([
    { from: 0, to: 60_000, reason: 'question-missed' },
  ]);
  await wait(60_000);
  expect(await play.report([0, 60_000])).toMatchObject({ questionWaits: true });
  expect((await play.answer(1)).outcome).toBe('right');
  await world.settle();
  expect(await rows(who.personId)).toHaveLength(1);
});

test('two devices: the first is told, and together they get one stream', async () => {
  const who = await world.person({ name: '邓伟强', unitId: here.subunitId });
  const a = await publishCourse(world, here, by, { title: '甲课' });
  const b = await publishCourse(world, here, by, { title: '乙课' });
  const [one, two] = [await enrol(world, who, a.courseId), await enrol(world, who, b.courseId)];
  const phone = await player(world, who, { enrolmentId: one, chapterId: a.chapterId });
  const from = (await world.clock.read(world.database.db)).getTime();
  const desk = await player(world, who, { enrolmentId: two, chapterId: b.chapterId });
  expect(desk.begun.elsewhere).toBe(true);
  await wait(30_000);
  const [left, right] = await Promise.all([phone.report([0, 30_000]), desk.report([0, 30_000])]);
  const sum = [...left.credited, ...right.credited].reduce((ms, { from, to }) => ms + to - from, 0);
  const passed = (await world.clock.read(world.database.db)).getTime() - from;
  // The second of the phone before the desk began is the phone's.
  expect(sum).toBeLessThanOrEqual(passed + 1_000);
  expect(left).toMatchObject({ ended: true, refused: [{ reason: 'another-device' }] });
});

test('ten at once, sixteen times as fast, backwards and beyond: never more than the clock', async () => {
  const who = await world.person({ name: '苏婉婷', unitId: here.subunitId });
  const courses = [];
  for (let n = 0; n < 4; n += 1)
    courses.push(await publishCourse(world, here, by, { title: `并行 ${n}` }));
  const from = (await world.clock.read(world.database.db)).getTime();
  const players = [];
  for (const { courseId, chapterId } of courses)
    players.push(
      await player(world, who, { enrolmentId: await enrol(world, who, courseId), chapterId }),
    );
  for (let n = 0; n < 3; n += 1) {
    await wait(5_000);
    await Promise.all(
      players.flatMap((one) => [
        one.report([n * 5_000, n * 5_000 + 80_000], [30_000, 10_000]),
        one.report([0, 60_000]),
      ]),
    );
  }
  const passed = (await world.clock.read(world.database.db)).getTime() - from;
  const credited = await sql<{ ms: string }>`select coalesce(sum(upper(r) - lower(r)), 0) as ms
    from learning.chapter_progress p, unnest(p.credited) r where person_id = ${who.personId}`.execute(
    world.database.db,
  );
  const beats = await sql<{ ms: string }>`select coalesce(sum(credited_ms), 0) as ms
    from learning.beat where person_id = ${who.personId}`.execute(world.database.db);
  expect(Number(credited.rows[0]?.ms)).toBe(Number(beats.rows[0]?.ms));
  expect(Number(credited.rows[0]?.ms)).toBeLessThanOrEqual(passed);
});

test('time that another platform reported of the day is not there any more', async () => {
  const who = await world.person({ name: '何文', unitId: here.subunitId });
  await world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId: who.personId,
      source: { kind: 'platform', id: recordId },
      unitId: here.subunitId,
      packId: 'gd-teachers',
      facts: {
        kind: 'course',
        category: 'professional',
        on: formatLocalDate(op.today),
        via: 'platform',
        qty: { minutes: 1440 },
        attrs: { passed: true },
      },
      title: '整日在线',
      preview: null,
    });
    const claimId = op.newId<'claim'>();
    await world.jixu.rooms.hours.recognise(op, { claimId, personId: who.personId, recordId });
  });
  const made = await publishCourse(world, here, by, { title: '同一天' });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(30_000);
  const told = await play.report([0, 30_000]);
  expect(told).toMatchObject({ credited: [], refused: [{ reason: 'day-full' }] });
});

test('what was refused can be contested: a person sees the raw record and credits it', async () => {
  const who = await world.person({ name: '陈曦', unitId: here.subunitId });
  const made = await publishCourse(world, here, by, { title: '申诉' });
  const enrolmentId = await enrol(world, who, made.courseId);
  const at = `/api/enrolments/${enrolmentId}/chapters/${made.chapterId}`;
  const appealAs = (text: string) =>
    world.call(who, 'PUT', `${at}/appeals/${randomUUID()}`, { text });
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  expect((await appealAs('网络')).body).toMatchObject({ code: 'learning.nothing_to_appeal' });
  await wait(10_000);
  const told = await play.report([0, 60_000]);
  const [seen] = told.credited;
  if (!seen) throw new Error('nothing was credited');
  expect(seen.to).toBeLessThan(15_000);
  expect(told.refused).toEqual([{ from: seen.to, to: 60_000, reason: 'too-fast' }]);
  expect((await appealAs('山区断网，离线看完')).status).toBe(200);
  expect((await appealAs('再来一次')).body).toMatchObject({ code: 'learning.appeal_open' });
  const inbox = (await must(world, here.administrator, 'GET', '/api/review/inbox?state=open')) as {
    items: { caseId: string; version: number; owner: { kind: string; id: string } }[];
  };
  const line = inbox.items.find((one) => one.owner.kind === 'study-appeal');
  if (!line) throw new Error('no case');
  const url = `/api/study-appeals/${who.personId}/${line.owner.id}`;
  expect(await must(world, here.administrator, 'GET', url)).toMatchObject({
    text: '山区断网，离线看完',
    intervals: [{ from: seen.to, to: 60_000 }],
    beats: [{ from: 0, to: 60_000, creditedMs: seen.to }],
  });
  expect((await world.call(learner, 'GET', url)).status).toBe(404);
  const decision = { version: line.version, outcome: 'pass', opinion: '学校停电记录属实' };
  const decideAt = `/api/review/cases/${who.personId}/${line.caseId}/decision`;
  await must(world, here.administrator, 'POST', decideAt, decision);
  await world.settle();
  await nextDay(world);
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ state: 'done' });
  expect(await rows(who.personId)).toHaveLength(1);
});

test('an examination completes the course in the same operation, and only then', async () => {
  const who = await world.person({ name: '赵一', unitId: here.subunitId });
  const made = await publishCourse(world, here, by, { title: '要考试', needs: ['exam'] });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(60_000);
  await play.report([0, 60_000]);
  await world.settle();
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({
    state: 'studying',
    studied: true,
  });
  const { personId } = who;
  const found = await enrolmentFor(
    { db: world.database.db },
    { personId, courseId: made.courseId },
  );
  expect(found?.enrolmentId).toBe(enrolmentId);
  const of = {
    personId,
    enrolmentId: asId<'enrolment'>(enrolmentId),
    kind: 'exam',
    mark: '82',
    on: formatLocalDate(localDate(2026, 6, 10)),
  } as const;
  const ports = { hours: world.jixu.rooms.hours, rulebooks: world.jixu.rooms.rulebooks };
  const tell = (outcome: 'failed' | 'passed') =>
    world.run((op) => recordAssessment(op, ports, { ...of, outcome }));
  expect(await tell('failed')).toEqual({ completed: false });
  expect(await tell('passed')).toEqual({ completed: true });
  expect(await rows(personId)).toHaveLength(1);
});

test('T42: without a title series no course, and the page says who can change it', async () => {
  const city = await world.place({ packId: 'sd-zibo-municipal', prefix: 'ZM', name: '齐园' });
  const teaches = await provider(world, city);
  await publishCourse(world, city, teaches, {
    title: '公共课',
    amount: { unit: 'courses', value: '1' },
  });
  const who = await world.person({ name: '江雨', unitId: city.subunitId });
  const list = await must(world, who, 'GET', '/api/courses');
  expect(list).toMatchObject({ offered: [], why: 'no-series', who: ['周敏'] });
});

test('Zibo: the compulsory course and an elective pack of ten count twenty and ten', async () => {
  const city = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐城' });
  const teaches = await provider(world, city);
  const who = await world.person({ name: '孙立群', unitId: city.subunitId });
  const professional = { category: 'professional' } as const;
  for (const [title, compulsory, value] of [
    ['必修', true, '20'],
    ['选修包', false, '10'],
  ] as const) {
    const amount = { unit: 'hours', value };
    const made = await publishCourse(world, city, teaches, {
      ...professional,
      title,
      compulsory,
      amount,
    });
    const enrolmentId = await enrol(world, who, made.courseId);
    const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
    await wait(60_000);
    await play.report([0, 60_000]);
    await world.settle();
  }
  await nextDay(world);
  const entries = await sql<{ title: string; ticks: string }>`select r.title, sum(e.ticks) as ticks
    from hours.entry e join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
    where e.person_id = ${who.personId} group by r.title order by sum(e.ticks)`.execute(
    world.database.db,
  );
  expect(entries.rows.map(({ title, ticks }) => [title, Number(ticks) / 1800])).toEqual([
    ['选修包', 10],
    ['必修', 20],
  ]);
});

test('a report that the database refuses costs nobody else theirs', async () => {
  // Goal: reports are written together and fall alone. Method: a row of one person that cannot be written, eight at once.
  const made = await publishCourse(world, here, by, { title: '一起学', category: 'professional' });
  const plays = [];
  for (let n = 0; n < 8; n += 1) {
    const who = await world.person({ name: '同学', unitId: here.subunitId });
    const enrolmentId = await enrol(world, who, made.courseId);
    plays.push({ who, play: await player(world, who, { enrolmentId, ...made }) });
  }
  await wait(30_000);
  const poisoned = plays[4]?.who.personId ?? '';
  const owner = openDatabase(world.ownerUrl, 1);
  try {
    await sql
      .raw(
        `alter table learning.beat add constraint refuses check (person_id <> '${poisoned}') not valid`,
      )
      .execute(owner.db);
    const told = await Promise.allSettled(plays.map(({ play }) => play.report([0, 30_000])));
    expect(told.map((one) => one.status === 'fulfilled')).toEqual(
      plays.map(({ who }) => who.personId !== poisoned),
    );
    for (const one of told)
      if (one.status === 'fulfilled') expect(one.value.credited).toEqual([{ from: 0, to: 30_000 }]);
  } finally {
    await sql.raw('alter table learning.beat drop constraint refuses').execute(owner.db);
    await owner.close();
  }
  // What could not be written is said again by the player, and counts.
  expect(await plays[4]?.play.report([0, 30_000])).toMatchObject({
    credited: [{ from: 0, to: 30_000 }],
  });
});

test('T57: an online set of Chengdu counts eight by itself, whatever its author wrote', async () => {
  const city = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '锦城' });
  const teaches = await provider(world, city);
  const made = await publishCourse(world, city, teaches, {
    title: '网上学习',
    category: 'standard',
  });
  const who = await world.person({ name: '罗音', unitId: city.subunitId });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(60_000);
  await play.report([0, 60_000]);
  await world.settle();
  await nextDay(world);
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ state: 'done' });
  const entries = await sql<{
    kind: string;
    ticks: string;
  }>`select r.facts ->> 'kind' as kind, e.ticks
    from hours.entry e join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
    where e.person_id = ${who.personId}`.execute(world.database.db);
  expect(entries.rows.map(({ kind, ticks }) => [kind, Number(ticks) / 1800])).toEqual([
    ['online', 8],
  ]);
});

test('T48: the last minutes on 1 January of a course of the year before are refused', async () => {
  const who = await world.person({ name: '孙跨', unitId: here.subunitId });
  await world.moveTo(new Date('2026-12-31T15:59:00Z'));
  const made = await publishCourse(world, here, by, { title: '年末', closesOn: '2026-12-31' });
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(40_000);
  expect(await play.report([0, 40_000])).toMatchObject({ credited: [{ from: 0, to: 40_000 }] });
  await wait(40_000);
  expect(await play.report([40_000, 60_000])).toMatchObject({
    done: false,
    refused: [{ from: 40_000, to: 60_000, reason: 'window-closed' }],
  });
  await world.settle();
  expect(await rows(who.personId)).toEqual([]);
  const late = await world.person({ name: '钱迟', unitId: here.subunitId });
  const url = `/api/enrolments/${randomUUID()}`;
  expect(await world.call(late, 'PUT', url, { courseId: made.courseId })).toMatchObject({
    status: 409,
    body: { code: 'learning.not_open' },
  });
  // The rulebook opens public courses at the end of May, whatever the course says; others it leaves open.
  const early = await publishCourse(world, here, by, { title: '新年公需' });
  const shut = await world.call(late, 'PUT', `/api/enrolments/${randomUUID()}`, {
    courseId: early.courseId,
  });
  expect(shut).toMatchObject({ status: 409, body: { detail: { opensOn: '2027-05-31' } } });
  const open = await publishCourse(world, here, by, {
    title: '新年专业',
    category: 'professional',
  });
  expect(await enrol(world, late, open.courseId)).toMatch(/^[0-9a-f-]{36}$/);
});

test('a recording in pieces goes on after a cut line and on another server, and is kept once', async () => {
  // Goal: a cut costs one piece, and nothing false gets in. Method: a line that breaks in a piece, lies about pieces, two
  // windows, a second server on the same database and disk, the job of the end twice at the same time.
  const file = longRecording(2);
  const sending = await pieced(world, by, file);
  const { at, uploadId, body } = sending;
  expect(await must(world, by.author, 'PUT', at, body)).toMatchObject({ uploadId });
  const refused = async (code: string, answer: ReturnType<typeof sending.send>) =>
    expect((await answer).body).toMatchObject({ code: `learning.${code}` });
  await refused('upload_differs', world.call(by.author, 'PUT', at, { ...body, bytes: 9 }));
  expect((await sending.send(0)).status).toBe(200);
  const [url, bytes] = [await world.jixu.server.listen({ port: 0 }), sending.pieceOf(1)];
  const to = `${at}/pieces/1?sha256=${digestOf(bytes)}`;
  await sendAndCut(url, { to, cookie: by.author.cookie, bytes: bytes.subarray(0, 100_000) });
  expect((await sending.look()).pieces).toEqual([
    { number: 0, sha256: digestOf(sending.pieceOf(0)) },
  ]);
  await refused('piece_misfit', sending.send(3, { bytes: Buffer.from('beyond the end') }));
  await refused('piece_misfit', sending.send(1, { bytes: bytes.subarray(1) }));
  await refused('piece_misfit', sending.send(2, { bytes }));
  await refused('piece_damaged', sending.send(1, { sha256: '0'.repeat(64) }));
  await refused('no_upload', sending.send(1, { who: here.bureauOfficer }));
  await refused('upload_incomplete', sending.finish());
  const again = { ...world, jixu: await world.again() };
  expect((await sending.send(2, { on: again })).status).toBe(200);
  // Two windows send the same piece; another file does not get in between.
  const both = await Promise.all([sending.send(1), sending.send(1, { on: again })]);
  expect(both.map((one) => one.status)).toEqual([200, 200]);
  await refused('piece_differs', sending.send(1, { bytes: Buffer.alloc(bytes.length) }));
  expect((await sending.finish()).body).toMatchObject({ state: 'reading', received: file.length });
  await refused('upload_ended', sending.send(1));
  const job = world.jixu.jobs.find((one) => one.name === 'learning-read-upload');
  const payload = { personId: by.author.personId, uploadId };
  await Promise.allSettled([job?.handle(payload), job?.handle(payload)]);
  await world.settle();
  const { state, media } = await sending.look();
  expect({ state, media }).toMatchObject({ state: 'kept', media: { lengthMs: 24_000 } });
  const kept = await sql<{ sha256: string }>`select sha256 from learning.media
    where name = ${body.name}`.execute(world.database.db);
  expect(kept.rows).toEqual([{ sha256: digestOf(file) }]);
  // Nothing of the pieces, nor of the second copy, is left on the disk.
  const storage = diskStorage(join(world.dataDir, 'files'));
  const keys: string[] = [];
  for await (const key of storage.area(MEDIA_AREA).olderThan(-60_000)) keys.push(key);
  expect(keys.toSorted()).toEqual([...(await storedKeys(world.database.db, keys))].toSorted());
});

test('a file in pieces that is no recording is refused; those not gone on with are few, and go', async () => {
  const text = await pieced(world, by, Buffer.from('no recording'));
  expect((await text.send(0)).status).toBe(200);
  await text.finish();
  await world.settle();
  const code = 'learning.media_not_playable';
  expect(await text.look()).toMatchObject({ state: 'refused', media: null, refusal: { code } });
  const begun = [];
  for (let n = 0; n < 8; n += 1) begun.push(await pieced(world, by, Buffer.from(`file ${n}`)));
  const url = `/api/course-uploads/${randomUUID()}`;
  const more = { nodeId: by.nodeId, name: 'a.mp4', bytes: 1 };
  expect(await world.call(by.author, 'PUT', url, more)).toMatchObject({
    status: 429,
    body: { code: 'learning.uploads_many' },
  });
  const [first, second] = begun;
  await must(world, by.author, 'DELETE', first?.at ?? '');
  expect(
    await world.call(by.author, 'PUT', url, { ...more, bytes: 1024 * 1024 * 1024 + 1 }),
  ).toMatchObject({ status: 413, body: { code: 'learning.media_too_large' } });
  const listed = async () =>
    ((await must(world, by.author, 'GET', '/api/course-uploads')) as { items: unknown[] }).items;
  expect(await listed()).toHaveLength(9);
  await wait(6 * 86_400_000);
  expect((await second?.send(0))?.status).toBe(200);
  await wait(2 * 86_400_000);
  await world.runJob('learning-sweep');
  expect(await listed()).toMatchObject([{ uploadId: second?.uploadId, received: 6 }]);
  // One whose reading was given up, whatever had ended it, is read once more.
  await sql`update learning.upload set state = 'reading'
    where upload_id = ${second?.uploadId}`.execute(world.database.db);
  await wait(2 * 86_400_000);
  await world.runJob('learning-sweep');
  await world.settle();
  expect(await second?.look()).toMatchObject({ state: 'refused', refusal: { code } });
});
