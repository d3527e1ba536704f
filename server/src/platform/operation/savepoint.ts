import { sql } from 'kysely';
import type { DomainEvent, JobRequest, Operation } from './operation.ts';

/**
 * Runs a part of an operation so that its failure takes back exactly that part, its events, jobs and notes included.
 * `recover` says what the failure means; where it answers null, the whole operation fails.
 */
export async function inSavepoint<T, Recovered>(
  op: Operation,
  work: (inner: Operation) => Promise<T>,
  recover: (error: unknown) => Recovered | null,
): Promise<T | Recovered> {
  const events: DomainEvent[] = [];
  const jobs: JobRequest[] = [];
  const notes: Readonly<Record<string, unknown>>[] = [];
  const inner: Operation = {
    ...op,
    emit: (event) => events.push(event),
    enqueue: (job) => jobs.push(job),
    note: (detail) => notes.push(detail),
  };
  await sql`savepoint part`.execute(op.tx);
  let result: T;
  try {
    result = await work(inner);
  } catch (error) {
    const recovered = recover(error);
    if (recovered === null) throw error;
    await sql`rollback to savepoint part`.execute(op.tx);
    await sql`release savepoint part`.execute(op.tx);
    return recovered;
  }
  await sql`release savepoint part`.execute(op.tx);
  for (const event of events) op.emit(event);
  for (const job of jobs) op.enqueue(job);
  for (const note of notes) op.note(note);
  return result;
}
