import { Readable } from 'node:stream';
import { assert, type PersonId, shanghaiDateOf } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import { printRoomList } from '../documents/print-room-list.ts';
import { printTickets } from '../documents/print-tickets.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { candidatesOf } from '../queries/candidates.ts';
import { entryByKey } from '../store/entry-store.ts';
import { offeringByKey, offeringsById } from '../store/offering-store.ts';
import {
  batchByKey,
  type BatchKey,
  endBatch,
  insertBatch,
  keepPart,
  partsOf,
  type PrintBatch,
  type PrintKind,
  type PrintPart,
} from '../store/print-store.ts';
import { portraitsOf } from '../store/portrait-store.ts';
import { peopleToSeat, seatsOfSession, type SessionKey } from '../store/seat-store.ts';
import { ticketsFor } from '../store/ticket-store.ts';
import { roomCards } from '../store/venue-store.ts';
import { PORTRAIT_AREA, readPortraits } from './drop-portrait.ts';
import { newTicket } from './print-ticket.ts';
import { PRINT_JOB, printRequest } from './work-requests.ts';

/** Why sixty: thirty sheets are printed in a second or two, and a worker that dies loses no more. */
const TICKETS_A_PART = 60;
const PDF_BYTES_MAX = 64 * 1024 * 1024;

/** Asks for the tickets of everybody, or for the list of each room. Said again under the same id, it is said once. */
export async function printSession(
  op: Operation,
  key: SessionKey,
  of: { readonly batchId: string; readonly kind: PrintKind },
): Promise<void> {
  await assertKeeps(readingOf(op), key.nodeId);
  const offering = await offeringByKey(op.tx, key);
  const task = offering?.tasks.find((one) => one.taskId === key.taskId);
  if (!offering || !task) throw refuse('no_offering');
  if (task.startsAt === null || offering.state === 'draft') throw refuse('no_session');
  const before = await batchByKey(op.tx, { nodeId: key.nodeId, batchId: of.batchId });
  if (before) return;
  const parts = await partsToPrint(op, key, { kind: of.kind, resit: task.kind === 'resit' });
  const people = parts.reduce((sum, part) => sum + part.people.length, 0);
  if (people === 0) throw refuse('nobody_to_print');
  const batch = { nodeId: key.nodeId, batchId: of.batchId, kind: of.kind, people };
  const { offeringId, taskId } = key;
  const byId = requirePerson(op.actor).personId;
  const put = await insertBatch(op.tx, { ...batch, offeringId, taskId, at: op.now, byId }, parts);
  if (!put) throw refuse('no_print');
  op.enqueue(printRequest(batch));
  op.note({ taskId, kind: of.kind, people });
}

type Part = { readonly roomId: string | null; readonly people: readonly PersonId[] };

/** Room by room in the order of the seats, so that a pile is handed out as people come in; who has no seat last. */
async function partsToPrint(
  op: Operation,
  key: SessionKey,
  of: { readonly kind: PrintKind; readonly resit: boolean },
): Promise<readonly Part[]> {
  const signedUp = (await peopleToSeat(op.tx, key, of.resit)).map((one) => one.personId);
  const seats = await seatsOfSession(op.tx, key);
  const rooms = await roomCards(op.tx, key.nodeId, [...new Set(seats.map((one) => one.roomId))]);
  const inRooms = [...rooms.keys()].map((roomId): Part => {
    const here = seats.filter((one) => one.roomId === roomId);
    return { roomId, people: here.map((one) => one.personId) };
  });
  if (of.kind === 'rooms') return inRooms;
  const seated = new Set(seats.map((one) => one.personId));
  const others = { roomId: null, people: signedUp.filter((one) => !seated.has(one)) };
  return [...inRooms, others].flatMap(({ roomId, people }) =>
    Array.from({ length: Math.ceil(people.length / TICKETS_A_PART) }, (_, index) => ({
      roomId,
      people: people.slice(index * TICKETS_A_PART, (index + 1) * TICKETS_A_PART),
    })),
  );
}

/** Prints whatever part is still to be printed, from wherever an earlier run got to. */
export async function carryOnPrinting(ports: AssessmentPorts, key: BatchKey): Promise<void> {
  const batch = await batchByKey(ports.db, key);
  if (!batch || batch.endedAt !== null) return;
  for (const part of await partsOf(ports.db, key))
    if (part.storageKey === null) await printPart(ports, batch, part);
  await inOperation(ports, batch, (op) => endBatch(op.tx, key, op.now));
}

function inOperation<T>(
  ports: AssessmentPorts,
  batch: PrintBatch,
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', job: PRINT_JOB } as const;
  return ports
    .operations()
    .run({ type: 'assessment.print', actor, subjectId: batch.batchId }, work);
}

/** Numbers first, in an operation of their own; nothing is locked while a page is set. */
async function printPart(
  ports: AssessmentPorts,
  batch: PrintBatch,
  part: PrintPart,
): Promise<void> {
  const { offering, task } = await sessionOf(ports, batch);
  if (batch.kind === 'tickets') await numberTickets(ports, batch, part);
  const today = shanghaiDateOf(await ports.clock.read(ports.db));
  const of = { nodeId: batch.nodeId, taskId: batch.taskId, personIds: part.people };
  const candidates = await candidatesOf({ db: ports.db, today }, of);
  const about = { printer: ports.printer, publicUrl: ports.publicUrl(), offering, task };
  const printed =
    batch.kind === 'tickets'
      ? await printTickets({
          ...about,
          candidates,
          portraits: await portraitsFor(ports, of, batch),
        })
      : await printRoomList({ ...about, candidates });
  const file = await ports.storage.put(Readable.from([Buffer.from(printed.pdf)]), PDF_BYTES_MAX);
  // If this throws, the commit may still have happened: the file stays. An orphan harms nobody.
  const kept = await inOperation(ports, batch, (op) =>
    keepPart(op.tx, batch, {
      part: part.part,
      storageKey: file.key,
      missing: printed.missing,
      at: op.now,
    }),
  );
  if (!kept) await ports.storage.remove(file.key);
}

/** As they lie in storage when the page is set. */
async function portraitsFor(
  ports: AssessmentPorts,
  { personIds }: { readonly personIds: readonly PersonId[] },
  { offeringId }: PrintBatch,
) {
  const kept = await portraitsOf(ports.db, { offeringId, personIds });
  return readPortraits(ports.storage.area(PORTRAIT_AREA), kept);
}

async function sessionOf(ports: AssessmentPorts, batch: PrintBatch) {
  const offering = (await offeringsById(ports.db, [batch.offeringId])).get(batch.offeringId);
  const task = offering?.tasks.find((one) => one.taskId === batch.taskId);
  assert(offering !== undefined && task !== undefined, 'a print of no session');
  return { offering, task };
}

async function numberTickets(
  ports: AssessmentPorts,
  batch: PrintBatch,
  part: PrintPart,
): Promise<void> {
  const { offering } = await sessionOf(ports, batch);
  await inOperation(ports, batch, async (op) => {
    for (const personId of part.people) {
      // Under the lock of the entry, as the person's own printing is: one ticket, one number.
      const { offeringId, taskId } = batch;
      const entry = await entryByKey(op.tx, { personId, offeringId }, { lock: true });
      if (entry && entry.state !== 'withdrawn') await numberOf(op, offering, { personId, taskId });
    }
  });
}

async function numberOf(
  op: Operation,
  offering: Parameters<typeof newTicket>[1],
  of: { readonly personId: PersonId; readonly taskId: string },
): Promise<void> {
  const before = await ticketsFor(op.tx, { taskId: of.taskId, personIds: [of.personId] });
  if (!before.has(of.personId)) await newTicket(op, offering, of);
}
