import { addDays, assert, type PersonId, shanghaiDateOf, startOfShanghaiDay } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { newActivationCode } from '../domain/activation-code.ts';
import { replaceSlips } from '../store/slip-rows.ts';

/** Purpose of the keyed digest of a slip's code. */
export const SLIP_CODE = 'slip-code';
export const SLIP_DAYS = 30;
/** 250 printed pages; a larger unit prints sub-unit by sub-unit. */
export const SLIPS_MAX = 2_000;

/** New codes for these people, valid through the last of `validDays` days; their older slips become void. */
export async function makeActivationSlips(
  op: Operation,
  keyring: Keyring,
  people: readonly PersonId[],
  options: { readonly validDays: number } = { validDays: SLIP_DAYS },
): Promise<{ personId: PersonId; code: string }[]> {
  const ids = [...new Set(people)].sort();
  assert(ids.length <= SLIPS_MAX, 'slips: more than one sheet holds');
  if (ids.length === 0) return [];
  const made = ids.map((personId) => ({ personId, code: newActivationCode(op.secret) }));
  const slips = made.map(({ personId, code }) => ({
    personId,
    slipId: op.newId<'slip'>(),
    codeHash: keyring.blindIndex(SLIP_CODE, code),
  }));
  const madeBy = op.actor.kind === 'person' ? op.actor.personId : null;
  const expiresAt = startOfShanghaiDay(addDays(shanghaiDateOf(op.now), options.validDays + 1));
  await replaceSlips(op.tx, slips, { at: op.now, madeBy, expiresAt });
  op.note({ slips: ids.length });
  return made;
}
