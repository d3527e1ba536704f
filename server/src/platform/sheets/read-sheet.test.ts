import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from './index.ts';
import type { Cell, SheetRow, SheetSummary } from './index.ts';
import type { HandMadeWorkbook } from './testing.ts';
import { handMadeWorkbook, inline, row } from './testing.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(
  bytes: Buffer | string,
  sheet?: string,
): Promise<{ rows: SheetRow[]; summary: SheetSummary }> {
  const path = join(folder, 'file.bin');
  writeFileSync(path, bytes);
  const rows: SheetRow[] = [];
  const found = await readSheet(
    { path, ...(sheet === undefined ? {} : { sheet }) },
    {},
    (batch) => {
      rows.push(...batch);
    },
  );
  if (!found.ok) throw new Error(`refused: ${found.code} ${JSON.stringify(found.detail)}`);
  return { rows, summary: found.value };
}

async function firstCells(made: HandMadeWorkbook): Promise<readonly Cell[]> {
  const { rows } = await read(handMadeWorkbook(made));
  return rows[0]?.cells ?? [];
}

/** One number in one format, as it is read. */
async function shown(value: string, format: string, workbook = ''): Promise<string> {
  const made = {
    formats: [format],
    rows: row(1, `<c r="A1" s="1"><v>${value}</v></c>`),
  };
  const head = `<workbook xmlns:r="r">${workbook}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const [cell] = await firstCells({ ...made, workbook: head });
  return `${cell?.kind} ${cell?.text}${cell?.problem === undefined ? '' : ` ${cell.problem}`}`;
}

describe('numbers', () => {
  test.each([
    ['110101199001011230', 'number 110101199001011230 number_lost_digits'],
    ['1.1010119900101099E+17', 'number 110101199001011000 number_lost_digits'],
    ['1E+15', 'number 1000000000000000 number_lost_digits'],
    ['999999999999999', 'number 999999999999999'],
    ['13800000000', 'number 13800000000'],
    ['0.30000000000000004', 'number 0.3'],
    ['1E-7', 'number 0.0000001'],
    ['-12.5', 'number -12.5'],
    ['1.0', 'number 1'],
    ['x12', 'text x12 bad_value'],
    ['1e999', 'text 1e999 bad_value'],
  ])('stored as %s', async (stored, expected) => {
    // Goal: no digit is invented or lost in silence. Method: one numeric cell each.
    expect(await shown(stored, 'General')).toBe(expected);
  });

  test('formats do not change the value, but for leading zeros', async () => {
    // Goal: 85 % is 0.85 and staff number 000123 keeps its zeros. Method: one cell a format.
    expect(await shown('0.85', '0%')).toBe('number 0.85');
    expect(await shown('12345.678', '#,##0.00')).toBe('number 12345.678');
    expect(await shown('1.5E+3', '0.00E+00')).toBe('number 1500');
    expect(await shown('123', '000000')).toBe('number 000123');
    expect(await shown('12', '0"月"')).toBe('number 12');
    expect(await shown('5', '[Red]0.0;[Blue]-0.0')).toBe('number 5');
  });
});

describe('dates', () => {
  test.each([
    ['45292', 'yyyy-mm-dd', 'date 2024-01-01'],
    ['45292', 'yyyy"年"m"月"d"日"', 'date 2024-01-01'],
    ['45292', '[$-804]yyyy/m/d;@', 'date 2024-01-01'],
    ['45292', 'm/d', 'date 2024-01-01'],
    ['45292', 'mmm-yy', 'date 2024-01-01'],
    ['45292.5', 'yyyy-mm-dd hh:mm', 'date 2024-01-01T12:00:00'],
    ['45292.99998842593', 'yyyy-mm-dd', 'date 2024-01-01T23:59:59'],
    ['0.75', 'hh:mm', 'date 18:00:00'],
    ['1.5', '[h]:mm', 'text 36:00:00'],
    ['1', 'yyyy-mm-dd', 'date 1900-01-01'],
    ['59', 'yyyy-mm-dd', 'date 1900-02-28'],
    ['60', 'yyyy-mm-dd', 'date 60 bad_date'],
    ['61', 'yyyy-mm-dd', 'date 1900-03-01'],
    ['2958466', 'yyyy-mm-dd', 'date 2958466 bad_date'],
    ['-1', 'yyyy-mm-dd', 'date -1 bad_date'],
  ])('%s as %s', async (stored, format, expected) => {
    // Goal: the day a person sees. Method: serial numbers around the gaps of the 1900 system.
    expect(await shown(stored, format)).toBe(expected);
  });

  test('the 1904 system shifts by four years', async () => {
    // Goal: files of old Macs are right. Method: the same serial with `date1904`.
    const workbook = '<workbookPr date1904="1"/>';
    expect(await shown('43830', 'yyyy-mm-dd', workbook)).toBe('date 2024-01-01');
    expect(await shown('0', 'yyyy-mm-dd', workbook)).toBe('date 1904-01-01');
  });

  test('ISO dates in the cell are checked', async () => {
    // Goal: `t="d"` is no way around. Method: a day that exists and one that does not.
    const cells = await firstCells({
      rows: row(1, '<c r="A1" t="d"><v>2024-02-29</v></c><c r="B1" t="d"><v>2023-02-29</v></c>'),
    });
    expect(cells).toEqual([
      { text: '2024-02-29', kind: 'date' },
      { text: '2023-02-29', kind: 'date', problem: 'bad_date' },
    ]);
  });
});

test('text, formulas, errors and truth values keep what they are', async () => {
  // Goal: a check can tell them apart. Method: one row with one of each.
  const cells = await firstCells({
    strings: '<si><t>张三</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si>',
    rows: row(
      1,
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="s"><v>1</v></c>',
      '<c r="C1"><f>1+1</f><v>2</v></c>',
      '<c r="D1"><f>1+1</f></c>',
      '<c r="E1" t="e"><v>#N/A</v></c>',
      '<c r="F1" t="b"><v>1</v></c>',
      '<c r="G1" t="str"><f>""</f><v></v></c>',
      '<c r="H1" t="s"><v>99</v></c>',
      inline('I1', '00123'),
      inline('J1', 'a_x0007_b'),
      inline('K1', '=cmd()'),
    ),
  });
  expect(cells).toEqual([
    { text: '张三', kind: 'text' },
    { text: '富文本', kind: 'text' },
    { text: '2', kind: 'formula' },
    { text: '', kind: 'formula', problem: 'formula_without_value' },
    { text: '#N/A', kind: 'text', problem: 'error_value' },
    { text: 'TRUE', kind: 'boolean' },
    { text: '', kind: 'empty' },
    { text: '', kind: 'text', problem: 'bad_value' },
    { text: '00123', kind: 'text' },
    { text: 'ab', kind: 'text', problem: 'control_characters' },
    { text: '=cmd()', kind: 'text' },
  ]);
});

test('merged cells, hidden rows, gaps and links are reported', async () => {
  // Goal: row numbers are those on the screen. Method: a sheet with a gap and a hidden row.
  const { rows, summary } = await read(
    handMadeWorkbook({
      rows: `${row(1, inline('A1', 'x'))}<row r="7" hidden="1">${inline('C7', 'y')}</row>`,
      afterRows: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C7:C8"/></mergeCells>',
    }),
  );
  expect(rows.map(({ number, hidden, cells }) => [number, hidden, cells.length])).toEqual([
    [1, false, 1],
    [7, true, 3],
  ]);
  expect(summary).toMatchObject({ rows: 2, columns: 3, hiddenRows: 1, mergedRanges: 2 });
});

test('the first visible sheet is read, or the one named', async () => {
  // Goal: a hidden list of choices is not taken for the data. Method: hidden first, one twice.
  const sheets =
    '<sheet name="选项" sheetId="1" state="hidden" r:id="rId9"/><sheet name="名单" sheetId="2" r:id="rId1"/>' +
    '<sheet name="双" sheetId="3" r:id="rId1"/><sheet name="双" sheetId="4" r:id="rId1"/>';
  const bytes = handMadeWorkbook({ sheets, rows: row(1, inline('A1', 'x')) });
  const { summary } = await read(bytes);
  expect(summary.sheet).toBe('名单');
  expect(summary.sheets.map(({ name }) => name)).toEqual(['选项', '名单', '双', '双']);
  await expect(read(bytes, '没有')).rejects.toThrow('sheets.sheet_not_found');
  await expect(read(bytes, '双')).rejects.toThrow('sheets.sheet_ambiguous');
});

test('csv cells lose their marks and say when digits are gone', async () => {
  // Goal: what systems do to keep digits is undone, what Excel lost is told. Method: one of each.
  const { rows } = await read(
    '"=""0012""",\'=x,110101199001011234\t,1.10101E+17,1.5E+1,-5,\'quoted,\t007\n',
  );
  expect(rows[0]?.cells).toEqual([
    { text: '0012', kind: 'text' },
    { text: '=x', kind: 'text' },
    { text: '110101199001011234', kind: 'text' },
    { text: '1.10101E+17', kind: 'text', problem: 'number_lost_digits' },
    { text: '1.5E+1', kind: 'text' },
    { text: '-5', kind: 'text' },
    { text: "'quoted", kind: 'text' },
    { text: '007', kind: 'text' },
  ]);
});
