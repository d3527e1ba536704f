import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BatchId, NodeId, PersonId } from '@jixu/kernel';
import type { Acting, Batch, BatchState, FoundColumn, Refused } from '../domain/batch.ts';

type Db = Kysely<unknown>;
export type BatchKey = { readonly unitId: NodeId; readonly batchId: BatchId };

type Row = {
  unit_id: NodeId;
  batch_id: BatchId;
  kind: string;
  state: BatchState;
  file_name: string;
  sha256: string;
  storage_key: string | null;
  sheet: string | null;
  other_sheets: number;
  hidden_rows: number;
  header_row: number | null;
  columns: FoundColumn[];
  ignored_headers: string[];
  rows_read: number;
  refusal: Refused | null;
  stopped: string | null;
  uploaded_by: PersonId;
  uploaded_at: Date;
  confirmed_by: PersonId | null;
  acting: Acting;
  run: number;
  population: number | null;
  worked_at: Date;
  ended_at: Date | null;
};

function batchOf(row: Row): Batch {
  return {
    unitId: row.unit_id,
    batchId: row.batch_id,
    kind: row.kind,
    state: row.state,
    fileName: row.file_name,
    sha256: row.sha256,
    storageKey: row.storage_key,
    sheet: row.sheet,
    otherSheets: row.other_sheets,
    hiddenRows: row.hidden_rows,
    headerRow: row.header_row,
    columns: row.columns,
    ignoredHeaders: row.ignored_headers,
    rowsRead: row.rows_read,
    refusal: row.refusal,
    stopped: row.stopped,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    confirmedBy: row.confirmed_by,
    acting: row.acting,
    run: row.run,
    population: row.population,
    workedAt: row.worked_at,
    endedAt: row.ended_at,
  };
}

/** Opens a batch; false when the same file is one already. */
export async function insertBatch(
  tx: Db,
  batch: BatchKey & {
    kind: string;
    fileName: string;
    sha256: string;
    storageKey: string;
    acting: Acting;
    at: Date;
  },
): Promise<boolean> {
  const put =
    await sql`insert into intake.batch (unit_id, batch_id, kind, state, file_name, sha256, storage_key,
      uploaded_by, uploaded_at, acting, worked_at)
    values (${batch.unitId}, ${batch.batchId}, ${batch.kind}, 'reading', ${batch.fileName}, ${batch.sha256},
      ${batch.storageKey}, ${batch.acting.personId}, ${batch.at}, ${JSON.stringify(batch.acting)}, ${batch.at})
    on conflict (unit_id, kind, sha256) where state not in ('refused', 'cancelled', 'undone')
      do nothing`.execute(tx);
  return put.numAffectedRows === 1n;
}

export async function batchOfFile(
  db: Db,
  of: { unitId: NodeId; kind: string; sha256: string },
): Promise<Batch | null> {
  const found =
    await sql<Row>`select * from intake.batch where unit_id = ${of.unitId} and kind = ${of.kind}
    and sha256 = ${of.sha256} and state not in ('refused', 'cancelled', 'undone')`.execute(db);
  return found.rows[0] ? batchOf(found.rows[0]) : null;
}

/**
 * What others may do with the batch meanwhile. `true`: nothing. Of those who bring in lots side by side one notes the
 * progress of all, the others only keep everybody else from changing it; whoever wants to change it waits for them all.
 */
export type BatchLock = boolean | 'noting' | 'beside';

const LOCKS: Readonly<Record<`${BatchLock}`, RawBuilder<unknown>>> = {
  false: sql``,
  true: sql`for update`,
  noting: sql`for no key update`,
  beside: sql`for key share`,
};

export async function batchByKey(
  db: Db,
  key: BatchKey,
  options: { lock?: BatchLock } = {},
): Promise<Batch | null> {
  const found = await sql<Row>`select * from intake.batch
    where unit_id = ${key.unitId} and batch_id = ${key.batchId}
    ${LOCKS[`${options.lock ?? false}`]}`.execute(db);
  return found.rows[0] ? batchOf(found.rows[0]) : null;
}

export async function recentBatches(
  db: Db,
  of: {
    unitId: NodeId;
    kind: string;
    before: { at: Date; batchId: BatchId } | null;
    limit: number;
  },
): Promise<readonly Batch[]> {
  const before = of.before
    ? sql`and (uploaded_at < ${of.before.at} or (uploaded_at = ${of.before.at} and batch_id > ${of.before.batchId}))`
    : sql``;
  const found =
    await sql<Row>`select * from intake.batch where unit_id = ${of.unitId} and kind = ${of.kind} ${before}
    order by uploaded_at desc, batch_id limit ${of.limit}`.execute(db);
  return found.rows.map(batchOf);
}

export async function openBatches(db: Db, unitId: NodeId): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::bigint as count from intake.batch
    where unit_id = ${unitId} and state in ('reading', 'checked', 'applying', 'undoing')`.execute(
    db,
  );
  return found.rows[0]?.count ?? 0;
}

export type BatchChange = {
  readonly state?: BatchState;
  readonly sheet?: string;
  readonly otherSheets?: number;
  readonly hiddenRows?: number;
  readonly headerRow?: number;
  readonly columns?: readonly FoundColumn[];
  readonly ignoredHeaders?: readonly string[];
  readonly rowsRead?: number;
  readonly refusal?: Refused;
  readonly stopped?: string | null;
  readonly confirmedBy?: PersonId;
  readonly acting?: Acting;
  readonly run?: number;
  readonly population?: number | null;
  readonly endedAt?: Date | null;
};

/** Changes a batch that is still in the state it was found in; false when it is not. */
export async function changeBatch(
  tx: Db,
  key: BatchKey & { state: BatchState; at: Date },
  change: BatchChange,
): Promise<boolean> {
  const sets: RawBuilder<unknown>[] = [sql`worked_at = ${key.at}`];
  if (change.state !== undefined) sets.push(sql`state = ${change.state}`);
  if (change.sheet !== undefined) sets.push(sql`sheet = ${change.sheet}`);
  if (change.otherSheets !== undefined) sets.push(sql`other_sheets = ${change.otherSheets}`);
  if (change.hiddenRows !== undefined) sets.push(sql`hidden_rows = ${change.hiddenRows}`);
  if (change.headerRow !== undefined) sets.push(sql`header_row = ${change.headerRow}`);
  if (change.columns) sets.push(sql`columns = ${JSON.stringify(change.columns)}`);
  if (change.ignoredHeaders) {
    sets.push(sql`ignored_headers = ${JSON.stringify(change.ignoredHeaders)}`);
  }
  if (change.rowsRead !== undefined) sets.push(sql`rows_read = ${change.rowsRead}`);
  if (change.refusal) sets.push(sql`refusal = ${JSON.stringify(change.refusal)}`);
  if (change.stopped !== undefined) sets.push(sql`stopped = ${change.stopped}`);
  if (change.confirmedBy !== undefined) sets.push(sql`confirmed_by = ${change.confirmedBy}`);
  if (change.acting) sets.push(sql`acting = ${JSON.stringify(change.acting)}`);
  if (change.run !== undefined) sets.push(sql`run = ${change.run}`);
  if (change.population !== undefined) sets.push(sql`population = ${change.population}`);
  if (change.endedAt !== undefined) sets.push(sql`ended_at = ${change.endedAt}`);
  const result = await sql`update intake.batch set ${sql.join(sets)}
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} and state = ${key.state}`.execute(
    tx,
  );
  return result.numAffectedRows === 1n;
}

/** Batches whose work nobody has done anything for since then. */
export async function stalledBatches(
  db: Db,
  before: Date,
  limit: number,
): Promise<readonly (BatchKey & { state: BatchState })[]> {
  const found = await sql<{ unit_id: NodeId; batch_id: BatchId; state: BatchState }>`
    select unit_id, batch_id, state from intake.batch
    where state in ('reading', 'applying', 'undoing') and worked_at < ${before}
    order by worked_at limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    unitId: row.unit_id,
    batchId: row.batch_id,
    state: row.state,
  }));
}

export type Expired = BatchKey & { readonly storageKey: string };

/** Ended batches whose file is no longer needed. */
export async function expiredFiles(
  db: Db,
  before: Date,
  limit: number,
): Promise<readonly Expired[]> {
  const found = await sql<{ unit_id: NodeId; batch_id: BatchId; storage_key: string }>`
    select unit_id, batch_id, storage_key from intake.batch
    where storage_key is not null and coalesce(ended_at, uploaded_at) < ${before}
      and state not in ('reading', 'applying', 'undoing')
    order by uploaded_at limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    unitId: row.unit_id,
    batchId: row.batch_id,
    storageKey: row.storage_key,
  }));
}

export async function forgetFile(tx: Db, key: BatchKey): Promise<void> {
  await sql`update intake.batch set storage_key = null
    where unit_id = ${key.unitId} and batch_id = ${key.batchId}`.execute(tx);
}

export async function referredKeys(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ storage_key: string }>`select storage_key from intake.batch
    where storage_key = any(${[...keys]}::text[])`.execute(db);
  return new Set(found.rows.map((row) => row.storage_key));
}

/** Rows changed since then by other batches of the unit that whoever handed them in confirmed as well. */
export async function changedAloneSince(
  db: Db,
  of: BatchKey & { readonly kind: string },
  since: Date,
): Promise<number> {
  const found = await sql<{ count: number }>`select coalesce(sum(
      (select count(*) from intake.row r where r.unit_id = b.unit_id and r.batch_id = b.batch_id
        and r.state = 'applied' and r.outcome = 'updated')
      + coalesce((select sum(cardinality(l.row_nos)) from intake.lot l where l.unit_id = b.unit_id
        and l.batch_id = b.batch_id and l.state = 'applied' and l.outcome = 'updated'), 0)), 0)::bigint as count
    from intake.batch b
    where b.unit_id = ${of.unitId} and b.batch_id <> ${of.batchId} and b.kind = ${of.kind}
      and b.confirmed_by = b.uploaded_by and b.worked_at >= ${since}`.execute(db);
  return found.rows[0]?.count ?? 0;
}
