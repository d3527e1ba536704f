import type { Kysely } from 'kysely';
import type { NodeId, SenderId } from '@jixu/kernel';
import { newToken, tokenHash } from '../platform/crypto/token.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { insertSender, senderByCredential } from './store/exchange-store.ts';

/** Registers a platform and answers its credential, which is shown once and stored hashed. */
export async function registerSender(
  op: Operation,
  of: { name: string; nodeId: NodeId; kinds: readonly string[]; credential?: string },
): Promise<{ senderId: SenderId; credential: string }> {
  const fresh = newToken();
  const credential = of.credential ?? fresh.token;
  const senderId = op.newId<'sender'>();
  await insertSender(op.tx, {
    senderId,
    name: of.name,
    nodeId: of.nodeId,
    kinds: of.kinds,
    state: 'active',
    credentialHash: tokenHash(credential),
    at: op.now,
  });
  return { senderId, credential };
}

/** Whose credential this is; null if it is unknown or suspended. */
export async function senderOf(db: Kysely<unknown>, credential: string): Promise<SenderId | null> {
  const sender = await senderByCredential(db, tokenHash(credential));
  return sender?.state === 'active' ? sender.senderId : null;
}
