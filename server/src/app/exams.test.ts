import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answersTo,
  codeOf,
  DEVICE,
  done,
  logInAgain,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  OTHER_DEVICE,
  save,
  SECRET,
  signUpFor,
  sit,
  sitting,
  start,
  submit,
  taskOf,
} from './exam.testing.ts';
import { openDatabase } from '../platform/db/database.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: an exam at one's own time, from signing up to the hours, and everything that happens to exams. Method: the
// whole product through its HTTP face, on a clock that the test moves.
let world: World;
let place: TestPlace;
let organiser: Organiser;
let paperId: string;
const BEGIN = new Date('2026-11-10T01:00:00Z');
const later = (minutes: number): Date => new Date(BEGIN.getTime() + minutes * 60_000);

beforeAll(async () => {
  world = await createWorld({ at: BEGIN });
  place = await world.place({ packId: 'js-changzhou', prefix: 'CZ' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
  const bankId = await makeBank(organiser, 14);
  paperId = await makePaper(organiser, { bankId, count: 10, pointsEach: '10' });
}, 120_000);
afterAll(() => world.close());

async function someone(offeringId: string): Promise<TestPerson> {
  const person = await world.person({ name: '林学', unitId: place.subunitId });
  done(await signUpFor(world, person, offeringId));
  return person;
}

async function exam(of: Readonly<Record<string, unknown>> = {}) {
  const task = taskOf({ paperId });
  const offeringId = await openExam(organiser, { tasks: [task], ...of });
  return { offeringId, taskId: task.taskId };
}

async function hoursOf(person: TestPerson): Promise<string> {
  const { body } = await world.call(person, 'GET', `/api/people/${person.personId}/hours`);
  return JSON.stringify(body);
}

test('a pass brings 24 hours by itself, once, and the course is not offered again', async () => {
  // Goal: Changzhou, from signing up to the hours. Method: sat, handed in twice, settled twice; then the list.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam({ code: 'GX-01' });
  const person = await someone(offeringId);
  const attemptId = await sit(world, person, { offeringId, taskId, right: 6 });
  done(await submit(world, person, { attemptId }));
  await world.settle();
  await world.runJob('assessment-tend');
  const mine = done<{ assessment: { state: string; outcome: unknown } }>(
    await world.call(person, 'GET', `/api/my/assessments/${offeringId}`),
  );
  expect(mine.assessment).toMatchObject({ state: 'passed', outcome: null });
  expect(await hoursOf(person)).toContain('"24"');
  const entries = await sql<{ ticks: number }>`select ticks from hours.entry
    where person_id = ${person.personId}`.execute(world.database.db);
  expect(entries.rows.map((row) => row.ticks)).toEqual([24 * 1800]);
  const next = await exam({ code: 'GX-01' });
  expect(codeOf(await signUpFor(world, person, next.offeringId))).toBe('assessment.passed_already');
});

test('who fails has no hours, and is decided only when the window is over', async () => {
  // Goal: no pass, no record. Method: five of ten right; the day after the window.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  await sit(world, person, { offeringId, taskId, right: 5 });
  await world.settle();
  const at = `/api/my/assessments/${offeringId}`;
  expect((await world.call(person, 'GET', at)).body).toMatchObject({ assessment: { state: 'in' } });
  await world.moveTo(new Date('2027-01-01T01:00:00Z'));
  await world.runJob('assessment-tend');
  expect((await world.call(person, 'GET', at)).body).toMatchObject({
    assessment: { state: 'failed' },
  });
  const records =
    await sql`select 1 from hours.record where person_id = ${person.personId}`.execute(
      world.database.db,
    );
  expect(records.rows).toEqual([]);
  await world.moveTo(BEGIN);
});

test('T43: after a crash questions and answers are as they were, on the same machine and on another', async () => {
  // Goal: nothing is drawn or typed again. Method: five answers stored, the client gone, read again from both devices.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId }),
  );
  const before = await sitting(world, person, attemptId);
  const five = answersTo(before.questions, 5).slice(0, 5);
  done(await save(world, person, { attemptId, answers: five }));
  const again = done<{ attemptId: string; live: boolean }>(
    await start(world, person, { offeringId, taskId, attemptId: randomUUID() }),
  );
  expect(again).toMatchObject({ attemptId, live: true });
  const resumed = await sitting(world, person, attemptId);
  expect(resumed.questions.map((one) => one.shown)).toEqual(
    before.questions.map((one) => one.shown),
  );
  expect(resumed.questions.slice(0, 5).map((one) => one.answer?.value)).toEqual(
    five.map((one) => one.value),
  );
  expect(resumed.deadlineAt).toBe(before.deadlineAt);
  const elsewhere = await sitting(world, person, attemptId, OTHER_DEVICE);
  expect(elsewhere).toMatchObject({ live: false, questions: [] });
  const at = `/api/my/attempts/${attemptId}/device`;
  const unproven = await world.call(person, 'POST', at, { device: OTHER_DEVICE });
  expect([unproven.status, codeOf(unproven)]).toEqual([409, 'assessment.log_in_again']);
  const anew = await logInAgain(world, person);
  const moved = done<typeof resumed>(await world.call(anew, 'POST', at, { device: OTHER_DEVICE }));
  expect(moved.questions).toEqual(resumed.questions);
  expect(moved.events.map((event) => event.kind)).toEqual(['started', 'moved']);
  const stale = await save(world, person, { attemptId, answers: five });
  expect([stale.status, codeOf(stale)]).toEqual([409, 'assessment.other_device']);
  const refused = await submit(world, person, { attemptId });
  expect(codeOf(refused)).toBe('assessment.other_device');
  done(await submit(world, person, { attemptId, device: OTHER_DEVICE }));
});

test('Artemis #1627: a lower revision loses, and the answer to a save says what is stored', async () => {
  // Goal: a late packet or a second tab overwrites nothing newer (Artemis #1627). Method: revisions out of order, at once.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId }),
  );
  const answer = (revision: number, chosen: number) => [
    { place: 1, revision, value: { chosen: [chosen] } },
  ];
  const all = await Promise.all(
    [5, 2, 7, 3].map((revision) =>
      save(world, person, { attemptId, answers: answer(revision, revision % 4) }),
    ),
  );
  expect(all.map((one) => one.status)).toEqual([200, 200, 200, 200]);
  const old = done<{ places: unknown }>(
    await save(world, person, { attemptId, answers: answer(6, 0) }),
  );
  expect(old.places).toEqual([{ place: 1, revision: 7, same: false }]);
  const { questions } = await sitting(world, person, attemptId);
  expect(questions[0]?.answer).toEqual({ revision: 7, value: { chosen: [3] } });
  // Two windows that number alike: the one that comes second is told that something else is stored; a repeat is not.
  const told = async (chosen: number) =>
    done<{ places: unknown }>(
      await save(world, person, {
        attemptId,
        answers: [{ place: 1, revision: 7, value: { chosen: [chosen] } }],
      }),
    ).places;
  expect(await told(2)).toEqual([{ place: 1, revision: 7, same: false }]);
  expect(await told(3)).toEqual([{ place: 1, revision: 7, same: true }]);
  const bad = await save(world, person, {
    attemptId,
    answers: [{ place: 11, revision: 1, value: { chosen: [0] } }],
  });
  expect(codeOf(bad)).toBe('assessment.bad_answer');
  const odd = await save(world, person, {
    attemptId,
    answers: [{ place: 1, revision: 9, value: { text: 'x' } }],
  });
  expect(codeOf(odd)).toBe('assessment.bad_answer');
  done(await submit(world, person, { attemptId }));
});

test('Learnova #3802, Artemis #9575: nothing is stored after handing in, and many presses hand in once', async () => {
  // Goal: no answer after submission, no second score (Learnova #3802, Artemis #9575). Method: 40 submissions and 40
  // saves at once, then what is stored, graded and posted.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId }),
  );
  const { questions } = await sitting(world, person, attemptId);
  done(await save(world, person, { attemptId, answers: answersTo(questions, 10) }));
  const presses = Array.from({ length: 40 }, () => submit(world, person, { attemptId }));
  const saves = Array.from({ length: 40 }, (_, index) =>
    save(world, person, { attemptId, answers: answersTo(questions, 0, index + 2) }),
  );
  const [submitted, saved] = await Promise.all([Promise.all(presses), Promise.all(saves)]);
  expect(new Set(submitted.map((one) => one.status))).toEqual(new Set([200]));
  const refused = saved.filter((one) => one.status !== 200);
  expect(new Set(refused.map(codeOf))).toEqual(
    new Set(refused.length > 0 ? ['assessment.submitted'] : []),
  );
  const stored = await sql<{ late: number; graded: string; ended: number }>`select
      (select count(*)::int from assessment.answer n where n.person_id = a.person_id and n.attempt_id = a.attempt_id
        and n.saved_at > a.submitted_at) as late,
      a.points::text || ' ' || a.state as graded,
      (select count(*)::int from assessment.attempt_event e where e.person_id = a.person_id
        and e.attempt_id = a.attempt_id and e.kind = 'submitted') as ended
    from assessment.attempt a where a.person_id = ${person.personId} and a.attempt_id = ${attemptId}`.execute(
    world.database.db,
  );
  // Saves before the submission count, so the score is that of what was stored last: all wrong or all right.
  const won = saved.length - refused.length;
  expect(stored.rows).toEqual([
    { late: 0, graded: won > 0 ? '0 graded' : '10000 graded', ended: 1 },
  ]);
  const after = await save(world, person, { attemptId, answers: answersTo(questions, 10, 99) });
  expect([after.status, codeOf(after)]).toEqual([409, 'assessment.submitted']);
});

test('Torus #5223: over is over by the server’s clock, also for who went away and came back; what was stored counts', async () => {
  // Goal: no answering after time by leaving and returning (Torus #5223); the client's clock decides nothing. Method: the
  // clock past the deadline, then save, start again, submit.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId }),
  );
  const { questions, deadlineAt } = await sitting(world, person, attemptId);
  done(await save(world, person, { attemptId, answers: answersTo(questions, 7) }));
  await world.moveTo(new Date(Date.parse(deadlineAt) + 6_000));
  const late = await save(world, person, { attemptId, answers: answersTo(questions, 10, 2) });
  expect([late.status, codeOf(late)]).toEqual([409, 'assessment.time_over']);
  const again = await start(world, person, { offeringId, taskId });
  expect(codeOf(again)).toBe('assessment.times_used');
  const ended = done<{ state: string; late: boolean; submittedBy: string }>(
    await submit(world, person, { attemptId, answers: answersTo(questions, 10, 3) }),
  );
  expect(ended).toMatchObject({ state: 'handed-in', late: true, submittedBy: 'time' });
  const points = await sql<{ points: number }>`select points from assessment.attempt
    where attempt_id = ${attemptId}`.execute(world.database.db);
  expect(points.rows).toEqual([{ points: 7000 }]);
  await world.settle();
  expect((await world.call(person, 'GET', `/api/my/assessments/${offeringId}`)).body).toMatchObject(
    {
      assessment: { state: 'passed' },
    },
  );
});

test('Sakai SAK-44001: the worker hands in what is over, keeps the late flag, and does it once', async () => {
  // Goal: auto-submission loses no flag (Sakai SAK-44001). Method: the job and its net, and the person, at once.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId }),
  );
  const { questions, deadlineAt } = await sitting(world, person, attemptId);
  done(await save(world, person, { attemptId, answers: answersTo(questions, 3) }));
  await world.moveTo(new Date(Date.parse(deadlineAt) + 60_000));
  await Promise.all([
    world.runJob('assessment-tend'),
    submit(world, person, { attemptId }),
    world.runJob('assessment-tend'),
  ]);
  const found = await sql<{
    submitted_by: string;
    late: boolean;
    points: number;
    events: string[];
  }>`
    select submitted_by, late, points, array(select kind from assessment.attempt_event e
      where e.attempt_id = a.attempt_id order by at) as events
    from assessment.attempt a where attempt_id = ${attemptId}`.execute(world.database.db);
  expect(found.rows).toEqual([
    { submitted_by: 'time', late: true, points: 3000, events: ['started', 'expired'] },
  ]);
});

test('a save that the database refuses takes none of those beside it along', async () => {
  // Goal: one bad row costs one person his save, and says so. Method: a trigger that refuses one attempt's answers; nine
  // people save at once, that one in their midst.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const sitters = await Promise.all(
    Array.from({ length: 9 }, async (_, n) => {
      const person = await someone(offeringId);
      const device = `device-of-the-lot-${String(n).padStart(8, '0')}`;
      const of = { offeringId, taskId, device };
      const { attemptId } = done<{ attemptId: string }>(await start(world, person, of));
      return { person, device, attemptId };
    }),
  );
  const bad = sitters[4]?.attemptId ?? '';
  const owner = openDatabase(world.ownerUrl, 1);
  await sql`create function public.refuse_one() returns trigger language plpgsql as
    $$ begin raise exception using errcode = '23514', message = 'refused'; end $$`.execute(
    owner.db,
  );
  await sql`create trigger refuse_one before insert on assessment.answer for each row
    when (new.attempt_id = ${sql.lit(bad)}) execute function public.refuse_one()`.execute(owner.db);
  const answers = [{ place: 1, revision: 1, value: { chosen: [0] } }];
  const told = await Promise.all(
    sitters.map(({ person, device, attemptId }) =>
      save(world, person, { attemptId, device, answers }),
    ),
  );
  await sql`drop trigger refuse_one on assessment.answer`.execute(owner.db);
  await owner.close();
  expect(told.map((one) => one.status)).toEqual(sitters.map((_, n) => (n === 4 ? 500 : 200)));
  for (const { person, device, attemptId } of sitters) {
    if (attemptId === bad) done(await save(world, person, { attemptId, device, answers }));
    done(await submit(world, person, { attemptId, device }));
  }
});

test('one computer, one account: a second person waits until the first is done', async () => {
  // Goal: ZB12-3 as a rule, not a punishment. Method: two people, one device.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const [first, second] = [await someone(offeringId), await someone(offeringId)];
  const device = 'device-that-two-share-03';
  const begun = done<{ attemptId: string }>(
    await start(world, first, { offeringId, taskId, device }),
  );
  const refused = await start(world, second, { offeringId, taskId, device });
  expect([refused.status, codeOf(refused)]).toEqual([409, 'assessment.device_in_use']);
  done(await submit(world, first, { attemptId: begun.attemptId, device }));
  done(await start(world, second, { offeringId, taskId, device }));
});

test('an extension reaches who is at work at once, and is recorded with its reason', async () => {
  // Goal: more time for one. Method: an attempt begun, extended by its proctor, saved after the old deadline.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const device = 'device-of-who-needs-more';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  const { questions } = await sitting(world, person, attemptId, device);
  const desk = `/api/organisations/${place.unitId}/assessments/${offeringId}`;
  const to = `${desk}/people/${person.personId}/extension`;
  done(await world.call(place.administrator, 'PUT', to, { minutes: 30, reason: '停电' }));
  await world.moveTo(later(85));
  done(await save(world, person, { attemptId, device, answers: answersTo(questions, 6) }));
  const end = `${desk}/people/${person.personId}/attempts/${attemptId}/end`;
  done(await world.call(place.administrator, 'POST', end, { reason: '考场关闭' }));
  const over = await world.call(place.administrator, 'POST', end, { reason: '考场关闭' });
  expect(codeOf(over)).toBe('assessment.attempt_over');
  const seen = done<{
    people: readonly { attempts: readonly { events: unknown; submittedBy: string }[] }[];
  }>(await world.call(place.administrator, 'GET', desk));
  expect(seen.people[0]?.attempts[0]).toMatchObject({
    submittedBy: 'proctor',
    events: [
      { kind: 'started' },
      { kind: 'extended', text: '停电', minutes: 30 },
      { kind: 'forced', text: '考场关闭' },
    ],
  });
});

test('no payload tells a key or a score before the window closed for all, and then all of it', async () => {
  // Goal: exam security. Method: every reading route of a person who has just handed in, searched for the words of the
  // key and for points; the same after the window.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const other = await someone(offeringId);
  const device = 'device-of-the-curious-04';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  const crawled = async (): Promise<string> => {
    const texts = [];
    for (const route of world.jixu.routes) {
      if (route.room !== 'assessment' || route.kind !== 'query' || route.method !== 'GET') continue;
      const path = route.path
        .replace(':offeringId', offeringId)
        .replace(':attemptId', attemptId)
        .replace(':nodeId', place.unitId)
        .replaceAll(/:\w+/g, taskId);
      const query = route.id === 'getAttempt' ? `?device=${device}` : '';
      texts.push(JSON.stringify((await world.call(person, 'GET', `${path}${query}`)).body));
    }
    expect(texts.length).toBeGreaterThan(8);
    return texts.join('\n');
  };
  const desk = `/api/organisations/${place.unitId}/assessments/${offeringId}`;
  const figures = `${desk}/tasks/${taskId}/statistics`;
  const ofDesk = async (): Promise<string> => {
    const all = [desk, figures, `${desk}/results`].map((path) =>
      world.call(place.administrator, 'GET', path),
    );
    return JSON.stringify((await Promise.all(all)).map((answer) => answer.body));
  };
  const { questions } = await sitting(world, person, attemptId, device);
  const while_ = await crawled();
  const submitted = await submit(world, person, {
    attemptId,
    device,
    answers: answersTo(questions, 6),
  });
  const between = `${await crawled()}${JSON.stringify(submitted.body)}`;
  await world.settle();
  const passed = await crawled();
  for (const text of [while_, between, passed, await ofDesk()]) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/"(right|key|explanation|byKey|seed|total|exam)":(?!\{|null)/);
    expect(text).not.toMatch(/"result":\{/);
    expect(text).not.toContain('"points":"60"');
  }
  const early = await world.call(place.administrator, 'GET', `${figures}/export`);
  expect([early.status, codeOf(early)]).toEqual([409, 'assessment.figures_not_yet']);
  // The last window of all closes with the longest extension of anybody.
  const to = `${desk}/people/${other.personId}/extension`;
  done(await world.call(place.administrator, 'PUT', to, { minutes: 45, reason: '视力障碍' }));
  await world.moveTo(new Date('2026-12-31T16:30:00Z'));
  expect(await crawled()).not.toContain(SECRET);
  await world.moveTo(new Date('2026-12-31T16:46:00Z'));
  const told = await sitting(world, person, attemptId, device);
  expect(told).toMatchObject({ revealed: true, points: '60' });
  expect(told.questions.every((one) => one.result?.explanation === SECRET)).toBe(true);
  expect(await ofDesk()).toMatch(/"points":"60".*"told":true,"attempts":1/);
  // Who passed, what it brought, and the paper given out for it.
  await world.settle();
  const results = await world.call(place.administrator, 'GET', `${desk}/results`);
  expect(results.body).toMatchObject({
    told: true,
    unit: 'hour',
    items: [
      {
        personId: person.personId,
        name: '林学',
        state: 'passed',
        resit: false,
        outcome: { exam: '60', total: '60' },
        posted: '24',
        certificate: expect.stringMatching(/^JX-HG-/),
      },
    ],
    nextAfter: null,
  });
  expect((await world.call(place.administrator, 'GET', `${figures}/export`)).status).toBe(200);
  await world.moveTo(BEGIN);
});

test('a question changed later changes no attempt, and a paper in use is settled', async () => {
  // Goal: frozen is frozen. Method: every question of the bank rewritten while somebody is at work.
  await world.moveTo(BEGIN);
  const bankId = await makeBank(organiser, 3);
  const small = await makePaper(organiser, { bankId, count: 3, pointsEach: '20' });
  const task = taskOf({ paperId: small });
  const offeringId = await openExam(organiser, { tasks: [task] });
  const person = await someone(offeringId);
  const device = 'device-of-the-frozen-one';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId: task.taskId, device }),
  );
  const before = await sitting(world, person, attemptId, device);
  const bank = `/api/organisations/${place.unitId}/question-banks/${bankId}/questions`;
  const listed = done<{ items: readonly { questionId: string; version: number }[] }>(
    await world.call(place.administrator, 'GET', bank),
  );
  for (const { questionId, version, ...rest } of listed.items) {
    const { changedAt: _at, ...question } = rest as Record<string, unknown>;
    const body = { ...question, baseVersion: version, key: { options: [3] } };
    done(await world.call(place.administrator, 'PUT', `${bank}/${questionId}`, body));
    const stale = await world.call(place.administrator, 'PUT', `${bank}/${questionId}`, body);
    expect(codeOf(stale)).toBe('assessment.question_overtaken');
  }
  expect((await sitting(world, person, attemptId, device)).questions).toEqual(before.questions);
  done(await submit(world, person, { attemptId, device, answers: answersTo(before.questions, 3) }));
  const graded = await sql<{ points: number }>`select points from assessment.attempt
    where attempt_id = ${attemptId}`.execute(world.database.db);
  expect(graded.rows).toEqual([{ points: 6000 }]);
  const papers = `/api/organisations/${place.unitId}/papers`;
  const used = done<{ items: readonly { paperId: string; version: number; content: unknown }[] }>(
    await world.call(place.administrator, 'GET', papers),
  ).items.find((one) => one.paperId === small);
  const changed = { baseVersion: used?.version, name: '改过的', content: used?.content };
  const refused = await world.call(place.administrator, 'PUT', `${papers}/${small}`, changed);
  expect(codeOf(refused)).toBe('assessment.paper_in_use');
});

test('strangers see neither the exam nor anybody’s attempt', async () => {
  // Goal: foreign is unknown. Method: somebody of another place asks for what the first one has.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const person = await someone(offeringId);
  const device = 'device-of-somebody-known';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  const far = await world.place({ packId: 'sd-zibo', prefix: 'FF', name: '远山' });
  const stranger = await world.person({ name: '远人', unitId: far.unitId });
  for (const answer of [
    await world.call(stranger, 'GET', `/api/my/assessments/${offeringId}`),
    await signUpFor(world, stranger, offeringId),
    await world.call(stranger, 'GET', `/api/my/attempts/${attemptId}?device=${device}`),
    await save(world, stranger, { attemptId, device, answers: [] }),
    await submit(world, stranger, { attemptId, device }),
    await world.call(
      far.administrator,
      'GET',
      `/api/organisations/${place.unitId}/assessments/${offeringId}`,
    ),
  ])
    expect(answer.status).toBe(404);
  expect(DEVICE).not.toBe(device);
});

test('nobody proctors himself, and the desk keeps his own figures from him', async () => {
  // Goal: whoever holds an exam and sits it has no advantage from its desk. Method: the administrator sits his own.
  await world.moveTo(BEGIN);
  const { offeringId, taskId } = await exam();
  const me = place.administrator;
  done(await signUpFor(world, me, offeringId));
  const device = 'device-of-administrator1';
  const attemptId = await sit(world, me, { offeringId, taskId, right: 9, device });
  await world.settle();
  const desk = `/api/organisations/${place.unitId}/assessments/${offeringId}`;
  const own = `${desk}/people/${me.personId}`;
  for (const answer of [
    await world.call(me, 'PUT', `${own}/extension`, { minutes: 30, reason: '自己' }),
    await world.call(me, 'POST', `${own}/attempts/${attemptId}/notes`, { text: '自己' }),
  ])
    expect([answer.status, codeOf(answer)]).toEqual([403, 'assessment.own_work']);
  expect((await world.call(me, 'GET', desk)).body).toMatchObject({
    people: [{ outcome: null, attempts: [{ points: null }], permissions: { proctor: false } }],
  });
});
