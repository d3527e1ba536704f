import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PORTRAIT_WORDING } from '../assessment/index.ts';
import { handMadeZip } from '../platform/files/testing.ts';
import { uploadFile } from './declare.testing.ts';
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

/** An upright portrait with a place in its metadata; its colour makes it another picture. */
const portrait = (colour: string, size = { width: 900, height: 1_200 }): Promise<Buffer> =>
  sharp({ create: { ...size, channels: 3, background: colour } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somebody' } })
    .toBuffer();
const portraitAt = () => `/api/my/assessments/${offeringId}/portrait`;
const handIn = (who: TestPerson, bytes: Buffer, consent = PORTRAIT_WORDING) =>
  uploadFile(world, who, { name: 'a.jpg', bytes, to: `${portraitAt()}?consent=${consent}` });
async function fileAt(who: TestPerson, url: string) {
  const headers = { cookie: who.cookie };
  const reply = await world.jixu.server.inject({ method: 'GET', url, headers });
  return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload };
}
const pictured = (pdf: Buffer): number => pdf.toString('latin1').split('/DCTDecode').length - 1;
const keptPortraits = async () =>
  (await readdir(world.dataDir, { recursive: true })).filter((path) =>
    /portraits\/[0-9a-f]{2}\/[0-9a-f]{32}$/.test(path),
  ).length;

test('a portrait: with consent, upright, drawn anew; on the ticket and before the proctor; changed and taken back', async () => {
  // Goal: the picture's whole life. Method: odd files, a phone's picture, tickets printed before and after, the consent ended.
  const who = one(0);
  expect(codeOf(await handIn(who, await portrait('#a03020'), '2020-01'))).toBe(
    'assessment.portrait_consent',
  );
  const odd: readonly (readonly [Buffer, string])[] = [
    [Buffer.from('GIF89a, or so it says'), 'portrait_type'],
    [
      Buffer.concat([await portrait('#102030'), handMadeZip([{ name: 'a', bytes: 'a' }])]),
      'portrait_type',
    ],
    [(await portrait('#102030')).subarray(0, 900), 'picture_damaged'],
    [await portrait('#102030', { width: 800, height: 800 }), 'portrait_shape'],
    [await portrait('#102030', { width: 150, height: 200 }), 'portrait_small'],
  ];
  for (const [bytes, code] of odd)
    expect(codeOf(await handIn(who, bytes))).toBe(`assessment.${code}`);
  expect(await keptPortraits()).toBe(0);
  const outside = await world.person({ name: '没报名', unitId: place.subunitId });
  expect(codeOf(await handIn(outside, await portrait('#a03020')))).toBe('assessment.not_signed_up');

  const batchId = randomUUID();
  done(await asKeeper('PUT', `${base}/prints/${batchId}`, { kind: 'tickets' }));
  await world.settle();
  const part = async () => {
    const { prints } = await seating();
    const parts = prints.find((print) => print.batchId === batchId)?.parts ?? [];
    const files = parts.map(async (each) =>
      pictured(
        (await fileAt(place.administrator, `${base}/prints/${batchId}/parts/${each.part}`)).bytes,
      ),
    );
    return (await Promise.all(files)).reduce((sum, found) => sum + found, 0);
  };
  expect(await part()).toBe(0);
  done(await handIn(who, await portrait('#a03020')));
  await world.settle();
  expect(await part()).toBe(1);
  const shown = await fileAt(who, portraitAt());
  expect([shown.status, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'no-store',
  ]);
  const facts = await sharp(shown.bytes).metadata();
  expect([facts.width, facts.height, facts.exif]).toEqual([420, 560, undefined]);
  const ticket = `/api/my/assessments/${offeringId}/tasks/${taskId}/ticket/pdf`;
  expect(pictured((await fileAt(who, ticket)).bytes)).toBe(1);
  const seen = `/api/organisations/${place.unitId}/assessments/${offeringId}/people/${who.personId}/portrait`;
  expect((await fileAt(place.administrator, seen)).bytes.equals(shown.bytes)).toBe(true);
  const { tickets } = await mine(who);
  const number = `/api/organisations/${place.unitId}/assessments/${offeringId}/tickets/${tickets[0]?.number}`;
  const asked = done<{ portraitAt: string | null }>(await asKeeper('GET', number));
  expect(asked.portraitAt).not.toBeNull();
  const far = await world.place({ packId: 'sd-zibo', prefix: 'FP', name: '远山' });
  const strangers = [one(1), far.administrator, far.bureauOfficer];
  for (const stranger of strangers) {
    expect([403, 404]).toContain((await fileAt(stranger, seen)).status);
    expect((await fileAt(stranger, portraitAt())).status).toBe(404);
  }

  done(await handIn(who, await portrait('#203040')));
  await world.settle();
  expect(await keptPortraits()).toBe(1);
  expect((await fileAt(who, portraitAt())).bytes.equals(shown.bytes)).toBe(false);
  expect(await part()).toBe(1);

  done(await world.call(who, 'DELETE', portraitAt()));
  await world.settle();
  expect(await keptPortraits()).toBe(0);
  expect(await part()).toBe(0);
  expect(codeOf(await world.call(who, 'GET', portraitAt()))).toBe('assessment.portrait_none');
  const rows = await sql<{ wording: string; removed_for: string }>`select wording, removed_for
    from assessment.portrait where person_id = ${who.personId} order by consented_at, portrait_id`.execute(
    world.database.db,
  );
  expect(rows.rows).toEqual([
    { wording: PORTRAIT_WORDING, removed_for: 'replaced' },
    { wording: PORTRAIT_WORDING, removed_for: 'taken-back' },
  ]);
});

test('where the rulebook wants a portrait, no ticket is printed without one, and it goes with whoever leaves', async () => {
  // Goal: pack data decides. Method: the frozen rules of this exam with and without the line; then withdrawn.
  const who = await world.person({ name: '考生庚', unitId: place.subunitId });
  done(await signUpFor(world, who, offeringId));
  const say = (photo: object | null) =>
    sql`update assessment.offering
      set rules = jsonb_set(rules, '{photo}', ${JSON.stringify(photo)}::jsonb)
      where offering_id = ${offeringId}`.execute(world.database.db);
  await say({ required: true, keepDays: null, rule: 'X-1' });
  const own = `/api/my/assessments/${offeringId}/tasks/${taskId}/ticket`;
  expect(codeOf(await world.call(who, 'POST', own))).toBe('assessment.portrait_first');
  done(await handIn(who, await portrait('#304050')));
  const detail = await mine(who);
  expect(detail).toMatchObject({ portrait: { required: true, permissions: { handIn: true } } });
  done(await world.call(who, 'POST', `/api/my/assessments/${offeringId}/withdrawal`));
  await world.settle();
  expect(await keptPortraits()).toBe(0);
  await say(null);
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

test('portraits go when results can no longer be contested, and the tickets that show them', async () => {
  // Goal: no picture stays for ever. Method: published nine days after the session, three days for appeals; the nightly job.
  const who = one(1);
  done(await handIn(who, await portrait('#506070')));
  const batchId = randomUUID();
  done(await asKeeper('PUT', `${base}/prints/${batchId}`, { kind: 'tickets' }));
  await world.settle();
  const tickets = async () => (await seating()).prints.filter((print) => print.kind === 'tickets');
  await world.moveTo(new Date('2026-09-30T01:00:00Z'));
  expect(await mine(who)).toMatchObject({
    portrait: { until: null, permissions: { handIn: false } },
  });
  await sql`update assessment.offering set state = 'released', appeal_days = 3,
      released_at = ${new Date('2026-09-30T01:00:00Z')} where offering_id = ${offeringId}`.execute(
    world.database.db,
  );
  expect(await mine(who)).toMatchObject({ portrait: { until: '2026-10-03T01:00:00.000Z' } });
  await world.moveTo(new Date('2026-10-02T20:00:00Z'));
  await world.runJob('assessment-sweep');
  expect([await keptPortraits(), (await tickets()).length > 0]).toEqual([1, true]);
  await world.moveTo(new Date('2026-10-03T20:00:00Z'));
  await world.runJob('assessment-sweep');
  expect([await keptPortraits(), await tickets()]).toEqual([0, []]);
  expect(await mine(who)).toMatchObject({ portrait: null });
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
