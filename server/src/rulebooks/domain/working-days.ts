import { addDays, assert, type LocalDate, parseLocalDate, weekdayOf, yearOf } from '@jixu/kernel';
import table from '../data/working-days.json' with { type: 'json' };

type Year = { readonly holidays: readonly string[]; readonly workdays: readonly string[] };

const years = new Map<number, { holidays: Set<number>; workdays: Set<number> }>();
for (const [year, days] of Object.entries(table.years as Record<string, Year>)) {
  years.set(Number(year), { holidays: spans(days.holidays), workdays: spans(days.workdays) });
}

function spans(texts: readonly string[]): Set<number> {
  const days = new Set<number>();
  for (const text of texts) {
    const [first, last] = text.split('/').map(day);
    assert(first !== undefined, 'working days: empty span');
    for (let date: number = first; date <= (last ?? first); date += 1) days.add(date);
  }
  return days;
}

function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  assert(parsed.ok, `working days: ${text} is no date`);
  return parsed.value;
}

/** Is it a day on which offices work (工作日)? Years without a published calendar count Monday to Friday. */
export function isWorkingDay(date: LocalDate): boolean {
  const year = years.get(yearOf(date));
  if (year?.workdays.has(date)) return true;
  if (year?.holidays.has(date)) return false;
  return weekdayOf(date) <= 5;
}

/** The n-th working day after `from`; working days count from the day after. */
export function addWorkingDays(from: LocalDate, count: number): LocalDate {
  assert(Number.isSafeInteger(count) && count >= 0 && count <= 1_000, 'working days: out of range');
  let date = from;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** How many working days lie in (from, to]. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(date)) count += 1;
  }
  return count;
}
