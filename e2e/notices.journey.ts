import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import {
  openTestMailServer,
  type TestMailServer,
  textOfLetter,
} from '../server/src/platform/mail-sms/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: a person is told by letter, chooses how, and stops letters without a log-in. Method: a reminder, a real SMTP
// server, the letter's own link in a window that nobody is logged in to, the settings on a phone.
let mail: TestMailServer;
let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;
let phone: Page;

beforeAll(async () => {
  mail = await openTestMailServer();
  stage = await openStage({ at: new Date('2026-11-20T02:00:00Z'), smtpUrl: mail.url });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  const email = 'lin@example.cn';
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId, email });
  await stage.world.runJob('hours-open-year');
});
afterAll(async () => {
  await stage.close();
  await mail.close();
});
keepFailures('notices', () => stage);

test('nothing to read is said, not left blank', async () => {
  phone = await stage.open({ as: teacher, width: 390, path: '/notices' });
  await phone.getByText('还没有通知。申报有结果、证书生成时，这里会告诉您。').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
});

test('a reminder arrives here and by letter, and is marked as read', async () => {
  // Goal: both ways for one act. Method: the administrator's request, the mail server, the list.
  const body = { year: 2026, personIds: [teacher.personId] };
  await stage.world.call(place.administrator, 'POST', '/api/reminders', body);
  await expect.poll(() => mail.letters.length).toBe(1);
  await phone.reload();
  await phone.getByText('1 条未读').waitFor();
  await phone.getByText(/周敏提醒您：2026 年度还差 90\s学时。/).waitFor();
  await phone.getByRole('button', { name: '全部标为已读' }).click();
  await expect.poll(() => phone.getByText('1 条未读').count()).toBe(0);
});

test('the link of the letter stops letters of its kind, after a press and not before', async () => {
  // Goal: mail programs open links; only a person presses. Method: the link without an account, then the settings.
  const [letter] = mail.letters;
  const text = letter ? textOfLetter(letter) : '';
  expect(text).toContain('还差 90 学时');
  expect(text).not.toContain('林秀芬');
  const link = /不想再收这一类邮件：(\S+)/.exec(text)?.[1] ?? '';
  const stranger = await stage.open({ width: 390 });
  await stranger.goto(link);
  await stranger.getByRole('heading', { name: '不再收这类邮件' }).waitFor();
  expect(await seriousFindings(stranger)).toEqual([]);
  await phone.goto(`${stage.url}/notices/settings`);
  const tick = phone.getByRole('checkbox', { name: '单位提醒还差的学时，发邮件' });
  await tick.waitFor();
  await expect.poll(() => tick.isChecked()).toBe(true);
  await stranger.getByRole('button', { name: '不再发这类邮件' }).click();
  await stranger.getByText('以后不再发：单位提醒还差的学时。站内的通知还在。').waitFor();
  await phone.reload();
  await tick.waitFor();
  await expect.poll(() => tick.isChecked()).toBe(false);
});

test('each topic is chosen by itself, and kept', async () => {
  const certificates = phone.getByRole('checkbox', { name: '证书生成、撤回、更换，发邮件' });
  await certificates.uncheck();
  await phone.getByText('已保存。').waitFor();
  const saved = phone.waitForResponse((answer) => answer.request().method() === 'PUT');
  await phone.getByRole('checkbox', { name: '单位提醒还差的学时，发邮件' }).check();
  await saved;
  await phone.reload();
  await certificates.waitFor();
  await expect.poll(() => certificates.isChecked()).toBe(false);
  await expect
    .poll(() => phone.getByRole('checkbox', { name: '单位提醒还差的学时，发邮件' }).isChecked())
    .toBe(true);
  expect(await seriousFindings(phone)).toEqual([]);
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await stage.picture(phone, 'notice-settings-390', { fullPage: true });
});

test('no window complained, and none asked another host for anything', () => {
  expect(stage.heard()).toEqual(nothingHeard);
});
