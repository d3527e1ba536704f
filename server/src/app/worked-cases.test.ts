import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerSender } from '../exchange/index.ts';
import { decide, declare, filledIn, formsFor } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: the worked examples of the domain report give their expected hours through the public API, not only in the engine.
// Method: two places under the two shipped packs; declarations decided by the unit, courses pushed by a platform.
let world: World;
let gd: TestPlace;
let zb: TestPlace;
let platforms: ReadonlyMap<TestPlace, string>;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2021-12-20T02:00:00Z') });
  gd = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  zb = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  const credentialOf = async ({ bureauId: nodeId }: TestPlace): Promise<string> => {
    const kinds = ['course'];
    return world.run(async (op) => {
      const { credential } = await registerSender(op, { name: '教师研修网', nodeId, kinds });
      return credential;
    });
  };
  platforms = new Map([
    [gd, await credentialOf(gd)],
    [zb, await credentialOf(zb)],
  ]);
});
afterAll(() => world.close());

const teacher = (): Promise<TestPerson> => world.person({ name: '林秀芬', unitId: gd.subunitId });
const engineer = (): Promise<TestPerson> => world.person({ name: '江雨', unitId: zb.subunitId });

type Overview = {
  verdict: string;
  totals: Record<string, string>;
  requirements: { id: string; status: string; short: string }[];
};

async function year(person: TestPerson, of: number): Promise<Overview> {
  const answer = await world.call(person, 'GET', `/api/people/${person.personId}/hours?year=${of}`);
  expect(answer.status).toBe(200);
  return answer.body as Overview;
}

async function counted(
  place: TestPlace,
  person: TestPerson,
  of: Parameters<typeof declare>[2],
): Promise<void> {
  const submitted = await declare(world, person, of);
  const decided = await decide(world, place.administrator, person, submitted.caseId, {
    outcome: 'pass',
  });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
}

async function previewed(
  person: TestPerson,
  formId: string,
  values: Record<string, string>,
): Promise<string | undefined> {
  const form = (await formsFor(world, person)).find((one) => one.id === formId);
  if (!form) throw new Error(`no form ${formId}`);
  const answer = await world.call(person, 'POST', '/api/declarations/preview', {
    formId,
    category: form.chooses ? (form.categories[0]?.id ?? null) : null,
    values: filledIn(form, { on: '2021-11-01', from: '2021-11-01', to: '2021-11-01', ...values }),
    attachments: [],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { options: { hours: string }[] }).options[0]?.hours;
}

async function push(
  place: TestPlace,
  person: TestPerson,
  record: Record<string, unknown>,
): Promise<{ state: string; problem: string | null }> {
  const response = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/platform-records',
    headers: {
      authorization: `Bearer ${platforms.get(place)}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    payload: JSON.stringify({
      records: [
        {
          externalId: randomUUID(),
          idNumber: person.idNumber,
          name: person.name,
          title: '平台课程',
          record,
        },
      ],
    }),
  });
  expect(response.statusCode, response.body).toBe(200);
  const [result] = (response.json() as { results: { state: string; problem: string | null }[] })
    .results;
  if (!result) throw new Error('no result');
  return result;
}

const course = (
  category: string,
  hours: string,
  on = '2021-11-01',
  attrs: Record<string, unknown> = {},
) => ({
  kind: 'course',
  category,
  on,
  qty: { hours },
  attrs: { passed: true, ...attrs },
});

test('T24: 1999, 2000 and 5000 points count 0, 10 and 10', async () => {
  const person = await engineer();
  expect(await previewed(person, 'xuexi-points', { points: '1999' })).toBe('0');
  expect(await previewed(person, 'xuexi-points', { points: '2000' })).toBe('10');
  expect(await previewed(person, 'xuexi-points', { points: '5000' })).toBe('10');
  await counted(zb, person, { form: 'xuexi-points', values: { points: '2000', on: '2021-11-01' } });
  expect((await year(person, 2021)).totals['public']).toBe('10');
});

test('T25: a day announced as 10 hours counts 8, three days as 20 count 20', async () => {
  const person = await engineer();
  expect(
    await previewed(person, 'training', { 'qty.hours': '10', 'qty.days': '1', filed: 'true' }),
  ).toBe('8');
  expect(
    await previewed(person, 'training', {
      'qty.hours': '20',
      'qty.days': '3',
      filed: 'true',
      from: '2021-11-01',
      to: '2021-11-03',
    }),
  ).toBe('20');
});

test('T26: two papers and a book are 30 hours', async () => {
  const person = await engineer();
  const on = '2021-10-15';
  await counted(zb, person, { form: 'paper', values: { on, title: '甲' } });
  await counted(zb, person, { form: 'paper', values: { on, title: '乙' } });
  await counted(zb, person, { form: 'book', values: { on, title: '丙' } });
  expect((await year(person, 2021)).totals['professional']).toBe('30');
});

test('T28: compulsory 20 and electives of 40 are the platform’s 60', async () => {
  const person = await engineer();
  await push(zb, person, course('professional', '20', '2021-11-01', { compulsory: true }));
  await push(zb, person, course('professional', '40', '2021-11-02', { compulsory: false }));
  expect((await year(person, 2021)).totals['professional']).toBe('60');
});

test('T44 and T45: 30 / 42 / 18 is met with a certificate, 30 / 50 / 10 is not', async () => {
  const met = await teacher();
  const short = await teacher();
  for (const [person, professional, elective] of [
    [met, '42', '18'],
    [short, '50', '10'],
  ] as const) {
    expect(await push(gd, person, course('public', '30'))).toMatchObject({ state: 'recorded' });
    await push(gd, person, course('professional', professional));
    await push(gd, person, course('elective', elective));
  }
  expect((await year(met, 2021)).verdict).toBe('met');
  const other = await year(short, 2021);
  expect(other).toMatchObject({ verdict: 'short', totals: { total: '90' } });
  expect(other.requirements.find((requirement) => requirement.id === 'elective')).toMatchObject({
    status: 'short',
    short: '8',
  });
  await world.settle();
  const certificates = await world.call(met, 'GET', '/api/certificates/mine');
  expect(
    (certificates.body as { items: { status: string }[] }).items.map((one) => one.status),
  ).toEqual(['valid']);
  const none = await world.call(short, 'GET', '/api/certificates/mine');
  expect((none.body as { items: unknown[] }).items).toEqual([]);
});

test('T46: two days are 16 hours, 100 minutes are 2', async () => {
  const person = await teacher();
  expect(await previewed(person, 'outside-days', { 'qty.days': '2', to: '2021-11-02' })).toBe('16');
  expect(await previewed(person, 'outside-minutes', { 'qty.minutes': '100' })).toBe('2');
});

test('T47: first on a patent and second on a paper are 28 together', async () => {
  const person = await teacher();
  await counted(gd, person, {
    form: 'patent',
    category: 'professional',
    values: { 'attrs.rank': '1', on: '2021-03-01' },
  });
  await counted(gd, person, {
    form: 'paper',
    category: 'professional',
    values: { 'attrs.rank': '2', on: '2021-05-01' },
  });
  expect((await year(person, 2021)).totals['professional']).toBe('28');
});

test('T48: a public subject finished on 1 January 2022 does not count for 2021', async () => {
  const person = await teacher();
  await push(gd, person, course('professional', '42'));
  await push(gd, person, course('elective', '18'));
  await world.moveTo(new Date('2022-01-05T02:00:00Z'));
  await push(gd, person, course('public', '30', '2022-01-01'));
  expect(await year(person, 2021)).toMatchObject({ verdict: 'short', totals: { public: '0' } });
  await world.settle();
  const certificates = await world.call(person, 'GET', '/api/certificates/mine');
  expect((certificates.body as { items: unknown[] }).items).toEqual([]);
});
