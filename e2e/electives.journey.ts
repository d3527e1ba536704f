import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  nextDay,
  type Provider,
  provider,
  publishCourse,
} from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: the compulsory course and a pack of electives, from the choice to the hours on the home page. Method: the body
// that teaches, then one person on a phone; each course is a page of five seconds.
let stage: Stage;
let place: TestPlace;
let by: Provider;
let engineer: TestPerson;
let phone: Page;

const READ_SECONDS = 5;
const OVER = { timeout: 60_000 };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '云湖' });
  by = await provider(stage.world, place);
  engineer = await stage.world.person({ name: '孙丽华', unitId: place.subunitId });
  const course = (title: string, value: string, compulsory: boolean) =>
    publishCourse(stage.world, place, by, {
      title,
      compulsory,
      category: 'professional',
      amount: { unit: 'hours', value },
      readSeconds: READ_SECONDS,
      keyPoints: ['先看目标'],
    });
  await course('绿色建造', '20', true);
  await course('信息模型', '10', false);
  await course('装配施工', '10', false);
  await course('质量通病', '20', false);
});
afterAll(() => stage.close());
keepFailures('electives', () => stage);

test('whoever teaches puts electives together, is told what does not fit, and offers the pack', async () => {
  const desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByRole('link', { name: '选修包' }).click();
  await desk.getByRole('heading', { level: 1, name: '选修包' }).waitFor();
  const make = async (title: string, courses: readonly string[]) => {
    await desk.getByRole('button', { name: '新建选修包' }).click();
    await desk.getByLabel('包的名称').fill(title);
    for (const one of courses) await desk.getByRole('checkbox', { name: new RegExp(one) }).check();
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.getByRole('heading', { level: 3, name: title }).waitFor();
  };
  await make('智能建造包', ['信息模型', '装配施工']);
  await desk.getByRole('button', { name: '开放选择' }).click();
  // A new pack counts as little as the rules allow; two courses of ten hours are more.
  await desk.getByText('课程加起来和整包计的不一样多').waitFor();
  await desk.getByRole('button', { name: '修改' }).click();
  await desk.getByLabel('整包计').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '20' }).click();
  await desk.getByText('已选课程合计 20 学时').waitFor();
  await desk.getByLabel('收费（元，免费填 0）').fill('99');
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('button', { name: '新建选修包' }).waitFor();
  await desk.getByRole('button', { name: '开放选择' }).click();
  await desk.getByText('收费的包要写明怎样缴费').waitFor();
  await desk.getByRole('button', { name: '修改' }).click();
  await desk.getByRole('textbox', { name: /怎样缴费/ }).fill('到财务窗口缴费');
  await stage.picture(desk, 'kept-pack-price-1440', { fullPage: true });
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('button', { name: '新建选修包' }).waitFor();
  await desk.getByRole('button', { name: '开放选择' }).click();
  await desk.getByRole('button', { name: '收回' }).waitFor();
  await desk.getByText('收费 99 元').waitFor();
  await stage.picture(desk, 'kept-packs-1440', { fullPage: true });
  expect(stage.heard().errors).toEqual([]);
});

test('the home page leads to the pack, which is chosen, given back and chosen again', async () => {
  phone = await stage.open({ as: engineer, width: 390, path: '/home' });
  await phone.getByRole('link', { name: /智能建造包/ }).click();
  await phone.getByRole('heading', { level: 3, name: '智能建造包' }).waitFor();
  await phone.getByText('收费 99 元').waitFor();
  await phone.getByRole('button', { name: '选这一包' }).click();
  await phone.getByText('到财务窗口缴费').waitFor();
  await phone.getByRole('button', { name: '退掉，不学这一包' }).click();
  await phone.getByRole('button', { name: '选这一包' }).click();
  await phone.getByText('到财务窗口缴费').waitFor();
  // Nothing of it is begun before it is paid.
  expect(await phone.getByRole('button', { name: '开始学 信息模型' }).count()).toBe(0);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'packs-unpaid-390', { fullPage: true });
});

test('the cashier writes the payment down once; paid back by mistake, it is chosen and paid again', async () => {
  const desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByRole('link', { name: '收费' }).click();
  const receive = async (receipt: string) => {
    await desk.getByRole('button', { name: '登记收款' }).click();
    await desk.getByLabel('孙丽华的收据号').fill(receipt);
    await desk.getByRole('button', { name: '登记', exact: true }).click();
  };
  await desk.getByText('选修包《智能建造包》').first().waitFor();
  await receive('0021935');
  await desk.getByText(/收据 0021935，窗口登记/).waitFor();
  await desk.getByRole('button', { name: '登记退费' }).click();
  await desk.getByRole('textbox', { name: /孙丽华/ }).fill('选错了包');
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.getByText('已退', { exact: true }).waitFor();
  await phone.reload();
  await phone.getByRole('button', { name: '选这一包' }).click();
  await phone.getByText('到财务窗口缴费').waitFor();
  await desk.reload();
  await receive('0021936');
  await desk.getByText(/收据 0021936，窗口登记/).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'fees-of-packs-1440', { fullPage: true });
  await phone.reload();
  await phone.getByText('还差 20 学时').waitFor();
  await stage.picture(phone, 'packs-390', { fullPage: true });
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});

/** Reads the page of the course that is open until its hours are provisional, and goes back to the courses. */
async function readThrough(title: string, amount: string): Promise<void> {
  await phone.getByRole('heading', { level: 1, name: title }).waitFor();
  await phone.getByRole('button', { name: '开始阅读计时' }).click();
  await phone.getByText(`这门课学完了，${amount} 先暂记`).waitFor(OVER);
  await phone.getByRole('link', { name: '所有课程' }).click();
  await phone.getByRole('heading', { level: 1, name: '学习' }).waitFor();
}

test('both courses of the pack and the compulsory one are studied', async () => {
  await phone.getByRole('button', { name: '开始学 信息模型' }).click();
  await readThrough('信息模型', '10 学时');
  await phone.getByText('还差 10 学时').waitFor();
  await phone.getByRole('button', { name: '开始学 装配施工' }).click();
  await readThrough('装配施工', '10 学时');
  await phone.getByText('整包学完').waitFor();
  const compulsory = phone.locator('.jx-learning-card').filter({ hasText: '绿色建造' });
  await compulsory.getByRole('button', { name: '开始学' }).click();
  await readThrough('绿色建造', '20 学时');
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});

test('the day after, the home page counts forty hours', async () => {
  await nextDay(stage.world);
  const finished = async () => {
    const { body } = await stage.world.call(engineer, 'GET', '/api/courses');
    return (body as { mine: { state: string }[] }).mine.filter((one) => one.state === 'done')
      .length;
  };
  await expect.poll(finished, OVER).toBe(3);
  const page = await stage.open({ as: engineer, width: 390, path: '/courses' });
  await page.getByRole('heading', { level: 2, name: /^学完的 ?3/ }).waitFor();
  await page.getByRole('link', { name: '首页' }).click();
  await page.getByText(/40/).first().waitFor(OVER);
  await page.getByRole('link', { name: '学时', exact: true }).click();
  for (const title of ['信息模型', '装配施工', '绿色建造'])
    await page.getByText(title).first().waitFor(OVER);
  expect(stage.heard().errors).toEqual([]);
});
