import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { chooseOption, typeDay } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: people stand in for one another: a promise that both sides see, a colleague's case taken over with a reason,
// absences that are planned, changed and taken back, one reminder, and the office above once the time is over. Method:
// `sc-chengdu-teachers`, two clerks of a school, its district, one teacher, a clock that is moved.
const SOON_MS = 60_000;

let stage: Stage;
let place: TestPlace;
let colleague: TestPerson;
let teacher: TestPerson;
let clerk: Page;
let declarationId: string;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  const { world } = stage;
  place = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '锦里' });
  const role = { role: 'unit-administrator' as const, nodeId: place.unitId };
  colleague = await world.person({ name: '孙和', unitId: place.unitId, role });
  teacher = await world.person({ name: '江雨', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('office', () => stage);

test('what the office promises is shown to whoever waits and to whoever decides', async () => {
  clerk = await stage.open({ as: place.administrator, path: '/desk/offices' });
  await clerk.getByRole('button', { name: '承诺时限' }).click();
  const drawer = clerk.getByRole('dialog');
  await drawer.getByLabel('工作日').fill('0');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.getByText('填 1 到 250 的整数。').waitFor();
  await drawer.getByLabel('工作日').fill('2');
  await drawer.getByRole('button', { name: '保存' }).click();
  await clerk.getByRole('cell', { name: '2 个工作日' }).waitFor();
  const on = '2026-10-10';
  const values = { on, from: on, to: on, 'qty.hours': '4' };
  ({ declarationId } = await declare(stage.world, teacher, { form: 'centralised', values }));
  const own = await stage.open({
    as: teacher,
    width: 390,
    path: `/declarations/${declarationId}`,
  });
  await own.getByText(/承诺 2 个工作日内办理/).waitFor();
  await own.getByText(/应在 11月11日.* 前答复/).waitFor();
  await own.getByText(/11月12日 起可以提醒一次/).waitFor();
  expect(await seriousFindings(own)).toEqual([]);
  await own.close();
});

test('a colleague’s case is taken over with a reason only, and the log says so', async () => {
  const other = await stage.open({ as: colleague, path: '/desk/inbox' });
  await other.getByText(/^您从 .* 起在处理/).waitFor();
  await other.getByText(/承诺 2 个/).waitFor();
  await clerk.goto(`${stage.url}/desk/inbox`);
  await clerk.getByText(/^孙和从 .* 起在处理/).waitFor();
  await clerk.keyboard.press('c');
  const dialog = clerk.getByRole('dialog', { name: '接过来处理' });
  await dialog.getByText('孙和正在处理这一条。接过来以后由您决定，对方不能再决定。').waitFor();
  await dialog.getByRole('button', { name: '接过来处理' }).click();
  await dialog.getByText('写明理由，至少两个字。').waitFor();
  expect(await seriousFindings(clerk)).toEqual([]);
  await stage.picture(clerk, 'take-over-1440');
  await dialog.getByLabel('为什么接过来，经过里会写明').fill('孙和下午开会，材料我看过');
  await dialog.getByRole('button', { name: '接过来处理' }).click();
  await clerk.getByText(/^您从 .* 起在处理/).waitFor();
  await clerk.getByText(/周敏接过来，在.*处理：孙和下午开会，材料我看过/).waitFor();
  await other.reload();
  await other.getByText(/^周敏从 .* 起在处理/).waitFor();
  await other.close();
});

test('absences to come are listed, changed and taken back, by oneself and by the office above', async () => {
  const own = await stage.open({ as: colleague, path: '/desk/offices' });
  await own.getByRole('button', { name: '登记请假' }).click();
  const drawer = own.getByRole('dialog');
  await drawer.getByText('现在和以后都没有。').waitFor();
  await chooseOption(own, '谁', '孙和');
  await typeDay(own, '从哪天起', '2026-12-01');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.getByText('选好两个日期。').waitFor();
  await typeDay(own, '回来的日子', '2026-12-05');
  await drawer.getByRole('button', { name: '保存' }).click();
  const planned = drawer.getByRole('region', { name: '已登记的请假' });
  await planned.getByText(/孙和 12月1日 起，12月5日 回来/).waitFor();
  await planned.getByRole('button', { name: /^改孙和的请假/ }).click();
  await typeDay(own, '回来的日子', '2026-12-04');
  await drawer.getByRole('button', { name: '保存' }).click();
  await planned.getByText(/孙和 12月1日 起，12月4日 回来/).waitFor();
  expect(await seriousFindings(own)).toEqual([]);
  await stage.picture(own, 'absences-1440');
  const district = await stage.open({
    as: place.departmentOfficer,
    width: 390,
    path: '/desk/offices',
  });
  await district.getByRole('button', { name: '登记请假' }).last().click();
  const above = district.getByRole('region', { name: '已登记的请假' });
  await above.getByText(/孙和 12月1日 起，12月4日 回来/).waitFor();
  expect(await seriousFindings(district)).toEqual([]);
  await stage.picture(district, 'absences-390');
  await above.getByRole('button', { name: /^取消孙和的请假/ }).click();
  await above.getByText('现在和以后都没有。').waitFor();
  await district.close();
  await own.close();
});

test('once the time is over the person reminds once, and the office above takes it with a reason', async () => {
  await stage.world.moveTo(new Date('2026-11-12T02:00:00Z'));
  const own = await stage.open({
    as: teacher,
    width: 390,
    path: `/declarations/${declarationId}`,
  });
  await own.getByText(/应在 11月11日.* 前答复，已经超过/).waitFor();
  await own.getByRole('button', { name: '提醒一下' }).click();
  await own.getByText(/提醒过，对方已收到/).waitFor();
  expect(await own.getByRole('button', { name: '提醒一下' }).count()).toBe(0);
  expect(await seriousFindings(own)).toEqual([]);
  await stage.picture(own, 'over-time-390', { fullPage: true });
  await clerk.goto(`${stage.url}/desk/inbox?order=risk`);
  const queue = clerk.getByRole('region', { name: '待审' });
  await queue.getByText(/本人催过/).waitFor({ timeout: SOON_MS });
  await clerk.getByText(/本人催了一次/).waitFor();
  const district = await stage.open({ as: place.departmentOfficer, path: '/desk/offices' });
  await district.getByText('1 条超时').first().waitFor();
  await district.getByRole('link', { name: '看在办的' }).click();
  await district.getByRole('button', { name: '接过来办' }).click();
  const dialog = district.getByRole('dialog', { name: '接过来处理' });
  await dialog.getByLabel('为什么接过来，经过里会写明').fill('学校超时，区里先办');
  await dialog.getByRole('button', { name: '接过来处理' }).click();
  await district.getByText('已接过来：江雨。在您的待审里。').waitFor();
  await district.getByRole('link', { name: '去待审' }).click();
  await district.getByText(/由下级移来：上级接过来办理/).waitFor();
  await district.getByText(/处理：学校超时，区里先办/).waitFor();
  expect(await seriousFindings(district)).toEqual([]);
  await stage.picture(district, 'taken-over-1440');
  await own.reload();
  await own.getByText(/上级接过来办理。/).waitFor();
  expect(stage.heard()).toEqual(nothingHeard);
});
