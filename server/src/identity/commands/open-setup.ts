import { newToken, tokenHash } from '../../platform/crypto/token.ts';
import type { ReplyPorts } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { SETUP_LINK_MS } from '../domain/session-life.ts';
import { refuse } from '../errors.ts';
import { endAllOfKind, insertSession, useSetupLink } from '../store/session-rows.ts';
import { handOver, openSetup } from './open-session.ts';

/** A link that opens set-up once. Made by the server's own start while nobody is set up; the older one is void. */
export async function createSetupLink(op: Operation): Promise<{ token: string; expiresAt: Date }> {
  await endAllOfKind(op.tx, 'setup-link', 'replaced', op.now);
  const { token, hash } = newToken();
  const expiresAt = new Date(op.now.getTime() + SETUP_LINK_MS);
  await insertSession(op.tx, {
    tokenHash: hash,
    sessionId: op.newId(),
    kind: 'setup-link',
    personId: null,
    at: op.now,
    expiresAt,
  });
  return { token, expiresAt };
}

export async function useSetup(op: Operation, token: string, reply: ReplyPorts): Promise<Date> {
  if ((await useSetupLink(op.tx, tokenHash(token), op.now)) !== 1n) throw refuse('setup_link_used');
  const session = await openSetup(op);
  handOver(reply, session);
  return session.expiresAt;
}

/** When the first administrator exists: whatever could still open set-up ends. */
export async function closeSetup(op: Operation): Promise<void> {
  await endAllOfKind(op.tx, 'setup-link', 'set-up', op.now);
  await endAllOfKind(op.tx, 'setup', 'set-up', op.now);
}
