import { asId, assert, isCreditCode, type LocalDate, localDate, type NodeId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { authoriseNode } from '../access.ts';
import { readOrganisationName } from '../domain/organisation-name.ts';
import { isRegion } from '../domain/regions.ts';
import type { NodeKind } from '../domain/roles.ts';
import { refuse } from '../errors.ts';
import {
  creditCodeHolder,
  insertEdge,
  insertNode,
  lockNode,
  lockTree,
  type NodeRow,
  updateNode,
} from '../store/tree-rows.ts';

/** Where no day is given, an organisation has stood in its place since before our records. */
export const SINCE_BEFORE_RECORDS = localDate(1900, 1, 1);

export type NodeFields = {
  readonly name: string;
  readonly shortName?: string | null;
  readonly regionCode?: string | null;
  readonly creditCode?: string | null;
  readonly contact?: string | null;
};

export type NewNode = NodeFields & {
  readonly nodeId?: NodeId;
  readonly kind: NodeKind;
  /** null: a root. Only set-up and the server itself make roots. */
  readonly parentId: NodeId | null;
  readonly fromOn?: LocalDate;
};

export async function createNode(op: Operation, node: NewNode): Promise<NodeId> {
  const nodeId: NodeId = node.nodeId ?? asId<'node'>(op.newId());
  const fields = readFields(node);
  if (node.parentId === null) {
    if (op.actor.kind !== 'system' && op.actor.kind !== 'setup') throw refuse('no_such_node');
  } else {
    await authoriseNode(op, node.parentId);
  }
  await lockTree(op.tx);
  if (node.parentId !== null) await requireActive(op, node.parentId);
  if (!(await insertNode(op.tx, { nodeId, kind: node.kind, ...fields, at: op.now }))) {
    await assertRepeat(op, nodeId, fields.creditCode);
    return nodeId;
  }
  if (node.parentId !== null) {
    const edge = { edgeId: op.newId(), childId: nodeId, parentId: node.parentId };
    await insertEdge(op.tx, { ...edge, fromOn: node.fromOn ?? SINCE_BEFORE_RECORDS });
  }
  op.note({ nodeId, kind: node.kind });
  return nodeId;
}

/** The id exists already: right for a repeated request, unless the credit code is what stood in the way. */
async function assertRepeat(op: Operation, nodeId: NodeId, code: string | null): Promise<void> {
  const holder = code === null ? null : await creditCodeHolder(op.tx, code);
  if (holder !== null && holder !== nodeId) throw refuse('credit_code_in_use');
  // A foreign id must not answer as if it had been made here.
  await authoriseNode(op, nodeId);
}

export async function changeNode(
  op: Operation,
  nodeId: NodeId,
  change: Partial<NodeFields>,
): Promise<void> {
  await authoriseNode(op, nodeId);
  const before = await requireActive(op, nodeId);
  const fields = readFields({
    name: change.name ?? before.name,
    shortName: change.shortName === undefined ? before.short_name : change.shortName,
    regionCode: change.regionCode === undefined ? before.region_code : change.regionCode,
    creditCode: change.creditCode === undefined ? before.credit_code : change.creditCode,
    contact: change.contact === undefined ? before.contact : change.contact,
  });
  if (fields.creditCode !== null) {
    const holder = await creditCodeHolder(op.tx, fields.creditCode);
    if (holder !== null && holder !== nodeId) throw refuse('credit_code_in_use');
  }
  assert((await updateNode(op.tx, { nodeId, ...fields })) === 1n, 'node: the locked row changed');
  op.note({ nodeId });
}

/** Locks a node that must be active. */
export async function requireActive(op: Operation, nodeId: NodeId): Promise<NodeRow> {
  const node = await lockNode(op.tx, nodeId);
  if (!node) throw refuse('no_such_node');
  if (node.state !== 'active') throw refuse('node_not_active');
  return node;
}

function readFields(fields: NodeFields) {
  const regionCode = blankToNull(fields.regionCode);
  const creditCode = blankToNull(fields.creditCode)?.normalize('NFKC').toUpperCase() ?? null;
  if (regionCode !== null && !isRegion(regionCode)) throw refuse('no_such_region');
  if (creditCode !== null && !isCreditCode(creditCode)) throw refuse('credit_code_invalid');
  return {
    name: readOrganisationName(fields.name),
    shortName: blankToNull(fields.shortName),
    regionCode,
    creditCode,
    contact: blankToNull(fields.contact),
  };
}

function blankToNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
