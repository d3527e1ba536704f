import { type Kysely, sql } from 'kysely';
import type { AccountId, CaseId, Id, NodeId, PersonId, SessionId } from '@jixu/kernel';
import { arrayLiteral } from '../../platform/db/array-literal.ts';
import type { Answer, CaseSummary } from '../domain/case.ts';

type Db = Kysely<unknown>;
export type BulkId = Id<'bulk'>;
export type BulkKey = { readonly decidedBy: PersonId; readonly bulkId: BulkId };

/** What is said of every case, and in whose name. */
export type Bulk = BulkKey & {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly outcome: Answer;
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly endedAt: Date | null;
};

export type BulkCase = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  /** The version that was seen. */
  readonly version: number;
};

/** False: that one exists. */
export async function insertBulk(
  tx: Db,
  bulk: Omit<Bulk, 'endedAt'>,
  cases: readonly BulkCase[],
): Promise<boolean> {
  const put =
    await sql`insert into review.bulk (person_id, bulk_id, account_id, session_id, outcome, opinion, items,
      fields, at, worked_at)
    values (${bulk.decidedBy}, ${bulk.bulkId}, ${bulk.accountId}, ${bulk.sessionId}, ${bulk.outcome}, ${bulk.opinion},
      ${JSON.stringify(bulk.items)}, ${JSON.stringify(bulk.fields)}, ${bulk.at}, ${bulk.at}) on conflict do nothing`.execute(
      tx,
    );
  if (put.numAffectedRows !== 1n) return false;
  await sql`insert into review.bulk_case (subject_id, decided_by, bulk_id, case_id, position,
      case_version, state)
    select c.subject_id, ${bulk.decidedBy}::uuid, ${bulk.bulkId}::uuid, c.case_id, c.position, c.version, 'waiting'
    from unnest(${arrayLiteral(cases.map((one) => one.subjectId))}::uuid[],
      ${arrayLiteral(cases.map((one) => one.caseId))}::uuid[],
      ${cases.map((one) => one.version)}::integer[]) with ordinality as c (subject_id, case_id, version, position)`.execute(
    tx,
  );
  return true;
}

type Row = {
  person_id: PersonId;
  bulk_id: BulkId;
  account_id: AccountId;
  session_id: SessionId;
  outcome: Answer;
  opinion: string | null;
  items: readonly string[];
  fields: Readonly<Record<string, string>>;
  at: Date;
  ended_at: Date | null;
};

const columns = sql`person_id, bulk_id, account_id, session_id, outcome, opinion, items, fields, at, ended_at`;

export async function bulkByKey(db: Db, key: BulkKey): Promise<Bulk | null> {
  const found = await sql<Row>`select ${columns} from review.bulk
    where person_id = ${key.decidedBy} and bulk_id = ${key.bulkId}`.execute(db);
  const row = found.rows[0];
  return row ? bulkOf(row) : null;
}

/** The last ones that this person said, the newest first. */
export async function bulksOf(
  db: Db,
  decidedBy: PersonId,
  limit: number,
): Promise<readonly Bulk[]> {
  const found = await sql<Row>`select ${columns} from review.bulk
    where person_id = ${decidedBy} order by at desc, bulk_id desc limit ${limit}`.execute(db);
  return found.rows.map(bulkOf);
}

function bulkOf(row: Row): Bulk {
  return {
    decidedBy: row.person_id,
    bulkId: row.bulk_id,
    accountId: row.account_id,
    sessionId: row.session_id,
    outcome: row.outcome,
    opinion: row.opinion,
    items: row.items,
    fields: row.fields,
    at: row.at,
    endedAt: row.ended_at,
  };
}

/** The next cases that nothing has happened to, in the order in which they were named. */
export async function casesWaiting(
  db: Db,
  key: BulkKey,
  of: { readonly after: number; readonly limit: number },
): Promise<readonly (BulkCase & { readonly position: number })[]> {
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    position: number;
    case_version: number;
  }>`select subject_id, case_id, position, case_version from review.bulk_case
    where ${ofBulk(key)} and state = 'waiting' and position > ${of.after}
    order by position limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    position: row.position,
    version: row.case_version,
  }));
}

/** False: another worker was faster. The row waits for that worker's end first. */
export async function markBulkCase(
  tx: Db,
  key: BulkKey,
  of: BulkCase & { readonly code: string | null },
): Promise<boolean> {
  const state = of.code === null ? 'decided' : 'refused';
  const done = await sql`update review.bulk_case set state = ${state}, code = ${of.code}
    where subject_id = ${of.subjectId} and ${ofBulk(key)} and case_id = ${of.caseId}
      and state = 'waiting'`.execute(tx);
  return done.numAffectedRows === 1n;
}

export async function touchBulk(
  tx: Db,
  key: BulkKey,
  of: { readonly at: Date; readonly ended: boolean },
): Promise<void> {
  await sql`update review.bulk set worked_at = ${of.at}, ended_at = ${of.ended ? of.at : null}
    where person_id = ${key.decidedBy} and bulk_id = ${key.bulkId} and ended_at is null`.execute(
    tx,
  );
}

/** Those that nobody has worked on since then. */
export async function stalledBulks(
  db: Db,
  before: Date,
  limit: number,
): Promise<readonly BulkKey[]> {
  const found = await sql<{ person_id: PersonId; bulk_id: BulkId }>`
    select person_id, bulk_id from review.bulk
    where ended_at is null and worked_at < ${before} order by worked_at limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ decidedBy: row.person_id, bulkId: row.bulk_id }));
}

export type BulkCounts = {
  readonly waiting: number;
  readonly decided: number;
  readonly refused: number;
};

export async function bulkCounts(db: Db, key: BulkKey): Promise<BulkCounts> {
  const found = await sql<BulkCounts>`select
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'decided') as decided,
      count(*) filter (where state = 'refused') as refused
    from review.bulk_case where ${ofBulk(key)}`.execute(db);
  return found.rows[0] ?? { waiting: 0, decided: 0, refused: 0 };
}

export type BulkCaseLine = BulkCase & {
  readonly position: number;
  readonly state: 'waiting' | 'decided' | 'refused';
  readonly code: string | null;
  /** Null: not before the reader. */
  readonly summary: CaseSummary | null;
  readonly number: string | null;
};

/** The id is the device's: only together with the person it names one. */
function ofBulk(key: BulkKey) {
  return sql`decided_by = ${key.decidedBy} and bulk_id = ${key.bulkId}`;
}

/** What became of the cases, in the order in which they were named. */
export async function bulkCases(
  db: Db,
  key: BulkKey,
  of: {
    readonly state: BulkCaseLine['state'] | null;
    /** Those of the reader: what never was before them is not shown to them for being named here. */
    readonly offices: readonly NodeId[];
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly BulkCaseLine[]> {
  const state = of.state === null ? sql`` : sql`and state = ${of.state}`;
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    position: number;
    case_version: number;
    state: BulkCaseLine['state'];
    code: string | null;
    summary: CaseSummary | null;
    number: string | null;
  }>`select b.subject_id, b.case_id, b.position, b.case_version, b.state, b.code, c.summary, c.number
    from (select * from review.bulk_case where ${ofBulk(key)} ${state} and position > ${of.after}
      order by position limit ${of.limit}) b
    left join review.case c on c.subject_id = b.subject_id and c.case_id = b.case_id
      and exists (select from review.task t where t.subject_id = c.subject_id and t.case_id = c.case_id
        and t.office_id = any(${[...of.offices]}::uuid[]))
    order by b.position`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    position: row.position,
    version: row.case_version,
    state: row.state,
    code: row.code,
    summary: row.summary,
    number: row.number,
  }));
}
