import { shanghaiDateOf } from '@jixu/kernel';

/** Source: threat 12 of the threat model: 5 wrong passwords in 15 minutes, then growing delays, 20 a day lock. */
export const FREE_FAILURES = 5;
export const WINDOW_MS = 15 * 60_000;
export const FAILURES_A_DAY = 20;
const FIRST_DELAY_MS = 60_000;
const DELAY_MAX_MS = 60 * 60_000;
/** A locked day ends by itself: else a stranger who knows a number could keep its owner out for good. */
const DAY_LOCK_MS = 24 * 60 * 60_000;

export type Failures = {
  readonly failures: number;
  readonly failuresToday: number;
  readonly lastFailureAt: Date | null;
  readonly lockedUntil: Date | null;
};

export const noFailures: Failures = {
  failures: 0,
  failuresToday: 0,
  lastFailureAt: null,
  lockedUntil: null,
};

export function isLocked(state: Failures, now: Date): boolean {
  return state.lockedUntil !== null && state.lockedUntil > now;
}

/** One more wrong attempt of an account that is not locked. */
export function afterFailure(state: Failures, now: Date): Failures {
  const since = Math.max(state.lastFailureAt?.getTime() ?? 0, state.lockedUntil?.getTime() ?? 0);
  const failures = now.getTime() - since > WINDOW_MS ? 1 : state.failures + 1;
  const sameDay =
    state.lastFailureAt !== null && shanghaiDateOf(state.lastFailureAt) === shanghaiDateOf(now);
  const failuresToday = sameDay ? state.failuresToday + 1 : 1;
  return {
    failures,
    failuresToday,
    lastFailureAt: now,
    lockedUntil: lockEnd(failures, failuresToday, now),
  };
}

function lockEnd(failures: number, failuresToday: number, now: Date): Date | null {
  if (failuresToday >= FAILURES_A_DAY) return new Date(now.getTime() + DAY_LOCK_MS);
  if (failures < FREE_FAILURES) return null;
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES), DELAY_MAX_MS);
  return new Date(now.getTime() + delay);
}
