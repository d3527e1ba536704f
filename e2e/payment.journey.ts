import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Provider, provider, publishCourse } from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a course with a price is chosen, paid at the counter and studied. Method: a learner on a phone, a cashier.
let stage: Stage;
let place: TestPlace;
let by: Provider;
let engineer: TestPerson;
const OVER = { timeout: 60_000 };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '云湖' });
  by = await provider(stage.world, place);
  engineer = await stage.world.person({ name: '孙丽华', unitId: place.subunitId });
  await publishCourse(stage.world, place, by, {
    title: '评价标准',
    category: 'professional',
    amount: { unit: 'hours', value: '10' },
    priceFen: 6_050,
    readSeconds: 5,
  });
});
afterAll(() => stage.close());
keepFailures('payment', () => stage);

test('chosen, owed, written down by the cashier, then studied', async () => {
  const phone = await stage.open({ as: engineer, width: 390, path: '/courses' });
  await phone.getByText('收费 60.50 元').waitFor();
  await phone.getByRole('button', { name: '开始学' }).click();
  await phone.getByRole('heading', { name: '缴费后开始学' }).waitFor();
  await phone.getByText('到财务窗口缴费').waitFor();
  expect(await phone.getByRole('button', { name: '开始阅读计时' }).count()).toBe(0);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'pay-first-390', { fullPage: true });
  const desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByRole('link', { name: '收费' }).click();
  await desk.getByRole('heading', { level: 3, name: /孙丽华/ }).waitFor();
  await desk.getByRole('button', { name: '登记收款' }).click();
  await desk.getByLabel('孙丽华的收据号').fill('0021934');
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.getByText(/收据 0021934，窗口登记/).waitFor();
  await desk.getByLabel('平台名称').fill('市财政非税平台');
  await desk.getByRole('button', { name: '接入' }).click();
  await desk.getByRole('button', { name: '看密钥' }).click();
  await desk.getByText(/\/api\/payment-callbacks\//).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'fees-1440', { fullPage: true });
  await phone.reload();
  await phone.getByRole('button', { name: '开始阅读计时' }).click();
  await phone.getByText('这门课学完了，10 学时 先暂记').waitFor(OVER);
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});
