import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import {
  command,
  download,
  query,
  type Reading,
  readingOf,
  type Route,
} from '../../platform/http/route.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import { printSession } from '../commands/print-session.ts';
import { drawSeats, moveSeat } from '../commands/seat-people.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { type Candidate, candidatesOf } from '../queries/candidates.ts';
import { attemptsIn } from '../store/attempt-store.ts';
import { entryByKey } from '../store/entry-store.ts';
import { offeringByKey } from '../store/offering-store.ts';
import { portraitOf, portraitsOf } from '../store/portrait-store.ts';
import { batchByKey, batchesOf, partsOf } from '../store/print-store.ts';
import {
  drawsOf,
  peopleToSeat,
  seatsOfRoom,
  seatsOfSession,
  type SessionKey,
} from '../store/seat-store.ts';
import { hasTickets, ticketHolder } from '../store/ticket-store.ts';
import { roomCards } from '../store/venue-store.ts';
import { closed, Id, Instant, Nullable, NullableText, Reason, TaskKindSchema } from './schemas.ts';
import { RoomSchema } from './venue-routes.ts';

const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
/** Who has no seat is seated by the next draw; nobody reads a longer list. */
const UNSEATED_SHOWN = 200;

const params = Type.Object({ nodeId: Id, offeringId: Id, taskId: Id }, closed);
const Number_ = Type.Integer({ minimum: 1, maximum: 500 });
const PersonSchema = Type.Object(
  { personId: Id, name: Type.String(), unitName: Type.String(), accessible: Type.Boolean() },
  closed,
);
const PrintSchema = Type.Object(
  {
    batchId: Id,
    kind: Type.Union([Type.Literal('tickets'), Type.Literal('rooms')]),
    people: Type.Integer(),
    printed: Type.Integer(),
    ended: Type.Boolean(),
    madeAt: Instant,
    parts: Type.Array(
      Type.Object(
        {
          part: Type.Integer(),
          room: NullableText,
          people: Type.Integer(),
          ready: Type.Boolean(),
          missing: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);
const SeatingSchema = Type.Object(
  {
    title: Type.String(),
    kind: TaskKindSchema,
    startsAt: Nullable(Instant),
    people: Type.Integer(),
    seated: Type.Integer(),
    accessible: Type.Integer(),
    /** Of these people, so many handed a portrait in. */
    portraits: Type.Integer(),
    rooms: Type.Array(
      Type.Object({ room: RoomSchema, venue: Type.String(), taken: Type.Integer() }, closed),
    ),
    unseated: Type.Array(PersonSchema),
    draws: Type.Array(
      Type.Object(
        {
          drawId: Id,
          seed: Type.Integer(),
          at: Instant,
          afresh: Type.Boolean(),
          seated: Type.Integer(),
          beside: Type.Integer(),
        },
        closed,
      ),
    ),
    prints: Type.Array(PrintSchema),
    permissions: Type.Object(
      { seat: Type.Boolean(), afresh: Type.Boolean(), print: Type.Boolean() },
      closed,
    ),
  },
  closed,
);

const keyOf = (of: { nodeId: string; offeringId: string; taskId: string }): SessionKey => ({
  ...of,
  nodeId: asId<'node'>(of.nodeId),
});

export function seatRoutes(ports: AssessmentPorts): Route[] {
  return [seating(), draw(), roomSeats(), move(), print(), part(ports), find()];
}

/** The session of a keeper's exam. */
async function sessionOf(read: Reading, key: SessionKey) {
  await assertKeeps(read, key.nodeId);
  const offering = await offeringByKey(read.db, key);
  const task = offering?.tasks.find((one) => one.taskId === key.taskId);
  if (!offering || !task) throw refuse('no_offering');
  return { offering, task };
}

async function presentSeating(read: Reading, key: SessionKey) {
  const { offering, task } = await sessionOf(read, key);
  const all = await peopleToSeat(read.db, key, task.kind === 'resit');
  const seats = await seatsOfSession(read.db, key);
  const cards = await roomCards(read.db, key.nodeId, [...new Set(seats.map((one) => one.roomId))]);
  const seated = new Set(seats.map((one) => one.personId));
  const without = all.filter((one) => !seated.has(one.personId)).slice(0, UNSEATED_SHOWN);
  const personIds = without.map((one) => one.personId);
  const people = await candidatesOf(read, { ...key, personIds });
  const open = task.startsAt !== null && offering.state !== 'draft' && read.now < task.closesAt;
  return {
    title: offering.title,
    kind: task.kind,
    startsAt: task.startsAt?.toISOString() ?? null,
    people: all.length,
    seated: seats.length,
    accessible: all.filter((one) => one.accessible).length,
    portraits: (await portraitsOf(read.db, { ...key, personIds: all.map((one) => one.personId) }))
      .size,
    rooms: [...cards.values()].map(({ venue, venueId: _id, address: _address, ...one }) => ({
      room: { ...one, accessible: [...one.accessible] },
      venue,
      taken: seats.filter((seat) => seat.roomId === one.roomId).length,
    })),
    unseated: people.map((one) => ({
      personId: one.personId,
      name: one.name,
      unitName: one.unitName,
      accessible: without.some((who) => who.personId === one.personId && who.accessible),
    })),
    draws: (await drawsOf(read.db, key)).map(({ rooms: _rooms, at, ...one }) => ({
      ...one,
      at: at.toISOString(),
    })),
    prints: await presentPrints(read, key),
    permissions: {
      seat: open,
      afresh: open && seats.length > 0 && !(await hasTickets(read.db, key)),
      print: task.startsAt !== null && offering.state !== 'draft' && all.length > 0,
    },
  };
}

async function presentPrints(read: Reading, key: SessionKey) {
  const shown = [];
  for (const batch of await batchesOf(read.db, key)) {
    const parts = await partsOf(read.db, batch);
    const ids = parts.flatMap((one) => one.roomId ?? []);
    const cards = await roomCards(read.db, key.nodeId, [...new Set(ids)]);
    shown.push({
      batchId: batch.batchId,
      kind: batch.kind,
      people: batch.people,
      printed: parts
        .filter((one) => one.storageKey !== null)
        .reduce((sum, one) => sum + one.people.length, 0),
      ended: batch.endedAt !== null,
      madeAt: batch.madeAt.toISOString(),
      parts: parts.map((one) => ({
        part: one.part,
        room: one.roomId === null ? null : (cards.get(one.roomId)?.name ?? ''),
        people: one.people.length,
        ready: one.storageKey !== null,
        missing: one.missing,
      })),
    });
  }
  return shown;
}

const base = '/api/organisations/:nodeId/assessments/:offeringId/tasks/:taskId';

function seating(): Route {
  return query({
    id: 'getSeating',
    room,
    path: `${base}/seats`,
    summary: 'Who sits where in a session: rooms, draws, who has no seat, and what was printed',
    policy,
    params,
    response: SeatingSchema,
    run: (read, { params: of }) => presentSeating(read, keyOf(of)),
  });
}

function draw(): Route {
  return command({
    id: 'drawSeats',
    room,
    operation: 'assessment.draw-seats',
    path: `${base}/seats`,
    summary: 'Seats by chance whoever has no seat; colleagues apart, seed and rooms kept',
    policy,
    params,
    body: Type.Object(
      {
        roomIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
        afresh: Type.Boolean(),
      },
      closed,
    ),
    response: SeatingSchema,
    run: async (op, { params: of, body }) => {
      await drawSeats(op, keyOf(of), body);
      return presentSeating(readingOf(op), keyOf(of));
    },
  });
}

function roomSeats(): Route {
  return query({
    id: 'listRoomSeats',
    room,
    path: `${base}/rooms/:roomId/seats`,
    summary: 'Who sits in a room of a session, seat by seat',
    policy,
    params: Type.Object({ nodeId: Id, offeringId: Id, taskId: Id, roomId: Id }, closed),
    response: Type.Object(
      {
        room: RoomSchema,
        venue: Type.String(),
        items: Type.Array(
          Type.Object(
            {
              number: Number_,
              personId: Id,
              name: Type.String(),
              unitName: Type.String(),
              ticket: NullableText,
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read, { params: { roomId, ...of } }) => {
      const key = keyOf(of);
      await sessionOf(read, key);
      const card = (await roomCards(read.db, key.nodeId, [roomId])).get(roomId);
      if (!card) throw refuse('no_room');
      const seats = await seatsOfRoom(read.db, key, roomId);
      const personIds = seats.map((one) => one.personId);
      const people = await candidatesOf(read, { ...key, personIds });
      const { venue, venueId: _id, address: _address, ...one } = card;
      return {
        room: { ...one, accessible: [...one.accessible] },
        venue,
        items: people.flatMap((person) => presentSeat(person)),
      };
    },
  });
}

function presentSeat(person: Candidate) {
  const { personId, name, unitName, ticket, seat } = person;
  return seat === null ? [] : [{ number: seat.number, personId, name, unitName, ticket }];
}

const done = Type.Object({ done: Type.Boolean() }, closed);

function move(): Route {
  return command({
    id: 'moveSeat',
    room,
    operation: 'assessment.move-seat',
    method: 'PUT',
    path: `${base}/seats/:personId`,
    summary: 'Puts one person on a free seat, with a reason that is kept',
    policy,
    params: Type.Object({ nodeId: Id, offeringId: Id, taskId: Id, personId: Id }, closed),
    body: Type.Object({ roomId: Id, number: Number_, reason: Reason }, closed),
    response: done,
    run: async (op, { params: { personId, ...of }, body }) => {
      await moveSeat(op, keyOf(of), { personId: asId<'person'>(personId), ...body });
      return { done: true };
    },
  });
}

function print(): Route {
  return command({
    id: 'printSession',
    room,
    operation: 'assessment.print-session',
    method: 'PUT',
    path: `${base}/prints/:batchId`,
    summary:
      'Has the tickets of everybody, or the list of each room, printed; no fee is owed for it',
    policy,
    params: Type.Object({ nodeId: Id, offeringId: Id, taskId: Id, batchId: Id }, closed),
    body: Type.Object(
      { kind: Type.Union([Type.Literal('tickets'), Type.Literal('rooms')]) },
      closed,
    ),
    response: done,
    run: async (op, { params: { batchId, ...of }, body }) => {
      await printSession(op, keyOf(of), { batchId, kind: body.kind });
      return { done: true };
    },
  });
}

function part(ports: AssessmentPorts): Route {
  return download({
    id: 'downloadPrint',
    room,
    path: `${base}/prints/:batchId/parts/:part`,
    summary: 'One part of a print as PDF',
    policy,
    params: Type.Object(
      {
        nodeId: Id,
        offeringId: Id,
        taskId: Id,
        batchId: Id,
        part: Type.Integer({ minimum: 1, maximum: 10_000 }),
      },
      closed,
    ),
    mediaTypes: ['application/pdf'],
    run: async (read, { params: { batchId, part: number, ...of } }) => {
      const key = keyOf(of);
      await sessionOf(read, key);
      const batch = await batchByKey(read.db, { nodeId: key.nodeId, batchId });
      const parts = batch?.taskId === key.taskId ? await partsOf(read.db, batch) : [];
      const found = parts.find((one) => one.part === number);
      if (!batch || !found || found.storageKey === null) throw refuse('no_print');
      return {
        mediaType: 'application/pdf',
        name: `${batch.kind}-${number}.pdf`,
        disposition: 'attachment',
        body: await ports.storage.read(found.storageKey),
      };
    },
  });
}

function find(): Route {
  return query({
    id: 'findTicket',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/tickets/:number',
    summary: 'The person of a ticket, as a proctor reads its code: who, where, and whether inside',
    policy,
    params: Type.Object(
      { nodeId: Id, offeringId: Id, number: Type.String({ pattern: '^[0-9]{14}$' }) },
      closed,
    ),
    response: Type.Object(
      {
        title: Type.String(),
        kind: TaskKindSchema,
        startsAt: Nullable(Instant),
        personId: Id,
        name: Type.String(),
        documentMask: Type.String(),
        unitName: Type.String(),
        state: Type.String(),
        /** When the portrait on the ticket was handed in; null: there is none. */
        portraitAt: Nullable(Instant),
        seat: Nullable(
          Type.Object(
            { venue: Type.String(), room: Type.String(), number: Type.Integer() },
            closed,
          ),
        ),
        startedAt: Nullable(Instant),
        submittedAt: Nullable(Instant),
      },
      closed,
    ),
    run: async (read, { params: { nodeId, offeringId, number } }) => {
      const held = { nodeId: asId<'node'>(nodeId), offeringId };
      await assertKeeps(read, held.nodeId);
      const offering = await offeringByKey(read.db, held);
      if (!offering) throw refuse('no_offering');
      const holder = await ticketHolder(read.db, number);
      const task = offering.tasks.find((one) => one.taskId === holder?.taskId);
      const entry = holder && (await entryByKey(read.db, { ...holder, offeringId }));
      if (!holder || !task || entry?.nodeId !== held.nodeId) throw refuse('unknown_ticket');
      const of = { ...held, taskId: task.taskId, personIds: [holder.personId] };
      const [person] = await candidatesOf(read, of);
      if (!person) throw refuse('unknown_ticket');
      const attempts = await attemptsIn(read.db, { ...held, personIds: [holder.personId] });
      const attempt = attempts.findLast((one) => one.taskId === task.taskId);
      const { seat } = person;
      const portrait = await portraitOf(read.db, { personId: holder.personId, offeringId });
      return {
        title: offering.title,
        kind: task.kind,
        startsAt: task.startsAt?.toISOString() ?? null,
        personId: person.personId,
        name: person.name,
        documentMask: person.documentMask,
        unitName: person.unitName,
        state: entry.state,
        portraitAt: portrait?.consentedAt.toISOString() ?? null,
        seat: seat && { venue: seat.room.venue, room: seat.room.name, number: seat.number },
        startedAt: attempt?.startedAt.toISOString() ?? null,
        submittedAt: attempt?.submittedAt?.toISOString() ?? null,
      };
    },
  });
}
