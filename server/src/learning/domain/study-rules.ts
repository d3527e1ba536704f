import { learningOf, type PackEdition, windowsOf } from '@jixu/policy';
import type { CourseContent } from '../schemas.ts';
import type { LookRules } from './anomalies.ts';
import type { StudyRules } from './credit.ts';

/** D31: what holds where the rulebook is silent. */
const INTERVAL_SECONDS = 30;
const GAP_MINUTES = 10;
const CHECK_MINUTES = 10;
const CHECK_TRIES = 2;
/** How long an hour (学时) is that other platforms report. */
const HOUR_MINUTES = 45;
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
    hourMs: (said?.['hour-minutes'] ?? HOUR_MINUTES) * MINUTE,
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

/** The sizes in which electives are offered together; null: the rulebook says nothing of it. */
export function packHoursOf(edition: PackEdition): readonly number[] | null {
  return learningOf(edition)?.packs?.hours ?? null;
}

type Dated = Pick<CourseContent, 'category' | 'opensOn' | 'closesOn' | 'years'>;

/**
 * When a course is open, seen from a day: its own days, inside the years in which it is offered, and inside the window
 * of the year that the rulebook gives its subject. What is not made up there is not made up here.
 */
export function windowFor(edition: PackEdition | null, content: Dated, day: string): Window {
  const { opensOn, closesOn } = content;
  const span = yearSpan(edition, content, day);
  if (span === null) return { opensOn, closesOn };
  return {
    opensOn: opensOn !== null && opensOn > span.from ? opensOn : span.from,
    closesOn: closesOn !== null && closesOn < span.to ? closesOn : span.to,
  };
}

type Span = { readonly from: string; readonly to: string };

/** The stretch of a year in which the course is open: the year that the day lies in, else the next one that is offered. */
function yearSpan(edition: PackEdition | null, content: Dated, day: string): Span | null {
  const spanOf = spanned(edition, content.category);
  if (spanOf === null && content.years.length === 0) return null;
  const of = spanOf ?? ((year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` }));
  const today = Number(day.slice(0, 4));
  // A window that runs into the next year began in the one before.
  const current = day <= of(today - 1).to ? today - 1 : today;
  if (content.years.length === 0 || content.years.includes(current)) return of(current);
  const years = content.years.toSorted((a, b) => a - b);
  return of(years.find((year) => year > current) ?? years.at(-1) ?? current);
}

function spanned(edition: PackEdition | null, category: string): ((year: number) => Span) | null {
  const kind = edition && courseKindOf(edition);
  if (!edition || !kind) return null;
  const given = windowsOf(edition).find(
    (one) =>
      !one['make-up'] &&
      one.for?.kinds?.includes(kind) === true &&
      (one.for.category ?? category) === category,
  );
  if (!given) return null;
  const next = given['to-next-year'] === true ? 1 : 0;
  return (year) => ({ from: `${year}-${given.from}`, to: `${year + next}-${given.to}` });
}
