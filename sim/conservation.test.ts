import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../server/src/platform/db/database.ts';
import { createWorld, type TestPerson } from '../server/src/app/testing.ts';
import { type Random, randomFrom } from './random.ts';
import { drawCredential } from './sender.ts';
import { brokenStudyTime, overbooked, STUDY_RULES } from './study-time.ts';
import { begun, type Course, creditedMs, enrolled, openStage, type Stage } from './viewing.ts';

// Goal: I15. Whatever sessions, devices, questions, appeals, pushed records and settling do to one another, time is spent
// once. Method: random interleavings on the real rooms, several at the same moment; a checker that reads tables alone.
const SEED = Number(process.env['SIM_SEED'] ?? '1');
const ACTS = Number(process.env['SIM_ACTS'] ?? '60');
let stage: Stage;
let credential: string;

beforeAll(async () => {
  stage = await openStage(await createWorld({ at: new Date('2026-06-10T14:30:00Z') }));
  credential = await drawCredential(stage);
}, 120_000);
afterAll(() => stage.close());

type Session = { readonly sessionId: string; readonly place: Place; seq: number; at: number };
type Place = { readonly enrolmentId: string; readonly chapterId: string };
type Student = {
  readonly who: TestPerson;
  readonly places: readonly Place[];
  readonly sessions: Session[];
};

async function student(courses: readonly Course[]): Promise<Student> {
  const who = await stage.person();
  const places: Place[] = [];
  for (const course of courses)
    places.push({
      enrolmentId: await enrolled(stage, who, course),
      chapterId: course.chapterId,
    });
  return { who, places, sessions: [] };
}

type Act = (of: Student, random: Random) => Promise<unknown>;

const say = async (of: Student, session: Session, beats: readonly object[]): Promise<unknown> =>
  stage.send({
    cookie: of.who.cookie,
    method: 'POST',
    path: '/api/plays',
    body: { sessionId: session.sessionId, positionMs: session.at, beats },
  });

const ACTIONS: Readonly<Record<string, Act>> = {
  begin: async (of, random) => {
    const place = random.pick(of.places);
    if (!place) return;
    const { sessionId } = await begun(stage, of.who, place);
    of.sessions.push({
      sessionId,
      place,
      seq: 0,
      at: random.chance(3) ? random.below(900_000) : 0,
    });
  },
  play: async (of, random) => {
    const session = random.pick(of.sessions.slice(-3));
    if (!session) return;
    const ms = 10_000 + random.below(600_000);
    const from = session.at;
    session.at += ms;
    await say(of, session, [{ seq: (session.seq += 1), from, to: session.at }]);
  },
  jump: async (of, random) => {
    const session = random.pick(of.sessions);
    if (!session) return;
    const beats = Array.from({ length: 1 + random.below(4) }, () => {
      const from = random.below(2_000_000);
      return {
        seq: (session.seq += 1),
        from,
        to: Math.max(0, from - 20_000 + random.below(90_000)),
      };
    });
    await say(of, session, beats);
  },
  repeat: async (of, random) => {
    const session = random.pick(of.sessions);
    if (!session) return;
    const beats = [{ seq: 1 + random.below(session.seq + 1), from: 0, to: 900_000 }];
    await Promise.all([say(of, session, beats), say(of, session, beats)]);
  },
  answer: async ({ who, places }, random) => {
    const place = random.pick(places);
    if (!place) return;
    const at = `/api/enrolments/${place.enrolmentId}`;
    const [row] = await stage.ask(`select question_id::text as id from learning.chapter_progress
      where person_id = '${who.personId}' and enrolment_id = '${place.enrolmentId}'`);
    const questionId = row?.['id'] ?? randomUUID();
    const path = `${at}/chapters/${place.chapterId}/answers`;
    const body = { questionId, option: random.chance(3) ? 0 : 1 };
    await stage.send({ cookie: who.cookie, method: 'POST', path, body });
  },
  appeal: async ({ who, places }, random) => {
    const place = random.pick(places);
    if (!place) return;
    const at = `/api/enrolments/${place.enrolmentId}/chapters/${place.chapterId}`;
    const path = `${at}/appeals/${randomUUID()}`;
    await stage.send({ cookie: who.cookie, method: 'PUT', path, body: { text: '学校停电' } });
  },
  decide: async ({ who }, random) => {
    const [open] = await stage.ask(`select a.case_id::text as id, c.version from learning.appeal a
      join review.case c on c.subject_id = a.person_id and c.case_id = a.case_id
      where a.person_id = '${who.personId}' and a.state = 'open'`);
    if (!open) return;
    await stage.send({
      cookie: stage.place.administrator.cookie,
      method: 'POST',
      path: `/api/review/cases/${who.personId}/${String(open['id'])}/decision`,
      body: {
        version: open['version'],
        outcome: random.chance(2) ? 'pass' : 'reject',
        opinion: '已核对停电记录',
      },
    });
  },
  push: async ({ who }, random) => {
    const day = new Date((await stage.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    const record = {
      kind: 'course',
      category: 'public',
      on: day,
      qty: { minutes: 1 + random.below(700) },
      attrs: { passed: true },
    };
    const { idNumber, name } = who;
    const pushed = { externalId: randomUUID(), idNumber, name, title: '别处的课', record };
    const of = { bearer: credential, method: 'POST', path: '/api/platform-records' } as const;
    await Promise.all([1, 2].map(() => stage.send({ ...of, body: { records: [pushed] } })));
  },
  settle: () => stage.world.settle(),
};
/** So that there always is somebody who studied a course to its end, on the second of two devices, and wanted more. */
async function finishOne(of: Student): Promise<void> {
  const [place] = of.places;
  if (!place) throw new Error('conservation: no course');
  await begun(stage, of.who, place);
  const { sessionId } = await begun(stage, of.who, place);
  const session = { sessionId, place, seq: 2, at: 120_000 };
  of.sessions.push(session);
  await stage.pass(120_000);
  await say(of, session, [
    { seq: 1, from: 0, to: 120_000 },
    { seq: 2, from: 0, to: 120_000 },
  ]);
  await stage.world.settle();
}

/** Playing is what happens most. */
const OFTEN = ['begin', 'play', 'play', 'play', 'play', 'jump', 'repeat', 'answer', 'answer'];
const SELDOM = ['appeal', 'decide', 'push', 'settle'];

test('random interleavings of everything that credits time spend no second twice', async () => {
  // Goal: conservation, over orders nobody thought of. Method: seeded acts, up to four at once, clocks that jump midnight.
  const random = randomFrom(SEED);
  const courses = [
    await stage.course({ seconds: 120 }),
    await stage.course({ seconds: 1_800 }),
    await stage.course({ seconds: 1_800, questionsAt: [30, 90, 400, 900, 1_500] }),
  ];
  const students = [await student(courses), await student(courses), await student(courses)];
  const [first] = students;
  if (first) await finishOne(first);
  const done = new Map<string, number>();
  for (let act = 0; act < ACTS; act += 1) {
    await stage.pass(random.chance(12) ? 3_600_000 * (1 + random.below(9)) : random.below(400_000));
    const names = Array.from(
      { length: 1 + random.below(4) },
      () => random.pick(random.chance(4) ? SELDOM : OFTEN) ?? 'play',
    );
    const one = random.pick(students);
    if (!one) break;
    await Promise.all(names.map(async (name) => ACTIONS[name]?.(one, random)));
    for (const name of names) done.set(name, (done.get(name) ?? 0) + 1);
    if (act % 15 === 14) expect(await brokenStudyTime(stage.ask), `act ${act}`).toEqual([]);
  }
  // Hours are provisional until the rulebook's days are over.
  await stage.pass(3 * 86_400_000);
  await stage.world.runJob('learning-catch-up');
  await stage.world.settle();
  expect(await brokenStudyTime(stage.ask), `seed ${SEED}`).toEqual([]);
  const [seen] =
    await stage.ask(`select (select count(*)::int from learning.beat where credited_ms > 0) as credited,
    (select count(*)::int from learning.uncredited) as refused,
    (select count(*)::int from learning.appeal where state = 'granted') as granted,
    (select count(*)::int from learning.enrolment where state = 'done') as done`);
  console.log(`conservation: ${JSON.stringify({ ...Object.fromEntries(done), ...seen })}`);
  // A history in which nothing is credited shows nothing.
  expect(Number(seen?.['credited'])).toBeGreaterThan(1);
  expect(Number(seen?.['refused'])).toBeGreaterThan(1);
  expect(Number(seen?.['done'])).toBeGreaterThan(0);
}, 300_000);

test('a repeat that arrives in the middle of a cut costs what comes after it nothing', async () => {
  // Goal: a report costs only once. Method: an old one arrives again while the line is cut; then all that was kept.
  const course = await stage.course({ seconds: 1_800 });
  const of = await student([course]);
  await ACTIONS['begin']?.(of, randomFrom(3));
  const [session] = of.sessions;
  if (!session) throw new Error('no session');
  await stage.pass(30_000);
  await say(of, session, [{ seq: 1, from: 0, to: 30_000 }]);
  await stage.pass(240_000);
  await say(of, session, [{ seq: 1, from: 0, to: 30_000 }]);
  await stage.pass(240_000);
  await say(of, session, [{ seq: 2, from: 30_000, to: 510_000 }]);
  expect(await creditedMs(stage, of.who.personId)).toBe(510_000);
});

test('what was studied off the net on one device counts beside what another reported meanwhile', async () => {
  // Goal: every stretch is kept. Method: five minutes off line, four on a second device, the first comes back and asks for ten.
  const courses = [
    await stage.course({ seconds: 1_800 }),
    await stage.course({ seconds: 1_800 }),
  ] as const;
  const of = await student(courses);
  const [here, there] = of.places;
  if (!here || !there) throw new Error('no places');
  const first: Session = { ...(await begun(stage, of.who, here)), place: here, seq: 0, at: 0 };
  await stage.pass(300_000);
  const second: Session = { ...(await begun(stage, of.who, there)), place: there, seq: 0, at: 0 };
  for (let seq = 1; seq <= 8; seq += 1) {
    await stage.pass(30_000);
    await say(of, second, [{ seq, from: (seq - 1) * 30_000, to: seq * 30_000 }]);
  }
  await stage.pass(3_600_000);
  await say(of, first, [{ seq: 1, from: 0, to: 600_000 }]);
  // The clock goes on while requests are made: the first device is credited what passed, not what it asks for.
  const credited = await creditedMs(stage, of.who.personId);
  expect(credited).toBeGreaterThanOrEqual(300_000 + 240_000);
  expect(credited).toBeLessThan(600_000 + 240_000);
  const refused = await stage.ask(`select reason, to_ms from learning.uncredited
    where person_id = '${of.who.personId}'`);
  expect(refused).toEqual([{ reason: 'another-device', to_ms: 600_000 }]);
  expect(await brokenStudyTime(stage.ask)).toEqual([]);
});

test('the checker knows when time does not fit', () => {
  // Goal: Hall's condition by hand. Method: pieces that fit only when cut, and one millisecond more.
  const fits = [
    { from: 0, to: 100, ms: 60 },
    { from: 40, to: 60, ms: 20 },
    { from: 0, to: 100, ms: 20 },
  ];
  expect(overbooked(fits)).toBeNull();
  expect(overbooked([...fits, { from: 90, to: 100, ms: 1 }])).toEqual({
    from: 0,
    to: 100,
    credited: 101,
  });
  const apart = [fits[0], fits[2]].flatMap((one) => one ?? []);
  expect(overbooked([...apart, { from: 50, to: 60, ms: 10 }])).toBeNull();
  expect(overbooked([...apart, { from: 50, to: 60, ms: 10.5 }])).toMatchObject({ from: 50 });
});

test('each rule notices what it is there for', async () => {
  // Goal: the checker is not blind. Method: one wrong row at a time, in a transaction that is taken back.
  const who = `person_id = (select person_id from learning.beat where credited_ms > 0 order by at limit 1)`;
  const wrongs: Readonly<Record<string, string>> = {
    'a chapter longer than it is': `update learning.chapter_progress set credited = credited + '{[0,99999999)}' where ${who}`,
    'credited and held at once': `update learning.chapter_progress set held = credited where ${who}`,
    'credited though nobody played it': `update learning.chapter_progress set credited = '{[1799000,1800000)}', held = '{}'
      where ${who}`,
    'more in a chapter than was credited to it': `update learning.beat set credited_ms = 0 where ${who}`,
    'more credited of a report than it says': `update learning.beat set credited_ms = greatest(to_ms - from_ms, 0) + 1 where ${who}`,
    'a second that was reported and stands nowhere': `delete from learning.uncredited where ${who}`,
    'more credited than time passed': `update learning.beat set at = (select min(at) from learning.beat where ${who}),
      credited_ms = greatest(to_ms - from_ms, 0) where ${who}`,
    'a day of more than its hours': `update learning.beat set credited_ms = 90000000 where ${who}`,
    'a clock ahead of what was reported': `update learning.stream
      set spent = spent + int8multirange(int8range(upper(spent) + 3600000000, upper(spent) + 3600000001)) where ${who}`,
    'more credited than is written down as spent': `update learning.stream set spent = '{}', used_until = null where ${who}`,
    'two players live at once': `update learning.play_session set ended_at = null where ${who}`,
    'a chapter that is done and was not seen': `update learning.chapter_progress set done_on = '2026-06-10', credited = '{}'
      where ${who}`,
    'a course that is done without its record, or with two': `update learning.enrolment set state = 'done',
      completed_at = enrolled_at, record_id = enrolment_id where state = 'studying'`,
  };
  expect(Object.keys(wrongs)).toEqual(expect.arrayContaining(Object.keys(STUDY_RULES)));
  const owner = openDatabase(stage.world.ownerUrl, 1);
  try {
    for (const [name, wrong] of Object.entries(wrongs)) {
      const seen = await owner.db
        .transaction()
        .execute(async (tx) => {
          await sql.raw(wrong).execute(tx);
          const found = await brokenStudyTime(
            async (text) => (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows,
          );
          throw Object.assign(new Error('taken back'), { found });
        })
        .catch((error: unknown) => {
          const { found } = error as { found?: readonly string[] };
          if (!found) throw error;
          return found;
        });
      expect(
        seen.some((one) => one.startsWith(name)),
        name,
      ).toBe(true);
    }
  } finally {
    await owner.close();
  }
  expect(await brokenStudyTime(stage.ask)).toEqual([]);
});
