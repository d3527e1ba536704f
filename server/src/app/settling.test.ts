import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol, must, nextDay, player, provider, publishCourse, studyOf } from './study.testing.ts';
import type { Provider } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: hours of a course are seen at once, provisional, and posted once, the day after, where nothing looks odd; what
// does is decided by a person, and can be contested. Method: the whole product through its HTTP face, on a moved clock.
let world: World;
let place: TestPlace;
let by: Provider;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-12-31T10:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  by = await provider(world, place);
}, 120_000);
afterAll(() => world.close());

const REPORTS = 21;
const now = async () => (await world.clock.read(world.database.db)).getTime();
const wait = async (ms: number) => world.moveTo(new Date((await now()) + ms));

/** Watches the minute of a course and gives its enrolment. */
async function watch(who: TestPerson, made: { courseId: string; chapterId: string }) {
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  await wait(60_000);
  await play.report([0, 60_000]);
  await world.settle();
  return enrolmentId;
}

/** Claims another minute every three seconds until all of it is credited. */
async function race(who: TestPerson, made: { courseId: string; chapterId: string }) {
  const enrolmentId = await enrol(world, who, made.courseId);
  const play = await player(world, who, { enrolmentId, chapterId: made.chapterId });
  let from = 0;
  for (let n = 0; n < REPORTS; n += 1) {
    await wait(3_000);
    const told = await play.report([from, from + 60_000]);
    from = told.credited.at(-1)?.to ?? from;
  }
  await world.settle();
  return enrolmentId;
}

const hoursOf = async (who: TestPerson, year: number) =>
  JSON.stringify(await must(world, who, 'GET', `/api/people/${who.personId}/hours?year=${year}`));
/** The day on which the pending record counts by itself, as the person and as the unit read it. */
async function settlesOn(who: TestPerson, year: number) {
  const { lines } = (await must(
    world,
    who,
    'GET',
    `/api/people/${who.personId}/hours?year=${year}`,
  )) as { lines: { settlesOn: string | null }[] };
  const { items } = (await must(
    world,
    place.administrator,
    'GET',
    `/api/people-hours?year=${year}`,
  )) as { items: { personId: string; settlesOn: string | null }[] };
  const row = items.find((one) => one.personId === who.personId);
  return [...lines.map((line) => line.settlesOn), row?.settlesOn];
}

const record = async (who: TestPerson) =>
  (
    await sql<{ status: string; on_day: string; entries: number }>`select r.status, r.on_day,
      (select count(*)::int from hours.entry e where e.person_id = r.person_id and e.record_id = r.record_id) as entries
    from hours.record r where r.person_id = ${who.personId} and r.source_kind = 'course'`.execute(
      world.database.db,
    )
  ).rows;

async function noticesOf(who: TestPerson): Promise<readonly string[]> {
  const { items } = (await must(world, who, 'GET', '/api/notices')) as {
    items: { kind: string }[];
  };
  return items.map((one) => one.kind);
}

/** The bureau's open case about a record of study. */
async function caseOf(who: TestPerson) {
  const inbox = (await must(world, place.bureauOfficer, 'GET', '/api/review/inbox?state=open')) as {
    items: {
      caseId: string;
      subjectId: string;
      version: number;
      owner: { kind: string; id: string };
      summary: { hours: string | null; unit: string };
    }[];
  };
  const line = inbox.items.find(
    (one) => one.owner.kind === 'study-anomaly' && one.subjectId === who.personId,
  );
  if (!line) throw new Error('no case about the record');
  return line;
}

async function decide(who: TestPerson, outcome: string, opinion: string) {
  const { caseId, version } = await caseOf(who);
  const at = `/api/review/cases/${who.personId}/${caseId}/decision`;
  await must(world, place.bureauOfficer, 'POST', at, { version, outcome, opinion });
  await world.settle();
}

test('finished on the last day of the year: seen at once, posted the day after, once, in the old year', async () => {
  // Goal: T+1 and the year of the last chapter. Method: the evening of 31 December, and the job of 1 January twice.
  const who = await world.person({ name: '林秀芬', unitId: place.subunitId });
  const made = await publishCourse(world, place, by, { title: '年末的课' });
  const enrolmentId = await watch(who, made);
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({
    state: 'studying',
    settlesOn: '2027-01-01',
    anomaly: null,
  });
  expect(await hoursOf(who, 2026)).toContain('年末的课');
  expect(await settlesOn(who, 2026)).toEqual(['2027-01-01', '2027-01-01']);
  expect(await record(who)).toMatchObject([{ status: 'pending', on_day: '2026-12-31' }]);
  await world.runJob('learning-catch-up');
  expect(await record(who)).toMatchObject([{ status: 'pending' }]);
  await nextDay(world);
  await world.runJob('learning-catch-up');
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ state: 'done', settlesOn: null });
  expect(await record(who)).toEqual([{ status: 'approved', on_day: '2026-12-31', entries: 1 }]);
  expect(await settlesOn(who, 2026)).toEqual([null, null]);
  expect(await hoursOf(who, 2027)).not.toContain('年末的课');
  expect(await noticesOf(who)).toEqual(['study.completed', 'study.provisional']);
});

test('what looks odd waits for a person, who asks, reads the answer, and finds nothing wrong', async () => {
  // Goal: no automatic punishment. Method: a program's pattern, the case, the question, the answer, the pass.
  await world.moveTo(new Date('2027-06-10T01:00:00Z'));
  const who = await world.person({ name: '黄国梁', unitId: place.subunitId });
  const other = await world.person({ name: '邓伟强', unitId: place.subunitId });
  const made = await publishCourse(world, place, by, { title: '太快的课' });
  const enrolmentId = await race(who, made);
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ studied: true, anomaly: null });
  expect(await settlesOn(who, 2027)).toEqual(['2027-06-11', '2027-06-11']);
  await nextDay(world);
  const found = await studyOf(world, who, enrolmentId);
  expect(found).toMatchObject({
    state: 'studying',
    anomaly: { state: 'open', reasons: ['top-rate'] },
  });
  // Somebody looks first: nothing counts by itself any more.
  expect(await settlesOn(who, 2027)).toEqual([null, null]);
  const { owner, summary } = await caseOf(who);
  expect(summary).toMatchObject({ hours: '30', unit: 'hour' });
  const url = `/api/study-anomalies/${who.personId}/${owner.id}`;
  expect(await must(world, place.bureauOfficer, 'GET', url)).toMatchObject({
    findings: [{ reason: 'top-rate', figures: { reports: 21, above: 21, claimedMinutes: 21 } }],
    answer: null,
  });
  expect((await world.call(other, 'GET', url)).status).toBe(404);
  // The job again opens no second case.
  await world.runJob('learning-catch-up');
  expect(await record(who)).toMatchObject([{ status: 'pending', entries: 0 }]);
  const at = `/api/enrolments/${enrolmentId}/anomalies`;
  const answerAs = (id: string) =>
    world.call(who, 'PUT', `${at}/${id}`, { text: '平板的时钟坏了' });
  const early = await answerAs('0197a000-0000-7000-8000-000000000001');
  expect(early).toMatchObject({ status: 409, body: { code: 'learning.nothing_asked' } });
  await decide(who, 'return', '请说明当时用的什么设备。');
  expect((await studyOf(world, who, enrolmentId)).anomaly).toMatchObject({
    state: 'asked',
    opinion: '请说明当时用的什么设备。',
  });
  const id = '0197a000-0000-7000-8000-000000000002';
  expect((await answerAs(id)).status).toBe(200);
  expect((await answerAs(id)).status).toBe(200);
  const again = await caseOf(who);
  expect(
    await must(
      world,
      place.bureauOfficer,
      'GET',
      `/api/study-anomalies/${who.personId}/${again.owner.id}`,
    ),
  ).toMatchObject({ answer: '平板的时钟坏了', earlier: [{ state: 'answered' }] });
  await decide(who, 'pass', '设备时钟的问题，学了。');
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ state: 'done', anomaly: null });
  expect(await record(who)).toMatchObject([{ status: 'approved', entries: 1 }]);
  expect(await noticesOf(who)).toEqual([
    'study.completed',
    'study.asked',
    'study.looked-at',
    'study.provisional',
  ]);
});

test('what is not credited says so, can be contested, and counts in the year in which it was finished', async () => {
  // Goal: the person can always ask another office. Method: refused by the bureau, granted by the unit, in January.
  await world.moveTo(new Date('2027-12-31T08:00:00Z'));
  const who = await world.person({ name: '苏婉婷', unitId: place.subunitId });
  const made = await publishCourse(world, place, by, { title: '不计入的课' });
  const enrolmentId = await race(who, made);
  await nextDay(world);
  await decide(who, 'reject', '二十一次上报都远快于时钟。');
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({
    state: 'studying',
    studied: false,
    settlesOn: null,
    anomaly: { state: 'refused', opinion: '二十一次上报都远快于时钟。' },
    chapters: [{ progress: { credited: [], doneOn: null } }],
  });
  expect(await record(who)).toMatchObject([{ status: 'rejected', entries: 0 }]);
  const at = `/api/enrolments/${enrolmentId}/chapters/${made.chapterId}`;
  const { items } = (await must(world, who, 'GET', `${at}/uncredited`)) as {
    items: { reason: string; from: number; to: number }[];
  };
  expect(items.find((one) => one.reason === 'set-aside')).toMatchObject({ from: 0, to: 60_000 });
  const appealId = '0197a000-0000-7000-8000-000000000003';
  await must(world, who, 'PUT', `${at}/appeals/${appealId}`, { text: '我在场，有同事作证' });
  const inbox = (await must(world, place.administrator, 'GET', '/api/review/inbox?state=open')) as {
    items: {
      caseId: string;
      version: number;
      owner: { id: string };
      summary: { hours: string | null };
    }[];
  };
  const line = inbox.items.find((one) => one.owner.id === appealId);
  if (!line) throw new Error('no appeal');
  // A minute that is contested is no amount of hours.
  expect(line.summary.hours).toBeNull();
  const url = `/api/review/cases/${who.personId}/${line.caseId}/decision`;
  const { version } = line;
  await must(world, place.administrator, 'POST', url, {
    version,
    outcome: 'pass',
    opinion: '属实',
  });
  await world.settle();
  expect(await studyOf(world, who, enrolmentId)).toMatchObject({ state: 'done', anomaly: null });
  expect(await record(who)).toMatchObject([{ status: 'approved', on_day: '2027-12-31' }]);
  expect(await noticesOf(who)).toEqual(
    expect.arrayContaining(['study.not-credited', 'study.appeal-granted', 'study.completed']),
  );
  expect(await noticesOf(who)).not.toContain('case.rejected');
});
