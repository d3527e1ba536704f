import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import { createNode, relate } from '../organisations/index.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a department proposes a change of the rules, tried on its own people and no others; only the bureau takes it up,
// on everybody, and a second person of the bureau publishes; the department is told. Method: the whole product through
// its HTTP face: two departments under one region, six people each.
const SHARED = { 'achievements-cap': 'shared' };
const PEOPLE = 3;

let world: World;
let place: TestPlace;
let second: TestPerson;
let otherOfficer: TestPerson;
let stranger: TestPerson;
let colleague: TestPerson;

type Trial = {
  trialId: string;
  number: number;
  state: string;
  side: string;
  people: number;
  permissions: string[];
  reviewers: string[];
  proposal: {
    department: string;
    takenUpAs: { number: number; state: string } | null;
    answer: string | null;
  } | null;
  takenUpFrom: { trialId: string; number: number } | null;
  result: { people: number; toShort: number } | null;
};

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-01T02:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  second = await world.person({
    name: '梁二',
    unitId: place.unitId,
    role: { role: 'bureau-officer', nodeId: place.bureauId },
  });
  const { departmentId, unitId } = await world.run(async (op) => {
    const fromOn = localDate(2000, 1, 1);
    const under = { parentId: place.regionId, fromOn };
    const department = await createNode(op, {
      kind: 'department',
      name: '岭东市农业农村局',
      ...under,
    });
    const unit = await createNode(op, { kind: 'unit', name: '岭东市农科院', ...under });
    await relate(op, { unitId: unit, relation: 'authority', officeId: department, fromOn });
    await relate(op, { unitId: unit, relation: 'bureau', officeId: place.bureauId, fromOn });
    return { departmentId: department, unitId: unit };
  });
  otherOfficer = await world.person({
    name: '邓禾',
    unitId,
    role: { role: 'department-officer', nodeId: departmentId },
  });
  for (const unit of [place.subunitId, unitId])
    for (let index = 0; index < PEOPLE; index += 1) {
      const person = await world.person({ name: '林秀芬', unitId: unit });
      if (unit === unitId) stranger = person;
      else colleague = person;
      await achieve(person, unit);
    }
  await world.runJob('hours-open-year');
}, 120_000);
afterAll(() => world.close());

let sequence = 0;
/** Meets the requirement, and no longer does so where both subjects share one cap. */
async function achieve({ personId }: TestPerson, unitId: TestPlace['unitId']): Promise<void> {
  const lots = [
    { kind: 'course', category: 'public', qty: { hours: '30' }, attrs: { passed: true } },
    { kind: 'course', category: 'professional', qty: { hours: '42' }, attrs: { passed: true } },
    { kind: 'patent', category: 'professional', attrs: { type: 'invention', rank: 1 } },
    { kind: 'patent', category: 'elective', attrs: { type: 'invention', rank: 1 } },
  ];
  for (const facts of lots)
    await world.run(async (op) => {
      const { hours } = world.jixu.rooms;
      const recordId = op.newId<'record'>();
      sequence += 1;
      await hours.lodge(op, {
        recordId,
        personId,
        source: { kind: 'test', id: String(sequence) },
        unitId,
        packId: 'gd-teachers',
        facts: { on: '2026-05-01', via: 'self', ...facts } as never,
        title: `成果 ${sequence}`,
        preview: null,
      });
      await hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
    });
}

async function ask(
  who: TestPerson,
  method: 'GET' | 'POST',
  url: string,
  body?: unknown,
): Promise<{ status: number; body: Trial }> {
  const answer = await world.call(who, method, url, body);
  return { status: answer.status, body: answer.body as Trial };
}
const at = (trialId: string, rest = '') => `/api/rulebook-trials/${trialId}${rest}`;
const trials = () => `/api/rulebook-places/${place.regionId}/trials`;
const numbersOf = async (who: TestPerson) =>
  ((await world.call(who, 'GET', trials())).body as { items: Trial[] }).items.map((one) => [
    one.number,
    one.state,
  ]);
const propose = async (readings: Record<string, string> = SHARED) => {
  const tried = { kind: 'settings', parameters: {}, readings };
  const opened = await ask(place.departmentOfficer, 'POST', trials(), { tried });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  await world.settle();
  return opened.body.trialId;
};

let proposal = '';

test('a department tries a change on its own people and sees nobody else', async () => {
  const places = await world.call(place.departmentOfficer, 'GET', '/api/rulebook-places');
  expect(places.body).toMatchObject({ items: [{ placeId: place.regionId, side: 'department' }] });
  proposal = await propose();
  const counted = await ask(place.departmentOfficer, 'GET', at(proposal));
  expect(counted.body).toMatchObject({
    state: 'counted',
    side: 'department',
    permissions: ['submit', 'drop'],
    result: { toShort: PEOPLE },
  });
  const people = await world.call(place.departmentOfficer, 'GET', at(proposal, '/people'));
  expect((people.body as { items: unknown[] }).items).toHaveLength(PEOPLE);
  const seen = (who: TestPerson) =>
    world.call(place.departmentOfficer, 'GET', at(proposal, `/people/${who.personId}`));
  expect((await seen(colleague)).status).toBe(200);
  expect((await seen(stranger)).status).toBe(404);
});

test('until it is proposed nobody else sees it; proposed, the bureau does and the other department does not', async () => {
  const bureau = place.bureauOfficer;
  expect((await ask(bureau, 'GET', at(proposal))).status).toBe(404);
  expect(await numbersOf(bureau)).toEqual([]);
  const submitted = await ask(place.departmentOfficer, 'POST', at(proposal, '/submission'));
  expect(submitted.body).toMatchObject({ state: 'submitted', permissions: ['drop'] });
  expect(submitted.body.reviewers.toSorted()).toEqual(['方静', '梁二'].toSorted());
  expect((await ask(bureau, 'GET', at(proposal))).body).toMatchObject({
    side: 'bureau',
    proposal: { department: '岭东市教育局', takenUpAs: null },
    permissions: ['take-up', 'decline'],
  });
  expect((await ask(otherOfficer, 'GET', at(proposal))).status).toBe(404);
  expect(await numbersOf(otherOfficer)).toEqual([]);
  await world.settle();
  const told = await world.call(second, 'GET', '/api/notices');
  expect(JSON.stringify(told.body)).toContain('rules.submitted');
});

test('a proposal is never published, by the department or by the bureau', async () => {
  for (const [who, status] of [
    [place.departmentOfficer, 403],
    [second, 409],
  ] as const)
    expect((await ask(who, 'POST', at(proposal, '/publication'))).status).toBe(status);
  for (const way of ['/taking-up', '/refusal'])
    expect(
      (
        await ask(
          place.departmentOfficer,
          'POST',
          at(proposal, way),
          way === '/refusal' ? { reason: '不' } : undefined,
        )
      ).status,
    ).toBe(403);
});

test('taken up, it is counted on everybody, and a second person of the bureau publishes', async () => {
  const bureau = place.bureauOfficer;
  const taken = await ask(bureau, 'POST', at(proposal, '/taking-up'));
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  const { trialId, number } = taken.body;
  expect(taken.body.takenUpFrom).toMatchObject({ trialId: proposal });
  expect((await ask(bureau, 'POST', at(proposal, '/taking-up'))).status).toBe(409);
  await world.settle();
  const counted = await ask(bureau, 'GET', at(trialId));
  expect(counted.body).toMatchObject({ state: 'counted', result: { toShort: PEOPLE * 2 } });
  expect((await ask(place.departmentOfficer, 'GET', at(trialId))).status).toBe(404);
  expect((await ask(bureau, 'POST', at(trialId, '/submission'))).status).toBe(200);
  expect((await ask(bureau, 'POST', at(trialId, '/publication'))).status).toBe(403);
  expect((await ask(second, 'POST', at(trialId, '/publication'))).status).toBe(200);
  await world.settle();
  expect((await ask(place.departmentOfficer, 'GET', at(proposal))).body).toMatchObject({
    state: 'taken-up',
    proposal: { takenUpAs: { number, state: 'published' }, answer: null },
    result: { toShort: PEOPLE },
  });
  const told = await world.call(place.departmentOfficer, 'GET', '/api/notices');
  expect((told.body as { items: { kind: string }[] }).items.map((one) => one.kind)).toContain(
    'rules.answered',
  );
});

test('declined, the department reads why; a reason is needed', async () => {
  const other = await propose({ 'achievements-cap': 'separate' });
  await ask(place.departmentOfficer, 'POST', at(other, '/submission'));
  const empty = await ask(second, 'POST', at(other, '/refusal'), { reason: '  ' });
  expect(empty).toMatchObject({ status: 422, body: { code: 'rulebooks.reason_missing' } });
  const reason = '刚刚改过，先看一年。';
  expect((await ask(second, 'POST', at(other, '/refusal'), { reason })).status).toBe(200);
  expect((await ask(place.departmentOfficer, 'GET', at(other))).body).toMatchObject({
    state: 'declined',
    proposal: { answer: reason },
    permissions: [],
    result: null,
  });
});
