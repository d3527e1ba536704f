import { type Kysely, sql } from 'kysely';
import {
  type ClaimId,
  type EntryId,
  formatLocalDate,
  type Hours,
  type Period,
  type PersonId,
  type RecordId,
  ticks,
} from '@jixu/kernel';
import type { EntryBody } from '../domain/entry.ts';

export type Head = { readonly lastSeq: number; readonly headHash: string; readonly salt: string };

/** Locks the person's hour account, making it first if this is the first posting. Every posting waits here. */
export async function lockAccount(
  db: Kysely<unknown>,
  personId: PersonId,
  fresh: { salt: string; at: Date },
): Promise<Head> {
  const head = await lockedHead(db, personId);
  if (head) return head;
  await sql`insert into hours.account (person_id, salt, opened_at) values (${personId}, ${fresh.salt}, ${fresh.at})
    on conflict (person_id) do nothing`.execute(db);
  const made = await lockedHead(db, personId);
  if (!made) throw new Error('hours: the account vanished between two statements');
  return made;
}

async function lockedHead(db: Kysely<unknown>, personId: PersonId): Promise<Head | null> {
  const found = await sql<{
    last_seq: number;
    head_hash: string;
    salt: string;
  }>`select last_seq, head_hash, salt
    from hours.account where person_id = ${personId} for update`.execute(db);
  const row = found.rows[0];
  return row ? { lastSeq: row.last_seq, headHash: row.head_hash, salt: row.salt } : null;
}

export async function moveHead(
  db: Kysely<unknown>,
  personId: PersonId,
  from: number,
  to: { seq: number; hash: string },
): Promise<boolean> {
  const result = await sql`update hours.account set last_seq = ${to.seq}, head_hash = ${to.hash}
    where person_id = ${personId} and last_seq = ${from}`.execute(db);
  return result.numAffectedRows === 1n;
}

export type EntryRow = {
  readonly body: EntryBody;
  readonly hash: string;
  readonly packId: string;
  readonly trace: unknown;
};

export async function insertEntry(
  db: Kysely<unknown>,
  personId: PersonId,
  entry: EntryRow,
): Promise<void> {
  const body = entry.body;
  await sql`insert into hours.entry (person_id, seq, entry_id, record_id, pack_id, pack_ref, period_from, period_to,
      category, ticks, kind, reason, claim_id, operation_id, trace, posted_at, effective_on, prev_hash, hash)
    values (${personId}, ${body.seq}, ${body.entryId}, ${body.recordId}, ${entry.packId}, ${body.packRef},
      ${body.periodFrom}, ${body.periodTo}, ${body.category}, ${body.ticks}, ${body.kind}, ${body.reason},
      ${body.claimId}, ${body.operationId}, ${JSON.stringify(entry.trace)}, ${body.postedAt}, ${body.effectiveOn},
      ${body.prevHash}, ${entry.hash})`.execute(db);
}

export type PostedSum = {
  readonly recordId: RecordId;
  readonly category: string;
  readonly amount: Hours;
};

/** What the entries of one period add up to, by record and category. */
export async function postedIn(
  db: Kysely<unknown>,
  personId: PersonId,
  packId: string,
  span: Period,
): Promise<readonly PostedSum[]> {
  const found = await sql<{
    record_id: RecordId;
    category: string;
    ticks: number;
  }>`select record_id, category,
      sum(ticks)::bigint as ticks from hours.entry
    where person_id = ${personId} and pack_id = ${packId} and period_from = ${formatLocalDate(span.from)}
      and period_to = ${formatLocalDate(span.to)} group by record_id, category`.execute(db);
  return found.rows.map((row) => ({
    recordId: row.record_id,
    category: row.category,
    amount: ticks(row.ticks),
  }));
}

/** What the ledger says for these records, all years and subjects taken together; absent: nothing was posted. */
export async function postedFor(
  db: Kysely<unknown>,
  records: readonly { readonly personId: PersonId; readonly recordId: RecordId }[],
): Promise<ReadonlyMap<RecordId, Hours>> {
  if (records.length === 0) return new Map();
  const found = await sql<{ record_id: RecordId; ticks: number }>`
    select record_id, sum(ticks)::bigint as ticks from hours.entry
    where person_id = any (${records.map((one) => one.personId)}::uuid[])
      and record_id = any (${records.map((one) => one.recordId)}::uuid[])
    group by record_id`.execute(db);
  return new Map(found.rows.map((row) => [row.record_id, ticks(row.ticks)]));
}

export async function claimPosted(
  db: Kysely<unknown>,
  personId: PersonId,
  claimId: ClaimId,
): Promise<boolean> {
  const found =
    await sql`select 1 from hours.entry where person_id = ${personId} and claim_id = ${claimId}
    limit 1`.execute(db);
  return found.rows.length > 0;
}

/** The years of one pack in which a record has entries. */
export async function periodsWithEntries(
  db: Kysely<unknown>,
  personId: PersonId,
  recordId: RecordId,
): Promise<readonly { packId: string; from: string; to: string }[]> {
  const found = await sql<{
    pack_id: string;
    period_from: string;
    period_to: string;
  }>`select distinct pack_id,
      period_from, period_to from hours.entry where person_id = ${personId} and record_id = ${recordId}`.execute(
    db,
  );
  return found.rows.map((row) => ({
    packId: row.pack_id,
    from: row.period_from,
    to: row.period_to,
  }));
}

export async function isClosed(
  db: Kysely<unknown>,
  packId: string,
  span: Period,
): Promise<boolean> {
  const found = await sql`select 1 from hours.closing where pack_id = ${packId}
    and period_from < ${formatLocalDate(span.to)} and period_to > ${formatLocalDate(span.from)} limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}

export type EntryLine = {
  readonly seq: number;
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly packRef: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly category: string;
  readonly amount: Hours;
  readonly kind: string;
  readonly reason: string;
  readonly claimId: ClaimId;
  readonly operationId: string;
  readonly trace: unknown;
  readonly postedAt: Date;
  readonly effectiveOn: string;
  readonly prevHash: string;
  readonly hash: string;
};

export async function entriesOf(
  db: Kysely<unknown>,
  personId: PersonId,
  page: { afterSeq: number; limit: number; recordId?: RecordId },
): Promise<readonly EntryLine[]> {
  const only = page.recordId ? sql`and record_id = ${page.recordId}` : sql``;
  const found = await sql<{
    seq: number;
    entry_id: EntryId;
    record_id: RecordId;
    pack_ref: string;
    period_from: string;
    period_to: string;
    category: string;
    ticks: number;
    kind: string;
    reason: string;
    claim_id: ClaimId;
    operation_id: string;
    trace: unknown;
    posted_at: Date;
    effective_on: string;
    prev_hash: string;
    hash: string;
  }>`select seq, entry_id, record_id, pack_ref, period_from, period_to, category, ticks, kind, reason, claim_id,
      operation_id, trace, posted_at, effective_on, prev_hash, hash
    from hours.entry where person_id = ${personId} and seq > ${page.afterSeq} ${only} order by seq
    limit ${page.limit}`.execute(db);
  return found.rows.map((row) => ({
    seq: row.seq,
    entryId: row.entry_id,
    recordId: row.record_id,
    packRef: row.pack_ref,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    category: row.category,
    amount: ticks(row.ticks),
    kind: row.kind,
    reason: row.reason,
    claimId: row.claim_id,
    operationId: row.operation_id,
    trace: row.trace,
    postedAt: row.posted_at,
    effectiveOn: row.effective_on,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}
