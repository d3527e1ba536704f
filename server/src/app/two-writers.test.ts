import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: the same thing of one person written down twice at the same moment is one thing, and whoever came second is told
// so. Method: another session has written it and not yet committed; the second writer has to wait for it, then it
// commits, or takes it back.
let world: World;
let place: TestPlace;
let first: TestPerson;
let other: pg.Client;
let made = 0;

const VALUES = { title: '消防安全轮训', from: '2026-10-12', to: '2026-10-13', 'half-days': '4' };

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  first = await world.person({ name: '林秀芬', unitId: place.unitId, pending: true });
  const answer = await register(first);
  expect(answer.body).toMatchObject({ results: [{ ok: true, outcome: 'registered' }] });
  other = new pg.Client({ connectionString: world.appUrl });
  await other.connect();
}, 120_000);
beforeEach(async () => {
  await other.query('rollback');
});
afterAll(async () => {
  await other.end();
  await world.close();
});

function register(who: TestPerson) {
  return world.call(place.administrator, 'POST', `/api/units/${place.unitId}/registrations`, {
    formId: 'training',
    category: 'professional',
    values: VALUES,
    files: [],
    handIn: false,
    people: [{ personId: who.personId, declarationId: randomUUID() }],
  });
}

async function somebody(): Promise<TestPerson> {
  made += 1;
  return world.person({ name: `陈立${made}`, unitId: place.unitId, pending: true });
}

/** What was registered for the first person, for this one too, in a transaction that stays open. */
async function writtenElsewhere(who: TestPerson): Promise<void> {
  await other.query('begin');
  await other.query(
    `insert into declarations.declaration (person_id, declaration_id, pack_id, pack_ref, form_id, category, values,
      state, version, unit_id, entered_by, created_at, changed_at, registered_in, entry_key)
    select $1, $2, pack_id, pack_ref, form_id, category, values, state, version, unit_id, entered_by, created_at,
      changed_at, registered_in, entry_key from declarations.declaration where person_id = $3`,
    [who.personId, randomUUID(), first.personId],
  );
}

async function untilSomebodyWaits(): Promise<void> {
  await vi.waitFor(
    async () => {
      const found = await sql<{ n: number }>`select count(*)::int as n from pg_locks
        where not granted and locktype = 'transactionid'
          and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(
        world.database.db,
      );
      expect(found.rows[0]?.n).toBe(1);
    },
    { timeout: 60_000, interval: 20 },
  );
}

async function writtenFor(who: TestPerson): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from declarations.declaration
    where person_id = ${who.personId}`.execute(world.database.db);
  return found.rows[0]?.n ?? 0;
}

test('a clerk who comes second is told that it is there', async () => {
  // Goal: no error and nothing twice. Method: the other session commits while the clerk's request waits.
  const who = await somebody();
  await writtenElsewhere(who);
  const answer = register(who);
  await untilSomebodyWaits();
  await other.query('commit');
  expect((await answer).body).toMatchObject({ results: [{ ok: true, outcome: 'unchanged' }] });
  expect(await writtenFor(who)).toBe(1);
});

test('a clerk whose rival gives up is the one who wrote it', async () => {
  // Goal: waiting loses nothing. Method: the other session takes its row back.
  const who = await somebody();
  await writtenElsewhere(who);
  const answer = register(who);
  await untilSomebodyWaits();
  await other.query('rollback');
  expect((await answer).body).toMatchObject({ results: [{ ok: true, outcome: 'registered' }] });
  expect(await writtenFor(who)).toBe(1);
});

test('a list that comes second leaves that row as it is and brings in the rest', async () => {
  // Goal: one row of a list that somebody was faster with disturbs no other. Method: three rows, the second is written
  // elsewhere and committed while the list waits for it.
  const people = [await somebody(), await somebody(), await somebody()];
  const lines = people.map((one) =>
    [one.name, one.idNumber, '专业', ...Object.values(VALUES)].join(','),
  );
  const text = `姓名,身份证号码,科目类型,培训名称,开始日期,结束日期,半天数\n${lines.join('\n')}\n`;
  const answer = await uploadFile(world, place.administrator, {
    name: '名册.csv',
    bytes: Buffer.from(text),
    to: `/api/intake/records.unit-registration.training/batches?unit=${place.unitId}`,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { unitId, batchId } = answer.body as { unitId: string; batchId: string };
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  await world.settle();
  const second = people[1];
  if (!second) throw new Error('test: three people');
  await writtenElsewhere(second);
  await world.call(place.administrator, 'POST', `${at}/confirmation`);
  const settled = world.settle();
  await untilSomebodyWaits();
  await other.query('commit');
  await settled;
  expect((await world.call(place.administrator, 'GET', at)).body).toMatchObject({
    state: 'done',
    happened: { created: 2, unchanged: 1 },
  });
  for (const one of people) expect(await writtenFor(one)).toBe(1);
});
