import type { LocalDate, NodeId, PersonId } from '@jixu/kernel';
import type { Relation, Role } from '../domain/roles.ts';
import { administeredChain, holdersAt } from '../store/appointment-rows.ts';
import { nearestOffice } from '../store/relation-rows.ts';
import { chainUp, childrenOfKind, type Db, livingSuccessor } from '../store/tree-rows.ts';

type Read = { readonly db: Db };
export type OfficeRelation = 'unit' | Relation;
export type Office = { readonly nodeId: NodeId; readonly name: string };

/** Self first. */
export async function ancestorsOf(
  read: Read,
  nodeId: NodeId,
  on: LocalDate,
): Promise<readonly NodeId[]> {
  return (await chainUp(read.db, nodeId, on)).map((node) => node.node_id);
}

/**
 * Who answers for a unit on a day. `unit`: the nearest at or above it with an administrator in force. Otherwise the
 * office named by the nearest unit at or above it; a merged office is its successor. null: nobody is set, and the
 * caller refuses, naming who must set it.
 */
export async function officeOf(
  read: Read,
  unitId: NodeId,
  relation: OfficeRelation,
  on: LocalDate,
): Promise<Office | null> {
  const living = await livingSuccessor(read.db, unitId);
  if (!living) return null;
  if (relation === 'unit') {
    const [nearest] = await administeredChain(read.db, living.node_id, on);
    return nearest ? { nodeId: nearest.node_id, name: nearest.name } : null;
  }
  const officeId = await nearestOffice(read.db, living.node_id, relation, on);
  const office = officeId === null ? null : await livingSuccessor(read.db, officeId);
  return office ? { nodeId: office.node_id, name: office.name } : null;
}

/** The bureaus that answer for a node: the one that it names, or, where a region names none, those directly below it. */
export async function bureausOf(
  read: Read,
  nodeId: NodeId,
  on: LocalDate,
): Promise<readonly NodeId[]> {
  const named = await officeOf(read, nodeId, 'bureau', on);
  return named ? [named.nodeId] : childrenOfKind(read.db, { parentId: nodeId, kind: 'bureau', on });
}

/** People who hold one of these roles at the node. */
export function deciders(
  read: Read,
  nodeId: NodeId,
  roles: readonly Role[],
  on: LocalDate,
): Promise<readonly PersonId[]> {
  return holdersAt(read.db, nodeId, roles, on);
}

/**
 * Where a case goes when it must not be decided at `nodeId` (a one-person unit, a decider's own case): the next unit
 * above with an administrator, else the authority, else the bureau. `otherThan`: somebody other than this person must
 * be able to decide there.
 */
export async function nextOfficeAbove(
  read: Read,
  nodeId: NodeId,
  on: LocalDate,
  otherThan?: PersonId,
): Promise<Office | null> {
  const others = async (id: NodeId, roles: readonly Role[]): Promise<boolean> =>
    (await holdersAt(read.db, id, roles, on)).some((personId) => personId !== otherThan);
  for (const node of await administeredChain(read.db, nodeId, on)) {
    if (node.node_id === nodeId) continue;
    if (await others(node.node_id, ['unit-administrator'])) {
      return { nodeId: node.node_id, name: node.name };
    }
  }
  for (const relation of ['authority', 'bureau'] as const) {
    const office = await officeOf(read, nodeId, relation, on);
    if (!office || office.nodeId === nodeId) continue;
    const role = relation === 'authority' ? 'department-officer' : 'bureau-officer';
    if (await others(office.nodeId, [role])) return office;
  }
  return null;
}
