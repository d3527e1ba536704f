import { formatLocalDate, type LocalDate, parseLocalDate, parseRational } from '@jixu/kernel';
import type { RecordFacts } from '../../hours/index.ts';
import { sameTitleKey } from './form-values.ts';

/** Something that does not fit together; a sentence for a person or a reviewer, not a score. */
export type Risk = {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** A record as far as contradictions go. */
export type Told = {
  readonly recordId: string;
  /** The number of its declaration; '' where it has none, as what a platform pushed. */
  readonly number: string;
  readonly title: string;
  readonly facts: RecordFacts;
  readonly source: string;
  readonly files: readonly ToldFile[];
};

export type ToldFile = {
  readonly evidenceId: string;
  readonly name: string;
  /** Null where the file is no picture. */
  readonly perceptual: string | null;
};

/** Twelve lessons of 45 minutes are nine hours: more than that in a day deserves a look, whatever the rule counts. */
export const HOURS_A_DAY_MAX = 12;
/** From so many hours a day on, nobody is fully somewhere else on that day. */
const FULL_DAY_HOURS = 6;
const HALF_DAY_HOURS = 4;
const WHOLE_DAY_HOURS = 8;
/** Longer stretches with a day's worth of hours a day do not happen; they are read as what they say. */
const DAYS_MAX = 366;

/**
 * What one record says against itself and against everything else of the person that is handed in or counts. Pure, so
 * that the person sees before handing in what the reviewer will see. The other record is the one that counts: it was
 * handed in first.
 */
export function contradictionsOf(
  told: Told,
  others: readonly Told[],
  alike: (a: string, b: string) => boolean,
): readonly Risk[] {
  return [
    ...moreThanTheDays(told),
    ...others.flatMap((other) => withOther(told, other, alike)),
    ...fullDay(told, others),
  ];
}

/** What a platform or a base pushes comes by itself; declaring it once more is the same thing, under whatever kind. */
export function isPushed(source: string): boolean {
  return source === 'platform';
}

/** Handing in would be refused: the same work, or the same title on the same day. */
export function isSameThing(
  other: { readonly facts: RecordFacts; readonly title: string; readonly source: string },
  told: { readonly facts: RecordFacts; readonly title: string },
): boolean {
  const { key } = told.facts;
  if (key !== undefined && other.facts.key === key) return true;
  if (sameTitleKey(other.title) !== sameTitleKey(told.title)) return false;
  if (isPushed(other.source)) return daysTouch(other.facts, told.facts);
  return other.facts.kind === told.facts.kind && other.facts.on === told.facts.on;
}

function daysTouch(a: RecordFacts, b: RecordFacts): boolean {
  const one = spanOf(a);
  const two = spanOf(b);
  return one !== null && two !== null && one.from <= two.to && two.from <= one.to;
}

function withOther(
  told: Told,
  other: Told,
  alike: (a: string, b: string) => boolean,
): readonly Risk[] {
  const detail = { title: other.title, on: other.facts.on, number: other.number };
  const risks: Risk[] = [];
  const pushed = isPushed(other.source);
  if (isSameThing(other, told)) {
    risks.push({
      code: `declarations.risk_${pushed ? 'already_pushed' : 'own_same_work'}`,
      detail,
    });
  } else if (sameTitleKey(other.title) === sameTitleKey(told.title)) {
    risks.push({
      code: `declarations.risk_${pushed ? 'already_pushed' : 'own_same_title'}`,
      detail,
    });
  }
  risks.push(...sameFiles(told, other, detail, alike));
  const overlap = overlapOf(told.facts, other.facts);
  if (overlap !== null && risks.length === 0) {
    risks.push({ code: 'declarations.risk_overlapping_days', detail: { ...detail, ...overlap } });
  }
  return risks;
}

function sameFiles(
  told: Told,
  other: Told,
  detail: Risk['detail'],
  alike: (a: string, b: string) => boolean,
): readonly Risk[] {
  for (const file of told.files) {
    for (const theirs of other.files) {
      const of = { ...detail, name: file.name };
      if (theirs.evidenceId === file.evidenceId) {
        return [{ code: 'declarations.risk_own_same_file', detail: of }];
      }
      if (
        file.perceptual !== null &&
        theirs.perceptual !== null &&
        alike(file.perceptual, theirs.perceptual)
      ) {
        return [{ code: 'declarations.risk_own_similar_picture', detail: of }];
      }
    }
  }
  return [];
}

type Span = { readonly from: LocalDate; readonly to: LocalDate; readonly days: number };

function spanOf(facts: RecordFacts): Span | null {
  const from = parseLocalDate(facts.from ?? facts.on);
  const to = parseLocalDate(facts.to ?? facts.on);
  if (!from.ok || !to.ok || to.value < from.value) return null;
  const days = to.value - from.value + 1;
  return days > DAYS_MAX ? null : { from: from.value, to: to.value, days };
}

/** How many hours the record itself claims; null where it is no matter of time (a paper, an award). */
function hoursOf(facts: RecordFacts): number | null {
  const qty = (name: string): number => {
    const parsed = parseRational(String(facts.qty?.[name] ?? '0'));
    return parsed.ok ? parsed.value.n / parsed.value.d : 0;
  };
  const hours = qty('hours') || qty('days') * WHOLE_DAY_HOURS || qty('halfDays') * HALF_DAY_HOURS;
  return hours > 0 ? hours : null;
}

/** Days on which somebody was there from morning to evening. */
function fullTimeSpan(facts: RecordFacts): Span | null {
  const span = spanOf(facts);
  const hours = hoursOf(facts);
  if (span === null || hours === null) return null;
  return facts.attrs?.['mode'] === 'full-time' || hours / span.days >= FULL_DAY_HOURS ? span : null;
}

function overlapOf(a: RecordFacts, b: RecordFacts): { from: string; to: string } | null {
  const one = fullTimeSpan(a);
  const two = fullTimeSpan(b);
  if (one === null || two === null) return null;
  const from = one.from > two.from ? one.from : two.from;
  const to = one.to < two.to ? one.to : two.to;
  return from <= to ? { from: formatLocalDate(from), to: formatLocalDate(to) } : null;
}

function moreThanTheDays({ facts }: Told): readonly Risk[] {
  const span = spanOf(facts);
  const hours = hoursOf(facts);
  if (span === null || hours === null || hours <= span.days * HOURS_A_DAY_MAX) return [];
  return [{ code: 'declarations.risk_more_than_the_days', detail: { hours, days: span.days } }];
}

/** Each is possible alone; together they are more than a day has. */
function fullDay(told: Told, others: readonly Told[]): readonly Risk[] {
  const mine = spanOf(told.facts);
  const hours = hoursOf(told.facts);
  if (mine?.days !== 1 || hours === null || hours > HOURS_A_DAY_MAX) return [];
  let sum = hours;
  const also: string[] = [];
  for (const other of others) {
    const theirs = spanOf(other.facts);
    const more = hoursOf(other.facts);
    if (theirs?.days !== 1 || theirs.from !== mine.from || more === null) continue;
    if (isSameThing(other, told)) continue;
    sum += more;
    also.push(other.title);
  }
  if (also.length === 0 || sum <= HOURS_A_DAY_MAX) return [];
  const detail = { hours: sum, on: formatLocalDate(mine.from), title: also.slice(0, 3).join('、') };
  return [{ code: 'declarations.risk_hours_beyond_day', detail }];
}

/** Names have places: more people who claim one work than its highest place says are more authors than signatures. */
export function authorsBeyondSignatures(
  places: readonly (number | null)[],
): { people: number; places: number } | null {
  const known = places.filter((place) => place !== null);
  const highest = Math.max(0, ...known);
  if (known.length < places.length || highest === 0 || places.length <= highest) return null;
  return { people: places.length, places: highest };
}
