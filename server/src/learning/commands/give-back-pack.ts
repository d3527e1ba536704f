import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { PackId } from '../domain/pack.ts';
import { refuse } from '../errors.ts';
import { choicesOf, removeChoice } from '../store/pack-store.ts';
import { enrolmentsOf } from '../store/study-store.ts';

/** Only while no course of it was begun since it was chosen. */
export async function giveBackPack(
  op: Operation,
  personId: PersonId,
  packId: PackId,
): Promise<void> {
  const choice = (await choicesOf(op.tx, personId)).find((one) => one.packId === packId);
  if (!choice) throw refuse('no_pack');
  const begun = (await enrolmentsOf(op.tx, personId)).some(
    (one) => choice.courseIds.includes(one.courseId) && one.enrolledAt >= choice.chosenAt,
  );
  if (begun) throw refuse('pack_begun');
  await removeChoice(op.tx, { personId, packId });
}
