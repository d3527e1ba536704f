import { assert, type NodeId } from '@jixu/kernel';
import { endSessions } from '../../identity/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { authoriseNode } from '../access.ts';
import { refuse } from '../errors.ts';
import { NODE_CLOSED, NODE_MERGED } from '../events.ts';
import { endAppointmentsAt } from '../store/appointment-rows.ts';
import { handMembersOn, hasMembers } from '../store/member-rows.ts';
import { pointsAtOffice } from '../store/relation-rows.ts';
import { lockTree, openEdgeOf, openEdgesBelow, writeNodeState } from '../store/tree-rows.ts';
import { requireActive } from './create-node.ts';
import { assertNoCircle, dayOf, hang } from './move-node.ts';

/**
 * From today the successor stands for the node: members and sub-units go over, appointments at the node end, and
 * whoever names the node as an office is served by the successor. Relations are not rewritten; readers follow.
 */
export async function mergeNode(
  op: Operation,
  merge: { readonly nodeId: NodeId; readonly successorId: NodeId },
): Promise<void> {
  await authoriseNode(op, merge.nodeId);
  await authoriseNode(op, merge.successorId);
  if (merge.nodeId === merge.successorId) throw refuse('own_successor');
  await lockTree(op.tx);
  await requireActive(op, merge.nodeId);
  await requireActive(op, merge.successorId);
  const own = await openEdgeOf(op.tx, merge.nodeId);
  for (const edge of await openEdgesBelow(op.tx, merge.nodeId)) {
    const isSuccessor = edge.child_id === merge.successorId;
    const parentId = isSuccessor ? (own?.parent_id ?? null) : merge.successorId;
    if (dayOf(edge.from_on) > op.today) throw refuse('date_before_known');
    await hang(op, { childId: edge.child_id, parentId, edge, fromOn: op.today });
    await assertNoCircle(op, edge.child_id, op.today);
  }
  const to = { unitId: merge.nodeId, successorId: merge.successorId, on: op.today };
  const members = await handMembersOn(op.tx, { ...to, newId: () => op.newId() });
  const officers = await endAppointmentsAt(op.tx, merge.nodeId, op.today);
  const state = { state: 'merged', successorId: merge.successorId } as const;
  assert((await writeNodeState(op.tx, merge.nodeId, state)) === 1n, 'node: changed under lock');
  await endSessions(op, [...new Set([...members, ...officers])], 'unit-merged');
  op.note({ nodeId: merge.nodeId, successorId: merge.successorId, members: members.length });
  const payload = { successorId: merge.successorId };
  op.emit({ type: NODE_MERGED, subjectId: merge.nodeId, payload });
}

/** Only what nobody needs any more: everything else must be merged, or moved first. */
export async function closeNode(op: Operation, nodeId: NodeId): Promise<void> {
  await authoriseNode(op, nodeId);
  await lockTree(op.tx);
  await requireActive(op, nodeId);
  const inUse =
    (await hasMembers(op.tx, nodeId, op.today)) ||
    (await openEdgesBelow(op.tx, nodeId)).length > 0 ||
    (await pointsAtOffice(op.tx, nodeId, op.today));
  if (inUse) throw refuse('node_in_use');
  const officers = await endAppointmentsAt(op.tx, nodeId, op.today);
  const state = { state: 'closed', successorId: null } as const;
  assert((await writeNodeState(op.tx, nodeId, state)) === 1n, 'node: changed under lock');
  await endSessions(op, officers, 'unit-closed');
  op.note({ nodeId });
  op.emit({ type: NODE_CLOSED, subjectId: nodeId, payload: {} });
}
