import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { localDate, syntheticIdNumber } from '@jixu/kernel';
import { createWorld, type World } from './testing.ts';
import { CONSENT_VERSION, createSetupLink } from '../identity/index.ts';

// Goal: an empty server is set up once, in one operation, and whatever is refused leaves it empty and says which field.
// Method: the real product through its HTTP face; the set-up link made as a start makes it.
let world: World;
let setUpCookie: string;
let spentToken: string;

const idNumber = syntheticIdNumber({
  regionCode: '440100',
  bornOn: localDate(1984, 3, 5),
  sequence: 12,
});
const PASSWORD = '海上生明月 1984a';

function body(change: { place?: object; person?: object } = {}) {
  return {
    place: {
      regionCode: '440100',
      bureauName: '岭东市人力资源和社会保障局',
      departmentName: '岭东市教育局',
      unitName: '岭东第一中学',
      creditCode: null,
      packId: 'gd-teachers',
      numberPrefix: '4401',
      parameters: {},
      readings: {},
      ...change.place,
    },
    name: '程晓',
    idNumber,
    password: PASSWORD,
    consentVersion: CONSENT_VERSION,
    worksAt: 'unit',
    alsoAt: ['bureau', 'unit'],
    ...change.person,
  };
}

type Sent = { status: number; body: Record<string, unknown>; cookies: Record<string, string> };

async function send(method: 'GET' | 'POST', url: string, payload?: object, cookie?: string) {
  const answer = await world.jixu.server.inject({
    method,
    url,
    headers: cookie === undefined ? {} : { cookie },
    ...(payload === undefined ? {} : { payload }),
  });
  const cookies: Record<string, string> = {};
  for (const one of answer.cookies) if (one.value !== '') cookies[one.name] = one.value;
  const sent: Sent = { status: answer.statusCode, body: answer.json(), cookies };
  return sent;
}

async function rowsOf(table: string): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.table(table)}`.execute(world.database.db);
  return found.rows[0]?.n ?? -1;
}

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  spentToken = (await world.run((op) => createSetupLink(op))).token;
  const opened = await send('POST', '/api/setup/open', { token: spentToken });
  setUpCookie = Object.entries(opened.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
});
afterAll(() => world.close());

test('state: only the browser that used the link learns where the key file lies', async () => {
  const open = await send('GET', '/api/setup/state', undefined, setUpCookie);
  expect(open.body).toMatchObject({ state: 'open', consentVersion: CONSENT_VERSION });
  expect(open.body['keyFile']).toMatch(/keys\.json$/);
  const stranger = await send('GET', '/api/setup/state');
  expect(stranger.body).toMatchObject({ state: 'waiting', keyFile: null });
});

test('a used link is refused, and nobody finishes without the link', async () => {
  const again = await send('POST', '/api/setup/open', { token: spentToken });
  expect([again.status, again.body['code']]).toEqual([410, 'identity.setup_link_used']);
  expect((await send('POST', '/api/setup/finish', body())).status).toBe(401);
});

test.each([
  [
    'a name of control characters',
    { place: { bureauName: 'a\u0007' } },
    'place/bureauName',
    'organisations.name_invalid',
  ],
  [
    'a department of spaces',
    { place: { departmentName: '  ' } },
    'place/departmentName',
    'organisations.name_invalid',
  ],
  [
    'a wrong credit code',
    { place: { creditCode: '123456789012345679' } },
    'place/creditCode',
    'organisations.credit_code_invalid',
  ],
  [
    'an unknown region',
    { place: { regionCode: '999999' } },
    'place/regionCode',
    'organisations.no_such_region',
  ],
  [
    'an unknown rulebook',
    { place: { packId: 'no-such' } },
    'place/packId',
    'rulebooks.unknown_pack',
  ],
  [
    'a value nobody asked for',
    { place: { parameters: { X: '1' } } },
    'place/parameters/X',
    'rulebooks.unknown_setting',
  ],
  [
    'a value that is no number',
    { place: { packId: 'sn-pingli', parameters: { 'PL-2-ratio': 'half' } } },
    'place/parameters/PL-2-ratio',
    'rulebooks.parameter_no_number',
  ],
  [
    'a value above its limit',
    { place: { packId: 'sn-pingli', parameters: { 'PL-2-ratio': '3/2' } } },
    'place/parameters/PL-2-ratio',
    'rulebooks.parameter_too_large',
  ],
  [
    'a reading that is none',
    { place: { packId: 'zj-teachers', readings: { 'five-year-total': 'maybe' } } },
    'place/readings/five-year-total',
    'rulebooks.unknown_setting',
  ],
  [
    'a wrong check digit',
    { person: { idNumber: `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}` } },
    'idNumber',
    'identity.id_number_check',
  ],
  ['a name with a line break', { person: { name: '程\u0000晓' } }, 'name', 'schema.pattern'],
  [
    'a password out of the number',
    { person: { password: `x${idNumber.slice(6, 14)}` } },
    'password',
    'identity.password_of_own_numbers',
  ],
])('%s is refused at its field and nothing stays', async (_what, change, path, code) => {
  const refused = await send('POST', '/api/setup/finish', body(change), setUpCookie);
  expect(refused.status).toBe(400);
  expect(refused.body['errors']).toMatchObject([{ path: `body/${path}`, code }]);
  for (const table of [
    'organisations.node',
    'organisations.relation',
    'identity.person',
    'rulebooks.adoption',
  ]) {
    expect([table, await rowsOf(table)]).toEqual([table, 0]);
  }
});

test('of several finishes at the same moment one sets up; then the link’s session is gone', async () => {
  const all = await Promise.all(
    Array.from({ length: 8 }, () => send('POST', '/api/setup/finish', body(), setUpCookie)),
  );
  const done = all.filter((one) => one.status === 200);
  expect(done).toHaveLength(1);
  expect(all.filter((one) => ![200, 401, 410].includes(one.status))).toEqual([]);
  expect(await rowsOf('identity.person')).toBe(1);
  expect(await rowsOf('organisations.node')).toBe(4);

  const cookie = Object.entries(done[0]?.cookies ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const session = await send('GET', '/api/session', undefined, cookie);
  const person = session.body['person'] as { roles: { role: string; nodeName: string }[] };
  expect(person.roles.map(({ role, nodeName }) => `${role} ${nodeName}`).sort()).toEqual([
    'bureau-officer 岭东市人力资源和社会保障局',
    'system-administrator 广东省广州市',
    'unit-administrator 岭东第一中学',
  ]);
  expect((await send('GET', '/api/setup/state')).body['state']).toBe('done');
  expect((await send('GET', '/api/setup/state', undefined, setUpCookie)).body['state']).toBe(
    'done',
  );

  const unitId = String(done[0]?.body['unitId']);
  const rulebook = await send('GET', `/api/units/${unitId}/rulebook`, undefined, cookie);
  expect(rulebook.body['id']).toBe('gd-teachers');
  const page = await send('GET', `/api/organisations/${unitId}`, undefined, cookie);
  const named = JSON.stringify(page.body);
  for (const office of ['岭东市教育局', '岭东市人力资源和社会保障局'])
    expect(named).toContain(office);
  const again = await send('POST', '/api/login', { name: idNumber, password: PASSWORD });
  expect(again.body).toEqual({ next: 'home' });
});
