import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NodeId } from '@jixu/kernel';
import { endAppointment } from '../organisations/index.ts';
import type { Answer } from '../platform/http/testing.ts';
import type { PersonActor } from '../platform/operation/actor.ts';
import { longestTurn } from '../platform/jobs/longest-turn.testing.ts';
import { HOSTILE_FILES } from '../platform/sheets/hostile-files.testing.ts';
import { handMadeWorkbook, inline, row as xmlRow } from '../platform/sheets/testing.ts';
import { readSheet, type SheetRow } from '../platform/sheets/index.ts';
import { jobs } from './index.ts';
import { RESUME_JOB, SWEEP_JOB } from './jobs.ts';
import { type IntakeWorld, intakeWorld, sheetBytes } from './testing.ts';

let world: IntakeWorld;

beforeAll(async () => {
  world = await intakeWorld();
});
afterAll(() => world.close());

const HEADINGS = ['姓名', '身份证号', '工号', '学历'];

type Batch = {
  unitId: string;
  batchId: string;
  state: string;
  rowsRead: number;
  counts: Record<string, number>;
  expected: Record<string, number>;
  happened: Record<string, number>;
  refusal: { code: string; detail: object } | null;
  stopped: string | null;
  already?: boolean;
  permissions: Record<string, boolean>;
  secondPerson: { needed: boolean; changed: number; population: number | null };
  ignoredHeaders: string[];
  columns: { column: string; at: number; header: string }[];
};
const batchOf = (answer: Answer): Batch => {
  expect(answer.json).toMatchObject({ batchId: expect.any(String) });
  return answer.json as Batch;
};

const pathOf = (batch: Batch, rest = '') =>
  `/api/intake/batches/${batch.unitId}/${batch.batchId}${rest}`;

const send = (actor: PersonActor, unitId: NodeId, bytes: Uint8Array, name = '名单.xlsx') =>
  world.call(actor, 'POST', `/api/intake/people/batches?unit=${unitId}`, {
    file: { name, bytes },
  });

const look = async (actor: PersonActor, batch: Batch): Promise<Batch> =>
  batchOf(await world.call(actor, 'GET', pathOf(batch)));

/** Handed in and read. */
async function read(actor: PersonActor, unitId: NodeId, bytes: Uint8Array, name?: string) {
  const opened = await send(actor, unitId, bytes, name);
  expect([opened.status, opened.json['code']]).toEqual([200, undefined]);
  await world.runJobs();
  return look(actor, batchOf(opened));
}

async function confirm(actor: PersonActor, batch: Batch): Promise<Batch> {
  const answer = await world.call(actor, 'POST', pathOf(batch, '/confirmation'));
  expect([answer.status, answer.json['code']]).toEqual([200, undefined]);
  await world.runJobs();
  return look(actor, batch);
}

type Row = {
  rowNo: number;
  version: number;
  state: string;
  outcome: string | null;
  cells: Record<string, string> | null;
  problems: { column: string | null; code: string; detail: Record<string, unknown> }[];
};
async function rowsOf(actor: PersonActor, batch: Batch, query = ''): Promise<Row[]> {
  const answer = await world.call(actor, 'GET', pathOf(batch, `/rows?limit=200${query}`));
  expect(answer.status).toBe(200);
  return answer.json['items'] as Row[];
}

const repair = (
  actor: PersonActor,
  batch: Batch,
  row: Pick<Row, 'rowNo' | 'version'>,
  cells: Record<string, string>,
) =>
  world.call(actor, 'PATCH', pathOf(batch, `/rows/${row.rowNo}`), {
    json: { version: row.version, cells },
  });

async function membersOf(unitId: NodeId): Promise<{ name: string; staff_number: string | null }[]> {
  const found = await sql<{
    name: string;
    staff_number: string | null;
  }>`select p.name, m.staff_number
    from organisations.membership m join identity.person p on p.person_id = m.person_id
    where m.unit_id = ${unitId} and m.to_on is null order by p.name, m.staff_number`.execute(
    world.db,
  );
  return found.rows;
}

const HEAVY = new Set([
  'a bomb that declares a small size',
  '10 MB in one line',
  '10 MB of separators in one line',
]);
/** Reading in this process would take many times as long; a request alone takes a tenth. */
const TURN_MS_MAX = 250;

/** Wrong in exactly its last character. */
const spoilt = (number: string): string => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');

describe('a list of people', () => {
  test('good rows go in, bad ones say why cell by cell and wait', async () => {
    // Goal: issue 2, errors by row. Method: a workbook as schools send it: title above, order free, our example inside,
    // a number kept as a number, a wrong check character, a missing name, one person twice, one unknown word.
    const unitId = await world.unit('甲小学');
    const admin = await world.officer(unitId);
    const [ok, twice, wrong, other] = [
      world.numbers(),
      world.numbers(),
      world.numbers(),
      world.numbers(),
    ];
    const head = ['教师姓名', '备注', '公民身份号码', '工号', '学历'];
    const cells = (number: number, ...texts: string[]) =>
      xmlRow(
        number,
        ...texts.flatMap((text, i) =>
          text === '' ? [] : [inline(`${'ABCDE'.charAt(i)}${number}`, text)],
        ),
      );
    const bytes = handMadeWorkbook({
      rows: [
        cells(1, '甲小学 2026 年专任教师名单'),
        cells(3, ...head),
        cells(4, '（示例）林示例', '', '990101199001010019'),
        cells(5, '林一', '好', ok, 'A1', '本科'),
        cells(6, '林二', '', twice, 'A2'),
        cells(7, '林二', '', twice, 'A3'),
        cells(8, '林三', '', spoilt(wrong), 'A4'),
        `<row r="9">${inline('A9', '林四')}<c r="C9"><v>${other}</v></c></row>`,
        cells(10, '', '', world.numbers(), 'A5'),
        cells(11, '林六', '', world.numbers(), 'A6', '没听说过'),
        cells(12, '', '只有备注'),
      ].join(''),
    });
    const batch = await read(admin, unitId, bytes);
    expect(batch).toMatchObject({
      state: 'checked',
      rowsRead: 7,
      counts: { ready: 2, bad: 4, duplicate: 1, applied: 0 },
      expected: { created: 2, updated: 0 },
      ignoredHeaders: ['备注'],
      permissions: { confirm: true, repair: true, cancel: true, undo: false },
    });
    expect(batch.columns.find((one) => one.column === 'idNumber')?.at).toBe(3);
    const rows = await rowsOf(admin, batch);
    const said = Object.fromEntries(
      rows.map((row) => [row.rowNo, row.problems.map((one) => `${one.column}:${one.code}`)]),
    );
    expect(said).toEqual({
      5: [],
      6: [],
      7: ['null:intake.duplicate_row'],
      8: ['idNumber:identity.id_number_check'],
      9: ['idNumber:organisations.import_number_lost_digits'],
      10: ['name:organisations.import_required'],
      11: ['education:organisations.import_unknown_choice'],
    });
    expect(rows[2]?.problems[0]?.detail).toEqual({ row: 6 });

    const done = await confirm(admin, batch);
    expect(done).toMatchObject({
      state: 'done',
      counts: { ready: 0, bad: 4, duplicate: 1, applied: 2 },
      happened: { created: 2 },
      permissions: { confirm: false, undo: true },
    });
    expect((await membersOf(unitId)).map((one) => one.name)).toEqual(['周敏', '林一', '林二']);
    const sum = Object.values(done.counts).reduce((a, b) => a + b, 0);
    expect(sum).toBe(done.rowsRead);
  });

  test('no identity number is stored or shown in clear', async () => {
    // Goal: a copy of the tables, the answers and the log give no number away. Method: search all of them for it.
    const unitId = await world.unit('乙小学');
    const admin = await world.officer(unitId);
    const [good, bad] = [world.numbers(), spoilt(world.numbers())];
    const rows = [
      ['林一', good, good, ''],
      ['林二', bad, '', ''],
    ];
    const name = `名单${good}.xlsx`;
    const batch = await read(admin, unitId, await sheetBytes(HEADINGS, rows), name);
    await confirm(admin, batch);
    const shown = JSON.stringify([
      await rowsOf(admin, batch),
      (await world.call(admin, 'GET', pathOf(batch))).json,
    ]);
    const tables = await sql<{ text: string }>`select b::text as text from intake.batch b
      union all select (r.*)::text from intake.row r
      union all select (t.*)::text from platform.trail t`.execute(world.db);
    const everything = [shown, world.log.join('\n'), ...tables.rows.map((one) => one.text)];
    for (const number of [good, bad]) {
      expect(shown).toContain(number.slice(0, 4));
      for (const text of everything) {
        expect(text).not.toContain(number.slice(-6));
        expect(text).not.toContain(Buffer.from(number).toString('hex'));
      }
    }
  });

  test('bad rows are repaired on the screen, and duplicates step forward', async () => {
    // Goal: no list has to be sent twice. Method: repair a number, change the first of two alike, confirm again.
    const unitId = await world.unit('丙小学');
    const admin = await world.officer(unitId);
    const [one, two, three] = [world.numbers(), world.numbers(), world.numbers()];
    const batch = await read(
      admin,
      unitId,
      await sheetBytes(HEADINGS, [
        ['王一', spoilt(one), 'B1', ''],
        ['王二', two, 'B2', ''],
        ['王三', two, 'B3', ''],
      ]),
    );
    expect(batch.counts).toMatchObject({ bad: 1, ready: 1, duplicate: 1 });
    const [first, second, third] = await rowsOf(admin, batch);
    const still = await repair(admin, batch, first ?? { rowNo: 0, version: 0 }, { phone: '12' });
    expect(still.json).toMatchObject({ state: 'bad', version: 2 });
    const stale = await repair(admin, batch, first ?? { rowNo: 0, version: 0 }, { idNumber: one });
    expect([stale.status, stale.json['code']]).toEqual([409, 'intake.row_changed']);
    const mended = await repair(
      admin,
      batch,
      { rowNo: 2, version: 2 },
      { idNumber: one, phone: '' },
    );
    expect(mended.json).toMatchObject({ state: 'ready', outcome: 'created', repaired: true });
    // The second row was somebody else all along: the third is no longer its duplicate.
    const changed = await repair(admin, batch, second ?? { rowNo: 0, version: 0 }, {
      idNumber: three,
    });
    expect(changed.json).toMatchObject({ state: 'ready' });
    expect((await rowsOf(admin, batch)).map((row) => row.state)).toEqual([
      'ready',
      'ready',
      'ready',
    ]);
    expect(third?.state).toBe('duplicate');
    // And made the same again, it is the later row that doubles an earlier one or the other way round: one waits.
    const again = await repair(admin, batch, { rowNo: 3, version: 2 }, { idNumber: two });
    expect(again.json).toMatchObject({ state: 'duplicate', problems: [{ detail: { row: 4 } }] });
    const done = await confirm(admin, batch);
    expect(done.counts).toMatchObject({ applied: 2, duplicate: 1 });
    const late = await repair(admin, batch, { rowNo: 2, version: 4 }, { name: '王' });
    expect(late.json['code']).toBe('intake.row_not_repairable');
    const unknown = await repair(admin, batch, { rowNo: 3, version: 3 }, { salary: '1' });
    expect(unknown.json['code']).toBe('intake.unknown_column');
  });

  test('the same workbook comes back with a reason in each bad row', async () => {
    // Goal: whoever works in Excel repairs in Excel. Method: read the returned file; hand it in repaired.
    const unitId = await world.unit('丁小学');
    const admin = await world.officer(unitId);
    const [one, two] = [world.numbers(), world.numbers()];
    const batch = await read(
      admin,
      unitId,
      await sheetBytes(HEADINGS, [
        ['赵一', one, 'C1', '本科'],
        ['赵二', spoilt(two), 'C2', ''],
      ]),
    );
    await confirm(admin, batch);
    const back = await world.call(admin, 'GET', pathOf(batch, '/problems'));
    expect(back.headers.get('content-disposition')).toContain(encodeURIComponent('名单-问题.xlsx'));
    const sheet = await rowsIn(back.bytes, 'back.xlsx');
    expect(sheet[0]?.map((cell) => cell)).toEqual([...HEADINGS, '问题 / Problem']);
    expect(sheet[1]).toEqual(['赵一', one, 'C1', '本科']);
    expect(sheet[2]?.[4]).toContain('身份证号');
    // Repaired and handed in again: only what is new happens.
    const repaired = await sheetBytes(
      [...HEADINGS, '问题 / Problem'],
      [
        ['赵一', one, 'C1', '本科', ''],
        ['赵二', two, 'C2', '', '身份证号：校验位不对'],
      ],
    );
    const second = await read(admin, unitId, repaired);
    expect(second).toMatchObject({
      counts: { ready: 2 },
      expected: { created: 1, unchanged: 1 },
      ignoredHeaders: [],
    });
    expect((await confirm(admin, second)).happened).toMatchObject({ created: 1, unchanged: 1 });
    expect((await membersOf(unitId)).map((person) => person.name)).toEqual([
      '周敏',
      '赵一',
      '赵二',
    ]);
  });

  test('a GBK list from an older program is read', async () => {
    // Goal: csv as Excel saves it in China. Method: GBK, semicolons, quoted, CRLF.
    const unitId = await world.unit('戊小学');
    const admin = await world.officer(unitId);
    const lines = [
      '姓名;身份证号码;职工号',
      `"欧阳一";"${world.numbers()}";007`,
      `龚二;${world.numbers()};008`,
    ];
    const bytes = iconv.encode(`${lines.join('\r\n')}\r\n`, 'gbk');
    const batch = await read(admin, unitId, bytes, '名单.csv');
    expect(batch.counts).toMatchObject({ ready: 2, bad: 0 });
    await confirm(admin, batch);
    expect(await membersOf(unitId)).toEqual([
      { name: '周敏', staff_number: null },
      { name: '欧阳一', staff_number: '007' },
      { name: '龚二', staff_number: '008' },
    ]);
    const back = await world.call(admin, 'GET', pathOf(batch, '/problems'));
    expect(back.headers.get('content-type')).toContain('text/csv');
  });

  test('the template is read back without its example', async () => {
    // Goal: our own template works as it is. Method: download, hand in untouched, in both languages.
    const unitId = await world.unit('己小学');
    const admin = await world.officer(unitId);
    for (const locale of ['zh-CN', 'en']) {
      const template = await world.call(
        admin,
        'GET',
        `/api/intake/people/template?locale=${locale}`,
      );
      expect(template.status).toBe(200);
      const batch = await read(admin, unitId, template.bytes, `${locale}.xlsx`);
      expect([batch.state, batch.refusal?.code]).toEqual(['refused', 'intake.no_rows']);
    }
    const described = await world.call(admin, 'GET', '/api/intake/people');
    expect(described.json).toMatchObject({ id: 'people', undo: true });
  });
});

async function rowsIn(bytes: Buffer, name: string): Promise<string[][]> {
  const path = join(world.folder, name);
  await writeFile(path, bytes);
  const rows: SheetRow[] = [];
  const done = await readSheet({ path }, {}, (batch) => void rows.push(...batch));
  expect(done.ok).toBe(true);
  return rows.map((one) => one.cells.map((cell) => cell.text));
}

describe('files that cannot be used', () => {
  const number = '990101199001010019';
  const cases: [string, string, () => Promise<Uint8Array> | Uint8Array, string, object][] = [
    [
      'no headings',
      'a.csv',
      () => Buffer.from('1,2\n3,4\n'),
      'intake.no_headings',
      { wanted: expect.stringContaining('姓名') },
    ],
    [
      'a required column is missing',
      'a.csv',
      () => Buffer.from('姓名,工号\n林一,1\n'),
      'intake.missing_columns',
      { missing: '身份证号' },
    ],
    [
      'a column twice',
      'a.csv',
      () => Buffer.from(`姓名,身份证号,身份证\n林一,${number},${number}\n`),
      'intake.column_twice',
      { header: '身份证' },
    ],
    [
      'an old workbook',
      'a.xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
      'sheets.',
      {},
    ],
    [
      'a web page called workbook',
      'a.xlsx',
      () => Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'sheets.html_table',
      {},
    ],
    ['nothing', 'a.xlsx', () => new Uint8Array(), 'sheets.empty_file', {}],
  ];
  test.each(cases)('%s', async (_what, name, make, code, detail) => {
    // Goal: the person reads why, and nothing half-read stays. Method: hand it in, look at the batch and its rows.
    const unitId = await world.unit(`不可用${_what}`);
    const admin = await world.officer(unitId);
    const batch = await read(admin, unitId, await make(), name);
    expect(batch).toMatchObject({ state: 'refused', rowsRead: 0 });
    expect(batch.refusal?.code).toContain(code);
    expect(batch.refusal?.detail).toMatchObject(detail);
    expect(await rowsOf(admin, batch)).toEqual([]);
    const confirmed = await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    expect(confirmed.json['code']).toBe('intake.wrong_state');
  });
});

describe('once and only once', () => {
  test('the same file is one batch, also when handed in eight times at once', async () => {
    // Goal: a double click doubles nothing. Method: eight uploads and eight confirmations side by side.
    const unitId = await world.unit('庚小学');
    const admin = await world.officer(unitId);
    const bytes = await sheetBytes(HEADINGS, [['钱一', world.numbers(), 'D1', '']]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(admin, unitId, bytes)));
    expect(answers.map((one) => one.status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((one) => one.json['batchId'])).size).toBe(1);
    expect(answers.filter((one) => one.json['already'] === false)).toHaveLength(1);
    await world.runJobs();
    const [first] = answers;
    const batch = batchOf(first ?? (await send(admin, unitId, bytes)));
    const confirmed = await Promise.all(
      Array.from({ length: 8 }, () => world.call(admin, 'POST', pathOf(batch, '/confirmation'))),
    );
    expect(confirmed.filter((one) => one.status === 200)).toHaveLength(1);
    for (const refused of confirmed.filter((one) => one.status !== 200)) {
      expect(refused.json['code']).toBe('intake.wrong_state');
    }
    await world.runJobs();
    expect((await look(admin, batch)).happened).toMatchObject({ created: 1 });
    const later = await send(admin, unitId, bytes);
    expect(later.json).toMatchObject({ already: true, batchId: batch.batchId, state: 'done' });
    const files = await sql<{ n: number }>`select count(*)::int as n from intake.batch
      where unit_id = ${unitId}`.execute(world.db);
    expect(files.rows[0]?.n).toBe(1);
  });

  test('requests are answered while harmful workbooks are read', async () => {
    // Goal: a workbook made to do harm is nobody's trouble but its own. Method: three of the heaviest of the collection;
    // while they are read, one request after the other, and the longest that the event loop was kept from looking at
    // requests, in processor time, which other work on the machine does not change.
    const unitId = await world.unit('丑小学');
    const admin = await world.officer(unitId);
    const heavy = HOSTILE_FILES.filter(({ what }) => HEAVY.has(what));
    expect(heavy).toHaveLength(HEAVY.size);
    const batches: Batch[] = [];
    for (const { bytes } of heavy) {
      batches.push(batchOf(await send(admin, unitId, Buffer.from(bytes()))));
    }
    let over = false;
    const reading = longestTurn(() => world.runJobs()).finally(() => {
      over = true;
    });
    while (!over) for (const batch of batches) await look(admin, batch);
    expect(await reading).toBeLessThan(TURN_MS_MAX);
    for (const batch of batches) expect((await look(admin, batch)).state).toBe('refused');
  }, 120_000);

  test('a process killed in the middle leaves a batch that another finishes', async () => {
    // Goal: SIGKILL loses and doubles nothing. Method: 400 people, a process of its own brings them in and is killed
    // twice; then the resume job, two minutes later, does the rest. The people are counted from outside.
    const unitId = await world.unit('辛小学');
    const admin = await world.officer(unitId);
    const people = Array.from({ length: 400 }, (_, i) => [
      `孙${String(i).padStart(3, '0')}`,
      world.numbers(),
      `E${i}`,
      '本科',
    ]);
    const batch = await read(admin, unitId, await sheetBytes(HEADINGS, people));
    expect(batch.counts.ready).toBe(400);
    const answer = await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    expect(answer.status).toBe(200);
    for (const least of [50, 150]) {
      const left = await killedAfter(batch, least);
      expect(left).toBeGreaterThan(0);
    }
    const between = await look(admin, batch);
    expect(between.state).toBe('applying');
    expect((await membersOf(unitId)).length - 1).toBe(between.counts.applied);

    // What the dead process had taken from the queue is locked there for hours; the batch itself is the memory.
    const locked = await sql`update graphile_worker._private_jobs set locked_by = 'dead',
      locked_at = ${new Date()} where key = ${`intake-applying-${batch.batchId}`}`.execute(
      world.db,
    );
    expect(locked.numAffectedRows).toBe(1n);
    await world.runJobs();
    expect((await look(admin, batch)).counts).toEqual(between.counts);
    world.clock.setOffset(120_000);
    await jobNamed(RESUME_JOB).handle({});
    await world.runJobs();
    world.clock.setOffset(0);
    const done = await look(admin, batch);
    expect(done).toMatchObject({
      state: 'done',
      counts: { applied: 400, ready: 0, bad: 0 },
      happened: { created: 400 },
    });
    const names = (await membersOf(unitId)).map((one) => one.name);
    expect(names).toHaveLength(401);
    expect(new Set(names).size).toBe(401);
    const doubled = await sql<{ n: number }>`select count(*)::int as n from
      (select person_id from organisations.membership where unit_id = ${unitId}
        group by person_id having count(*) > 1) twice`.execute(world.db);
    expect(doubled.rows[0]?.n).toBe(0);
    // Two processes begin and are killed: seconds alone, a minute and a half among others' work.
  }, 300_000);

  test('a batch whose work died while it was read is read again from the start', async () => {
    // Goal: half-read rows do not double. Method: leave rows of a dead run behind, then resume.
    const unitId = await world.unit('壬小学');
    const admin = await world.officer(unitId);
    const bytes = await sheetBytes(HEADINGS, [
      ['李一', world.numbers(), 'F1', ''],
      ['李二', world.numbers(), 'F2', ''],
    ]);
    const batch = await read(admin, unitId, bytes);
    await sql`update intake.batch set state = 'reading', rows_read = 1
      where batch_id = ${batch.batchId}`.execute(world.db);
    await sql`delete from intake.row where batch_id = ${batch.batchId} and row_no = 3`.execute(
      world.db,
    );
    world.clock.setOffset(120_000);
    await jobNamed(RESUME_JOB).handle({});
    await world.runJobs();
    world.clock.setOffset(0);
    expect(await look(admin, batch)).toMatchObject({
      state: 'checked',
      rowsRead: 2,
      counts: { ready: 2 },
    });
  });
});

const jobNamed = (name: string) => {
  const job = jobs(world.ports).find((one) => one.name === name);
  if (!job) throw new Error(`test: no job ${name}`);
  return job;
};

/** Runs the fixture until that many rows are in, kills it by its pid and says how many are left. */
async function killedAfter(batch: Batch, least: number): Promise<number> {
  const script = new URL('./apply-process.fixture.ts', import.meta.url).pathname;
  const child = spawn(
    process.execPath,
    [script, world.databaseUrl, world.folder, batch.unitId, batch.batchId],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const states = async () => {
    const found = await sql<{ applied: number; ready: number }>`select
      count(*) filter (where state = 'applied')::int as applied,
      count(*) filter (where state = 'ready')::int as ready
      from intake.row where batch_id = ${batch.batchId}`.execute(world.db);
    return found.rows[0] ?? { applied: 0, ready: 0 };
  };
  while ((await states()).applied < least) {
    if (child.exitCode !== null) throw new Error(`test: the fixture ended with ${child.exitCode}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await gone;
  return (await states()).ready;
}

describe('work that only ever dies', () => {
  test('is given up after ten starts without progress, and says so', async () => {
    // Goal: a file that ends its worker does not do so for ever. Method: ten starts behind, the eleventh gives up.
    const unitId = await world.unit('酉小学');
    const admin = await world.officer(unitId);
    const bytes = await sheetBytes(HEADINGS, [['杨一', world.numbers(), 'N1', '']]);
    const batch = await read(admin, unitId, bytes);
    await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    await sql`update intake.batch set run = 10 where batch_id = ${batch.batchId}`.execute(world.db);
    await world.runJobs();
    const stopped = await look(admin, batch);
    expect(stopped).toMatchObject({ state: 'done', stopped: 'intake.gave_up' });
    expect(stopped.counts).toMatchObject({ ready: 1, applied: 0 });
    expect((await confirm(admin, stopped)).happened).toMatchObject({ created: 1 });

    const other = await sheetBytes(HEADINGS, [['杨二', world.numbers(), 'N2', '']]);
    const unread = batchOf(await send(admin, unitId, other));
    await sql`update intake.batch set run = 10 where batch_id = ${unread.batchId}`.execute(
      world.db,
    );
    await world.runJobs();
    expect(await look(admin, unread)).toMatchObject({
      state: 'refused',
      refusal: { code: 'intake.gave_up' },
    });
  });
});

describe('stopping and taking back', () => {
  test('a cancelled batch brings in no more, and what is in can be undone', async () => {
    // Goal: cancel means stop. Method: cancel a checked batch, then confirm; cancel after a first part is in.
    const unitId = await world.unit('癸小学');
    const admin = await world.officer(unitId);
    const bytes = await sheetBytes(HEADINGS, [['吴一', world.numbers(), 'G1', '']]);
    const opened = batchOf(await send(admin, unitId, bytes));
    const early = await world.call(admin, 'POST', pathOf(opened, '/cancellation'));
    expect(early.json).toMatchObject({ state: 'cancelled' });
    await world.runJobs();
    expect(await look(admin, opened)).toMatchObject({ state: 'cancelled', rowsRead: 0 });
    // A cancelled batch came to nothing: the same file is a new one.
    const batch = await read(admin, unitId, bytes);
    expect(batch.batchId).not.toBe(opened.batchId);
    await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    const stopped = await world.call(admin, 'POST', pathOf(batch, '/cancellation'));
    expect(stopped.json).toMatchObject({ state: 'cancelled' });
    await world.runJobs();
    expect((await membersOf(unitId)).map((one) => one.name)).toEqual(['周敏']);
    const twice = await world.call(admin, 'POST', pathOf(batch, '/cancellation'));
    expect(twice.json['code']).toBe('intake.wrong_state');
    const late = await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    expect(late.json['code']).toBe('intake.wrong_state');
  });

  test('an undone batch leaves the unit as it was', async () => {
    // Goal: a wrong list is one click to take back. Method: create and update, undo, compare with before.
    const unitId = await world.unit('子小学');
    const admin = await world.officer(unitId);
    const known = world.numbers();
    await world.member('郑零', unitId, known);
    const before = await membersOf(unitId);
    const batch = await read(
      admin,
      unitId,
      await sheetBytes(HEADINGS, [
        ['郑一', world.numbers(), 'H1', '本科'],
        ['郑二', world.numbers(), 'H2', ''],
        ['郑零', known, 'H0', '硕士'],
      ]),
    );
    expect(batch.expected).toMatchObject({ created: 2, updated: 1 });
    await confirm(admin, batch);
    expect(await membersOf(unitId)).toHaveLength(before.length + 2);
    const undo = await world.call(admin, 'POST', pathOf(batch, '/undo'));
    expect(undo.json).toMatchObject({ state: 'undoing' });
    await world.runJobs();
    expect(await look(admin, batch)).toMatchObject({
      state: 'undone',
      counts: { undone: 3, applied: 0, kept: 0 },
    });
    expect(await membersOf(unitId)).toEqual(before);
    const again = await world.call(admin, 'POST', pathOf(batch, '/undo'));
    expect(again.json['code']).toBe('intake.wrong_state');
    // The file can be handed in anew.
    const anew = await send(admin, unitId, await sheetBytes(HEADINGS, [['郑一', known, 'H1', '']]));
    expect(anew.json['already']).toBe(false);
  });

  test('an office that ends in the middle ends the work', async () => {
    // Goal: rights are those of now. Method: confirm, take the appointment away, then let the job run.
    const unitId = await world.unit('丑小学');
    const admin = await world.officer(unitId);
    const other = await world.officer(unitId);
    const batch = await read(
      admin,
      unitId,
      await sheetBytes(HEADINGS, [['冯一', world.numbers(), 'I1', '']]),
    );
    await world.call(admin, 'POST', pathOf(batch, '/confirmation'));
    const [grant] = admin.grants;
    if (!grant) throw new Error('test: no grant');
    await world.arrange((op) =>
      endAppointment(op, { appointmentId: grant.appointmentId, toOn: op.today }),
    );
    await world.runJobs();
    const stopped = await look(other, batch);
    expect(stopped).toMatchObject({ state: 'done', stopped: 'intake.office_lost' });
    expect(stopped.counts).toMatchObject({ ready: 1, applied: 0 });
    expect((await confirm(other, stopped)).happened).toMatchObject({ created: 1 });
  });

  test('what changed between check and confirmation is not brought in unseen', async () => {
    // Goal: confirmed is what was seen. Method: the person comes to the unit by another way in between.
    const unitId = await world.unit('寅小学');
    const admin = await world.officer(unitId);
    const number = world.numbers();
    const batch = await read(
      admin,
      unitId,
      await sheetBytes(HEADINGS, [['陈一', number, 'J1', '']]),
    );
    expect(batch.expected).toMatchObject({ created: 1 });
    await world.member('陈一', unitId, number);
    const done = await confirm(admin, batch);
    expect(done.counts).toMatchObject({ bad: 1, applied: 0 });
    const [row] = await rowsOf(admin, batch);
    expect(row?.problems).toEqual([
      {
        column: null,
        code: 'intake.changed_since_check',
        detail: { expected: 'created', found: 'updated' },
      },
    ]);
    const checked = await repair(admin, batch, row ?? { rowNo: 0, version: 0 }, {});
    expect(checked.json).toMatchObject({ state: 'ready', outcome: 'updated' });
    expect((await confirm(admin, done)).happened).toMatchObject({ updated: 1 });
  });
});

describe('who may', () => {
  test('another unit’s batch does not exist, on any route', async () => {
    // Goal: nothing leaks across units. Method: every route as a stranger, against an invented id.
    const unitId = await world.unit('卯小学');
    const admin = await world.officer(unitId);
    const strangerUnit = await world.unit('辰小学');
    const stranger = await world.officer(strangerUnit);
    const bytes = await sheetBytes(HEADINGS, [['褚一', spoilt(world.numbers()), 'K1', '']]);
    const batch = await read(admin, unitId, bytes);
    const invented = {
      ...batch,
      batchId: batch.batchId.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
    };
    const moved = { ...batch, unitId: strangerUnit };
    const calls: [string, string, object?][] = [
      ['GET', ''],
      ['GET', '/rows'],
      ['GET', '/problems'],
      ['PATCH', '/rows/2', { version: 1, cells: {} }],
      ['POST', '/confirmation'],
      ['POST', '/cancellation'],
      ['POST', '/undo'],
    ];
    for (const [method, rest, json] of calls) {
      for (const [who, of] of [
        [stranger, batch],
        [stranger, moved],
        [admin, invented],
      ] as const) {
        const answer = await world.call(who, method, pathOf(of, rest), json ? { json } : {});
        expect([method, rest, answer.status, answer.json['code']]).toEqual([
          method,
          rest,
          404,
          'intake.no_batch',
        ]);
      }
    }
    const into = await send(stranger, unitId, bytes);
    expect([into.status, into.json['code']]).toEqual([404, 'intake.no_unit']);
    const listed = await world.call(stranger, 'GET', `/api/intake/people/batches?unit=${unitId}`);
    expect(listed.json['code']).toBe('intake.no_unit');
    const own = await world.call(admin, 'GET', `/api/intake/people/batches?unit=${unitId}`);
    expect((own.json['items'] as unknown[]).length).toBe(1);
    const reader = await world.officer(unitId, 'unit-reader');
    for (const path of ['/api/intake/people', pathOf(batch)]) {
      expect((await world.call(reader, 'GET', path)).status).toBe(403);
      expect((await world.call(null, 'GET', path)).status).toBe(401);
    }
    const nothing = await world.call(admin, 'GET', '/api/intake/salaries');
    expect(nothing.json['code']).toBe('intake.no_kind');
  });

  test('someone who belongs elsewhere is sent for matching, and stays where he is', async () => {
    // Goal: a list takes nobody away (threat 7). Method: a number of another unit's member.
    const home = await world.unit('巳小学');
    const unitId = await world.unit('午小学');
    const admin = await world.officer(unitId);
    const number = world.numbers();
    await world.member('卫一', home, number);
    const batch = await read(admin, unitId, await sheetBytes(HEADINGS, [['卫一', number, '', '']]));
    expect(batch.expected).toMatchObject({ 'sent-for-matching': 1 });
    const done = await confirm(admin, batch);
    expect(done.happened).toMatchObject({ 'sent-for-matching': 1 });
    expect((await membersOf(home)).map((one) => one.name)).toEqual(['卫一']);
    expect(JSON.stringify(await rowsOf(admin, batch))).not.toContain('subjectId":"');
  });

  test('changing many people of a large unit needs a second person', async () => {
    // Goal: one account alone does not rewrite a unit. Method: 60 people, 4 changed in two lists of a day.
    const unitId = await world.unit('未中学');
    const admin = await world.officer(unitId);
    const second = await world.officer(unitId);
    const numbers = Array.from({ length: 58 }, () => world.numbers());
    for (const [i, number] of numbers.entries()) await world.member(`蒋${i}`, unitId, number);
    const list = (from: number, to: number) =>
      sheetBytes(
        HEADINGS,
        numbers.slice(from, to).map((number, i) => [`蒋${from + i}`, number, `L${from + i}`, '']),
      );
    // 3 of 60 are 5 % and no more.
    const small = await read(admin, unitId, await list(0, 3));
    expect(small.secondPerson).toEqual({ needed: false, changed: 3, population: 60 });
    expect((await confirm(admin, small)).happened).toMatchObject({ updated: 3 });
    // One more on the same day is a fourth.
    const next = await read(admin, unitId, await list(3, 4));
    expect(next).toMatchObject({
      secondPerson: { needed: true, changed: 4, population: 60 },
      permissions: { confirm: false },
    });
    const alone = await world.call(admin, 'POST', pathOf(next, '/confirmation'));
    expect([alone.status, alone.json['code'], alone.json['detail']]).toEqual([
      403,
      'intake.needs_second_person',
      { changed: 4, population: 60 },
    ]);
    // Whoever repaired a row is no second pair of eyes either.
    const third = await world.officer(unitId);
    const [row] = await rowsOf(third, next);
    await repair(third, next, row ?? { rowNo: 0, version: 0 }, { staffNumber: 'L3b' });
    const repairer = await world.call(third, 'POST', pathOf(next, '/confirmation'));
    expect(repairer.json['code']).toBe('intake.needs_second_person');
    expect((await look(second, next)).permissions.confirm).toBe(true);
    expect((await confirm(second, next)).happened).toMatchObject({ updated: 1 });
  });
});

test('a month after its end the file and what the rows said are gone', async () => {
  // Goal: data of people is kept no longer than it serves. Method: move the clock, sweep, look at disk and tables.
  const unitId = await world.unit('申小学');
  const admin = await world.officer(unitId);
  const batch = await read(
    admin,
    unitId,
    await sheetBytes(HEADINGS, [['韩一', spoilt(world.numbers()), 'M1', '']]),
  );
  const key = await sql<{ storage_key: string }>`select storage_key from intake.batch
    where batch_id = ${batch.batchId}`.execute(world.db);
  const stored = world.storage.area('intake');
  await stored.read(key.rows[0]?.storage_key ?? '').then((stream) => stream.destroy());
  world.clock.setOffset(31 * 86_400_000);
  try {
    await jobNamed(SWEEP_JOB).handle({});
    await world.runJobs();
    await expect(stored.read(key.rows[0]?.storage_key ?? '')).rejects.toThrow(/ENOENT/);
    const [row] = await rowsOf(admin, batch);
    expect(row).toMatchObject({ state: 'bad', cells: null });
    const back = await world.call(admin, 'GET', pathOf(batch, '/problems'));
    expect([back.status, back.json['code']]).toEqual([410, 'intake.source_removed']);
    const late = await repair(admin, batch, row ?? { rowNo: 0, version: 0 }, { name: '韩' });
    expect(late.json['code']).toBe('intake.rows_removed');
  } finally {
    world.clock.setOffset(0);
  }
});
