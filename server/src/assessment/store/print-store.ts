import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { SessionKey } from './seat-store.ts';

type Db = Kysely<unknown>;
export type PrintKind = 'tickets' | 'rooms';
export type BatchKey = { readonly nodeId: NodeId; readonly batchId: string };
export type PrintBatch = BatchKey & {
  readonly offeringId: string;
  readonly taskId: string;
  readonly kind: PrintKind;
  readonly people: number;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
};
export type PrintPart = {
  readonly part: number;
  readonly roomId: string | null;
  readonly people: readonly PersonId[];
  readonly storageKey: string | null;
  readonly missing: string;
};

type Row = {
  readonly node_id: NodeId;
  readonly batch_id: string;
  readonly offering_id: string;
  readonly task_id: string;
  readonly kind: PrintKind;
  readonly people: number;
  readonly made_at: Date;
  readonly ended_at: Date | null;
};
const COLUMNS = sql`node_id, batch_id, offering_id, task_id, kind, people, made_at, ended_at`;
const batchFrom = (row: Row): PrintBatch => ({
  nodeId: row.node_id,
  batchId: row.batch_id,
  offeringId: row.offering_id,
  taskId: row.task_id,
  kind: row.kind,
  people: row.people,
  madeAt: row.made_at,
  endedAt: row.ended_at,
});
const keyed = (key: BatchKey) => sql`node_id = ${key.nodeId} and batch_id = ${key.batchId}`;

/** False: it was asked for before under the same id. */
export async function insertBatch(
  db: Db,
  of: Omit<PrintBatch, 'madeAt' | 'endedAt'> & { readonly at: Date; readonly byId: PersonId },
  parts: readonly Pick<PrintPart, 'roomId' | 'people'>[],
): Promise<boolean> {
  const put =
    await sql`insert into assessment.print_batch (node_id, batch_id, offering_id, task_id, kind, people, made_at,
      made_by, touched_at)
    values (${of.nodeId}, ${of.batchId}, ${of.offeringId}, ${of.taskId}, ${of.kind}, ${of.people}, ${of.at}, ${of.byId},
      ${of.at})
    on conflict do nothing`.execute(db);
  if (put.numAffectedRows !== 1n) return false;
  for (const [index, part] of parts.entries())
    await sql`insert into assessment.print_part (node_id, batch_id, part, room_id, people)
      values (${of.nodeId}, ${of.batchId}, ${index + 1}, ${part.roomId}, ${[...part.people]}::uuid[])`.execute(
      db,
    );
  return true;
}

export async function batchByKey(db: Db, key: BatchKey): Promise<PrintBatch | null> {
  const found =
    await sql<Row>`select ${COLUMNS} from assessment.print_batch where ${keyed(key)}`.execute(db);
  const row = found.rows[0];
  return row ? batchFrom(row) : null;
}

/** Newest first. */
export async function batchesOf(db: Db, key: SessionKey): Promise<readonly PrintBatch[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.print_batch
    where node_id = ${key.nodeId} and offering_id = ${key.offeringId} and task_id = ${key.taskId}
    order by made_at desc, batch_id limit 20`.execute(db);
  return found.rows.map(batchFrom);
}

export async function partsOf(db: Db, key: BatchKey): Promise<readonly PrintPart[]> {
  const found = await sql<{
    part: number;
    room_id: string | null;
    people: readonly PersonId[];
    storage_key: string | null;
    missing: string;
  }>`select part, room_id, people, storage_key, missing from assessment.print_part
    where ${keyed(key)} order by part`.execute(db);
  return found.rows.map((row) => ({
    part: row.part,
    roomId: row.room_id,
    people: row.people,
    storageKey: row.storage_key,
    missing: row.missing,
  }));
}

/** False: another worker printed it meanwhile. */
export async function keepPart(
  db: Db,
  key: BatchKey,
  of: {
    readonly part: number;
    readonly storageKey: string;
    readonly missing: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update assessment.print_part set storage_key = ${of.storageKey}, missing = ${of.missing}
    where ${keyed(key)} and part = ${of.part} and storage_key is null`.execute(db);
  await sql`update assessment.print_batch set touched_at = ${of.at} where ${keyed(key)}`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** Only once nothing of it is left to print. */
export async function endBatch(db: Db, key: BatchKey, at: Date): Promise<void> {
  await sql`update assessment.print_batch b set ended_at = ${at}
    where ${keyed(key)} and ended_at is null and not exists (select 1 from assessment.print_part p
      where p.node_id = b.node_id and p.batch_id = b.batch_id and p.storage_key is null)`.execute(
    db,
  );
}

/** Under way, and nothing happened for so long: its worker has died. */
export async function stalledBatches(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<readonly BatchKey[]> {
  const found = await sql<{ node_id: NodeId; batch_id: string }>`
    select node_id, batch_id from assessment.print_batch
    where ended_at is null and touched_at < ${of.before} order by touched_at limit ${of.limit}`.execute(
    db,
  );
  return found.rows.map((row) => ({ nodeId: row.node_id, batchId: row.batch_id }));
}

/** Parts of tickets on which this person stands are to be printed anew; answers where the old files lie. */
export async function printAgain(
  db: Db,
  of: { readonly personId: PersonId; readonly offeringId: string; readonly at: Date },
): Promise<{ readonly batches: readonly BatchKey[]; readonly keys: readonly string[] }> {
  const found = await sql<{ node_id: NodeId; batch_id: string; part: number; storage_key: string }>`
    select p.node_id, p.batch_id, p.part, p.storage_key from assessment.print_part p
      join assessment.print_batch b on b.node_id = p.node_id and b.batch_id = p.batch_id
    where b.offering_id = ${of.offeringId} and b.kind = 'tickets' and ${of.personId} = any (p.people)
      and p.storage_key is not null
    for update of b, p`.execute(db);
  const batches = new Map<string, BatchKey>();
  for (const { node_id: nodeId, batch_id: batchId, part } of found.rows) {
    batches.set(batchId, { nodeId, batchId });
    await sql`update assessment.print_part set storage_key = null
      where node_id = ${nodeId} and batch_id = ${batchId} and part = ${part}`.execute(db);
    await sql`update assessment.print_batch set ended_at = null, touched_at = ${of.at}
      where node_id = ${nodeId} and batch_id = ${batchId}`.execute(db);
  }
  return { batches: [...batches.values()], keys: found.rows.map((row) => row.storage_key) };
}

/** Prints of tickets of an exam whose portraits go; answers where their files lie. */
export async function removeTicketPrints(db: Db, offeringId: string): Promise<readonly string[]> {
  const parts = await sql<{ storage_key: string | null }>`delete from assessment.print_part p
    using assessment.print_batch b
    where b.node_id = p.node_id and b.batch_id = p.batch_id and b.offering_id = ${offeringId}
      and b.kind = 'tickets'
    returning p.storage_key`.execute(db);
  await sql`delete from assessment.print_batch where offering_id = ${offeringId} and kind = 'tickets'`.execute(
    db,
  );
  return parts.rows.flatMap((row) => (row.storage_key === null ? [] : [row.storage_key]));
}

/** Takes out prints of sessions that were over before; answers where their files lie. */
export async function removeOldPrints(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<{ readonly batches: number; readonly keys: readonly string[] }> {
  const old = await sql<{ batch_id: string }>`select b.batch_id from assessment.print_batch b
      join assessment.task t on t.node_id = b.node_id and t.offering_id = b.offering_id and t.task_id = b.task_id
    where b.ended_at < ${of.before} and t.closes_at < ${of.before}
    order by b.ended_at limit ${of.limit} for update of b skip locked`.execute(db);
  const ids = old.rows.map((row) => row.batch_id);
  if (ids.length === 0) return { batches: 0, keys: [] };
  const parts = await sql<{ storage_key: string | null }>`delete from assessment.print_part
    where batch_id = any (${ids}::uuid[]) returning storage_key`.execute(db);
  await sql`delete from assessment.print_batch where batch_id = any (${ids}::uuid[])`.execute(db);
  const keys = parts.rows.flatMap((row) => (row.storage_key === null ? [] : [row.storage_key]));
  return { batches: ids.length, keys };
}
