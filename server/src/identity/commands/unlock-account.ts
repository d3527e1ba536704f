import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { noFailures } from '../domain/lock-out.ts';
import { refuse } from '../errors.ts';
import { lockAccount, writeFailures, writeLogIn } from '../store/account-rows.ts';
import { useSlip } from '../store/slip-rows.ts';

/** Ends lock-out and idle freeze of an active account. The password stays what it was and is still needed. */
export async function unlockAccount(
  op: Operation,
  personId: PersonId,
  slipId: string | null,
): Promise<void> {
  const account = await lockAccount(op.tx, personId);
  if (account?.state !== 'active') throw refuse('activation_over');
  if (slipId !== null && (await useSlip(op.tx, personId, slipId, op.now)) !== 1n) {
    throw refuse('activation_over');
  }
  await writeFailures(op.tx, personId, noFailures);
  await writeLogIn(op.tx, personId, op.now);
}
