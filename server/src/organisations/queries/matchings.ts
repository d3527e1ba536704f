import type { NodeId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { PEOPLE_KEEPERS, scopeFor } from '../access.ts';
import { PAGE, PAGE_MAX, readCursor, writeCursor } from '../domain/cursor.ts';
import { listMatchings } from '../store/matching-rows.ts';

export type MatchingItem = {
  readonly matchingId: string;
  readonly personId: string;
  readonly personName: string;
  readonly documentMask: string;
  readonly currentUnitName: string;
  readonly askedByUnitId: NodeId;
  readonly askedByUnitName: string;
  readonly askedOn: string;
};

/** People of ours whom another unit asks for. */
export async function matchingsOf(
  read: Reading,
  query: { cursor?: string; limit?: number },
): Promise<{ readonly items: readonly MatchingItem[]; readonly next: string | null }> {
  const limit = Math.min(query.limit ?? PAGE, PAGE_MAX);
  const cursor = readCursor(query.cursor);
  const rows = await listMatchings(read.db, {
    scope: scopeFor(read, [...PEOPLE_KEEPERS, 'bureau-officer']),
    on: read.today,
    after: cursor && { askedOn: cursor.key, matchingId: cursor.id },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const cards = await personCards(
    read,
    page.map((row) => row.person_id),
  );
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      matchingId: row.matching_id,
      personId: row.person_id,
      personName: cards.get(row.person_id)?.name ?? '',
      documentMask: cards.get(row.person_id)?.documentMask ?? '',
      currentUnitName: row.current_unit_name,
      askedByUnitId: row.unit_id,
      askedByUnitName: row.unit_name,
      askedOn: row.asked_on,
    })),
    next: rows.length > limit && last ? writeCursor(last.asked_on, last.matching_id) : null,
  };
}
