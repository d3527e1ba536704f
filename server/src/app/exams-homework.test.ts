import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet } from '../platform/sheets/index.ts';
import {
  codeOf,
  done,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  save,
  SECRET,
  signUpFor,
  sit,
  sitting,
  start,
  submit,
  taskOf,
} from './exam.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: five homeworks, a common start, a re-sit and its fee, as the rulebook of the place lays down and nobody types.
// Method: the whole product through its HTTP face, on a clock that the test moves.
let world: World;
let place: TestPlace;
let organiser: Organiser;
let homeworkPaper: string;
let examPaper: string;
const DAY = 24 * 60;
const BEGIN = Date.parse('2026-09-01T01:00:00Z');
const at = (minutes: number, seconds = 0): Date =>
  new Date(BEGIN + minutes * 60_000 + seconds * 1_000);
const START = 20 * DAY;
const RESIT = 40 * DAY;

beforeAll(async () => {
  world = await createWorld({ at: at(0) });
  place = await world.place({ packId: 'sd-zibo-municipal', prefix: 'ZS' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
  const bankId = await makeBank(organiser, 20);
  homeworkPaper = await makePaper(organiser, { bankId, count: 6, pointsEach: '1' });
  examPaper = await makePaper(organiser, { bankId, count: 20, pointsEach: '5' });
}, 120_000);
afterAll(() => world.close());

const homework = [1, 2, 3, 4, 5].map((sequence) => ({ sequence, taskId: randomUUID() }));
const plan = () => {
  const tasks = [
    ...homework.map(({ sequence }) =>
      taskOf({
        paperId: homeworkPaper,
        kind: 'homework',
        sequence,
        opensAt: at(0).toISOString(),
        closesAt: at(18 * DAY).toISOString(),
        minutes: 600,
      }),
    ),
    taskOf({ paperId: examPaper, startsAt: at(START).toISOString(), minutes: 120 }),
    taskOf({ paperId: examPaper, kind: 'resit', startsAt: at(RESIT).toISOString(), minutes: 120 }),
  ];
  return {
    tasks,
    tells: 'together',
    category: null,
    signUpFrom: at(-DAY).toISOString(),
    signUpTo: at(10 * DAY).toISOString(),
  };
};

/** The cells of a workbook below its heading, as texts. */
async function rowsOf(workbook: Buffer): Promise<readonly (readonly string[])[]> {
  const path = join(world.dataDir, 'results.xlsx');
  await writeFile(path, workbook);
  const rows: string[][] = [];
  const read = await readSheet({ path }, {}, (lot) => {
    rows.push(...lot.map(({ cells }) => cells.map(({ text }) => text)));
  });
  expect(read).toMatchObject({ ok: true });
  return rows.slice(1);
}

type DeskBody = { readonly assessment: object };
type ResultsBody = {
  readonly told: boolean;
  readonly items: readonly { readonly personId: string }[];
};
type Held = {
  readonly offeringId: string;
  readonly homework: readonly string[];
  readonly exam: string;
  readonly resit: string;
};

async function hold(): Promise<Held> {
  const planned = plan();
  const offeringId = await openExam(organiser, planned);
  const ids = (kind: string) =>
    planned.tasks.filter((task) => task.kind === kind).map((task) => task.taskId);
  return {
    offeringId,
    homework: ids('homework'),
    exam: ids('exam')[0] ?? '',
    resit: ids('resit')[0] ?? '',
  };
}

let people = 0;
async function someone(held: Held): Promise<{ person: TestPerson; device: string }> {
  people += 1;
  const person = await world.person({ name: '林学', unitId: place.subunitId });
  done(await signUpFor(world, person, held.offeringId));
  return { person, device: `device-of-person-${String(people).padStart(4, '0')}` };
}

async function printTicket(person: TestPerson, held: Held, taskId: string) {
  return done<{ tickets: readonly unknown[]; obligations: readonly { amountFen: number }[] }>(
    await world.call(
      person,
      'POST',
      `/api/my/assessments/${held.offeringId}/tasks/${taskId}/ticket`,
    ),
  );
}

async function release(held: Held): Promise<void> {
  const to = `/api/organisations/${place.unitId}/assessments/${held.offeringId}/results`;
  done(await world.call(place.administrator, 'POST', to));
  await world.settle();
}

async function stateOf(person: TestPerson, held: Held) {
  const url = `/api/my/assessments/${held.offeringId}`;
  const { assessment } = done<{
    assessment: { state: string; outcome: { total: string; homework: string } | null };
  }>(await world.call(person, 'GET', url));
  return assessment;
}

test('rules come from the rulebook: what an organiser types beside them changes nothing', async () => {
  // Goal: policy numbers are data. Method: the rules of the year, and papers that do not fit them.
  await world.moveTo(at(0));
  const rules = `/api/organisations/${place.unitId}/assessment-rules/2026`;
  expect((await world.call(place.administrator, 'GET', rules)).body).toMatchObject({
    rules: {
      homework: { count: 5, pointsEach: '6', gapHours: 24, limitHours: 4 },
      exam: { weight: '0.7', opensMinutesBefore: 30, closesMinutesAfter: 20 },
      atLeast: '60',
      resit: { timesAYear: 1, signUpDays: 3 },
      feeFen: 1500,
    },
    qty: { credits: '20' },
  });
  const to = `/api/organisations/${place.unitId}/assessments/${randomUUID()}`;
  const draft = {
    baseVersion: 0,
    title: 'x',
    code: 'x',
    year: 2026,
    courseId: null,
    markingDifference: null,
  };
  const own = { atLeast: '1', times: 9, qty: { unit: 'credits', amount: '999' } };
  const few = { ...plan(), tasks: plan().tasks.slice(1) };
  const refused = await world.call(place.administrator, 'PUT', to, { ...draft, ...own, ...few });
  expect(codeOf(refused)).toBe('assessment.tasks_differ');
  const wrong = plan().tasks.map((task) => ({ ...task, paperId: homeworkPaper }));
  const points = { ...draft, ...own, ...plan(), tasks: wrong };
  const other = await world.call(place.administrator, 'PUT', to, points);
  expect(codeOf(other)).toBe('assessment.points_differ');
  const taken = { ...draft, ...own, ...plan() };
  expect((await world.call(place.administrator, 'PUT', to, taken)).body).toMatchObject({
    rules: { atLeast: '60', exam: { times: 1 } },
    qty: { credits: '20' },
  });
});

test('T35: the next homework 23 h 59 min after the last was handed in is refused, after 24 h it begins', async () => {
  // Goal: the gap between handing in and beginning. Method: one minute before and the very moment.
  await world.moveTo(at(0));
  const held = await hold();
  const { person, device } = await someone(held);
  const { offeringId } = held;
  const [first = '', second = ''] = held.homework;
  const early = await start(world, person, { offeringId, taskId: second, device });
  expect(codeOf(early)).toBe('assessment.homework_in_turn');
  const begun = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId: first, device }),
  );
  await world.moveTo(at(30));
  done(await submit(world, person, { attemptId: begun.attemptId, device }));
  await world.moveTo(at(30 + DAY - 1));
  const refused = await start(world, person, { offeringId, taskId: second, device });
  expect(refused.body).toMatchObject({
    code: 'assessment.homework_gap',
    detail: { hours: 24 },
  });
  await world.moveTo(at(30 + DAY, 10));
  done(await start(world, person, { offeringId, taskId: second, device }));
});

test('T36: homework not handed in within four hours has no mark and does not count as begun', async () => {
  // Goal: no mark, attempt not counted; however long the organiser wrote. Method: answered, never handed in, begun again.
  await world.moveTo(at(0));
  const held = await hold();
  const { person, device } = await someone(held);
  const { offeringId } = held;
  const taskId = held.homework[0] ?? '';
  const begun = done<{ attemptId: string; deadlineAt: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  expect(Date.parse(begun.deadlineAt) - at(240).getTime()).toBeLessThan(30_000);
  const { questions } = await sitting(world, person, begun.attemptId, device);
  const answers = questions.map(({ place: number }) => ({
    place: number,
    revision: 1,
    value: { chosen: [0] },
  }));
  done(await save(world, person, { attemptId: begun.attemptId, device, answers }));
  await world.moveTo(at(241));
  const late = done<{ state: string }>(
    await submit(world, person, { attemptId: begun.attemptId, device }),
  );
  expect(late.state).toBe('void');
  const again = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  expect(again.attemptId).not.toBe(begun.attemptId);
  done(await submit(world, person, { attemptId: again.attemptId, device }));
  const found = await sql<{
    state: string;
    points: number | null;
  }>`select state, points from assessment.attempt
    where person_id = ${person.personId} order by started_at`.execute(world.database.db);
  expect(found.rows.map((row) => row.state)).toEqual(['void', 'graded']);
  expect(found.rows[0]?.points).toBeNull();
});

test('T37: entry from −30 to +20 minutes, at +21 absent; questions only from the common start', async () => {
  // Goal: the door of a session. Method: five people at five minutes.
  await world.moveTo(at(0));
  const held = await hold();
  const { offeringId, exam } = held;
  // The clock of the test goes on: the exact minute is the domain's own test, here it is ten seconds within.
  const cases = [
    [-31, 'assessment.not_open'],
    [-30, undefined],
    [20, undefined],
    [21, 'assessment.absent'],
  ] as const;
  for (const [minutes, code] of cases) {
    await world.moveTo(at(0));
    const { person, device } = await someone(held);
    const none = await start(world, person, { offeringId, taskId: exam, device });
    expect(codeOf(none)).toBe('assessment.ticket_first');
    await printTicket(person, held, exam);
    await world.moveTo(at(START + minutes, minutes === 20 ? -10 : 0));
    const answer = await start(world, person, { offeringId, taskId: exam, device });
    expect([minutes, codeOf(answer)]).toEqual([minutes, code]);
    if (minutes !== -30) continue;
    const { attemptId, deadlineAt } = done<{ attemptId: string; deadlineAt: string }>(answer);
    expect(deadlineAt).toBe(at(START + 120).toISOString());
    expect((await sitting(world, person, attemptId, device)).questions).toEqual([]);
    const soon = await save(world, person, {
      attemptId,
      device,
      answers: [{ place: 1, revision: 1, value: { chosen: [0] } }],
    });
    expect(codeOf(soon)).toBe('assessment.not_begun');
    await world.moveTo(at(START));
    expect((await sitting(world, person, attemptId, device)).questions).toHaveLength(20);
  }
});

test('T33 and T34: 30 for homework and 30 × 0.7 passes narrowly, 20 credits come once results are out', async () => {
  // Goal: the pass rule end to end. Method: five homeworks of full marks and an exam of 45; another with 40.
  await world.moveTo(at(0));
  const held = await hold();
  const { offeringId, exam } = held;
  const one = await someone(held);
  const two = await someone(held);
  for (const [index, taskId] of held.homework.entries()) {
    await world.moveTo(at(index * (DAY + 1)));
    for (const { person, device } of [one, two])
      await sit(world, person, { offeringId, taskId, device, right: 6 });
  }
  await printTicket(one.person, held, exam);
  await printTicket(two.person, held, exam);
  await world.moveTo(at(START));
  await sit(world, one.person, { offeringId, taskId: exam, device: one.device, right: 9 });
  await sit(world, two.person, { offeringId, taskId: exam, device: two.device, right: 8 });
  const to = `/api/organisations/${place.unitId}/assessments/${offeringId}/results`;
  const early = await world.call(place.administrator, 'POST', to);
  expect(codeOf(early)).toBe('assessment.not_over');
  // Nor is it said to be possible, and nobody is listed.
  const desk = `/api/organisations/${place.unitId}/assessments/${offeringId}`;
  const seen = async () => done<DeskBody>(await world.call(place.administrator, 'GET', desk));
  expect((await seen()).assessment).toMatchObject({
    permissions: { release: false },
    resultsFrom: at(START + 120, 5).toISOString(),
  });
  const listed = async (query = '') =>
    done<ResultsBody>(await world.call(place.administrator, 'GET', `${to}${query}`));
  expect(await listed()).toMatchObject({ told: false, items: [] });
  const sheet = async () => world.call(place.administrator, 'GET', `${to}/export`);
  expect(codeOf(await sheet())).toBe('assessment.figures_not_yet');
  expect((await stateOf(one.person, held)).state).toBe('in');
  await world.moveTo(at(START + 121));
  expect((await seen()).assessment).toMatchObject({
    permissions: { release: true },
    resultsFrom: null,
  });
  expect((await listed()).told).toBe(false);
  await release(held);
  expect(await stateOf(one.person, held)).toMatchObject({
    state: 'passed',
    outcome: { homework: '30', exam: '45', total: '61.5', passed: true },
  });
  expect(await stateOf(two.person, held)).toMatchObject({
    state: 'failed',
    outcome: { homework: '30', exam: '40', total: '58', passed: false },
  });
  const credits = await sql<{
    qty: unknown;
    on_day: string;
  }>`select facts->'qty' as qty, on_day from hours.record
    where person_id = ${one.person.personId} and status = 'approved'`.execute(world.database.db);
  expect(credits.rows).toEqual([{ qty: { credits: '20' }, on_day: '2026-09-21' }]);
  const { items, ...about } = await listed();
  expect(about).toEqual({ told: true, unit: 'credit', nextAfter: null });
  expect(items).toHaveLength(2);
  expect(items.find((each) => each.personId === one.person.personId)).toMatchObject({
    state: 'passed',
    outcome: { total: '61.5' },
    posted: '20',
  });
  expect((await listed('?state=failed')).items).toMatchObject([
    { personId: two.person.personId, outcome: { total: '58' }, posted: null, certificate: null },
  ]);
  const reply = await world.jixu.server.inject({
    method: 'GET',
    url: `${to}/export`,
    headers: { cookie: place.administrator.cookie },
  });
  const lines = (await rowsOf(reply.rawPayload)).map((cells) => cells.slice(2, 8).join(' '));
  expect(lines.toSorted()).toEqual(['合格  61.5 30 45 20', '未合格  58 30 40']);
});

test('T39: a fee for each ticket that was printed; the re-sit keeps the homework and is asked for within 3 days', async () => {
  // Goal: who did not print owes nothing for the first exam. Method: two absent people, one with a ticket; both re-sit.
  await world.moveTo(at(0));
  const held = await hold();
  const { offeringId, exam, resit } = held;
  const printed = await someone(held);
  const unprinted = await someone(held);
  const tooLate = await someone(held);
  const both = [printed, unprinted];
  for (const [index, taskId] of held.homework.entries()) {
    await world.moveTo(at(index * (DAY + 1)));
    for (const { person, device } of both)
      await sit(world, person, { offeringId, taskId, device, right: 6 });
  }
  await printTicket(printed.person, held, exam);
  // Printing again is the same ticket and the same fee.
  expect((await printTicket(printed.person, held, exam)).obligations).toHaveLength(1);
  const ask = (person: TestPerson) =>
    world.call(person, 'POST', `/api/my/assessments/${offeringId}/resit`);
  expect(codeOf(await ask(printed.person))).toBe('assessment.no_resit');
  await world.moveTo(at(START + 121));
  await release(held);
  for (const { person } of both) expect((await stateOf(person, held)).state).toBe('failed');
  await world.moveTo(at(START + 120 + 3 * DAY, -30));
  for (const { person } of both) done(await ask(person));
  await world.moveTo(at(START + 121 + 3 * DAY));
  expect(codeOf(await ask(tooLate.person))).toBe('assessment.no_resit');
  await world.moveTo(at(RESIT));
  const owed = [];
  for (const { person, device } of both) {
    const { obligations } = await printTicket(person, held, resit);
    owed.push(obligations.reduce((sum, { amountFen }) => sum + amountFen, 0));
    await sit(world, person, { offeringId, taskId: resit, device, right: 9 });
  }
  expect(owed).toEqual([3000, 1500]);
  await world.settle();
  expect((await stateOf(printed.person, held)).state).toBe('in');
  await world.moveTo(at(RESIT + 121));
  await world.runJob('assessment-tend');
  await world.settle();
  for (const { person } of both)
    expect(await stateOf(person, held)).toMatchObject({
      state: 'passed',
      outcome: { homework: '30', total: '61.5' },
    });
});

test('a short answer waits for two people who do not see each other’s mark, and a third where they differ', async () => {
  // Goal: double marking, anonymous, nobody his own. Method: three markers, then the total.
  await world.moveTo(at(0));
  const far = await world.place({ packId: 'js-changzhou', prefix: 'CZ', name: '常新' });
  const markers = [far.administrator];
  for (const name of ['刘评', '陈评'])
    markers.push(
      await world.person({
        name,
        unitId: far.unitId,
        role: { role: 'unit-administrator', nodeId: far.unitId },
      }),
    );
  const own = { world, by: far.administrator, nodeId: far.unitId };
  const bankId = randomUUID();
  const bank = `/api/organisations/${far.unitId}/question-banks/${bankId}`;
  done(await world.call(far.administrator, 'PUT', bank, { name: '简答' }));
  const body = {
    baseVersion: 0,
    kind: 'short',
    shown: { prompt: '为什么要继续教育？', options: [], blanks: 0 },
    key: { guide: SECRET },
    explanation: '',
    tags: [],
    difficulty: 3,
  };
  done(await world.call(far.administrator, 'PUT', `${bank}/questions/${randomUUID()}`, body));
  const paperId = await makePaper(own, { bankId, count: 1, pointsEach: '100' });
  const task = taskOf({ paperId, opensAt: at(0).toISOString() });
  const offeringId = await openExam(own, { tasks: [task], markingDifference: '10' });
  const person = await world.person({ name: '林答', unitId: far.subunitId });
  done(await signUpFor(world, person, offeringId));
  const device = 'device-of-who-answers-01';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId: task.taskId, device }),
  );
  const answers = [{ place: 1, revision: 1, value: { text: '因为知识会旧。' } }];
  done(await submit(world, person, { attemptId, device, answers }));
  const desk = `/api/organisations/${far.unitId}/assessments/${offeringId}`;
  const waiting = async (by: TestPerson) =>
    done<{ items: readonly { answer: string }[] }>(await world.call(by, 'GET', `${desk}/marking`))
      .items;
  const mark = (by: TestPerson, points: string) =>
    world.call(by, 'PUT', `${desk}/people/${person.personId}/attempts/${attemptId}/marks/1`, {
      points,
      note: '',
    });
  const [first, second, third] = markers;
  if (!first || !second || !third) throw new Error('three markers');
  expect(JSON.stringify(await waiting(first))).not.toContain('林答');
  expect(codeOf(await mark(first, '101'))).toBe('assessment.mark_too_high');
  done(await mark(first, '80'));
  expect(await waiting(first)).toEqual([]);
  expect(codeOf(await mark(first, '80'))).toBe('assessment.no_mark_needed');
  expect(await waiting(second)).toHaveLength(1);
  done(await mark(second, '55'));
  expect(await waiting(third)).toHaveLength(1);
  done(await mark(third, '62'));
  expect(await waiting(third)).toEqual([]);
  await world.settle();
  const found = await sql<{ points: number }>`select points from assessment.attempt
    where attempt_id = ${attemptId}`.execute(world.database.db);
  expect(found.rows).toEqual([{ points: 6200 }]);
});
