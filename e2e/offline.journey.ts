import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { TEST_PASSWORD, type TestPerson, type TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: what a person typed is never lost: no network, a closed window, an ended session, a second device.
// Method: one draft in a browser whose network, cookies and windows are taken away in turn.
let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;
let page: Page;

const field = (on: Page, name: string) => on.getByRole('textbox', { name });

async function titleOnServer(): Promise<unknown> {
  const declarationId = new URL(page.url()).pathname.split('/').at(-1);
  const path = `/api/people/${teacher.personId}/declarations/${declarationId}`;
  const { body } = await stage.world.call(teacher, 'GET', path);
  return (body as { declaration: { values: { title?: string } } }).declaration.values.title;
}

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  page = await stage.open({ as: teacher, path: '/declare' });
});
afterAll(() => stage.close());
keepFailures('offline', () => stage);

test('typing goes on without a network, and is sent once it is back', async () => {
  // Goal: the page says where the draft is. Method: the network goes between two fields.
  await page.getByRole('button', { name: /^论文/ }).click();
  await field(page, '题目').fill('连着网时写的题目');
  await page.getByText(/草稿已存/).waitFor();
  await page.context().setOffline(true);
  await field(page, '刊物').fill('断网时写的刊物');
  await page.getByText('存在这台设备上，连上后自动保存').waitFor();
  await page.getByText('网络断了').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByText(/草稿已存/).waitFor();
});

test('a window closed while offline loses nothing', async () => {
  // Goal: the device keeps it. Method: typed offline, the window closed, the address opened in another.
  await page.context().setOffline(true);
  await field(page, '刊物').fill('关窗口前写的刊物');
  await page.getByText('存在这台设备上，连上后自动保存').waitFor();
  const address = page.url();
  const next = await page.context().newPage();
  await page.close();
  await next.context().setOffline(false);
  page = next;
  await page.goto(address);
  await field(page, '刊物').waitFor();
  await expect.poll(() => field(page, '刊物').inputValue()).toBe('关窗口前写的刊物');
  await expect.poll(() => field(page, '题目').inputValue()).toBe('连着网时写的题目');
  await page.getByText(/草稿已存/).waitFor();
});

test('a session that ends in the middle leads back to the same draft', async () => {
  // Goal: signing in again is all. Method: the cookie goes while the form is open.
  const address = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await field(page, '刊物').fill('会话结束后写的刊物');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByText(/重新登录。这一页上填的都还在/).waitFor();
  await field(page, '登录名或证件号码').fill(teacher.idNumber);
  await page.getByLabel('密码').fill(TEST_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await field(page, '刊物').waitFor();
  expect(new URL(page.url()).pathname).toBe(address);
  await expect.poll(() => field(page, '刊物').inputValue()).toBe('会话结束后写的刊物');
  await page.getByText(/草稿已存/).waitFor();
});

test('two devices: the older one is told and chooses', async () => {
  // Goal: nobody's text is overwritten unasked. Method: the same draft in two browsers, saved by both.
  const other = await stage.open({ as: teacher, path: new URL(page.url()).pathname });
  await field(other, '刊物').waitFor();
  await field(other, '题目').fill('另一台设备上的题目');
  await expect.poll(titleOnServer).toBe('另一台设备上的题目');
  await field(page, '题目').fill('这台设备上的题目');
  await page.getByText('另一台设备上有更新的草稿').waitFor();
  await page.getByText('另一台设备上的题目').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '用这台设备上的' }).click();
  await expect.poll(titleOnServer).toBe('这台设备上的题目');
  await expect.poll(() => field(page, '题目').inputValue()).toBe('这台设备上的题目');
  // The device that was overtaken in turn is told as well, and takes the newer one.
  await field(other, '刊物').fill('另一台设备上的刊物');
  await other.getByText('另一台设备上有更新的草稿').waitFor();
  await other.getByRole('button', { name: '用另一台设备上的' }).click();
  await expect.poll(() => field(other, '题目').inputValue()).toBe('这台设备上的题目');
  // What it has now was saved here; a device without anything of its own just shows what is newer.
  await field(page, '题目').fill('后来又改的题目');
  await expect.poll(titleOnServer).toBe('后来又改的题目');
  await other.reload();
  await expect.poll(() => field(other, '题目').inputValue()).toBe('后来又改的题目');
  expect(await other.getByText('另一台设备上有更新的草稿').count()).toBe(0);
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: refused are the ended session and the overtaken saves.
  const { errors, elsewhere, refusals } = stage.heard();
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
  // What meets the ended session first, saving, the preview or a read, is a matter of milliseconds.
  const ended = new Set(refusals.filter((refusal) => refusal.startsWith('401 ')));
  expect(ended.size).toBeGreaterThan(0);
  expect(new Set(refusals).difference(ended)).toEqual(new Set(['409 PUT /api/declarations/:id']));
});
