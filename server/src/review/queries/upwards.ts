import type { Kysely } from 'kysely';
import type { LocalDate, NodeId } from '@jixu/kernel';
import { nextOfficeAbove, officeOf } from '../../organisations/index.ts';

type At = { readonly db: Kysely<unknown>; readonly today: LocalDate };

/**
 * Each office and those above it, none twice; then authority and bureau of the unit, as far as they stand above the first:
 * an office need not know its own bureau.
 */
export async function* upwards(
  read: At,
  offices: readonly NodeId[],
  unitId: NodeId,
): AsyncGenerator<NodeId, void> {
  const tried = new Set<NodeId>();
  const climb = async function* (start: NodeId): AsyncGenerator<NodeId, void> {
    for (let nodeId: NodeId | null = start; nodeId !== null && !tried.has(nodeId);) {
      tried.add(nodeId);
      yield nodeId;
      nodeId = (await nextOfficeAbove(read, nodeId, read.today))?.nodeId ?? null;
    }
  };
  for (const start of offices) yield* climb(start);
  const authority = await officeOf(read, unitId, 'authority', read.today);
  const bureau = await officeOf(read, unitId, 'bureau', read.today);
  const [first] = offices;
  if (first === bureau?.nodeId) return;
  if (authority && first !== authority.nodeId) yield* climb(authority.nodeId);
  if (bureau) yield* climb(bureau.nodeId);
}

/** Does one of `mine` stand above the office, for cases of that unit? */
export async function standsAbove(
  read: At,
  mine: readonly NodeId[],
  of: { officeId: NodeId; unitId: NodeId },
): Promise<boolean> {
  for await (const nodeId of upwards(read, [of.officeId], of.unitId)) {
    if (nodeId !== of.officeId && mine.includes(nodeId)) return true;
  }
  return false;
}
