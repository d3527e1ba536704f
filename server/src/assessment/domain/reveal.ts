import type { AnswerValue } from './answer.ts';
import type { Offering } from './offering.ts';
import type { Place } from './paper.ts';
import { type Key, requireKey } from './question.ts';
import { overFor, type Task } from './timing.ts';

const DAY_MS = 24 * 3_600_000;

/** Is it over for everybody, the longest extension too? Before that not even whoever holds it is told a score. */
export function isClosed(
  offering: Pick<Offering, 'tasks'>,
  task: Task,
  of: { readonly now: Date; readonly extraMinutesMax: number },
): boolean {
  const together =
    task.kind === 'resit' ? [task] : offering.tasks.filter((one) => one.kind !== 'resit');
  return of.now >= overFor(together, of.extraMinutesMax);
}

/**
 * May key, score and explanation leave the server? Only when the window closed for all, the longest extension too; and
 * where results come together, when they were published.
 */
export function isRevealed(
  offering: Offering,
  task: Task,
  of: { readonly now: Date; readonly extraMinutesMax: number },
): boolean {
  const publishes = offering.tells === 'together' && task.kind !== 'resit';
  return publishes ? offering.state === 'released' : isClosed(offering, task, of);
}

/** The last moment at which a result that was told may be contested; null: never. */
export function appealUntil(offering: Offering, task: Task, extraMinutesMax: number): Date | null {
  if (offering.appealDays === 0) return null;
  const first = offering.tasks.filter((one) => one.kind !== 'resit');
  const told =
    task.kind === 'resit'
      ? overFor([task], extraMinutesMax)
      : offering.tells === 'together'
        ? offering.releasedAt
        : overFor(first, extraMinutesMax);
  return told && new Date(told.getTime() + offering.appealDays * DAY_MS);
}

/** The right answer in the terms of what was shown; a guide stays with the markers. */
export function rightAnswer(place: Place, key: Key): AnswerValue | null {
  switch (place.kind) {
    case 'single':
    case 'multiple': {
      const right = requireKey(key, 'options').options;
      const chosen = [...place.order.keys()].filter((at) => right.includes(place.order[at] ?? -1));
      return { chosen };
    }
    case 'true-false':
      return { holds: requireKey(key, 'holds').holds };
    case 'fill':
      return { texts: requireKey(key, 'blanks').blanks.map((accepted) => accepted[0] ?? '') };
    case 'order':
      return { order: [...place.order.keys()].map((option) => place.order.indexOf(option)) };
    case 'short':
      return null;
  }
}
