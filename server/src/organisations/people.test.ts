import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, formatLocalDate, type NodeId, shanghaiDateOf } from '@jixu/kernel';
import { Browser, TEST_PASSWORD } from '../identity/testing.ts';
import { testWorld, type TestWorld } from './testing.ts';

type Officer = Awaited<ReturnType<TestWorld['officer']>>;

let world: TestWorld;
let region: NodeId;
let school: NodeId;
let other: NodeId;
let bureau: NodeId;
let admin: Officer;
let otherAdmin: Officer;
let system: Officer;

beforeAll(async () => {
  world = await testWorld(31);
  region = await world.node('region', '示范地区', null);
  bureau = await world.node('bureau', '示范人社局', region);
  school = await world.node('unit', '示范小学', region);
  other = await world.node('unit', '示范中学', region);
  await world.names(region, 'bureau', bureau);
  admin = await world.officer('校管甲', school, { nodeId: school, role: 'unit-administrator' });
  otherAdmin = await world.officer('校管乙', other, { nodeId: other, role: 'unit-administrator' });
  system = await world.officer('系统员', bureau, { nodeId: region, role: 'system-administrator' });
}, 120_000);
afterAll(() => world.bed.close());

const today = (): string => formatLocalDate(shanghaiDateOf(world.bed.clock.rough()));
const count = async (sql: string, ...values: unknown[]): Promise<number> => {
  const { rows } = await world.bed.database.pool.query<{ n: number }>(sql, values);
  return Number(rows[0]?.n);
};
const enrolment = (name: string, more: object = {}) => ({
  name,
  idNumber: world.nextNumber().reveal(),
  unitId: school,
  fromOn: today(),
  ...more,
});

describe('registering', () => {
  test('sixty-four registrations of one number at once make one person', async () => {
    // Goal: the claim table decides. Method: 64 parallel requests with keys of their own; answers and rows counted.
    const body = enrolment('并发登记');
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        admin.browser.post('/api/people', body, `parallel-${i}`),
      ),
    );
    const made = answers.filter((answer) => answer.status === 200);
    expect(made).toHaveLength(1);
    const refused = answers.filter((answer) => answer.code === 'identity.document_in_use');
    expect(refused).toHaveLength(63);
    expect(await count(`select count(*) as n from identity.person where name = '并发登记'`)).toBe(
      1,
    );
  });

  test('a repeat with the same key answers the same and does nothing', async () => {
    // Goal: retries are safe. Method: the same request twice, then another body under the key.
    const body = enrolment('重试者');
    const first = await admin.browser.post('/api/people', body, 'retry-1');
    const second = await admin.browser.post('/api/people', body, 'retry-1');
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replay']).toBe('true');
    const changed = await admin.browser.post('/api/people', enrolment('另一人'), 'retry-1');
    expect(changed.status).toBe(422);
  });

  test('what is wrong is told at the field', async () => {
    // Goal: bad input. Method: each wrong value alone; code or field, nothing stored.
    const before = await count('select count(*) as n from identity.person');
    const digits = world.nextNumber().reveal();
    const wrongCheck = `${digits.slice(0, 17)}${digits.endsWith('X') ? '1' : 'X'}`;
    const cases: readonly (readonly [object, string])[] = [
      [{ idNumber: wrongCheck }, 'identity.id_number_check'],
      [
        { idNumber: `${digits.slice(0, 10)}1340${digits.slice(14)}` },
        'identity.id_number_birth_date',
      ],
      [{ idNumber: 'not a number at all' }, 'identity.id_number_malformed'],
      [{ phone: '12345' }, 'identity.phone_invalid'],
      [{ email: 'nowhere' }, 'identity.email_invalid'],
      [{ name: '<b>甲</b>' }, 'identity.name_invalid'],
      [{ fromOn: '2021-02-30' }, 'platform.invalid_request'],
      [{ fromOn: '2999-01-01' }, 'organisations.date_before_known'],
      [{ unitId: other }, 'organisations.no_such_node'],
      [{ role: 'system-administrator' }, 'platform.invalid_request'],
      [{ facts: [{ kind: 'education', value: 'wizard' }] }, 'platform.invalid_request'],
      [{ facts: [{ kind: 'graduated-on', on: '2199-01-01' }] }, 'identity.fact_invalid'],
    ];
    for (const [change, code] of cases) {
      const answer = await admin.browser.post('/api/people', enrolment('错误者', change));
      expect([change, answer.code]).toEqual([change, code]);
    }
    expect(await count('select count(*) as n from identity.person')).toBe(before);
  });

  test('someone of another unit is sent for matching, and moves when his unit agrees', async () => {
    // Goal: no enumeration, no poaching. Method: register a foreign number; the answer names nobody; the old unit decides.
    const person = await world.person('外校者', other);
    const body = { ...enrolment('外校者'), idNumber: person.idNumber.reveal() };
    const asked = await admin.browser.post('/api/people', body);
    expect(asked.body).toEqual({ outcome: 'sent-for-matching', personId: null });
    await admin.browser.post('/api/people', body);
    expect(
      await count(
        'select count(*) as n from organisations.matching where person_id = $1',
        person.personId,
      ),
    ).toBe(1);
    expect((await admin.browser.get(`/api/people/${person.personId}`)).status).toBe(404);
    expect((await admin.browser.get('/api/matchings')).body['items']).toEqual([]);
    const list = await otherAdmin.browser.get('/api/matchings');
    const [item] = list.body['items'] as { matchingId: string; askedByUnitName: string }[];
    expect(item).toMatchObject({ personName: '外校者', askedByUnitName: '示范小学' });
    const path = `/api/matchings/${item?.matchingId}/decide`;
    expect((await admin.browser.post(path, { outcome: 'moved' })).code).toBe(
      'organisations.no_such_matching',
    );
    expect((await otherAdmin.browser.post(path, { outcome: 'moved' })).status).toBe(200);
    expect((await admin.browser.get(`/api/people/${person.personId}`)).status).toBe(200);
    expect((await otherAdmin.browser.post(path, { outcome: 'moved' })).status).toBe(404);
  });

  test('a unit changes its people’s facts, and the dated facts follow', async () => {
    // Goal: facts through the door. Method: two titles, a correction, an undated industry; the page of today.
    const person = await world.person('事实者', school);
    const path = `/api/people/${person.personId}`;
    const title = (level: string, obtainedOn: string) => ({
      kind: 'title',
      series: 'teaching',
      level,
      obtainedOn,
    });
    const change = await admin.browser.send('PATCH', path, {
      staffNumber: '0071',
      phone: '13700001111',
      facts: [
        title('junior', '2012-01-01'),
        title('intermediate', '2017-12-01'),
        { kind: 'industry', value: 'education' },
        { kind: 'post', value: '教研组长' },
      ],
    });
    expect(change.body).toMatchObject({
      phoneMask: '137****1111',
      unit: { staffNumber: '0071' },
      facts: { industry: 'education', titles: [{ level: 'junior' }, { level: 'intermediate' }] },
      post: '教研组长',
    });
    const fixed = await admin.browser.send('PATCH', path, {
      facts: [title('intermediate', '2018-01-01')],
    });
    expect(fixed.body['facts']).toMatchObject({
      titles: [{ obtainedOn: '2012-01-01' }, { obtainedOn: '2018-01-01' }],
    });
    const found = await admin.browser.get('/api/people?search=007');
    expect(found.body['items']).toMatchObject([{ name: '事实者' }]);
  });

  test('people are found by name, pinyin and initials, not by number in the address', async () => {
    // Goal: search forms. Method: one person with a surname of two readings, each kind of search.
    const person = await world.person('单雨桐', school);
    const find = async (search: string) => {
      const list = await admin.browser.get(`/api/people?search=${encodeURIComponent(search)}`);
      return ((list.body['items'] ?? []) as { personId: string }[]).map((item) => item.personId);
    };
    for (const search of ['单', '单雨', 'syt', 'SYT', 'shanyu', 'shan yu']) {
      expect([search, await find(search)]).toEqual([search, [person.personId]]);
    }
    expect(await find('%')).toEqual([]);
    const number = await admin.browser.get(`/api/people?search=${person.idNumber.reveal()}`);
    expect(number.code).toBe('organisations.number_in_address');
    const exact = await admin.browser.post('/api/people/find', {
      idNumber: ` ${person.idNumber.reveal().toLowerCase()} `,
    });
    expect(exact.body).toMatchObject({ personId: person.personId, name: '单雨桐' });
  });

  test('lists page by cursor without loss or repeat', async () => {
    // Goal: paging. Method: 23 people of one unit in pages of 5; ids compared with one big page; a forged cursor.
    const unit = await world.node('unit', '分页学校', school);
    for (let i = 0; i < 23; i += 1) await world.person(`页员${'甲乙丙丁'[i % 4]}`, unit);
    const path = `/api/people?unit=${unit}`;
    const all = (await admin.browser.get(`${path}&limit=200`)).body['items'] as {
      personId: string;
    }[];
    const paged: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const from = next === '' ? '' : `&cursor=${String(next)}`;
      const page = await admin.browser.get(`${path}&limit=5${from}`);
      paged.push(...(page.body['items'] as { personId: string }[]).map((item) => item.personId));
      next = page.body['next'];
    }
    expect(paged).toEqual(all.map((item) => item.personId));
    expect(paged).toHaveLength(23);
    expect((await admin.browser.get(`${path}&cursor=bm90IG91cnM`)).code).toBe(
      'organisations.cursor_invalid',
    );
    expect((await admin.browser.get(`${path}&limit=201`)).status).toBe(400);
  });
});

describe('accounts of others', () => {
  test('a reset ends sessions and needs a new slip; nobody learns a password', async () => {
    // Goal: §2.4 (7). Method: reset over HTTP; the old cookie, password and slip; then the new slip.
    const person = await world.officer('重置者', school);
    const path = `/api/accounts/${person.personId}/reset`;
    expect((await otherAdmin.browser.post(path)).code).toBe('organisations.no_such_person');
    expect((await admin.browser.post(path)).status).toBe(200);
    expect((await person.browser.get('/api/session')).body).toMatchObject({ kind: 'anyone' });
    const live = `select count(*) as n from identity.session
      where person_id = $1 and ended_at is null`;
    expect(await count(live, person.personId)).toBe(0);
    const login = await new Browser(world.bed.app).post('/api/login', {
      name: person.idNumber.reveal(),
      password: TEST_PASSWORD,
    });
    expect(login.code).toBe('identity.login_failed');
    const sheet = await admin.browser.post(`/api/people/${person.personId}/slips`);
    const slips = await admin.browser.get(`/api/activation-slips/${String(sheet.body['sheetId'])}`);
    const [slip] = slips.body['slips'] as { code: string; unit: string }[];
    expect(slip).toMatchObject({ name: '重置者', unit: '示范小学' });
    const start = await new Browser(world.bed.app).post('/api/activation/start', {
      slipCode: slip?.code,
      name: '重置者',
    });
    expect(start.body).toEqual({ next: 'password' });
  });

  test('a sheet of slips is its maker’s, for an hour', async () => {
    // Goal: codes do not lie around. Method: another administrator, then an hour later; the PDF and the JSON.
    const unit = await world.node('unit', '发单学校', school);
    await world.person('领单甲', unit);
    await world.person('领单乙', unit);
    const made = await admin.browser.post(`/api/units/${unit}/activation-slips`);
    expect(made.body).toMatchObject({ count: 2 });
    const path = `/api/activation-slips/${String(made.body['sheetId'])}`;
    const pdf = await admin.browser.get(`${path}/pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((await system.browser.get(path)).code).toBe('identity.no_such_sheet');
    expect((await otherAdmin.browser.post(`/api/units/${unit}/activation-slips`)).status).toBe(404);
    world.bed.clock.setOffset(3_601_000);
    expect((await admin.browser.get(path)).status).toBe(401);
    world.bed.clock.setOffset(0);
    const { rows } = await world.bed.database.pool.query<{ body: string }>(
      `select string_agg(body, '') as body from platform.idempotency`,
    );
    expect(rows[0]?.body).not.toMatch(/[2-9A-Z]{5} [2-9A-Z]{5}/);
  });

  test('a unit administrator touches no one who holds an office he does not administer', async () => {
    // Goal: no way up. Method: a bureau officer who is a member of the unit; every act on him is refused.
    const officer = await world.officer('在校局员', school, {
      nodeId: bureau,
      role: 'bureau-officer',
    });
    const acts = [
      () => admin.browser.post(`/api/accounts/${officer.personId}/reset`),
      () => admin.browser.post(`/api/people/${officer.personId}/slips`),
      () =>
        admin.browser.send('PATCH', `/api/people/${officer.personId}`, { phone: '13600000000' }),
    ];
    for (const act of acts) expect((await act()).code).toBe('organisations.holds_higher_office');
    expect((await admin.browser.get(`/api/people/${officer.personId}`)).body).toMatchObject({
      permissions: [],
    });
    const list = await admin.browser.get('/api/people?limit=200');
    const rows = list.body['items'] as { personId: string; permissions: string[] }[];
    const may = (id: string) => rows.find((row) => row.personId === id)?.permissions.length;
    expect([may(officer.personId), may(admin.personId)]).toEqual([0, 0]);
    expect(rows.filter((row) => row.permissions.length === 4).length).toBeGreaterThan(0);
    const reset = await system.browser.post(`/api/accounts/${officer.personId}/reset`);
    expect(reset.status).toBe(200);
    const sheet = await admin.browser.post(`/api/units/${school}/activation-slips`);
    const slips = await admin.browser.get(`/api/activation-slips/${String(sheet.body['sheetId'])}`);
    const names = (slips.body['slips'] as { name: string }[]).map((row) => row.name);
    expect(names).not.toContain('在校局员');
  });

  test('nobody acts on himself, nor on name and phone of the activated', async () => {
    // Goal: own account and own data. Method: reset, slip, change of oneself; name and phone of an active member.
    const own = admin.personId;
    expect((await admin.browser.post(`/api/accounts/${own}/reset`)).code).toBe(
      'identity.own_account',
    );
    expect((await admin.browser.post(`/api/people/${own}/slips`)).code).toBe(
      'identity.own_account',
    );
    const change = (id: string, body: object) =>
      admin.browser.send('PATCH', `/api/people/${id}`, body);
    expect((await change(own, { staffNumber: '1' })).code).toBe('organisations.own_data');
    const active = await world.officer('已启用者', school);
    expect((await change(active.personId, { phone: '13600000001' })).code).toBe(
      'organisations.phone_of_active_account',
    );
    expect((await change(active.personId, { name: '改名者' })).code).toBe(
      'organisations.name_of_active_account',
    );
  });

  test('a move needs both units and ends the sessions of the person', async () => {
    // Goal: moves within the caller’s scope. Method: to a foreign unit, to an own one; session and membership after.
    const unit = await world.node('unit', '调入校区', school);
    const person = await world.officer('校内调动', school);
    const path = `/api/people/${person.personId}/move`;
    const to = (unitId: NodeId) => ({ unitId, fromOn: today() });
    expect((await admin.browser.post(path, to(other))).code).toBe('organisations.no_such_node');
    expect((await otherAdmin.browser.post(path, to(other))).code).toBe(
      'organisations.no_such_person',
    );
    expect((await admin.browser.post(path, to(unit))).status).toBe(200);
    expect((await admin.browser.post(path, to(unit))).code).toBe('organisations.already_so');
    expect((await person.browser.get('/api/session')).body).toMatchObject({ kind: 'anyone' });
    const early = {
      unitId: school,
      fromOn: formatLocalDate(addDays(shanghaiDateOf(world.bed.clock.rough()), -3)),
    };
    expect((await admin.browser.post(path, early)).code).toBe('organisations.date_before_known');
  });
});
