import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { deciders, unitOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { DECIDING_ROLES, decidingOffices } from '../access.ts';
import { refuse } from '../errors.ts';
import { upwards } from '../queries/upwards.ts';
import { absencesOf, deleteAbsence, putAbsence, putPromise } from '../store/office-store.ts';

/** Somebody of the office, or of one above it, says who is away. `officeId` is where that person decides. */
export async function keepAbsence(
  op: Operation,
  of: {
    officeId: NodeId;
    personId: PersonId;
    absenceId: string;
    fromOn: LocalDate;
    toOn: LocalDate;
  },
): Promise<void> {
  if (op.actor.kind !== 'person') throw refuse('no_office');
  if (!(await keeps(op, of))) throw refuse('no_office');
  const people = await deciders({ db: op.tx }, of.officeId, DECIDING_ROLES, op.today);
  if (!people.includes(of.personId)) throw refuse('no_office');
  if (of.toOn <= of.fromOn)
    throw refuse('absence_ends_before', {
      fields: [{ path: 'body/toOn', code: 'review.absence_ends_before' }],
    });
  await putAbsence(op.tx, {
    ...of,
    fromOn: formatLocalDate(of.fromOn),
    toOn: formatLocalDate(of.toOn),
    by: op.actor.personId,
    at: op.now,
  });
}

/** It does not come about after all, or was entered for the wrong person. What is over stays as it was. */
export async function removeAbsence(
  op: Operation,
  of: { officeId: NodeId; personId: PersonId; absenceId: string },
): Promise<void> {
  if (op.actor.kind !== 'person' || !(await keeps(op, of))) throw refuse('no_office');
  const today = formatLocalDate(op.today);
  const found = await absencesOf(op.tx, [of.personId], today);
  if (!found.some((one) => one.absenceId === of.absenceId)) throw refuse('no_absence');
  await deleteAbsence(op.tx, of);
}

/** What the office promises is the office's own to say. */
export async function promiseServiceTime(
  op: Operation,
  of: { officeId: NodeId; workingDays: number },
): Promise<void> {
  if (op.actor.kind !== 'person') throw refuse('no_office');
  if (!decidingOffices(op.actor).some((office) => office.nodeId === of.officeId))
    throw refuse('no_office');
  await putPromise(op.tx, { ...of, by: op.actor.personId, at: op.now });
}

/** Does the actor decide there, or at an office above? Which those are is seen from where the person works. */
async function keeps(
  op: Operation,
  of: { officeId: NodeId; personId: PersonId },
): Promise<boolean> {
  const mine = new Set(decidingOffices(op.actor).map((office) => office.nodeId));
  const read = { db: op.tx, today: op.today };
  const unit = await unitOf(read, of.personId, op.today);
  for await (const nodeId of upwards(read, [of.officeId], unit?.unitId ?? of.officeId))
    if (mine.has(nodeId)) return true;
  return false;
}
