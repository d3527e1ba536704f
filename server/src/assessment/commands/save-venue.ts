import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps } from '../access.ts';
import { refuse } from '../errors.ts';
import { putVenue, roomCards, seatsInUse, type Venue, venuesOf } from '../store/venue-store.ts';

/** A place with its rooms, whole. A room that somebody is to sit in stays as large as that. */
export async function saveVenue(
  op: Operation,
  of: Omit<Venue, 'version'> & { readonly baseVersion: number },
): Promise<number> {
  await assertKeeps(readingOf(op), of.nodeId);
  const { baseVersion, ...venue } = of;
  const ids = new Set(of.rooms.map((room) => room.roomId));
  const odd = of.rooms.some((room) => room.accessible.some((seat) => seat > room.seats));
  if (odd || ids.size !== of.rooms.length) throw refuse('seats_odd');
  const inUse = await seatsInUse(op.tx, { ...of, now: op.now });
  for (const [roomId, number] of inUse) {
    const kept = of.rooms.find((room) => room.roomId === roomId);
    if (!kept || kept.seats < number) throw refuse('room_in_use', { detail: { number } });
  }
  await requireOwnRooms(op, of, ids);
  const version = baseVersion + 1;
  if (!(await putVenue(op.tx, { ...venue, version, at: op.now }))) throw refuse('venue_overtaken');
  op.note({ venueId: of.venueId, version });
  return version;
}

/** A room keeps its place for good: the id of another place's room is a mistake. */
async function requireOwnRooms(
  op: Operation,
  of: Pick<Venue, 'nodeId' | 'venueId'>,
  ids: ReadonlySet<string>,
): Promise<void> {
  const known = await roomCards(op.tx, of.nodeId, [...ids]);
  for (const room of known.values()) if (room.venueId !== of.venueId) throw refuse('no_room');
}

/** The rooms that one may seat people in, in the order given. */
export async function roomsToUse(
  op: Pick<Operation, 'tx'>,
  nodeId: Venue['nodeId'],
  roomIds: readonly string[],
) {
  const rooms = (await venuesOf(op.tx, nodeId)).flatMap((venue) => venue.rooms);
  return roomIds.map((roomId) => {
    const found = rooms.find((room) => room.roomId === roomId);
    if (!found) throw refuse('no_room');
    return found;
  });
}
