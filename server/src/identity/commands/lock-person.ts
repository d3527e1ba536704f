import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { lockPersonRow, type PersonRow } from '../store/person-rows.ts';

/** The person's head row: first in the order of locks, for every room. */
export async function lockPerson(op: Operation, personId: PersonId): Promise<PersonRow> {
  const person = await lockPersonRow(op.tx, personId);
  if (!person) throw refuse('no_such_person');
  return person;
}
