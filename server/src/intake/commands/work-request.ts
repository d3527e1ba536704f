import type { JobRequest } from '../../platform/operation/operation.ts';
import type { BatchKey } from '../store/batch-store.ts';

export const READ_JOB = 'intake-read';
export const APPLY_JOB = 'intake-apply';
export const UNDO_JOB = 'intake-undo';
/** Removes bytes that no batch refers to. */
export const DISCARD_JOB = 'intake-discard';

export type WorkState = 'reading' | 'applying' | 'undoing';

const JOBS: Readonly<Record<WorkState, string>> = {
  reading: READ_JOB,
  applying: APPLY_JOB,
  undoing: UNDO_JOB,
};

/** One request for each batch and kind of work: a second one replaces the first, also one whose worker has died. */
export function workRequest(state: WorkState, key: BatchKey): JobRequest {
  const { unitId, batchId } = key;
  return { name: JOBS[state], payload: { unitId, batchId }, key: `intake-${state}-${batchId}` };
}
