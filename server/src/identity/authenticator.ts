import { assert, asId, shanghaiDateOf } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock/clock.ts';
import { tokenHash } from '../platform/crypto/token.ts';
import { gathered } from '../platform/db/gathered.ts';
import { ACTIVATION_COOKIE, SESSION_COOKIE, SETUP_COOKIE } from '../platform/http/run-route.ts';
import type { Authenticate } from '../platform/http/server.ts';
import type { Actor } from '../platform/operation/actor.ts';
import { isIdle, SEEN_STEP_MS } from './domain/session-life.ts';
import type { IdentityPorts } from './ports.ts';
import { type LiveSession, liveSession, liveSessions, markSeen } from './store/session-rows.ts';

export type AuthenticatorPorts = Pick<IdentityPorts, 'db' | 'senderOf'> & {
  readonly clock: Clock;
  readonly grantsOf: IdentityPorts['organisations']['grantsOf'];
};

/** From cookie or bearer to an actor. Grants are read at every request: an ended appointment ends now. */
export function authenticator(ports: AuthenticatorPorts): Authenticate {
  const sessionOf = gathered(async (tokenHashes: readonly string[]) => {
    const now = await ports.clock.read(ports.db);
    const live = await liveSessions(ports.db, { kind: 'session', tokenHashes, now });
    return tokenHashes.map((hash) => ({ now, session: live.get(hash) ?? null }));
  });
  return async ({ cookies, authorization }) => {
    const bearer = /^Bearer ([\w.~+/-]{20,200}=*)$/.exec(authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const senderId = await ports.senderOf(bearer);
      return senderId === null ? { kind: 'anyone' } : { kind: 'sender', senderId };
    }
    const tokens = {
      session: cookies[SESSION_COOKIE],
      activation: cookies[ACTIVATION_COOKIE],
      setup: cookies[SETUP_COOKIE],
    };
    if (!tokens.session && !tokens.activation && !tokens.setup) return { kind: 'anyone' };
    if (tokens.session) {
      const hash = tokenHash(tokens.session);
      const person = await personOf(ports, { hash, ...(await sessionOf(hash)) });
      if (person || (!tokens.activation && !tokens.setup)) return person ?? { kind: 'anyone' };
    }
    const now = await ports.clock.read(ports.db);
    return (
      (tokens.activation && (await activationOf(ports.db, tokens.activation, now))) ||
      (tokens.setup && (await setupOf(ports.db, tokens.setup, now))) || { kind: 'anyone' }
    );
  };
}

async function personOf(
  ports: AuthenticatorPorts,
  of: { readonly hash: string; readonly now: Date; readonly session: LiveSession | null },
): Promise<Actor | null> {
  const { hash, now, session } = of;
  if (!session?.person_id) return null;
  const personId = session.person_id;
  const grants = await ports.grantsOf(ports.db, personId, shanghaiDateOf(now));
  if (isIdle(session.last_seen_at, grants.length > 0, now)) return null;
  if (now.getTime() - session.last_seen_at.getTime() > SEEN_STEP_MS) {
    await markSeen(ports.db, hash, now);
  }
  assert(session.account_id !== null, 'session: of an account that is not active');
  const accountId = asId<'account'>(session.account_id);
  return { kind: 'person', personId, accountId, sessionId: session.session_id, grants };
}

async function activationOf(db: Kysely<unknown>, token: string, now: Date): Promise<Actor | null> {
  const session = await liveSession(db, 'activation', tokenHash(token), now);
  if (!session?.person_id) return null;
  return { kind: 'activation', personId: session.person_id, sessionId: session.session_id };
}

async function setupOf(db: Kysely<unknown>, token: string, now: Date): Promise<Actor | null> {
  const session = await liveSession(db, 'setup', tokenHash(token), now);
  return session ? { kind: 'setup', sessionId: session.session_id } : null;
}
