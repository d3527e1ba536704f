import type { NodeId, PersonId, RecordId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { PassOutcome } from '../domain/pass-rule.ts';

type Db = Kysely<unknown>;
export type EntryKey = { readonly personId: PersonId; readonly offeringId: string };
export type EntryState = 'in' | 'withdrawn' | 'passed' | 'failed';

/** A person who signed up, and what became of it. */
export type Entry = EntryKey & {
  readonly nodeId: NodeId;
  readonly state: EntryState;
  readonly signedUpAt: Date;
  readonly extraMinutes: number;
  readonly resitSignedUpAt: Date | null;
  /** Asked for a seat without steps. */
  readonly accessible: boolean;
  readonly outcome: PassOutcome | null;
  readonly recordId: RecordId | null;
};

type Row = {
  readonly person_id: PersonId;
  readonly offering_id: string;
  readonly node_id: NodeId;
  readonly state: EntryState;
  readonly signed_up_at: Date;
  readonly extra_minutes: number;
  readonly resit_signed_up_at: Date | null;
  readonly accessible: boolean;
  readonly outcome: PassOutcome | null;
  readonly record_id: RecordId | null;
};
const COLUMNS = sql`person_id, offering_id, node_id, state, signed_up_at, extra_minutes, resit_signed_up_at, accessible,
  outcome, record_id`;

const entryFrom = (row: Row): Entry => ({
  personId: row.person_id,
  offeringId: row.offering_id,
  nodeId: row.node_id,
  state: row.state,
  signedUpAt: row.signed_up_at,
  extraMinutes: row.extra_minutes,
  resitSignedUpAt: row.resit_signed_up_at,
  accessible: row.accessible,
  outcome: row.outcome,
  recordId: row.record_id,
});

export async function entriesOfPerson(db: Db, personId: PersonId): Promise<readonly Entry[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.entry where person_id = ${personId}
    order by signed_up_at desc, offering_id limit 200`.execute(db);
  return found.rows.map(entryFrom);
}

export async function entryByKey(
  db: Db,
  key: EntryKey,
  options: { lock?: boolean } = {},
): Promise<Entry | null> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.entry
    where person_id = ${key.personId} and offering_id = ${key.offeringId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? entryFrom(row) : null;
}

/** In the order of their ids; `after` is the last of the page before. */
export async function entriesIn(
  db: Db,
  of: { nodeId: NodeId; offeringId: string; after: PersonId | null; limit: number },
): Promise<readonly Entry[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.entry
    where node_id = ${of.nodeId} and offering_id = ${of.offeringId} and state <> 'withdrawn'
      and (${of.after}::uuid is null or person_id > ${of.after}::uuid)
    order by person_id limit ${of.limit}`.execute(db);
  return found.rows.map(entryFrom);
}

export type DecidedState = 'passed' | 'failed';

/** For whom it is decided, in the order of their ids; `after` is the last of the page before. */
export async function decidedIn(
  db: Db,
  of: {
    nodeId: NodeId;
    offeringId: string;
    state: DecidedState | null;
    after: PersonId | null;
    limit: number;
  },
): Promise<readonly Entry[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.entry
    where node_id = ${of.nodeId} and offering_id = ${of.offeringId}
      and state = any (${of.state === null ? ['passed', 'failed'] : [of.state]}::text[])
      and (${of.after}::uuid is null or person_id > ${of.after}::uuid)
    order by person_id limit ${of.limit}`.execute(db);
  return found.rows.map(entryFrom);
}

/** Signs up, or again after a withdrawal. */
export async function putEntry(
  db: Db,
  of: EntryKey & { readonly nodeId: NodeId; readonly at: Date },
): Promise<void> {
  await sql`insert into assessment.entry (person_id, offering_id, node_id, state, signed_up_at)
    values (${of.personId}, ${of.offeringId}, ${of.nodeId}, 'in', ${of.at})
    on conflict (person_id, offering_id) do update set state = 'in', signed_up_at = excluded.signed_up_at
      where assessment.entry.state = 'withdrawn'`.execute(db);
}

export async function withdrawEntry(db: Db, key: EntryKey): Promise<boolean> {
  const result = await sql`update assessment.entry set state = 'withdrawn'
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and state = 'in'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export async function setExtraMinutes(db: Db, key: EntryKey, minutes: number): Promise<void> {
  await sql`update assessment.entry set extra_minutes = ${minutes}
    where person_id = ${key.personId} and offering_id = ${key.offeringId}`.execute(db);
}

export async function setAccessible(db: Db, key: EntryKey, wanted: boolean): Promise<void> {
  await sql`update assessment.entry set accessible = ${wanted}
    where person_id = ${key.personId} and offering_id = ${key.offeringId}`.execute(db);
}

export async function signUpForResit(db: Db, key: EntryKey, at: Date): Promise<boolean> {
  const result = await sql`update assessment.entry set resit_signed_up_at = ${at}, state = 'in'
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and resit_signed_up_at is null
      and state in ('in', 'failed')`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Only from `in`: what was decided once is not decided again. */
export async function decideEntry(
  db: Db,
  key: EntryKey,
  of: { outcome: PassOutcome; recordId: RecordId | null; at: Date },
): Promise<boolean> {
  const result =
    await sql`update assessment.entry set state = ${of.outcome.passed ? 'passed' : 'failed'},
      outcome = ${JSON.stringify(of.outcome)}, decided_at = ${of.at}, record_id = ${of.recordId}
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and state = 'in'`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** A result was corrected: what had failed is decided anew, and what had passed keeps its hours with its new figures. */
export async function reopenEntry(db: Db, key: EntryKey): Promise<boolean> {
  const result =
    await sql`update assessment.entry set state = 'in', outcome = null, decided_at = null
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and state = 'failed'`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function correctOutcome(
  db: Db,
  key: EntryKey,
  outcome: PassOutcome,
): Promise<boolean> {
  const result = await sql`update assessment.entry set outcome = ${JSON.stringify(outcome)}
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and state = 'passed'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** The most that anybody in the offering was given. */
export async function extraMinutesMax(
  db: Db,
  of: { nodeId: NodeId; offeringId: string },
): Promise<number> {
  const found = await sql<{ most: number }>`select coalesce(max(extra_minutes), 0)::int as most
    from assessment.entry where node_id = ${of.nodeId} and offering_id = ${of.offeringId}`.execute(
    db,
  );
  return found.rows[0]?.most ?? 0;
}

/** Codes of an organisation's courses that the person has passed. */
export async function codesPassed(db: Db, personId: PersonId): Promise<ReadonlySet<string>> {
  const found = await sql<{ name: string }>`select o.node_id || ' ' || o.code as name
    from assessment.entry e join assessment.offering o on o.node_id = e.node_id and o.offering_id = e.offering_id
    where e.person_id = ${personId} and e.state = 'passed'`.execute(db);
  return new Set(found.rows.map((row) => row.name));
}

export async function insertObligation(
  db: Db,
  of: EntryKey & { taskId: string; amountFen: number; rule: string; at: Date },
): Promise<void> {
  await sql`insert into assessment.obligation (person_id, task_id, offering_id, reason, amount_fen, rule_id, at)
    values (${of.personId}, ${of.taskId}, ${of.offeringId}, 'ticket-printed', ${of.amountFen}, ${of.rule}, ${of.at})
    on conflict do nothing`.execute(db);
}

export async function obligationsOf(
  db: Db,
  key: EntryKey,
): Promise<readonly { taskId: string; amountFen: number; rule: string }[]> {
  const found = await sql<{ task_id: string; amount_fen: number; rule_id: string }>`
    select task_id, amount_fen, rule_id from assessment.obligation
    where person_id = ${key.personId} and offering_id = ${key.offeringId} order by at`.execute(db);
  return found.rows.map((row) => ({
    taskId: row.task_id,
    amountFen: row.amount_fen,
    rule: row.rule_id,
  }));
}

/**
 * Undecided though everything in the way is over: the window of an exam that tells at once, or the re-sit. What was not
 * published yet is not among them.
 */
export async function entriesToSettle(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<readonly EntryKey[]> {
  const found = await sql<{ person_id: PersonId; offering_id: string }>`
    select e.person_id, e.offering_id from assessment.entry e
      join assessment.offering o on o.node_id = e.node_id and o.offering_id = e.offering_id
    where e.state = 'in' and (o.tells = 'at-once' or o.state = 'released')
      and not exists (select 1 from assessment.task t
        where t.node_id = o.node_id and t.offering_id = o.offering_id
          and (t.kind = 'resit') = (e.resit_signed_up_at is not null)
          and t.closes_at + make_interval(mins => e.extra_minutes) > ${of.before})
      and not exists (select 1 from assessment.attempt a
        where a.person_id = e.person_id and a.offering_id = e.offering_id and a.state in ('open', 'marking'))
    order by e.signed_up_at, e.person_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({ personId: row.person_id, offeringId: row.offering_id }));
}
