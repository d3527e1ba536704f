import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftOf, formsFor, submitDraft, uploadFile } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { newestCertificate } from './certificates.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: on `gd-shaoguan` nothing is decided in a batch: each is opened, its numbered proofs are looked at, and the year
// that was not met is met. Method: two people with two proofs each, the unit's desk by keyboard, a platform that pushes.
let stage: Stage;
let place: TestPlace;
let jiang: TestPerson;
let shen: TestPerson;
let learner: Page;
let desk: Page;
const submitted: { caseId: string; subjectId: string }[] = [];

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-shaoguan', prefix: 'SG', name: '岭北' });
  jiang = await stage.world.person({ name: '江雨', unitId: place.subunitId });
  shen = await stage.world.person({ name: '沈洁', unitId: place.subunitId });
  const push = await openPlatform(stage, place);
  await push(jiang, [
    { title: '公需课程', category: 'public', hours: '18', on: '2026-05-10' },
    { title: '结构工程进展', category: 'professional', hours: '42', on: '2026-06-10' },
  ]);
  for (const person of [jiang, shen]) await handIn(person);
});
afterAll(() => stage.close());
keepFailures('shaoguan', () => stage);

/** Two days of an elective course, with a proof and a list besides. */
async function handIn(person: TestPerson): Promise<void> {
  const { world } = stage;
  const [form] = await formsFor(world, person);
  const values = {
    title: '城市更新专题班',
    from: '2026-10-12',
    to: '2026-10-13',
    'qty.hours': '12',
    'qty.days': '2',
  };
  const draft = await draftOf(world, person, {
    form: form?.id ?? '',
    category: 'elective',
    values,
  });
  const address = `/api/people/${person.personId}/declarations/${draft.declarationId}`;
  const { declaration, files } = (await world.call(person, 'GET', address)).body as {
    declaration: { formId: string; category: string; values: object; version: number };
    files: { evidenceId: string; slot: string }[];
  };
  const more = await uploadFile(world, person, { name: '结业名单.png' });
  const { evidenceId } = more.body as { evidenceId: string };
  const saved = await world.call(person, 'PUT', `/api/declarations/${draft.declarationId}`, {
    formId: declaration.formId,
    category: declaration.category,
    values: declaration.values,
    attachments: [
      ...files.map((file) => ({ evidenceId: file.evidenceId, slot: file.slot })),
      { evidenceId, slot: 'other' },
    ],
    baseVersion: declaration.version,
  });
  const { version } = saved.body as { version: number };
  const done = await submitDraft(world, person, { ...draft, version });
  const { caseId } = done.body as { caseId: string };
  submitted.push({ caseId, subjectId: person.personId });
}

test('the year is not met yet, and the person reads by how much', async () => {
  learner = await stage.open({ as: jiang, width: 390, path: '/home' });
  await learner.getByText(/今年还差\s*12\s*学时/).waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
});

test('no batch is offered, and the server refuses one', async () => {
  desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByText(/^这里的规则要求逐条看/).waitFor();
  expect(await desk.getByRole('button', { name: '成批处理' }).count()).toBe(0);
  const cases = submitted.map((one) => ({ ...one, version: 1 }));
  const refused = await stage.world.call(place.administrator, 'POST', '/api/review/decisions', {
    outcome: 'pass',
    cases,
  });
  const { results } = refused.body as { results: { code: string | null }[] };
  expect(results.map((one) => one.code)).toEqual([
    'review.batch_not_allowed',
    'review.batch_not_allowed',
  ]);
});

test('each is opened: what the rules have looked at, and proofs by their numbers', async () => {
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  await desk.getByText('课程名称与附件一致').waitFor();
  const evidence = desk.getByRole('region', { name: '证明' });
  await evidence.getByRole('tab', { name: '1 学时证明' }).waitFor();
  await evidence.getByRole('tab', { name: '2 结业名单.png' }).click();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'shaoguan-case-1440');
  await desk.keyboard.press('a');
  await desk.getByText(/已通过并计入：江雨/).waitFor();
  await desk.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await desk.getByText('通过后', { exact: true }).waitFor();
  await desk.keyboard.press('x');
  await desk
    .getByText(/^写下意见/)
    .first()
    .waitFor();
  await desk.keyboard.type('附件 2 的名单里没有本人');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('x');
  await desk.getByText(/^不通过：沈洁/).waitFor();
});

test('the year is met and certified; who was refused reads which proof is wrong', async () => {
  await learner.goto(`${stage.url}/home`);
  await learner.getByText('今年已达标').waitFor();
  const { number } = await newestCertificate(stage, jiang);
  expect(number).toMatch(/-2026-/);
  const refused = await stage.open({ as: shen, width: 390, path: '/home' });
  await refused
    .getByText(/附件 2 的名单里没有本人/)
    .first()
    .waitFor();
});

test('no window complained; one opinion was asked for', () => {
  expect(stage.heard()).toEqual({
    ...nothingHeard,
    refusals: ['422 POST /api/review/cases/:id/:id/decision'],
  });
});
