import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Seat } from '../domain/seating.ts';

type Db = Kysely<unknown>;
export type SessionKey = {
  readonly nodeId: NodeId;
  readonly offeringId: string;
  readonly taskId: string;
};
export type PersonSeat = Seat & { readonly personId: PersonId };

const keyed = (key: SessionKey) =>
  sql`node_id = ${key.nodeId} and offering_id = ${key.offeringId} and task_id = ${key.taskId}`;

type Row = { readonly person_id: PersonId; readonly room_id: string; readonly number: number };
const seatFrom = (row: Row): PersonSeat => ({
  personId: row.person_id,
  roomId: row.room_id,
  number: row.number,
});

export async function seatsOfSession(db: Db, key: SessionKey): Promise<readonly PersonSeat[]> {
  const found = await sql<Row>`select person_id, room_id, number from assessment.seat
    where ${keyed(key)} order by room_id, number`.execute(db);
  return found.rows.map(seatFrom);
}

export async function seatsOfRoom(
  db: Db,
  key: SessionKey,
  roomId: string,
): Promise<readonly PersonSeat[]> {
  const found = await sql<Row>`select person_id, room_id, number from assessment.seat
    where ${keyed(key)} and room_id = ${roomId} order by number`.execute(db);
  return found.rows.map(seatFrom);
}

export async function seatsOfPeople(
  db: Db,
  of: { readonly taskId: string; readonly personIds: readonly PersonId[] },
): Promise<readonly PersonSeat[]> {
  const found = await sql<Row>`select person_id, room_id, number from assessment.seat
    where task_id = ${of.taskId} and person_id = any (${[...of.personIds]}::uuid[])`.execute(db);
  return found.rows.map(seatFrom);
}

export async function seatOf(
  db: Db,
  of: { readonly personId: PersonId; readonly taskId: string },
): Promise<Seat | null> {
  const found = await sql<Row>`select person_id, room_id, number from assessment.seat
    where person_id = ${of.personId} and task_id = ${of.taskId}`.execute(db);
  const row = found.rows[0];
  return row ? seatFrom(row) : null;
}

/** Who has to be seated: signed up for the session; `resit`: those who signed up again. */
export async function peopleToSeat(
  db: Db,
  key: SessionKey,
  resit: boolean,
): Promise<readonly { personId: PersonId; accessible: boolean }[]> {
  const found = await sql<{ person_id: PersonId; accessible: boolean }>`
    select person_id, accessible from assessment.entry
    where node_id = ${key.nodeId} and offering_id = ${key.offeringId} and state = 'in'
      and (not ${resit}::boolean or resit_signed_up_at is not null)
    order by person_id`.execute(db);
  return found.rows.map((row) => ({ personId: row.person_id, accessible: row.accessible }));
}

export async function clearSeats(db: Db, key: SessionKey): Promise<void> {
  await sql`delete from assessment.seat_claim where task_id = ${key.taskId}`.execute(db);
  await sql`delete from assessment.seat where ${keyed(key)}`.execute(db);
}

/** False: one of the seats is taken. */
export async function putSeats(
  db: Db,
  key: SessionKey,
  seats: readonly PersonSeat[],
): Promise<boolean> {
  const rows = JSON.stringify(
    seats.map((one) => ({ person_id: one.personId, room_id: one.roomId, number: one.number })),
  );
  const claimed = await sql`insert into assessment.seat_claim (task_id, room_id, number, person_id)
    select ${key.taskId}, s.room_id, s.number, s.person_id
    from jsonb_to_recordset(${rows}::jsonb) as s(person_id uuid, room_id uuid, number integer)
    on conflict do nothing`.execute(db);
  if (claimed.numAffectedRows !== BigInt(seats.length)) return false;
  await sql`insert into assessment.seat (person_id, task_id, offering_id, node_id, room_id, number)
    select s.person_id, ${key.taskId}, ${key.offeringId}, ${key.nodeId}, s.room_id, s.number
    from jsonb_to_recordset(${rows}::jsonb) as s(person_id uuid, room_id uuid, number integer)
    on conflict (person_id, task_id) do update set room_id = excluded.room_id, number = excluded.number`.execute(
    db,
  );
  return true;
}

/** Leaves a seat, so that another may take it. */
export async function releaseSeat(
  db: Db,
  of: Seat & { readonly taskId: string; readonly personId: PersonId },
): Promise<void> {
  await sql`delete from assessment.seat_claim where task_id = ${of.taskId} and room_id = ${of.roomId}
    and number = ${of.number} and person_id = ${of.personId}`.execute(db);
}

/** Who withdraws leaves every seat. */
export async function leaveSeats(
  db: Db,
  of: { readonly personId: PersonId; readonly offeringId: string },
): Promise<void> {
  await sql`delete from assessment.seat_claim c using assessment.seat s
    where s.person_id = ${of.personId} and s.offering_id = ${of.offeringId} and c.task_id = s.task_id
      and c.room_id = s.room_id and c.number = s.number`.execute(db);
  await sql`delete from assessment.seat where person_id = ${of.personId}
    and offering_id = ${of.offeringId}`.execute(db);
}

export async function insertSeatMove(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly moveId: string;
    readonly taskId: string;
    readonly from: Seat | null;
    readonly to: Seat;
    readonly reason: string;
    readonly at: Date;
    readonly byId: PersonId;
  },
): Promise<void> {
  await sql`insert into assessment.seat_move (person_id, move_id, task_id, from_room, from_number, to_room, to_number,
      reason, at, by_id)
    values (${of.personId}, ${of.moveId}, ${of.taskId}, ${of.from?.roomId ?? null}, ${of.from?.number ?? null},
      ${of.to.roomId}, ${of.to.number}, ${of.reason}, ${of.at}, ${of.byId})`.execute(db);
}

export type SeatDraw = {
  readonly drawId: string;
  readonly seed: number;
  readonly rooms: readonly string[];
  readonly afresh: boolean;
  readonly seated: number;
  readonly beside: number;
  readonly at: Date;
};

export async function insertDraw(
  db: Db,
  key: SessionKey,
  of: SeatDraw & { readonly byId: PersonId },
): Promise<void> {
  await sql`insert into assessment.seat_draw (node_id, offering_id, task_id, draw_id, seed, rooms, afresh, seated, beside,
      at, by_id)
    values (${key.nodeId}, ${key.offeringId}, ${key.taskId}, ${of.drawId}, ${of.seed}, ${[...of.rooms]}::uuid[],
      ${of.afresh}, ${of.seated}, ${of.beside}, ${of.at}, ${of.byId})`.execute(db);
}

/** Newest first. */
export async function drawsOf(db: Db, key: SessionKey): Promise<readonly SeatDraw[]> {
  const found = await sql<{
    draw_id: string;
    seed: string;
    rooms: readonly string[];
    afresh: boolean;
    seated: number;
    beside: number;
    at: Date;
  }>`select draw_id, seed, rooms, afresh, seated, beside, at from assessment.seat_draw
    where ${keyed(key)} order by at desc, draw_id limit 50`.execute(db);
  return found.rows.map((row) => ({
    drawId: row.draw_id,
    seed: Number(row.seed),
    rooms: row.rooms,
    afresh: row.afresh,
    seated: row.seated,
    beside: row.beside,
    at: row.at,
  }));
}
