import { addDays, formatLocalDate, type LocalDate, parseLocalDate } from '@jixu/kernel';
import type { ReviewCase, ReviewTask } from './case.ts';

/** The day by which a case without any promise should be looked at. */
const UNPROMISED_DAYS = 15;
/** Each reason brings a case forward by a working week; three or more are as bad as it gets. */
const FORWARD_DAYS = 5;
const REASONS_MAX = 3;
/** What the person asked for comes before what merely looks odd. */
export const NUDGE_DAYS = 10;
/** Everything else of a drawing waits for its samples. */
export const SAMPLE_DAYS = 30;

/** Nothing of this person came before. */
export const FIRST_TIME = 'review.first_time';

/**
 * The order by risk: the last day for a decision or for silence, brought forward by what speaks for a second look. Being
 * a day and no score, it stays true while time passes.
 */
export function lookOn(of: {
  readonly opened: LocalDate;
  readonly dueOn: string | null;
  readonly silentOn: string | null;
  readonly risks: readonly string[];
}): string {
  const unpromised = formatLocalDate(addDays(of.opened, UNPROMISED_DAYS));
  const [first = unpromised] = [of.dueOn, of.silentOn].filter((on) => on !== null).toSorted();
  const last = parseDay(first);
  return formatLocalDate(addDays(last, -forwardDays(of.risks)));
}

/** By how many days these reasons bring a case forward. */
export function forwardDays(risks: readonly string[]): number {
  return FORWARD_DAYS * Math.min(REASONS_MAX, risks.length);
}

function parseDay(text: string): LocalDate {
  const found = parseLocalDate(text);
  if (!found.ok) throw new Error('review: a stored day that is none');
  return found.value;
}

/** Silence passes a case so soon that nobody may look any more. */
const SILENCE_NEAR_DAYS = 3;

/** Why a case should be looked at before others, the worst first. */
export function reasonsOf(
  line: { readonly reviewed: Pick<ReviewCase, 'risks'>; readonly task: ReviewTask },
  today: string,
): readonly string[] {
  const { task, reviewed } = line;
  const near = formatLocalDate(addDays(parseDay(today), SILENCE_NEAR_DAYS));
  const moved = task.escalatedBecause === 'overdue' || task.escalatedBecause === 'taken-over';
  return [
    ...(task.draw?.sampled === true ? ['review.sampled'] : []),
    ...(task.dueOn !== null && task.dueOn < today ? ['review.late'] : []),
    ...(task.silentOn !== null && task.silentOn <= near ? ['review.silence_near'] : []),
    ...(task.nudgedAt !== null ? ['review.nudged'] : []),
    ...(moved ? ['review.moved_up'] : []),
    ...reviewed.risks.filter((code) => code !== FIRST_TIME),
    ...reviewed.risks.filter((code) => code === FIRST_TIME),
  ];
}
