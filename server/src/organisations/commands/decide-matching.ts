import { assert, type PersonId } from '@jixu/kernel';
import { lockPerson } from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertNoHigherOffice, PEOPLE_KEEPERS, seesPerson } from '../access.ts';
import { refuse } from '../errors.ts';
import { openMatching, writeMatchingDecision } from '../store/matching-rows.ts';
import { transferMember } from './add-member.ts';

/** Whoever answers for the person today lets him go or does not. */
export async function decideMatching(
  op: Operation,
  of: { readonly matchingId: string; readonly outcome: 'moved' | 'refused' },
): Promise<PersonId> {
  const read = readingOf(op);
  const asked = await openMatching(op.tx, of.matchingId);
  if (!asked) throw refuse('no_such_matching');
  await lockPerson(op, asked.person_id);
  const roles = [...PEOPLE_KEEPERS, 'bureau-officer'] as const;
  if (!(await seesPerson(read, roles, asked.person_id))) throw refuse('no_such_matching');
  if (op.actor.kind === 'person' && op.actor.personId === asked.person_id) throw refuse('own_data');
  if (of.outcome === 'moved') {
    await assertNoHigherOffice(read, asked.person_id);
    await transferMember(op, {
      personId: asked.person_id,
      unitId: asked.unit_id,
      staffNumber: asked.staff_number,
      fromOn: op.today,
    });
  }
  const decidedBy = op.actor.kind === 'person' ? op.actor.personId : null;
  const decision = { personId: asked.person_id, matchingId: of.matchingId, state: of.outcome };
  const written = await writeMatchingDecision(op.tx, { ...decision, decidedBy, at: op.now });
  assert(written === 1n, 'matching: decided under lock');
  op.note({ personId: asked.person_id, outcome: of.outcome });
  return asked.person_id;
}
