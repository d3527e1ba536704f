import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import { moveMember } from '../organisations/index.ts';
import { uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a unit sums up its year, freezes it, shows it to its own people and answers objections. Method: a secondary school
// on `school-secondary` and another place, requests as everyone concerned, the clock moved over the days.
let world: World;
let school: TestPlace;
let there: TestPlace;
let lin: TestPerson;
let huang: TestPerson;
let stranger: TestPerson;
let summary = '';
let posting = '';
let enclosed = '';

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-12-21T02:00:00Z') });
  school = await world.place({ packId: 'school-secondary', prefix: 'ZX', name: '岭东' });
  there = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  lin = await world.person({ name: '林秀芬', unitId: school.subunitId });
  huang = await world.person({ name: '黄国梁', unitId: school.unitId });
  stranger = await world.person({ name: '江雨', unitId: there.subunitId });
  await count(lin, { 'school-based': '30', outside: '60' });
  await count(huang, { 'school-based': '12' });
  await world.runJob('hours-open-year');
});
afterAll(() => world.close());

async function count(person: TestPerson, hours: Readonly<Record<string, string>>): Promise<void> {
  for (const [kind, amount] of Object.entries(hours)) {
    await world.run(async (op) => {
      const recordId = op.newId<'record'>();
      const { personId } = person;
      await world.jixu.rooms.hours.lodge(op, {
        recordId,
        personId,
        source: { kind: 'test', id: recordId },
        unitId: school.unitId,
        packId: 'school-secondary',
        facts: {
          kind,
          on: '2026-05-01',
          via: 'unit',
          qty: { hours: amount },
          attrs: kind === 'outside' ? { preApproved: true } : { filed: true },
        },
        title: '培训',
        preview: null,
      });
      await world.jixu.rooms.hours.recognise(op, {
        claimId: op.newId<'claim'>(),
        personId,
        recordId,
      });
    });
  }
}

const at = (path: string): string => `/api/units/${school.unitId}${path}`;
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;

type Content = {
  counts: { people: number; met: number; short: number };
  byUnit: { unitName: string; people: number; met: number }[];
  byCategory: { id: string; counted: string }[];
  byKind: { label: { 'zh-CN': string }; people: number; hours: string }[];
};

test('the year of a unit is summed by unit, subject and activity', async () => {
  const found = await world.call(school.administrator, 'GET', at('/summary?year=2026'));
  const { live, closed, permissions } = found.body as {
    live: Content;
    closed: unknown;
    permissions: unknown;
  };
  expect(live.counts).toMatchObject({ people: 5, met: 1, short: 4 });
  expect(live.byUnit.map((one) => [one.unitName, one.people, one.met])).toEqual([
    ['岭东第一教育集团', 4, 0],
    ['岭东实验小学', 1, 1],
  ]);
  expect(live.byCategory.map((one) => [one.id, one.counted])).toEqual([
    ['school-based', '42'],
    ['outside', '60'],
  ]);
  expect(live.byKind.map((one) => [one.label['zh-CN'], one.people, one.hours])).toEqual([
    ['外出培训', 1, '60'],
    ['校本研修', 2, '42'],
  ]);
  expect([closed, permissions]).toEqual([null, { close: true, post: false }]);
  expect((await world.call(lin, 'GET', at('/summary'))).status).toBe(403);
  expect((await world.call(there.administrator, 'GET', at('/summary'))).status).toBe(404);
});

test('closed it stays as it was, whatever happens to the hours afterwards', async () => {
  // Goal: a frozen record with day and digest. Method: close, count more, read, close again; edits as the server's role.
  const close = async (summaryId: string) =>
    world.call(school.administrator, 'PUT', at(`/summaries/${summaryId}`), { year: 2026 });
  summary = randomUUID();
  const first = await close(summary);
  expect(first.body).toMatchObject({ sequence: 1, closedOn: '2026-12-21', closedBy: '周敏' });
  const { digest } = first.body as { digest: string };
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect((await close(summary)).body).toMatchObject({ sequence: 1, digest });
  await count(huang, { outside: '8' });
  const read = await world.call(school.administrator, 'GET', at('/summary?year=2026'));
  expect(read.body).toMatchObject({
    live: { byCategory: [{ counted: '42' }, { counted: '68' }] },
    closed: { digest, content: { byCategory: [{ counted: '42' }, { counted: '60' }] } },
  });
  const { db } = world.database;
  await expect(sql`update reporting.summary set digest = ''`.execute(db)).rejects.toThrow(/denied/);
  await expect(sql`delete from reporting.summary_line`.execute(db)).rejects.toThrow(/denied/);
  const before = await close(summary);
  expect(before.body).toMatchObject({ digest });
  const other = await world.call(
    school.departmentOfficer,
    'PUT',
    at(`/summaries/${randomUUID()}`),
    {
      year: 2026,
    },
  );
  expect(other.status).toBe(403);
});

test('it leaves as a workbook and as a document', async () => {
  for (const query of ['year=2026', `summaryId=${summary}`]) {
    const sheet = await world.call(school.administrator, 'GET', at(`/summary/export?${query}`));
    expect([sheet.status, (sheet.body as Buffer).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const pdf = await world.call(school.administrator, 'GET', at(`/summary/print?${query}`));
    expect([pdf.status, (pdf.body as Buffer).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  }
});

type Detail = {
  posting: { lastOn: string; workingDays: number; state: string; record: object | null };
  lines: { name: string; own: boolean; totals: Record<string, string> }[];
  objections: {
    objectionId: string;
    state: string;
    answer: string | null;
    name: string;
    file: { evidenceId: string; name: string } | null;
  }[];
  permissions: { object: boolean };
};
const look = async (who: TestPerson): Promise<{ status: number; body: Detail }> => {
  const answer = await world.call(who, 'GET', at(`/postings/${posting}`));
  return { status: answer.status, body: answer.body as Detail };
};

test('its people see the list for five working days, without any number of theirs', async () => {
  posting = randomUUID();
  const post = (postingId: string) =>
    world.call(school.administrator, 'PUT', at(`/postings/${postingId}`), { summaryId: summary });
  // Monday; five working days from the day after end on the next Monday.
  expect((await post(posting)).body).toMatchObject({ workingDays: 5, lastOn: '2026-12-28' });
  expect((await post(posting)).status).toBe(200);
  expect(codeOf(await post(randomUUID()))).toBe('reporting.posted_already');
  await world.settle();
  const notices = await world.call(lin, 'GET', '/api/notices');
  expect(notices.body).toMatchObject({
    items: [
      { kind: 'posting.opened', detail: { year: '2026', lastDay: '2026-12-28' } },
      { kind: 'certificate.issued' },
    ],
  });
  const seen = await look(lin);
  expect(seen.body.lines.find((line) => line.own)).toMatchObject({
    name: '林秀芬',
    totals: { 'school-based': '30', outside: '60', total: '90' },
  });
  expect(seen.body.permissions).toEqual({ object: true });
  expect(JSON.stringify(seen.body)).not.toContain(lin.idNumber.slice(-6));
  expect((await look(stranger)).status).toBe(404);
  expect((await look(there.administrator)).status).toBe(404);
});

const object = (
  who: TestPerson,
  objectionId: string,
  text = '外出培训少算了 8 学时',
  evidenceId: string | null = null,
) =>
  world.call(who, 'PUT', at(`/postings/${posting}/objections/${objectionId}`), {
    text,
    evidenceId,
  });
const answer = (who: TestPerson, objectionId: string) =>
  world.call(who, 'POST', at(`/postings/${posting}/objections/${objectionId}/answer`), {
    outcome: 'upheld',
    answer: '已补记 8 学时，汇总将重新封存。',
  });

test('an objection reaches the administrator and is answered with a reason, by somebody else', async () => {
  const objectionId = randomUUID();
  // A program that calls itself a picture is not taken in; somebody else's file cannot be laid before anyone.
  const hostile = { name: '证明.png', bytes: Buffer.from('MZ\u0090\u0000program', 'latin1') };
  const turnedAway = await uploadFile(world, huang, hostile);
  expect(codeOf(turnedAway)).toBe('evidence.type_not_allowed');
  const proof = await uploadFile(world, huang, { name: '培训通知.png' });
  const { evidenceId } = proof.body as { evidenceId: string };
  enclosed = evidenceId;
  const laid = (who: TestPerson) => object(who, objectionId, undefined, evidenceId);
  expect((await laid(lin)).status).toBe(422);
  const file = `/api/evidence/${huang.personId}/${evidenceId}`;
  const opens = async (who: TestPerson) => (await world.call(who, 'GET', file)).status;
  expect((await laid(huang)).status).toBe(200);
  expect((await laid(huang)).status).toBe(200);
  expect((await look(school.administrator)).body.objections[0]?.file).toEqual({
    evidenceId,
    name: '培训通知.png',
  });
  for (const [who, status] of [
    [huang, 200],
    [school.administrator, 200],
    [lin, 404],
    [stranger, 404],
    [there.administrator, 404],
  ] as const) {
    expect(await opens(who)).toBe(status);
  }
  expect((await object(stranger, randomUUID())).status).toBe(404);
  const own = randomUUID();
  await object(school.administrator, own, '我的外出培训也少了');
  await world.settle();
  const duties = await world.call(school.administrator, 'GET', '/api/notices?unread=true');
  expect(JSON.stringify(duties.body)).toContain('posting.objected');
  // One's own objections only; whoever answers for the unit sees all.
  expect((await look(huang)).body.objections).toHaveLength(1);
  expect((await look(lin)).body.objections).toHaveLength(0);
  expect((await look(school.administrator)).body.objections).toHaveLength(2);
  expect(codeOf(await answer(school.administrator, own))).toBe('reporting.own_objection');
  expect((await answer(huang, objectionId)).status).toBe(403);
  expect((await answer(there.administrator, objectionId)).status).toBe(404);
  expect((await answer(school.administrator, objectionId)).status).toBe(200);
  expect(codeOf(await answer(school.administrator, objectionId))).toBe(
    'reporting.answered_already',
  );
  await world.settle();
  const told = await world.call(huang, 'GET', '/api/notices');
  expect(told.body).toMatchObject({
    items: [{ kind: 'posting.answered', detail: { outcome: 'upheld' } }, {}],
  });
});

test('after its days it is closed with a record, once everything is answered', async () => {
  await world.moveTo(new Date('2026-12-28T15:30:00Z'));
  expect((await look(lin)).status).toBe(200);
  await world.moveTo(new Date('2026-12-28T16:30:00Z'));
  await world.runJob('reporting-postings');
  expect(codeOf(await object(huang, randomUUID()))).toBe('reporting.posting_over');
  expect((await look(lin)).status).toBe(404);
  expect((await look(huang)).body.posting.state).toBe('open');
  const role = { role: 'unit-administrator', nodeId: school.unitId } as const;
  const deputy = await world.person({ name: '何文', unitId: school.unitId, role });
  const open = (await look(deputy)).body.objections.find((one) => one.state === 'open');
  await answer(deputy, open?.objectionId ?? '');
  expect((await look(deputy)).body.posting).toMatchObject({
    state: 'closed',
    record: { people: 5, objections: 2, upheld: 2, dismissed: 0 },
  });
});

test('the file of an objection stays with those who answer it, wherever the person works meanwhile', async () => {
  const other = await uploadFile(world, huang, { name: '别的.png' });
  const loose = (other.body as { evidenceId: string }).evidenceId;
  await world.run((op) =>
    moveMember(op, {
      personId: huang.personId,
      unitId: there.subunitId,
      fromOn: localDate(2026, 12, 29),
    }),
  );
  const opens = async (who: TestPerson, evidenceId: string) =>
    (await world.call(who, 'GET', `/api/evidence/${huang.personId}/${evidenceId}`)).status;
  expect(await opens(school.administrator, enclosed)).toBe(200);
  expect(await opens(school.administrator, loose)).toBe(404);
  expect(await opens(school.departmentOfficer, enclosed)).toBe(404);
});
