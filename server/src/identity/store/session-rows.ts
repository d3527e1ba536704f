import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AccountId, PersonId, SessionId } from '@jixu/kernel';

type Db = Kysely<unknown>;
export type SessionKind = 'session' | 'activation' | 'setup' | 'setup-link';

export type SessionRow = {
  readonly tokenHash: string;
  readonly sessionId: SessionId;
  readonly kind: SessionKind;
  readonly personId: PersonId | null;
  readonly at: Date;
  readonly expiresAt: Date;
};

export async function insertSession(tx: Db, row: SessionRow): Promise<void> {
  await sql`insert into identity.session
      (token_hash, session_id, kind, person_id, created_at, last_seen_at, expires_at)
    values (${row.tokenHash}, ${row.sessionId}, ${row.kind}, ${row.personId}, ${row.at},
      ${row.at}, ${row.expiresAt})`.execute(tx);
}

export async function sessionBegan(db: Db, sessionId: SessionId): Promise<Date | null> {
  const found = await sql<{ created_at: Date }>`select created_at from identity.session
    where session_id = ${sessionId}`.execute(db);
  return found.rows[0]?.created_at ?? null;
}

export type LiveSession = {
  readonly session_id: SessionId;
  readonly person_id: PersonId | null;
  readonly account_id: AccountId | null;
  readonly last_seen_at: Date;
};

/** A session of this kind that has neither ended nor expired; of a person only while the account is active. */
export async function liveSession(
  db: Db,
  kind: SessionKind,
  tokenHash: string,
  now: Date,
): Promise<LiveSession | null> {
  return (await liveSessions(db, { kind, tokenHashes: [tokenHash], now })).get(tokenHash) ?? null;
}

/** By the hash that was asked for; what is not live is not in it. */
export async function liveSessions(
  db: Db,
  of: {
    readonly kind: SessionKind;
    readonly tokenHashes: readonly string[];
    readonly now: Date;
  },
): Promise<ReadonlyMap<string, LiveSession>> {
  const found = await sql<LiveSession & { readonly token_hash: string }>`
    select s.token_hash, s.session_id, s.person_id, a.account_id, s.last_seen_at
    from identity.session s left join identity.account a
      on a.person_id = s.person_id and a.state = 'active'
    where s.token_hash = any(${of.tokenHashes}::text[]) and s.kind = ${of.kind} and s.ended_at is null
      and s.expires_at > ${of.now} and (s.kind <> 'session' or a.account_id is not null)`.execute(
    db,
  );
  return new Map(found.rows.map(({ token_hash: hash, ...session }) => [hash, session]));
}

export async function markSeen(db: Db, tokenHash: string, now: Date): Promise<void> {
  await sql`update identity.session set last_seen_at = ${now}
    where token_hash = ${tokenHash} and last_seen_at < ${now} and ended_at is null`.execute(db);
}

export async function endSession(
  tx: Db,
  sessionId: SessionId,
  because: string,
  at: Date,
): Promise<bigint> {
  const done = await sql`update identity.session
    set ended_at = ${at}, ended_because = ${because}
    where session_id = ${sessionId} and ended_at is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function endSessionsOf(
  tx: Db,
  ids: readonly PersonId[],
  because: string,
  at: Date,
): Promise<bigint> {
  const done = await sql`update identity.session
    set ended_at = ${at}, ended_because = ${because}
    where person_id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function endAllOfKind(
  tx: Db,
  kind: 'setup' | 'setup-link',
  because: string,
  at: Date,
): Promise<void> {
  await sql`update identity.session set ended_at = ${at}, ended_because = ${because}
    where kind = ${kind} and ended_at is null`.execute(tx);
}

/** Ends what a person has beyond `keep` open sessions, oldest first. */
export async function endSurplus(
  tx: Db,
  personId: PersonId,
  keep: number,
  at: Date,
): Promise<void> {
  await sql`update identity.session set ended_at = ${at}, ended_because = 'too-many'
    where token_hash in (
      select token_hash from identity.session
      where person_id = ${personId} and kind = 'session' and ended_at is null
      order by created_at desc, token_hash offset ${keep})`.execute(tx);
}

export async function useSetupLink(tx: Db, tokenHash: string, at: Date): Promise<bigint> {
  const done = await sql`update identity.session set ended_at = ${at}, ended_because = 'used'
    where token_hash = ${tokenHash} and kind = 'setup-link' and ended_at is null
      and expires_at > ${at}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** Sessions that ended or expired before `before`, with their activation steps. */
export async function removeOldSessions(db: Db, before: Date): Promise<void> {
  await sql`delete from identity.session
    where coalesce(ended_at, expires_at) < ${before}`.execute(db);
  await sql`delete from identity.activation where at < ${before}`.execute(db);
}
