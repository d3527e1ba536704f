import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { deciders, nodeCards, officeOf } from '../../organisations/index.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { DECIDING_ROLES } from '../access.ts';
import { refuse } from '../errors.ts';
import { absentOn } from '../store/office-store.ts';
import { upwards } from './upwards.ts';

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

/**
 * The office that decides a step, or the next one up. Nobody decides their own case, nor two steps of one; those who are
 * away are counted only where otherwise nobody were left.
 */
export async function officeWithDecider(
  read: Read,
  of: {
    readonly officeIds: readonly NodeId[];
    readonly subjectId: PersonId;
    readonly unitId: NodeId;
    /** Who decided another step of the case. */
    readonly decided: readonly PersonId[];
    /** How many must be there who may decide. */
    readonly needed: number;
  },
): Promise<{ readonly nodeId: NodeId; readonly because: string | null }> {
  const never = [of.subjectId, ...of.decided];
  let because: string | null = null;
  let ifPresent: { nodeId: NodeId; because: string | null } | null = null;
  // Up the tree from the office of this step, then from those of the later steps.
  for await (const nodeId of upwards(read, of.officeIds, of.unitId)) {
    const people = await deciders(read, nodeId, DECIDING_ROLES, read.today);
    const may = [...new Set(people)].filter((personId) => !never.includes(personId));
    if (may.length >= of.needed) {
      const absent = await absentOn(read.db, may, formatLocalDate(read.today));
      if (may.length - absent.size >= of.needed) return { nodeId, because };
      ifPresent ??= { nodeId, because };
      because = 'away';
    } else if (people.length === 0) because ??= 'nobody-appointed';
    else if (may.length > 0) because = 'too-few';
    else because = people.includes(of.subjectId) ? 'own-case' : 'decided-before';
  }
  if (ifPresent) return ifPresent;
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
    const { nodeId } = await officeWithDecider(read, {
      ...of,
      officeIds,
      decided: [],
      needed: 1,
    });
    return (await nodeCards(read, [nodeId])).get(nodeId)?.name ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
