import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';

type Db = Kysely<unknown>;

export type NewSlip = {
  readonly personId: PersonId;
  readonly slipId: string;
  readonly codeHash: string;
};

/** All in three statements, however many people: a unit of a thousand prints in one go. */
export async function replaceSlips(
  tx: Db,
  slips: readonly NewSlip[],
  of: { at: Date; madeBy: PersonId | null; expiresAt: Date },
): Promise<void> {
  const people = slips.map((slip) => slip.personId);
  const ids = slips.map((slip) => slip.slipId);
  await voidSlips(tx, people, of.at);
  await sql`insert into identity.activation_slip (person_id, slip_id, made_at, made_by, expires_at)
    select person_id, slip_id, ${of.at}::timestamptz, ${of.madeBy}::uuid, ${of.expiresAt}::timestamptz
    from unnest(${people}::uuid[], ${ids}::uuid[]) as new (person_id, slip_id)`.execute(tx);
  await sql`insert into identity.slip_claim (person_id, slip_id, code_hash)
    select * from unnest(${people}::uuid[], ${ids}::uuid[],
      ${slips.map((slip) => slip.codeHash)}::text[])`.execute(tx);
}

export async function voidSlips(tx: Db, people: readonly PersonId[], at: Date): Promise<void> {
  await sql`update identity.activation_slip set void_at = ${at}
    where person_id = any(${[...people]}::uuid[]) and used_at is null
      and void_at is null`.execute(tx);
}

/** The slip that this code opens now, if any. */
export async function openSlip(
  db: Db,
  codeHash: string,
  now: Date,
): Promise<{ readonly personId: PersonId; readonly slipId: string } | null> {
  const found = await sql<{ person_id: PersonId; slip_id: string }>`
    select c.person_id, c.slip_id from identity.slip_claim c
      join identity.activation_slip s on s.person_id = c.person_id and s.slip_id = c.slip_id
    where c.code_hash = ${codeHash} and s.used_at is null and s.void_at is null
      and s.expires_at > ${now}`.execute(db);
  const row = found.rows[0];
  return row ? { personId: row.person_id, slipId: row.slip_id } : null;
}

export async function useSlip(
  tx: Db,
  personId: PersonId,
  slipId: string,
  at: Date,
): Promise<bigint> {
  const done = await sql`update identity.activation_slip set used_at = ${at}
    where person_id = ${personId} and slip_id = ${slipId} and used_at is null
      and void_at is null and expires_at > ${at}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function insertSheet(
  tx: Db,
  row: { sheetId: string; madeBy: PersonId; sealed: Buffer; expiresAt: Date },
): Promise<void> {
  await sql`insert into identity.slip_sheet (sheet_id, made_by, sealed, expires_at)
    values (${row.sheetId}, ${row.madeBy}, ${row.sealed}, ${row.expiresAt})`.execute(tx);
}

export async function sheetOf(
  db: Db,
  sheetId: string,
  madeBy: PersonId,
  now: Date,
): Promise<Buffer | null> {
  const found = await sql<{ sealed: Buffer }>`select sealed from identity.slip_sheet
    where sheet_id = ${sheetId} and made_by = ${madeBy} and expires_at > ${now}`.execute(db);
  return found.rows[0]?.sealed ?? null;
}

export async function removeExpiredSheets(db: Db, now: Date): Promise<void> {
  await sql`delete from identity.slip_sheet where expires_at <= ${now}`.execute(db);
}
