import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { countUnread } from '../store/notice-store.ts';

/** How many notices the person has not read; shown beside the name in every shell. */
export function unreadOf(
  read: { readonly db: Kysely<unknown> },
  personId: PersonId,
): Promise<number> {
  return countUnread(read.db, personId);
}
