import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PersonId, SessionId } from '@jixu/kernel';

type Db = Kysely<unknown>;
export type Purpose = 'activate' | 'unlock';
export type Proof = 'slip' | 'sms';

export type Activation = {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly purpose: Purpose;
  readonly failures: number;
  readonly provenWith: Proof | null;
  readonly provenSlipId: string | null;
  readonly smsCodeHash: string | null;
  readonly smsSentAt: Date | null;
  readonly expiresAt: Date;
};

export async function insertActivation(
  tx: Db,
  row: {
    sessionId: SessionId;
    personId: PersonId;
    purpose: Purpose;
    provenSlipId: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into identity.activation
      (session_id, person_id, purpose, proven_with, proven_slip_id, at)
    values (${row.sessionId}, ${row.personId}, ${row.purpose},
      ${row.provenSlipId === null ? null : 'slip'}, ${row.provenSlipId}, ${row.at})`.execute(tx);
}

/** The steps of a session that still lives, locked for the operation. */
export async function lockActivation(
  tx: Db,
  sessionId: SessionId,
  now: Date,
): Promise<Activation | null> {
  return readActivation(tx, sessionId, now, true);
}

export async function activationOf(
  db: Db,
  sessionId: SessionId,
  now: Date,
): Promise<Activation | null> {
  return readActivation(db, sessionId, now, false);
}

async function readActivation(
  db: Db,
  sessionId: SessionId,
  now: Date,
  lock: boolean,
): Promise<Activation | null> {
  const found = await sql<{
    session_id: SessionId;
    person_id: PersonId;
    purpose: Purpose;
    failures: number;
    proven_with: Proof | null;
    proven_slip_id: string | null;
    sms_code_hash: string | null;
    sms_sent_at: Date | null;
    expires_at: Date;
  }>`select a.session_id, a.person_id, a.purpose, a.failures, a.proven_with, a.proven_slip_id,
      a.sms_code_hash, a.sms_sent_at, s.expires_at
    from identity.activation a join identity.session s using (session_id)
    where a.session_id = ${sessionId} and s.ended_at is null and s.expires_at > ${now}
    ${lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    sessionId: row.session_id,
    personId: row.person_id,
    purpose: row.purpose,
    failures: row.failures,
    provenWith: row.proven_with,
    provenSlipId: row.proven_slip_id,
    smsCodeHash: row.sms_code_hash,
    smsSentAt: row.sms_sent_at,
    expiresAt: row.expires_at,
  };
}

export async function countActivationFailure(tx: Db, sessionId: SessionId): Promise<void> {
  await sql`update identity.activation set failures = failures + 1
    where session_id = ${sessionId}`.execute(tx);
}

export async function markProven(
  tx: Db,
  sessionId: SessionId,
  proof: { with: Proof; slipId: string | null },
): Promise<void> {
  await sql`update identity.activation
    set proven_with = ${proof.with}, proven_slip_id = ${proof.slipId}
    where session_id = ${sessionId}`.execute(tx);
}

export async function writeSmsCode(
  tx: Db,
  sessionId: SessionId,
  codeHash: string,
  at: Date,
): Promise<void> {
  await sql`update identity.activation
    set sms_code_hash = ${codeHash}, sms_sent = sms_sent + 1, sms_sent_at = ${at}
    where session_id = ${sessionId}`.execute(tx);
}

/** Codes that were sent for a person since `since`, over all his activation sessions. */
export async function smsSentSince(
  tx: Db,
  personId: PersonId,
  since: Date,
): Promise<{ readonly count: number; readonly lastAt: Date | null }> {
  const found = await sql<{ count: number; last_at: Date | null }>`
    select coalesce(sum(sms_sent), 0)::int as count, max(sms_sent_at) as last_at
    from identity.activation where person_id = ${personId} and at > ${since}`.execute(tx);
  return { count: found.rows[0]?.count ?? 0, lastAt: found.rows[0]?.last_at ?? null };
}
