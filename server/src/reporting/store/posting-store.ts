import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Objection, Posting, PostingRecord, PostingState } from '../domain/posting.ts';

export type PostingKey = { readonly unitId: NodeId; readonly postingId: string };

type Row = {
  readonly unit_id: NodeId;
  readonly posting_id: string;
  readonly summary_id: string;
  readonly year: number;
  readonly working_days: number;
  readonly from_on: string;
  readonly last_on: string;
  readonly posted_by: PersonId;
  readonly told_line: number | null;
  readonly state: PostingState;
  readonly closed_on: string | null;
  readonly record: PostingRecord | null;
};

const COLUMNS = sql`unit_id, posting_id, summary_id, year, working_days, from_on, last_on, posted_by, told_line,
  state, closed_on, record`;

function postingFrom(row: Row): Posting {
  return {
    unitId: row.unit_id,
    postingId: row.posting_id,
    summaryId: row.summary_id,
    year: row.year,
    workingDays: row.working_days,
    fromOn: row.from_on,
    lastOn: row.last_on,
    postedBy: row.posted_by,
    toldLine: row.told_line,
    state: row.state,
    closedOn: row.closed_on,
    record: row.record,
  };
}

/** False: that summary is posted already. */
export async function insertPosting(
  db: Kysely<unknown>,
  posting: Pick<
    Posting,
    'unitId' | 'postingId' | 'summaryId' | 'year' | 'workingDays' | 'fromOn' | 'lastOn' | 'postedBy'
  > & { readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into reporting.posting (unit_id, posting_id, summary_id, year, working_days,
      from_on, last_on, posted_at, posted_by, state)
    values (${posting.unitId}, ${posting.postingId}, ${posting.summaryId}, ${posting.year}, ${posting.workingDays},
      ${posting.fromOn}, ${posting.lastOn}, ${posting.at}, ${posting.postedBy}, 'open')
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function postingByKey(
  db: Kysely<unknown>,
  key: PostingKey,
  options: { lock?: boolean } = {},
): Promise<Posting | null> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.posting
    where unit_id = ${key.unitId} and posting_id = ${key.postingId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? postingFrom(row) : null;
}

/** Newest first. */
export async function postingsOf(
  db: Kysely<unknown>,
  unitId: NodeId,
  limit: number,
): Promise<readonly Posting[]> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.posting
    where unit_id = ${unitId} order by posted_at desc, posting_id limit ${limit}`.execute(db);
  return found.rows.map(postingFrom);
}

/** Open ones whose last day has passed with everything answered, or whose people are not told yet. */
export async function postingsToLookAt(
  db: Kysely<unknown>,
  of: { before: string; limit: number },
): Promise<readonly PostingKey[]> {
  const found = await sql<{ unit_id: NodeId; posting_id: string }>`
    select unit_id, posting_id from reporting.posting p
    where state = 'open' and (told_line is not null or (last_on < ${of.before} and not exists (
      select 1 from reporting.objection o where o.unit_id = p.unit_id and o.posting_id = p.posting_id
        and o.state = 'open')))
    order by last_on, posting_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({ unitId: row.unit_id, postingId: row.posting_id }));
}

/** Under the lock of the row. */
export async function setToldLine(
  db: Kysely<unknown>,
  key: PostingKey,
  line: number | null,
): Promise<void> {
  await sql`update reporting.posting set told_line = ${line}
    where unit_id = ${key.unitId} and posting_id = ${key.postingId}`.execute(db);
}

export async function closePostingRow(
  db: Kysely<unknown>,
  key: PostingKey,
  to: { on: string; record: PostingRecord },
): Promise<boolean> {
  const result = await sql`update reporting.posting
    set state = 'closed', closed_on = ${to.on}, record = ${JSON.stringify(to.record)}
    where unit_id = ${key.unitId} and posting_id = ${key.postingId} and state = 'open'`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function insertObjection(
  db: Kysely<unknown>,
  key: PostingKey,
  objection: Pick<Objection, 'objectionId' | 'byId' | 'text' | 'evidenceId' | 'madeAt'>,
): Promise<boolean> {
  const result =
    await sql`insert into reporting.objection (unit_id, posting_id, objection_id, by_id, text,
      evidence_id, made_at, state)
    values (${key.unitId}, ${key.postingId}, ${objection.objectionId}, ${objection.byId}, ${objection.text},
      ${objection.evidenceId}, ${objection.madeAt}, 'open')
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Oldest first; of one person only where `byId` is given. */
export async function objectionsTo(
  db: Kysely<unknown>,
  key: PostingKey,
  byId: PersonId | null = null,
): Promise<readonly Objection[]> {
  const found = await sql<{
    objection_id: string;
    by_id: PersonId;
    text: string;
    evidence_id: string | null;
    made_at: Date;
    state: Objection['state'];
    answer: string | null;
    answered_by: PersonId | null;
    answered_at: Date | null;
  }>`select objection_id, by_id, text, evidence_id, made_at, state, answer, answered_by, answered_at
    from reporting.objection where unit_id = ${key.unitId} and posting_id = ${key.postingId}
      ${byId ? sql`and by_id = ${byId}` : sql``} order by made_at, objection_id`.execute(db);
  return found.rows.map((row) => ({
    objectionId: row.objection_id,
    byId: row.by_id,
    text: row.text,
    evidenceId: row.evidence_id,
    madeAt: row.made_at,
    state: row.state,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
  }));
}

/** The units before which somebody laid this file with an objection. */
export async function unitsShown(
  db: Kysely<unknown>,
  byId: PersonId,
  evidenceId: string,
): Promise<readonly NodeId[]> {
  const found = await sql<{ unit_id: NodeId }>`select distinct unit_id from reporting.objection
    where evidence_id = ${evidenceId} and by_id = ${byId}`.execute(db);
  return found.rows.map((row) => row.unit_id);
}

/** False: it was answered before. */
export async function answerObjectionRow(
  db: Kysely<unknown>,
  key: PostingKey & { readonly objectionId: string },
  to: { state: 'upheld' | 'dismissed'; answer: string; by: PersonId; at: Date },
): Promise<boolean> {
  const result =
    await sql`update reporting.objection set state = ${to.state}, answer = ${to.answer},
      answered_by = ${to.by}, answered_at = ${to.at}
    where unit_id = ${key.unitId} and posting_id = ${key.postingId}
      and objection_id = ${key.objectionId} and state = 'open'`.execute(db);
  return result.numAffectedRows === 1n;
}
