import { assert, type PersonId } from '@jixu/kernel';
import { lockPerson } from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { PEOPLE_KEEPERS, scopeFor } from '../access.ts';
import { openMatchingsFrom, writeMatchingDecision } from '../store/matching-rows.ts';

/** Takes back what the caller's own units asked for; what was decided meanwhile stays. */
export async function withdrawMatching(
  op: Operation,
  personId: PersonId,
): Promise<'undone' | 'kept'> {
  await lockPerson(op, personId);
  const scope = scopeFor(readingOf(op), PEOPLE_KEEPERS);
  const asked = await openMatchingsFrom(op.tx, { personId, scope, on: op.today });
  for (const matching of asked) {
    const decidedBy = op.actor.kind === 'person' ? op.actor.personId : null;
    const row = { personId, matchingId: matching.matching_id, state: 'withdrawn' } as const;
    const written = await writeMatchingDecision(op.tx, { ...row, decidedBy, at: op.now });
    assert(written === 1n, 'matching: decided under lock');
  }
  return asked.length > 0 ? 'undone' : 'kept';
}
