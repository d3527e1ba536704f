import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { localDate } from '@jixu/kernel';
import { recordFact } from '../identity/index.ts';
import { installEditions } from '../rulebooks/index.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: what changes hours without a record changing (an edition that came with a new release, a corrected title) moves
// every open period, tells the person why, and leaves sealed hours as they are with a reason that person and office
// read. Method: the whole product on a real database under an invented pack with two
// editions.
const edition = (of: { version: string; from: string; each: number }): string => `
schema: jixu-pack/1
id: xx-editions
version: '${of.version}'
status: published
grade: primary
effective: { from: ${of.from}, to: open, dated: stated }
name: { zh-CN: 云上县测量师继续教育, en: Surveyors of Yunshang }
summary: { zh-CN: 每年 10 学时。, en: Ten hours a year. }
region: '99'
unit: hour
sources:
  own: { title: { zh-CN: 虚构的办法, en: An invented measure }, grade: primary, issued: ${of.from} }
rules:
  XX-REQ: { source: own, article: '1', part: requirement, says: { zh-CN: 每年不少于 10 学时。, en: At least ten hours a year. } }
  XX-1: { source: own, article: '2', part: amount, says: { zh-CN: 每天 ${of.each} 学时；高级职称折半。, en: '${of.each} hours a day; half for seniors.' } }
  XX-R: { source: own, article: '3', part: route, says: { zh-CN: 单位通过即计入。, en: The unit's pass counts. } }
categories:
  - { id: professional, label: { zh-CN: 专业, en: Professional } }
period: calendar-year
kinds:
  outside:
    category: { fixed: professional }
    lines:
      - { when: { person.title: senior }, per: { days: ${of.each / 2} }, rule: XX-1 }
      - { per: { days: ${of.each} }, rule: XX-1 }
require:
  - { id: professional, at-least: 10, of: professional, per: year, rule: XX-REQ, label: { zh-CN: 专业, en: Professional } }
forms:
  - id: fieldwork
    kind: outside
    label: { zh-CN: 外业培训, en: Field training }
    category: { fixed: professional }
    fields:
      - { id: title, type: text, label: { zh-CN: 名称, en: Title }, required: true, maps: title, print: true }
      - { id: on, type: date, label: { zh-CN: 完成日期, en: Completed }, required: true, maps: on, print: true }
      - { id: days, type: integer, min: 1, max: 30, label: { zh-CN: 天数, en: Days }, required: true, maps: qty.days, print: true }
    evidence: []
    rules: [XX-1]
procedures:
  routes:
    - id: default
      label: { zh-CN: 单位审核, en: Unit }
      rule: XX-R
      withdraw: while-undecided
      steps:
        - id: unit
          office: unit
          label: { zh-CN: 单位审核, en: Unit }
          effect: counts
          batch: { pass: true, return: true, reject: true }
          opinion: { pass: optional, return: required, reject: required }
          may-return: true
          may-reject: true
          rule: XX-R
`;
const first = {
  file: 'xx-editions/2020-01-01.yaml',
  text: edition({ version: '1', from: '2020-01-01', each: 6 }),
};
const second = {
  file: 'xx-editions/2025-01-01.yaml',
  text: edition({ version: '2', from: '2025-01-01', each: 8 }),
};

let world: World;
let place: TestPlace;
let surveyor: TestPerson;
let colleague: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T02:00:00Z'), extraPacks: [first] });
  place = await world.place({ packId: 'xx-editions', prefix: 'XX' });
  surveyor = await world.person({ name: '温雅', unitId: place.subunitId });
  colleague = await world.person({ name: '范舟', unitId: place.unitId });
  for (const person of [surveyor, colleague]) {
    await titled(person, 'intermediate');
    for (const on of ['2024-05-06', '2025-05-06', '2026-05-06']) await attend(person, on);
  }
  await world.settle();
}, 120_000);
afterAll(() => world.close());

const titled = ({ personId }: TestPerson, level: 'intermediate' | 'senior') =>
  world.run((op) =>
    recordFact(op, personId, {
      kind: 'title',
      series: 'engineering',
      level,
      obtainedOn: localDate(2019, 1, level === 'senior' ? 2 : 1),
    }),
  );

let sequence = 0;
/** Two days of field training on their own unit, counted. */
async function attend(person: TestPerson, on: string): Promise<void> {
  sequence += 1;
  const { hours } = world.jixu.rooms;
  const { personId } = person;
  await world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await hours.lodge(op, {
      recordId,
      personId,
      source: { kind: 'test', id: String(sequence) },
      unitId: person === surveyor ? place.subunitId : place.unitId,
      packId: 'xx-editions',
      facts: { kind: 'outside', on, via: 'self', qty: { days: '2' } } as never,
      title: `外业 ${on}`,
      preview: null,
    });
    await hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  });
}

type Overview = {
  totals: { total: string };
  left: { held: string; would: string; sealedFrom: string; sealedLast: string } | null;
};
const yearOf = async (who: TestPerson, of: TestPerson, year: number) =>
  (await world.call(who, 'GET', `/api/people/${of.personId}/hours?year=${year}`)).body as Overview;

async function ledgerOf({ personId }: TestPerson): Promise<Record<string, string>> {
  const found = await sql<{
    year: string;
    hours: string;
  }>`select to_char(period_from, 'YYYY') as year,
    (sum(ticks) / 1800)::int::text as hours from hours.entry where person_id = ${personId}
    group by period_from order by period_from`.execute(world.database.db);
  return Object.fromEntries(found.rows.map((row) => [row.year, row.hours]));
}

const noticesOf = async (who: TestPerson) =>
  (
    (await world.call(who, 'GET', '/api/notices')).body as {
      items: { kind: string; detail: Record<string, unknown> }[];
    }
  ).items;

/** As an office would: nothing in the unit changes in that year any more. */
const sealYear = (unitId: string) =>
  sql`insert into hours.seal (seal_id, unit_id, pack_id, office_id, from_on, to_on, sealed_by, sealed_at)
    values (gen_random_uuid(), ${unitId}, 'xx-editions', ${place.departmentId}, '2025-01-01', '2026-01-01',
      ${place.departmentOfficer.personId}, ${world.clock.rough()})`.execute(world.database.db);

test('an edition that comes with a new release counts open periods anew, tells people, and leaves what is sealed', async () => {
  expect(await ledgerOf(surveyor)).toEqual({ '2024': '12', '2025': '12', '2026': '12' });
  await sealYear(place.subunitId);
  // What a start of the new release does: the same texts again, and the new one.
  expect(await world.run((op) => installEditions(op, [first, second]))).toBe(1);
  await world.settle();
  // A record is computed by the edition of its own day: 2024 stays with the first.
  expect(await ledgerOf(colleague)).toEqual({ '2024': '12', '2025': '16', '2026': '16' });
  expect(await ledgerOf(surveyor)).toEqual({ '2024': '12', '2025': '12', '2026': '16' });

  const trials = await world.call(
    place.bureauOfficer,
    'GET',
    `/api/rulebook-places/${place.regionId}/trials`,
  );
  expect(trials.body).toMatchObject({
    items: [
      {
        kind: 'release',
        state: 'published',
        version: '2',
        madeBy: null,
        recount: { state: 'done', changed: 2, left: 1, failed: 0 },
      },
    ],
  });
  const told = await noticesOf(surveyor);
  expect(told.find((one) => one.kind === 'rules.changed')?.detail).toMatchObject({
    period: '2026',
    before: '12',
    after: '16',
    what: { en: 'edition 2, in force from 2025-01-01' },
  });
  expect(told.find((one) => one.kind === 'recount.left')?.detail).toMatchObject({
    period: '2025',
    held: '12',
    would: '16',
    sealedFrom: '2025-01-01',
    sealedLast: '2025-12-31',
  });
  const left = { held: '12', would: '16', sealedFrom: '2025-01-01', sealedLast: '2025-12-31' };
  for (const reader of [surveyor, place.departmentOfficer])
    expect((await yearOf(reader, surveyor, 2025)).left).toMatchObject(left);
  expect((await yearOf(surveyor, surveyor, 2026)).left).toBeNull();
});

test('the same start again, and a start without a new text, counts nobody anew', async () => {
  expect(await world.run((op) => installEditions(op, [first, second]))).toBe(0);
  const found = await sql<{ n: number }>`select count(*)::int as n from rulebooks.trial`.execute(
    world.database.db,
  );
  expect(found.rows[0]?.n).toBe(1);
});

test('a corrected title counts the open periods anew and says so; sealed hours stay', async () => {
  await titled(colleague, 'senior');
  await titled(surveyor, 'senior');
  await world.settle();
  expect(await ledgerOf(colleague)).toEqual({ '2024': '6', '2025': '8', '2026': '8' });
  expect(await ledgerOf(surveyor)).toEqual({ '2024': '6', '2025': '12', '2026': '8' });
  const facts = (await noticesOf(colleague)).filter((one) => one.kind === 'facts.changed');
  expect(facts.map((one) => String(one.detail['period'])).toSorted()).toEqual([
    '2024',
    '2025',
    '2026',
  ]);
  expect(facts[0]?.detail).toMatchObject({ what: { 'zh-CN': '职称', en: 'title' } });
  expect((await yearOf(surveyor, surveyor, 2025)).left).toMatchObject({ held: '12', would: '8' });
  // Somebody who has no hours yet is not worth a job.
  const newcomer = await world.person({ name: '苏黎', unitId: place.unitId });
  await titled(newcomer, 'intermediate');
  await world.settle();
  expect(await noticesOf(newcomer)).toEqual([]);
});

test('opened by the office, the year is counted anew and nothing is left', async () => {
  const seals = await world.call(place.departmentOfficer, 'GET', '/api/hours/seals');
  const [seal] = (seals.body as { items: { sealId: string }[] }).items;
  const opened = await world.call(
    place.departmentOfficer,
    'POST',
    `/api/hours/seals/${seal?.sealId ?? ''}/opening`,
    { reason: '职称更正' },
  );
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  await world.settle();
  expect(await ledgerOf(surveyor)).toEqual({ '2024': '6', '2025': '8', '2026': '8' });
  expect((await yearOf(surveyor, surveyor, 2025)).left).toBeNull();
});
