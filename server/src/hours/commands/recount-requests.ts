import type { PersonId } from '@jixu/kernel';
import type { JobRequest } from '../../platform/operation/operation.ts';
import type { Words } from '../domain/recount.ts';

export const FACTS_JOB = 'hours-recount-facts';
export const LEFT_JOB = 'hours-recount-left';

/** A second request while the first waits is the same request. */
export function recountFacts(personId: PersonId, kinds: readonly string[]): JobRequest {
  const named = kinds.toSorted();
  return {
    name: FACTS_JOB,
    payload: { personId, kinds: named },
    key: `${FACTS_JOB}-${personId}-${named.join('-')}`,
  };
}

/** A seal was opened: what it kept as it was is counted anew, for the reason that it was left for. */
export function recountLeft(
  personId: PersonId,
  of: { readonly cause: 'rules' | 'facts'; readonly because: Words; readonly packId: string },
): JobRequest {
  return { name: LEFT_JOB, payload: { personId, ...of }, key: `${LEFT_JOB}-${personId}` };
}
