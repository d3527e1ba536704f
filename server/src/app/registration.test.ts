import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { decide, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a unit writes one class down for many of its people with one list of those who attended; each sees it, is told,
// may object, and the hours count. Method: the real product through its HTTP face on a real database, jobs run by hand.
let world: World;
let place: TestPlace;
let people: readonly TestPerson[];
let stranger: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = await Promise.all(
    ['林秀芬', '陈立新', '黄小梅'].map((name) => world.person({ name, unitId: place.unitId })),
  );
  const other = await world.place({ packId: 'unit-registration', prefix: 'QT', name: '岭西' });
  stranger = await world.person({ name: '郑远', unitId: other.unitId });
});
afterAll(() => world.close());

type Result = {
  personId: string;
  declarationId: string;
  ok: boolean;
  outcome: string | null;
  state: string | null;
  number: string | null;
  version: number | null;
  code: string | null;
  detail: Record<string, string | number>;
  errors: { path: string; code: string }[];
};

const training = (title: string, from: string, to: string, halfDays: string) => ({
  formId: 'training',
  category: 'professional',
  values: { title, from, to, 'half-days': halfDays },
});

async function list(name: string): Promise<{ evidenceId: string; slot: string }> {
  const uploaded = await uploadFile(world, place.administrator, { name });
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(200);
  return { evidenceId: (uploaded.body as { evidenceId: string }).evidenceId, slot: 'proof' };
}

async function register(of: {
  entry: ReturnType<typeof training>;
  who: readonly TestPerson[];
  files?: { evidenceId: string; slot: string }[];
  handIn?: boolean;
}): Promise<Result[]> {
  const answer = await world.call(
    place.administrator,
    'POST',
    `/api/units/${place.unitId}/registrations`,
    {
      ...of.entry,
      files: of.files ?? [],
      handIn: of.handIn ?? true,
      people: of.who.map(({ personId }) => ({ personId, declarationId: randomUUID() })),
    },
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { results: Result[] }).results;
}

const declarationOf = async (who: TestPerson, subject: TestPerson, id: string) =>
  (await world.call(who, 'GET', `/api/people/${subject.personId}/declarations/${id}`)).body as {
    declaration: { byUnit: boolean; state: string; caseId: string };
    files: { name: string }[];
    registration: { name: string; permissions: { object: boolean } } | null;
    risks: { code: string; detail: Record<string, string | number> }[];
  };

test('one form and one list for three people: three cases, each with the proof, each person told', async () => {
  const proof = await list('签到名册.png');
  const done = await register({
    entry: training('消防安全轮训', '2026-10-12', '2026-10-13', '4'),
    who: people,
    files: [proof],
  });
  expect(done.map(({ ok, outcome, state }) => ({ ok, outcome, state }))).toEqual(
    people.map(() => ({ ok: true, outcome: 'registered', state: 'in-review' })),
  );
  expect(new Set(done.map((one) => one.number)).size).toBe(3);
  await world.settle();
  for (const [index, person] of people.entries()) {
    const shown = await declarationOf(person, person, done[index]?.declarationId ?? '');
    expect(shown.declaration).toMatchObject({ byUnit: true, state: 'in-review' });
    expect(shown.files.map((file) => file.name)).toEqual(['签到名册.png']);
    expect(shown.registration).toMatchObject({ name: '周敏', permissions: { object: true } });
    const notices = (await world.call(person, 'GET', '/api/notices')).body as {
      items: { kind: string; detail: Record<string, string> }[];
    };
    expect(notices.items.find((one) => one.kind === 'registration.made')?.detail).toMatchObject({
      title: '消防安全轮训',
      by: '周敏',
    });
  }
  const facts = await sql<{ via: string }>`select facts->>'via' as via from hours.record
    where title = '消防安全轮训'`.execute(world.database.db);
  expect(facts.rows.map((row) => row.via)).toEqual(['unit', 'unit', 'unit']);
});

test('the same class again for the same people changes nothing, also under new ids', async () => {
  const before = await sql<{
    n: number;
  }>`select count(*)::int as n from declarations.declaration`.execute(world.database.db);
  const again = await register({
    entry: training(' 消防安全轮训 ', '2026-10-12', '2026-10-13', '4'),
    who: people,
  });
  expect(again.map((one) => one.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  const after = await sql<{
    n: number;
  }>`select count(*)::int as n from declarations.declaration`.execute(world.database.db);
  expect(after.rows).toEqual(before.rows);
});

test('what is refused for one changes nothing for the others', async () => {
  const [first] = people;
  if (!first) throw new Error('three people');
  const results = await register({
    entry: training('实验室安全', '2026-09-07', '2026-09-07', '2'),
    who: [first, stranger, place.administrator],
    files: [await list('实验室.png')],
  });
  expect(results.map((one) => one.code)).toEqual([
    null,
    'organisations.no_such_person',
    'declarations.own_registration',
  ]);
  const missing = await register({
    entry: training('缺日期的班', '', '2026-09-07', '2'),
    who: [first],
  });
  expect(missing[0]).toMatchObject({
    ok: false,
    code: 'declarations.invalid_values',
    errors: [
      { path: 'values/from', code: 'declarations.required' },
      { path: 'evidence/proof', code: 'declarations.evidence_missing' },
    ],
  });
  const left = await sql<{ n: number }>`select count(*)::int as n from declarations.declaration d
    where d.registered_in is not null and d.values->>'title' = '缺日期的班'`.execute(
    world.database.db,
  );
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('drafts of the unit are the unit’s: handed in together with one proof, or thrown away', async () => {
  const entry = training('普通话测试培训', '2026-08-03', '2026-08-04', '4');
  const drafts = await register({ entry, who: people, handIn: false });
  expect(drafts.map((one) => one.state)).toEqual(['draft', 'draft', 'draft']);
  const [person] = people;
  const [draft, second, third] = drafts;
  if (!person || !draft || !second || !third) throw new Error('three drafts');
  const touched = await world.call(person, 'DELETE', `/api/declarations/${draft.declarationId}`);
  expect(touched.body).toMatchObject({ code: 'declarations.entered_by_unit' });
  const at = `/api/units/${place.unitId}/registrations`;
  const listed = (await world.call(place.administrator, 'GET', `${at}?state=draft`)).body as {
    items: { personName: string; lacks: unknown[]; permissions: { submit: boolean } }[];
    counts: { state: string; count: number }[];
  };
  expect(listed.items.map((one) => one.personName).toSorted()).toEqual(
    people.map((one) => one.name).toSorted(),
  );
  expect(listed.items.every((one) => one.lacks.length === 1 && one.permissions.submit)).toBe(true);
  const gone = await world.call(place.administrator, 'POST', `${at}/discard`, {
    items: [{ personId: third.personId, declarationId: third.declarationId }],
  });
  expect((gone.body as { results: Result[] }).results[0]?.outcome).toBe('discarded');
  const handedIn = await world.call(place.administrator, 'POST', `${at}/submission`, {
    files: [await list('普通话名册.png')],
    items: [draft, second].map(({ personId, declarationId, version }) => ({
      personId,
      declarationId,
      version,
    })),
  });
  expect((handedIn.body as { results: Result[] }).results.map((one) => one.state)).toEqual([
    'in-review',
    'in-review',
  ]);
});

test('an objection stands before the reviewer and is told to the clerk; it is said once', async () => {
  const [person] = people;
  if (!person) throw new Error('three people');
  const [made] = await register({
    entry: training('未参加的班', '2026-07-06', '2026-07-06', '2'),
    who: [person],
    files: [await list('未参加.png')],
  });
  const id = made?.declarationId ?? '';
  const say = () =>
    world.call(person, 'POST', `/api/declarations/${id}/objection`, {
      text: '当天在外地，没有参加',
    });
  expect((await say()).status).toBe(200);
  expect((await say()).body).toMatchObject({ code: 'declarations.already_objected' });
  await world.settle();
  const seen = await declarationOf(place.administrator, person, id);
  expect(seen.risks[0]).toEqual({
    code: 'declarations.risk_person_objects',
    detail: { text: '当天在外地，没有参加' },
  });
  const told = (await world.call(place.administrator, 'GET', '/api/notices')).body as {
    items: { kind: string; detail: Record<string, string> }[];
  };
  expect(told.items.find((one) => one.kind === 'registration.objected')?.detail).toMatchObject({
    name: '林秀芬',
  });
  const decided = await decide(world, place.administrator, person, seen.declaration.caseId, {
    outcome: 'reject',
    opinion: '本人未参加，登记有误',
  });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
});

test('half days of a class that the unit passes count four hours each', async () => {
  const [, person] = people;
  if (!person) throw new Error('three people');
  const found = (await world.call(person, 'GET', '/api/declarations')).body as {
    items: { title: string; caseId: string }[];
  };
  const caseId = found.items.find((one) => one.title === '消防安全轮训')?.caseId ?? '';
  expect(
    (await decide(world, place.administrator, person, caseId, { outcome: 'pass' })).status,
  ).toBe(200);
  const sum = await sql<{ ticks: number }>`select sum(ticks)::bigint as ticks from hours.entry
    where person_id = ${person.personId}`.execute(world.database.db);
  expect(sum.rows[0]?.ticks).toBe(16 * 1800);
});

test('“nothing to declare” is one answer, seen by the unit, and taken back as easily', async () => {
  const [person] = people;
  if (!person) throw new Error('three people');
  const seen = async () =>
    (
      (await world.call(place.administrator, 'GET', '/api/people-with-nothing-to-declare/2026'))
        .body as { items: { personId: string; name: string }[] }
    ).items;
  expect(await seen()).toEqual([]);
  const records = () =>
    sql`select record_id from hours.record where person_id = ${person.personId}`.execute(
      world.database.db,
    );
  const before = (await records()).rows.length;
  for (let i = 0; i < 2; i += 1) {
    expect((await world.call(person, 'PUT', '/api/nothing-to-declare/2026')).status).toBe(200);
  }
  expect(await seen()).toMatchObject([{ personId: person.personId, name: '林秀芬' }]);
  // No record of 0 hours comes into being: nothing else happens.
  expect((await records()).rows.length).toBe(before);
  await world.call(person, 'DELETE', '/api/nothing-to-declare/2026');
  expect(await seen()).toEqual([]);
});
