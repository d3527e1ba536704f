import { dateParts, daysInMonth, type LocalDate, localDate, type PersonId } from '@jixu/kernel';
import type { Reading } from '../platform/http/route.ts';
import type { Rulebooks } from './rulebooks.ts';

/** Days without log-in after which the person's rulebook asks for a second proof; null: it never does. */
export function idleLimitOf(
  rulebooks: Rulebooks,
): (read: Reading, personId: PersonId) => Promise<number | null> {
  return async (read, personId) => {
    const rulebook = await rulebooks.rulebookFor(read, personId, read.today);
    const freeze = rulebook?.edition.document.procedures?.account?.freeze;
    return freeze ? read.today - monthsBefore(read.today, freeze['idle-months']) : null;
  };
}

/** The same day of an earlier month, or its last day where that month is shorter. */
function monthsBefore(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) - months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return localDate(y, m, Math.min(day, daysInMonth(y, m)));
}
