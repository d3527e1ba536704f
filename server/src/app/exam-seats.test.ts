import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, done, makeBank, makePaper, openExam, signUpFor, taskOf } from './exam.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: places, seats, tickets and lists of a central session. Method: the whole product through its HTTP face.
let world: World;
let place: TestPlace;
let offeringId = '';
let taskId = '';
let base = '';
const people: TestPerson[] = [];
const venueId = randomUUID();
const rooms = [
  { roomId: randomUUID(), name: '101', seats: 4, perRow: 2, accessible: [1] },
  { roomId: randomUUID(), name: '102', seats: 6, perRow: 3, accessible: [] },
];
const [first, second] = rooms;

type SeatingBody = {
  people: number;
  seated: number;
  rooms: { room: { roomId: string; name: string }; taken: number }[];
  unseated: { personId: string; accessible: boolean }[];
  draws: { seed: number; beside: number; seated: number }[];
  prints: {
    batchId: string;
    kind: string;
    people: number;
    printed: number;
    ended: boolean;
    parts: { part: number; room: string | null; ready: boolean; people: number }[];
  }[];
  permissions: { seat: boolean; afresh: boolean; print: boolean };
};

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-09-01T01:00:00Z') });
  place = await world.place({ packId: 'sd-zibo-municipal', prefix: 'ZS' });
  const organiser = { world, by: place.administrator, nodeId: place.unitId };
  const bankId = await makeBank(organiser, 20);
  const small = await makePaper(organiser, { bankId, count: 6, pointsEach: '1' });
  const large = await makePaper(organiser, { bankId, count: 20, pointsEach: '5' });
  const homework = [1, 2, 3, 4, 5].map((sequence) =>
    taskOf({
      paperId: small,
      kind: 'homework',
      sequence,
      opensAt: '2026-09-01T00:00:00Z',
      closesAt: '2026-09-18T00:00:00Z',
    }),
  );
  const exam = taskOf({ paperId: large, startsAt: '2026-09-21T01:00:00Z', minutes: 120 });
  offeringId = await openExam(organiser, {
    category: null,
    tells: 'together',
    tasks: [...homework, exam],
  });
  ({ taskId } = exam);
  base = `/api/organisations/${place.unitId}/assessments/${offeringId}/tasks/${taskId}`;
  for (let at = 0; at < 5; at += 1) {
    const unitId = at < 2 ? place.unitId : place.subunitId;
    const one = await world.person({ name: `考生${'甲乙丙丁戊'[at]}`, unitId });
    people.push(one);
    done(await signUpFor(world, one, offeringId));
  }
}, 120_000);
afterAll(() => world.close());

const asKeeper = (method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
  world.call(place.administrator, method, url, body);
const seating = async () => done<SeatingBody>(await asKeeper('GET', `${base}/seats`));
const mine = async (who: TestPerson) =>
  done<{
    accessible: boolean;
    seats: { room: string; number: number; venue: string }[];
    tickets: { number: string }[];
    obligations: { amountFen: number }[];
  }>(await world.call(who, 'GET', `/api/my/assessments/${offeringId}`));
const one = (at: number): TestPerson => {
  const found = people[at];
  if (!found) throw new Error('a person of the test');
  return found;
};

test('a place with rooms is kept whole; odd seats and an overtaken page are refused', async () => {
  // Goal: reference data of the organiser. Method: made, changed on an old page, a seat that is not there.
  const to = `/api/organisations/${place.unitId}/venues/${venueId}`;
  const body = { baseVersion: 0, name: '临川学校', address: '文化路 1 号', rooms };
  expect(done(await asKeeper('PUT', to, body))).toEqual({ version: 1 });
  expect(codeOf(await asKeeper('PUT', to, body))).toBe('assessment.venue_overtaken');
  const odd = { ...body, baseVersion: 1, rooms: [{ ...first, accessible: [9] }] };
  expect(codeOf(await asKeeper('PUT', to, odd))).toBe('assessment.seats_odd');
  const listed = done<{ items: { rooms: unknown[] }[] }>(
    await asKeeper('GET', `/api/organisations/${place.unitId}/venues`),
  );
  expect(listed.items).toHaveLength(1);
  expect(listed.items[0]?.rooms).toEqual(rooms);
});

test('seats by chance: whoever asked has the one without steps; one draw, its seed kept; nobody sits twice', async () => {
  // Goal: the draw through the door. Method: one asks for a seat without steps, too few rooms, then both.
  const asked = await world.call(
    one(4),
    'PUT',
    `/api/my/assessments/${offeringId}/accessible-seat`,
    { wanted: true },
  );
  expect(done<{ accessible: boolean }>(asked).accessible).toBe(true);
  const before = await seating();
  expect(before).toMatchObject({ people: 5, seated: 0, permissions: { seat: true } });
  expect(before.unseated.filter((who) => who.accessible)).toHaveLength(1);
  const short = await asKeeper('POST', `${base}/seats`, {
    roomIds: [first?.roomId],
    afresh: false,
  });
  expect(short.body).toMatchObject({ code: 'assessment.seats_short', detail: { missing: 1 } });
  const other = await asKeeper('POST', `${base}/seats`, {
    roomIds: [second?.roomId],
    afresh: false,
  });
  expect(codeOf(other)).toBe('assessment.accessible_short');
  const roomIds = rooms.map((room) => room.roomId);
  const drawn = done<SeatingBody>(
    await asKeeper('POST', `${base}/seats`, { roomIds, afresh: false }),
  );
  expect(drawn).toMatchObject({ seated: 5, unseated: [], draws: [{ seated: 5, beside: 0 }] });
  expect((await mine(one(4))).seats).toMatchObject([{ room: '101', number: 1, venue: '临川学校' }]);
  const again = await asKeeper('POST', `${base}/seats`, { roomIds, afresh: false });
  expect(codeOf(again)).toBe('assessment.nobody_to_seat');
  const claimed = await sql<{ count: number }>`select count(*)::int as count
    from assessment.seat_claim where task_id = ${taskId}`.execute(world.database.db);
  expect(claimed.rows).toEqual([{ count: 5 }]);
});

test('one person is moved to a free seat, with a reason; a taken seat and one that is not there are refused', async () => {
  // Goal: moving by hand. Method: onto another's seat, beyond the room, onto a free one; the old one is free then.
  const before = (await mine(one(0))).seats[0];
  const theirs = (await mine(one(1))).seats[0];
  const roomOf = (name: string | undefined) => rooms.find((room) => room.name === name)?.roomId;
  const move = (of: object) =>
    asKeeper('PUT', `${base}/seats/${one(0).personId}`, { reason: '看不清黑板', ...of });
  const taken = await move({ roomId: roomOf(theirs?.room), number: theirs?.number });
  expect(codeOf(taken)).toBe('assessment.seat_taken');
  expect(codeOf(await move({ roomId: second?.roomId, number: 7 }))).toBe('assessment.no_room');
  const { items } = done<{ items: { number: number }[] }>(
    await asKeeper('GET', `${base}/rooms/${second?.roomId}/seats`),
  );
  const number = [1, 2, 3, 4, 5, 6].find((seat) => !items.some((one) => one.number === seat));
  done(await move({ roomId: second?.roomId, number }));
  expect((await mine(one(0))).seats).toMatchObject([{ room: '102', number }]);
  const moves = await sql<{ reason: string; from_number: number }>`select reason, from_number
    from assessment.seat_move where person_id = ${one(0).personId}`.execute(world.database.db);
  expect(moves.rows).toEqual([{ reason: '看不清黑板', from_number: before?.number }]);
  const back = await asKeeper('PUT', `${base}/seats/${one(1).personId}`, {
    roomId: roomOf(before?.room),
    number: before?.number,
    reason: '换座',
  });
  expect(back.status).toBe(200);
  const gone = { baseVersion: 1, name: '临川学校', address: '', rooms: [first] };
  const refused = await asKeeper(
    'PUT',
    `/api/organisations/${place.unitId}/venues/${venueId}`,
    gone,
  );
  expect(codeOf(refused)).toBe('assessment.room_in_use');
});

test('T39: tickets for all are printed without a fee; the person’s own printing is what is owed', async () => {
  // Goal: batch printing is not "printed". Method: the batch, then entry refused, then one prints; a second batch repeats no number.
  const batchId = randomUUID();
  done(await asKeeper('PUT', `${base}/prints/${batchId}`, { kind: 'tickets' }));
  done(await asKeeper('PUT', `${base}/prints/${batchId}`, { kind: 'tickets' }));
  await world.settle();
  const { prints, permissions } = await seating();
  expect(prints).toMatchObject([{ kind: 'tickets', people: 5, printed: 5, ended: true }]);
  expect(permissions.afresh).toBe(false);
  const numbers = await sql<{ number: string; printed: boolean }>`select number,
    printed_at is not null as printed from assessment.ticket where task_id = ${taskId}
    order by number`.execute(world.database.db);
  expect(numbers.rows).toHaveLength(5);
  expect(numbers.rows.every((row) => !row.printed)).toBe(true);
  expect(await mine(one(0))).toMatchObject({ tickets: [], obligations: [] });
  const file = `/api/my/assessments/${offeringId}/tasks/${taskId}/ticket/pdf`;
  expect(codeOf(await world.call(one(0), 'GET', file))).toBe('assessment.ticket_first');
  const own = `/api/my/assessments/${offeringId}/tasks/${taskId}/ticket`;
  done(await world.call(one(0), 'POST', own));
  const printed = await mine(one(0));
  expect(printed.obligations).toMatchObject([{ amountFen: 1500 }]);
  expect(numbers.rows.map((row) => row.number)).toContain(printed.tickets[0]?.number);
  const pdf = await world.call(one(0), 'GET', file);
  expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  const part = await asKeeper('GET', `${base}/prints/${batchId}/parts/1`);
  expect([part.status, part.headers['content-type']]).toEqual([200, 'application/pdf']);
  const roomIds = rooms.map((room) => room.roomId);
  const afresh = await asKeeper('POST', `${base}/seats`, { roomIds, afresh: true });
  expect(codeOf(afresh)).toBe('assessment.seats_settled');
});

test('a worker that died half-way is followed by one that prints only the rest', async () => {
  // Goal: nothing twice, nothing lost. Method: lists of two rooms, the first part kept, the job gone; the minute's job goes on.
  const batchId = randomUUID();
  done(await asKeeper('PUT', `${base}/prints/${batchId}`, { kind: 'rooms' }));
  await sql`update assessment.print_part set storage_key = 'ab/0123456789abcdef0123456789abcdef'
    where batch_id = ${batchId} and part = 1`.execute(world.database.db);
  await world.settle();
  const found = (await seating()).prints.find((print) => print.batchId === batchId);
  expect(found).toMatchObject({ ended: true, people: 5, printed: 5 });
  const kept = await sql<{ storage_key: string }>`select storage_key from assessment.print_part
    where batch_id = ${batchId} order by part`.execute(world.database.db);
  expect(kept.rows[0]?.storage_key).toBe('ab/0123456789abcdef0123456789abcdef');
  expect(kept.rows[1]?.storage_key).toMatch(/^[0-9a-f]{2}\//);
  await sql`update assessment.print_part set storage_key = null where batch_id = ${batchId} and part = 1`.execute(
    world.database.db,
  );
  await sql`update assessment.print_batch set ended_at = null, touched_at = ${new Date(0)}
    where batch_id = ${batchId}`.execute(world.database.db);
  await world.runJob('assessment-tend');
  await world.settle();
  expect((await seating()).prints.find((print) => print.batchId === batchId)?.ended).toBe(true);
});

test('the code on a ticket leads a proctor to the person, and nobody else anywhere', async () => {
  // Goal: what is scanned at the door. Method: the number at the exam, a made-up number, another office.
  const { tickets } = await mine(one(0));
  const at = `/api/organisations/${place.unitId}/assessments/${offeringId}/tickets`;
  const found = done<{ name: string; documentMask: string; seat: { room: string } }>(
    await asKeeper('GET', `${at}/${tickets[0]?.number}`),
  );
  expect(found).toMatchObject({ name: '考生甲', seat: { room: '102' }, startedAt: null });
  expect(JSON.stringify(found)).not.toContain(one(0).idNumber);
  expect(codeOf(await asKeeper('GET', `${at}/20260000000000`))).toBe('assessment.unknown_ticket');
  const stranger = await world.call(one(1), 'GET', `${at}/${tickets[0]?.number}`);
  expect([403, 404]).toContain(stranger.status);
});

test('who withdraws leaves the seat to another', async () => {
  // Goal: no seat is held by nobody. Method: withdrawn after the draw, drawn again with a newcomer.
  const gone = one(3);
  done(await world.call(gone, 'POST', `/api/my/assessments/${offeringId}/withdrawal`));
  expect((await seating()).seated).toBe(4);
  const late = await world.person({ name: '考生己', unitId: place.subunitId });
  done(await signUpFor(world, late, offeringId));
  const roomIds = rooms.map((room) => room.roomId);
  const drawn = done<SeatingBody>(
    await asKeeper('POST', `${base}/seats`, { roomIds, afresh: false }),
  );
  expect(drawn).toMatchObject({ seated: 5, unseated: [] });
  expect((await mine(late)).seats).toHaveLength(1);
});

test('prints go thirty days after their session, and can be printed again', async () => {
  // Goal: no list of names stays for ever. Method: the nightly job the day before and the day after; the file is gone too.
  const { prints } = await seating();
  const [first] = prints;
  expect(first?.parts[0]?.ready).toBe(true);
  const part = `${base}/prints/${first?.batchId}/parts/1`;
  await world.moveTo(new Date('2026-10-20T20:00:00Z'));
  await world.runJob('assessment-sweep');
  expect((await seating()).prints).toHaveLength(prints.length);
  expect((await asKeeper('GET', part)).status).toBe(200);
  await world.moveTo(new Date('2026-10-22T20:00:00Z'));
  await world.runJob('assessment-sweep');
  expect((await seating()).prints).toEqual([]);
  expect(codeOf(await asKeeper('GET', part))).toBe('assessment.no_print');
  const rows = await sql`select 1 from assessment.print_part`.execute(world.database.db);
  expect(rows.rows).toEqual([]);
});
