import { assert } from '@jixu/kernel';
import { sameSecret } from '../../platform/crypto/token.ts';
import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { FAILURE_POINTS } from '../address-budget.ts';
import { foldActivationCode } from '../domain/activation-code.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import {
  type Activation,
  countActivationFailure,
  lockActivation,
  markProven,
  type Proof,
} from '../store/activation-rows.ts';
import { endSession } from '../store/session-rows.ts';
import { openSlip } from '../store/slip-rows.ts';
import { SLIP_CODE } from './make-activation-slips.ts';
import { SMS_CODE, SMS_CODE_MS } from './send-activation-code.ts';
import { unlockAccount } from './unlock-account.ts';

/** Wrong codes in one activation. With five messages a day that is 25 guesses at a million. */
export const PROOF_FAILURES_MAX = 5;

export type SecondProof = { readonly slipCode: string } | { readonly smsCode: string };
type Proven = { readonly next: 'password' | 'login' };
type Outcome = Proven | { readonly left: number };

/**
 * The second proof of an activation, or of unlocking an account. An unlocked account still needs its password: the
 * proof only ends the lock and the idle freeze.
 */
export async function proveActivation(
  ports: IdentityPorts,
  context: SteppedContext,
  proof: SecondProof,
  reply: ReplyPorts,
): Promise<Proven> {
  ports.addresses.check(reply.address, context.now);
  const outcome = await context.operate((op) => tryProof(op, ports, proof));
  if ('next' in outcome) {
    if (outcome.next === 'login') reply.setSession(null);
    return outcome;
  }
  ports.addresses.spend(reply.address, FAILURE_POINTS, context.now);
  if (outcome.left <= 0) throw refuse('activation_over');
  throw refuse('proof_failed', { detail: { left: outcome.left } });
}

async function tryProof(op: Operation, ports: IdentityPorts, proof: SecondProof): Promise<Outcome> {
  assert(op.actor.kind === 'activation', 'second proof: not in an activation');
  const activation = await lockActivation(op.tx, op.actor.sessionId, op.now);
  if (!activation) throw refuse('activation_over');
  const found = await matchProof(op, ports, activation, proof);
  if (!found) return countFailure(op, activation);
  op.note({ personId: activation.personId, outcome: 'proven', with: found.with });
  if (activation.purpose === 'unlock') {
    await unlockAccount(op, activation.personId, found.slipId);
    await endSession(op.tx, activation.sessionId, 'unlocked', op.now);
    return { next: 'login' };
  }
  await markProven(op.tx, activation.sessionId, found);
  return { next: 'password' };
}

async function matchProof(
  op: Operation,
  ports: IdentityPorts,
  activation: Activation,
  proof: SecondProof,
): Promise<{ with: Proof; slipId: string | null } | null> {
  if ('slipCode' in proof) {
    const codeHash = ports.keyring.blindIndex(SLIP_CODE, foldActivationCode(proof.slipCode));
    const slip = await openSlip(op.tx, codeHash, op.now);
    return slip?.personId === activation.personId ? { with: 'slip', slipId: slip.slipId } : null;
  }
  const { smsCodeHash, smsSentAt } = activation;
  if (!smsCodeHash || !smsSentAt) return null;
  if (op.now.getTime() - smsSentAt.getTime() > SMS_CODE_MS) return null;
  const typed = ports.keyring.blindIndex(
    SMS_CODE,
    `${activation.sessionId}\n${foldActivationCode(proof.smsCode)}`,
  );
  return sameSecret(typed, smsCodeHash) ? { with: 'sms', slipId: null } : null;
}

async function countFailure(op: Operation, activation: Activation): Promise<Outcome> {
  await countActivationFailure(op.tx, activation.sessionId);
  const left = PROOF_FAILURES_MAX - activation.failures - 1;
  op.note({ outcome: 'refused', left });
  if (left <= 0) await endSession(op.tx, activation.sessionId, 'proofs-wrong', op.now);
  return { left };
}
