import type { Kysely } from 'kysely';
import type { SessionId } from '@jixu/kernel';
import { sessionBegan } from '../store/session-rows.ts';

/** When the caller of this session logged in: a room that wants it anew compares. */
export function loggedInAt(
  read: { readonly db: Kysely<unknown> },
  sessionId: SessionId,
): Promise<Date | null> {
  return sessionBegan(read.db, sessionId);
}
