import { assert } from './assert.ts';
import { formatLocalDate, type LocalDate, localDate, yearOf } from './local-date.ts';

/** Half-open `[from, to)` of civil days. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

export function period(from: LocalDate, to: LocalDate): Period {
  assert(from < to, 'period: ends before it starts');
  return { from, to };
}

export function calendarYear(year: number): Period {
  return { from: localDate(year, 1, 1), to: localDate(year + 1, 1, 1) };
}

export function calendarYears(first: number, last: number): Period {
  return { from: localDate(first, 1, 1), to: localDate(last + 1, 1, 1) };
}

export function contains(span: Period, date: LocalDate): boolean {
  return span.from <= date && date < span.to;
}

export function lastDay(span: Period): LocalDate {
  return (span.to - 1) as LocalDate;
}

/** "2021" for a calendar year, "2019/2023" for whole years, else "2020-09-01..2021-08-31". */
export function periodName(span: Period): string {
  const first = yearOf(span.from);
  const last = yearOf(lastDay(span));
  const whole = span.from === localDate(first, 1, 1) && span.to === localDate(last + 1, 1, 1);
  if (whole) return first === last ? String(first) : `${first}/${last}`;
  return `${formatLocalDate(span.from)}..${formatLocalDate(lastDay(span))}`;
}
