import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { readSheet, type SheetRow, writeSheet } from '../platform/sheets/index.ts';
import { decide, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: records of a form come in from a workbook whose columns the pack's form makes: found by heading in any order,
// good rows become drafts, bad ones come back with a reason at their cell, the same again changes nothing, and a batch is
// taken back row by row. Method: the real product through its HTTP face, jobs run by hand, files as people make them.
const KIND = 'records.unit-registration.training';
let world: World;
let place: TestPlace;
let people: readonly TestPerson[];
let stranger: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  people = await Promise.all(
    ['林秀芬', '陈立新', '黄小梅', '何雨'].map((name, index) =>
      world.person({ name, unitId: index === 3 ? place.subunitId : place.unitId }),
    ),
  );
  const other = await world.place({ packId: 'unit-registration', prefix: 'QT', name: '岭西' });
  stranger = await world.person({ name: '郑远', unitId: other.unitId });
});
afterAll(() => world.close());

type Batch = {
  unitId: string;
  batchId: string;
  state: string;
  already: boolean;
  counts: Record<string, number>;
  expected: Record<string, number>;
  happened: Record<string, number>;
  ignoredHeaders: string[];
  refusal: { code: string } | null;
};
type Row = {
  rowNo: number;
  version: number;
  state: string;
  outcome: string | null;
  cells: Record<string, string>;
  problems: { column: string | null; code: string }[];
};

async function handIn(name: string, bytes: Buffer): Promise<Batch> {
  const answer = await uploadFile(world, place.administrator, {
    name,
    bytes,
    mediaType: 'text/csv',
    to: `/api/intake/${KIND}/batches?unit=${place.unitId}`,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await world.settle();
  return { ...(await batchAt(answer.body as Batch)), already: (answer.body as Batch).already };
}

const at = ({ unitId, batchId }: Batch) => `/api/intake/batches/${unitId}/${batchId}`;
const batchAt = async (batch: Batch): Promise<Batch> =>
  (await world.call(place.administrator, 'GET', at(batch))).body as Batch;

async function step(batch: Batch, what: 'confirmation' | 'cancellation' | 'undo'): Promise<Batch> {
  const answer = await world.call(place.administrator, 'POST', `${at(batch)}/${what}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await world.settle();
  return batchAt(batch);
}

const rowsOf = async (batch: Batch, state?: string): Promise<Row[]> =>
  (
    (
      await world.call(
        place.administrator,
        'GET',
        `${at(batch)}/rows${state ? `?state=${state}` : ''}`,
      )
    ).body as { items: Row[] }
  ).items;

const declarations = async (state: string): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from declarations.declaration
      where state = ${state}`.execute(world.database.db)
  ).rows[0]?.n ?? 0;

const line = (who: TestPerson | undefined, ...more: string[]) =>
  [who?.name ?? '', who?.idNumber ?? '', ...more].join(',');

/** Other headings than ours, in another order, with a title above and a column that nobody asked for. */
const LIST = () =>
  [
    '岭东第一教育集团 2026 年度培训名册,,,,,,',
    '姓名,证件号码,培训名称,起始日期,截止时间,半天数,科目类型,手机',
    `${line(people[0], '消防安全轮训', '2026/10/12', '2026年10月13日', '4', '专业')},13800000000`,
    `${line(people[1], '消防安全轮训', '2026.10.12', '20261013', '4个半天', '专业科目')},`,
    `${line(people[3], '消防安全轮训', '2026-10-12', '2026-10-13', '4', 'Professional')},`,
    `${line(people[0], '消防安全轮训', '2026/10/12', '2026年10月13日', '4', '专业')},`,
    `${line(people[2], '消防安全轮训', '2026-10-12', '2026-10-11', '4.5', '政治')},`,
    `李代桃,${people[2]?.idNumber ?? ''},消防安全轮训,2026-10-12,2026-10-13,4,专业,`,
    `${line(stranger, '消防安全轮训', '2026-10-12', '2026-10-13', '4', '专业')},`,
    `${line(place.administrator, '消防安全轮训', '2026-10-12', '2026-10-13', '4', '专业')},`,
    `合计,,,,,18,,`,
  ].join('\r\n');

async function sheetRows(bytes: Buffer): Promise<readonly SheetRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-sheet-'));
  try {
    const path = join(folder, 'sheet');
    await writeFile(path, bytes);
    const rows: SheetRow[] = [];
    const read = await readSheet({ path }, {}, async (lot) => {
      rows.push(...lot);
    });
    expect(read.ok).toBe(true);
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let first: Batch;

test('columns and template follow the form of the pack', async () => {
  const described = (await world.call(place.administrator, 'GET', `/api/intake/${KIND}`)).body as {
    columns: { id: string; heading: { 'zh-CN': string }; kind: string; required: boolean }[];
  };
  expect(described.columns.map((one) => [one.id, one.heading['zh-CN'], one.required])).toEqual([
    ['idNumber', '身份证号码', true],
    ['name', '姓名', true],
    ['category', '科目类型', true],
    ['v.title', '培训名称', true],
    ['v.from', '开始日期', true],
    ['v.to', '结束日期', true],
    ['v.half-days', '半天数', true],
  ]);
  const template = await world.call(place.administrator, 'GET', `/api/intake/${KIND}/template`);
  const rows = await sheetRows(template.body as Buffer);
  expect(rows[0]?.cells.map((cell) => cell.text)[0]).toBe('身份证号码（必填）');
  // A number of eighteen digits in a cell of numbers would lose its last three.
  expect(rows[1]?.cells[0]?.kind).toBe('text');
  expect(rows[1]?.cells[0]?.text).toMatch(/^（示例）\d{17}[\dX]$/);
  expect(partOf(template.body as Buffer, 'xl/worksheets/sheet1.xml')).toContain(
    '<formula1>"公需,专业,选修"</formula1>',
  );
});

/** One part of a zip whose entries are deflated, found by its name in the directory at the end. */
function partOf(zip: Buffer, name: string): string {
  for (let p = zip.indexOf('PK\u0001\u0002'); p >= 0; p = zip.indexOf('PK\u0001\u0002', p + 4)) {
    const length = zip.readUInt16LE(p + 28);
    if (zip.toString('utf8', p + 46, p + 46 + length) !== name) continue;
    const local = zip.readUInt32LE(p + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + zip.readUInt32LE(p + 20));
    return (zip.readUInt16LE(p + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
  }
  throw new Error(`no part ${name}`);
}

test('a GBK list with headings of its own is read, and each row is good, double, or bad for a reason', async () => {
  first = await handIn('名册.csv', iconv.encode(LIST(), 'gb18030'));
  expect(first).toMatchObject({ state: 'checked', ignoredHeaders: ['手机'] });
  expect(first.counts).toMatchObject({ ready: 3, duplicate: 1, bad: 5 });
  const bad = await rowsOf(first, 'bad');
  expect(bad.map((row) => [row.rowNo, row.problems.map((one) => [one.column, one.code])])).toEqual([
    [
      7,
      [
        ['v.half-days', 'declarations.not_whole'],
        ['v.to', 'declarations.ends_before_start'],
        ['category', 'declarations.not_an_option'],
      ],
    ],
    [8, [['name', 'declarations.row_name_differs']]],
    [9, [['idNumber', 'declarations.row_no_person']]],
    [10, [['idNumber', 'declarations.own_registration']]],
    [11, [[null, 'declarations.row_total']]],
  ]);
  expect(JSON.stringify(bad)).not.toContain(people[2]?.idNumber.slice(-6));
});

test('the same file again is the same batch; a row is repaired on the screen', async () => {
  const again = await handIn('名册.csv', iconv.encode(LIST(), 'gb18030'));
  expect(again).toMatchObject({ batchId: first.batchId, already: true });
  const [row] = await rowsOf(first, 'bad');
  const repaired = await world.call(
    place.administrator,
    'PATCH',
    `${at(first)}/rows/${row?.rowNo ?? 0}`,
    {
      version: row?.version,
      cells: { 'v.to': '2026-10-13', 'v.half-days': '4', category: '专业' },
    },
  );
  expect(repaired.body).toMatchObject({ state: 'ready', outcome: 'created', problems: [] });
});

test('the same workbook comes back with a reason at each bad row', async () => {
  const answer = await world.call(place.administrator, 'GET', `${at(first)}/problems`);
  expect(answer.status).toBe(200);
  const rows = await sheetRows(answer.body as Buffer);
  const last = (number: number) => rows.find((row) => row.number === number)?.cells.at(-1)?.text;
  expect(last(8)).toBe('姓名：该号码在本单位登记的是另一姓名；请核对');
  expect(last(11)).toBe('这一行是合计；合计由平台得出，请删去这一行');
});

test('confirmed rows become drafts of the unit, each once', async () => {
  const done = await step(first, 'confirmation');
  expect(done).toMatchObject({ state: 'done', happened: { created: 4 } });
  expect(await declarations('draft')).toBe(4);
  const values = await sql<{ values: Record<string, string>; category: string }>`
    select distinct values, category from declarations.declaration where state = 'draft'`.execute(
    world.database.db,
  );
  expect(values.rows).toEqual([
    {
      category: 'professional',
      values: { title: '消防安全轮训', from: '2026-10-12', to: '2026-10-13', 'half-days': '4' },
    },
  ]);
});

test('a corrected file brings in what is new and leaves the rest unchanged', async () => {
  const stream = writeSheet({
    kind: 'xlsx',
    name: '名册',
    columns: ['结束日期', '姓名', '开始日期', '身份证号码', '半天数', '科目', '课程名称'].map(
      (header) => ({ header, type: 'text' as const }),
    ),
    rows: [
      [
        '2026-10-13',
        people[0]?.name ?? '',
        '2026-10-12',
        people[0]?.idNumber ?? '',
        '4',
        '专业',
        '消防安全轮训',
      ],
      [
        '2026-09-01',
        people[0]?.name ?? '',
        '2026-09-01',
        people[0]?.idNumber ?? '',
        '2',
        '公需',
        '师德专题',
      ],
    ],
  });
  const batch = await handIn('更正.xlsx', await buffer(stream));
  expect(batch).toMatchObject({ state: 'checked', expected: { created: 1, unchanged: 1 } });
  const done = await step(batch, 'confirmation');
  expect(done.happened).toMatchObject({ created: 1, unchanged: 1 });
  expect(await declarations('draft')).toBe(5);
  const undone = await step(done, 'undo');
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 0 } });
  expect(await declarations('draft')).toBe(4);
});

test('a batch is taken back row by row: drafts go, undecided cases are withdrawn, decided ones stay', async () => {
  const path = `/api/units/${place.unitId}/registrations`;
  const listed = (await world.call(place.administrator, 'GET', `${path}?state=draft`)).body as {
    items: { personId: string; personName: string; declarationId: string; version: number }[];
  };
  const pick = (name: string | undefined) => {
    const found = listed.items.find((one) => one.personName === name);
    if (!found) throw new Error(`no draft of ${name}`);
    const { personId, declarationId, version } = found;
    return { personId, declarationId, version };
  };
  const uploaded = await uploadFile(world, place.administrator, { name: '签到.png' });
  const { evidenceId } = uploaded.body as { evidenceId: string };
  const answer = await world.call(place.administrator, 'POST', `${path}/submission`, {
    files: [{ evidenceId, slot: 'proof' }],
    items: [pick(people[0]?.name), pick(people[1]?.name)],
  });
  expect((answer.body as { results: { state: string }[] }).results.map((one) => one.state)).toEqual(
    ['in-review', 'in-review'],
  );
  const [decided] = people;
  if (!decided) throw new Error('people');
  const cases = await sql<{ case_id: string }>`select case_id from declarations.declaration
    where person_id = ${decided.personId} and state = 'in-review'`.execute(world.database.db);
  const passed = await decide(world, place.administrator, decided, cases.rows[0]?.case_id ?? '', {
    outcome: 'pass',
  });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  const undone = await step(first, 'undo');
  expect(undone.counts).toMatchObject({ undone: 3, kept: 1 });
  const [kept] = await rowsOf(first, 'kept');
  expect(kept?.problems).toMatchObject([{ code: 'declarations.already_decided' }]);
  expect([
    await declarations('draft'),
    await declarations('withdrawn'),
    await declarations('counted'),
  ]).toEqual([0, 1, 1]);
});
