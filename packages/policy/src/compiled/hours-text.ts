import { formatHours, type Hours, type LocalDate, yearOf } from '@jixu/kernel';

/** Amounts as texts, and years of days; the same few occur over and over. */

const texts = new Map<number, string>();
const TEXTS_MAX = 100_000;

export function hoursText(ticks: number): string {
  const known = texts.get(ticks);
  if (known !== undefined) return known;
  const text = formatHours(ticks as Hours);
  if (texts.size < TEXTS_MAX) texts.set(ticks, text);
  return text;
}

const years = new Map<number, number>();

export function yearOfDay(day: number): number {
  let year = years.get(day);
  if (year === undefined) {
    year = yearOf(day as LocalDate);
    years.set(day, year);
  }
  return year;
}
