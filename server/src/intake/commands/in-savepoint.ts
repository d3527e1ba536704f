import { sql } from 'kysely';
import type { DomainEvent, JobRequest, Operation } from '../../platform/operation/operation.ts';
import { sqlState } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { CellProblem } from '../kind.ts';

/** Somebody else did the same at this moment: a unique key, or dated rows that would overlap. */
const TAKEN = new Set(['23505', '23P01']);

/**
 * Runs the work of one row so that its failure takes back exactly that row, its events and its jobs included. A deadlock
 * and anything unexpected ends the whole operation, which is then run again or reported.
 */
export async function inSavepoint(
  op: Operation,
  work: (inner: Operation) => Promise<void>,
): Promise<readonly CellProblem[] | null> {
  const events: DomainEvent[] = [];
  const jobs: JobRequest[] = [];
  const inner: Operation = {
    ...op,
    emit: (event) => events.push(event),
    enqueue: (job) => jobs.push(job),
    // Notes of single rows would overwrite each other; what became of a row stands in the row.
    note: () => undefined,
  };
  await sql`savepoint intake_row`.execute(op.tx);
  try {
    await work(inner);
  } catch (error) {
    const problems = problemsOf(error);
    if (problems === null) throw error;
    await sql`rollback to savepoint intake_row`.execute(op.tx);
    await sql`release savepoint intake_row`.execute(op.tx);
    return problems;
  }
  await sql`release savepoint intake_row`.execute(op.tx);
  for (const event of events) op.emit(event);
  for (const job of jobs) op.enqueue(job);
  return null;
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
