import { readFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installEditions } from '../rulebooks/index.ts';
import { decide, declare, draftOf, filledIn, formsFor, submitDraft } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a field that is added to a pack's YAML, and nothing else, appears in the form, is validated, stands on the
// reviewer's page and on the printed page. Method: an invented pack made from text here, before and after one added line.
const base = (extraField: string): string => `
schema: jixu-pack/1
id: xx-invented
version: '1'
status: draft
grade: primary
effective: { from: 2020-01-01, to: open, dated: stated }
name: { zh-CN: 云上县测量师继续教育, en: Surveyors of Yunshang }
summary: { zh-CN: 每年 10 学时。, en: Ten hours a year. }
region: '99'
unit: hour
sources:
  own: { title: { zh-CN: 虚构的办法, en: An invented measure }, grade: primary, issued: 2020-01-01 }
rules:
  XX-REQ: { source: own, article: '1', part: requirement, says: { zh-CN: 每年不少于 10 学时。, en: At least ten hours a year. } }
  XX-1: { source: own, article: '2', part: amount, says: { zh-CN: 按证明上的学时计。, en: Counts the hours of the proof. } }
  XX-R: { source: own, article: '3', part: route, says: { zh-CN: 单位通过即计入。, en: The unit's pass counts. } }
categories:
  - { id: professional, label: { zh-CN: 专业, en: Professional } }
units:
  hours: 1
period: calendar-year
kinds:
  outside:
    category: { fixed: professional }
    lines:
      - { per: [hours], rule: XX-1 }
require:
  - { id: professional, at-least: 10, of: professional, per: year, rule: XX-REQ, label: { zh-CN: 专业, en: Professional } }
forms:
  - id: fieldwork
    kind: outside
    label: { zh-CN: 外业培训, en: Field training }
    category: { fixed: professional }
    fields:
      - { id: title, type: text, label: { zh-CN: 名称, en: Title }, required: true, maps: title, print: true }
      - { id: on, type: date, label: { zh-CN: 完成日期, en: Completed }, required: true, maps: on, print: true }
      - { id: hours, type: decimal, decimals: 1, min: '1/2', max: 100, label: { zh-CN: 学时, en: Hours }, required: true, maps: qty.hours, print: true }
${extraField}
    evidence: []
    rules: [XX-1]
procedures:
  routes:
    - id: default
      label: { zh-CN: 单位审核, en: Unit }
      rule: XX-R
      withdraw: while-undecided
      steps:
        - id: unit
          office: unit
          label: { zh-CN: 单位审核, en: Unit }
          effect: counts
          batch: { pass: true, return: true, reject: true }
          opinion: { pass: optional, return: required, reject: required }
          may-return: true
          may-reject: true
          rule: XX-R
`;

const ADDED =
  '      - { id: theodolite, type: integer, min: 1, max: 99, label: { zh-CN: 经纬仪编号, en: Theodolite number }, required: true, maps: none, print: true }';

let world: World;
let place: TestPlace;
let surveyor: TestPerson;

async function open(extraField: string): Promise<void> {
  world = await createWorld({
    at: new Date('2026-11-10T02:00:00Z'),
    extraPacks: [{ file: 'xx-invented/2020-01-01.yaml', text: base(extraField) }],
  });
  place = await world.place({ packId: 'xx-invented', prefix: 'XX' });
  surveyor = await world.person({ name: '温雅', unitId: place.subunitId });
}

beforeAll(async () => {
  await open('');
  expect(
    (await formsFor(world, surveyor)).map((form) => form.fields.map((field) => field.id)),
  ).toEqual([['title', 'on', 'hours']]);
  await world.close();
  await open(ADDED);
});
afterAll(() => world.close());

test('the form of the person has the added field', async () => {
  const [form] = await formsFor(world, surveyor);
  expect(form?.fields.at(-1)).toMatchObject({
    id: 'theodolite',
    type: 'integer',
    required: true,
    label: { 'zh-CN': '经纬仪编号' },
  });
});

test('the added field is validated at its place', async () => {
  const [form] = await formsFor(world, surveyor);
  if (!form) throw new Error('no form');
  for (const [value, code] of [
    ['', 'declarations.required'],
    ['100', 'declarations.too_large'],
    ['3.5', 'declarations.not_whole'],
  ] as const) {
    const draft = await draftOf(world, surveyor, {
      form: 'fieldwork',
      values: { ...filledIn(form, {}), theodolite: value },
    });
    const refused = await submitDraft(world, surveyor, draft);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ path: 'values/theodolite', code }] });
  }
});

test('the added field stands on the reviewer’s page and on the printed page', async () => {
  const submitted = await declare(world, surveyor, {
    form: 'fieldwork',
    values: { theodolite: '42', 'qty.hours': '6' },
  });
  const page = await world.call(
    place.administrator,
    'GET',
    `/api/people/${surveyor.personId}/declarations/${submitted.declarationId}`,
  );
  expect(page.body).toMatchObject({ declaration: { values: { theodolite: '42' } } });
  const shown = (page.body as { form: { fields: { id: string; label: { 'zh-CN': string } }[] } })
    .form.fields;
  expect(shown.find((field) => field.id === 'theodolite')?.label['zh-CN']).toBe('经纬仪编号');
  const printed = await world.call(
    place.administrator,
    'GET',
    `/api/people/${surveyor.personId}/declarations/${submitted.declarationId}/print`,
  );
  expect(printed.status).toBe(200);
  const text = textOf(printed.body as Buffer);
  if (text !== null) expect(text).toMatch(/经纬仪编号\s+42/);
  expect(
    (await decide(world, place.administrator, surveyor, submitted.caseId, { outcome: 'pass' }))
      .status,
  ).toBe(200);
});

/** The words of a PDF by poppler, where this machine has it. */
function textOf(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'jixu-print-'));
  try {
    writeFileSync(join(folder, 'page.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'page.pdf'), '-'], {
      encoding: 'utf8',
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('no code was written for it: nothing in the server names the invented pack', async () => {
  const compose = await readFile(new URL('./compose.ts', import.meta.url), 'utf8');
  expect(compose).not.toContain('xx-invented');
});

test('a revised draft is in force and the revision before it still explains; a published version never changes', async () => {
  const { library } = world.jixu.rooms.rulebooks;
  const before = library.pack('xx-invented')?.editions.at(-1);
  if (!before) throw new Error('no pack');
  const file = (text: string) => [{ file: 'xx-invented/2020-01-01.yaml', text }];
  const revised = base(ADDED).replace('每年 10 学时', '每年十学时');
  await world.run((op) => installEditions(op, file(revised)));
  await library.reload(world.database.db);
  expect(library.pack('xx-invented')?.editions.at(-1)?.hash).not.toBe(before.hash);
  expect(library.editionByRef(before.ref)?.hash).toBe(before.hash);
  const published = (text: string): string => text.replace('status: draft', 'status: published');
  await world.run((op) => installEditions(op, file(published(revised))));
  const changed = published(revised).replace('Ten hours', 'Eleven hours');
  await expect(world.run((op) => installEditions(op, file(changed)))).rejects.toThrow(
    /give the correction a new version/,
  );
});
