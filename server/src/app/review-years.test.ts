import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerSender } from '../exchange/index.ts';
import { decide, declare, draftOf, submitDraft } from './declare.testing.ts';
import {
  type Answer,
  createWorld,
  type TestPerson,
  type TestPlace,
  type World,
} from './testing.ts';

// Goal: what was handed in by the last minute of the year counts in that year however late it is reviewed; what others
// reported is not declared again; nothing to declare is an answer. Method: the HTTP face on a real database, the clock
// moved over the year's end.
let world: World;
let zibo: TestPlace;
let nanjing: TestPlace;
let pingli: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-12-31T15:30:00Z') });
  zibo = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '岭东' });
  nanjing = await world.place({ packId: 'js-nanjing', prefix: 'NJ', name: '岭西' });
  pingli = await world.place({ packId: 'sn-pingli', prefix: 'PL', name: '岭南' });
});
afterAll(() => world.close());

const code = (answer: Answer) => (answer.body as { code?: string }).code ?? null;
async function overview(who: TestPerson, year?: number) {
  const answer = await world.call(
    who,
    'GET',
    `/api/people/${who.personId}/hours${year === undefined ? '' : `?year=${year}`}`,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as {
    years: number[];
    verdict: string;
    totals: Record<string, string>;
    requirements: { id: string; status: string; have: string }[];
  };
}

test('handed in on 31 December at half past eleven, reviewed in January: it counts in December’s year', async () => {
  const teacher = await world.person({ name: '林守岁', unitId: zibo.subunitId });
  const day = { on: '2026-12-31', from: '2026-12-31', to: '2026-12-31' };
  const made = await declare(world, teacher, { form: 'paper', values: day });
  const mended = await declare(world, teacher, { form: 'paper', values: day });
  await world.moveTo(new Date('2026-12-31T16:10:00Z'));
  // Ten past midnight: both years are there, the old one with what is under review.
  expect((await overview(teacher)).years).toEqual([2027, 2026]);
  await world.moveTo(new Date('2027-01-08T02:00:00Z'));
  await decide(world, zibo.administrator, teacher, mended.caseId, {
    outcome: 'return',
    opinion: '请补目录页',
  });
  const detail = (
    await world.call(
      teacher,
      'GET',
      `/api/people/${teacher.personId}/declarations/${mended.declarationId}`,
    )
  ).body as { declaration: { version: number } };
  const again = await submitDraft(world, teacher, {
    declarationId: mended.declarationId,
    version: detail.declaration.version,
  });
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  for (const caseId of [made.caseId, (again.body as { caseId: string }).caseId]) {
    const passed = await decide(world, zibo.administrator, teacher, caseId, { outcome: 'pass' });
    expect(passed.body).toMatchObject({ counted: true });
  }
  const entries = await sql<{
    period_from: string;
    at: string;
  }>`select period_from::text as period_from,
    effective_on::text as at from hours.entry where person_id = ${teacher.personId} order by seq`.execute(
    world.database.db,
  );
  expect(entries.rows).toEqual([
    { period_from: '2026-01-01', at: '2026-12-31' },
    { period_from: '2026-01-01', at: '2026-12-31' },
  ]);
  expect((await overview(teacher, 2026)).totals['total']).toBe('20');
  expect((await overview(teacher, 2027)).totals['total']).toBe('0');
});

async function push(
  place: TestPlace,
  teacher: TestPerson,
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const kinds = [...new Set(records.map((record) => String(record['kind'])))];
  const { credential } = await world.run((op) =>
    registerSender(op, { name: '继续教育基地', nodeId: place.regionId, kinds }),
  );
  const response = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/platform-records',
    headers: {
      authorization: `Bearer ${credential}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    payload: JSON.stringify({
      records: records.map((record) => ({
        externalId: randomUUID(),
        idNumber: teacher.idNumber,
        name: teacher.name,
        title: '专业技术人员高级研修',
        record,
      })),
    }),
  });
  expect(response.statusCode, response.body).toBe(200);
  expect(response.json()).toMatchObject({ results: records.map(() => ({ state: 'recorded' })) });
}

test('T71: a course that the base has reported cannot be declared again', async () => {
  const teacher = await world.person({ name: '林再报', unitId: nanjing.subunitId });
  await push(nanjing, teacher, [
    {
      kind: 'base-class',
      category: 'professional',
      on: '2026-05-20',
      key: 'class:2026-JD-17',
      qty: { hours: '8' },
    },
  ]);
  const draft = await draftOf(world, teacher, {
    form: 'training',
    category: 'professional',
    values: { from: '2026-05-19', to: '2026-05-20', key: '2026-jd-17', 'qty.hours': '8' },
  });
  const refused = await submitDraft(world, teacher, draft);
  expect([refused.status, code(refused)]).toEqual([409, 'declarations.duplicate']);
  expect(refused.body).toMatchObject({
    detail: { title: '专业技术人员高级研修', on: '2026-05-20' },
  });
});

test('T72: nothing to declare is one answer, with no record of 0 hours and no case', async () => {
  const teacher = await world.person({ name: '林无报', unitId: nanjing.subunitId });
  const answer = (year: number) => world.call(teacher, 'PUT', `/api/nothing-to-declare/${year}`);
  const given = await answer(2026);
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  await world.moveTo(new Date('2027-01-09T02:00:00Z'));
  expect((await answer(2026)).body).toEqual(given.body);
  expect(code(await answer(2028))).toBe('declarations.year_ahead');
  const list = await world.call(teacher, 'GET', '/api/declarations');
  expect(list.body).toMatchObject({ items: [] });
  const made = await sql<{
    n: number;
  }>`select (select count(*) from hours.record where person_id = ${teacher.personId})::int
    + (select count(*) from review.case where subject_id = ${teacher.personId})::int as n`.execute(
    world.database.db,
  );
  expect(made.rows[0]?.n).toBe(0);
});

test('T61: 120 of each part is met, 200 and 100 and 60 is not', async () => {
  const parts = ['centralised', 'distance', 'school-based'];
  const verdicts: [string, string[]][] = [];
  for (const hours of [
    [120, 120, 120],
    [200, 100, 60],
  ]) {
    const teacher = await world.person({ name: '林五年', unitId: pingli.subunitId });
    await push(
      pingli,
      teacher,
      parts.map((kind, n) => ({ kind, on: '2026-05-20', qty: { hours: String(hours[n]) } })),
    );
    const shown = await overview(teacher, 2026);
    verdicts.push([
      shown.verdict,
      shown.requirements.filter((one) => one.status !== 'met').map((one) => one.id),
    ]);
  }
  expect(verdicts).toEqual([
    ['met', []],
    ['short', ['distance', 'school-based']],
  ]);
});
