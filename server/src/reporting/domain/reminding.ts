import { addDays, formatLocalDate, type LocalDate } from '@jixu/kernel';

/** One request reminds at most so many; more is a run of its own. */
export const PEOPLE_MAX = 200;

/** Who was reminded today or on one of these days before is left alone: a reminder a day is noise, and is not read. */
export const QUIET_DAYS = 3;

/** The first day on which a reminder still keeps another one away. */
export function quietSince(today: LocalDate): string {
  return formatLocalDate(addDays(today, -QUIET_DAYS));
}
