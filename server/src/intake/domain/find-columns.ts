import { fail, ok, type Result } from '@jixu/kernel';
import { PROBLEM_HEADING, type SheetRow } from '../../platform/sheets/index.ts';
import type { IntakeColumn } from '../kind.ts';
import type { FoundColumn } from './batch.ts';

/** Lists begin with a title, a note and the name of the unit more often than with their headings. */
export const HEADER_WITHIN_ROWS = 20;

export type Headings = {
  readonly row: number;
  readonly columns: readonly FoundColumn[];
  readonly ignored: readonly string[];
};

export type HeadingsProblem =
  | 'intake.no_headings'
  | 'intake.missing_columns'
  | 'intake.column_twice';

/**
 * The row of headings is the one that names most of the columns; their order is free. A column that is required but
 * not there, or there twice, is a question for a person and not to be guessed.
 */
export function findHeadings(
  first: readonly SheetRow[],
  wanted: readonly IntakeColumn[],
): Result<Headings, HeadingsProblem> {
  const names = namesOf(wanted);
  let best: Headings | null = null;
  for (const row of first.slice(0, HEADER_WITHIN_ROWS)) {
    const found = headingsIn(row, names);
    if (best === null || found.columns.length > best.columns.length) best = found;
  }
  if (best === null || best.columns.length < Math.min(2, wanted.length)) {
    return fail('intake.no_headings', {
      wanted: wanted.map((column) => column.headers['zh-CN'][0] ?? column.id).join('、'),
    });
  }
  const { columns } = best;
  const twice = columns.find(
    (one, index) => columns.findIndex((other) => other.column === one.column) !== index,
  );
  if (twice) return fail('intake.column_twice', { header: twice.header.slice(0, 60) });
  const missing = wanted.filter(
    (column) => column.required && !columns.some((one) => one.column === column.id),
  );
  if (missing.length > 0) {
    return fail('intake.missing_columns', {
      missing: missing.map((column) => column.headers['zh-CN'][0] ?? column.id).join('、'),
    });
  }
  return ok(best);
}

function namesOf(wanted: readonly IntakeColumn[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of wanted) {
    for (const name of [...column.headers['zh-CN'], ...column.headers.en]) {
      names.set(folded(name), column.id);
    }
  }
  return names;
}

function headingsIn(row: SheetRow, names: ReadonlyMap<string, string>): Headings {
  const columns: FoundColumn[] = [];
  const ignored: string[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const header = cell.text.trim();
    if (header === '' || header === PROBLEM_HEADING) continue;
    const column = names.get(folded(header));
    if (column === undefined) ignored.push(header.slice(0, 60));
    else columns.push({ column, at: index + 1, header: header.slice(0, 60) });
  }
  return { row: row.number, columns, ignored };
}

/** "* 身份证号（必填）", "身份证 号码" and "身份证号码" are one heading but for the words themselves. */
function folded(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replaceAll(/[\s*:_/\-.]/g, '');
}
