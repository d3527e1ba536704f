import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { FAILURE_POINTS, START_POINTS } from '../address-budget.ts';
import { foldActivationCode } from '../domain/activation-code.ts';
import { nameKeyOf } from '../domain/person-name.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import { accountOfPerson } from '../store/account-rows.ts';
import { lockPersonRow } from '../store/person-rows.ts';
import { openSlip } from '../store/slip-rows.ts';
import { SLIP_CODE } from './make-activation-slips.ts';
import { handOver, openActivation, type OpenedSession } from './open-session.ts';
import { unlockAccount } from './unlock-account.ts';

type Begun =
  | { readonly next: 'login' }
  | { readonly next: 'password'; readonly opened: OpenedSession };

/**
 * Begins from paper: the slip is the second proof at once, the name shows that it was not just found. An active
 * account is unlocked by it and keeps its password; a new password is made only after a reset.
 */
export async function startActivationBySlip(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: { readonly slipCode: string; readonly name: string },
  reply: ReplyPorts,
): Promise<'password' | 'login'> {
  ports.addresses.check(reply.address, context.now);
  const begun = await context.operate((op) => begin(op, ports, typed));
  ports.addresses.spend(reply.address, begun ? START_POINTS : FAILURE_POINTS, context.now);
  if (!begun) throw refuse('activation_failed');
  if (begun.next === 'password') handOver(reply, begun.opened);
  return begun.next;
}

async function begin(
  op: Operation,
  ports: IdentityPorts,
  typed: { readonly slipCode: string; readonly name: string },
): Promise<Begun | null> {
  const codeHash = ports.keyring.blindIndex(SLIP_CODE, foldActivationCode(typed.slipCode));
  const slip = await openSlip(op.tx, codeHash, op.now);
  const person = slip && (await lockPersonRow(op.tx, slip.personId));
  const account = slip && (await accountOfPerson(op.tx, slip.personId));
  const named = person !== null && person.nameKey === nameKeyOf(typed.name.trim());
  if (!slip || !named || !account || account.state === 'disabled') {
    op.note({ outcome: 'refused' });
    return null;
  }
  op.note({ outcome: 'begun', personId: slip.personId });
  if (account.state === 'active') {
    await unlockAccount(op, slip.personId, slip.slipId);
    return { next: 'login' };
  }
  const of = { personId: slip.personId, purpose: 'activate', provenSlipId: slip.slipId } as const;
  return { next: 'password', opened: await openActivation(op, of) };
}
