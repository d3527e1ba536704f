import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEST_PASSWORD, type TestPerson } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a person looks after the own account and learns why there is no certificate yet. Method: a phone and a second
// window of the same person, in a place that gives out certificates.
const NEW_PASSWORD = '山高水长 天地宽';
let stage: Stage;
let teacher: TestPerson;
let first: TestPerson;
let second: TestPerson;
let phone: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-20T02:00:00Z') });
  const place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  first = await stage.world.person({ name: '何文', unitId: place.subunitId });
  second = await stage.world.person({ name: '江雨', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('account', () => stage);

async function change(current: string, next: string): Promise<void> {
  const sheet = phone.getByRole('dialog', { name: '修改密码' });
  await sheet.locator('#current-password').fill(current);
  await sheet.locator('#new-password').fill(next);
  await sheet.locator('#repeat-password').fill(next);
  await sheet.getByRole('button', { name: '换成新密码' }).click();
}

test('a password is changed with the present one, and other windows have to sign in again', async () => {
  // Goal: an open screen is no way in, and a stolen session ends. Method: wrong, weak, right; the other window reloads.
  const elsewhere = await stage.open({ as: teacher, path: '/home' });
  phone = await stage.open({ as: teacher, width: 390, path: '/account' });
  await phone.getByRole('button', { name: '修改密码' }).click();
  await phone.getByRole('dialog', { name: '修改密码' }).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await change('不是这一个 不是', NEW_PASSWORD);
  await phone.getByText('当前密码不对，请再输一次；连错五次会锁定一段时间。').waitFor();
  await change(TEST_PASSWORD, '12345678');
  await phone.getByText('这个密码不行，请看下面的要求。').waitFor();
  await change(TEST_PASSWORD, NEW_PASSWORD);
  await phone.getByText('密码已换。别的设备上的登录都已结束。').waitFor();
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: '登录' }).waitFor();
});

test('a phone number that is none is refused at its place, and a right one is kept', async () => {
  // Goal: nothing typed is lost. Method: a wrong number, corrected in the same sheet.
  await phone.getByRole('button', { name: '更换手机号' }).click();
  const sheet = phone.getByRole('dialog', { name: '更换手机号' });
  await sheet.getByLabel('手机号').fill('123');
  await sheet.locator('#current-password').fill(NEW_PASSWORD);
  await sheet.getByRole('button', { name: '保存' }).click();
  await sheet.getByText('手机号应为 1 开头的 11 位数字。').waitFor();
  await expect.poll(() => sheet.getByLabel('手机号').inputValue()).toBe('123');
  await sheet.getByLabel('手机号').fill('13900000000');
  await sheet.getByRole('button', { name: '保存' }).click();
  await phone.getByText('手机号已更换。').waitFor();
});

test('the page of certificates says why there is none yet', async () => {
  // Goal: nobody guesses. Method: a year without a record.
  await phone.goto(`${stage.url}/certificates`);
  await phone.getByRole('heading', { name: /^2026\s年度证书$/ }).waitFor();
  await phone.getByText(/还差 90\s学时/).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
});

test('whoever else signs in above a page that was left sees nothing of it, and signing out leaves nothing', async () => {
  // Goal: a shared computer keeps people apart. Method: a session that ends on a page, another person who signs in
  // above it and signs out again.
  const page = await stage.open({ as: first, path: '/account' });
  await page.getByRole('heading', { name: '何文' }).waitFor();
  await page.context().clearCookies();
  await page.getByRole('link', { name: '我的学时' }).click();
  const again = page.getByRole('dialog', { name: '登录' });
  await again.getByLabel('登录名或证件号码').fill(second.idNumber);
  await again.getByLabel('密码').fill(TEST_PASSWORD);
  await again.getByRole('button', { name: '登录' }).click();
  await page.getByText('今年还差').waitFor();
  expect(new URL(page.url()).pathname).toBe('/home');
  const banner = page.getByRole('banner');
  await banner.getByText('江雨').waitFor();
  expect(await page.getByText('何文').count()).toBe(0);
  await page.goto(`${stage.url}/account`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/sign-in');
  expect(await again.count()).toBe(0);
});
