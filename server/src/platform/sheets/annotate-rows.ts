import type { RowProblem } from './sheet-task.ts';

/** The heading of the column that tells a person what to repair. Import knows it and skips it. */
export const PROBLEM_HEADING = '问题 / Problem';

/** More in one cell helps nobody, and 32,767 is the end of a cell. */
const REASON_CHARACTERS_MAX = 4000;

export interface RowMarks {
  /** All messages of the row, one a line. */
  readonly reason: string;
  readonly columns: ReadonlySet<number>;
}

export function marksByRow(problems: readonly RowProblem[]): ReadonlyMap<number, RowMarks> {
  const rows = new Map<number, { messages: string[]; columns: Set<number> }>();
  for (const problem of problems) {
    const row = rows.get(problem.row) ?? { messages: [], columns: new Set<number>() };
    row.messages.push(problem.message);
    if (problem.column !== null) row.columns.add(problem.column);
    rows.set(problem.row, row);
  }
  return new Map(
    [...rows].map(([row, { messages, columns }]) => [
      row,
      { reason: messages.join('\n').slice(0, REASON_CHARACTERS_MAX), columns },
    ]),
  );
}
