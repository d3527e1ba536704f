import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZipDirectory, withFileSource } from '../files/index.ts';
import { annotateSheet, PROBLEM_HEADING, readSheet } from './index.ts';
import { handMadeWorkbook, inline, row } from './testing.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-annotate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function texts(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  const read = await readSheet({ path }, {}, (batch) => {
    rows.push(...batch.map(({ cells }) => cells.map(({ text }) => text)));
  });
  expect(read).toMatchObject({ ok: true });
  return rows;
}

const WORKBOOK = {
  formats: ['yyyy-mm-dd'],
  rows:
    row(2, inline('A2', '姓名'), inline('B2', '日期')) +
    `<row r="3" spans="1:2">${inline('A3', '张三')}<c r="B3" s="1"><v>45292</v></c></row>` +
    row(4, inline('A4', '李四'), '<c r="D4" s="0"/><c r="F4"/>') +
    row(9, inline('B9', 'x')),
  afterRows: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><drawing r:id="rId7"/>',
  extra: [
    { name: 'xl/media/photo.png', bytes: 'not touched' },
    { name: 'docProps/app.xml', bytes: '<Properties/>' },
  ],
};
const PROBLEMS = [
  { row: 3, column: 2, message: '日期早于入职' },
  { row: 3, column: null, message: '与第 4 行重复 <&>' },
  { row: 4, column: 2, message: '缺少日期' },
  { row: 7, column: 1, message: '空行' },
];

test('the same workbook comes back with reasons and coloured cells', async () => {
  // Goal: everything kept, problems added. Method: annotate, read by our reader and by hucre.
  const source = join(folder, 'a.xlsx');
  const output = join(folder, 'b.xlsx');
  writeFileSync(source, handMadeWorkbook(WORKBOOK));
  expect(await annotateSheet({ path: source }, PROBLEMS, { path: output })).toEqual({
    ok: true,
    value: { rows: 4 },
  });
  expect(await texts(output)).toEqual([
    ['姓名', '日期', PROBLEM_HEADING],
    ['张三', '2024-01-01', '日期早于入职\n与第 4 行重复 <&>'],
    ['李四', '', '缺少日期'],
    ['', 'x'],
  ]);
  const workbook = await readXlsx(new Uint8Array(readFileSync(output)), { readStyles: true });
  const [sheet] = workbook.sheets;
  const marked = sheet?.cells?.get('2,1');
  expect(marked?.style?.fill).toMatchObject({ pattern: 'solid', fgColor: { rgb: 'FFD6D6' } });
  expect(sheet?.rows[2]?.[1]).toEqual(new Date('2024-01-01T00:00:00Z'));
  expect(sheet?.cells?.get('2,0')?.style?.fill).toBeUndefined();
  const names = withFileSource(output, (file) => {
    const directory = readZipDirectory(file, 200);
    return directory.ok ? directory.entries.map(({ name }) => name) : [];
  });
  expect(names).toContain('xl/media/photo.png');
  expect(names).toHaveLength(9);
});

test('a second round replaces the reasons of the first', async () => {
  // Goal: one column however often it goes back and forth. Method: annotate the annotated file.
  const first = join(folder, 'b1.xlsx');
  const second = join(folder, 'b2.xlsx');
  writeFileSync(join(folder, 'a1.xlsx'), handMadeWorkbook(WORKBOOK));
  await annotateSheet({ path: join(folder, 'a1.xlsx') }, PROBLEMS, { path: first });
  const again = [{ row: 9, column: 2, message: '第二轮' }];
  expect(await annotateSheet({ path: first }, again, { path: second })).toMatchObject({ ok: true });
  expect(await texts(second)).toEqual([
    ['姓名', '日期', PROBLEM_HEADING],
    ['张三', '2024-01-01'],
    ['李四'],
    ['', 'x', '第二轮'],
  ]);
});

test('prefixed elements and rows without numbers are annotated too', async () => {
  // Goal: files of other programs keep their form. Method: a sheet in a namespace prefix.
  const source = join(folder, 'p.xlsx');
  const output = join(folder, 'p2.xlsx');
  const cell = (text: string): string => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
  writeFileSync(
    source,
    handMadeWorkbook({
      sheet: `<x:worksheet xmlns:x="m"><x:dimension ref="A1:A2"/><x:sheetData><x:row>${cell('姓名')}</x:row><x:row>${cell('张三')}</x:row></x:sheetData></x:worksheet>`,
    }),
  );
  const problems = [{ row: 2, column: 1, message: '查无此人' }];
  await annotateSheet({ path: source }, problems, { path: output });
  expect(await texts(output)).toEqual([
    ['姓名', PROBLEM_HEADING],
    ['张三', '查无此人'],
  ]);
});

test('a GBK csv comes back as UTF-8 with a last column, twice', async () => {
  // Goal: the same lines, numbers and formulas guarded. Method: annotate, look, annotate again.
  const source = join(folder, 'a.csv');
  const output = join(folder, 'b.csv');
  const again = join(folder, 'c.csv');
  writeFileSync(
    source,
    iconv.encode('姓名,编号,备注\r\n\r\n张三,007,=1\r\n李四,-5,\r\n', 'gb18030'),
  );
  const problems = [{ row: 4, column: 2, message: '=编号不对' }];
  expect(await annotateSheet({ path: source }, problems, { path: output })).toMatchObject({
    ok: true,
  });
  expect(readFileSync(output, 'utf8')).toBe(
    `\uFEFF姓名,编号,备注,${PROBLEM_HEADING}\r\n\r\n张三,"007\t",'=1\r\n李四,-5,,'=编号不对\r\n`,
  );
  await annotateSheet({ path: output }, [], { path: again });
  expect(await texts(again)).toEqual([
    ['姓名', '编号', '备注', PROBLEM_HEADING],
    ['张三', '007', '=1'],
    ['李四', '-5'],
  ]);
});

test('a workbook that cannot be read is refused, not annotated', async () => {
  // Goal: same limits on this way. Method: macros.
  const source = join(folder, 'm.xlsx');
  writeFileSync(source, handMadeWorkbook({ extra: [{ name: 'xl/vbaProject.bin', bytes: 'x' }] }));
  const answer = await annotateSheet({ path: source }, [], { path: join(folder, 'n.xlsx') });
  expect(answer).toMatchObject({ ok: false, code: 'sheets.macros' });
});
