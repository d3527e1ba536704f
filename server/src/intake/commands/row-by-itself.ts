import { type Operation, sqlState } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { inSavepoint } from '../../platform/operation/savepoint.ts';
import type { CellProblem } from '../kind.ts';

/** Somebody else did the same at this moment: a unique key, or dated rows that would overlap. */
const TAKEN = new Set(['23505', '23P01']);

/**
 * Runs the work of one row so that its failure takes back exactly that row. A deadlock and anything unexpected ends the
 * whole operation, which is then run again or reported.
 */
export function rowByItself(
  op: Operation,
  work: (inner: Operation) => Promise<void>,
): Promise<readonly CellProblem[] | null> {
  const done = async (inner: Operation): Promise<null> => {
    // Notes of single rows would overwrite each other; what became of a row stands in the row.
    await work({ ...inner, note: () => undefined });
    return null;
  };
  return inSavepoint(op, done, problemsOf);
}

function problemsOf(error: unknown): readonly CellProblem[] | null {
  if (error instanceof Refusal) {
    if (error.fields.length === 0) {
      return [{ column: null, code: error.code, detail: error.detail }];
    }
    return error.fields.map(({ path, ...problem }) => ({ column: path, ...problem }));
  }
  return TAKEN.has(sqlState(error) ?? '') ? [{ column: null, code: 'intake.in_use' }] : null;
}
