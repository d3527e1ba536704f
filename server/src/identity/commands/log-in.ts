import { asId, assert, IdNumber, type PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sameSecret, sha256Hex } from '../../platform/crypto/token.ts';
import { readingOf, type ReplyPorts, type SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { FAILURE_POINTS, START_POINTS } from '../address-budget.ts';
import { afterFailure, type Failures, noFailures } from '../domain/lock-out.ts';
import { decideLogIn, type LogInDecision } from '../domain/log-in-decision.ts';
import { readLoginName } from '../domain/login-name.ts';
import { foldPassword } from '../domain/password-rules.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import { findByDocument } from '../queries/find-by-document.ts';
import {
  type Account,
  accountOfPerson,
  lockAccount,
  loginNameHolder,
  writeFailures,
  writeLogIn,
} from '../store/account-rows.ts';
import { handOver, openActivation, openSession, type OpenedSession } from './open-session.ts';

const DAY_MS = 86_400_000;
/** Stands where no one was found, so that the same statements run. No person ever gets this id. */
const NOBODY: PersonId = asId('00000000-0000-7000-8000-000000000000');

type Attempt = {
  readonly personId: PersonId;
  readonly nobody: PersonId;
  readonly passwordRight: boolean;
  readonly lastSixRight: boolean;
};
type Outcome = { readonly decision: LogInDecision; readonly opened: OpenedSession | null };

/**
 * Log-in by log-in name or identity number. What stands behind the name shows neither in the answer nor in its time:
 * every attempt finds, hashes, locks, writes and commits the same statements.
 */
export async function logIn(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: { readonly name: string; readonly password: string },
  reply: ReplyPorts,
): Promise<'home' | 'activation'> {
  ports.addresses.check(reply.address, context.now);
  const idNumber = IdNumber.parse(typed.name);
  const personId = idNumber.ok
    ? await findByDocument(context, ports.keyring, idNumber.value)
    : await personOfLoginName(context, typed.name);
  const account = await accountOfPerson(context.db, personId ?? NOBODY);
  const passwordRight = await ports.hashes.verify(
    account?.passwordHash ?? null,
    foldPassword(typed.password),
  );
  // Equal blind indexes mean equal numbers, so the typed number stands for the stored one.
  const lastSixRight =
    idNumber.ok && sameSecret(idNumber.value.reveal().slice(-6), foldLastSix(typed.password));
  const nobody = nobodyFor(ports.keyring, typed.name);
  const attempt = { personId: personId ?? NOBODY, nobody, passwordRight, lastSixRight };
  const outcome = await context.operate((op) => attemptLogIn(op, ports, attempt));
  ports.addresses.spend(reply.address, costOf(outcome.decision), context.now);
  return answer(outcome, reply);
}

/** The same typed name always gives the same nobody, so that limits per person behave as for a real one. */
function nobodyFor(keyring: Keyring, typed: string): PersonId {
  const hex = sha256Hex(keyring.blindIndex('nobody', typed));
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return asId([...parts, hex.slice(20, 32)].join('-'));
}

async function personOfLoginName(context: SteppedContext, typed: string): Promise<PersonId | null> {
  const name = readLoginName(typed);
  return name.ok ? loginNameHolder(context.db, name.value) : null;
}

/** Full-width digits and a small x are the same six characters. */
function foldLastSix(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase();
}

async function attemptLogIn(
  op: Operation,
  ports: IdentityPorts,
  attempt: Attempt,
): Promise<Outcome> {
  const account = await lockAccount(op.tx, attempt.personId);
  // Asked only after the right password: a question more for known accounts would show in the time.
  const asked = account?.state === 'active' && attempt.passwordRight;
  const tooLong = asked && (await idleTooLong(op, ports, account));
  const known = account && { ...account, idleTooLong: tooLong };
  const decision = decideLogIn(known, { ...attempt, now: op.now });
  op.note({ outcome: decision.do, ...(account ? { personId: account.personId } : {}) });
  switch (decision.do) {
    case 'enter': {
      const count = await writeLogIn(op.tx, attempt.personId, op.now);
      assert(count === 1n, 'log-in: the locked account changed');
      return { decision, opened: await openSession(op, attempt.personId) };
    }
    case 'ask-second-proof': {
      const of = { personId: attempt.personId, purpose: 'unlock', provenSlipId: null } as const;
      return { decision, opened: await openActivation(op, of) };
    }
    case 'activate': {
      const personId = decision.of === 'person' ? attempt.personId : attempt.nobody;
      const of = { personId, purpose: decision.purpose, provenSlipId: null };
      return { decision, opened: await openActivation(op, of) };
    }
    case 'refuse': {
      const before: Failures = account ?? noFailures;
      const after = decision.count ? afterFailure(before, op.now) : before;
      await writeFailures(op.tx, attempt.personId, after);
      return { decision, opened: null };
    }
  }
}

/** Source: default D16: nothing is lost by long absence, but the next log-in asks for a second proof. */
async function idleTooLong(
  op: Operation,
  ports: IdentityPorts,
  account: Account,
): Promise<boolean> {
  const since = account.lastLoginAt ?? account.activatedAt;
  const days = await ports.idleLimit(readingOf(op), account.personId);
  return days !== null && since !== null && op.now.getTime() - since.getTime() > days * DAY_MS;
}

function costOf(decision: LogInDecision): number {
  if (decision.do === 'refuse') return FAILURE_POINTS;
  return decision.do === 'activate' ? START_POINTS : 0;
}

function answer(outcome: Outcome, reply: ReplyPorts): 'home' | 'activation' {
  if (outcome.opened) handOver(reply, outcome.opened);
  switch (outcome.decision.do) {
    case 'enter':
      return 'home';
    case 'activate':
      return 'activation';
    case 'ask-second-proof':
      throw refuse('step_up_needed');
    case 'refuse':
      throw refuse('login_failed');
  }
}
