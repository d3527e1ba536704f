import { IdNumber, parseLocalDate } from '@jixu/kernel';
import type { Cell, CellProblem as SheetProblem, SheetRow } from '../../platform/sheets/index.ts';
import type { CellProblem, IntakeColumn, RowValues } from '../kind.ts';
import type { FoundColumn } from './batch.ts';

/** Names, titles and notes are shorter; what is longer landed in the wrong cell. */
const TEXT_MAX = 500;

/** Marks the example of our template, which nobody has to delete. */
export const EXAMPLE_MARKS = { 'zh-CN': '（示例）', en: '(example)' } as const;

export type ReadCells = { readonly values: RowValues; readonly problems: readonly CellProblem[] };

const SHEET_CODES: Readonly<Record<SheetProblem, string>> = {
  number_lost_digits: 'intake.cell_lost_digits',
  error_value: 'intake.cell_error_value',
  formula_without_value: 'intake.cell_formula_without_value',
  bad_date: 'intake.cell_not_a_date',
  bad_value: 'intake.cell_bad_value',
  control_characters: 'intake.cell_control_characters',
};

/** What a row of the file says, and what can be said against its cells without knowing anything else. */
export function readCells(
  row: SheetRow,
  found: readonly FoundColumn[],
  wanted: readonly IntakeColumn[],
): ReadCells {
  const texts: Record<string, string> = {};
  const problems: CellProblem[] = [];
  for (const { column, at } of found) {
    const cell = row.cells[at - 1];
    if (cell === undefined) continue;
    texts[column] = cell.text;
    const code = problemOf(cell);
    if (code !== null) problems.push({ column, code });
  }
  const known = new Set(problems.map((problem) => problem.column));
  const checked = readTexts(
    texts,
    wanted.filter((column) => !known.has(column.id)),
  );
  // What could not be read is kept as it stood, so that a person can repair it.
  const kept = Object.entries(texts).filter(([column, text]) => known.has(column) && text !== '');
  return {
    values: { ...checked.values, ...Object.fromEntries(kept.map(([id, text]) => [id, cut(text)])) },
    problems: [...problems, ...checked.problems],
  };
}

/** Was the cell spoilt in the file, so that its text says something else than was meant? */
export function comesFromSheet(problem: CellProblem): boolean {
  return Object.values(SHEET_CODES).includes(problem.code);
}

function problemOf(cell: Cell): string | null {
  return cell.problem === undefined ? null : SHEET_CODES[cell.problem];
}

/** The same for cells that a person typed on the screen. */
export function readTexts(
  texts: Readonly<Record<string, string>>,
  wanted: readonly IntakeColumn[],
): ReadCells {
  const values: Record<string, string> = {};
  const problems: CellProblem[] = [];
  for (const column of wanted) {
    const text = (texts[column.id] ?? '').trim();
    if (text === '') {
      if (column.required) problems.push({ column: column.id, code: 'intake.cell_required' });
      continue;
    }
    if ([...text].length > TEXT_MAX) {
      values[column.id] = cut(text);
      problems.push({
        column: column.id,
        code: 'intake.cell_too_long',
        detail: { limit: TEXT_MAX },
      });
      continue;
    }
    const read = readText(text, column);
    values[column.id] = read.value;
    if (read.problem) problems.push({ column: column.id, ...read.problem });
  }
  return { values, problems };
}

type ReadText = { readonly value: string; readonly problem?: Omit<CellProblem, 'column'> };

function readText(text: string, column: IntakeColumn): ReadText {
  switch (column.kind) {
    case 'text':
    case 'phone':
      return { value: text.normalize('NFC') };
    case 'id-number': {
      const number = IdNumber.parse(text);
      if (number.ok) return { value: number.value.reveal() };
      return { value: text, problem: { code: `intake.cell_${number.code}` } };
    }
    case 'date': {
      const day = readDay(text);
      if (day !== null) return { value: day };
      return { value: text, problem: { code: 'intake.cell_not_a_date' } };
    }
    case 'number': {
      const number = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
      if (/^-?\d{1,15}(\.\d{1,10})?$/.test(number)) return { value: number };
      return { value: text, problem: { code: 'intake.cell_not_a_number' } };
    }
    case 'choice':
      return readChoice(text, column);
  }
}

function readChoice(text: string, column: IntakeColumn): ReadText {
  const wanted = plain(text);
  for (const choice of column.choices ?? []) {
    if ([choice.value, ...choice.words].some((word) => plain(word) === wanted)) {
      return { value: choice.value };
    }
  }
  const choices = (column.choices ?? []).map((choice) => choice.words[0] ?? choice.value);
  return {
    value: text,
    problem: { code: 'intake.cell_not_a_choice', detail: { choices: choices.join('、') } },
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** 2020-09-01, 2020/9/1, 2020.9.1, 20200901, 2020年9月1日; a month alone is not a day. */
function readDay(text: string): string | null {
  const folded = text.normalize('NFKC').replace(/T.*$/, '').replaceAll(/\s/g, '');
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(folded) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
  if (!parts) return null;
  const [, year = '', month = '', day = ''] = parts;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseLocalDate(written).ok ? written : null;
}

function cut(text: string): string {
  return [...text].slice(0, TEXT_MAX).join('');
}

/** The template's example row, whatever was done to the rest of it. */
export function isExample(row: SheetRow): boolean {
  const first = row.cells.find((cell) => cell.text.trim() !== '')?.text.trim() ?? '';
  return Object.values(EXAMPLE_MARKS).some((mark) => first.startsWith(mark));
}
