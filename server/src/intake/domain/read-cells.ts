import { IdNumber } from '@jixu/kernel';
import type { SheetRow } from '../../platform/sheets/index.ts';
import type { IntakeCell, IntakeCells, IntakeKind, RowIdentity } from '../kind.ts';
import type { FoundColumn } from './batch.ts';

/** Names, titles and notes are shorter; what is longer landed in the wrong cell, and its beginning is enough to see so. */
const TEXT_MAX = 500;

/** Marks the example of our template, which nobody has to delete. */
export const EXAMPLE_MARKS = { 'zh-CN': '（示例）', en: '(example)' } as const;

/** What a row of the file says in the columns that we know. */
export function cellsOf(row: SheetRow, found: readonly FoundColumn[]): IntakeCells {
  const cells: Record<string, IntakeCell> = {};
  for (const { column, at } of found) {
    const cell = row.cells[at - 1];
    if (cell === undefined || (cell.text === '' && cell.problem === undefined)) continue;
    // The cell itself wherever it can stay: a list has a million of them.
    cells[column] = cell.text.length <= TEXT_MAX ? cell : { ...cell, text: cut(cell.text) };
  }
  return cells;
}

export function typedCells(texts: Readonly<Record<string, string>>): IntakeCells {
  return Object.fromEntries(
    Object.entries(texts).map(([column, text]) => [column, { text: cut(text.trim()) }]),
  );
}

function cut(text: string): string {
  return text.length <= TEXT_MAX ? text : [...text].slice(0, TEXT_MAX).join('');
}

/** What the row is about, however it was written; null where it does not say. */
export function identityOf(
  cells: IntakeCells,
  kind: Pick<IntakeKind, 'columns' | 'identifiedBy' | 'identify'>,
): RowIdentity | null {
  if (kind.identify !== null) {
    const about = kind.identify(cells);
    return typeof about === 'string' ? [about] : about;
  }
  const column = kind.columns.find((one) => one.id === kind.identifiedBy);
  if (!column) return null;
  const cell = cells[column.id];
  const text = (cell?.text ?? '').normalize('NFKC').replaceAll(/\s/g, '');
  if (text === '' || cell?.problem !== undefined) return null;
  if (column.kind !== 'id-number') return [text.toUpperCase()];
  const number = IdNumber.parse(text.replace(/^['’‘]/, ''));
  return number.ok ? [number.value.reveal()] : null;
}

/** The template's example row, whatever was done to the rest of it. */
export function isExample(row: SheetRow): boolean {
  const first = row.cells.find((cell) => cell.text.trim() !== '')?.text.trim() ?? '';
  return Object.values(EXAMPLE_MARKS).some((mark) => first.startsWith(mark));
}
