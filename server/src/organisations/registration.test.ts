import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate, type NodeId, shanghaiDateOf } from '@jixu/kernel';
import { factsOf, type Identity } from '../identity/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { PEOPLE_COLUMNS } from './people-import/columns.ts';
import { type ImportRow, readRosterDate, readRow } from './people-import/read-row.ts';
import { EDUCATION_WORDS, INDUSTRY_WORDS, STAGE_WORDS } from './people-import/vocabulary.ts';
import { unitOf } from './queries/members.ts';
import {
  type AppliedRow,
  type PeopleImportContext,
  type PeopleRegistration,
  peopleRegistration,
} from './registration.ts';
import { testWorld, type TestWorld } from './testing.ts';

let world: TestWorld;
let people: PeopleRegistration;
let school: NodeId;
let branch: NodeId;
let other: NodeId;
let actor: Actor;
let adminId: string;
let adminNumber: string;
let context: PeopleImportContext;

beforeAll(async () => {
  world = await testWorld(51);
  const identity: Identity = world.bed.identity;
  people = peopleRegistration(identity);
  const region = await world.node('region', '示范地区', null);
  school = await world.node('unit', '示范小学', region);
  branch = await world.node('unit', '东校区', school);
  other = await world.node('unit', '示范中学', region);
  const twin = await world.node('unit', '分部', school);
  await world.node('unit', '分部', twin);
  const admin = await world.officer('校管', school, { nodeId: school, role: 'unit-administrator' });
  adminId = admin.personId;
  adminNumber = admin.idNumber.reveal();
  const grants = await world.bed.ports.organisations.grantsOf(
    world.bed.database.db,
    admin.personId,
    today(),
  );
  actor = {
    kind: 'person',
    personId: admin.personId,
    accountId: '019a0000-0000-7000-8000-0000000000aa' as Extract<
      Actor,
      { kind: 'person' }
    >['accountId'],
    sessionId: '019a0000-0000-7000-8000-0000000000ab' as Extract<
      Actor,
      { kind: 'person' }
    >['sessionId'],
    grants,
  };
  context = await people.open(read(), { unitId: school });
}, 120_000);
afterAll(() => world.bed.close());

const today = () => shanghaiDateOf(world.bed.clock.rough());
const read = (): Reading => ({
  db: world.bed.database.db,
  actor,
  now: world.bed.clock.rough(),
  today: today(),
});
const row = (cells: Record<string, string>): ImportRow =>
  Object.fromEntries(Object.entries(cells).map(([id, text]) => [id, { text }]));
const apply = (cells: Record<string, string>): Promise<AppliedRow> =>
  world.bed.run((op) => people.apply(op, row(cells), context), actor);
const check = (cells: Record<string, string>) => people.check(read(), row(cells), context);
const number = (): string => world.nextNumber().reveal();

describe('reading a roster', () => {
  test('dates as rosters write them', () => {
    // Goal: one day from many forms. Method: table of texts; those without a day are the first of the month.
    const july = localDate(2015, 7, 1);
    for (const text of ['2015-07-01', '2015/7/1', '2015.7.1', '2015.07', '201507', '20150701']) {
      expect([text, readRosterDate(text)]).toEqual([text, july]);
    }
    for (const text of ['2015年7月1日', '２０１５年７月', '2015-07-01T00:00:00', '2015年7月']) {
      expect([text, readRosterDate(text)]).toEqual([text, july]);
    }
    for (const text of ['7/1/2015', '2015-13', '2015-02-30', '15.7', '去年', '42186']) {
      expect([text, readRosterDate(text)]).toEqual([text, null]);
    }
  });

  test('everything that is wrong with a row is told cell by cell', async () => {
    // Goal: errors by row. Method: one row with nine mistakes; codes by column.
    const problems = await people.check(
      read(),
      {
        ...row({
          name: '',
          phone: '12',
          unit: '分部',
          title: '大法师',
          education: '仙',
          graduatedOn: '2012-31-01',
          workStartedOn: '2099-01-01',
        }),
        idNumber: { text: '990101199001010000', problem: 'number_lost_digits' },
        subject: { text: '', problem: 'error_value' },
      },
      context,
    );
    expect(Object.fromEntries(problems.map((problem) => [problem.column, problem.code]))).toEqual({
      name: 'organisations.import_required',
      idNumber: 'organisations.import_number_lost_digits',
      phone: 'identity.phone_invalid',
      unit: 'organisations.import_unit_ambiguous',
      title: 'organisations.import_unknown_title',
      education: 'organisations.import_unknown_choice',
      graduatedOn: 'organisations.import_date_unreadable',
      workStartedOn: 'organisations.import_date_in_future',
      subject: 'organisations.import_cell_unreadable',
    });
    for (const problem of problems) {
      expect([problem.code, typeof people.explain(problem, 'zh-CN')]).toEqual([
        problem.code,
        'string',
      ]);
    }
    expect(people.explain({ code: 'elsewhere.unknown' }, 'en')).toBeNull();
    expect(await people.population(read(), { unitId: school })).toBeGreaterThanOrEqual(1);
    expect(await people.population(read(), { unitId: other })).toBe(0);
    const title = await check({ name: '无日期', idNumber: number(), title: '工程师' });
    expect(title).toEqual([
      { column: 'titleObtainedOn', code: 'organisations.import_title_date_missing' },
    ]);
    const unit = await check({ name: '外单位', idNumber: number(), unit: '示范中学' });
    expect(unit).toMatchObject([{ code: 'organisations.import_unknown_unit' }]);
    const wrong = await check({ name: '错号', idNumber: '990101199001010018' });
    expect(wrong).toMatchObject([{ column: 'idNumber', code: 'identity.id_number_check' }]);
  });

  test('every word of the vocabulary is a value that a fact may have', () => {
    // Goal: the tables and the checks agree. Method: each word of each list through the reader.
    for (const [column, words] of [
      ['education', EDUCATION_WORDS],
      ['schoolStage', STAGE_WORDS],
      ['industry', INDUSTRY_WORDS],
    ] as const) {
      expect(words.size).toBeGreaterThan(5);
      for (const word of words.keys()) {
        const cells = row({ name: '词表', idNumber: '990101199001010019', [column]: word });
        const { problems } = readRow(cells, context, today());
        expect([word, problems]).toEqual([word, []]);
      }
    }
  });

  test('headers are not ambiguous', () => {
    // Goal: a header means one column. Method: all synonyms of all columns are different.
    const all = PEOPLE_COLUMNS.flatMap((column) => [
      ...column.headers['zh-CN'],
      ...column.headers.en,
    ]).map((header) => header.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });

  test('an import aims only at the caller’s units', async () => {
    // Goal: scope at the door. Method: open for a foreign unit.
    await expect(people.open(read(), { unitId: other })).rejects.toMatchObject({
      code: 'organisations.no_such_node',
    });
  });
});

describe('applying', () => {
  test('created, unchanged, updated, taken back', async () => {
    // Goal: the outcomes and the undo. Method: one person through all of them, the dry run foretelling each.
    const idNumber = number();
    const cells = {
      name: '花名册甲',
      idNumber,
      unit: '东校区',
      staffNumber: '17',
      title: '一级教师',
      titleObtainedOn: '2016.12',
      industry: '教育',
    };
    expect(await people.foresee(read(), row(cells), context)).toBe('created');
    const created = await apply(cells);
    expect(created.outcome).toBe('created');
    const { subjectId } = created;
    if (subjectId === null) throw new Error('created without a person');
    const db = { db: world.bed.database.db };
    expect(await unitOf(db, subjectId, today())).toMatchObject({
      unitId: branch,
      staffNumber: '17',
    });
    expect(await factsOf(db, subjectId, localDate(2020, 1, 1))).toEqual({
      industry: 'education',
      titles: [{ series: 'teaching', level: 'intermediate', obtainedOn: '2016-12-01' }],
    });
    expect(await people.foresee(read(), row(cells), context)).toBe('unchanged');
    expect((await apply(cells)).outcome).toBe('unchanged');
    const more = {
      ...cells,
      staffNumber: '18',
      phone: '13512340000',
      titleObtainedOn: '2017-12-01',
    };
    expect(await people.foresee(read(), row(more), context)).toBe('updated');
    const updated = await apply(more);
    expect(updated.outcome).toBe('updated');
    const stored = JSON.parse(JSON.stringify(updated)) as AppliedRow;
    expect(await world.bed.run((op) => people.undo(op, stored), actor)).toBe('undone');
    expect(await people.foresee(read(), row(cells), context)).toBe('unchanged');
    expect(await factsOf(db, subjectId, today())).toMatchObject({
      titles: [{ obtainedOn: '2016-12-01' }],
    });
    expect(await world.bed.run((op) => people.undo(op, created), actor)).toBe('undone');
    expect(await unitOf(db, subjectId, today())).toBeNull();
    const again = await apply({ ...cells, name: '花名册乙' });
    expect(again).toMatchObject({ outcome: 'created', subjectId });
  });

  test('what an import must not change, it does not', async () => {
    // Goal: threat 7. Method: name, unit, phone of an active account, own row, a higher officer: problem and refusal.
    const active = await world.officer('已启用甲', school);
    const member = await world.person('本校乙', school);
    const bureau = await world.node(
      'bureau',
      '示范人社局',
      await world.node('region', '他区', null),
    );
    const officer = await world.person('局员丙', school);
    await world.give(officer.personId, bureau, 'bureau-officer');
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [
        { name: '已启用甲', idNumber: active.idNumber.reveal(), phone: '13512340001' },
        'organisations.phone_of_active_account',
      ],
      [
        { name: '别的名字', idNumber: member.idNumber.reveal() },
        'organisations.import_name_differs',
      ],
      [
        { name: '本校乙', idNumber: member.idNumber.reveal(), unit: '东校区' },
        'organisations.import_other_unit',
      ],
      [
        { name: '局员丙', idNumber: officer.idNumber.reveal() },
        'organisations.holds_higher_office',
      ],
      [{ name: '校管', idNumber: adminNumber }, 'organisations.own_data'],
    ];
    expect(adminId).not.toBe('');
    for (const [cells, code] of cases) {
      expect(await check(cells)).toMatchObject([{ code }]);
      const refused = await apply(cells).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refusal);
      expect(refused).toMatchObject({ fields: [{ code }] });
    }
  });

  test('whoever belongs elsewhere is sent for matching and not named', async () => {
    // Goal: no enumeration by import. Method: a foreign number, under any name; then the undo withdraws the request.
    const person = await world.person('他校丁', other);
    const cells = { name: '随便', idNumber: person.idNumber.reveal(), phone: '13512340002' };
    expect(await check(cells)).toEqual([]);
    expect(await people.foresee(read(), row(cells), context)).toBe('sent-for-matching');
    const sent = await apply(cells);
    expect(sent).toMatchObject({ outcome: 'sent-for-matching', subjectId: null });
    const { rows } = await world.bed.database.pool.query<{ state: string }>(
      'select state from organisations.matching where person_id = $1',
      [person.personId],
    );
    expect(rows).toEqual([{ state: 'open' }]);
    expect(await unitOf({ db: world.bed.database.db }, person.personId, today())).toMatchObject({
      unitId: other,
    });
    expect(await world.bed.run((op) => people.undo(op, sent), actor)).toBe('undone');
    expect(await world.bed.run((op) => people.undo(op, sent), actor)).toBe('kept');
  });

  test('who has activated the account since is kept', async () => {
    // Goal: an undo takes nothing from someone who relies on it. Method: import, activate, undo.
    const idNumber = number();
    const created = await apply({ name: '已上岗', idNumber });
    const { subjectId } = created;
    if (subjectId === null) throw new Error('created without a person');
    await world.bed.database.pool.query(
      `update identity.account set state = 'active', password_hash = 'x' where person_id = $1`,
      [subjectId],
    );
    expect(await world.bed.run((op) => people.undo(op, created), actor)).toBe('kept');
    expect(await unitOf({ db: world.bed.database.db }, subjectId, today())).not.toBeNull();
  });
});
