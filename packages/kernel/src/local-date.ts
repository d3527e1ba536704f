import { assert } from './assert.ts';
import { fail, ok, type Result } from './result.ts';

/** A civil day without time zone, as days since 1970-01-01. Legal days are days in Asia/Shanghai. */
export type LocalDate = number & { readonly __unit: 'days since 1970-01-01' };

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function localDate(year: number, month: number, day: number): LocalDate {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  assert(
    at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day,
    'local date: no such day',
  );
  return (at.getTime() / DAY_MS) as LocalDate;
}

/** Reads "2021-03-05"; refuses impossible days and years outside 1900 to 2999. */
export function parseLocalDate(text: string): Result<LocalDate, 'not_a_date'> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return fail('not_a_date');
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return fail('not_a_date');
  if (day > daysInMonth(year, month)) return fail('not_a_date');
  return ok(localDate(year, month, day));
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function dateParts(date: LocalDate): { year: number; month: number; day: number } {
  const at = new Date(date * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

export function formatLocalDate(date: LocalDate): string {
  return new Date(date * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(date: LocalDate): number {
  return dateParts(date).year;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  assert(Number.isSafeInteger(days), 'local date: whole days only');
  return (date + days) as LocalDate;
}

/** The same day `years` later; 29 February becomes 28 February where the year has none. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = dateParts(date);
  return localDate(year + years, month, Math.min(day, daysInMonth(year + years, month)));
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

/** The civil day in Asia/Shanghai of an instant. China has had no summer time since 1991. */
export function shanghaiDateOf(instant: Date): LocalDate {
  return Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS) as LocalDate;
}

/** The instant at which a civil day begins in Asia/Shanghai. */
export function startOfShanghaiDay(date: LocalDate): Date {
  return new Date(date * DAY_MS - SHANGHAI_OFFSET_MS);
}
