import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: whoever answers for people reminds them of what is missing, nobody twice in a few days, and nobody of others.
// Method: two places, people with and without hours, requests as different callers, the notices that arrive.
let world: World;
let here: TestPlace;
let there: TestPlace;
let met: TestPerson;
let stranger: TestPerson;
const people: TestPerson[] = [];

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T02:00:00Z') });
  here = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  there = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  for (const name of ['林秀芬', '黄国梁', '邓伟强']) {
    people.push(await world.person({ name, unitId: here.subunitId }));
  }
  met = await world.person({ name: '苏婉婷', unitId: here.subunitId });
  stranger = await world.person({ name: '江雨', unitId: there.subunitId });
  await count(met, { public: '30', professional: '42', elective: '18' });
  const [first] = people;
  if (first) await count(first, { public: '30', professional: '36' });
  await world.runJob('hours-open-year');
});
afterAll(() => world.close());

async function count(person: TestPerson, hours: Readonly<Record<string, string>>): Promise<void> {
  for (const [category, amount] of Object.entries(hours)) {
    await world.run(async (op) => {
      const recordId = op.newId<'record'>();
      await world.jixu.rooms.hours.lodge(op, {
        recordId,
        personId: person.personId,
        source: { kind: 'test', id: recordId },
        unitId: here.subunitId,
        packId: 'gd-teachers',
        facts: {
          kind: 'course',
          category,
          on: '2026-05-01',
          via: 'platform',
          qty: { hours: amount },
          attrs: { passed: true },
        },
        title: '课程',
        preview: null,
      });
      const claimId = op.newId<'claim'>();
      await world.jixu.rooms.hours.recognise(op, { claimId, personId: person.personId, recordId });
    });
  }
}

type Result = { personId: string; name: string | null; outcome: string; remindedOn: string | null };
async function remind(who: TestPerson, whom: readonly TestPerson[], key?: string) {
  const personIds = whom.map((person) => person.personId);
  const body = { year: 2026, personIds };
  const answer = await world.call(who, 'POST', '/api/reminders', body, key);
  const { results = [], code } = answer.body as { results?: Result[]; code?: string };
  return { status: answer.status, code, outcomes: results.map((one) => [one.name, one.outcome]) };
}

async function told(who: TestPerson): Promise<{ kind: string; detail: Record<string, unknown> }[]> {
  await world.settle();
  const answer = await world.call(who, 'GET', '/api/notices');
  const { items } = answer.body as { items: { kind: string; detail: Record<string, unknown> }[] };
  return items.filter((item) => item.kind === 'hours.reminded');
}

function one(index: number): TestPerson {
  const person = people[index];
  if (!person) throw new Error('no such person');
  return person;
}

test('those who are short are told what is missing and by when, those who are not are left alone', async () => {
  const chosen = [one(0), one(1), met];
  const key = randomUUID();
  const first = await remind(here.administrator, chosen, key);
  expect(first.status).toBe(200);
  expect(new Set(first.outcomes.map(String))).toEqual(
    new Set(['林秀芬,reminded', '黄国梁,reminded', '苏婉婷,met']),
  );
  // The same request again is the same act.
  expect(await remind(here.administrator, chosen, key)).toEqual(first);
  expect(await told(one(0))).toMatchObject([
    {
      detail: {
        by: '周敏',
        year: '2026',
        lastDay: '2026-12-31',
        short: '24',
        missing: { 'zh-CN': '专业 6、选修 18' },
      },
    },
  ]);
  expect(await told(met)).toEqual([]);
});

test('nobody is reminded again on the three days after, and the list says when it was', async () => {
  const again = await remind(here.departmentOfficer, [one(0), one(2)]);
  expect(new Set(again.outcomes.map(String))).toEqual(
    new Set(['林秀芬,recently', '邓伟强,reminded']),
  );
  const list = await world.call(here.administrator, 'GET', '/api/people-hours');
  const rows = (list.body as { items: { name: string; remindedOn: string | null }[] }).items;
  const day = (name: string) => rows.find((row) => row.name === name)?.remindedOn;
  expect([day('林秀芬'), day('苏婉婷')]).toEqual(['2026-11-10', null]);
  await world.moveTo(new Date('2026-11-13T15:30:00Z'));
  expect((await remind(here.administrator, [one(0)])).outcomes).toEqual([['林秀芬', 'recently']]);
  await world.moveTo(new Date('2026-11-13T16:30:00Z'));
  expect((await remind(here.administrator, [one(0)])).outcomes).toEqual([['林秀芬', 'reminded']]);
  expect(await told(one(0))).toHaveLength(2);
});

test('two requests at the same moment remind once', async () => {
  // Goal: the database decides. Method: eight requests at once after the quiet days.
  await world.moveTo(new Date('2026-11-20T02:00:00Z'));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => remind(here.administrator, [one(1), one(2)])),
  );
  const outcomes = answers.flatMap((answer) => answer.outcomes.map(String));
  expect(outcomes.filter((text) => text === '黄国梁,reminded')).toHaveLength(1);
  expect(outcomes.filter((text) => text === '邓伟强,reminded')).toHaveLength(1);
  expect(outcomes).toHaveLength(16);
});

test('nobody reminds people of others, and a reader of a unit reminds nobody', async () => {
  expect(await remind(here.administrator, [one(0), stranger])).toMatchObject({
    status: 404,
    code: 'reporting.no_person',
  });
  expect(await told(stranger)).toEqual([]);
  const role = { role: 'unit-reader', nodeId: here.unitId } as const;
  const reader = await world.person({ name: '何文', unitId: here.unitId, role });
  expect((await remind(reader, [one(0)])).status).toBe(403);
  expect((await remind(one(0), [one(1)])).status).toBe(403);
});

type Run = {
  state: string;
  total: number;
  reminded: number;
  skipped: number;
  skippedPeople: { name: string; remindedOn: string }[];
};

test('a whole list is reminded as work with progress, also after its worker has died', async () => {
  // Goal: more than a request holds, once each. Method: 130 newcomers; the job is lost, the resuming one finds the run.
  await world.moveTo(new Date('2026-11-21T02:00:00Z'));
  for (let i = 0; i < 130; i += 1)
    await world.person({ name: `新人${i}`, unitId: here.subunitId, pending: true });
  await world.runJob('hours-open-year');
  const runId = randomUUID();
  const body = { year: 2026, group: 'not-met', unitId: here.subunitId, search: null };
  const started = await world.call(here.administrator, 'PUT', `/api/reminder-runs/${runId}`, body);
  expect(started.body).toMatchObject({ state: 'running', total: 133, reminded: 0 });
  const second = await world.call(
    here.administrator,
    'PUT',
    `/api/reminder-runs/${randomUUID()}`,
    body,
  );
  expect(second.body).toMatchObject({ code: 'reporting.run_in_use' });
  expect((await world.call(here.bureauOfficer, 'GET', `/api/reminder-runs/${runId}`)).status).toBe(
    404,
  );
  await sql`select graphile_worker.remove_job(${`reporting-remind-${runId}`})`.execute(
    world.database.db,
  );
  await world.settle();
  const lost = await world.call(here.administrator, 'GET', `/api/reminder-runs/${runId}`);
  expect(lost.body).toMatchObject({ state: 'running', reminded: 0 });
  await world.moveTo(new Date('2026-11-21T02:05:00Z'));
  await world.runJob('reporting-resume');
  const done = await world.call(here.administrator, 'GET', '/api/reminder-runs/newest');
  const { run } = done.body as { run: Run };
  // Two of the three were reminded the day before, the third a week ago.
  expect(run).toMatchObject({ state: 'done', total: 133, reminded: 131, skipped: 2 });
  expect(run.skippedPeople.map((person) => person.name).toSorted()).toEqual(['邓伟强', '黄国梁']);
  expect(await told(one(0))).toHaveLength(3);
  await world.moveTo(new Date('2026-11-21T02:10:00Z'));
  await world.runJob('reporting-resume');
  expect(await told(one(0))).toHaveLength(3);
});

test('filters are kept under a name, for their owner only', async () => {
  const viewId = randomUUID();
  const view = { page: 'people', name: '还差的', filter: { group: 'short' } };
  const save = (who: TestPerson, id: string, name = view.name) =>
    world.call(who, 'PUT', `/api/saved-views/${id}`, { ...view, name });
  expect((await save(here.administrator, viewId)).status).toBe(200);
  expect((await save(here.administrator, viewId)).status).toBe(200);
  expect((await save(here.administrator, randomUUID())).body).toMatchObject({
    code: 'reporting.view_name_taken',
  });
  const list = await world.call(here.administrator, 'GET', '/api/saved-views');
  expect(list.body).toEqual({ items: [{ viewId, ...view }] });
  const others = await world.call(here.bureauOfficer, 'GET', '/api/saved-views');
  expect(others.body).toEqual({ items: [] });
  const remove = (who: TestPerson) => world.call(who, 'DELETE', `/api/saved-views/${viewId}`);
  expect((await remove(here.bureauOfficer)).status).toBe(404);
  expect((await remove(here.administrator)).status).toBe(200);
  expect((await remove(here.administrator)).status).toBe(404);
});
