import { createHmac } from 'node:crypto';
import { asId, type NodeId, type PersonId, withCheckDigit, yearOf } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { sameSecret } from '../../platform/crypto/token.ts';
import { nextInSeries } from '../../platform/db/series.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { keeps, requirePerson } from '../access.ts';
import { refuse } from '../errors.ts';
import { giveBackPack } from './give-back-pack.ts';
import type { LearningPorts } from '../ports.ts';
import {
  claimReceipt,
  endFee,
  endPaymentKey,
  type Fee,
  feeByNumber,
  type FeeId,
  feeOfEnrolment,
  insertFee,
  insertPaymentKey,
  lockFee,
  markPaid,
  paymentKeyById,
  type PaymentKeyId,
} from '../store/fee-store.ts';
import { openChoice } from '../store/pack-store.ts';
import {
  enrolmentById,
  type EnrolmentId,
  isBegun,
  lockStream,
  openEnrolment,
  removeEnrolment,
} from '../store/study-store.ts';

/** A system whose clock differs by more is not believed; a message that was recorded is worth nothing later. */
const SENT_WITHIN_MS = 5 * 60_000;
const PURPOSE = 'payment-callback';
type Keys = Pick<LearningPorts, 'keyring'>;

/** Asks for a price: one enrolment, or one choice of a pack, one fee. */
export async function askFee(
  op: Operation,
  of: Pick<Fee, 'personId' | 'of' | 'nodeId' | 'title' | 'amountFen'>,
): Promise<void> {
  const year = yearOf(op.today);
  const serial = await nextInSeries(op.tx, `fee:${of.nodeId}:${year}`);
  await insertFee(op.tx, {
    ...of,
    feeId: op.newId<'fee'>(),
    number: withCheckDigit(`F-${year}-${String(serial).padStart(6, '0')}`),
    at: op.now,
  });
}

type Paid = {
  readonly personId: PersonId;
  readonly feeId: FeeId;
  readonly amountFen: number;
  readonly receipt: string;
  readonly via: 'cashier' | 'system';
  readonly by: PersonId | PaymentKeyId;
};

/**
 * The port of every way of paying: says that a fee is paid, exactly, by a receipt that has paid nothing else. The same
 * again is the same; the enrolment, or the pack, opens in the same operation.
 */
export async function recordPayment(op: Operation, of: Paid, nodeId: NodeId): Promise<void> {
  await lockStream(op.tx, of.personId);
  const fee = await lockFee(op.tx, of.personId, of.feeId);
  if (!fee || fee.nodeId !== nodeId) throw refuse('no_fee');
  if (fee.state === 'paid' && fee.receipt === of.receipt) return;
  if (fee.state !== 'open') throw refuse('fee_ended', { detail: { state: fee.state } });
  if (fee.amountFen !== of.amountFen)
    throw refuse('amount_differs', { detail: { amountFen: fee.amountFen } });
  if (!(await claimReceipt(op.tx, { ...of, nodeId }))) throw refuse('receipt_used');
  const paid = await markPaid(op.tx, { ...of, at: op.now });
  const opened = await open(op, fee);
  if (!paid || !opened) throw new Error('learning: a fee changed under its lock');
  op.note({ fee: fee.number, via: of.via });
}

function open(op: Operation, { personId, of }: Fee): Promise<boolean> {
  return of.kind === 'course'
    ? openEnrolment(op.tx, { ...of, personId })
    : openChoice(op.tx, { ...of, personId });
}

/** The cashier of the organisation writes down what was paid at the counter. */
export async function confirmPayment(
  op: Operation,
  of: Pick<Paid, 'personId' | 'feeId' | 'amountFen' | 'receipt'>,
): Promise<void> {
  const { personId: by } = requirePerson(op.actor);
  const { nodeId } = await kept(op, of);
  await recordPayment(op, { ...of, receipt: of.receipt.trim(), via: 'cashier', by }, nodeId);
}

/** Writes down that the money went back; only while nothing of the course, or the pack, was begun. */
export async function refundFee(
  op: Operation,
  of: Pick<Fee, 'personId' | 'feeId'> & { readonly reason: string },
): Promise<void> {
  const { personId: by } = requirePerson(op.actor);
  await lockStream(op.tx, of.personId);
  const fee = await kept(op, of);
  if (fee.state !== 'paid') throw refuse('fee_ended', { detail: { state: fee.state } });
  await giveUp(op, fee);
  await endFee(op.tx, { ...of, from: 'paid', to: 'refunded', by, at: op.now });
  op.note({ fee: fee.number });
}

async function giveUp(op: Operation, { personId, of }: Fee): Promise<void> {
  if (of.kind === 'pack') {
    await giveBackPack(op, personId, of.packId);
    return;
  }
  const enrolment = { personId, enrolmentId: of.enrolmentId };
  if (await isBegun(op.tx, enrolment)) throw refuse('study_begun');
  await removeEnrolment(op.tx, enrolment);
}

async function kept(op: Operation, of: Pick<Fee, 'personId' | 'feeId'>): Promise<Fee> {
  const fee = await lockFee(op.tx, of.personId, of.feeId);
  if (!fee || !keeps(op.actor, fee.nodeId)) throw refuse('no_fee');
  return fee;
}

/** What was not paid is not owed any more. */
export async function dropFee(op: Operation, fee: Fee | null): Promise<void> {
  if (fee === null) return;
  const ended = {
    from: 'open',
    to: 'dropped',
    by: fee.personId,
    reason: null,
    at: op.now,
  } as const;
  await endFee(op.tx, { ...fee, ...ended });
}

/** Whoever has not paid may leave; what was paid is paid back by whoever took it. */
export async function leaveCourse(op: Operation, enrolmentId: EnrolmentId): Promise<void> {
  const { personId } = requirePerson(op.actor);
  await lockStream(op.tx, personId);
  const enrolment = await enrolmentById(op.tx, personId, enrolmentId, { lock: true });
  if (!enrolment) throw refuse('no_enrolment');
  if (enrolment.state !== 'awaiting-payment') throw refuse('study_begun');
  await dropFee(op, await feeOfEnrolment(op.tx, personId, enrolmentId));
  await removeEnrolment(op.tx, { personId, enrolmentId });
}

/** What a payment system signs with: made of the key's id by the server's own key, so that nothing is stored. */
export function paymentSecret(ports: Keys, keyId: PaymentKeyId): string {
  return ports.keyring.blindIndex(PURPOSE, keyId);
}

export async function addPaymentKey(
  op: Operation,
  of: { readonly keyId: PaymentKeyId; readonly nodeId: NodeId; readonly name: string },
): Promise<void> {
  const { personId: by } = requirePerson(op.actor);
  if (!keeps(op.actor, of.nodeId)) throw refuse('no_payment_key');
  await insertPaymentKey(op.tx, { ...of, name: of.name.trim(), by, at: op.now });
  op.note({ keyId: of.keyId });
}

export async function dropPaymentKey(op: Operation, keyId: PaymentKeyId): Promise<void> {
  const key = await paymentKeyById(op.tx, keyId);
  if (!key || !keeps(op.actor, key.nodeId)) throw refuse('no_payment_key');
  await endPaymentKey(op.tx, keyId, op.now);
  op.note({ keyId });
}

/** What a payment system says, as text: its very bytes are signed. */
const Payload = Type.Object(
  {
    fee: Type.String({ minLength: 1, maxLength: 60 }),
    amountFen: Type.Integer({ minimum: 1 }),
    receipt: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    sentAt: Type.String({ minLength: 20, maxLength: 40 }),
  },
  { additionalProperties: false },
);

/** A payment system says, signed, that a fee is paid. */
export async function receiveCallback(
  op: Operation,
  ports: Keys,
  of: { readonly keyId: string; readonly payload: string; readonly signature: string },
): Promise<void> {
  const keyId = asId<'payment-key'>(of.keyId);
  const key = await paymentKeyById(op.tx, keyId);
  const right = createHmac('sha256', paymentSecret(ports, keyId)).update(of.payload).digest('hex');
  // The signature is worked out for an unknown key as well: time tells nothing about which keys there are.
  if (!sameSecret(right, of.signature.toLowerCase()) || !key) throw refuse('callback_refused');
  const said = payloadOf(of.payload);
  const apart = said === null ? Infinity : Math.abs(Date.parse(said.sentAt) - op.now.getTime());
  if (said === null || !(apart <= SENT_WITHIN_MS)) throw refuse('callback_stale');
  const fee = await feeByNumber(op.tx, key.nodeId, said.fee);
  if (!fee) throw refuse('no_fee');
  const { amountFen, receipt } = said;
  const paid = { ...fee, amountFen, receipt: receipt.trim(), via: 'system', by: keyId } as const;
  await recordPayment(op, paid, key.nodeId);
}

function payloadOf(text: string): Static<typeof Payload> | null {
  try {
    const value: unknown = JSON.parse(text);
    return Check(Payload, value) ? value : null;
  } catch {
    return null;
  }
}
