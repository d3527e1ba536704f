import type { NodeId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { SeatingRoom } from '../domain/seating.ts';

type Db = Kysely<unknown>;
export type VenueKey = { readonly nodeId: NodeId; readonly venueId: string };
export type Room = SeatingRoom & { readonly name: string };
export type Venue = VenueKey & {
  readonly name: string;
  readonly address: string;
  readonly version: number;
  readonly rooms: readonly Room[];
};
/** A room with the place it is in, as a ticket says it. */
export type RoomCard = Room & {
  readonly venueId: string;
  readonly venue: string;
  readonly address: string;
};

type RoomRow = {
  readonly room_id: string;
  readonly venue_id: string;
  readonly name: string;
  readonly seats: number;
  readonly per_row: number;
  readonly accessible: readonly number[];
};

const roomFrom = (row: RoomRow): Room => ({
  roomId: row.room_id,
  name: row.name,
  seats: row.seats,
  perRow: row.per_row,
  accessible: row.accessible,
});

export async function venuesOf(db: Db, nodeId: NodeId): Promise<readonly Venue[]> {
  const found = await sql<{ venue_id: string; name: string; address: string; version: number }>`
    select venue_id, name, address, version from assessment.venue where node_id = ${nodeId}
    order by name, venue_id limit 200`.execute(db);
  const rooms = await sql<RoomRow>`select room_id, venue_id, name, seats, per_row, accessible
    from assessment.room where node_id = ${nodeId} and not retired order by position, room_id`.execute(
    db,
  );
  return found.rows.map((row) => ({
    nodeId,
    venueId: row.venue_id,
    name: row.name,
    address: row.address,
    version: row.version,
    rooms: rooms.rows.filter((room) => room.venue_id === row.venue_id).map(roomFrom),
  }));
}

/** False: somebody else was quicker. Rooms that are no longer named stay for who sits in them. */
export async function putVenue(db: Db, of: Venue & { readonly at: Date }): Promise<boolean> {
  const put =
    await sql`insert into assessment.venue (node_id, venue_id, name, address, version, changed_at)
    values (${of.nodeId}, ${of.venueId}, ${of.name}, ${of.address}, ${of.version}, ${of.at})
    on conflict (node_id, venue_id) do update set name = excluded.name, address = excluded.address,
      version = excluded.version, changed_at = excluded.changed_at
      where assessment.venue.version = excluded.version - 1`.execute(db);
  if (put.numAffectedRows !== 1n) return false;
  await sql`update assessment.room set retired = true
    where node_id = ${of.nodeId} and venue_id = ${of.venueId}`.execute(db);
  for (const [position, room] of of.rooms.entries())
    await sql`insert into assessment.room (node_id, room_id, venue_id, position, name, seats, per_row, accessible)
      values (${of.nodeId}, ${room.roomId}, ${of.venueId}, ${position}, ${room.name}, ${room.seats}, ${room.perRow},
        ${[...room.accessible]}::integer[])
      on conflict (node_id, room_id) do update set position = excluded.position, name = excluded.name,
        seats = excluded.seats, per_row = excluded.per_row, accessible = excluded.accessible, retired = false
        where assessment.room.venue_id = excluded.venue_id`.execute(db);
  return true;
}

/** In the order of their places; also those that are no longer offered. */
export async function roomCards(
  db: Db,
  nodeId: NodeId,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, RoomCard>> {
  const found = await sql<RoomRow & { venue: string; address: string }>`
    select r.room_id, r.venue_id, r.name, r.seats, r.per_row, r.accessible, v.name as venue, v.address
    from assessment.room r join assessment.venue v on v.node_id = r.node_id and v.venue_id = r.venue_id
    where r.node_id = ${nodeId} and r.room_id = any (${[...roomIds]}::uuid[])
    order by v.name, v.venue_id, r.position, r.room_id`.execute(db);
  return new Map(
    found.rows.map((row) => [
      row.room_id,
      { ...roomFrom(row), venueId: row.venue_id, venue: row.venue, address: row.address },
    ]),
  );
}

/** The highest seat that somebody sits on in each of these rooms, in sessions that are not over. */
export async function seatsInUse(
  db: Db,
  of: { readonly nodeId: NodeId; readonly venueId: string; readonly now: Date },
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ room_id: string; highest: number }>`
    select s.room_id, max(s.number)::int as highest from assessment.seat s
      join assessment.room r on r.node_id = s.node_id and r.room_id = s.room_id
      join assessment.task t on t.node_id = s.node_id and t.offering_id = s.offering_id and t.task_id = s.task_id
    where s.node_id = ${of.nodeId} and r.venue_id = ${of.venueId} and t.closes_at > ${of.now}
    group by s.room_id`.execute(db);
  return new Map(found.rows.map((row) => [row.room_id, row.highest]));
}
