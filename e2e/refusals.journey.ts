import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: where the product says no, it says why and what next. Method: `sd-zibo`, people with and without an office.
let stage: Stage;
let place: TestPlace;
let engineer: TestPerson;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T08:00:00Z') });
  place = await stage.world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  engineer = await stage.world.person({ name: '江雨', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('refusals', () => stage);

test("the administrator's own case goes to the office above by itself", async () => {
  // Goal: nobody decides about themselves. Method: the only administrator declares; two inboxes are read.
  const own = await declare(stage.world, place.administrator, {
    form: 'paper',
    values: { title: '自己的论文' },
  });
  const page = await stage.open({
    as: place.administrator,
    path: `/declarations/${own.declarationId}`,
  });
  await page.getByText('本级没有别的审核人，直接由这里办理。').waitFor();
  await page
    .getByText(/齐园市教育局/)
    .first()
    .waitFor();
  await page.goto(`${stage.url}/desk/inbox`);
  await page.getByText('没有待审的申报').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const above = await stage.open({ as: place.departmentOfficer, path: '/desk/inbox' });
  await above.getByRole('heading', { name: /^周敏/ }).waitFor();
  await above.getByText(/由下级移来/).waitFor();
});

test('several are passed at once only where the rules let it', async () => {
  // Goal: a record whose hours the unit decides is looked at one by one. Method: two papers and a self-study.
  for (const title of ['论文甲', '论文乙']) {
    await declare(stage.world, engineer, { form: 'paper', values: { title } });
  }
  await declare(stage.world, engineer, { form: 'self-study', values: { title: '自学规范' } });
  const desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  await desk.getByRole('button', { name: '成批处理' }).click();
  await desk.getByRole('checkbox', { name: /选中列出的 3 条/ }).check();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByText(/1\s条要您核定学时，请逐条处理/).waitFor();
  await desk.getByRole('button', { name: /^通过\s2\s条$/ }).click();
  await desk.getByText(/通过了\s2\s条。/).waitFor();
  await desk.getByRole('checkbox', { name: '选中江雨，自学规范' }).waitFor();
  await desk.getByRole('heading', { name: /^待审\s1$/ }).waitFor();
});

test('a page of others says whose it is and leads home', async () => {
  // Goal: no dead end, nobody's data, nothing asked of the server in vain. Method: deep links by people whose they are not.
  const page = await stage.open({ as: engineer, path: '/desk/inbox' });
  await page.getByRole('heading', { name: '这一页您看不到' }).waitFor();
  await page.getByText(/由单位管理员和审核部门的经办人使用/).waitFor();
  expect(await page.title()).toBe('这一页您看不到 | 继续');
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'closed-1440');
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.getByText('今年还差').waitFor();
  const desk = await stage.open({
    as: place.administrator,
    path: '/desk/verification',
    width: 390,
  });
  await desk.getByText(/由人社部门的经办人使用/).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.goto(`${stage.url}/desk/account`);
  await desk.getByRole('heading', { name: '周敏' }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test('an ended session leads to the sign-in and back', async () => {
  // Goal: nobody is lost after a break. Method: the cookie goes, the page is opened again.
  const page = await stage.open({ as: engineer, path: '/home' });
  await page.getByText('今年还差').waitFor();
  const { refusals } = stage.heard();
  const before = refusals.length;
  await page.context().clearCookies();
  await page.goto(`${stage.url}/hours`);
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByText('离开得久了，请重新登录，草稿还在。').waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toContain('/hours');
  expect(await seriousFindings(page)).toEqual([]);
  await page.context().close();
  // What the home page still asked for when the session was gone is refused for that reason and no other.
  const refused = refusals.splice(before);
  expect(refused.filter((refusal) => !refusal.startsWith('401 GET '))).toEqual([]);
});

test('an address that leads nowhere leads back', async () => {
  // Goal: a wrong link is no dead end. Method: unknown pages outside and inside the shells, a declaration of nobody.
  const stranger = await stage.open({ path: '/nowhere' });
  await stranger.getByRole('heading', { name: '没有这一页' }).waitFor();
  const desk = await stage.open({ as: place.administrator, path: '/desk/nowhere' });
  await desk.getByRole('heading', { name: '没有这一页' }).waitFor();
  await desk.getByRole('link', { name: '待审' }).waitFor();
  const page = await stage.open({
    as: engineer,
    path: '/declarations/019a0000-0000-7000-8000-000000000001',
  });
  await page.getByRole('heading', { name: '没有这一页' }).waitFor();
  await page.goto(`${stage.url}/nowhere`);
  await page.getByRole('heading', { name: '没有这一页' }).waitFor();
  await page.getByRole('link', { name: '我的学时' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'not-found-1440');
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.getByText('今年还差').waitFor();
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages even where something is refused. Method: all windows; only the declaration of nobody was asked for.
  const { refusals, ...rest } = stage.heard();
  expect({ ...rest, refusals: [...new Set(refusals)] }).toEqual({
    ...nothingHeard,
    refusals: ['404 GET /api/people/:id/declarations/:id'],
  });
});
