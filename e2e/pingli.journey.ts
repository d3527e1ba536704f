import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, declare } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: on `sn-pingli` the county draws people, looks at each sample on site, has a fault done again, and the city
// confirms. Method: four people whose school has passed them, the county's and the city's windows, a job for the rest.
let stage: Stage;
let place: TestPlace;
let county: Page;
const people: TestPerson[] = [];

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  const { world } = stage;
  place = await world.place({
    packId: 'sn-pingli',
    prefix: 'PL',
    name: '岭东',
    parameters: { 'PL-2-ratio': '0.3' },
  });
  const day = { on: '2026-10-10', from: '2026-10-10', to: '2026-10-10', 'qty.hours': '8' };
  for (const name of ['江雨', '沈洁', '罗成', '宋远']) {
    const person = await world.person({ name, unitId: place.subunitId });
    const { caseId } = await declare(world, person, { form: 'centralised', values: day });
    await decide(world, place.administrator, person, caseId, { outcome: 'pass' });
    people.push(person);
  }
});
afterAll(() => stage.close());
keepFailures('pingli', () => stage);

const membersOf = (page: Page) => page.getByRole('table', { name: '名单' }).getByRole('row');

test('the desk says that samples come first, and the county draws them', async () => {
  county = await stage.open({ as: place.departmentOfficer, path: '/desk/inbox' });
  await county.getByText('这一步按抽查决定，先去抽样。').waitFor();
  await county.getByRole('link', { name: '去抽样' }).click();
  await county.getByRole('heading', { name: '4 人的 4 条等着抽样' }).waitFor();
  expect(await seriousFindings(county)).toEqual([]);
  await stage.picture(county, 'samples-waiting-1440', { fullPage: true });
  await county.getByRole('button', { name: /^抽样：岭东/ }).click();
  await county.getByText('抽了 4 里的 2，种子已存下。').waitFor();
  await county.getByRole('heading', { name: '2 个样本还没有核查' }).waitFor();
  await county.getByRole('link', { name: '看名单' }).first().click();
  await county.getByRole('heading', { name: /2026年11月9日抽样$/ }).waitFor();
  await county.getByText(/^[0-9a-f]{32}$/).waitFor();
  await expect.poll(() => membersOf(county).count()).toBe(3);
  expect(await seriousFindings(county)).toEqual([]);
  await stage.picture(county, 'draw-1440', { fullPage: true });
});

test('a sample on site passes with a finding only', async () => {
  await county.getByRole('link', { name: '去核查' }).first().click();
  await county.getByText('实地核查的样本：写下看到了什么，再通过。').waitFor();
  const actions = county.getByRole('group', { name: '处理' });
  await actions.getByRole('button', { name: /^通过/ }).click();
  await actions.getByText('这是现场抽查的样本，写下现场看到的情况。').waitFor();
  await expect.poll(() => actions.getByRole('button', { name: /^退回重新认定/ }).count()).toBe(1);
  // What is missing has the focus already.
  const opinion = county.getByRole('textbox', { name: /^意见/ });
  await expect.poll(() => opinion.evaluate((field) => field === document.activeElement)).toBe(true);
  await county.keyboard.type('到校看了签到册和档案，一致');
  await county.keyboard.press('Escape');
  await county.keyboard.press('a');
  await county.getByText(/^已通过/).waitFor();
});

test('a sample that is not in order is done again; the rest passes with the samples', async () => {
  await county.goBack();
  await county.goto(`${stage.url}/desk/samples`);
  await county.getByRole('heading', { name: '1 个样本还没有核查' }).waitFor();
  await county.getByRole('table', { name: '抽过的' }).getByRole('link').click();
  await county.getByRole('link', { name: '去核查' }).click();
  await county.getByText('实地核查的样本：写下看到了什么，再通过。').waitFor();
  await county.keyboard.press('w');
  await county.keyboard.type('签到册里没有这个人');
  await county.keyboard.press('Escape');
  await county.keyboard.press('d');
  await county.getByText(/^已退回上一步重新认定/).waitFor();
  await stage.world.runJob('review-settle-draws');
  await county.goto(`${stage.url}/desk/samples`);
  await county.getByRole('heading', { name: '没有等着抽样的，样本都核查完了' }).waitFor();
  const drawn = county.getByRole('table', { name: '抽过的' });
  await drawn.getByText('1 合格、1 不合格').waitFor();
  await drawn.getByText('2 已处理').waitFor();
  await drawn.getByRole('link').click();
  await county.getByText('岭东', { exact: false }).first().waitFor();
  await county.getByText(/：到校看了签到册和档案，一致$/).waitFor();
  await county.getByRole('button', { name: '没抽中的' }).click();
  await expect.poll(() => county.getByText('没抽中，随样本通过').count()).toBe(2);
  await stage.picture(county, 'draw-done-1440', { fullPage: true });
  const phone = await stage.open({
    as: place.departmentOfficer,
    width: 390,
    path: '/desk/samples',
  });
  await phone.getByText('1 合格、1 不合格').waitFor();
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await stage.picture(phone, 'samples-390', { fullPage: true });
});

test('the city confirms three together, and only these count', async () => {
  const city = await stage.open({ as: place.bureauOfficer, path: '/desk/inbox' });
  await city.getByRole('heading', { name: '待审 3' }).waitFor();
  await city.keyboard.press('b');
  await city.getByRole('checkbox', { name: '选中列出的 3 条' }).check();
  await city.getByRole('button', { name: '通过 3 条' }).click();
  await city.getByText('通过了 3 条。').waitFor();
  const counted: string[] = [];
  for (const person of people) {
    const answer = await stage.world.call(person, 'GET', `/api/people/${person.personId}/hours`);
    if (JSON.stringify(answer.body).includes('"counted":"8"')) counted.push(person.name);
  }
  expect(counted.length).toBe(3);
});

test('no window complained; the one refusal is the sample without a finding', () => {
  const { errors, elsewhere, refusals } = stage.heard();
  expect(errors).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(refusals).toEqual(['422 POST /api/review/cases/:id/:id/decision']);
});
