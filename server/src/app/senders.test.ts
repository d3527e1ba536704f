import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate, syntheticIdNumber } from '@jixu/kernel';
import { moveMember } from '../organisations/index.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a bureau lets learning platforms in, sees what it cannot place, and can take back what should not have come.
// Method: the whole product through HTTP, two places, the platform as a stranger with nothing but its credential.
let world: World;
let place: TestPlace;
let other: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  other = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
});
afterAll(() => world.close());

type Result = { state: string; problem: string | null; repeated: boolean };

async function registered(kinds: readonly string[] = ['course']) {
  const senderId = randomUUID();
  const body = { senderId, name: '岭东教师研修网', nodeId: place.bureauId, kinds };
  const officer = place.bureauOfficer;
  const added = await world.call(officer, 'POST', '/api/senders', body);
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  return { senderId, draw: () => draw(senderId) };
}

async function draw(senderId: string): Promise<string> {
  const url = `/api/senders/${senderId}/credential`;
  const drawn = await world.call(place.bureauOfficer, 'POST', url);
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(200);
  return (drawn.body as { credential: string }).credential;
}

async function push(
  credential: string,
  of: { idNumber: string; name: string; externalId?: string; kind?: string },
): Promise<{ status: number; result: Result | undefined }> {
  const answer = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/platform-records',
    headers: { authorization: `Bearer ${credential}`, 'idempotency-key': randomUUID() },
    payload: {
      records: [
        {
          externalId: of.externalId ?? randomUUID(),
          idNumber: of.idNumber,
          name: of.name,
          title: '公需课《人工智能与教育》',
          record: {
            kind: of.kind ?? 'course',
            category: 'public',
            on: '2026-05-01',
            qty: { hours: '6' },
            attrs: { passed: true },
          },
        },
      ],
    },
  });
  const body = answer.json() as { results?: Result[] };
  return { status: answer.statusCode, result: body.results?.[0] };
}

const publicHours = async (person: TestPerson): Promise<string | undefined> => {
  const url = `/api/people/${person.personId}/hours?year=2026`;
  const answer = await world.call(person, 'GET', url);
  return (answer.body as { totals: Record<string, string> }).totals['public'];
};

const records = async (senderId: string, who = place.bureauOfficer) => {
  const answer = await world.call(who, 'GET', `/api/senders/${senderId}/records`);
  return answer.body as {
    items: {
      externalId: string;
      state: string;
      problem: string | null;
      name: string;
      documentMask: string | null;
      title: string;
      permissions: string[];
    }[];
  };
};

const settle = (senderId: string, how: string, body: object, who = place.bureauOfficer) =>
  world.call(who, 'POST', `/api/senders/${senderId}/records/${how}`, body);

test('a credential opens from the moment it is drawn until the next one, or until it is suspended', async () => {
  // Goal: a bureau can always shut a door that it opened. Method: push after each step.
  const teacher = await world.person({ name: '林秀芬', unitId: place.subunitId });
  const { senderId } = await registered();
  const first = await draw(senderId);
  expect((await push(first, teacher)).result?.state).toBe('recorded');
  expect(await publicHours(teacher)).toBe('6');
  const second = await draw(senderId);
  expect((await push(first, teacher)).status).toBe(401);
  expect((await push(second, teacher)).result?.state).toBe('recorded');
  const patch = (body: object) =>
    world.call(place.bureauOfficer, 'PATCH', `/api/senders/${senderId}`, body);
  expect((await patch({ state: 'suspended' })).status).toBe(200);
  expect((await push(second, teacher)).status).toBe(401);
  expect((await patch({ state: 'active' })).status).toBe(200);
  const online = { ...teacher, kind: 'online' };
  expect((await push(second, online)).result?.problem).toBe('exchange.kind_not_granted');
  expect((await patch({ kinds: ['course', 'online'] })).status).toBe(200);
  expect((await push(second, online)).result?.problem).not.toBe('exchange.kind_not_granted');
  const stored = await sql<{ n: number }>`select count(*)::int as n from platform.idempotency
    where body like ${`%${second}%`}`.execute(world.database.db);
  expect(stored.rows[0]?.n).toBe(0);
});

test('a bureau keeps its own senders and sees no other', async () => {
  // Goal: foreign = not there. Method: every route as the officer of another bureau; a foreign office as one's own.
  const { senderId } = await registered();
  const who = other.bureauOfficer;
  const list = await world.call(who, 'GET', '/api/senders');
  expect((list.body as { senders: unknown[] }).senders).toEqual([]);
  const foreign = [
    await world.call(who, 'PATCH', `/api/senders/${senderId}`, { state: 'suspended' }),
    await world.call(who, 'POST', `/api/senders/${senderId}/credential`),
    await world.call(who, 'GET', `/api/senders/${senderId}/records`),
    await settle(senderId, 'match', { externalId: 'a' }, who),
    await settle(senderId, 'dismiss', { externalId: 'a', reason: '不是本地人' }, who),
    await settle(senderId, 'take-back', { externalId: 'a', reason: '误推' }, who),
  ];
  for (const answer of foreign) {
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([
      404,
      'exchange.no_such_sender',
    ]);
  }
  const body = { senderId: randomUUID(), name: '别处', nodeId: place.bureauId, kinds: ['course'] };
  const elsewhere = await world.call(who, 'POST', '/api/senders', body);
  expect((elsewhere.body as { code: string }).code).toBe('exchange.no_such_office');
  const unknown = { ...body, kinds: ['course', 'magic'] };
  const kind = await world.call(place.bureauOfficer, 'POST', '/api/senders', unknown);
  expect((kind.body as { errors: unknown[] }).errors).toMatchObject([
    { path: 'body/kinds/1', code: 'exchange.kind_unknown' },
  ]);
});

test('nobody can be asked after with a credential: wrong name and other bureau are alike', async () => {
  // Goal: a sender learns only of the people it was let in for. Method: the three kinds of nobody.
  const { senderId } = await registered();
  const credential = await draw(senderId);
  const here = await world.person({ name: '林秀芬', unitId: place.subunitId });
  const there = await world.person({ name: '江雨', unitId: other.subunitId });
  const bornOn = localDate(1991, 2, 3);
  const nobody = syntheticIdNumber({ regionCode: '449900', bornOn, sequence: 901 });
  for (const sent of [
    { idNumber: here.idNumber, name: '林秀芳' },
    { idNumber: there.idNumber, name: there.name },
    { idNumber: nobody, name: '无此人' },
  ]) {
    const { result } = await push(credential, sent);
    expect([result?.state, result?.problem]).toEqual(['quarantined', 'exchange.person_unknown']);
  }
  const { items } = await records(senderId);
  expect(items.map((item) => item.problem)).toEqual([
    'exchange.person_unknown',
    'exchange.person_unknown',
    'exchange.name_differs',
  ]);
  expect(JSON.stringify(items)).not.toContain(here.idNumber);
  expect(items[2]).toMatchObject({
    name: '林秀芳',
    documentMask: '4499**************',
    title: '公需课《人工智能与教育》',
    permissions: ['match', 'dismiss'],
  });
});

test('a held record counts once its person is registered, and only once', async () => {
  // Goal: what came too early is not lost. Method: push for someone not there yet, register, match, match again.
  const { senderId } = await registered();
  const credential = await draw(senderId);
  const late = await world.person({ name: '吴迟', unitId: other.subunitId });
  const externalId = 'course-7/吴';
  await push(credential, { ...late, externalId });
  const early = await settle(senderId, 'match', { externalId });
  expect([early.status, (early.body as { code: string }).code]).toEqual([
    422,
    'exchange.still_unmatched',
  ]);
  await world.run((op) =>
    moveMember(op, {
      personId: late.personId,
      unitId: place.subunitId,
      fromOn: localDate(2026, 1, 1),
    }),
  );
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => settle(senderId, 'match', { externalId })),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409]);
  const again = await push(credential, { ...late, externalId });
  expect(again.result).toMatchObject({ state: 'recorded', repeated: true });
  const [claim] = (await records(senderId)).items;
  expect(claim).toMatchObject({ state: 'recorded', name: '吴迟', permissions: ['take-back'] });
});

test('a dismissed record is forgotten but for its id', async () => {
  // Goal: no copy of a stranger's number stays. Method: dismiss, look at the row, send it again.
  const { senderId } = await registered();
  const credential = await draw(senderId);
  const there = await world.person({ name: '江雨', unitId: other.subunitId });
  await push(credential, { ...there, externalId: 'x-1' });
  const done = await settle(senderId, 'dismiss', { externalId: 'x-1', reason: '不是本地人员' });
  expect(done.status).toBe(200);
  const rows = await sql<{ held: unknown; state: string }>`select held, state
    from exchange.record_claim where external_id = 'x-1'`.execute(world.database.db);
  expect(rows.rows).toEqual([{ held: null, state: 'dismissed' }]);
  const again = await push(credential, { ...there, externalId: 'x-1' });
  expect(again.result).toMatchObject({ state: 'dismissed', repeated: true });
});

test('what is taken back counts no more, and the person reads why', async () => {
  // Goal: a wrong push is corrected by a reversal. Method: take back, hours, entries, a second time.
  const { senderId } = await registered();
  const credential = await draw(senderId);
  const teacher = await world.person({ name: '何芳', unitId: place.subunitId });
  await push(credential, { ...teacher, externalId: 'y-1' });
  expect(await publicHours(teacher)).toBe('6');
  const body = { externalId: 'y-1', reason: '学员没有学完，平台误推' };
  expect((await settle(senderId, 'take-back', body)).status).toBe(200);
  expect(await publicHours(teacher)).toBe('0');
  const entries = await sql<{ kind: string; ticks: string }>`select kind, ticks from hours.entry
    where person_id = ${teacher.personId} order by seq`.execute(world.database.db);
  expect(entries.rows.map((entry) => [entry.kind, Number(entry.ticks)])).toEqual([
    ['grant', 10_800],
    ['reversal', -10_800],
  ]);
  const twice = await settle(senderId, 'take-back', body);
  expect([twice.status, (twice.body as { code: string }).code]).toEqual([
    409,
    'exchange.claim_settled',
  ]);
});
