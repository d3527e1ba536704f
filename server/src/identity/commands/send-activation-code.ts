import { assert } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import { revealPhone } from '../queries/reveal.ts';
import { lockActivation, smsSentSince, writeSmsCode } from '../store/activation-rows.ts';

export const SMS_CODE = 'sms-code';
export const SMS_CODE_MS = 5 * 60_000;
const AGAIN_AFTER_MS = 60_000;
const A_DAY = 5;
const DAY_MS = 86_400_000;

/** The job that sends it, after the commit. */
export const SEND_CODE_JOB = 'identity-send-code';

/** The answer is the same whether or not there is a phone, or a person at all, behind this activation. */
export async function sendActivationCode(op: Operation, ports: IdentityPorts): Promise<void> {
  assert(op.actor.kind === 'activation', 'code: not in an activation');
  if (!ports.sms) throw refuse('sms_not_offered');
  const activation = await lockActivation(op.tx, op.actor.sessionId, op.now);
  if (!activation) throw refuse('activation_over');
  const since = new Date(op.now.getTime() - DAY_MS);
  const sent = await smsSentSince(op.tx, activation.personId, since);
  const waitMs = sent.lastAt ? sent.lastAt.getTime() + AGAIN_AFTER_MS - op.now.getTime() : 0;
  if (waitMs > 0 || sent.count >= A_DAY) {
    throw refuse('sms_too_often', {
      retryAfterSeconds: Math.ceil(Math.max(waitMs, 60_000) / 1000),
    });
  }
  const code = String(op.secret(6).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  const codeHash = ports.keyring.blindIndex(SMS_CODE, `${activation.sessionId}\n${code}`);
  await writeSmsCode(op.tx, activation.sessionId, codeHash, op.now);
  const phone = await revealPhone(op.tx, ports.keyring, activation.personId);
  if (phone === null) return;
  const sealed = ports.keyring
    .encrypt(JSON.stringify({ phone, code, id: op.newId() }))
    .toString('base64');
  op.enqueue({ name: SEND_CODE_JOB, payload: { sealed } });
}
