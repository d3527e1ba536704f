import type { LocalDate, NodeId, PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { personCards } from '../../identity/index.ts';
import { unitsOf } from '../../organisations/index.ts';
import { seatsOfPeople } from '../store/seat-store.ts';
import { ticketsFor } from '../store/ticket-store.ts';
import { type RoomCard, roomCards } from '../store/venue-store.ts';

/** A person in a session as a ticket and the list at the door name him. */
export type Candidate = {
  readonly personId: PersonId;
  readonly name: string;
  readonly documentMask: string;
  readonly unitName: string;
  readonly ticket: string | null;
  readonly seat: { readonly room: RoomCard; readonly number: number } | null;
};

/** In the order asked for. */
export async function candidatesOf(
  read: { readonly db: Kysely<unknown>; readonly today: LocalDate },
  of: { readonly nodeId: NodeId; readonly taskId: string; readonly personIds: readonly PersonId[] },
): Promise<readonly Candidate[]> {
  const cards = await personCards(read, of.personIds);
  const units = await unitsOf(read, of.personIds, read.today);
  const tickets = await ticketsFor(read.db, of);
  const seats = new Map((await seatsOfPeople(read.db, of)).map((one) => [one.personId, one]));
  const roomIds = [...new Set([...seats.values()].map((one) => one.roomId))];
  const rooms = await roomCards(read.db, of.nodeId, roomIds);
  return of.personIds.map((personId) => {
    const card = cards.get(personId);
    const seat = seats.get(personId);
    const room = seat && rooms.get(seat.roomId);
    return {
      personId,
      name: card?.name ?? '',
      documentMask: card?.documentMask ?? '',
      unitName: units.get(personId)?.name ?? '',
      ticket: tickets.get(personId)?.number ?? null,
      seat: seat && room ? { room, number: seat.number } : null,
    };
  });
}
