import { type Kysely, type RawBuilder, sql } from 'kysely';
import { asId, formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import type { Slot } from '../domain/certificate.ts';
import type { ObstacleCode } from '../errors.ts';
import { storedPeriod } from './stored-period.ts';

export type Obstacle = Slot & {
  readonly code: ObstacleCode;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly since: Date;
};

/** In the key of an obstacle that is of a period, not of one course. */
const NO_RECORD = '00000000-0000-0000-0000-000000000000';

type Row = {
  readonly person_id: PersonId;
  readonly pack_id: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly record_id: string;
  readonly code: ObstacleCode;
  readonly detail: Record<string, string | number>;
  readonly since: Date;
};

/** True: it was not there, or was another one. */
export async function putObstacle(
  db: Kysely<unknown>,
  of: Slot & {
    code: ObstacleCode;
    detail: Obstacle['detail'];
    wordsSha256: string | null;
    at: Date;
  },
): Promise<boolean> {
  const before = await sql<{ code: string }>`select code from certificates.obstacle
    where ${where(of)}`.execute(db);
  await sql`insert into certificates.obstacle (person_id, pack_id, period_from, period_to, record_id, code, detail, words_sha256, since,
      looked_at)
    values (${of.personId}, ${of.packId}, ${formatLocalDate(of.span.from)}, ${formatLocalDate(of.span.to)},
      ${of.recordId ?? NO_RECORD}, ${of.code}, ${JSON.stringify(of.detail)}, ${of.wordsSha256}, ${of.at}, ${of.at})
    on conflict (person_id, pack_id, period_from, period_to, record_id) do update set code = excluded.code,
      detail = excluded.detail, words_sha256 = excluded.words_sha256, looked_at = excluded.looked_at,
      since = case when certificates.obstacle.code = excluded.code
        then certificates.obstacle.since else excluded.since end`.execute(db);
  return before.rows[0]?.code !== of.code;
}

export async function obstacleOfSlot(db: Kysely<unknown>, slot: Slot): Promise<Obstacle | null> {
  const found = await sql<Row>`select * from certificates.obstacle where ${where(slot)}`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? obstacleOf(row) : null;
}

/** Did a page with these very words fail before? */
export async function failedBefore(
  db: Kysely<unknown>,
  slot: Slot,
  wordsSha256: string,
): Promise<ObstacleCode | null> {
  const found = await sql<{ code: ObstacleCode }>`select code from certificates.obstacle
    where ${where(slot)} and words_sha256 = ${wordsSha256}`.execute(db);
  return found.rows[0]?.code ?? null;
}

export async function clearObstacle(db: Kysely<unknown>, slot: Slot): Promise<void> {
  await sql`delete from certificates.obstacle where ${where(slot)}`.execute(db);
}

function where(slot: Slot) {
  return sql`person_id = ${slot.personId} and pack_id = ${slot.packId}
    and period_from = ${formatLocalDate(slot.span.from)}::date and period_to = ${formatLocalDate(slot.span.to)}::date
    and record_id = ${slot.recordId ?? NO_RECORD}`;
}

/** Those not looked at for the longest time first, so that every one has its turn. */
export async function obstaclesToRetry(
  db: Kysely<unknown>,
  before: Date,
  limit: number,
): Promise<readonly Slot[]> {
  const found = await sql<Row>`select * from certificates.obstacle where looked_at < ${before}
    order by looked_at limit ${limit}`.execute(db);
  return found.rows.map(obstacleOf);
}

/** Of whoever works in one of the units on `today`, longest waiting first. */
export async function obstaclesInUnits(
  db: Kysely<unknown>,
  of: { units: RawBuilder<NodeId>; today: LocalDate; limit: number },
): Promise<readonly Obstacle[]> {
  const on = formatLocalDate(of.today);
  const found = await sql<Row>`select o.* from certificates.obstacle o
    where exists (select 1 from organisations.pub_membership m where m.person_id = o.person_id
      and m.unit_id in (${of.units}) and m.from_on <= ${on}::date
      and (m.to_on is null or m.to_on > ${on}::date))
    order by o.since, o.person_id limit ${of.limit}`.execute(db);
  return found.rows.map(obstacleOf);
}

/** Its turn has come; the next look is after another rest. */
export async function touchObstacle(db: Kysely<unknown>, slot: Slot, at: Date): Promise<void> {
  await sql`update certificates.obstacle set looked_at = ${at} where ${where(slot)}`.execute(db);
}

function obstacleOf(row: Row): Obstacle {
  return {
    personId: row.person_id,
    packId: row.pack_id,
    span: storedPeriod(row),
    recordId: row.record_id === NO_RECORD ? null : asId<'record'>(row.record_id),
    code: row.code,
    detail: row.detail,
    since: row.since,
  };
}
