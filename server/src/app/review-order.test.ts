import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { decide, declare, draftOf, PNG, submitDraft } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: an office sees first what needs a second look, and why; one request opens a case; a unit's ticks come back by
// session. Method: Zibo's and Chengdu's packs through the HTTP face on a real database.
let world: World;
let zibo: TestPlace;
let chengdu: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T02:00:00Z') });
  zibo = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '岭东' });
  chengdu = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '岭西' });
});
afterAll(() => world.close());

type Line = { caseId: string; summary: { personName: string }; reasons: string[] };
type Page = { items: Line[]; nextCursor: string | null; total: number };

async function inbox(who: TestPerson, query: string): Promise<Page> {
  const answer = await world.call(who, 'GET', `/api/review/inbox?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Page;
}
const names = (page: Page) => page.items.map((line) => line.summary.personName);

test('by age or by risk, page by page; each line says why it comes first', async () => {
  const handed: { person: TestPerson; caseId: string; declarationId: string }[] = [];
  for (const [name, key] of [
    ['江雨', 'A-1'],
    ['沈洁', 'B-2'],
    ['罗成', 'B-2'],
  ] as const) {
    const person = await world.person({ name, unitId: zibo.subunitId });
    const values = { on: '2026-10-01', key, title: `${name}的论文` };
    handed.push({ person, ...(await declare(world, person, { form: 'paper', values })) });
  }
  const admin = zibo.administrator;
  expect(names(await inbox(admin, 'limit=50'))).toEqual(['江雨', '沈洁', '罗成']);
  const risky = await inbox(admin, 'order=risk');
  expect(names(risky)).toEqual(['罗成', '江雨', '沈洁']);
  expect(risky.items[0]?.reasons).toEqual(['declarations.risk_same_work', 'review.first_time']);
  expect(risky.items[1]?.reasons).toEqual(['review.first_time']);
  const first = await inbox(admin, 'order=risk&limit=1');
  const second = await inbox(admin, `order=risk&limit=2&cursor=${first.nextCursor ?? ''}`);
  expect([...names(first), ...names(second)]).toEqual(names(risky));
  expect((await world.call(admin, 'GET', '/api/review/inbox?cursor=bm9uc2Vuc2U')).status).toBe(400);

  const [one] = handed;
  if (!one) throw new Error('three cases');
  const address = `/api/people/${one.person.personId}/declarations/${one.declarationId}`;
  const opened = (await world.call(admin, 'GET', address)).body as {
    case: { caseId: string; permissions: { outcomes: string[] } } | null;
  };
  expect(opened.case?.caseId).toBe(one.caseId);
  expect(opened.case?.permissions.outcomes).toContain('pass');
  const own = (await world.call(one.person, 'GET', address)).body as { case: unknown };
  expect(own.case).toBeNull();

  await decide(world, admin, one.person, one.caseId, { outcome: 'pass' });
  const values = { on: '2026-10-02', key: 'C-3', title: '第二篇' };
  await declare(world, one.person, { form: 'paper', values });
  const again = (await inbox(admin, 'order=risk')).items.find(
    (line) => line.summary.personName === '江雨',
  );
  // Not the first time any more; and the one-pixel proofs of these tests all look alike.
  expect(again?.reasons).toEqual(['declarations.risk_own_similar_picture']);
});

test('what comes in while a case waits is said of it: a push, and somebody else who claims the work', async () => {
  const admin = zibo.administrator;
  const reasonsOf = async (caseId: string) =>
    (await inbox(admin, 'order=risk')).items.find((line) => line.caseId === caseId)?.reasons;
  const waiting = await world.person({ name: '韩梅', unitId: zibo.subunitId });
  const values = { on: '2026-10-08', key: 'D-4', title: '桥梁检测综述' };
  const { caseId } = await declare(world, waiting, { form: 'paper', values });
  await world.settle();
  expect(await reasonsOf(caseId)).toEqual(['review.first_time']);
  const place = async () => (await inbox(admin, 'order=risk')).items.map((line) => line.caseId);
  const before = (await place()).indexOf(caseId);
  await world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId: waiting.personId,
      source: { kind: 'platform', id: recordId },
      unitId: zibo.unitId,
      packId: 'sd-zibo',
      facts: {
        kind: 'course',
        on: '2026-10-08',
        via: 'platform',
        category: 'professional',
        qty: { hours: '10' },
      },
      title: '桥梁检测综述',
      preview: null,
    });
  });
  await world.settle();
  expect(await reasonsOf(caseId)).toEqual([
    'declarations.risk_already_pushed',
    'review.first_time',
  ]);
  const other = await world.person({ name: '周朗', unitId: zibo.subunitId });
  await declare(world, other, { form: 'paper', values: { ...values, title: '桥梁检测' } });
  await world.settle();
  expect(await reasonsOf(caseId)).toContain('declarations.risk_same_work');
  // Each reason brings it forward.
  expect([before > 0, (await place())[0]]).toEqual([true, caseId]);
});

test('the same file from somebody else later is said of the first case; what goes back says nothing any more', async () => {
  const admin = zibo.administrator;
  const reasonsOf = async (caseId: string) => {
    await world.settle();
    const found = (await inbox(admin, 'order=risk')).items.find((line) => line.caseId === caseId);
    return found?.reasons;
  };
  const [first, second, third] = [
    await world.person({ name: '温岚', unitId: zibo.subunitId }),
    await world.person({ name: '钟意', unitId: zibo.subunitId }),
    await world.person({ name: '崔颢', unitId: zibo.subunitId }),
  ];
  const paper = (key: string, title: string, proof?: Buffer) => ({
    form: 'paper',
    values: { on: '2026-10-12', key, title },
    ...(proof ? { proof } : {}),
  });
  const scan = Buffer.concat([PNG, Buffer.from('the very same scan')]);
  const { caseId } = await declare(world, first, paper('E-5', '隧道监测', scan));
  expect(await reasonsOf(caseId)).toEqual(['review.first_time']);

  // The same file, and withdrawn by the one who handed it in later.
  const copied = await declare(world, second, paper('F-6', '边坡监测', scan));
  expect(await reasonsOf(caseId)).toEqual(['declarations.risk_same_file', 'review.first_time']);
  const withdrawn = `/api/review/cases/${copied.caseId}/withdrawal`;
  expect((await world.call(second, 'POST', withdrawn, {})).status).toBe(200);
  expect(await reasonsOf(caseId)).toEqual(['review.first_time']);

  // The same work, and returned, which an office does.
  const same = await declare(world, third, paper('E-5', '隧道监测法'));
  expect(await reasonsOf(caseId)).toEqual(['declarations.risk_same_work', 'review.first_time']);
  const back = { outcome: 'return', opinion: '请核对刊号' };
  expect((await decide(world, admin, third, same.caseId, back)).status).toBe(200);
  expect(await reasonsOf(caseId)).toEqual(['review.first_time']);

  // The same file and the same title of his own, and refused.
  const twice = await declare(world, first, {
    form: 'paper',
    values: { on: '2026-10-13', key: 'G-7', title: '隧道监测' },
    proof: scan,
  });
  const own = ['declarations.risk_own_same_title', 'declarations.risk_own_same_file'];
  expect(await reasonsOf(caseId)).toEqual([...own, 'review.first_time']);
  const refused = { outcome: 'reject', opinion: '与已申报的重复' };
  expect((await decide(world, admin, first, twice.caseId, refused)).status).toBe(200);
  expect(await reasonsOf(caseId)).toEqual(['review.first_time']);
});

test('two who hand in one file at the same instant are both told of each other', async () => {
  // Goal: none slips through because neither was there yet. Method: nobody can open a case until both are on their way,
  // one of them for the second time, so that no number to be given keeps them apart.
  const admin = zibo.administrator;
  const scan = Buffer.concat([PNG, Buffer.from('one scan, one instant')]);
  const of = (title: string) => ({
    form: 'paper',
    values: { on: '2026-10-14', key: title, title },
    proof: scan,
  });
  const again = await world.person({ name: '向晚', unitId: zibo.subunitId });
  const fresh = await world.person({ name: '叶初', unitId: zibo.subunitId });
  const { caseId, declarationId } = await declare(world, again, of('隧道通风'));
  const back = { outcome: 'return', opinion: '请补刊号' };
  expect((await decide(world, admin, again, caseId, back)).status).toBe(200);
  const at = `/api/people/${again.personId}/declarations/${declarationId}`;
  const returned = (await world.call(again, 'GET', at)).body as {
    declaration: { version: number };
  };
  const draft = await draftOf(world, fresh, of('边坡排水'));
  await world.settle();
  const gate = new pg.Client({ connectionString: world.appUrl });
  await gate.connect();
  try {
    await gate.query('begin');
    await gate.query('lock table review.case in share mode');
    const { version } = returned.declaration;
    const both = Promise.all([
      submitDraft(world, again, { declarationId, version }),
      submitDraft(world, fresh, draft),
    ]);
    await untilWaiting(2);
    await gate.query('commit');
    for (const answer of await both) expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  } finally {
    await gate.end();
  }
  await world.settle();
  const lines = (await inbox(admin, 'order=risk&limit=50')).items;
  for (const { name } of [again, fresh]) {
    const line = lines.find((one) => one.summary.personName === name);
    expect(line?.reasons, name).toContain('declarations.risk_same_file');
  }
});

/** So many sessions of this database wait for a lock that another holds. */
async function untilWaiting(sessions: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const found = await sql<{ n: number }>`select count(distinct pid)::int as n from pg_locks
        where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(
        world.database.db,
      );
      expect(found.rows[0]?.n).toBe(sessions);
    },
    { timeout: 60_000, interval: 20 },
  );
}

test('a name, its pinyin or a number finds what waits; nothing else is a pattern', async () => {
  const found = async (text: string) => {
    const page = await inbox(zibo.administrator, `search=${encodeURIComponent(text)}`);
    return [page.total, ...names(page)];
  };
  const all = await inbox(zibo.administrator, 'order=risk');
  const line = all.items.find((one) => one.summary.personName === '温岚');
  const { number } = line as unknown as { number: string };
  expect(await found('温')).toEqual([1, '温岚']);
  expect(await found(' WenL')).toEqual([1, '温岚']);
  expect(await found(number.toLowerCase())).toEqual([1, '温岚']);
  expect(await found('%')).toEqual([0]);
  expect(await found('_岚')).toEqual([0]);
});

test('time moves a case by itself: late is said, and the oldest load is counted by age', async () => {
  await world.moveTo(new Date('2026-11-30T02:00:00Z'));
  const late = await inbox(zibo.administrator, 'order=risk');
  expect(late.items[0]?.reasons[0]).toBe('review.late');
  const offices = await world.call(zibo.administrator, 'GET', '/api/review/offices');
  const { items } = offices.body as { items: { officeId: string; open: number; ages: number[] }[] };
  const mine = items.find((office) => office.officeId === zibo.unitId);
  const waiting = late.items.length;
  expect(waiting).toBeGreaterThanOrEqual(3);
  expect(mine?.open).toBe(waiting);
  expect(mine?.ages).toEqual([0, 0, waiting, 0]);
});

test('what a unit ticked comes back by session; another unit sees nothing of it', async () => {
  const people = [];
  for (const name of ['宋远', '秦岚']) {
    people.push(await world.person({ name, unitId: chengdu.subunitId }));
  }
  const session = { title: '区学科教研', on: '2026-11-05', hours: '4' };
  const tick = (values: object, who: readonly TestPerson[]) =>
    world.call(chengdu.administrator, 'POST', `/api/units/${chengdu.unitId}/registrations`, {
      formId: 'centralised',
      category: null,
      values,
      files: [],
      handIn: false,
      people: who.map(({ personId }) => ({ personId, declarationId: randomUUID() })),
    });
  expect((await tick(session, people)).status).toBe(200);
  expect((await tick({ ...session, on: '2025-01-05' }, people)).status).toBe(200);
  const ask = (who: TestPerson, unitId: string, span = 'from=2026-01-01&to=2026-12-31') =>
    world.call(who, 'GET', `/api/units/${unitId}/registered-sessions?formId=centralised&${span}`);
  const found = (await ask(chengdu.administrator, chengdu.unitId)).body as {
    more: boolean;
    sessions: { values: object; cells: { personName: string; state: string }[] }[];
  };
  expect(found.more).toBe(false);
  expect(found.sessions).toHaveLength(1);
  expect(found.sessions[0]?.values).toEqual(session);
  expect(found.sessions[0]?.cells.map((cell) => [cell.personName, cell.state]).toSorted()).toEqual([
    ['宋远', 'draft'],
    ['秦岚', 'draft'],
  ]);
  expect((await ask(zibo.administrator, chengdu.unitId)).status).toBe(404);
});
