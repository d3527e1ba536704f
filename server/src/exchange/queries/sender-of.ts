import type { Kysely } from 'kysely';
import type { SenderId } from '@jixu/kernel';
import { tokenHash } from '../../platform/crypto/token.ts';
import { senderByCredential } from '../store/sender-store.ts';

/** Whose credential this is; null if it is unknown or suspended. */
export async function senderOf(db: Kysely<unknown>, credential: string): Promise<SenderId | null> {
  const sender = await senderByCredential(db, tokenHash(credential));
  return sender?.state === 'active' ? sender.senderId : null;
}
