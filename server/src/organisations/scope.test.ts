import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, formatLocalDate, type NodeId, shanghaiDateOf } from '@jixu/kernel';
import type { Browser } from '../identity/testing.ts';
import { appoint, endAppointment } from './commands/appoint.ts';
import { moveMember } from './commands/add-member.ts';
import { mergeNode } from './commands/merge-node.ts';
import { relate } from './commands/relate.ts';
import { type TestPerson, testWorld, type TestWorld } from './testing.ts';

/**
 * region ─ bureau A, bureau B, department, group ─ school ─ branch; cousin school; other school under bureau B.
 * The region names bureau A; the other school names bureau B.
 */
let world: TestWorld;
let node: Record<
  | 'region'
  | 'bureauA'
  | 'bureauB'
  | 'department'
  | 'group'
  | 'school'
  | 'branch'
  | 'cousin'
  | 'other',
  NodeId
>;
let people: Record<'inGroup' | 'inSchool' | 'inBranch' | 'inCousin' | 'inOther', TestPerson>;
let browsers: Record<'school' | 'group' | 'bureauA' | 'bureauB' | 'department' | 'system', Browser>;

beforeAll(async () => {
  world = await testWorld(21);
  const region = await world.node('region', '示范地区', null);
  const group = await world.node('unit', '示范教育集团', region);
  const school = await world.node('unit', '示范第一小学', group);
  node = {
    region,
    bureauA: await world.node('bureau', '甲人社局', region),
    bureauB: await world.node('bureau', '乙人社局', region),
    department: await world.node('department', '示范教育局', region),
    group,
    school,
    branch: await world.node('unit', '第一小学东校区', school),
    cousin: await world.node('unit', '示范第二小学', group),
    other: await world.node('unit', '示范中学', region),
  };
  await world.names(region, 'bureau', node.bureauA);
  await world.names(node.other, 'bureau', node.bureauB);
  await world.names(group, 'authority', node.department);
  people = {
    inGroup: await world.person('集团员', group),
    inSchool: await world.person('小学员', school),
    inBranch: await world.person('校区员', node.branch),
    inCousin: await world.person('二小员', node.cousin),
    inOther: await world.person('中学员', node.other),
  };
  const officer = async (
    name: string,
    unit: NodeId,
    role: Parameters<TestWorld['give']>[2],
    at: NodeId,
  ) => (await world.officer(name, unit, { nodeId: at, role })).browser;
  browsers = {
    school: await officer('校管', school, 'unit-administrator', school),
    group: await officer('集团管', group, 'unit-administrator', group),
    bureauA: await officer('甲局员', node.bureauA, 'bureau-officer', node.bureauA),
    bureauB: await officer('乙局员', node.bureauB, 'bureau-officer', node.bureauB),
    department: await officer('教育局员', node.department, 'department-officer', node.department),
    system: await officer('系统员', node.bureauA, 'system-administrator', region),
  };
}, 120_000);
afterAll(() => world.bed.close());

describe('who sees whom', () => {
  const everyone = ['inGroup', 'inSchool', 'inBranch', 'inCousin', 'inOther'] as const;
  const table: readonly (readonly [keyof typeof browsers, readonly (typeof everyone)[number][]])[] =
    [
      ['school', ['inSchool', 'inBranch']],
      ['group', ['inGroup', 'inSchool', 'inBranch', 'inCousin']],
      ['department', ['inGroup', 'inSchool', 'inBranch', 'inCousin']],
      ['bureauA', ['inGroup', 'inSchool', 'inBranch', 'inCousin']],
      ['bureauB', ['inOther']],
      ['system', everyone],
    ];

  test.each(table)('%s sees exactly its own', async (who, seen) => {
    // Goal: parent, sibling, cousin, other bureau. Method: page, list and number search of every person, by hand table.
    for (const key of everyone) {
      const may = seen.includes(key);
      const person = people[key];
      const page = await browsers[who].get(`/api/people/${person.personId}`);
      expect([key, page.status, page.code]).toEqual(
        may ? [key, 200, null] : [key, 404, 'organisations.no_such_person'],
      );
      const found = await browsers[who].post('/api/people/find', {
        idNumber: person.idNumber.reveal(),
      });
      expect([key, found.status]).toEqual([key, may ? 200 : 404]);
    }
    const list = await browsers[who].get('/api/people?limit=200');
    const ids = (list.body['items'] as { personId: string }[]).map((item) => item.personId);
    for (const key of everyone) {
      expect([key, ids.includes(people[key].personId)]).toEqual([key, seen.includes(key)]);
    }
  });

  test('a foreign person and one that does not exist are the same 404', async () => {
    // Goal: threat 1. Method: bodies compared but for the reference.
    const foreign = await browsers.school.get(`/api/people/${people.inOther.personId}`);
    const unknown = await browsers.school.get('/api/people/019a0000-0000-7000-8000-000000000001');
    const plain = (body: object) => ({ ...body, reference: '' });
    expect(plain(unknown.body)).toEqual(plain(foreign.body));
  });

  test('a unit filter outside the scope lists nobody', async () => {
    // Goal: the filter narrows, never widens. Method: the sibling’s id as filter.
    const list = await browsers.school.get(`/api/people?unit=${node.cousin}`);
    expect(list.body['items']).toEqual([]);
    const below = await browsers.group.get(`/api/people?unit=${node.school}&limit=200`);
    const names = (below.body['items'] as { name: string }[]).map((item) => item.name);
    expect(names).toEqual(expect.arrayContaining(['小学员', '校区员']));
    expect(names).not.toContain('二小员');
  });

  test('without a role nobody lists anybody, but sees himself', async () => {
    // Goal: learners have no scope. Method: list 403, own page 200 without permissions, another’s 404.
    const learner = await world.officer('普通教师', node.school);
    expect((await learner.browser.get('/api/people')).status).toBe(403);
    const own = await learner.browser.get(`/api/people/${learner.personId}`);
    expect(own).toMatchObject({ status: 200, body: { permissions: [] } });
    expect((await learner.browser.get(`/api/people/${people.inSchool.personId}`)).status).toBe(404);
  });

  test('the tree shows the scope and nothing else', async () => {
    // Goal: organisations follow the same predicate. Method: tops, children and a foreign node.
    const tops = await browsers.school.get('/api/organisations/tree');
    expect(tops.body['items']).toMatchObject([{ nodeId: node.school, children: 1 }]);
    const below = await browsers.school.get(`/api/organisations/tree?parent=${node.group}`);
    expect((below.body['items'] as { nodeId: string }[]).map((item) => item.nodeId)).toEqual([
      node.school,
    ]);
    expect((await browsers.school.get(`/api/organisations/${node.cousin}`)).status).toBe(404);
    const page = await browsers.school.get(`/api/organisations/${node.branch}`);
    expect(page.body).toMatchObject({
      path: [{ name: '示范地区' }, { name: '示范教育集团' }, { name: '示范第一小学' }],
      permissions: ['register-people', 'print-slips'],
    });
    expect(page.body['offices']).toEqual(
      expect.arrayContaining([
        { relation: 'bureau', office: { nodeId: node.bureauA, name: '甲人社局' } },
        { relation: 'printing', office: null },
      ]),
    );
  });
});

describe('what changes with time', () => {
  const today = () => shanghaiDateOf(world.bed.clock.rough());

  test('after a transfer the old unit sees the person no more', async () => {
    // Goal: scope follows the membership of today. Method: moved from today; both units look.
    const person = await world.person('调动者', node.school);
    const path = `/api/people/${person.personId}`;
    expect((await browsers.school.get(path)).status).toBe(200);
    await world.bed.run((op) =>
      moveMember(op, { personId: person.personId, unitId: node.other, fromOn: today() }),
    );
    expect((await browsers.school.get(path)).status).toBe(404);
    expect((await browsers.bureauB.get(path)).status).toBe(200);
  });

  test('a bureau that is replaced from a day on sees until then and not after', async () => {
    // Goal: dated relations. Method: a unit names bureau B from in ten days; the clock moves over that day.
    const unit = await world.node('unit', '改隶小学', node.group);
    const person = await world.person('改隶员', unit);
    const path = `/api/people/${person.personId}`;
    const fromOn = addDays(today(), 10);
    await world.bed.run((op) =>
      relate(op, { unitId: unit, relation: 'bureau', officeId: node.bureauB, fromOn }),
    );
    const sees = async (browser: Browser) => (await browser.get(path)).status === 200;
    expect([await sees(browsers.bureauA), await sees(browsers.bureauB)]).toEqual([true, false]);
    const later = await later10();
    expect([await sees(later.a), await sees(later.b)]).toEqual([false, true]);
    world.bed.clock.setOffset(0);

    async function later10(): Promise<{ a: Browser; b: Browser }> {
      world.bed.clock.setOffset(10 * 86_400_000);
      const log = (nodeId: NodeId, name: string) =>
        world.officer(name, nodeId, { nodeId, role: 'bureau-officer' });
      const a = await log(node.bureauA, '甲局新员');
      const b = await log(node.bureauB, '乙局新员');
      return { a: a.browser, b: b.browser };
    }
  });

  test('an appointment acts from its first day to its last and ends sessions', async () => {
    // Goal: dated roles. Method: from tomorrow to the day after; today, then, and past the end.
    const person = await world.officer('临时管', node.branch);
    const fromOn = addDays(today(), 1);
    const toOn = addDays(today(), 2);
    await world.bed.run((op) =>
      appoint(op, {
        personId: person.personId,
        nodeId: node.branch,
        role: 'unit-reader',
        fromOn,
        toOn,
      }),
    );
    expect((await person.browser.get('/api/session')).body).toMatchObject({ kind: 'anyone' });
    const roles = async (days: number) => {
      world.bed.clock.setOffset(days * 86_400_000);
      const found = await world.bed.ports.organisations.grantsOf(
        world.bed.database.db,
        person.personId,
        shanghaiDateOf(world.bed.clock.rough()),
      );
      return found.map((grant) => grant.role);
    };
    expect([await roles(0), await roles(1), await roles(2)]).toEqual([[], ['unit-reader'], []]);
    world.bed.clock.setOffset(0);
  });

  test('an ended appointment ends at once, also for a session that was open', async () => {
    // Goal: no role outlives its appointment. Method: end it over HTTP; the old cookie lists people no more.
    const officer = await world.officer('将离任', node.branch, {
      nodeId: node.branch,
      role: 'unit-administrator',
    });
    expect((await officer.browser.get('/api/people')).status).toBe(200);
    const { rows } = await world.bed.database.pool.query<{ appointment_id: string }>(
      'select appointment_id from organisations.appointment where person_id = $1',
      [officer.personId],
    );
    const path = `/api/appointments/${rows[0]?.appointment_id}/end`;
    expect((await browsers.bureauB.post(path, {})).code).toBe('organisations.no_such_appointment');
    expect((await browsers.bureauA.post(path, {})).status).toBe(200);
    expect((await officer.browser.get('/api/people')).status).toBe(401);
    expect((await browsers.bureauA.post(path, {})).code).toBe('organisations.no_such_appointment');
  });

  test('a merged unit hands members and office to its successor', async () => {
    // Goal: nobody falls out of the tree. Method: merge a school and a bureau; scope, unit and office afterwards.
    const old = await world.node('unit', '撤并小学', node.group);
    const person = await world.person('撤并员', old);
    const bureau = await world.node('bureau', '撤并人社局', node.region);
    const served = await world.node('unit', '撤并局所属校', node.region);
    await world.names(served, 'bureau', bureau);
    const servedPerson = await world.person('所属员', served);
    await world.bed.run((op) => mergeNode(op, { nodeId: old, successorId: node.school }));
    await world.bed.run((op) => mergeNode(op, { nodeId: bureau, successorId: node.bureauB }));
    expect((await browsers.school.get(`/api/people/${person.personId}`)).status).toBe(200);
    expect((await browsers.bureauB.get(`/api/people/${servedPerson.personId}`)).status).toBe(200);
    const page = await browsers.bureauB.get(`/api/organisations/${served}`);
    expect(page.body['offices']).toEqual(
      expect.arrayContaining([
        { relation: 'bureau', office: { nodeId: node.bureauB, name: '乙人社局' } },
      ]),
    );
    const again = await world.bed
      .run((op) => mergeNode(op, { nodeId: old, successorId: node.cousin }))
      .catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 'organisations.node_not_active' });
  });

  test('the last system administrator stays', async () => {
    // Goal: nobody locks everyone out. Method: the only one ends, as the server itself would have it.
    const { rows } = await world.bed.database.pool.query<{ appointment_id: string }>(
      `select appointment_id from organisations.appointment where role = 'system-administrator'`,
    );
    const appointmentId = rows[0]?.appointment_id as Parameters<
      typeof endAppointment
    >[1]['appointmentId'];
    const refused = await world.bed
      .run((op) => endAppointment(op, { appointmentId, toOn: op.today }))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'organisations.last_administrator' });
    const own = await browsers.system.post(`/api/appointments/${appointmentId}/end`, {});
    expect(own.code).toBe('organisations.own_appointment');
    expect(formatLocalDate(today())).toMatch(/^\d{4}-/);
  });
});
