import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IdNumber, localDate, present } from '@jixu/kernel';
import { factsOf } from '../identity/index.ts';
import { enrolPerson } from '../organisations/index.ts';
import { type SheetValue, writeSheet } from '../platform/sheets/index.ts';
import {
  handIn,
  nameOf,
  newPeople,
  numberOf,
  PEOPLE_HEADINGS,
  step,
} from './people-import.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a roster of 2,000 becomes people many at a time, and yet each row is what it would be by itself. Method: the
// whole product and a real database; new people, known ones, strangers and mistakes in one list.
const NEW = 1_990;
let world: World;
let place: TestPlace;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  const elsewhere = await world.place({ packId: 'unit-registration', prefix: 'EW', name: '岭西' });
  member = await world.person({ name: '钱老', unitId: place.unitId, pending: true });
  stranger = await world.person({ name: '孙远', unitId: elsewhere.unitId, pending: true });
}, 120_000);
afterAll(() => world.close());

async function sheet(rows: Iterable<SheetValue[]>): Promise<Buffer> {
  const columns = PEOPLE_HEADINGS.map((header) => ({ header, type: 'text' as const }));
  return buffer(writeSheet({ kind: 'csv', name: '名单', columns, rows }));
}

async function counts(): Promise<Record<string, number>> {
  const found = await sql<Record<string, number>>`select
    (select count(*)::int from identity.person) as people,
    (select count(*)::int from identity.document) as documents,
    (select count(*)::int from identity.document_claim) as claims,
    (select count(*)::int from identity.account where state = 'pending') as pending,
    (select count(*)::int from identity.contact) as contacts,
    (select count(*)::int from organisations.membership where to_on is null) as members`.execute(
    world.database.db,
  );
  return present(found.rows[0], 'one row');
}

describe('a roster of two thousand', () => {
  let at = '';
  let before: Record<string, number> = {};

  test('is checked: new, known, strangers and mistakes', async () => {
    // Goal: each row is foreseen as if it stood alone. Method: one file with one of each kind among the new people.
    before = await counts();
    const bytes = await sheet([
      ...newPeople(NEW),
      ['钱老', member.idNumber, '', 'K1', '', ''],
      ['孙远', stranger.idNumber, '', '', '', ''],
      [nameOf(5), numberOf(5), '', '', '', ''],
      ['错号', '990203196001030000', '', '', '', ''],
      ['钱小', member.idNumber, '', '', '', ''],
    ]);
    const batch = await handIn(world, place, { name: '名单.csv', bytes });
    at = batch.at;
    await world.settle();
    const read = await batch.read();
    expect(read.counts).toMatchObject({ ready: NEW + 2, duplicate: 1, bad: 2 });
    expect(await counts()).toEqual(before);
  });

  test('becomes people, each complete and once', async () => {
    // Goal: what a person consists of is there for everybody. Method: confirm; count every kind of row; compare one of
    // the list with one registered by himself.
    await step(world, place, at, 'confirmation');
    await world.settle();
    const done = (await world.call(place.administrator, 'GET', at)).body;
    expect(done).toMatchObject({
      state: 'done',
      happened: { created: NEW, updated: 1, 'sent-for-matching': 1 },
    });
    const after = await counts();
    const more = Object.fromEntries(
      Object.entries(after).map(([what, n]) => [what, n - (before[what] ?? 0)]),
    );
    expect(more).toEqual({
      people: NEW,
      documents: NEW,
      claims: NEW,
      pending: NEW,
      contacts: NEW / 2,
      members: NEW,
    });
    await assertLikeByHand();
  });

  test('again changes nothing; an undo leaves the unit as it was', async () => {
    // Goal: the same people twice are unchanged, and a batch can be taken back. Method: a list of the first twenty with
    // one more, then undo of the first batch.
    const again = await handIn(world, place, {
      name: '再来.csv',
      bytes: await sheet(newPeople(20)),
    });
    await world.settle();
    await step(world, place, again.at, 'confirmation');
    await world.settle();
    expect((await again.read()).happened).toMatchObject({ created: 0, updated: 0, unchanged: 20 });
    await step(world, place, at, 'undo');
    await world.settle();
    expect((await world.call(place.administrator, 'GET', at)).body).toMatchObject({
      state: 'undone',
    });
    // One more than before: the one registered by hand.
    expect((await counts())['members']).toBe((before['members'] ?? 0) + 1);
  });
});

/** The tenth of the list and one whom the unit registers by himself differ in nothing but name and number. */
async function assertLikeByHand(): Promise<void> {
  const [tenth, alone] = [number(numberOf(10)), number(numberOf(NEW + 100))];
  const { identity } = world.jixu.rooms;
  await world.run((op) =>
    enrolPerson(op, identity, {
      unitId: place.unitId,
      name: nameOf(10),
      idNumber: alone,
      phone: '13900000010',
      staffNumber: 'G10',
      fromOn: op.today,
    }),
  );
  const read = { db: world.database.db };
  const of = async (idNumber: IdNumber) => {
    const personId = present(await identity.findByDocument(read, idNumber), 'a person');
    const found = await sql<
      Record<string, unknown>
    >`select p.name, p.name_key, p.pinyin, p.initials,
        d.document_type, a.state, a.password_hash, a.locale, c.mask as phone, m.unit_id, m.staff_number, m.from_on
      from identity.person p join identity.document d using (person_id) join identity.account a using (person_id)
      join identity.contact c using (person_id) join organisations.membership m using (person_id)
      where p.person_id = ${personId}`.execute(world.database.db);
    return { personId, row: found.rows };
  };
  const listed = await of(tenth);
  expect(listed.row).toEqual((await of(alone)).row);
  expect(await factsOf(read, listed.personId, localDate(2026, 11, 9))).toMatchObject({
    education: 'bachelor',
    graduatedOn: '2010-07-01',
  });
}

function number(text: string): IdNumber {
  const parsed = IdNumber.parse(text);
  if (!parsed.ok) throw new Error('test: an invalid synthetic number');
  return parsed.value;
}
