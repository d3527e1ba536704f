import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyOpenCases, type OpenCase } from '../server/src/app/bulk-decision.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: one action decides everything that matches, more than is listed: what is left out is said before, what was not
// decided is listed after, and a reload loses nothing. Method: `unit-registration`, 120 open cases, a colleague who works
// on one of them and decides another while the dialog is open.
const PEOPLE = 12;
const SOON_MS = 60_000;

let stage: Stage;
let place: TestPlace;
let colleague: TestPerson;
let cases: readonly OpenCase[];
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  place = await stage.world.place({ packId: 'unit-registration', prefix: 'DW', name: '云湖' });
  cases = await manyOpenCases(stage.world, place, PEOPLE);
  const role = { role: 'unit-administrator' as const, nodeId: place.unitId };
  colleague = await stage.world.person({ name: '孙和', unitId: place.unitId, role });
  const claimed = await stage.world.call(colleague, 'POST', `${at(cases[0])}/claim`);
  expect(claimed.status).toBe(200);
});
afterAll(() => stage.close());
keepFailures('together', () => stage);

function at(one: OpenCase | undefined): string {
  return `/api/review/cases/${one?.subjectId}/${one?.caseId}`;
}

test('everything that matches is chosen at once; nothing goes back without an opinion', async () => {
  desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByRole('button', { name: '成批处理' }).click();
  await desk.getByRole('checkbox', { name: '选中列出的 40 条' }).check();
  await desk.getByRole('button', { name: '选中符合筛选的全部 120 条' }).click();
  await desk.getByRole('checkbox', { name: '已选中符合筛选的全部 120 条' }).waitFor();
  await desk.getByRole('button', { name: '全部退回' }).click();
  const dialog = desk.getByRole('dialog', { name: '成批退回' });
  await dialog.getByText('将退回 119 条').waitFor({ timeout: SOON_MS });
  await dialog.getByText('同事正在处理的 1 条').waitFor();
  await dialog.getByRole('button', { name: '退回这 119 条' }).click();
  await dialog.getByText('写下意见，至少两个字。').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'together-dialog-1440');
  await dialog.getByRole('button', { name: '先不处理' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('what was seen is decided, what changed meanwhile is listed with its reason', async () => {
  await desk.getByRole('button', { name: '全部通过' }).click();
  const dialog = desk.getByRole('dialog', { name: '成批通过' });
  await dialog.getByText('将通过 119 条').waitFor({ timeout: SOON_MS });
  // Not the one that lies open on the desk: that is being worked on.
  const last = cases.at(-1);
  const body = { version: last?.version, outcome: 'return', opinion: '名册缺一页' };
  const done = await stage.world.call(colleague, 'POST', `${at(last)}/decision`, body);
  expect(done.status).toBe(200);
  await dialog.getByRole('button', { name: '通过这 119 条' }).click();
  const headline = desk.getByRole('heading', { name: '通过了 118 条，1 条没有处理' });
  await headline.waitFor({ timeout: SOON_MS });
  await desk.getByText('这一条刚有了结论，看一下现在的状态。').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'together-1440');
  await desk.reload();
  await headline.waitFor();
  await desk.getByRole('button', { name: '已处理 118' }).click();
  await desk.getByRole('row').nth(50).waitFor();
  await desk.getByRole('button', { name: '再看一些' }).click();
  await desk.getByRole('row').nth(51).waitFor();
});

test('on a phone it is the same page; what is left is one press away', async () => {
  const phone = await stage.open({
    as: place.administrator,
    width: 390,
    path: new URL(desk.url()).pathname,
  });
  await phone.getByRole('heading', { name: '通过了 118 条，1 条没有处理' }).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'together-390');
  await phone.getByRole('link', { name: '看这一条' }).click();
  await phone.getByText('名册缺一页').first().waitFor();
  await desk.getByRole('link', { name: '回到待审' }).click();
  await desk.getByRole('link', { name: '上一次成批处理：118 条已处理，1 条没有' }).waitFor();
  const queue = desk.getByRole('region', { name: '待审' });
  await expect.poll(() => queue.getByRole('listitem').count(), { timeout: SOON_MS }).toBe(1);
  expect(stage.heard()).toEqual({ errors: [], elsewhere: [], refusals: [] });
});
