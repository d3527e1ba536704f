import type { JobRequest } from '../../platform/operation/operation.ts';

export const TRIAL_JOB = 'rulebooks-trial';
export const RECOUNT_JOB = 'rulebooks-recount';

/** A second request while the first waits is the same request. */
export function workOn(job: typeof TRIAL_JOB | typeof RECOUNT_JOB, trialId: string): JobRequest {
  return { name: job, payload: { trialId }, key: `${job}-${trialId}` };
}
