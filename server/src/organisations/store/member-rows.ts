import { sql } from 'kysely';
import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { arrayLiteral } from '../../platform/db/array-literal.ts';
import type { Scope } from '../domain/scope.ts';
import { unitsInScope } from './scope-rows.ts';
import { type Db, DEPTH_MAX, holds } from './tree-rows.ts';

export type MembershipRow = {
  readonly membership_id: string;
  readonly person_id: PersonId;
  readonly unit_id: NodeId;
  readonly staff_number: string | null;
  readonly from_on: string;
};

export async function openMembership(tx: Db, personId: PersonId): Promise<MembershipRow | null> {
  const found = await sql<MembershipRow>`
    select membership_id, person_id, unit_id, staff_number, from_on from organisations.membership
    where person_id = ${personId} and to_on is null`.execute(tx);
  return found.rows[0] ?? null;
}

export async function insertMembership(
  tx: Db,
  row: {
    personId: PersonId;
    membershipId: string;
    unitId: NodeId;
    staffNumber: string | null;
    fromOn: LocalDate;
  },
): Promise<void> {
  await sql`insert into organisations.membership
      (person_id, membership_id, unit_id, staff_number, from_on)
    values (${row.personId}, ${row.membershipId}, ${row.unitId}, ${row.staffNumber},
      ${formatLocalDate(row.fromOn)})`.execute(tx);
}

/** Of people who have no other. */
export async function insertMemberships(
  tx: Db,
  rows: readonly {
    readonly personId: PersonId;
    readonly membershipId: string;
    readonly unitId: NodeId;
    readonly staffNumber: string | null;
  }[],
  fromOn: LocalDate,
): Promise<void> {
  await sql`insert into organisations.membership (person_id, membership_id, unit_id, staff_number, from_on)
    select new.*, ${formatLocalDate(fromOn)}::date
    from unnest(${arrayLiteral(rows.map((row) => row.personId))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.membershipId))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.unitId))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.staffNumber))}::text[]) as new`.execute(tx);
}

export async function endMembership(
  tx: Db,
  row: { personId: PersonId; membershipId: string; toOn: LocalDate },
): Promise<bigint> {
  const done = await sql`update organisations.membership set to_on = ${formatLocalDate(row.toOn)}
    where person_id = ${row.personId} and membership_id = ${row.membershipId}
      and to_on is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** Ends what these people have in units of the scope; whose that was. */
export async function endMembershipsIn(
  tx: Db,
  of: { readonly people: readonly PersonId[]; readonly scope: Scope; readonly on: LocalDate },
): Promise<readonly PersonId[]> {
  const ended = await sql<{ person_id: PersonId }>`update organisations.membership m
    set to_on = greatest(m.from_on, ${formatLocalDate(of.on)}::date)
    where m.person_id = any(${arrayLiteral(of.people)}::uuid[]) and m.to_on is null
      and m.unit_id in (${unitsInScope(of.scope, of.on)}) returning person_id`.execute(tx);
  return ended.rows.map((row) => row.person_id);
}

export async function writeStaffNumber(
  tx: Db,
  row: { personId: PersonId; membershipId: string; staffNumber: string | null },
): Promise<bigint> {
  const done = await sql`update organisations.membership set staff_number = ${row.staffNumber}
    where person_id = ${row.personId} and membership_id = ${row.membershipId}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** Does anything of this person lie on or after that day? Then a change may not begin before it. */
export async function membershipAfter(
  tx: Db,
  personId: PersonId,
  fromOn: LocalDate,
): Promise<boolean> {
  const day = formatLocalDate(fromOn);
  const found = await sql<{ found: boolean }>`select exists (
    select 1 from organisations.membership where person_id = ${personId} and from_on <> to_on
      and to_on > ${day}::date) as found`.execute(tx);
  return found.rows[0]?.found === true;
}

/** Ends every open membership of a unit and opens one at its successor, in two statements. */
export async function handMembersOn(
  tx: Db,
  of: { unitId: NodeId; successorId: NodeId; on: LocalDate; newId: () => string },
): Promise<readonly PersonId[]> {
  const day = formatLocalDate(of.on);
  const ended = await sql<{ person_id: PersonId; staff_number: string | null }>`
    update organisations.membership set to_on = greatest(from_on, ${day}::date)
    where unit_id = ${of.unitId} and to_on is null
    returning person_id, staff_number`.execute(tx);
  const people = ended.rows.map((row) => row.person_id);
  await sql`insert into organisations.membership
      (person_id, membership_id, unit_id, staff_number, from_on)
    select person_id, membership_id, ${of.successorId}::uuid, staff_number, ${day}::date
    from unnest(${people}::uuid[], ${people.map(() => of.newId())}::uuid[],
      ${ended.rows.map((row) => row.staff_number)}::text[])
      as new (person_id, membership_id, staff_number)`.execute(tx);
  return people;
}

export type UnitOfPerson = {
  readonly person_id: PersonId;
  readonly unit_id: NodeId;
  readonly name: string;
  readonly staff_number: string | null;
};

export async function unitsOfPeople(
  db: Db,
  ids: readonly PersonId[],
  on: LocalDate,
): Promise<readonly UnitOfPerson[]> {
  const found = await sql<UnitOfPerson>`
    select m.person_id, m.unit_id, n.name, m.staff_number from organisations.membership m
      join organisations.node n on n.node_id = m.unit_id
    where m.person_id = any(${[...ids]}::uuid[]) and ${holds('m', on)}`.execute(db);
  return found.rows;
}

export type Search =
  | { readonly by: 'name'; readonly prefix: string }
  | { readonly by: 'spelling'; readonly prefix: string }
  | { readonly by: 'staff-number'; readonly prefix: string };

export type ListedMember = {
  readonly person_id: PersonId;
  readonly name: string;
  readonly pinyin: string;
  readonly unit_id: NodeId;
  readonly unit_name: string;
  readonly staff_number: string | null;
  readonly state: 'pending' | 'active' | 'disabled';
  readonly activated_at: Date | null;
  readonly activated_with: string | null;
  readonly last_login_at: Date | null;
};

export async function listMembers(
  db: Db,
  of: {
    scope: Scope;
    on: LocalDate;
    unitId: NodeId | null;
    search: Search | null;
    after: { pinyin: string; personId: string } | null;
    limit: number;
  },
): Promise<readonly ListedMember[]> {
  const unit =
    of.unitId === null
      ? sql``
      : sql`and m.unit_id in (
          with recursive below (node_id, depth) as (
            select ${of.unitId}::uuid, 0
            union
            select e.child_id, below.depth + 1 from below
              join organisations.edge e on e.parent_id = below.node_id and ${holds('e', of.on)}
            where below.depth < ${DEPTH_MAX}
          ) select node_id from below)`;
  const after =
    of.after === null
      ? sql``
      : sql`and (p.pinyin, p.person_id) > (${of.after.pinyin}, ${of.after.personId}::uuid)`;
  const found = await sql<ListedMember>`
    select p.person_id, p.name, p.pinyin, m.unit_id, n.name as unit_name, m.staff_number,
      a.state, a.activated_at, a.activated_with, a.last_login_at
    from organisations.membership m
      join identity.pub_person p on p.person_id = m.person_id
      join identity.pub_account a on a.person_id = m.person_id
      join organisations.node n on n.node_id = m.unit_id
    where ${holds('m', of.on)} and m.unit_id in (${unitsInScope(of.scope, of.on)})
      ${unit} ${searchCondition(of.search)} ${after}
    order by p.pinyin, p.person_id limit ${of.limit}`.execute(db);
  return found.rows;
}

function searchCondition(search: Search | null) {
  if (search === null) return sql``;
  const like = `${search.prefix.replaceAll(/[\\%_]/g, (found) => `\\${found}`)}%`;
  switch (search.by) {
    case 'name':
      return sql`and p.name_key like ${like}`;
    case 'spelling':
      return sql`and (p.initials like ${like} or p.pinyin like ${like})`;
    case 'staff-number':
      return sql`and m.staff_number like ${like}`;
  }
}

/** Members of a node and below, within the scope. */
export async function memberIds(
  db: Db,
  scope: Scope,
  unitId: NodeId,
  on: LocalDate,
): Promise<readonly PersonId[]> {
  const under: Scope = { subtrees: [unitId], offices: [] };
  const found = await sql<{ person_id: PersonId }>`
    select m.person_id from organisations.membership m
    where ${holds('m', on)} and m.unit_id in (${unitsInScope(scope, on)})
      and m.unit_id in (${unitsInScope(under, on)})`.execute(db);
  return found.rows.map((row) => row.person_id);
}

/** Members of a node and below. */
export async function memberCount(db: Db, unitId: NodeId, on: LocalDate): Promise<number> {
  const under: Scope = { subtrees: [unitId], offices: [] };
  const found = await sql<{ count: number }>`select count(*)::bigint as count
    from organisations.membership m
    where ${holds('m', on)} and m.unit_id in (${unitsInScope(under, on)})`.execute(db);
  return found.rows[0]?.count ?? 0;
}

export async function hasMembers(db: Db, unitId: NodeId, on: LocalDate): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (
    select 1 from organisations.membership m where m.unit_id = ${unitId}
      and (m.to_on is null or m.to_on > ${formatLocalDate(on)}::date)) as found`.execute(db);
  return found.rows[0]?.found === true;
}
