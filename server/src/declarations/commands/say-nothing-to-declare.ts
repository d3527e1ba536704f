import { type PersonId, yearOf } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { putNothing, removeNothing } from '../store/nothing-store.ts';

/** "Nothing to declare" is an answer: it stands for the year until it is taken back, and nothing else follows. */
export async function sayNothingToDeclare(
  op: Operation,
  of: { personId: PersonId; year: number },
): Promise<void> {
  if (of.year > yearOf(op.today)) throw refuse('year_ahead');
  await putNothing(op.tx, { ...of, at: op.now });
  op.note({ year: of.year });
}

export async function takeNothingBack(
  op: Operation,
  of: { personId: PersonId; year: number },
): Promise<void> {
  await removeNothing(op.tx, of);
  op.note({ year: of.year });
}
