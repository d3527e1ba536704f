import { type PersonId, yearOf } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { insertNothing, nothingOf } from '../store/declaration-store.ts';
import { rulebookOf } from './save-draft.ts';

/**
 * "Nothing to declare this year" is an answer of its own: no record of 0 hours, no case, nothing for anyone to review.
 * What is declared later counts all the same.
 */
export async function declareNothing(
  op: Operation,
  ports: DeclarationPorts,
  of: { personId: PersonId; year: number },
): Promise<{ year: number; at: Date }> {
  if (of.year > yearOf(op.today)) throw refuse('year_ahead');
  const rulebook = await rulebookOf(op, ports, of.personId);
  await insertNothing(op.tx, {
    ...of,
    packId: rulebook.pack.id,
    unitId: rulebook.unitId,
    at: op.now,
  });
  const given = (await nothingOf(op.tx, of.personId)).find((one) => one.year === of.year);
  if (!given) throw new Error('declarations: an answer that was not kept');
  return given;
}
