import {
  addYears,
  calendarYear,
  calendarYears,
  dateParts,
  formatLocalDate,
  type LocalDate,
  lastDay,
  localDate,
  period as makePeriod,
  type Period,
  type Rational,
  rational,
  yearOf,
} from '@jixu/kernel';
import { dayOf, type PackEdition } from './edition.ts';
import { BadInput, type EvaluationInput, type Person, type Target, type Title } from './input.ts';
import type { Pack } from './pack.ts';
import { TITLE_LEVELS } from './vocabulary.ts';

/**
 * The window that is evaluated, its years, and how long it is for averages; or which fact is
 * missing to know it.
 */
export type Window = {
  readonly period: Period;
  /** First days of the years inside the period, counted from its own first day. */
  readonly years: readonly LocalDate[];
  /** How many years an average is taken over. */
  readonly averageOver: Rational;
};
export type Resolved =
  | { readonly known: true; readonly window: Window }
  | { readonly known: false; readonly missing: readonly string[] };

/** A given period wins; else the pack's own rule (contract §2 "Period"). */
export function resolvePeriod(
  pack: Pack,
  input: EvaluationInput,
  forced: PackEdition | null,
): Resolved {
  const edition = forced ?? pack.editions[pack.editions.length - 1];
  if (edition === undefined) return { known: false, missing: ['period'] };
  const rule = edition.document.period;
  if (input.period !== null) {
    const steps = rule.kind === 'since-title' ? stepsIn(input.period, rule['year-step']) : null;
    return { known: true, window: windowOf(input.period, steps) };
  }
  const derived = derivePeriod(edition, input);
  if (!derived.known) return derived;
  const first = forced === null ? pack.editions[0] : forced;
  if (first !== undefined && derived.window.period.to <= first.effective.from)
    throw new BadInput({
      path: '$.target',
      found: formatLocalDate(lastDay(derived.window.period)),
      allowed: `a period that ends on or after ${formatLocalDate(first.effective.from)}, the first day of ${pack.id}`,
    });
  return derived;
}

function derivePeriod(edition: PackEdition, input: EvaluationInput): Resolved {
  const rule = edition.document.period;
  const { target, person } = input;
  switch (rule.kind) {
    case 'given':
      return { known: false, missing: ['period'] };
    case 'calendar-year':
      if (target.year === null) return { known: false, missing: ['target.year'] };
      return { known: true, window: windowOf(calendarYear(target.year), null) };
    case 'years-back': {
      const missing = [
        ...(target.year === null ? ['target.year'] : []),
        ...(target.title === null ? ['target.title'] : []),
      ];
      const back = target.title === null ? undefined : rule.years[target.title];
      if (target.year === null || target.title === null) return { known: false, missing };
      if (back === undefined) return { known: false, missing: ['period'] };
      return {
        known: true,
        window: windowOf(calendarYears(target.year - back + 1, target.year), null),
      };
    }
    case 'since-year-of-title':
      return sinceYearOfTitle(person, target);
    case 'since-title':
      return sinceTitle(edition, person, target);
  }
}

function sinceYearOfTitle(person: Person, target: Target): Resolved {
  if (target.year === null) return { known: false, missing: ['target.year'] };
  const since = titleOrGraduation(person, target);
  if (!since.known) return since;
  const first = yearOf(since.on);
  if (first > target.year)
    throw new BadInput({
      path: '$.target.year',
      found: target.year,
      allowed: `a year from ${first} on`,
    });
  const window = windowOf(calendarYears(first, target.year), null);
  return { known: true, window: { ...window, averageOver: rational(target.year - first) } };
}

function sinceTitle(edition: PackEdition, person: Person, target: Target): Resolved {
  const rule = edition.document.period;
  if (rule.kind !== 'since-title') return { known: false, missing: ['period'] };
  const title = currentTitle(person, target);
  const missing = [
    ...(target.on === null ? ['target.on'] : []),
    ...(title.on === null ? [title.missing] : []),
  ];
  if (target.on === null || title.on === null) return { known: false, missing };
  const start = Math.max(title.on, dayOf(rule['not-before'])) as LocalDate;
  if (target.on <= start)
    throw new BadInput({
      path: '$.target.on',
      found: formatLocalDate(target.on),
      allowed: `a day after ${formatLocalDate(start)}`,
    });
  const span = makePeriod(start, target.on);
  return { known: true, window: windowOf(span, stepsIn(span, rule['year-step'])) };
}

export function windowOf(span: Period, averageOver: Rational | null): Window {
  const years: LocalDate[] = [];
  for (let at = 0; years.length <= 200; at += 1) {
    const start = addYears(span.from, at);
    if (start >= span.to) break;
    years.push(start);
  }
  return { period: span, years, averageOver: averageOver ?? rational(years.length) };
}

/** The place of a day among the window's years; -1 before, `years.length` after. */
export function yearIndex(window: Window, on: LocalDate): number {
  if (on < window.period.from) return -1;
  if (on >= window.period.to) return window.years.length;
  let found = 0;
  for (let at = 1; at < window.years.length; at += 1)
    if ((window.years[at] ?? on) <= on) found = at;
  return found;
}

/**
 * Whole steps (such as half years) between the ends, at least one (source: the shortest cycle
 * is one step).
 */
function stepsIn(span: Period, step: Rational): Rational {
  const [a, b] = [dateParts(span.from), dateParts(span.to)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  const steps = Math.max(1, Math.floor((months * step.d) / (12 * step.n)));
  return rational(steps * step.n, step.d);
}

/** The title held when the target falls due: the last one obtained until then. */
export function currentTitle(
  person: Person,
  target: Target,
):
  | { readonly on: LocalDate; readonly title: Title }
  | { readonly on: null; readonly missing: string } {
  const until = target.on ?? (target.year === null ? null : localDate(target.year, 12, 31));
  let found: { on: LocalDate; title: Title } | null = null;
  for (const [at, title] of (person.titles ?? []).entries()) {
    if (title.level === 'none') continue;
    if (title.obtainedOn === null) return { on: null, missing: `person.titles[${at}].obtainedOn` };
    if (until !== null && title.obtainedOn > until) continue;
    // Whoever applies on a day does not yet hold the title granted that day: the cycle ends where
    // the next begins.
    if (target.on !== null && title.obtainedOn === target.on) continue;
    const later = found === null || title.obtainedOn > found.on;
    const higher =
      found !== null && title.obtainedOn === found.on && rankOf(title) > rankOf(found.title);
    if (later || higher) found = { on: title.obtainedOn, title };
  }
  return found ?? { on: null, missing: 'person.titles' };
}

function rankOf(title: Title): number {
  return TITLE_LEVELS.indexOf(title.level);
}

/**
 * The year that Changzhou-like rules count from: the current title, or the first degree of who
 * has none.
 */
export function titleOrGraduation(
  person: Person,
  target: Target,
):
  | { readonly known: true; readonly on: LocalDate }
  | { readonly known: false; readonly missing: readonly string[] } {
  const title = currentTitle(person, target);
  if (title.on !== null) return { known: true, on: title.on };
  if (title.missing !== 'person.titles') return { known: false, missing: [title.missing] };
  if (person.graduatedOn !== null) return { known: true, on: person.graduatedOn };
  return {
    known: false,
    missing: [person.titles === null ? 'person.titles' : 'person.graduatedOn'],
  };
}
