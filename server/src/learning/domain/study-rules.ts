import { learningOf, type PackEdition, windowsOf } from '@jixu/policy';
import type { CourseContent } from '../schemas.ts';
import type { LookRules } from './anomalies.ts';
import type { StudyRules } from './credit.ts';

/** D31: what holds where the rulebook is silent. */
const INTERVAL_SECONDS = 30;
const GAP_MINUTES = 10;
const CHECK_MINUTES = 10;
const CHECK_TRIES = 2;
const SETTLE_DAYS = 1;
const UNBROKEN_HOURS = 3;
const DAY_HOURS = 16;
const QUICK_SECONDS = 1;
const QUICK_ANSWERS = 5;
const IN_STEP_PEOPLE = 2;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function studyRulesOf(edition: PackEdition): StudyRules {
  const said = learningOf(edition);
  const rate = said?.['rate-max'];
  return {
    rateMax: rate ? rate.n / rate.d : 1,
    intervalMs: (said?.['interval-seconds'] ?? INTERVAL_SECONDS) * 1000,
    gapMs: (said?.['gap-minutes'] ?? GAP_MINUTES) * MINUTE,
    dayMs: said?.['day-minutes'] === undefined ? null : said['day-minutes'] * MINUTE,
    checkEveryMs: (said?.['check-minutes'] ?? CHECK_MINUTES) * MINUTE,
    triesMax: said?.['check-tries'] ?? CHECK_TRIES,
  };
}

/** How many days after the last chapter its hours stay provisional. */
export function settleDaysOf(edition: PackEdition | null): number {
  return (edition && learningOf(edition)?.['settle-days']) ?? SETTLE_DAYS;
}

/** What makes a record of study worth a look. */
export function lookRulesOf(edition: PackEdition): LookRules {
  const said = learningOf(edition)?.look;
  const { rateMax, intervalMs } = studyRulesOf(edition);
  return {
    rateMax,
    intervalMs,
    unbrokenMs: (said?.['unbroken-hours'] ?? UNBROKEN_HOURS) * HOUR,
    dayMs: (said?.['day-hours'] ?? DAY_HOURS) * HOUR,
    quickMs: (said?.['quick-seconds'] ?? QUICK_SECONDS) * 1000,
    answersMin: said?.['quick-answers'] ?? QUICK_ANSWERS,
    inStepMin: said?.['in-step-people'] ?? IN_STEP_PEOPLE,
  };
}

/** Does the place offer nothing to people without a title series? */
export function needsSeries(edition: PackEdition): boolean {
  return learningOf(edition)?.['needs-series'] !== undefined;
}

/** What the rulebook calls a course of this platform: some know courses, some sets of online study. */
export function courseKindOf(edition: PackEdition): 'course' | 'online' | null {
  if (edition.kinds.has('course')) return 'course';
  return edition.kinds.has('online') ? 'online' : null;
}

/** The subjects that such a course may have. */
export function categoriesOf(edition: PackEdition): readonly string[] {
  const kind = courseKindOf(edition);
  return kind === null ? [] : (edition.kinds.get(kind)?.categories ?? []);
}

export type Window = { readonly opensOn: string | null; readonly closesOn: string | null };

/**
 * When a course is open, seen from a day: its own days, and inside the window of the year that the rulebook gives its
 * subject. What is not made up there is not made up here.
 */
export function windowFor(
  edition: PackEdition | null,
  content: Pick<CourseContent, 'category' | 'opensOn' | 'closesOn'>,
  day: string,
): Window {
  const { opensOn, closesOn, category } = content;
  const kind = edition && courseKindOf(edition);
  const given =
    edition && kind
      ? windowsOf(edition).find(
          (one) =>
            !one['make-up'] &&
            one.for?.kinds?.includes(kind) === true &&
            (one.for.category ?? category) === category,
        )
      : undefined;
  if (!given) return { opensOn, closesOn };
  const year = Number(day.slice(0, 4));
  const from = `${year}-${given.from}`;
  const to = `${given['to-next-year'] === true ? year + 1 : year}-${given.to}`;
  return {
    opensOn: opensOn !== null && opensOn > from ? opensOn : from,
    closesOn: closesOn !== null && closesOn < to ? closesOn : to,
  };
}
