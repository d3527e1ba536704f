import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { putNothing, removeNothing } from '../store/nothing-store.ts';

/** "Nothing to declare" is an answer: it stands for the year until it is taken back, and nothing else follows. */
export async function sayNothingToDeclare(
  op: Operation,
  of: { personId: PersonId; year: number },
): Promise<void> {
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
