import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerSender } from '../exchange/index.ts';
import { decide, declare, draftOf, submitDraft } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: of many people or devices doing the same thing at the same moment one succeeds and the others are told clearly.
// Method: real requests started together against a real database; afterwards the database is counted.
let world: World;
let place: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T02:00:00Z') });
  place = await world.place({ packId: 'sd-zibo', prefix: 'ZB' });
});
afterAll(() => world.close());

const AT_ONCE = 64;
const newTeacher = (): Promise<TestPerson> =>
  world.person({ name: '林秀芬', unitId: place.subunitId });

async function counts(
  personId: string,
): Promise<{ cases: number; records: number; entries: number; decisions: number }> {
  const found = await sql<{
    cases: number;
    records: number;
    entries: number;
    decisions: number;
  }>`select
    (select count(*)::int from review.case where subject_id = ${personId}) as cases,
    (select count(*)::int from hours.record where person_id = ${personId}) as records,
    (select count(*)::int from hours.entry where person_id = ${personId}) as entries,
    (select count(*)::int from review.decision where subject_id = ${personId}) as decisions`.execute(
    world.database.db,
  );
  const row = found.rows[0];
  if (!row) throw new Error('no counts');
  return row;
}

function tally(statuses: readonly number[]): Record<number, number> {
  const found: Record<number, number> = {};
  for (const status of statuses) found[status] = (found[status] ?? 0) + 1;
  return found;
}

test('64 identical submissions under one key are one case, and every definite answer is the same', async () => {
  const teacher = await newTeacher();
  const draft = await draftOf(world, teacher, { form: 'paper' });
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => submitDraft(world, teacher, draft, key)),
  );
  const statuses = tally(answers.map((answer) => answer.status));
  expect(Object.keys(statuses).filter((status) => status !== '200' && status !== '409')).toEqual(
    [],
  );
  expect(statuses[200]).toBeGreaterThan(0);
  const again = await submitDraft(world, teacher, draft, key);
  expect(again.status).toBe(200);
  for (const answer of answers) if (answer.status === 200) expect(answer.body).toEqual(again.body);
  for (const answer of answers)
    if (answer.status === 409) expect(answer.headers['retry-after']).toBe('1');
  expect(await counts(teacher.personId)).toMatchObject({ cases: 1, records: 1, entries: 0 });
});

test('64 submissions under keys of their own are one case; the others are told that it was handed in', async () => {
  const teacher = await newTeacher();
  const draft = await draftOf(world, teacher, { form: 'paper' });
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => submitDraft(world, teacher, draft)),
  );
  expect(tally(answers.map((answer) => answer.status))).toEqual({ 200: 1, 409: AT_ONCE - 1 });
  for (const answer of answers) {
    if (answer.status !== 200)
      expect(answer.body).toMatchObject({ code: 'declarations.not_editable' });
  }
  expect(await counts(teacher.personId)).toMatchObject({ cases: 1, records: 1 });
});

test('64 approvals at once count the hours once', async () => {
  const teacher = await newTeacher();
  const submitted = await declare(world, teacher, { form: 'paper' });
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      decide(world, place.administrator, teacher, submitted.caseId, {
        outcome: 'pass',
        version: 1,
      }),
    ),
  );
  expect(tally(answers.map((answer) => answer.status))).toEqual({ 200: 1, 409: AT_ONCE - 1 });
  for (const answer of answers) {
    if (answer.status !== 200)
      expect(answer.body).toMatchObject({ code: 'review.already_decided' });
  }
  expect(await counts(teacher.personId)).toMatchObject({ entries: 1, decisions: 1 });
});

test('of an approval and a withdrawal at once one wins, and the other hears who did', async () => {
  const won = { pass: 0, withdraw: 0 };
  for (let round = 0; round < 12; round += 1) {
    const teacher = await newTeacher();
    const submitted = await declare(world, teacher, { form: 'paper' });
    const pass = (): Promise<unknown> =>
      decide(world, place.administrator, teacher, submitted.caseId, {
        outcome: 'pass',
        version: 1,
      });
    const withdraw = (): Promise<unknown> =>
      world.call(teacher, 'POST', `/api/review/cases/${submitted.caseId}/withdrawal`);
    const order = round % 2 === 0 ? [pass(), withdraw()] : [withdraw(), pass()];
    const answers = (await Promise.all(order)) as { status: number; body: { code?: string } }[];
    const [approval, withdrawal] = round % 2 === 0 ? answers : answers.toReversed();
    if (!approval || !withdrawal) throw new Error('two answers');
    expect([approval.status, withdrawal.status].sort((a, b) => a - b)).toEqual([200, 409]);
    const loser = approval.status === 409 ? approval : withdrawal;
    expect(['review.already_decided', 'review.not_withdrawable', 'review.case_changed']).toContain(
      loser.body.code,
    );
    won[approval.status === 200 ? 'pass' : 'withdraw'] += 1;
    expect(await counts(teacher.personId)).toMatchObject({
      entries: approval.status === 200 ? 1 : 0,
      decisions: 1,
    });
  }
  expect(won.pass + won.withdraw).toBe(12);
});

test('an edit while the reviewer approves is refused with nothing lost on either side', async () => {
  const teacher = await newTeacher();
  const submitted = await declare(world, teacher, { form: 'paper' });
  const edit = world.call(teacher, 'PUT', `/api/declarations/${submitted.declarationId}`, {
    formId: 'paper',
    category: null,
    values: { title: '改过的题目' },
    attachments: [],
    baseVersion: submitted.version,
  });
  const approve = decide(world, place.administrator, teacher, submitted.caseId, {
    outcome: 'pass',
    version: 1,
  });
  const [edited, approved] = await Promise.all([edit, approve]);
  expect(approved.status).toBe(200);
  expect(edited.status).toBe(409);
  expect(edited.body).toMatchObject({ code: 'declarations.not_editable' });
});

test('two devices saving one draft: the later one is told, and both texts still exist', async () => {
  const teacher = await newTeacher();
  const draft = await draftOf(world, teacher, { form: 'paper' });
  const save = (title: string) =>
    world.call(teacher, 'PUT', `/api/declarations/${draft.declarationId}`, {
      formId: 'paper',
      category: null,
      values: { title },
      attachments: [],
      baseVersion: draft.version,
    });
  const answers = await Promise.all([save('甲'), save('乙')]);
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
    code: 'declarations.draft_changed',
  });
});

test('a platform pushing one record 64 times at once counts it once', async () => {
  const teacher = await newTeacher();
  const sender = await world.run((op) =>
    registerSender(op, { name: '岭东教师研修网', nodeId: place.bureauId, kinds: ['course'] }),
  );
  const body = {
    records: [
      {
        externalId: 'course-1',
        idNumber: teacher.idNumber,
        name: teacher.name,
        title: '公需课',
        record: {
          kind: 'course',
          category: 'public',
          on: '2026-09-06',
          qty: { hours: '12' },
          attrs: { passed: true },
        },
      },
    ],
  };
  const push = (): Promise<{ statusCode: number; body: string }> =>
    world.jixu.server.inject({
      method: 'POST',
      url: '/api/platform-records',
      headers: {
        authorization: `Bearer ${sender.credential}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      payload: JSON.stringify(body),
    });
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, push));
  expect(tally(answers.map((answer) => answer.statusCode))).toEqual({ 200: AT_ONCE });
  const results = answers.map(
    (answer) =>
      (JSON.parse(answer.body) as { results: { state: string; recordId: string }[] }).results[0],
  );
  expect(new Set(results.map((result) => result?.state))).toEqual(new Set(['recorded']));
  expect(new Set(results.map((result) => result?.recordId)).size).toBe(1);
  expect(await counts(teacher.personId)).toMatchObject({ records: 1, entries: 1 });
});

test('one key for two different requests is refused', async () => {
  const teacher = await newTeacher();
  const draft = await draftOf(world, teacher, { form: 'paper' });
  const key = randomUUID();
  expect((await submitDraft(world, teacher, draft, key)).status).toBe(200);
  const other = await submitDraft(world, teacher, { ...draft, version: draft.version + 1 }, key);
  expect(other.status).toBe(422);
  expect(other.body).toMatchObject({ code: 'platform.key_used_for_another_request' });
});

test('an answer is kept for seven days, then its key is free again', async () => {
  // Goal: repeats are safe for as long as promised, and nothing is kept for ever. Method: the job, a day early and
  // a day late.
  const begun = new Date('2027-01-04T02:00:00Z');
  await world.moveTo(begun);
  const key = randomUUID();
  const read = (until: string) =>
    world.call(place.administrator, 'POST', '/api/notices/read-all', { until }, key);
  expect((await read('2026-12-01T00:00:00Z')).status).toBe(200);
  await world.moveTo(new Date(begun.getTime() + 6 * 86_400_000));
  await world.runJob('platform-forget-answers');
  expect((await read('2026-12-02T00:00:00Z')).status).toBe(422);
  await world.moveTo(new Date(begun.getTime() + 8 * 86_400_000));
  await world.runJob('platform-forget-answers');
  expect((await read('2026-12-02T00:00:00Z')).status).toBe(200);
});
