import { type Kysely, sql } from 'kysely';
import type { NodeId, SenderId } from '@jixu/kernel';

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

const columns = sql.raw('sender_id, name, node_id, kinds, state');

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
  const found = await sql<SenderRow>`select ${columns} from exchange.sender
    where credential_hash = ${hash}`.execute(db);
  const row = found.rows[0];
  return row ? senderOf(row) : null;
}

export async function senderById(
  db: Kysely<unknown>,
  senderId: SenderId,
  how: { readonly lock?: boolean } = {},
): Promise<Sender | null> {
  const found = await sql<SenderRow>`select ${columns} from exchange.sender
    where sender_id = ${senderId} ${how.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? senderOf(row) : null;
}

export type ListedSender = Sender & {
  readonly createdAt: Date;
  readonly lastReceivedAt: Date | null;
  readonly held: number;
};

/** An office has few senders: the list is whole up to `limit`. */
export async function sendersAt(
  db: Kysely<unknown>,
  nodeIds: readonly NodeId[],
  limit: number,
): Promise<readonly ListedSender[]> {
  const found = await sql<
    SenderRow & { created_at: Date; last_received_at: Date | null; held: number }
  >`select s.sender_id, s.name, s.node_id, s.kinds, s.state, s.created_at,
      (select max(c.received_at) from exchange.record_claim c where c.sender_id = s.sender_id)
        as last_received_at,
      (select count(*)::int from exchange.record_claim c
        where c.sender_id = s.sender_id and c.state = 'quarantined') as held
    from exchange.sender s where s.node_id = any(${[...nodeIds]}::uuid[])
    order by s.name, s.sender_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    ...senderOf(row),
    createdAt: row.created_at,
    lastReceivedAt: row.last_received_at,
    held: row.held,
  }));
}

/** False: there is a sender of this id already. */
export async function insertSender(
  db: Kysely<unknown>,
  sender: Sender & { credentialHash: string; at: Date },
): Promise<boolean> {
  const result = await sql`insert into exchange.sender
      (sender_id, name, node_id, credential_hash, kinds, state, created_at)
    values (${sender.senderId}, ${sender.name}, ${sender.nodeId}, ${sender.credentialHash},
      ${[...sender.kinds]}, ${sender.state}, ${sender.at})
    on conflict (sender_id) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function updateSender(
  db: Kysely<unknown>,
  sender: Pick<Sender, 'senderId' | 'name' | 'kinds' | 'state'>,
): Promise<boolean> {
  const result = await sql`update exchange.sender
    set name = ${sender.name}, kinds = ${[...sender.kinds]}, state = ${sender.state}
    where sender_id = ${sender.senderId}`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function replaceCredential(
  db: Kysely<unknown>,
  of: { senderId: SenderId; credentialHash: string },
): Promise<boolean> {
  const result = await sql`update exchange.sender set credential_hash = ${of.credentialHash}
    where sender_id = ${of.senderId}`.execute(db);
  return result.numAffectedRows === 1n;
}
