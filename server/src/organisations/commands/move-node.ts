import { assert, type LocalDate, type NodeId, parseLocalDate } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { authoriseNode } from '../access.ts';
import { refuse } from '../errors.ts';
import {
  chainUp,
  type EdgeRow,
  endEdge,
  insertEdge,
  lockTree,
  openEdgeOf,
  treeDays,
} from '../store/tree-rows.ts';
import { requireActive } from './create-node.ts';

/** From `fromOn` on the node lies below another parent; before it, everything stays as it was. */
export async function moveNode(
  op: Operation,
  move: { readonly nodeId: NodeId; readonly parentId: NodeId; readonly fromOn: LocalDate },
): Promise<void> {
  await authoriseNode(op, move.nodeId);
  await authoriseNode(op, move.parentId);
  if (move.nodeId === move.parentId) throw refuse('would_be_a_circle');
  await lockTree(op.tx);
  await requireActive(op, move.nodeId);
  await requireActive(op, move.parentId);
  const edge = await openEdgeOf(op.tx, move.nodeId);
  if (edge?.parent_id === move.parentId) throw refuse('already_so');
  if (edge && dayOf(edge.from_on) > move.fromOn) throw refuse('date_before_known');
  await hang(op, { childId: move.nodeId, parentId: move.parentId, edge, fromOn: move.fromOn });
  await assertNoCircle(op, move.nodeId, move.fromOn);
  op.note({ nodeId: move.nodeId, parentId: move.parentId });
}

/** Ends the open edge and begins the new one on the same day. */
export async function hang(
  op: Operation,
  of: {
    readonly childId: NodeId;
    readonly parentId: NodeId | null;
    readonly edge: EdgeRow | null;
    readonly fromOn: LocalDate;
  },
): Promise<void> {
  if (of.edge) {
    const ended = await endEdge(op.tx, of.edge.edge_id, of.fromOn);
    assert(ended === 1n, 'tree: the open edge changed under lock');
  }
  if (of.parentId !== null) {
    const edge = { edgeId: op.newId(), childId: of.childId, parentId: of.parentId };
    await insertEdge(op.tx, { ...edge, fromOn: of.fromOn });
  }
}

/** On the day of the change and on every later day on which the tree is already known to change. */
export async function assertNoCircle(
  op: Operation,
  nodeId: NodeId,
  fromOn: LocalDate,
): Promise<void> {
  for (const day of await treeDays(op.tx, fromOn)) {
    const chain = await chainUp(op.tx, nodeId, dayOf(day));
    if (new Set(chain.map((node) => node.node_id)).size < chain.length) {
      throw refuse('would_be_a_circle');
    }
  }
}

export function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  assert(day.ok, 'tree: a day that is none');
  return day.value;
}
