import { sql } from 'kysely';
import { formatLocalDate, type LocalDate, type NodeId } from '@jixu/kernel';
import type { Relation } from '../domain/roles.ts';
import { type Db, DEPTH_MAX, holds } from './tree-rows.ts';

export type RelationRow = {
  readonly relation_id: string;
  readonly unit_id: NodeId;
  readonly relation: Relation;
  readonly office_id: NodeId;
  readonly from_on: string;
  readonly to_on: string | null;
};

export async function openRelation(
  tx: Db,
  unitId: NodeId,
  relation: Relation,
): Promise<RelationRow | null> {
  const found = await sql<RelationRow>`
    select relation_id, unit_id, relation, office_id, from_on, to_on from organisations.relation
    where unit_id = ${unitId} and relation = ${relation} and to_on is null`.execute(tx);
  return found.rows[0] ?? null;
}

/** Does an ended relation of that kind still hold on or after that day? */
export async function relationAfter(
  tx: Db,
  unitId: NodeId,
  relation: Relation,
  fromOn: LocalDate,
): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (
    select 1 from organisations.relation
    where unit_id = ${unitId} and relation = ${relation} and from_on <> to_on
      and to_on > ${formatLocalDate(fromOn)}::date) as found`.execute(tx);
  return found.rows[0]?.found === true;
}

export async function insertRelation(
  tx: Db,
  row: {
    relationId: string;
    unitId: NodeId;
    relation: Relation;
    officeId: NodeId;
    fromOn: LocalDate;
  },
): Promise<void> {
  await sql`insert into organisations.relation
      (relation_id, unit_id, relation, office_id, from_on)
    values (${row.relationId}, ${row.unitId}, ${row.relation}, ${row.officeId},
      ${formatLocalDate(row.fromOn)})`.execute(tx);
}

export async function endRelation(tx: Db, relationId: string, toOn: LocalDate): Promise<bigint> {
  const done = await sql`update organisations.relation set to_on = ${formatLocalDate(toOn)}
    where relation_id = ${relationId} and to_on is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** The office that the nearest unit at or above this one names. */
export async function nearestOffice(
  db: Db,
  unitId: NodeId,
  relation: Relation,
  on: LocalDate,
): Promise<NodeId | null> {
  const found = await sql<{ office_id: NodeId }>`
    with recursive up (node_id, depth) as (
      select ${unitId}::uuid, 0
      union all
      select e.parent_id, up.depth + 1 from up
        join organisations.edge e on e.child_id = up.node_id and ${holds('e', on)}
      where up.depth < ${DEPTH_MAX}
    )
    select r.office_id from up
      join organisations.relation r on r.unit_id = up.node_id and r.relation = ${relation}
        and ${holds('r', on)}
    order by up.depth limit 1`.execute(db);
  return found.rows[0]?.office_id ?? null;
}

/** What a node itself names, today and planned. */
export async function relationsAt(
  db: Db,
  unitId: NodeId,
  on: LocalDate,
): Promise<readonly (RelationRow & { readonly office_name: string })[]> {
  const found = await sql<RelationRow & { readonly office_name: string }>`
    select r.relation_id, r.unit_id, r.relation, r.office_id, r.from_on, r.to_on,
      o.name as office_name
    from organisations.relation r join organisations.node o on o.node_id = r.office_id
    where r.unit_id = ${unitId} and (r.to_on is null or r.to_on > ${formatLocalDate(on)}::date)
    order by r.relation, r.from_on`.execute(db);
  return found.rows;
}

export async function pointsAtOffice(db: Db, officeId: NodeId, on: LocalDate): Promise<boolean> {
  const found = await sql<{ used: boolean }>`select exists (
    select 1 from organisations.relation r
    where r.office_id = ${officeId}
      and (r.to_on is null or r.to_on > ${formatLocalDate(on)}::date)) as used`.execute(db);
  return found.rows[0]?.used === true;
}
