import type { PersonId } from '@jixu/kernel';
import {
  accountStates,
  correctName,
  type Identity,
  type NewFact,
  recordFacts,
} from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertNoHigherOffice, assertPersonInScope, PEOPLE_KEEPERS } from '../access.ts';
import { refuse } from '../errors.ts';
import { changeStaffNumber } from './add-member.ts';

export type PersonChange = {
  readonly name?: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly staffNumber?: string | null;
  readonly facts?: readonly NewFact[];
};

/**
 * What a unit keeps of its people. Name and phone of someone who has activated are his: a changed phone would let the
 * changer receive the codes.
 */
export async function changePerson(
  op: Operation,
  identity: Identity,
  personId: PersonId,
  change: PersonChange,
): Promise<void> {
  const read = readingOf(op);
  await assertPersonInScope(read, PEOPLE_KEEPERS, personId);
  if (op.actor.kind === 'person' && op.actor.personId === personId) throw refuse('own_data');
  await assertNoHigherOffice(read, personId);
  const account = (await accountStates({ db: op.tx }, [personId])).get(personId);
  const active = account?.state === 'active';
  if (change.name !== undefined) {
    if (active) throw refuse('name_of_active_account');
    await correctName(op, personId, change.name);
  }
  if (change.phone !== undefined) {
    if (active) throw refuse('phone_of_active_account');
    await identity.changeContact(op, { personId, kind: 'phone', value: change.phone });
  }
  if (change.email !== undefined) {
    await identity.changeContact(op, { personId, kind: 'email', value: change.email });
  }
  if (change.staffNumber !== undefined) await changeStaffNumber(op, personId, change.staffNumber);
  if (change.facts) await recordFacts(op, personId, change.facts);
  op.note({ personId, changed: Object.keys(change) });
}
