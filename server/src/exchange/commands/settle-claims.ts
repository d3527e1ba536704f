import { assert, type SenderId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import {
  claimByKey,
  closeClaim,
  type HeldClaim,
  keyOf,
  settleClaim,
} from '../store/claim-store.ts';
import { requireSender } from './keep-senders.ts';
import { matchPerson } from './match-person.ts';
import { type ExchangePorts, type PlatformRecord, recordFor } from './receive-record.ts';

type Named = { readonly senderId: SenderId; readonly externalId: string };

/** Looks once more for the person of a held record, after the register was put right; then it counts as if sent now. */
export async function matchAgain(op: Operation, ports: ExchangePorts, of: Named): Promise<void> {
  const sender = await requireSender(op, of.senderId);
  const claim = await lockClaim(op, of, 'quarantined');
  assert(claim.held, 'exchange: a held record without its content');
  const sent = JSON.parse(ports.keyring.decrypt(claim.held)) as PlatformRecord;
  const match = await matchPerson(op, ports.identity, sent, sender.nodeId);
  if (match.personId === null) {
    throw refuse('still_unmatched', { detail: { problem: match.problem ?? '' } });
  }
  const recordId = op.newId<'record'>();
  const settled = await settleClaim(op.tx, {
    key: claim.key,
    personId: match.personId,
    recordId,
  });
  assert(settled, 'exchange: a claim changed under its lock');
  await recordFor(op, ports, { personId: match.personId, recordId, key: claim.key, sent });
  op.note({ sender: of.senderId, state: 'recorded' });
}

/** A held record that is nobody's here. What was sent is forgotten; its id stays used. */
export async function dismissClaim(op: Operation, of: Named & { reason: string }): Promise<void> {
  await requireSender(op, of.senderId);
  const claim = await lockClaim(op, of, 'quarantined');
  await close(op, claim, { from: 'quarantined', to: 'dismissed', reason: of.reason });
}

/** A record that should not have been sent: its hours are reversed, and the person reads why. */
export async function takeBack(
  op: Operation,
  ports: ExchangePorts,
  of: Named & { reason: string },
): Promise<void> {
  await requireSender(op, of.senderId);
  const claim = await lockClaim(op, of, 'recorded');
  assert(claim.personId && claim.recordId, 'exchange: a recorded claim without its record');
  await close(op, claim, { from: 'recorded', to: 'taken-back', reason: of.reason });
  await ports.hours.reverse(op, {
    claimId: op.newId<'claim'>(),
    personId: claim.personId,
    recordId: claim.recordId,
    to: 'revoked',
    reason: of.reason,
  });
}

async function lockClaim(
  op: Operation,
  of: Named,
  state: 'quarantined' | 'recorded',
): Promise<HeldClaim> {
  const claim = await claimByKey(op.tx, keyOf(of.senderId, of.externalId), { lock: true });
  if (!claim) throw refuse('no_such_claim');
  if (claim.state !== state) throw refuse('claim_settled', { detail: { state: claim.state } });
  return claim;
}

async function close(
  op: Operation,
  claim: HeldClaim,
  of: {
    readonly from: 'quarantined' | 'recorded';
    readonly to: 'dismissed' | 'taken-back';
    readonly reason: string;
  },
): Promise<void> {
  assert(op.actor.kind === 'person', 'exchange: closed by nobody');
  const closed = await closeClaim(op.tx, {
    ...of,
    key: claim.key,
    by: op.actor.personId,
    at: op.now,
    reason: of.reason.trim(),
  });
  assert(closed, 'exchange: a claim changed under its lock');
  op.note({ sender: claim.senderId, state: of.to });
}
