import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet, writeSheetFile } from './index.ts';
import type { Cell, SheetColumn, SheetValue } from './index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-write-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS: readonly SheetColumn[] = [
  { header: '姓名', type: 'text' },
  { header: '身份证号', type: 'text', width: 22 },
  { header: '学时', type: 'number' },
  { header: '日期', type: 'date' },
  { header: '备注', type: 'text' },
];
const DANGEROUS = ['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1', "=cmd|' /C calc'!A0"];
const ROWS: readonly (readonly SheetValue[])[] = [
  ['张三', '110101199001011234', '12.5', '2024-02-29', '<a> & "b"'],
  ['𬭎 喆', '000123', 36, '1900-01-01', 'line\nbreak'],
  ['_x0041_', '123456789012345678', '123456789012345678', null, '  spaces  '],
  ...DANGEROUS.map((text) => [text, '1', 0, '2024-01-01', text]),
];

async function back(path: string): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  const read = await readSheet({ path }, {}, (batch) => {
    rows.push(...batch.map(({ cells }) => [...cells]));
  });
  expect(read).toMatchObject({ ok: true });
  return rows;
}

test('what is written to xlsx is read back the same, with its types', async () => {
  // Goal: round trip without loss. Method: write, read by our reader, compare text and kind.
  const path = join(folder, 'a.xlsx');
  await writeSheetFile({ columns: COLUMNS, rows: ROWS, kind: 'xlsx' }, { path });
  const [header, first, second, third, ...rest] = await back(path);
  expect(header?.map(({ text }) => text)).toEqual(COLUMNS.map((column) => column.header));
  expect(first).toEqual([
    { text: '张三', kind: 'text' },
    { text: '110101199001011234', kind: 'text' },
    { text: '12.5', kind: 'number' },
    { text: '2024-02-29', kind: 'date' },
    { text: '<a> & "b"', kind: 'text' },
  ]);
  expect(second?.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
    'text 𬭎 喆',
    'text 000123',
    'number 36',
    'text 1900-01-01',
    'text line\nbreak',
  ]);
  expect(third?.[0]?.text).toBe('_x0041_');
  expect(third?.[2]).toEqual({ text: '123456789012345678', kind: 'text' });
  expect(third?.[4]?.text).toBe('  spaces  ');
  expect(rest.every(([cell]) => cell?.kind === 'text')).toBe(true);
});

test('another reader sees the same cells and no formula', async () => {
  // Goal: the file is right for others too. Method: hucre, which shares no code with ours.
  const path = join(folder, 'b.xlsx');
  await writeSheetFile({ columns: COLUMNS, rows: ROWS, kind: 'xlsx', name: '名单[1]' }, { path });
  const workbook = await readXlsx(new Uint8Array(readFileSync(path)));
  const [sheet] = workbook.sheets;
  expect(sheet?.name).toBe('名单_1_');
  expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['张三', '110101199001011234', 12.5]);
  expect(sheet?.rows[1]?.[3]).toEqual(new Date('2024-02-29T00:00:00Z'));
  const texts = sheet?.rows.slice(4).map((cells) => cells[0]);
  expect(texts).toEqual(DANGEROUS.map((text) => text.replace('\r', '\n')));
  const formulas = [...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined);
  expect(formulas).toEqual([]);
});

test('csv carries a mark, guards formulas and keeps long digits', async () => {
  // Goal: opens in Excel as text. Method: look at the raw lines, then read them back.
  const path = join(folder, 'c.csv');
  await writeSheetFile({ columns: COLUMNS, rows: ROWS, kind: 'csv' }, { path });
  const raw = readFileSync(path, 'utf8');
  expect(raw.startsWith('\uFEFF姓名,身份证号,学时,日期,备注\r\n')).toBe(true);
  expect(raw).toContain('张三,"110101199001011234\t",12.5,2024-02-29,');
  for (const field of raw.split(/[,\r\n]+/)) expect(field).not.toMatch(/^"?[=+@＝\t]/);
  const rows = await back(path);
  expect(rows[1]?.map(({ text }) => text)).toEqual(ROWS[0]);
  const guarded = rows.slice(4).map(([cell]) => cell?.text);
  expect(guarded).toEqual(
    DANGEROUS.map((text) => (text.trim() === 'x' ? guarded[DANGEROUS.indexOf(text)] : text)),
  );
});

test('an error of the rows ends the file with that error', async () => {
  // Goal: a broken export is not taken for a whole one. Method: throw in the second row.
  async function* rows(): AsyncGenerator<SheetValue[]> {
    yield ['x'];
    throw new Error('source');
  }
  const writing = writeSheetFile(
    { columns: COLUMNS, rows: rows(), kind: 'xlsx' },
    { path: join(folder, 'd.xlsx') },
  );
  await expect(writing).rejects.toThrow('source');
});

test('values that would lie are a programmer’s error', async () => {
  // Goal: no NaN and no cut text in a file. Method: one of each.
  const write = async (value: SheetValue): Promise<void> =>
    writeSheetFile(
      { columns: COLUMNS.slice(0, 1), rows: [[value]], kind: 'xlsx' },
      { path: join(folder, 'e.xlsx') },
    );
  await expect(write(Number.NaN)).rejects.toThrow('finite');
  await expect(write('x'.repeat(32_768))).rejects.toThrow('32,767');
});
