import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, present } from '@jixu/kernel';
import { deciderOf, manyOpenCases } from './bulk-decision.testing.ts';
import { copyCases } from './many-cases.testing.ts';
import { caller, type Caller, openLoop, told } from './open-loop.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: an office with a million open cases turns its pages within 100 ms. Method: ten cases go through the product, the
// rest are copies with every constraint kept; requests at a steady rate over TCP, timed from when they were due, for
// every filter and order that the desk offers.
const CASES = Number(process.env['JIXU_INBOX_CASES'] ?? 1_000_000);
const CASES_A_PERSON = 10;
const PEOPLE_AT_ONCE = 10_000;
const PER_SECOND = Number(process.env['JIXU_REQUESTS_PER_SECOND'] ?? 10);
const EACH_MS = Number(process.env['JIXU_INBOX_MS'] ?? 20_000);
const MS_MAX = 100;
let world: World;
let place: TestPlace;
let officer: TestPerson;
let http: Caller;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  const [first] = await manyOpenCases(world, place, 1);
  const from = asId<'person'>(present(first, 'a case').subjectId);
  for (let made = 1; made < CASES / CASES_A_PERSON; made += PEOPLE_AT_ONCE) {
    const people = Math.min(PEOPLE_AT_ONCE, CASES / CASES_A_PERSON - made);
    await copyCases(world, { from, to: await copiesOf(from, made, people) });
  }
  await sql`analyze`.execute(world.database.db);
  officer = await deciderOf(world, place);
  http = await caller(world);
}, 3_600_000);
afterAll(async () => {
  http.close();
  await world.close();
});

/** People of the same unit, each under a name of his own. */
async function copiesOf(from: string, first: number, count: number) {
  const made = await sql<{ person_id: string }>`
    with new as (select md5('inbox' || n)::uuid as person_id, n from generate_series(${first}::int,
        ${first + count - 1}::int) as n),
      people as (insert into identity.person (person_id, name, name_key, pinyin, initials, created_at)
        select person_id, '周' || n, '周' || n, 'zhou' || chr(97 + n % 26) || n, 'z' || chr(97 + n % 26), created_at
        from new, (select created_at from identity.person where person_id = ${from}) as p returning person_id),
      papers as (insert into identity.document (person_id, document_type, cipher, mask, changed_at)
        select new.person_id, d.document_type, d.cipher, d.mask, d.changed_at
        from new, identity.document d where d.person_id = ${from}),
      members as (insert into organisations.membership (person_id, membership_id, unit_id, from_on)
        select new.person_id, new.person_id, m.unit_id, m.from_on
        from new, organisations.membership m where m.person_id = ${from})
    select person_id from people`.execute(world.database.db);
  return made.rows.map((row) => asId<'person'>(row.person_id));
}

const PAGES = [
  ['oldest first', 'order=age'],
  ['by risk', 'order=risk'],
  ['due before a day', 'dueBefore=2026-12-01'],
  ['samples', 'sampled=true'],
  ['what I work on', 'mine=true'],
  ['requests to open again', 'kind=reopening'],
  ['a name', `search=${encodeURIComponent('周4711')}`],
  ['a surname', `search=${encodeURIComponent('周')}`],
  ['pinyin', 'search=zhouc'],
] as const;

test('the inbox of an office with a million open cases', async () => {
  const path = (query: string) => `/api/review/inbox?limit=50&${query}`;
  const first = await world.call(officer, 'GET', path('order=age'));
  expect(first.body).toMatchObject({ more: CASES > 10_000 });
  const slow: string[] = [];
  for (const [name, query] of PAGES) {
    const send = () => http.send({ who: officer, method: 'GET', path: path(query) });
    await send();
    const found = await openLoop({ perSecond: PER_SECOND, until: sleep(EACH_MS), send });
    console.log(`inbox of ${CASES} open cases, ${name}: ${told(found)}`);
    if (found.p99 > MS_MAX) slow.push(name);
  }
  expect(slow).toEqual([]);
}, 3_600_000);
