import { sql } from 'kysely';
import type { LocalDate, NodeId, PersonId } from '@jixu/kernel';
import type { Scope } from '../domain/scope.ts';
import { unitsInScope } from './scope-rows.ts';
import { type Db, holds } from './tree-rows.ts';

export type MatchingRow = {
  readonly matching_id: string;
  readonly person_id: PersonId;
  readonly unit_id: NodeId;
  readonly staff_number: string | null;
};

/** Asking twice for the same person is asking once. */
export async function insertMatching(
  tx: Db,
  row: {
    personId: PersonId;
    matchingId: string;
    unitId: NodeId;
    staffNumber: string | null;
    askedBy: PersonId | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into organisations.matching
      (person_id, matching_id, unit_id, staff_number, asked_by, asked_at)
    values (${row.personId}, ${row.matchingId}, ${row.unitId}, ${row.staffNumber},
      ${row.askedBy}, ${row.at})
    on conflict (person_id, unit_id) where state = 'open' do nothing`.execute(tx);
}

export async function openMatching(db: Db, matchingId: string): Promise<MatchingRow | null> {
  const found = await sql<MatchingRow>`select matching_id, person_id, unit_id, staff_number
    from organisations.matching
    where matching_id = ${matchingId} and state = 'open'`.execute(db);
  return found.rows[0] ?? null;
}

export async function writeMatchingDecision(
  tx: Db,
  row: {
    personId: PersonId;
    matchingId: string;
    state: 'moved' | 'refused' | 'withdrawn';
    decidedBy: PersonId | null;
    at: Date;
  },
): Promise<bigint> {
  const done = await sql`update organisations.matching
    set state = ${row.state}, decided_by = ${row.decidedBy}, decided_at = ${row.at}
    where person_id = ${row.personId} and matching_id = ${row.matchingId}
      and state = 'open'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** Open requests for one person from units in scope. */
export async function openMatchingsFrom(
  db: Db,
  of: { personId: PersonId; scope: Scope; on: LocalDate },
): Promise<readonly MatchingRow[]> {
  const found = await sql<MatchingRow>`select matching_id, person_id, unit_id, staff_number
    from organisations.matching
    where person_id = ${of.personId} and state = 'open'
      and unit_id in (${unitsInScope(of.scope, of.on)})`.execute(db);
  return found.rows;
}

export type ListedMatching = MatchingRow & {
  readonly unit_name: string;
  readonly current_unit_name: string;
  readonly asked_on: string;
};

/** Open requests for people who belong to units in scope, oldest first. */
export async function listMatchings(
  db: Db,
  of: {
    scope: Scope;
    on: LocalDate;
    after: { askedOn: string; matchingId: string } | null;
    limit: number;
  },
): Promise<readonly ListedMatching[]> {
  const after =
    of.after === null
      ? sql``
      : sql`and (to_char(x.asked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), x.matching_id)
          > (${of.after.askedOn}, ${of.after.matchingId}::uuid)`;
  const found = await sql<ListedMatching>`
    select x.matching_id, x.person_id, x.unit_id, x.staff_number, n.name as unit_name,
      c.name as current_unit_name,
      to_char(x.asked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as asked_on
    from organisations.matching x
      join organisations.node n on n.node_id = x.unit_id
      join organisations.membership m on m.person_id = x.person_id and ${holds('m', of.on)}
      join organisations.node c on c.node_id = m.unit_id
    where x.state = 'open' and m.unit_id in (${unitsInScope(of.scope, of.on)}) ${after}
    order by asked_on, x.matching_id limit ${of.limit}`.execute(db);
  return found.rows;
}
