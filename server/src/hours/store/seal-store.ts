import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Id, NodeId, PersonId } from '@jixu/kernel';

export type SealId = Id<'seal'>;

/** The records of a unit under a pack in a span of days, which change through a reopened case only. */
export type Seal = {
  readonly sealId: SealId;
  readonly unitId: NodeId;
  readonly packId: string;
  readonly officeId: NodeId;
  readonly fromOn: string;
  /** The first day after. */
  readonly toOn: string;
  readonly sealedBy: PersonId;
  readonly sealedAt: Date;
  readonly openedBy: PersonId | null;
  readonly openedAt: Date | null;
  readonly reason: string | null;
};

type Row = {
  readonly seal_id: SealId;
  readonly unit_id: NodeId;
  readonly pack_id: string;
  readonly office_id: NodeId;
  readonly from_on: string;
  readonly to_on: string;
  readonly sealed_by: PersonId;
  readonly sealed_at: Date;
  readonly opened_by: PersonId | null;
  readonly opened_at: Date | null;
  readonly reason: string | null;
};

function sealOf(row: Row): Seal {
  return {
    sealId: row.seal_id,
    unitId: row.unit_id,
    packId: row.pack_id,
    officeId: row.office_id,
    fromOn: row.from_on,
    toOn: row.to_on,
    sealedBy: row.sealed_by,
    sealedAt: row.sealed_at,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    reason: row.reason,
  };
}

/**
 * Whoever changes records of a unit shares this lock until the commit; whoever seals the unit has it alone. So nothing
 * slips in between looking whether anything is pending and sealing.
 */
export async function lockUnit(
  db: Kysely<unknown>,
  unitId: NodeId,
  mode: 'shared' | 'alone',
): Promise<void> {
  const key = sql`hashtextextended(${`hours.seal ${unitId}`}, 0)`;
  await (
    mode === 'shared'
      ? sql`select pg_advisory_xact_lock_shared(${key})`
      : sql`select pg_advisory_xact_lock(${key})`
  ).execute(db);
}

/** What is sealed now in these units. */
export async function sealsOf(
  db: Kysely<unknown>,
  units: readonly NodeId[],
): Promise<readonly Seal[]> {
  if (units.length === 0) return [];
  const found = await sql<Row>`select * from hours.seal
    where unit_id = any(${[...units]}::uuid[]) and opened_at is null`.execute(db);
  return found.rows.map(sealOf);
}

export async function sealById(
  db: Kysely<unknown>,
  sealId: SealId,
  options: { lock: boolean } = { lock: false },
): Promise<Seal | null> {
  const found = await sql<Row>`select * from hours.seal where seal_id = ${sealId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? sealOf(row) : null;
}

export async function insertSeal(
  db: Kysely<unknown>,
  seal: Omit<Seal, 'openedBy' | 'openedAt' | 'reason'>,
): Promise<boolean> {
  const result =
    await sql`insert into hours.seal (seal_id, unit_id, pack_id, office_id, from_on, to_on, sealed_by, sealed_at)
    values (${seal.sealId}, ${seal.unitId}, ${seal.packId}, ${seal.officeId}, ${seal.fromOn}, ${seal.toOn},
      ${seal.sealedBy}, ${seal.sealedAt})
    on conflict (unit_id, pack_id, from_on) where opened_at is null do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function openSeal(
  db: Kysely<unknown>,
  of: { sealId: SealId; by: PersonId; at: Date; reason: string },
): Promise<boolean> {
  const result =
    await sql`update hours.seal set opened_by = ${of.by}, opened_at = ${of.at}, reason = ${of.reason}
    where seal_id = ${of.sealId} and opened_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function pendingIn(
  db: Kysely<unknown>,
  of: { unitId: NodeId; packId: string; fromOn: string; toOn: string },
): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from hours.record
    where unit_id = ${of.unitId} and status = 'pending' and pack_id = ${of.packId}
      and on_day >= ${of.fromOn}::date and on_day < ${of.toOn}::date`.execute(db);
  return found.rows[0]?.count ?? 0;
}

export async function sealsPage(
  db: Kysely<unknown>,
  of: { units: RawBuilder<NodeId>; unitId: NodeId | null; limit: number },
): Promise<readonly Seal[]> {
  const unit = of.unitId ? sql`and unit_id = ${of.unitId}` : sql``;
  const found = await sql<Row>`select * from hours.seal where unit_id in (${of.units}) ${unit}
    order by sealed_at desc, seal_id desc limit ${of.limit}`.execute(db);
  return found.rows.map(sealOf);
}
