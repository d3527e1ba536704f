import { assert, present } from '@jixu/kernel';
import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { FAILURE_POINTS } from '../address-budget.ts';
import { afterFailure, isLocked } from '../domain/lock-out.ts';
import { foldPassword } from '../domain/password-rules.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import { revealDocument, revealPhone } from '../queries/reveal.ts';
import {
  accountOfPerson,
  lockAccount,
  loginNameOf,
  writeFailures,
  writePassword,
} from '../store/account-rows.ts';
import { hashNewPassword } from './finish-activation.ts';
import { endSessions, handOver, openSession } from './open-session.ts';
import { changeContact } from './register-person.ts';

/** A new password ends every session of the person but opens one here. */
export async function changePassword(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: { readonly current: string; readonly password: string },
  reply: ReplyPorts,
): Promise<void> {
  const { personId } = personOf(context);
  const current = await confirmPassword(ports, context, typed.current, reply);
  const idNumber = await revealDocument(context.db, ports.keyring, personId);
  const passwordHash = await hashNewPassword(ports, typed.password, {
    idNumber: present(idNumber, 'identity number of an active account'),
    phone: await revealPhone(context.db, ports.keyring, personId),
    loginName: await loginNameOf(context.db, personId),
  });
  const opened = await context.operate(async (op) => {
    await assertUnchanged(op, personId, current);
    const written = await writePassword(op.tx, personId, passwordHash);
    assert(written === 1n, 'password: the locked account changed');
    await endSessions(op, [personId], 'password-changed');
    op.note({ personId, outcome: 'changed' });
    return openSession(op, personId);
  });
  handOver(reply, opened);
}

/** One's own phone or address: codes go there, so the password is asked again. */
export async function changeOwnContact(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: {
    readonly current: string;
    readonly kind: 'phone' | 'email';
    readonly value: string | null;
  },
  reply: ReplyPorts,
): Promise<void> {
  const { personId } = personOf(context);
  const current = await confirmPassword(ports, context, typed.current, reply);
  await context.operate(async (op) => {
    await assertUnchanged(op, personId, current);
    const { kind, value } = typed;
    await changeContact(op, ports.keyring, { personId, kind, value });
  });
}

/** The hash that was right. A wrong one counts like a failed log-in: an open screen is no way to guess. */
async function confirmPassword(
  ports: IdentityPorts,
  context: SteppedContext,
  text: string,
  reply: ReplyPorts,
): Promise<string> {
  ports.addresses.check(reply.address, context.now);
  const { personId } = personOf(context);
  const account = await accountOfPerson(context.db, personId);
  const stored = account?.passwordHash ?? null;
  const right = await ports.hashes.verify(stored, foldPassword(text));
  const accepted = await context.operate(async (op) => {
    const locked = await lockAccount(op.tx, personId);
    if (!locked || isLocked(locked, op.now)) return false;
    op.note({ personId, outcome: right ? 'confirmed' : 'refused' });
    if (!right) await writeFailures(op.tx, personId, afterFailure(locked, op.now));
    return right;
  });
  if (accepted && stored !== null) return stored;
  ports.addresses.spend(reply.address, FAILURE_POINTS, context.now);
  throw refuse('password_wrong');
}

/** Between confirming and writing, another device may have changed the password or an administrator reset it. */
async function assertUnchanged(
  op: Operation,
  personId: PersonActor['personId'],
  confirmed: string,
): Promise<void> {
  const account = await lockAccount(op.tx, personId);
  if (account?.passwordHash !== confirmed) throw refuse('password_wrong');
}

function personOf(context: SteppedContext): PersonActor {
  assert(context.actor.kind === 'person', 'own account: the policy admits persons only');
  return context.actor;
}
