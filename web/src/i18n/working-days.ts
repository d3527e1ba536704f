import { addDays, formatLocalDate, type LocalDate, parseLocalDate, weekdayOf } from '@jixu/kernel';

/** Days that the official calendar moves: public holidays, and weekends that are worked. */
export type WorkingCalendar = {
  readonly holidays: ReadonlySet<string>;
  readonly workedWeekends: ReadonlySet<string>;
};

function dayOf(iso: string): LocalDate {
  const parsed = parseLocalDate(iso);
  if (!parsed.ok) throw new RangeError(`not a date: ${iso}`);
  return parsed.value;
}

export function isWorkingDay(day: LocalDate, calendar: WorkingCalendar): boolean {
  const iso = formatLocalDate(day);
  if (calendar.holidays.has(iso)) return false;
  return weekdayOf(day) <= 5 || calendar.workedWeekends.has(iso);
}

/** Working days after `start` up to and including `on`: counting begins on the day after. */
export function workingDaysElapsed(start: string, on: string, calendar: WorkingCalendar): number {
  const last = dayOf(on);
  let count = 0;
  for (let day = addDays(dayOf(start), 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** The day on which the `count`-th working day after `start` ends. */
export function workingDayAfter(start: string, count: number, calendar: WorkingCalendar): string {
  let day = dayOf(start);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return formatLocalDate(day);
}
