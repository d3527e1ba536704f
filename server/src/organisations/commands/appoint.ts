import {
  type AppointmentId,
  asId,
  assert,
  formatLocalDate,
  type LocalDate,
  type NodeId,
  type PersonId,
} from '@jixu/kernel';
import { endSessions, lockPerson } from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import {
  assertPersonInScope,
  assertUnitInScope,
  mayAppoint,
  NODE_KEEPERS,
  NODE_READERS,
} from '../access.ts';
import { type Role, roleFits } from '../domain/roles.ts';
import { refuse } from '../errors.ts';
import { APPOINTED, APPOINTMENT_ENDED } from '../events.ts';
import {
  appointmentById,
  insertAppointment,
  overlapping,
  rootAdministrators,
  writeAppointmentEnd,
} from '../store/appointment-rows.ts';
import { lockTree, nodeRows } from '../store/tree-rows.ts';
import { dayOf } from './move-node.ts';

export type NewAppointment = {
  readonly appointmentId?: AppointmentId;
  readonly personId: PersonId;
  readonly nodeId: NodeId;
  readonly role: Role;
  readonly fromOn: LocalDate;
  readonly toOn?: LocalDate | null;
};

/** Gives a role at a node for a time. Sessions of the person end: the next log-in sees the new role. */
export async function appoint(op: Operation, of: NewAppointment): Promise<AppointmentId> {
  const read = readingOf(op);
  await assertUnitInScope(read, NODE_READERS, of.nodeId);
  await assertPersonInScope(read, NODE_KEEPERS, of.personId);
  if (actingPerson(op) === of.personId) throw refuse('own_appointment');
  if (!(await mayAppoint(read, of.nodeId, of.role))) throw refuse('may_not_appoint');
  return insertChecked(op, of);
}

/** The first administrator, whom nobody can appoint: set-up does. */
export async function appointAtSetup(op: Operation, of: NewAppointment): Promise<AppointmentId> {
  assert(op.actor.kind === 'setup', 'appointment: set-up only');
  return insertChecked(op, of);
}

async function insertChecked(op: Operation, of: NewAppointment): Promise<AppointmentId> {
  const toOn = of.toOn ?? null;
  const [node] = await nodeRows(op.tx, [of.nodeId]);
  if (!node) throw refuse('no_such_node');
  if (node.state !== 'active') throw refuse('node_not_active');
  if (!roleFits(of.role, node.kind)) throw refuse('role_does_not_fit');
  if (toOn !== null && toOn <= of.fromOn) throw refuse('date_before_known');
  await lockPerson(op, of.personId);
  if (await overlapping(op.tx, { ...of, toOn })) throw refuse('already_so');
  const appointmentId: AppointmentId = of.appointmentId ?? asId<'appointment'>(op.newId());
  const grantedBy = actingPerson(op);
  await insertAppointment(op.tx, { ...of, appointmentId, toOn, grantedBy, at: op.now });
  await endSessions(op, [of.personId], 'role-changed');
  op.note({ personId: of.personId, nodeId: of.nodeId, role: of.role });
  const payload = { nodeId: of.nodeId, role: of.role, fromOn: formatLocalDate(of.fromOn) };
  op.emit({ type: APPOINTED, subjectId: of.personId, payload });
  return appointmentId;
}

/** From `toOn` on the role is gone; today at the earliest, for what was decided under it stands. */
export async function endAppointment(
  op: Operation,
  of: { readonly appointmentId: AppointmentId; readonly toOn: LocalDate },
): Promise<void> {
  const read = readingOf(op);
  const before = await appointmentById(op.tx, of.appointmentId);
  if (!before || (before.to_on !== null && dayOf(before.to_on) <= of.toOn)) {
    throw refuse('no_such_appointment');
  }
  if (op.actor.kind === 'person' && !(await mayAppoint(read, before.node_id, before.role))) {
    throw refuse('no_such_appointment');
  }
  if (actingPerson(op) === before.person_id) throw refuse('own_appointment');
  if (of.toOn < op.today) throw refuse('date_before_known');
  // Two administrators who end each other at once must not both succeed.
  await lockTree(op.tx);
  const ended = await writeAppointmentEnd(op.tx, { personId: before.person_id, ...of });
  if (ended !== 1n) throw refuse('no_such_appointment');
  const left = await rootAdministrators(op.tx, of.toOn);
  if (before.role === 'system-administrator' && left.length === 0) {
    throw refuse('last_administrator');
  }
  await endSessions(op, [before.person_id], 'role-changed');
  op.note({ personId: before.person_id, nodeId: before.node_id, role: before.role });
  const toOn = formatLocalDate(of.toOn);
  const payload = { nodeId: before.node_id, role: before.role, toOn };
  op.emit({ type: APPOINTMENT_ENDED, subjectId: before.person_id, payload });
}

function actingPerson(op: Operation): PersonId | null {
  return op.actor.kind === 'person' ? op.actor.personId : null;
}
