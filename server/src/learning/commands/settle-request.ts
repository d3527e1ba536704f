import type { PersonId } from '@jixu/kernel';
import type { JobRequest } from '../../platform/operation/operation.ts';
import type { EnrolmentId } from '../store/study-store.ts';

export const SETTLE_JOB = 'learning-settle';

/** Asks the job to look whether a course is done. */
export function settleRequest(of: {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
}): JobRequest {
  const { personId, enrolmentId } = of;
  return { name: SETTLE_JOB, payload: { personId, enrolmentId }, key: `settle-${enrolmentId}` };
}
