import type { PersonId } from '@jixu/kernel';
import type { Reading } from '../platform/http/route.ts';
import type { Rulebooks } from './rulebooks.ts';

/** A month of an idle limit, in days: generous, so that nobody is asked a day early. */
const DAYS_A_MONTH = 31;

/** Days without log-in after which the person's rulebook asks for a second proof; null: it never does. */
export function idleLimitOf(
  rulebooks: Rulebooks,
): (read: Reading, personId: PersonId) => Promise<number | null> {
  return async (read, personId) => {
    const rulebook = await rulebooks.rulebookFor(read, personId, read.today);
    const freeze = rulebook?.edition.document.procedures?.account?.freeze;
    return freeze ? freeze['idle-months'] * DAYS_A_MONTH : null;
  };
}
