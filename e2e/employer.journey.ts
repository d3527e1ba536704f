import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { notified } from './notified.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: the employer's list of people: who is short, by how much, and one press to remind them; what was reminded
// lately is left out by name. Method: a group of schools on `gd-teachers`, a platform that sends hours, 60 people.
let stage: Stage;
let place: TestPlace;
let lin: TestPerson;
let huang: TestPerson;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-20T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  const person = (name: string) => stage.world.person({ name, unitId: place.subunitId });
  lin = await person('林秀芬');
  huang = await person('黄国梁');
  const su = await person('苏婉婷');
  const push = await openPlatform(stage, place);
  const courses = (hours: Readonly<Record<string, string>>) =>
    Object.entries(hours).map(([category, amount], index) => ({
      title: `课程 ${index + 1}`,
      category,
      hours: amount,
      on: '2026-05-10',
    }));
  await push(lin, courses({ public: '30', professional: '36', elective: '10' }));
  await push(huang, courses({ public: '12' }));
  await push(su, courses({ public: '30', professional: '42', elective: '18' }));
  for (let i = 0; i < 57; i += 1)
    await stage.world.person({ name: `新老师${i + 1}`, unitId: place.subunitId, pending: true });
  await stage.world.runJob('hours-open-year');
  const remind = await stage.world.call(place.administrator, 'POST', '/api/reminders', {
    year: 2026,
    personIds: [lin.personId],
  });
  expect(remind.status).toBe(200);
  await stage.world.moveTo(new Date('2026-11-23T02:00:00Z'));
});
afterAll(() => stage.close());
keepFailures('employer', () => stage);

test('the list says first how many will not make it', async () => {
  // Goal: the answer in the first line. Method: the page as the administrator of the group opens it.
  desk = await stage.open({ as: place.administrator, path: '/desk/people' });
  await desk
    .getByRole('heading', { name: '2026 年度：62 人还差学时，待计入的都算上也不够' })
    .waitFor();
  await desk.getByText(/在册\s63\s人，截止 2026年12月31日\s周四，还有 38 天/).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test('people are chosen and reminded, and who was reminded lately is left out by name', async () => {
  // Goal: no second letter within three days. Method: three chosen, of whom one was reminded and one has met the year.
  await desk.getByRole('searchbox').fill('林秀芬');
  await desk.getByRole('searchbox').press('Enter');
  await desk.getByRole('checkbox', { name: '选中林秀芬' }).check();
  await desk.getByText('林秀芬 3 天前刚提醒过，这次跳过').waitFor();
  expect(await desk.getByRole('button', { name: '提醒 0 人' }).isDisabled()).toBe(true);
  await desk.getByRole('searchbox').fill('');
  await desk.getByRole('button', { name: /再看/ }).click();
  for (const name of ['林秀芬', '黄国梁', '苏婉婷'])
    await desk.getByRole('checkbox', { name: `选中${name}` }).check();
  await desk.getByText('林秀芬 3 天前刚提醒过，这次跳过；1 人已达标，不用提醒').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.evaluate(() => window.scrollTo(0, 0));
  await stage.picture(desk, 'people-1440');
  await desk.getByRole('button', { name: '提醒 1 人' }).click();
  await desk.getByText('已提醒 1 人，通知里写明还差多少、什么时候截止。').waitFor();
  await desk.getByText('林秀芬 3 天内刚提醒过，跳过了。').waitFor();
});

test('whoever was reminded reads what is missing and where to go', async () => {
  // Goal: a reminder that helps. Method: the notice on a phone, its way on.
  await notified(stage, huang, 'hours.reminded');
  const phone = await stage.open({ as: huang, width: 390, path: '/notices' });
  await phone.getByText(/云湖实验小学的周敏提醒您：2026 年度还差 78\s学时。/).waitFor();
  await phone.getByText('其中公需 18、专业 42、选修 18。').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await phone.getByRole('link', { name: '看还差哪些、怎样补' }).click();
  await phone.getByRole('heading', { name: '今年还差' }).waitFor();
});

test('a filter is kept under a name, and a reload shows as many people as before', async () => {
  // Goal: position and views survive. Method: a view is saved, two pages opened, the page reloaded, the view removed.
  await desk.getByRole('button', { name: /^全部未达标/ }).click();
  await desk.getByRole('button', { name: '保存为视图' }).click();
  await desk.getByRole('textbox', { name: '视图的名称' }).fill('还差的老师');
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByRole('button', { name: '还差的老师', pressed: true }).waitFor();
  await desk.getByRole('button', { name: /再看/ }).click();
  await desk.getByText('第 1–62 人，共 62 人').waitFor();
  await desk.getByRole('checkbox', { name: '选中林秀芬' }).scrollIntoViewIfNeeded();
  const before = await desk.evaluate(() => Math.round(window.scrollY));
  expect(before).toBeGreaterThan(400);
  await desk.reload();
  await desk.getByText('第 1–62 人，共 62 人').waitFor();
  await expect.poll(() => desk.evaluate(() => Math.round(window.scrollY))).toBe(before);
  await desk.getByRole('link', { name: /^林秀芬/ }).click();
  await desk.getByRole('heading', { name: '林秀芬的学时' }).waitFor();
  await desk.goBack();
  await desk.getByText('第 1–62 人，共 62 人').waitFor();
  await expect.poll(() => desk.evaluate(() => Math.round(window.scrollY))).toBe(before);
  const other = await stage.open({ as: place.administrator, path: '/desk/people' });
  await other.getByRole('button', { name: '还差的老师' }).click();
  await other.getByRole('button', { name: '删除这个视图' }).click();
  await expect.poll(() => other.getByRole('button', { name: '还差的老师' }).count()).toBe(0);
});

test('everyone under a filter is reminded as one piece of work with progress', async () => {
  // Goal: more people than rows on the page. Method: all of them, on a phone; those of today are left out.
  const phone = await stage.open({ as: place.administrator, width: 390, path: '/desk/people' });
  await phone.getByRole('button', { name: /^全部未达标/ }).click();
  // Opened anew, the list holds nobody of the filter before.
  await phone.waitForURL(/group=/);
  await phone.reload();
  await phone.getByRole('button', { name: /再看/ }).waitFor();
  for (const box of await phone.getByRole('checkbox', { name: /^选中[^列]/ }).all())
    await box.check();
  await phone.getByRole('button', { name: '选中全部 62 人' }).click();
  await phone.getByRole('button', { name: '提醒 62 人' }).click();
  await phone.getByText(/^已提醒 60 人。/).waitFor();
  await phone.getByText(/(林秀芬、黄国梁|黄国梁、林秀芬) 3 天内刚提醒过，跳过了。/).waitFor();
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await seriousFindings(phone)).toEqual([]);
});

test('no window complained, and none asked another host for anything', () => {
  expect(stage.heard()).toEqual(nothingHeard);
});
