import type { PersonId, SessionId } from '@jixu/kernel';
import { newToken } from '../../platform/crypto/token.ts';
import type { ReplyPorts } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { ACTIVATION_MS, SESSION_MS, SESSIONS_MAX, SETUP_MS } from '../domain/session-life.ts';
import { type Purpose, insertActivation } from '../store/activation-rows.ts';
import {
  endSession,
  endSessionsOf,
  endSurplus,
  insertSession,
  type SessionKind,
} from '../store/session-rows.ts';

export type OpenedSession = {
  readonly token: string;
  readonly kind: 'session' | 'activation' | 'setup';
  readonly expiresAt: Date;
};

/** A new id at every log-in; whatever this browser had open before ends. */
export async function openSession(op: Operation, personId: PersonId): Promise<OpenedSession> {
  await endOwnSession(op, 'logged-in-again');
  const opened = await open(op, 'session', personId, SESSION_MS);
  await endSurplus(op.tx, personId, SESSIONS_MAX, op.now);
  return { token: opened.token, kind: 'session', expiresAt: opened.expiresAt };
}

export async function openActivation(
  op: Operation,
  of: { personId: PersonId; purpose: Purpose; provenSlipId: string | null },
): Promise<OpenedSession> {
  await endOwnSession(op, 'activation-begun');
  const opened = await open(op, 'activation', of.personId, ACTIVATION_MS);
  await insertActivation(op.tx, { sessionId: opened.sessionId, ...of, at: op.now });
  return { token: opened.token, kind: 'activation', expiresAt: opened.expiresAt };
}

export async function openSetup(op: Operation): Promise<OpenedSession> {
  await endOwnSession(op, 'setup-begun');
  const opened = await open(op, 'setup', null, SETUP_MS);
  return { token: opened.token, kind: 'setup', expiresAt: opened.expiresAt };
}

async function open(
  op: Operation,
  kind: SessionKind,
  personId: PersonId | null,
  lifeMs: number,
): Promise<{ token: string; sessionId: SessionId; expiresAt: Date }> {
  const { token, hash } = newToken();
  const sessionId: SessionId = op.newId();
  const expiresAt = new Date(op.now.getTime() + lifeMs);
  await insertSession(op.tx, {
    tokenHash: hash,
    sessionId,
    kind,
    personId,
    at: op.now,
    expiresAt,
  });
  return { token, sessionId, expiresAt };
}

export async function endOwnSession(op: Operation, because: string): Promise<void> {
  if ('sessionId' in op.actor) await endSession(op.tx, op.actor.sessionId, because, op.now);
}

/** Ends every session of these people: a password, role, unit or account state changed. */
export async function endSessions(
  op: Operation,
  ids: readonly PersonId[],
  because: string,
): Promise<void> {
  if (ids.length > 0) await endSessionsOf(op.tx, ids, because, op.now);
}

/** One cookie at a time: the others of this browser are cleared. */
export function handOver(reply: ReplyPorts, session: OpenedSession): void {
  reply.setSession(null);
  reply.setSession(session);
}
