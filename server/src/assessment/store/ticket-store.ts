import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { EntryKey } from './entry-store.ts';

type Db = Kysely<unknown>;

export type Ticket = {
  readonly personId: PersonId;
  readonly taskId: string;
  readonly number: string;
  /** Null: its organiser printed it, the person did not. */
  readonly printedAt: Date | null;
};
type Row = {
  readonly person_id: PersonId;
  readonly task_id: string;
  readonly number: string;
  readonly printed_at: Date | null;
};
const ticketFrom = (row: Row): Ticket => ({
  personId: row.person_id,
  taskId: row.task_id,
  number: row.number,
  printedAt: row.printed_at,
});

/** Of a person in an offering. */
export async function ticketsOf(db: Db, key: EntryKey): Promise<readonly Ticket[]> {
  const found = await sql<Row>`select person_id, task_id, number, printed_at from assessment.ticket
    where person_id = ${key.personId} and offering_id = ${key.offeringId}`.execute(db);
  return found.rows.map(ticketFrom);
}

/** Of these people for a session. */
export async function ticketsFor(
  db: Db,
  of: { readonly taskId: string; readonly personIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, Ticket>> {
  const found = await sql<Row>`select person_id, task_id, number, printed_at from assessment.ticket
    where task_id = ${of.taskId} and person_id = any (${[...of.personIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.person_id, ticketFrom(row)]));
}

/** Does anybody hold a ticket for the session yet? */
export async function hasTickets(
  db: Db,
  of: { readonly offeringId: string; readonly taskId: string },
): Promise<boolean> {
  const found = await sql`select 1 from assessment.ticket
    where offering_id = ${of.offeringId} and task_id = ${of.taskId} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** False: the number is another's. Issued twice, a ticket keeps its first number. */
export async function issueTicket(
  db: Db,
  of: EntryKey & { readonly taskId: string; readonly number: string; readonly at: Date },
): Promise<boolean> {
  const claimed = await sql`insert into assessment.ticket_claim (number, person_id, task_id)
    values (${of.number}, ${of.personId}, ${of.taskId}) on conflict do nothing`.execute(db);
  if (claimed.numAffectedRows !== 1n) return false;
  await sql`insert into assessment.ticket (person_id, task_id, offering_id, number, issued_at)
    values (${of.personId}, ${of.taskId}, ${of.offeringId}, ${of.number}, ${of.at})
    on conflict do nothing`.execute(db);
  return true;
}

/** False: it was printed before. */
export async function markPrinted(
  db: Db,
  of: { readonly personId: PersonId; readonly taskId: string; readonly at: Date },
): Promise<boolean> {
  const result = await sql`update assessment.ticket set printed_at = ${of.at}
    where person_id = ${of.personId} and task_id = ${of.taskId} and printed_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Whose ticket that is. */
export async function ticketHolder(
  db: Db,
  number: string,
): Promise<{ readonly personId: PersonId; readonly taskId: string } | null> {
  const found = await sql<{ person_id: PersonId; task_id: string }>`
    select person_id, task_id from assessment.ticket_claim where number = ${number}`.execute(db);
  const row = found.rows[0];
  return row ? { personId: row.person_id, taskId: row.task_id } : null;
}
