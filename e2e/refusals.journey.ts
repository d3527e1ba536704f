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
  await above.getByText(/由本人单位移来/).waitFor();
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
  await desk.getByRole('button', { name: /^通过\s\d\s条$/ }).click();
  await desk.getByText(/通过了\s2\s条，1\s条没有通过，还留在队列里/).waitFor();
  await desk.getByRole('checkbox', { name: '选中江雨，自学规范' }).waitFor();
  await desk.getByRole('heading', { name: /^待审\s1$/ }).waitFor();
});

test('who holds no office is led to their own start', async () => {
  // Goal: no dead end and nobody's data. Method: a learner opens the desk by its address.
  const page = await stage.open({ as: engineer, path: '/desk/inbox' });
  await page.getByText('今年还差').waitFor();
  expect(new URL(page.url()).pathname).toBe('/home');
});

test('an ended session leads to the sign-in and back', async () => {
  // Goal: nobody is lost after a break. Method: the cookie goes, the page is opened again.
  const page = await stage.open({ as: engineer, path: '/home' });
  await page.getByText('今年还差').waitFor();
  await page.context().clearCookies();
  await page.goto(`${stage.url}/hours`);
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByText('离开得久了，请重新登录，草稿还在。').waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toContain('/hours');
  expect(await seriousFindings(page)).toEqual([]);
});

test('an address that leads nowhere leads back', async () => {
  // Goal: a wrong link is no dead end. Method: an unknown page, and a declaration that is not one's own.
  const page = await stage.open({ as: engineer, path: '/nowhere' });
  await page.getByRole('heading', { name: '没有这一页' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.getByText('今年还差').waitFor();
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages even where something is refused. Method: everything heard in all windows.
  expect(stage.heard()).toEqual(nothingHeard);
});
