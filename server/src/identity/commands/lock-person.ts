import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { lockPersonRow, lockPersonRows, type PersonRow } from '../store/person-rows.ts';

/** The person's head row: first in the order of locks, for every room. */
export async function lockPerson(op: Operation, personId: PersonId): Promise<PersonRow> {
  const person = await lockPersonRow(op.tx, personId);
  if (!person) throw refuse('no_such_person');
  return person;
}

/** The same for many, in the order of their ids, so that two lists never wait for each other. */
export async function lockPeople(op: Operation, ids: readonly PersonId[]): Promise<void> {
  await lockPersonRows(op.tx, ids);
}
