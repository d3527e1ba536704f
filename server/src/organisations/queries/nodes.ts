import type { NodeId } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import {
  assertUnitInScope,
  NODE_KEEPERS,
  NODE_READERS,
  PEOPLE_KEEPERS,
  scopeFor,
} from '../access.ts';
import { PAGE, PAGE_MAX, readCursor, writeCursor } from '../domain/cursor.ts';
import { regionName } from '../domain/regions.ts';
import { EMPLOYERS, employs, RELATIONS, type Relation } from '../domain/roles.ts';
import { refuse } from '../errors.ts';
import { relationsAt } from '../store/relation-rows.ts';
import { nodesWithin, unitsInScope } from '../store/scope-rows.ts';
import {
  chainUp,
  type Db,
  nodeRows,
  type NodeRow,
  officeRows,
  treeRows,
} from '../store/tree-rows.ts';
import { type Office, officeOf } from './offices.ts';

export type NodeCard = {
  readonly nodeId: NodeId;
  readonly kind: NodeRow['kind'];
  readonly name: string;
  readonly shortName: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly creditCode: string | null;
  readonly contact: string | null;
  readonly state: NodeRow['state'];
  readonly successorId: NodeId | null;
};

export async function nodeCards(
  read: { readonly db: Db },
  ids: readonly NodeId[],
): Promise<ReadonlyMap<NodeId, NodeCard>> {
  const rows = await nodeRows(read.db, ids);
  return new Map(rows.map((row) => [row.node_id, cardOf(row)]));
}

function cardOf(row: NodeRow): NodeCard {
  return {
    nodeId: row.node_id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    regionCode: row.region_code,
    regionName: row.region_code === null ? null : regionName(row.region_code),
    creditCode: row.credit_code,
    contact: row.contact,
    state: row.state,
    successorId: row.successor_id,
  };
}

export type NodePermission =
  | 'change'
  | 'add-below'
  | 'relate'
  | 'appoint'
  | 'register-people'
  | 'print-slips';

/** What the caller may still do at each of these nodes. */
export async function permissionsAt(
  read: Reading,
  nodes: readonly NodeCard[],
): Promise<ReadonlyMap<NodeId, readonly NodePermission[]>> {
  const ids = nodes.map((node) => node.nodeId);
  const keeps = await nodesWithin(read.db, scopeFor(read, NODE_KEEPERS), ids, read.today);
  const people = await nodesWithin(read.db, scopeFor(read, PEOPLE_KEEPERS), ids, read.today);
  return new Map(
    nodes.map((node) => {
      const may: NodePermission[] = [];
      if (node.state !== 'active') return [node.nodeId, may];
      if (keeps.has(node.nodeId)) may.push('change', 'add-below', 'relate', 'appoint');
      if (people.has(node.nodeId)) {
        if (employs(node.kind)) may.push('register-people');
        may.push('print-slips');
      }
      return [node.nodeId, may];
    }),
  );
}

export type TreeItem = NodeCard & {
  readonly parentId: NodeId | null;
  readonly children: number;
  readonly permissions: readonly NodePermission[];
};

export async function treeOf(
  read: Reading,
  query: {
    parentId?: NodeId;
    search?: string;
    /** Only where the caller may register people, as a flat list. */
    may?: 'register-people';
    cursor?: string;
    limit?: number;
  },
): Promise<{ readonly items: readonly TreeItem[]; readonly next: string | null }> {
  const employers = query.may === 'register-people';
  const scope = scopeFor(read, employers ? PEOPLE_KEEPERS : NODE_READERS);
  const limit = Math.min(query.limit ?? PAGE, PAGE_MAX);
  const cursor = readCursor(query.cursor);
  const search = query.search?.trim() ?? '';
  const rows = await treeRows(read.db, {
    inScope: unitsInScope(scope, read.today),
    on: read.today,
    parentId: query.parentId ?? null,
    search: search === '' ? null : search,
    kinds: employers ? EMPLOYERS : null,
    after: cursor && { name: cursor.key, nodeId: cursor.id },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const cards = page.map(cardOf);
  const permissions = await permissionsAt(read, cards);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...cardOf(row),
      parentId: row.parent_id,
      children: row.children,
      permissions: permissions.get(row.node_id) ?? [],
    })),
    next: rows.length > limit && last ? writeCursor(last.name, last.node_id) : null,
  };
}

export type NodePage = {
  readonly card: NodeCard;
  /** From the root down to the parent. */
  readonly path: readonly Office[];
  /** What the node itself names, now and planned. */
  readonly relations: readonly {
    readonly relation: Relation;
    readonly officeId: NodeId;
    readonly officeName: string;
    readonly fromOn: string;
    readonly toOn: string | null;
  }[];
  /** Who really answers today, from here or from above; null where nobody is set. */
  readonly offices: readonly { readonly relation: Relation; readonly office: Office | null }[];
  readonly permissions: readonly NodePermission[];
};

export async function nodePage(read: Reading, nodeId: NodeId): Promise<NodePage> {
  await assertUnitInScope(read, NODE_READERS, nodeId);
  const card = (await nodeCards(read, [nodeId])).get(nodeId);
  if (!card) throw refuse('no_such_node');
  const chain = await chainUp(read.db, nodeId, read.today);
  const relations = await relationsAt(read.db, nodeId, read.today);
  const offices: { relation: Relation; office: Office | null }[] = [];
  for (const relation of RELATIONS) {
    offices.push({ relation, office: await officeOf(read, nodeId, relation, read.today) });
  }
  const path = chain.slice(1).map((node) => ({ nodeId: node.node_id, name: node.name }));
  return {
    card,
    path: path.toReversed(),
    relations: relations.map((row) => ({
      relation: row.relation,
      officeId: row.office_id,
      officeName: row.office_name,
      fromOn: row.from_on,
      toOn: row.to_on,
    })),
    offices,
    permissions: (await permissionsAt(read, [card])).get(nodeId) ?? [],
  };
}

export async function officesNamed(read: Reading, search: string): Promise<readonly NodeCard[]> {
  return (await officeRows(read.db, search.trim(), PAGE)).map(cardOf);
}
