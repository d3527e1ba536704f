import type { LocalDate, NodeId, PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { deciders, nextOfficeAbove, nodeCards, officeOf } from '../../organisations/index.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { DECIDING_ROLES } from '../access.ts';
import { refuse } from '../errors.ts';

type Read = { readonly db: Kysely<unknown>; readonly today: LocalDate };

const RELATIONS = [
  'unit',
  'authority',
  'bureau',
  'hr-account',
  'title-review',
  'printing',
] as const;

function relationOf(office: string): (typeof RELATIONS)[number] {
  const found = RELATIONS.find((relation) => relation === office);
  if (!found) throw refuse('office_missing', { detail: { relation: office, who: 'bureau' } });
  return found;
}

/** Who sets a missing relation: the bureau appoints unit administrators and keeps the relations of units. */
function setter(office: string): string {
  return office === 'bureau' ? 'system-administrator' : 'bureau';
}

/** The offices that a unit names for the steps of a route, in their order. */
export async function officesOf(
  read: Read,
  unitId: NodeId,
  relations: readonly string[],
): Promise<readonly NodeId[]> {
  const officeIds: NodeId[] = [];
  for (const relation of relations) {
    const office = await officeOf(read, unitId, relationOf(relation), read.today);
    if (!office) throw refuse('office_missing', { detail: { relation, who: setter(relation) } });
    officeIds.push(office.nodeId);
  }
  return officeIds;
}

/** The office that decides a step, or the next one up where only the person concerned, or nobody, could decide there. */
export async function officeWithDecider(
  read: Read,
  of: { readonly officeIds: readonly NodeId[]; readonly subjectId: PersonId },
): Promise<{ readonly nodeId: NodeId; readonly because: string | null }> {
  const tried = new Set<NodeId>();
  let because: string | null = null;
  // Up the tree from the office of this step, then from those of the later steps.
  for (const start of of.officeIds) {
    for (let nodeId: NodeId | null = start; nodeId !== null && !tried.has(nodeId);) {
      tried.add(nodeId);
      const people: readonly PersonId[] = await deciders(read, nodeId, DECIDING_ROLES, read.today);
      if (people.some((personId) => personId !== of.subjectId)) return { nodeId, because };
      because = people.length === 0 ? (because ?? 'nobody-appointed') : 'own-case';
      nodeId = (await nextOfficeAbove(read, nodeId, read.today))?.nodeId ?? null;
    }
  }
  throw refuse('nobody_to_decide');
}

/** Who would decide first about a case that is not opened yet; null where a submission would be refused for it. */
export async function firstOffice(
  read: Read,
  of: {
    readonly unitId: NodeId;
    readonly subjectId: PersonId;
    readonly relations: readonly string[];
  },
): Promise<string | null> {
  try {
    const officeIds = await officesOf(read, of.unitId, of.relations);
    const { nodeId } = await officeWithDecider(read, { officeIds, subjectId: of.subjectId });
    return (await nodeCards(read, [nodeId])).get(nodeId)?.name ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
