import { type Kysely, sql } from 'kysely';
import type { PersonId, RecordId, SenderId } from '@jixu/kernel';

export type ClaimState = 'recorded' | 'quarantined' | 'dismissed' | 'taken-back';

/** One record of one sender, under the sender's own id for it, once and for ever. */
export type RecordClaim = {
  readonly key: string;
  readonly senderId: SenderId;
  readonly externalId: string;
  readonly bodyHash: string;
  readonly state: ClaimState;
  readonly problem: string | null;
  readonly personId: PersonId | null;
  readonly recordId: RecordId | null;
};

export type HeldClaim = RecordClaim & {
  /** What was sent, encrypted; only while nobody has settled whom it is about. */
  readonly held: Buffer | null;
  readonly receivedAt: Date;
};

type ClaimRow = {
  readonly claim_key: string;
  readonly sender_id: SenderId;
  readonly external_id: string;
  readonly body_hash: string;
  readonly state: ClaimState;
  readonly problem: string | null;
  readonly person_id: PersonId | null;
  readonly record_id: RecordId | null;
  readonly held: { readonly sealed: string } | null;
  readonly received_at: Date;
};

const columns = sql.raw(
  'claim_key, sender_id, external_id, body_hash, state, problem, person_id, record_id, held, received_at',
);

export function keyOf(senderId: SenderId, externalId: string): string {
  return `${senderId}/${externalId}`;
}

function claimOf(row: ClaimRow): HeldClaim {
  return {
    key: row.claim_key,
    senderId: row.sender_id,
    externalId: row.external_id,
    bodyHash: row.body_hash,
    state: row.state,
    problem: row.problem,
    personId: row.person_id,
    recordId: row.record_id,
    held: row.held === null ? null : Buffer.from(row.held.sealed, 'base64'),
    receivedAt: row.received_at,
  };
}

/**
 * Claims an external id. False: someone has it already, perhaps a moment ago in another transaction, which is waited
 * for; then `claimByKey` sees it.
 */
export async function insertClaim(
  db: Kysely<unknown>,
  claim: RecordClaim & { held: Buffer | null; at: Date },
): Promise<boolean> {
  const held = claim.held && JSON.stringify({ sealed: claim.held.toString('base64') });
  const result =
    await sql`insert into exchange.record_claim (claim_key, sender_id, external_id, body_hash, state, problem,
      person_id, record_id, held, received_at)
    values (${claim.key}, ${claim.senderId}, ${claim.externalId}, ${claim.bodyHash}, ${claim.state}, ${claim.problem},
      ${claim.personId}, ${claim.recordId}, ${held}, ${claim.at}) on conflict (claim_key) do nothing`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function claimByKey(
  db: Kysely<unknown>,
  key: string,
  how: { readonly lock?: boolean } = {},
): Promise<HeldClaim | null> {
  const found = await sql<ClaimRow>`select ${columns} from exchange.record_claim
    where claim_key = ${key} ${how.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? claimOf(row) : null;
}

/** The latest first; `after` is where the page before ended. */
export async function claimsOf(
  db: Kysely<unknown>,
  of: {
    readonly senderId: SenderId;
    readonly state: ClaimState | null;
    readonly after: { readonly at: Date; readonly key: string } | null;
    readonly limit: number;
  },
): Promise<readonly HeldClaim[]> {
  const { after } = of;
  const found = await sql<ClaimRow>`select ${columns} from exchange.record_claim
    where sender_id = ${of.senderId}
      ${of.state === null ? sql`` : sql`and state = ${of.state}`}
      ${after === null ? sql`` : sql`and (received_at, claim_key) < (${after.at}, ${after.key})`}
    order by received_at desc, claim_key desc limit ${of.limit}`.execute(db);
  return found.rows.map(claimOf);
}

/** Who was meant is known now. False: it was settled meanwhile. */
export async function settleClaim(
  db: Kysely<unknown>,
  of: { readonly key: string; readonly personId: PersonId; readonly recordId: RecordId },
): Promise<boolean> {
  const result = await sql`update exchange.record_claim
    set state = 'recorded', person_id = ${of.personId}, record_id = ${of.recordId}, held = null,
      problem = null
    where claim_key = ${of.key} and state = 'quarantined'`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Ends a claim for good, by a person and with a reason. False: it was settled meanwhile. */
export async function closeClaim(
  db: Kysely<unknown>,
  of: {
    readonly key: string;
    readonly from: 'quarantined' | 'recorded';
    readonly to: 'dismissed' | 'taken-back';
    readonly by: PersonId;
    readonly at: Date;
    readonly reason: string;
  },
): Promise<boolean> {
  const result = await sql`update exchange.record_claim
    set state = ${of.to}, held = null, closed_by = ${of.by}, closed_at = ${of.at},
      closed_reason = ${of.reason}
    where claim_key = ${of.key} and state = ${of.from}`.execute(db);
  return result.numAffectedRows === 1n;
}
