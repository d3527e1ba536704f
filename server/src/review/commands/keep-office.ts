import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { deciders } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { DECIDING_ROLES, decidingOffices } from '../access.ts';
import { refuse } from '../errors.ts';
import { putAbsence, putPromise } from '../store/office-store.ts';
import { upwards } from './open-case.ts';

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
  if (!(await keeps(op, of.officeId))) throw refuse('no_office');
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

/** Does the actor decide there, or at an office above? */
async function keeps(op: Operation, officeId: NodeId): Promise<boolean> {
  const mine = new Set(decidingOffices(op.actor).map((office) => office.nodeId));
  for await (const nodeId of upwards(op, [officeId])) if (mine.has(nodeId)) return true;
  return false;
}
