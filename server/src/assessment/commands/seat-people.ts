import type { NodeId, PersonId } from '@jixu/kernel';
import { unitsOf } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import type { Offering } from '../domain/offering.ts';
import { type Seat, type SeatingPerson, seatPeople } from '../domain/seating.ts';
import type { Task } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import { entryByKey } from '../store/entry-store.ts';
import { offeringByKey } from '../store/offering-store.ts';
import {
  clearSeats,
  insertDraw,
  insertSeatMove,
  peopleToSeat,
  putSeats,
  releaseSeat,
  seatOf,
  seatsOfSession,
  type SessionKey,
} from '../store/seat-store.ts';
import { hasTickets } from '../store/ticket-store.ts';
import { roomsToUse } from './save-venue.ts';

/** The session that seats are given for, under the lock of its exam: draws and moves take turns. */
async function openSession(
  op: Operation,
  key: SessionKey,
): Promise<{ readonly offering: Offering; readonly task: Task }> {
  await assertKeeps(readingOf(op), key.nodeId);
  const offering = await offeringByKey(op.tx, key, { lock: true });
  if (!offering) throw refuse('no_offering');
  const task = offering.tasks.find((one) => one.taskId === key.taskId);
  if (!task) throw refuse('no_task');
  if (task.startsAt === null || offering.state === 'draft' || op.now >= task.closesAt)
    throw refuse('no_session');
  return { offering, task };
}

/** Gives everybody without a seat one by chance, and keeps seed and rooms; `afresh`: everybody, while no ticket is out. */
export async function drawSeats(
  op: Operation,
  key: SessionKey,
  of: { readonly roomIds: readonly string[]; readonly afresh: boolean },
): Promise<void> {
  const { task } = await openSession(op, key);
  const rooms = await roomsToUse(op, key.nodeId, of.roomIds);
  if (of.afresh && (await hasTickets(op.tx, key))) throw refuse('seats_settled');
  if (of.afresh) await clearSeats(op.tx, key);
  const all = await peopleToSeat(op.tx, key, task.kind === 'resit');
  const units = await unitsFor(
    op,
    all.map((one) => one.personId),
  );
  const person = (personId: PersonId, accessible: boolean): SeatingPerson => ({
    personId,
    accessible,
    unitId: units.get(personId) ?? null,
  });
  const taken = await seatsOfSession(op.tx, key);
  const seatedIds = new Set(taken.map((one) => one.personId));
  const people = all
    .filter((one) => !seatedIds.has(one.personId))
    .map((one) => person(one.personId, one.accessible));
  if (people.length === 0) throw refuse('nobody_to_seat');
  const before = taken.map((seat) => ({ ...seat, ...person(seat.personId, false) }));
  const seed = op.secret(4).readUInt32BE();
  const seating = seatPeople({ people, rooms, before, seed });
  if (!seating.ok) {
    const detail = { missing: seating.missing };
    throw seating.accessible
      ? refuse('accessible_short', { detail })
      : refuse('seats_short', { detail });
  }
  if (!(await putSeats(op.tx, key, seating.seated))) throw refuse('seat_taken');
  const { personId: byId } = requirePerson(op.actor);
  const drawId = op.newId<'draw'>();
  const said = { seed, rooms: of.roomIds, afresh: of.afresh, beside: seating.beside };
  const draw = { ...said, drawId, seated: seating.seated.length, at: op.now, byId };
  await insertDraw(op.tx, key, draw);
  op.note({ taskId: key.taskId, seated: seating.seated.length, seed });
}

async function unitsFor(
  op: Operation,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, NodeId>> {
  const cards = await unitsOf({ db: op.tx }, ids, op.today);
  return new Map([...cards].map(([personId, unit]) => [personId, unit.unitId]));
}

/** Puts one person on a free seat, with a reason that is kept. */
export async function moveSeat(
  op: Operation,
  key: SessionKey,
  of: Seat & { readonly personId: PersonId; readonly reason: string },
): Promise<void> {
  const { task } = await openSession(op, key);
  const { personId } = of;
  const entry = await entryByKey(op.tx, { personId, offeringId: key.offeringId });
  const signedUp = task.kind !== 'resit' || (entry?.resitSignedUpAt ?? null) !== null;
  if (entry?.nodeId !== key.nodeId || entry.state !== 'in' || !signedUp)
    throw refuse('not_signed_up');
  const [room] = await roomsToUse(op, key.nodeId, [of.roomId]);
  if (!room || of.number > room.seats) throw refuse('no_room');
  const before = await seatOf(op.tx, { personId, taskId: key.taskId });
  if (before?.roomId === of.roomId && before.number === of.number) return;
  const seat = { personId, roomId: of.roomId, number: of.number };
  if (!(await putSeats(op.tx, key, [seat]))) throw refuse('seat_taken');
  if (before) await releaseSeat(op.tx, { ...before, taskId: key.taskId, personId });
  await insertSeatMove(op.tx, {
    personId,
    moveId: op.newId<'move'>(),
    taskId: key.taskId,
    from: before,
    to: seat,
    reason: of.reason,
    at: op.now,
    byId: requirePerson(op.actor).personId,
  });
  op.note({ taskId: key.taskId, personId });
}
