import { type RawBuilder, sql } from 'kysely';
import type { LocalDate, NodeId } from '@jixu/kernel';
import type { Scope } from '../domain/scope.ts';
import { type Db, DEPTH_MAX, holds } from './tree-rows.ts';

/**
 * The nodes of a scope, as a sub-select: `where m.unit_id in (${unitsInScope(scope, on)})`. Read from the top down,
 * once a statement. A subtree is everything below; an office's units are those that name it and what lies below them,
 * but for what names another office of the same kind nearer by. An office that was merged hands its units on.
 */
export function unitsInScope(scope: Scope, on: LocalDate): RawBuilder<NodeId> {
  const authority = officeIds(scope, 'authority');
  const bureau = officeIds(scope, 'bureau');
  return sql<NodeId>`
    with recursive tree (node_id, depth) as (
      select unnest(${[...scope.subtrees]}::uuid[]), 0
      union
      select e.child_id, tree.depth + 1 from tree
        join organisations.edge e on e.parent_id = tree.node_id and ${holds('e', on)}
      where tree.depth < ${DEPTH_MAX}
    ),
    office (relation, node_id, depth) as (
      select 'authority', unnest(${authority}::uuid[]), 0
      union select 'bureau', unnest(${bureau}::uuid[]), 0
      union
      select o.relation, n.node_id, o.depth + 1 from office o
        join organisations.node n on n.successor_id = o.node_id
      where o.depth < ${DEPTH_MAX}
    ),
    served (relation, node_id, depth) as (
      select r.relation, r.unit_id, 0 from office o
        join organisations.relation r on r.office_id = o.node_id and r.relation = o.relation
          and ${holds('r', on)}
      union
      select s.relation, e.child_id, s.depth + 1 from served s
        join organisations.edge e on e.parent_id = s.node_id and ${holds('e', on)}
      where s.depth < ${DEPTH_MAX} and not exists (
        select 1 from organisations.relation nearer
        where nearer.unit_id = e.child_id and nearer.relation = s.relation
          and ${holds('nearer', on)})
    )
    select node_id from tree union select node_id from served`;
}

/** The units of a scope and everything above them: where rules are adopted that hold for some of them. */
export function nodesOverScope(scope: Scope, on: LocalDate): RawBuilder<NodeId> {
  return sql<NodeId>`
    with recursive above (node_id, depth) as (
      select scoped.node_id, 0 from (${unitsInScope(scope, on)}) as scoped (node_id)
      union
      select e.parent_id, above.depth + 1 from above
        join organisations.edge e on e.child_id = above.node_id and ${holds('e', on)}
      where above.depth < ${DEPTH_MAX}
    )
    select node_id from above`;
}

/** A node and everything below it, whoever asks: narrows a list that a scope has limited already. */
export function unitAndBelow(nodeId: NodeId, on: LocalDate): RawBuilder<NodeId> {
  return unitsInScope({ subtrees: [nodeId], offices: [] }, on);
}

function officeIds(scope: Scope, relation: 'authority' | 'bureau'): NodeId[] {
  return scope.offices.filter((office) => office.relation === relation).map(({ nodeId }) => nodeId);
}

export async function nodeInScope(
  db: Db,
  scope: Scope,
  nodeId: NodeId,
  on: LocalDate,
): Promise<boolean> {
  const found = await sql<{ inside: boolean }>`
    select ${nodeId}::uuid in (${unitsInScope(scope, on)}) as inside`.execute(db);
  return found.rows[0]?.inside === true;
}

export async function nodeIdsInScope(
  db: Db,
  scope: Scope,
  on: LocalDate,
): Promise<readonly NodeId[]> {
  const found = await sql<{ node_id: NodeId }>`${unitsInScope(scope, on)}`.execute(db);
  return found.rows.map((row) => row.node_id);
}

/** In scope is whoever belongs, on that day, to a unit in scope. */
export async function personInScope(
  db: Db,
  scope: Scope,
  personId: string,
  on: LocalDate,
): Promise<boolean> {
  const found = await sql<{ inside: boolean }>`select exists (
    select 1 from organisations.membership m
    where m.person_id = ${personId} and ${holds('m', on)}
      and m.unit_id in (${unitsInScope(scope, on)})) as inside`.execute(db);
  return found.rows[0]?.inside === true;
}

/** Which of these nodes lie in the scope. */
export async function nodesWithin(
  db: Db,
  scope: Scope,
  ids: readonly NodeId[],
  on: LocalDate,
): Promise<ReadonlySet<NodeId>> {
  if (ids.length === 0) return new Set();
  const found = await sql<{ node_id: NodeId }>`select asked.node_id
    from unnest(${[...ids]}::uuid[]) as asked (node_id)
    where asked.node_id in (${unitsInScope(scope, on)})`.execute(db);
  return new Set(found.rows.map((row) => row.node_id));
}

/** In scope by an office held there: administrators need belong to no unit. */
export async function officerInScope(
  db: Db,
  scope: Scope,
  personId: string,
  on: LocalDate,
): Promise<boolean> {
  const found = await sql<{ inside: boolean }>`select exists (
    select 1 from organisations.appointment a
    where a.person_id = ${personId} and ${holds('a', on)}
      and a.node_id in (${unitsInScope(scope, on)})) as inside`.execute(db);
  return found.rows[0]?.inside === true;
}
