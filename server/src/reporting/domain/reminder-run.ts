import type { AccountId, PersonId, SessionId } from '@jixu/kernel';
import type { PersonGroup } from '../../hours/index.ts';

/** Whom a run means: the people list's own filter, as it was when the run was started. */
export type RunFilter = {
  readonly year: number;
  readonly group: PersonGroup | 'not-met' | null;
  readonly unitId: string | null;
  readonly search: string | null;
};

/** Under which session it was started; the roles are looked up again at every step. */
export type Acting = {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
};

export type RunState = 'running' | 'done' | 'stopped';

export type ReminderRun = {
  readonly personId: PersonId;
  readonly runId: string;
  readonly acting: Acting;
  readonly filter: RunFilter;
  readonly state: RunState;
  readonly afterId: PersonId | null;
  readonly total: number;
  readonly reminded: number;
  readonly skipped: number;
  readonly skippedIds: readonly PersonId[];
  readonly startedAt: Date;
};

/** So many of those who were left alone are named; of the others the number is told. */
export const NAMED_MAX = 20;

/** What a step of a run comes to. */
export function advanced(
  run: ReminderRun,
  step: {
    readonly last: PersonId;
    readonly reminded: number;
    readonly recently: readonly PersonId[];
  },
): Pick<ReminderRun, 'afterId' | 'reminded' | 'skipped' | 'skippedIds'> {
  return {
    afterId: step.last,
    reminded: run.reminded + step.reminded,
    skipped: run.skipped + step.recently.length,
    skippedIds: [...run.skippedIds, ...step.recently].slice(0, NAMED_MAX),
  };
}
