import { sql } from 'kysely';
import {
  type AppointmentId,
  formatLocalDate,
  type LocalDate,
  type NodeId,
  type PersonId,
} from '@jixu/kernel';
import type { Grant } from '../../platform/operation/actor.ts';
import type { Role } from '../domain/roles.ts';
import type { Scope } from '../domain/scope.ts';
import { unitsInScope } from './scope-rows.ts';
import { type Db, DEPTH_MAX, holds } from './tree-rows.ts';

export type AppointmentRow = {
  readonly appointment_id: AppointmentId;
  readonly person_id: PersonId;
  readonly node_id: NodeId;
  readonly role: Role;
  readonly from_on: string;
  readonly to_on: string | null;
};

export async function insertAppointment(
  tx: Db,
  row: {
    appointmentId: AppointmentId;
    personId: PersonId;
    nodeId: NodeId;
    role: Role;
    fromOn: LocalDate;
    toOn: LocalDate | null;
    grantedBy: PersonId | null;
    at: Date;
  },
): Promise<void> {
  const toOn = row.toOn === null ? null : formatLocalDate(row.toOn);
  await sql`insert into organisations.appointment
      (person_id, appointment_id, node_id, role, from_on, to_on, granted_by, granted_at)
    values (${row.personId}, ${row.appointmentId}, ${row.nodeId}, ${row.role},
      ${formatLocalDate(row.fromOn)}, ${toOn}, ${row.grantedBy}, ${row.at})`.execute(tx);
}

export async function appointmentById(
  db: Db,
  appointmentId: AppointmentId,
): Promise<AppointmentRow | null> {
  const found = await sql<AppointmentRow>`
    select appointment_id, person_id, node_id, role, from_on, to_on
    from organisations.appointment where appointment_id = ${appointmentId}`.execute(db);
  return found.rows[0] ?? null;
}

/** Appointments of a person in one role at one node that end after `fromOn`: they would overlap a new one. */
export async function overlapping(
  tx: Db,
  of: { personId: PersonId; nodeId: NodeId; role: Role; fromOn: LocalDate; toOn: LocalDate | null },
): Promise<boolean> {
  const toOn = of.toOn === null ? null : formatLocalDate(of.toOn);
  const found = await sql<{ found: boolean }>`select exists (
    select 1 from organisations.appointment
    where person_id = ${of.personId} and node_id = ${of.nodeId} and role = ${of.role}
      and daterange(from_on, to_on)
        && daterange(${formatLocalDate(of.fromOn)}::date, ${toOn}::date)) as found`.execute(tx);
  return found.rows[0]?.found === true;
}

export async function writeAppointmentEnd(
  tx: Db,
  row: { personId: PersonId; appointmentId: AppointmentId; toOn: LocalDate },
): Promise<bigint> {
  const day = formatLocalDate(row.toOn);
  const done = await sql`update organisations.appointment
    set to_on = greatest(from_on, ${day}::date)
    where person_id = ${row.personId} and appointment_id = ${row.appointmentId}
      and (to_on is null or to_on > ${day}::date)`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** Who held an appointment at the node that ends here. */
export async function endAppointmentsAt(
  tx: Db,
  nodeId: NodeId,
  on: LocalDate,
): Promise<readonly PersonId[]> {
  const day = formatLocalDate(on);
  const found = await sql<{ person_id: PersonId }>`update organisations.appointment
    set to_on = greatest(from_on, ${day}::date)
    where node_id = ${nodeId} and (to_on is null or to_on > ${day}::date)
    returning person_id`.execute(tx);
  return found.rows.map((row) => row.person_id);
}

/** By person; who holds nothing is not in it. */
export async function grantsInForce(
  db: Db,
  personIds: readonly PersonId[],
  on: LocalDate,
): Promise<ReadonlyMap<PersonId, readonly Grant[]>> {
  const found = await sql<{
    person_id: PersonId;
    appointment_id: AppointmentId;
    role: string;
    node_id: NodeId;
  }>`
    select a.person_id, a.appointment_id, a.role, a.node_id from organisations.appointment a
      join organisations.node n on n.node_id = a.node_id and n.state = 'active'
    where a.person_id = any(${personIds}::uuid[]) and ${holds('a', on)}
    order by a.role, a.node_id`.execute(db);
  const grants = new Map<PersonId, Grant[]>();
  for (const row of found.rows) {
    const grant = { appointmentId: row.appointment_id, role: row.role, nodeId: row.node_id };
    grants.set(row.person_id, [...(grants.get(row.person_id) ?? []), grant]);
  }
  return grants;
}

export async function holdersAt(
  db: Db,
  nodeId: NodeId,
  roles: readonly Role[],
  on: LocalDate,
): Promise<readonly PersonId[]> {
  const found = await sql<{ person_id: PersonId }>`
    select distinct a.person_id from organisations.appointment a
      join organisations.node n on n.node_id = a.node_id and n.state = 'active'
    where a.node_id = ${nodeId} and a.role = any(${[...roles]}::text[]) and ${holds('a', on)}
    order by a.person_id`.execute(db);
  return found.rows.map((row) => row.person_id);
}

/** The nodes at or above this one that have a unit administrator in force, nearest first. */
export async function administeredChain(
  db: Db,
  nodeId: NodeId,
  on: LocalDate,
): Promise<readonly { readonly node_id: NodeId; readonly name: string }[]> {
  const found = await sql<{ node_id: NodeId; name: string }>`
    with recursive up (node_id, depth) as (
      select ${nodeId}::uuid, 0
      union all
      select e.parent_id, up.depth + 1 from up
        join organisations.edge e on e.child_id = up.node_id and ${holds('e', on)}
      where up.depth < ${DEPTH_MAX}
    )
    select n.node_id, n.name from up
      join organisations.node n on n.node_id = up.node_id and n.state = 'active'
    where exists (select 1 from organisations.appointment a
      where a.node_id = up.node_id and a.role = 'unit-administrator' and ${holds('a', on)})
    order by up.depth`.execute(db);
  return found.rows;
}

/** Everyone who administers the server as a whole, that is at a node without a parent. */
export async function rootAdministrators(db: Db, on: LocalDate): Promise<readonly PersonId[]> {
  const found = await sql<{ person_id: PersonId }>`
    select distinct a.person_id from organisations.appointment a
    where a.role = 'system-administrator' and ${holds('a', on)}
      and not exists (select 1 from organisations.edge e
        where e.child_id = a.node_id and ${holds('e', on)})`.execute(db);
  return found.rows.map((row) => row.person_id);
}

export async function anyAdministratorEver(db: Db): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (
    select 1 from organisations.appointment where role = 'system-administrator') as found`.execute(
    db,
  );
  return found.rows[0]?.found === true;
}

export type ListedAppointment = AppointmentRow & { readonly node_name: string };

/** Those that hold or will hold, at nodes in scope, by node name. */
export async function listAppointments(
  db: Db,
  of: {
    scope: Scope;
    on: LocalDate;
    nodeId: NodeId | null;
    after: { nodeName: string; appointmentId: string } | null;
    limit: number;
  },
): Promise<readonly ListedAppointment[]> {
  const found = await sql<ListedAppointment>`
    select a.appointment_id, a.person_id, a.node_id, a.role, a.from_on, a.to_on, n.name as node_name
    from organisations.appointment a join organisations.node n using (node_id)
    where (a.to_on is null or a.to_on > ${formatLocalDate(of.on)}::date)
      and a.node_id in (${unitsInScope(of.scope, of.on)})
      ${of.nodeId === null ? sql`` : sql`and a.node_id = ${of.nodeId}`}
      ${of.after === null ? sql`` : sql`and (n.name, a.appointment_id) > (${of.after.nodeName}, ${of.after.appointmentId}::uuid)`}
    order by n.name, a.appointment_id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** Which of these people hold any office on that day. */
export async function grantHolders(
  db: Db,
  people: readonly PersonId[],
  on: LocalDate,
): Promise<ReadonlySet<PersonId>> {
  const found = await sql<{ person_id: PersonId }>`
    select distinct a.person_id from organisations.appointment a
    where a.person_id = any(${[...people]}::uuid[]) and ${holds('a', on)}`.execute(db);
  return new Set(found.rows.map((row) => row.person_id));
}
