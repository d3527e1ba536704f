import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId, RecordId, SenderId } from '@jixu/kernel';

export type Sender = {
  readonly senderId: SenderId;
  readonly name: string;
  readonly nodeId: NodeId;
  readonly kinds: readonly string[];
  readonly state: 'active' | 'suspended';
};

type SenderRow = {
  readonly sender_id: SenderId;
  readonly name: string;
  readonly node_id: NodeId;
  readonly kinds: string[];
  readonly state: 'active' | 'suspended';
};

function senderOf(row: SenderRow): Sender {
  return {
    senderId: row.sender_id,
    name: row.name,
    nodeId: row.node_id,
    kinds: row.kinds,
    state: row.state,
  };
}

export async function senderByCredential(
  db: Kysely<unknown>,
  hash: string,
): Promise<Sender | null> {
  const found =
    await sql<SenderRow>`select sender_id, name, node_id, kinds, state from exchange.sender
    where credential_hash = ${hash}`.execute(db);
  const row = found.rows[0];
  return row ? senderOf(row) : null;
}

export async function senderById(db: Kysely<unknown>, senderId: SenderId): Promise<Sender | null> {
  const found =
    await sql<SenderRow>`select sender_id, name, node_id, kinds, state from exchange.sender
    where sender_id = ${senderId}`.execute(db);
  const row = found.rows[0];
  return row ? senderOf(row) : null;
}

export async function insertSender(
  db: Kysely<unknown>,
  sender: Sender & { credentialHash: string; at: Date },
): Promise<void> {
  await sql`insert into exchange.sender (sender_id, name, node_id, credential_hash, kinds, state, created_at)
    values (${sender.senderId}, ${sender.name}, ${sender.nodeId}, ${sender.credentialHash}, ${[...sender.kinds]},
      ${sender.state}, ${sender.at})`.execute(db);
}

export type RecordClaim = {
  readonly key: string;
  readonly senderId: SenderId;
  readonly externalId: string;
  readonly bodyHash: string;
  readonly state: 'recorded' | 'quarantined';
  readonly problem: string | null;
  readonly personId: PersonId | null;
  readonly recordId: RecordId | null;
};

type ClaimRow = {
  readonly claim_key: string;
  readonly sender_id: SenderId;
  readonly external_id: string;
  readonly body_hash: string;
  readonly state: 'recorded' | 'quarantined';
  readonly problem: string | null;
  readonly person_id: PersonId | null;
  readonly record_id: RecordId | null;
};

/**
 * Claims an external id. False: someone has it already, perhaps a moment ago in another transaction, which is waited
 * for; then `claimByKey` sees it.
 */
export async function insertClaim(
  db: Kysely<unknown>,
  claim: RecordClaim & { held: string | null; at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into exchange.record_claim (claim_key, sender_id, external_id, body_hash, state, problem,
      person_id, record_id, held, received_at)
    values (${claim.key}, ${claim.senderId}, ${claim.externalId}, ${claim.bodyHash}, ${claim.state}, ${claim.problem},
      ${claim.personId}, ${claim.recordId}, ${claim.held}, ${claim.at}) on conflict (claim_key) do nothing`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function claimByKey(db: Kysely<unknown>, key: string): Promise<RecordClaim | null> {
  const found =
    await sql<ClaimRow>`select claim_key, sender_id, external_id, body_hash, state, problem, person_id,
      record_id from exchange.record_claim where claim_key = ${key}`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    key: row.claim_key,
    senderId: row.sender_id,
    externalId: row.external_id,
    bodyHash: row.body_hash,
    state: row.state,
    problem: row.problem,
    personId: row.person_id,
    recordId: row.record_id,
  };
}
