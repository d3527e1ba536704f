import type { Result } from '@jixu/kernel';
import { fail, ok } from '@jixu/kernel';
import type { SheetRefusalCode } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { SHEET_LIMITS } from './limits.ts';
import { parseConfined } from './parser-process.ts';
import type { RowProblem } from './sheet-task.ts';

/**
 * Writes to `output` the same workbook, or the same csv, with a last column `PROBLEM_HEADING` that
 * says what to repair; in an xlsx the cells named are coloured too. A second round replaces the
 * column of the first. Rows without any value keep being empty whatever `problems` says of them.
 */
export async function annotateSheet(
  file: {
    readonly path: string;
    readonly sheet?: string;
    readonly headerRow?: number;
    readonly signal?: AbortSignal;
  },
  problems: readonly RowProblem[],
  output: { readonly path: string; readonly limits?: Partial<SheetLimits> },
): Promise<Result<{ readonly rows: number }, SheetRefusalCode>> {
  const limits = { ...SHEET_LIMITS, ...output.limits };
  let rows: number | null = null;
  const answer = await parseConfined({
    task: {
      verb: 'annotate',
      limits,
      sheet: file.sheet ?? null,
      headerRow: file.headerRow ?? null,
      problems,
    },
    input: { path: file.path },
    output: { path: output.path },
    limits,
    ...(file.signal === undefined ? {} : { signal: file.signal }),
    onMessage({ annotated }) {
      if (typeof annotated !== 'object' || annotated === null || !('rows' in annotated)) return;
      if (typeof annotated.rows === 'number') rows = annotated.rows;
    },
  });
  if (!answer.ok) return fail(answer.code, answer.detail);
  return rows === null ? fail('sheets.parser_crashed') : ok({ rows });
}
