import type { PersonId } from '@jixu/kernel';
import type { JobRequest } from '../../platform/operation/operation.ts';
import { GRACE_MS } from '../domain/timing.ts';
import type { BatchKey } from '../store/print-store.ts';

export const EXPIRE_JOB = 'assessment-expire';
export const SETTLE_JOB = 'assessment-settle';
export const SETTLE_ALL_JOB = 'assessment-settle-all';
export const PRINT_JOB = 'assessment-print';
export const FORGET_JOB = 'assessment-forget';

/** Wakes the worker when an attempt is over; whether it is over, the stored deadline decides. */
export function expireRequest(of: {
  readonly personId: PersonId;
  readonly attemptId: string;
  readonly deadlineAt: Date;
}): JobRequest {
  return {
    name: EXPIRE_JOB,
    payload: { personId: of.personId, attemptId: of.attemptId },
    runAt: new Date(of.deadlineAt.getTime() + GRACE_MS + 1),
    key: `${EXPIRE_JOB}-${of.attemptId}`,
  };
}

export function settleRequest(of: {
  readonly personId: PersonId;
  readonly offeringId: string;
}): JobRequest {
  return {
    name: SETTLE_JOB,
    payload: of,
    key: `${SETTLE_JOB}-${of.personId}-${of.offeringId}`,
  };
}

export function settleAllRequest(of: { nodeId: string; offeringId: string }): JobRequest {
  return { name: SETTLE_ALL_JOB, payload: of, key: `${SETTLE_ALL_JOB}-${of.offeringId}` };
}

export function printRequest(key: BatchKey): JobRequest {
  return { name: PRINT_JOB, payload: { ...key }, key: `${PRINT_JOB}-${key.batchId}` };
}

/** Files go in a job of the same transaction: one that is rolled back leaves the file where it was. */
export function forgetRequest(of: {
  /** Of storage; empty: the whole of it, where prints lie. */
  readonly area: string;
  readonly storageKey: string;
}): JobRequest {
  return { name: FORGET_JOB, payload: of, key: `${FORGET_JOB}-${of.storageKey}` };
}
