import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addDays,
  creditCodeCheck,
  formatLocalDate,
  localDate,
  type NodeId,
  shanghaiDateOf,
} from '@jixu/kernel';
import { Refusal } from '../platform/operation/refusal.ts';
import { Browser } from '../identity/testing.ts';
import { closeNode, mergeNode } from './commands/merge-node.ts';
import { moveNode } from './commands/move-node.ts';
import { relate, unrelate } from './commands/relate.ts';
import { ancestorsOf, deciders, nextOfficeAbove, officeOf } from './queries/offices.ts';
import { unitOf } from './queries/members.ts';
import { testWorld, type TestWorld } from './testing.ts';

type Officer = Awaited<ReturnType<TestWorld['officer']>>;

let world: TestWorld;
let region: NodeId;
let bureau: NodeId;
let department: NodeId;
let system: Officer;
let officer: Officer;

beforeAll(async () => {
  world = await testWorld(41);
  region = await world.node('region', '示范地区', null);
  bureau = await world.node('bureau', '示范人社局', region);
  department = await world.node('department', '示范教育局', region);
  await world.names(region, 'bureau', bureau);
  await world.names(region, 'authority', department);
  system = await world.officer('系统员', bureau, { nodeId: region, role: 'system-administrator' });
  officer = await world.officer('局员', bureau, { nodeId: bureau, role: 'bureau-officer' });
}, 120_000);
afterAll(() => world.bed.close());

const today = () => shanghaiDateOf(world.bed.clock.rough());
const day = (days: number) => formatLocalDate(addDays(today(), days));
const read = () => ({ db: world.bed.database.db });
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

describe('the tree', () => {
  test('a move holds from its day on, and the past stays', async () => {
    // Goal: dated edges. Method: moved in ten days; ancestors before, then and long ago.
    const from = await world.node('unit', '原集团', region);
    const to = await world.node('unit', '新集团', region);
    const school = await world.node('unit', '搬迁小学', from);
    const fromOn = addDays(today(), 10);
    await world.bed.run((op) => moveNode(op, { nodeId: school, parentId: to, fromOn }));
    expect(await ancestorsOf(read(), school, today())).toEqual([school, from, region]);
    expect(await ancestorsOf(read(), school, fromOn)).toEqual([school, to, region]);
    expect(await ancestorsOf(read(), school, localDate(1999, 1, 1))).toEqual([
      school,
      from,
      region,
    ]);
  });

  test('no circle, neither now nor on a day already planned', async () => {
    // Goal: the tree stays one. Method: below itself, below its child, and a circle that two dated moves would make.
    const a = await world.node('unit', '甲集团', region);
    const b = await world.node('unit', '乙集团', region);
    const child = await world.node('unit', '甲校', a);
    const move = (nodeId: NodeId, parentId: NodeId, days: number) =>
      codeOf(
        world.bed.run((op) => moveNode(op, { nodeId, parentId, fromOn: addDays(today(), days) })),
      );
    expect(await move(a, child, 0)).toBe('organisations.would_be_a_circle');
    expect(await move(a, b, 30)).toBe('done');
    expect(await move(b, child, 0)).toBe('organisations.would_be_a_circle');
    expect(await move(a, region, 10)).toBe('organisations.date_before_known');
    expect(await move(child, a, 0)).toBe('organisations.already_so');
  });

  test('two moves at once that are right alone do not make a circle together', async () => {
    // Goal: one change of the tree at a time. Method: A below B's child and B below A's child in parallel, ten times:
    // the two moves touch no row in common, so only the lock of the tree can tell them apart.
    for (let i = 0; i < 10; i += 1) {
      const a = await world.node('unit', `并甲${i}`, region);
      const b = await world.node('unit', `并乙${i}`, region);
      const belowA = await world.node('unit', `并甲${i}校`, a);
      const belowB = await world.node('unit', `并乙${i}校`, b);
      const move = (nodeId: NodeId, parentId: NodeId) =>
        codeOf(world.bed.run((op) => moveNode(op, { nodeId, parentId, fromOn: today() })));
      const done = await Promise.all([move(a, belowB), move(b, belowA)]);
      expect(done.toSorted()).toEqual(['done', 'organisations.would_be_a_circle']);
    }
  });

  test('what is in use does not close; what is free does', async () => {
    // Goal: nobody is left hanging. Method: a member, a child, an office pointing to it, then nothing.
    const unit = await world.node('unit', '将关闭', region);
    const child = await world.node('unit', '其下属', unit);
    const free = await world.node('unit', '空单位', region);
    await world.person('仍在职', child);
    const close = (id: NodeId) => codeOf(world.bed.run((op) => closeNode(op, id)));
    expect(await close(unit)).toBe('organisations.node_in_use');
    expect(await close(child)).toBe('organisations.node_in_use');
    expect(await close(department)).toBe('organisations.node_in_use');
    expect(await close(free)).toBe('done');
    expect(await close(free)).toBe('organisations.node_not_active');
  });

  test('a successor below the merged unit takes its place', async () => {
    // Goal: merge into one’s own child. Method: parent merged into its child; chain, members, chain of successors.
    const parent = await world.node('unit', '旧总校', region);
    const child = await world.node('unit', '旧分校', parent);
    const sibling = await world.node('unit', '旧二分校', parent);
    const person = await world.person('总校员', parent);
    await world.bed.run((op) => mergeNode(op, { nodeId: parent, successorId: child }));
    expect(await ancestorsOf(read(), child, today())).toEqual([child, region]);
    expect(await ancestorsOf(read(), sibling, today())).toEqual([sibling, child, region]);
    expect(await unitOf(read(), person.personId, today())).toMatchObject({ unitId: child });
    const last = await world.node('unit', '新总校', region);
    expect(await codeOf(world.names(parent, 'printing', bureau))).toBe(
      'organisations.node_not_active',
    );
    await world.bed.run((op) => mergeNode(op, { nodeId: child, successorId: last }));
    expect(await officeOf(read(), parent, 'authority', today())).toEqual({
      nodeId: department,
      name: '示范教育局',
    });
  });

  test('organisations are made and changed only where the caller keeps them', async () => {
    // Goal: route × scope of the tree. Method: system, bureau and a foreign parent; credit code and region checked.
    const made = await officer.browser.post('/api/organisations', {
      kind: 'unit',
      name: '局建学校',
      parentId: region,
      regionCode: '110101',
    });
    expect(made.status).toBe(200);
    const path = `/api/organisations/${String(made.body['nodeId'])}`;
    const first17 = '12110101MB0000001';
    const creditCode = first17 + creditCodeCheck(first17);
    const change = (body: object) => officer.browser.send('PATCH', path, body);
    expect((await change({ creditCode })).status).toBe(200);
    expect((await change({ creditCode: `${first17}?` })).code).toBe(
      'organisations.credit_code_invalid',
    );
    expect((await change({ regionCode: '123456' })).code).toBe('organisations.no_such_region');
    const twin = await system.browser.post('/api/organisations', {
      kind: 'unit',
      name: '同码学校',
      parentId: region,
      creditCode,
    });
    expect(twin.code).toBe('organisations.credit_code_in_use');
    const foreignRoot = await world.node('region', '另一地区', null);
    const foreign = { kind: 'unit', name: '越界', parentId: foreignRoot };
    expect((await system.browser.post('/api/organisations', foreign)).code).toBe(
      'organisations.no_such_node',
    );
    expect((await officer.browser.post(`/api/organisations/${foreignRoot}/close`)).status).toBe(
      404,
    );
  });
});

describe('where people may be registered', () => {
  test('is one list of employers below the caller, and of nobody else', async () => {
    // Goal: a list of people goes where people belong. Method: a region, an office and units two deep; three callers.
    const place = await world.node('region', '登记地区', null);
    const bureau2 = await world.node('bureau', '登记人社局', place);
    const group = await world.node('unit', '登记集团', place);
    await world.node('unit', '登记分校', group);
    await world.node('office', '登记科室', place);
    await world.names(place, 'bureau', bureau2);
    const at = (nodeId: NodeId, role: 'system-administrator' | 'unit-administrator') =>
      world.officer(role, bureau2, { nodeId, role });
    const registering = async (who: Officer): Promise<readonly string[]> => {
      const answer = await who.browser.get('/api/organisations/tree?may=register-people');
      const items = answer.body['items'] as { name: string; permissions: string[] }[];
      expect(items.every((one) => one.permissions.includes('register-people'))).toBe(true);
      return items.map((one) => one.name).toSorted();
    };
    const everywhere = await at(place, 'system-administrator');
    expect(await registering(everywhere)).toEqual(
      ['登记人社局', '登记分校', '登记集团'].toSorted(),
    );
    const ofGroup = await at(group, 'unit-administrator');
    expect(await registering(ofGroup)).toEqual(['登记分校', '登记集团'].toSorted());
    const seesOnly = await world.officer('登记局员', bureau2, {
      nodeId: bureau2,
      role: 'bureau-officer',
    });
    expect(await registering(seesOnly)).toEqual([]);
  });
});

describe('offices', () => {
  test('the nearest relation of the day decides, an ended one gives way to the one above', async () => {
    // Goal: officeOf. Method: inherited, own from a day on, ended again; each read on its day.
    const group = await world.node('unit', '关系集团', region);
    const school = await world.node('unit', '关系小学', group);
    const own = await world.node('department', '区教育办', region);
    const authority = async (days: number) =>
      (await officeOf(read(), school, 'authority', addDays(today(), days)))?.name ?? null;
    const set = { unitId: school, relation: 'authority', officeId: own } as const;
    await world.bed.run((op) => relate(op, { ...set, fromOn: addDays(today(), 5) }));
    await world.bed.run((op) => unrelate(op, { ...set, toOn: addDays(today(), 9) }));
    expect([
      await authority(0),
      await authority(5),
      await authority(8),
      await authority(9),
    ]).toEqual(['示范教育局', '区教育办', '区教育办', '示范教育局']);
    expect(await officeOf(read(), school, 'printing', today())).toBeNull();
    const again = world.bed.run((op) => relate(op, { ...set, fromOn: addDays(today(), 7) }));
    expect(await codeOf(again)).toBe('organisations.date_before_known');
  });

  test('the unit that decides is the nearest with an administrator', async () => {
    // Goal: officeOf unit, deciders, nextOfficeAbove. Method: a branch without, a school with, a group with one.
    const group = await world.node('unit', '审核集团', region);
    const school = await world.node('unit', '审核小学', group);
    const branch = await world.node('unit', '审核校区', school);
    expect(await officeOf(read(), branch, 'unit', today())).toBeNull();
    const head = await world.person('校办', school);
    await world.give(head.personId, school, 'unit-administrator');
    expect(await officeOf(read(), branch, 'unit', today())).toMatchObject({ nodeId: school });
    expect(await deciders(read(), school, ['unit-administrator'], today())).toEqual([
      head.personId,
    ]);
    expect(await nextOfficeAbove(read(), school, today())).toMatchObject({ nodeId: bureau });
    const chief = await world.person('集团办', group);
    await world.give(chief.personId, group, 'unit-administrator');
    expect(await nextOfficeAbove(read(), school, today())).toMatchObject({ nodeId: group });
    const skipping = await nextOfficeAbove(read(), school, today(), chief.personId);
    expect(skipping).toMatchObject({ nodeId: bureau });
  });

  test('a relation names an office, once, and not before what is known', async () => {
    // Goal: refusals of relate. Method: a region as office, the same again, an earlier day, a foreign unit.
    const school = await world.node('unit', '拒绝小学', region);
    const set = (relation: string, body: object) =>
      system.browser.send('PUT', `/api/organisations/${school}/relations/${relation}`, body);
    const fromOn = day(0);
    expect((await set('printing', { officeId: region, fromOn })).code).toBe(
      'organisations.not_an_office',
    );
    expect((await set('printing', { officeId: bureau, fromOn })).status).toBe(200);
    expect((await set('printing', { officeId: bureau, fromOn })).code).toBe(
      'organisations.already_so',
    );
    expect((await set('printing', { officeId: department, fromOn: day(-1) })).code).toBe(
      'organisations.date_before_known',
    );
    expect((await set('nonsense', { officeId: bureau, fromOn })).status).toBe(400);
  });
});

describe('appointments', () => {
  test('who may give which role where', async () => {
    // Goal: appointing. Method: the hand table of system administrator, bureau and unit administrator.
    const school = await world.node('unit', '任命小学', region);
    const person = await world.person('被任命', school);
    const admin = await world.officer('任命校管', school, {
      nodeId: school,
      role: 'unit-administrator',
    });
    const give = (by: Officer, role: string, nodeId: NodeId, personId = person.personId) =>
      by.browser.post('/api/appointments', { personId, nodeId, role, fromOn: day(0) });
    expect((await give(admin, 'unit-reader', school)).code).toBe('platform.not_your_role');
    expect((await give(officer, 'unit-reader', school)).status).toBe(200);
    expect((await give(officer, 'unit-reader', school)).code).toBe('organisations.already_so');
    expect((await give(officer, 'system-administrator', school)).code).toBe(
      'organisations.may_not_appoint',
    );
    expect((await give(officer, 'bureau-officer', bureau)).code).toBe(
      'organisations.may_not_appoint',
    );
    expect((await give(system, 'bureau-officer', school)).code).toBe(
      'organisations.role_does_not_fit',
    );
    expect((await give(system, 'department-officer', department)).status).toBe(200);
    expect((await give(system, 'auditor', region, system.personId)).code).toBe(
      'organisations.own_appointment',
    );
    const foreign = await world.node('region', '外区', null);
    expect((await give(system, 'auditor', foreign)).code).toBe('organisations.no_such_node');
    const unknown = '019a0000-0000-7000-8000-000000000009' as typeof person.personId;
    expect((await give(system, 'auditor', region, unknown)).code).toBe(
      'organisations.no_such_person',
    );
    const list = await officer.browser.get(`/api/appointments?node=${school}`);
    expect(list.body['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          personName: '被任命',
          role: 'unit-reader',
          permissions: ['end'],
        }),
      ]),
    );
  });
});

describe('regions', () => {
  test('provinces, and what lies below them', async () => {
    // Goal: the region picker, before any log-in. Method: provinces, one province, one city, an unknown code.
    const stranger = new Browser(world.bed.app);
    const names = async (parent?: string) => {
      const answer = await stranger.get(`/api/regions${parent ? `?parent=${parent}` : ''}`);
      return (answer.body['items'] as { name: string }[]).map((item) => item.name);
    };
    expect((await names()).length).toBeGreaterThanOrEqual(31);
    expect(await names('440000')).toContain('广州市');
    expect(await names('440100')).toContain('天河区');
    expect(await names('999999')).toEqual([]);
  });
});
