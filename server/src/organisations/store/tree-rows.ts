import { sql, type RawBuilder } from 'kysely';
import type { Kysely } from 'kysely';
import { formatLocalDate, type LocalDate, type NodeId } from '@jixu/kernel';
import type { NodeKind } from '../domain/roles.ts';

export type Db = Kysely<unknown>;

/** Deeper than any real hierarchy; keeps a damaged tree from running for ever. */
export const DEPTH_MAX = 32;

/** The condition that a dated row holds on `on`. */
export function holds(alias: string, on: LocalDate): RawBuilder<boolean> {
  const day = formatLocalDate(on);
  const from = sql.ref(`${alias}.from_on`);
  const to = sql.ref(`${alias}.to_on`);
  return sql<boolean>`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`;
}

export type NodeRow = {
  readonly node_id: NodeId;
  readonly kind: NodeKind;
  readonly name: string;
  readonly short_name: string | null;
  readonly region_code: string | null;
  readonly credit_code: string | null;
  readonly contact: string | null;
  readonly state: 'active' | 'merged' | 'closed';
  readonly successor_id: NodeId | null;
};

const COLUMNS = sql`n.node_id, n.kind, n.name, n.short_name, n.region_code, n.credit_code,
  n.contact, n.state, n.successor_id`;

export async function nodeRows(db: Db, ids: readonly NodeId[]): Promise<readonly NodeRow[]> {
  if (ids.length === 0) return [];
  const found = await sql<NodeRow>`select ${COLUMNS} from organisations.node n
    where n.node_id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}

export async function lockNode(tx: Db, id: NodeId): Promise<NodeRow | null> {
  const found = await sql<NodeRow>`select ${COLUMNS} from organisations.node n
    where n.node_id = ${id} for update`.execute(tx);
  return found.rows[0] ?? null;
}

/** One change of the tree at a time: two moves that are each right could make a circle together. */
export async function lockTree(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7411928)`.execute(tx);
}

/** False: the id exists already. Throws 23505 for a credit code in use. */
export async function insertNode(
  tx: Db,
  row: {
    nodeId: NodeId;
    kind: NodeKind;
    name: string;
    shortName: string | null;
    regionCode: string | null;
    creditCode: string | null;
    contact: string | null;
    at: Date;
  },
): Promise<boolean> {
  const done = await sql`insert into organisations.node
      (node_id, kind, name, short_name, region_code, credit_code, contact, created_at)
    values (${row.nodeId}, ${row.kind}, ${row.name}, ${row.shortName}, ${row.regionCode},
      ${row.creditCode}, ${row.contact}, ${row.at})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

export async function creditCodeHolder(db: Db, creditCode: string): Promise<NodeId | null> {
  const found = await sql<{ node_id: NodeId }>`select node_id from organisations.node
    where credit_code = ${creditCode}`.execute(db);
  return found.rows[0]?.node_id ?? null;
}

export async function updateNode(
  tx: Db,
  row: {
    nodeId: NodeId;
    name: string;
    shortName: string | null;
    regionCode: string | null;
    creditCode: string | null;
    contact: string | null;
  },
): Promise<bigint> {
  const done = await sql`update organisations.node set name = ${row.name},
      short_name = ${row.shortName}, region_code = ${row.regionCode},
      credit_code = ${row.creditCode}, contact = ${row.contact}
    where node_id = ${row.nodeId} and state = 'active'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function writeNodeState(
  tx: Db,
  nodeId: NodeId,
  to: { state: 'merged' | 'closed'; successorId: NodeId | null },
): Promise<bigint> {
  const done = await sql`update organisations.node
    set state = ${to.state}, successor_id = ${to.successorId}
    where node_id = ${nodeId} and state = 'active'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function insertEdge(
  tx: Db,
  row: { edgeId: string; childId: NodeId; parentId: NodeId; fromOn: LocalDate },
): Promise<void> {
  await sql`insert into organisations.edge (edge_id, child_id, parent_id, from_on)
    values (${row.edgeId}, ${row.childId}, ${row.parentId}, ${formatLocalDate(row.fromOn)})`.execute(
    tx,
  );
}

export type EdgeRow = {
  readonly edge_id: string;
  readonly child_id: NodeId;
  readonly parent_id: NodeId;
  readonly from_on: string;
};

/** The edge without an end, which is the latest. */
export async function openEdgeOf(tx: Db, childId: NodeId): Promise<EdgeRow | null> {
  const found = await sql<EdgeRow>`select edge_id, child_id, parent_id, from_on
    from organisations.edge where child_id = ${childId} and to_on is null`.execute(tx);
  return found.rows[0] ?? null;
}

export async function openEdgesBelow(tx: Db, parentId: NodeId): Promise<readonly EdgeRow[]> {
  const found = await sql<EdgeRow>`select edge_id, child_id, parent_id, from_on
    from organisations.edge where parent_id = ${parentId} and to_on is null`.execute(tx);
  return found.rows;
}

/** Nodes of a kind directly below another, on a day. */
export async function childrenOfKind(
  db: Db,
  of: { readonly parentId: NodeId; readonly kind: NodeKind; readonly on: LocalDate },
): Promise<readonly NodeId[]> {
  const found = await sql<{ node_id: NodeId }>`select n.node_id from organisations.edge e
    join organisations.node n on n.node_id = e.child_id and n.kind = ${of.kind} and n.state = 'active'
    where e.parent_id = ${of.parentId} and ${holds('e', of.on)} order by n.node_id`.execute(db);
  return found.rows.map((row) => row.node_id);
}

export async function endEdge(tx: Db, edgeId: string, toOn: LocalDate): Promise<bigint> {
  const done = await sql`update organisations.edge set to_on = ${formatLocalDate(toOn)}
    where edge_id = ${edgeId} and to_on is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** `fromOn` and every later day on which the tree is already known to change. */
export async function treeDays(db: Db, fromOn: LocalDate): Promise<readonly string[]> {
  const day = formatLocalDate(fromOn);
  const found = await sql<{ day: string }>`select ${day}::date as day
    union select from_on from organisations.edge where from_on > ${day}::date
    union select to_on from organisations.edge where to_on > ${day}::date
    order by day`.execute(db);
  return found.rows.map((row) => row.day);
}

/** Self first, then parent, and so on up. */
export async function chainUp(
  db: Db,
  nodeId: NodeId,
  on: LocalDate,
): Promise<
  readonly { readonly node_id: NodeId; readonly kind: NodeKind; readonly name: string }[]
> {
  const found = await sql<{ node_id: NodeId; kind: NodeKind; name: string }>`
    with recursive up (node_id, depth) as (
      select ${nodeId}::uuid, 0
      union all
      select e.parent_id, up.depth + 1 from up
        join organisations.edge e on e.child_id = up.node_id and ${holds('e', on)}
      where up.depth < ${DEPTH_MAX}
    )
    select n.node_id, n.kind, n.name from up join organisations.node n using (node_id)
    order by up.depth`.execute(db);
  return found.rows;
}

/** The one that a merged node has become; null where it was closed or never was. */
export async function livingSuccessor(
  db: Db,
  nodeId: NodeId,
): Promise<{ readonly node_id: NodeId; readonly name: string } | null> {
  const found = await sql<{ node_id: NodeId; name: string }>`
    with recursive heir (node_id, successor_id, state, name, depth) as (
      select node_id, successor_id, state, name, 0 from organisations.node where node_id = ${nodeId}
      union all
      select n.node_id, n.successor_id, n.state, n.name, heir.depth + 1 from heir
        join organisations.node n on n.node_id = heir.successor_id
      where heir.depth < ${DEPTH_MAX}
    )
    select node_id, name from heir where state = 'active'`.execute(db);
  return found.rows[0] ?? null;
}

export type TreeRow = NodeRow & {
  readonly parent_id: NodeId | null;
  /** Directly below and in scope. */
  readonly children: number;
};

/**
 * Nodes of a scope: those directly below `parentId`, or its tops where none is given, or wherever they lie those that
 * match or are of these kinds.
 */
export async function treeRows(
  db: Db,
  of: {
    inScope: RawBuilder<NodeId>;
    on: LocalDate;
    parentId: NodeId | null;
    search: string | null;
    kinds: readonly NodeKind[] | null;
    after: { name: string; nodeId: string } | null;
    limit: number;
  },
): Promise<readonly TreeRow[]> {
  const kind = of.kinds === null ? sql`` : sql`and n.kind = any(${[...of.kinds]}::text[])`;
  const place =
    of.search !== null
      ? sql`and n.name ilike ${`%${of.search.replaceAll(/[\\%_]/g, (found) => `\\${found}`)}%`}`
      : of.parentId !== null
        ? sql`and e.parent_id = ${of.parentId}`
        : of.kinds === null
          ? sql`and (e.parent_id is null or e.parent_id not in (select node_id from visible))`
          : sql``;
  const found = await sql<TreeRow>`
    with visible as materialized (${of.inScope})
    select ${COLUMNS}, e.parent_id, (
        select count(*)::int from organisations.edge below
          join organisations.node c on c.node_id = below.child_id and c.state = 'active'
        where below.parent_id = n.node_id and ${holds('below', of.on)}
          and below.child_id in (select node_id from visible)) as children
    from organisations.node n
      left join organisations.edge e on e.child_id = n.node_id and ${holds('e', of.on)}
    where n.node_id in (select node_id from visible) and n.state = 'active' ${kind} ${place}
      ${of.after === null ? sql`` : sql`and (n.name, n.node_id) > (${of.after.name}, ${of.after.nodeId}::uuid)`}
    order by n.name, n.node_id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** Organisations that can hold an office, by part of their name: what they are called is public. */
export async function officeRows(
  db: Db,
  search: string,
  limit: number,
): Promise<readonly NodeRow[]> {
  const found = await sql<NodeRow>`select ${COLUMNS} from organisations.node n
    where n.state = 'active' and n.kind not in ('region', 'provider')
      and n.name ilike ${`%${search.replaceAll(/[\\%_]/g, (hit) => `\\${hit}`)}%`}
    order by n.name, n.node_id limit ${limit}`.execute(db);
  return found.rows;
}

/** Units of a scope under this name or credit code. */
export async function unitsNamed(
  db: Db,
  of: { inScope: RawBuilder<NodeId>; kinds: readonly NodeKind[] },
): Promise<
  readonly {
    node_id: NodeId;
    name: string;
    short_name: string | null;
    credit_code: string | null;
  }[]
> {
  const found = await sql<{
    node_id: NodeId;
    name: string;
    short_name: string | null;
    credit_code: string | null;
  }>`select node_id, name, short_name, credit_code from organisations.node
    where state = 'active' and kind = any(${[...of.kinds]}::text[])
      and node_id in (${of.inScope})`.execute(db);
  return found.rows;
}
