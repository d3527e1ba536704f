import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { chooseFile } from './hand-over.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: on `zj-teachers` the county's list of a training becomes hours: imported with its own headers, handed in with one
// proof, passed by the school and then by the county together. Method: a list of three teachers with one wrong cell.
const TITLE = '学科核心素养集中研修';
const SCAN = {
  name: '结业名册盖章页.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

let stage: Stage;
let place: TestPlace;
const people: TestPerson[] = [];
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'zj-teachers', prefix: 'ZJ', name: '江南' });
  for (const name of ['江雨', '沈洁', '罗成']) {
    people.push(await stage.world.person({ name, unitId: place.subunitId }));
  }
});
afterAll(() => stage.close());
keepFailures('zhejiang', () => stage);

function countyList() {
  const head = '姓名,身份证号,名称,施教机构,开始日期,结束日期,证明上写的学时,教育部门已批准';
  const rows = people.map((one, index) => {
    const to = index === 1 ? '2026-13-40' : '2026-10-16';
    return `${one.name},${one.idNumber},${TITLE},江南县教师进修学校,2026-10-12,${to},40,是`;
  });
  const text = [head, ...rows].join('\r\n');
  return { name: '县集中研修名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('the county’s list is read by its headers; a wrong day is mended on the screen', async () => {
  desk = await stage.open({ as: place.administrator, path: '/desk/records' });
  await desk.getByRole('button', { name: '导入表格' }).click();
  await desk.getByRole('menuitem', { name: '平台外培训', exact: true }).click();
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), countyList());
  await desk.getByText('读了 3 行：2 行可以登记，1 行要改，0 行重复。').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'county-list-1440', { fullPage: true });
  await desk.getByRole('button', { name: '改这一行' }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel('结束日期').fill('2026-10-16');
  await drawer.getByRole('button', { name: '保存并核对' }).click();
  await desk.getByRole('button', { name: '登记这 3 行' }).click();
  await desk.getByText('导入完成：新登记 3 条，没有变化 0 条。').waitFor();
});

test('the same list again changes nothing', async () => {
  await desk.goto(`${stage.url}/desk/records`);
  await desk.getByRole('button', { name: '导入表格' }).click();
  await desk.getByRole('menuitem', { name: '平台外培训', exact: true }).click();
  const list = countyList();
  const mended = list.buffer.toString().replace('2026-13-40', '2026-10-16');
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), {
    ...list,
    buffer: Buffer.from(mended),
  });
  await desk.getByText('导入后：新登记 0 条，没有变化 3 条。').waitFor();
  await expect.poll(() => desk.getByText('可以登记，没有变化').count()).toBe(3);
});

test('all three go in with one proof, school and county pass them together, and they count', async () => {
  await desk.goto(`${stage.url}/desk/records?state=draft`);
  await desk.getByRole('checkbox', { name: '全选' }).check();
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), SCAN);
  await desk.getByText(SCAN.name).waitFor();
  await desk.getByRole('button', { name: '一起交上去（3 条）' }).click();
  await desk.getByRole('button', { name: '审核中 3' }).waitFor();
  await passAll(desk);
  const county = await stage.open({ as: place.departmentOfficer, path: '/desk/inbox' });
  await county.getByRole('heading', { name: '待审 3' }).waitFor();
  await passAll(county);
  for (const person of people) {
    const hours = await stage.world.call(person, 'GET', `/api/people/${person.personId}/hours`);
    expect(JSON.stringify(hours.body)).toContain('"counted":"40"');
  }
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});

async function passAll(page: Page): Promise<void> {
  await page.goto(`${stage.url}/desk/inbox`);
  await page.getByRole('heading', { name: '待审 3' }).waitFor();
  await page.keyboard.press('b');
  await page.getByRole('checkbox', { name: '选中列出的 3 条' }).check();
  await page.getByRole('button', { name: '通过 3 条' }).click();
  await page.getByText('通过了 3 条。').waitFor();
}
