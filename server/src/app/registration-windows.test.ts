import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, draftOf, formsFor, submitDraft, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: what a rulebook takes in only until a day is refused after it, by every way in, with the window, its dates and
// the way on; drafts stay, and who handed in in time loses nothing by the days of a review. Method: the real product
// under a shipped pack that takes hours in during their year only, with the clock moved over the end of the year.
let world: World;
let place: TestPlace;
let nurse: TestPerson;
let doctor: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-12-30T02:00:00Z') });
  place = await world.place({ packId: 'ha-henan', prefix: 'HN' });
  nurse = await world.person({ name: '冯岚', unitId: place.unitId });
  doctor = await world.person({ name: '葛青', unitId: place.unitId });
});
afterAll(() => world.close());

const meeting = { form: 'lecture', values: { on: '2026-12-20', 'attrs.level': 'nation' } };
const closed = {
  code: 'declarations.window_closed',
  errors: [
    {
      path: 'values/on',
      code: 'declarations.window_closed',
      detail: { labelZh: '当年登记', year: '2026', from: '2026-01-01', to: '2026-12-31' },
    },
  ],
};

type Windowed = { windows: { year: number; state: string; to: string }[] };
const windowsSeenBy = async (who: TestPerson) =>
  ((await formsFor(world, who)) as unknown as Windowed[])[0]?.windows.map((one) => [
    one.year,
    one.state,
    one.to,
  ]);

test('on the last day it is taken in; a minute later it is refused and the draft stays', async () => {
  const inTime = await draftOf(world, nurse, meeting);
  const late = await draftOf(world, nurse, {
    ...meeting,
    values: { ...meeting.values, on: '2026-12-28' },
  });
  // 23:59 on the last day of the year in Shanghai.
  await world.moveTo(new Date('2026-12-31T15:59:00Z'));
  expect(await windowsSeenBy(nurse)).toEqual([
    [2026, 'open', '2026-12-31'],
    [2025, 'closed', '2025-12-31'],
  ]);
  const submitted = await submitDraft(world, nurse, inTime);
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);

  await world.moveTo(new Date('2026-12-31T16:01:00Z'));
  expect(await windowsSeenBy(nurse)).toEqual([
    [2027, 'open', '2027-12-31'],
    [2026, 'closed', '2026-12-31'],
  ]);
  const refused = await submitDraft(world, nurse, late);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject(closed);
  const drafts = await world.call(nurse, 'GET', '/api/declarations?state=draft');
  expect(drafts.body).toMatchObject({ items: [{ declarationId: late.declarationId }] });

  // Sent back in the new year, it was still handed in in the old one.
  const { caseId, declarationId } = submitted.body as { caseId: string; declarationId: string };
  const returned = await decide(world, place.administrator, nurse, caseId, {
    outcome: 'return',
    opinion: '请补上参会证明的第二页',
  });
  expect(returned.status, JSON.stringify(returned.body)).toBe(200);
  const detail = await world.call(
    nurse,
    'GET',
    `/api/people/${nurse.personId}/declarations/${declarationId}`,
  );
  const { declaration } = detail.body as { declaration: { version: number; recordId: string } };
  const again = await submitDraft(world, nurse, { declarationId, version: declaration.version });
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  // Taken back by the person and handed in anew is a new submission.
  const { caseId: secondCase, version } = again.body as { caseId: string; version: number };
  const withdrawn = await world.call(nurse, 'POST', `/api/review/cases/${secondCase}/withdrawal`);
  expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
  const anew = await submitDraft(world, nurse, { declarationId, version: version + 1 });
  expect(anew.body).toMatchObject(closed);
});

test('the page says so while the form is being filled in', async () => {
  const preview = await world.call(nurse, 'POST', '/api/declarations/preview', {
    formId: 'lecture',
    category: null,
    values: { title: '年会', on: '2026-12-28', level: 'nation', presented: 'false' },
    attachments: [],
    recordId: null,
  });
  expect(preview.body).toMatchObject({ problems: closed.errors });
});

test('a unit that writes it down hears the same for each person', async () => {
  const uploaded = await uploadFile(world, place.administrator, { name: 'list.png' });
  const { evidenceId } = uploaded.body as { evidenceId: string };
  const write = (on: string) =>
    world.call(place.administrator, 'POST', `/api/units/${place.unitId}/registrations`, {
      formId: 'lecture',
      category: null,
      values: { title: `全省年会 ${on}`, on, level: 'province', presented: 'false' },
      files: [{ evidenceId, slot: 'proof' }],
      handIn: true,
      people: [{ personId: doctor.personId, declarationId: randomUUID() }],
    });
  expect((await write('2026-12-28')).body).toMatchObject({ results: [{ ok: false, ...closed }] });
  expect((await write('2027-01-01')).body).toMatchObject({ results: [{ ok: true }] });
});

test('a row of a workbook is refused at its day, the others come in', async () => {
  const row = (on: string) => `${doctor.name},${doctor.idNumber},季度学术会 ${on},${on},省级,否`;
  const text = [
    '姓名,身份证号码,会议名称,会议日期,级别,报告了论文',
    row('2026-11-03'),
    row('2027-01-01'),
  ].join('\r\n');
  const answer = await uploadFile(world, place.administrator, {
    name: 'list.csv',
    bytes: Buffer.from(text),
    mediaType: 'text/csv',
    to: `/api/intake/records.ha-henan.lecture/batches?unit=${place.unitId}`,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await world.settle();
  const { batchId } = answer.body as { batchId: string };
  const rows = await world.call(
    place.administrator,
    'GET',
    `/api/intake/batches/${place.unitId}/${batchId}/rows`,
  );
  expect(rows.body).toMatchObject({
    items: [
      { problems: [{ column: 'v.on', code: 'declarations.window_closed' }] },
      { problems: [] },
    ],
  });
});
