import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadFile } from './declare.testing.ts';
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
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a result is contested, looked at by somebody who did not mark it, and what follows comes by itself.
// Method: the whole product through its HTTP face; a clock that the test moves past the window.
let world: World;
let place: TestPlace;
let organiser: Organiser;
let colleague: TestPerson;
const DAY = 24 * 3_600_000;
const CLOSES = Date.parse('2026-11-20T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
  place = await world.place({ packId: 'js-changzhou', prefix: 'CZ', name: '常新' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
  colleague = await world.person({
    name: '陈复核',
    unitId: place.unitId,
    role: { role: 'unit-administrator', nodeId: place.unitId },
  });
}, 120_000);
afterAll(() => world.close());

async function sat(of: { right: number; appealDays?: number; pictured?: boolean }) {
  await world.moveTo(new Date('2026-11-10T01:00:00Z'));
  const bankId = await makeBank(organiser, 10);
  const paperId = await makePaper(organiser, { bankId, count: 10, pointsEach: '10' });
  if (of.pictured) await showPicture(organiser, bankId);
  const task = taskOf({ paperId, closesAt: new Date(CLOSES).toISOString() });
  const { appealDays = 3 } = of;
  const offeringId = await openExam(organiser, { tasks: [task], appealDays });
  const person = await world.person({ name: '林学', unitId: place.subunitId });
  done(await signUpFor(world, person, offeringId));
  const device = `device-${randomUUID()}`;
  const { taskId } = task;
  const attemptId = await sit(world, person, { offeringId, taskId, right: of.right, device });
  await world.settle();
  return { person, offeringId, attemptId, device };
}
/** The next version of one question of the bank, with a picture. */
async function showPicture({ by, nodeId }: Organiser, bankId: string): Promise<void> {
  const at = `/api/organisations/${nodeId}/question-banks/${bankId}`;
  const sent = await uploadFile(world, by, { name: 'a.png', to: `${at}/pictures` });
  const { pictureId } = done<{ pictureId: string }>(sent);
  const { items } = done<{
    items: { questionId: string; version: number; shown: object; changedAt: string }[];
  }>(await world.call(by, 'GET', `${at}/questions`));
  const [first] = items;
  if (!first) throw new Error('an empty bank');
  const { questionId, version, changedAt: _at, ...question } = first;
  const shown = { ...question.shown, pictures: [{ pictureId, alt: '一座桥', option: null }] };
  const body = { ...question, shown, baseVersion: version };
  done(await world.call(by, 'PUT', `${at}/questions/${questionId}`, body));
}

type Sat = Awaited<ReturnType<typeof sat>>;

async function over(after: number): Promise<void> {
  await world.moveTo(new Date(CLOSES + after));
  await world.runJob('assessment-tend');
  await world.settle();
}

const contest = ({ person, attemptId }: Sat, text = '第三题两个选项都对') =>
  world.call(person, 'PUT', `/api/my/attempts/${attemptId}/appeals/${randomUUID()}`, { text });
const stands = async ({ person, attemptId }: Sat) =>
  done<{
    until: string | null;
    permissions: { appeal: boolean };
    appeal: { state: string; after: string | null; opinion: string | null } | null;
  }>(await world.call(person, 'GET', `/api/my/attempts/${attemptId}/appeal`));
const mine = async ({ person, offeringId }: Sat) =>
  done<{ assessment: { state: string } }>(
    await world.call(person, 'GET', `/api/my/assessments/${offeringId}`),
  ).assessment;

async function caseOf({ person }: Sat, by: TestPerson) {
  const inbox = done<{
    items: { caseId: string; version: number; owner: { kind: string; id: string } }[];
  }>(await world.call(by, 'GET', '/api/review/inbox?state=open'));
  const found = await sql<{ case_id: string }>`select case_id from assessment.appeal
    where person_id = ${person.personId} and state = 'open'`.execute(world.database.db);
  const line = inbox.items.find((one) => one.caseId === found.rows[0]?.case_id);
  if (!line) throw new Error('no case in the inbox');
  return {
    at: `/api/result-appeals/${person.personId}/${line.owner.id}`,
    decide: (who: TestPerson, outcome: string) =>
      world.call(who, 'POST', `/api/review/cases/${person.personId}/${line.caseId}/decision`, {
        version: line.version,
        outcome,
        opinion: outcome === 'pass' ? '两个选项都说得通' : '原评分没有错误',
      }),
  };
}

test('granted: a new mark beside the old, the result anew, the hours by themselves, once', async () => {
  // Goal: from five right to passed by an appeal. Method: contested too early, twice, re-marked too low and too high.
  const held = await sat({ right: 5, pictured: true });
  expect(codeOf(await contest(held))).toBe('assessment.appeal_closed');
  await over(60_000);
  expect((await mine(held)).state).toBe('failed');
  expect((await stands(held)).permissions.appeal).toBe(true);
  done(await contest(held));
  expect(codeOf(await contest(held))).toBe('assessment.appeal_made');
  expect((await stands(held)).appeal).toMatchObject({ state: 'open', after: null });
  const { at, decide } = await caseOf(held, colleague);
  const paper = done<{
    questions: {
      place: number;
      given: string;
      right: unknown;
      shown: { pictures: { pictureId: string }[] };
    }[];
  }>(await world.call(colleague, 'GET', at));
  expect((await world.call(held.person, 'GET', at)).status).toBe(404);
  expect(codeOf(await decide(colleague, 'pass'))).toBe('assessment.no_new_mark');
  const pictures = paper.questions.flatMap((one) => one.shown.pictures);
  expect(pictures).toHaveLength(1);
  const picture = `${at}/pictures/${pictures[0]?.pictureId}`;
  const seenBy = async (who: TestPerson, url = picture) =>
    (await world.jixu.server.inject({ method: 'GET', url, headers: { cookie: who.cookie } }))
      .statusCode;
  expect([await seenBy(colleague), await seenBy(held.person)]).toEqual([200, 404]);
  expect(await seenBy(colleague, `${at}/pictures/${randomUUID()}`)).toBe(404);
  const wrong = paper.questions.filter((one) => one.given === '0');
  const right = paper.questions.find((one) => one.given === '10');
  const mark = (number: number | undefined, points: string) =>
    world.call(colleague, 'PUT', `${at}/marks/${number}`, { points, note: '选项有歧义' });
  expect(codeOf(await mark(wrong[0]?.place, '11'))).toBe('assessment.mark_too_high');
  expect(codeOf(await mark(right?.place, '9'))).toBe('assessment.mark_too_low');
  done(await mark(wrong[0]?.place, '10'));
  done(await decide(colleague, 'pass'));
  await world.settle();
  expect((await mine(held)).state).toBe('passed');
  expect(await stands(held)).toMatchObject({
    appeal: { state: 'granted', before: '50', after: '60', opinion: '两个选项都说得通' },
    permissions: { appeal: false },
  });
  const marks = await sql<{ sequence: number; points: number }>`select sequence, points
    from assessment.mark where attempt_id = ${held.attemptId}`.execute(world.database.db);
  expect(marks.rows).toEqual([{ sequence: 4, points: 1_000 }]);
  const records = await sql<{ on_day: string }>`select on_day from hours.record
    where person_id = ${held.person.personId} and status = 'approved'`.execute(world.database.db);
  expect(records.rows).toEqual([{ on_day: '2026-11-10' }]);
  expect(codeOf(await mark(wrong[1]?.place, '10'))).toBe('assessment.appeal_settled');
});

test('refused with a reason: nothing changes, and the person reads why', async () => {
  // Goal: a refusal explains itself. Method: the other decision, points and state as before.
  const held = await sat({ right: 4 });
  await over(60_000);
  done(await contest(held));
  const { decide } = await caseOf(held, colleague);
  done(await decide(colleague, 'reject'));
  expect(await stands(held)).toMatchObject({
    appeal: { state: 'refused', after: null, opinion: '原评分没有错误' },
  });
  expect((await mine(held)).state).toBe('failed');
  expect(codeOf(await contest(held))).toBe('assessment.appeal_made');
});

test('after the days of the exam, and where it gives none, nothing is contested', async () => {
  // Goal: the window is the exam's data. Method: three days and a minute; an exam without days.
  const late = await sat({ right: 4 });
  const never = await sat({ right: 4, appealDays: 0 });
  const until = async ({ person, offeringId }: Sat) =>
    done<{ appealUntil: string | null }>(
      await world.call(person, 'GET', `/api/my/assessments/${offeringId}`),
    ).appealUntil;
  expect([await until(late), await until(never)]).toEqual([null, null]);
  await over(DAY);
  // Five seconds are a hand-in's on its way: the window is over for all after them.
  const told = new Date(CLOSES + 5_000 + 3 * DAY).toISOString();
  expect([await until(late), await until(never)]).toEqual([told, null]);
  await over(3 * DAY + 60_000);
  expect(await until(late)).toBeNull();
  expect((await stands(late)).permissions.appeal).toBe(false);
  expect(codeOf(await contest(late))).toBe('assessment.appeal_closed');
  expect(await stands(never)).toMatchObject({ until: null, permissions: { appeal: false } });
  expect(codeOf(await contest(never))).toBe('assessment.appeal_closed');
});

test('whoever marked the paper neither marks it again nor decides', async () => {
  // Goal: a second pair of eyes. Method: the administrator marks a short answer, then tries; the colleague may.
  await world.moveTo(new Date('2026-11-10T01:00:00Z'));
  const { administrator } = place;
  const bankId = randomUUID();
  const bank = `/api/organisations/${place.unitId}/question-banks/${bankId}`;
  done(await world.call(administrator, 'PUT', bank, { name: '简答' }));
  const body = {
    baseVersion: 0,
    kind: 'short',
    shown: { prompt: '为什么要继续教育？', options: [], blanks: 0 },
    key: { guide: '知识更新' },
    explanation: '',
    tags: [],
    difficulty: 3,
  };
  done(await world.call(administrator, 'PUT', `${bank}/questions/${randomUUID()}`, body));
  const paperId = await makePaper(organiser, { bankId, count: 1, pointsEach: '100' });
  const task = taskOf({ paperId, closesAt: new Date(CLOSES).toISOString() });
  const offeringId = await openExam(organiser, { tasks: [task], appealDays: 3 });
  const person = await world.person({ name: '林答', unitId: place.subunitId });
  done(await signUpFor(world, person, offeringId));
  const device = `device-${randomUUID()}`;
  const { taskId } = task;
  const at = `/api/my/assessments/${offeringId}/tasks/${taskId}/attempts/${randomUUID()}`;
  const { attemptId } = done<{ attemptId: string }>(
    await world.call(person, 'PUT', at, { device }),
  );
  const answers = [{ place: 1, revision: 1, value: { text: '因为知识会旧。' } }];
  const submission = `/api/my/attempts/${attemptId}/submission`;
  done(await world.call(person, 'POST', submission, { device, answers }));
  const desk = `/api/organisations/${place.unitId}/assessments/${offeringId}/people/${person.personId}`;
  const marking = { points: '40', note: '' };
  done(await world.call(administrator, 'PUT', `${desk}/attempts/${attemptId}/marks/1`, marking));
  await over(60_000);
  const held = { person, offeringId, attemptId, device };
  done(await contest(held, '答到了要点'));
  const found = await caseOf(held, administrator);
  const again = { points: '70', note: '要点齐全' };
  const refused = await world.call(administrator, 'PUT', `${found.at}/marks/1`, again);
  expect(codeOf(refused)).toBe('assessment.marked_before');
  expect(codeOf(await found.decide(administrator, 'reject'))).toBe('assessment.marked_before');
  done(await world.call(colleague, 'PUT', `${found.at}/marks/1`, again));
  done(await found.decide(colleague, 'pass'));
  await world.settle();
  expect((await mine(held)).state).toBe('passed');
});
