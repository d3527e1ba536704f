import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { createNode, relate } from '../server/src/organisations/index.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { chooseFile } from './hand-over.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: on `zj-teachers` the county's list of a training becomes hours: the county brings it in for all its schools with
// its own headers and hands it in with one proof, each school passes its teachers, and then the county passes them all.
// Method: two schools below the county's education bureau, three teachers in one list with one wrong cell, and a fourth
// teacher who is another county's.
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
const SINCE = localDate(2020, 1, 1);

let place: TestPlace;
/** Enters things down for everybody below the county's bureau: an office like any unit's, higher up in the tree. */
let clerk: TestPerson;
let stranger: TestPerson;
const schools: { readonly head: TestPerson; readonly cases: number }[] = [];
const people: TestPerson[] = [];
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'zj-teachers', prefix: 'ZJ', name: '江南' });
  const { world } = stage;
  const role = { role: 'unit-administrator', nodeId: place.departmentId } as const;
  clerk = await world.person({ name: '方晓', unitId: place.departmentId, role });
  // Belongs to the group of schools, which is not below the bureau.
  stranger = await world.person({ name: '田野', unitId: place.subunitId });
  await addSchool('江南县第一小学', '章平', ['江雨', '沈洁']);
  await addSchool('江南县第二小学', '顾安', ['罗成']);
});

/** A school that lies below the county's bureau and has it as its authority. */
async function addSchool(name: string, head: string, teachers: readonly string[]): Promise<void> {
  const { world } = stage;
  const unitId = await world.run(async (op) => {
    const node = { kind: 'unit', name, parentId: place.departmentId, fromOn: SINCE } as const;
    const schoolId = await createNode(op, node);
    for (const [relation, officeId] of [
      ['authority', place.departmentId],
      ['bureau', place.bureauId],
    ] as const) {
      await relate(op, { unitId: schoolId, relation, officeId, fromOn: SINCE });
    }
    return schoolId;
  });
  const role = { role: 'unit-administrator', nodeId: unitId } as const;
  const school = { head: await world.person({ name: head, unitId, role }), cases: teachers.length };
  schools.push(school);
  for (const teacher of teachers) people.push(await world.person({ name: teacher, unitId }));
}
afterAll(() => stage.close());
keepFailures('zhejiang', () => stage);

function countyList(more: readonly TestPerson[] = []) {
  const head = '姓名,身份证号,名称,施教机构,开始日期,结束日期,证明上写的学时,教育部门已批准';
  const rows = [...people, ...more].map((one, index) => {
    const to = index === 1 ? '2026-13-40' : '2026-10-16';
    return `${one.name},${one.idNumber},${TITLE},江南县教师进修学校,2026-10-12,${to},40,是`;
  });
  const text = [head, ...rows].join('\r\n');
  return { name: '县集中研修名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('the county’s list for all schools is read by its headers; a wrong day is mended', async () => {
  desk = await stage.open({ as: clerk, path: '/desk/records' });
  // The bureau and its two schools: the list is everybody's below the bureau.
  await desk.getByRole('combobox', { name: '单位' }).fill('江南市教育局');
  await desk.getByTitle('江南市教育局', { exact: true }).last().click();
  await desk.getByRole('button', { name: '导入表格' }).click();
  await desk.getByRole('menuitem', { name: '平台外培训', exact: true }).click();
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), countyList([stranger]));
  await desk.getByText('读了 4 行：2 行可以登记，2 行要改，0 行重复。').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'county-list-1440', { fullPage: true });
  // Whose teacher the fourth is, the county does not learn; his row stays, and the others go in.
  await desk.getByRole('button', { name: '改这一行' }).first().click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel('结束日期').fill('2026-10-16');
  await drawer.getByRole('button', { name: '保存并核对' }).click();
  await desk.getByRole('button', { name: '登记这 3 行' }).click();
  await desk.getByText('导入完成：新登记 3 条，没有变化 0 条。').waitFor();
});

test('the same list again changes nothing', async () => {
  await openRecords();
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

test('all three go in with one proof; each school, then the county passes; they count', async () => {
  await openRecords('draft');
  await desk.getByRole('checkbox', { name: '全选' }).check();
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), SCAN);
  await desk.getByText(SCAN.name).waitFor();
  await desk.getByRole('button', { name: '一起交上去（3 条）' }).click();
  await desk.getByRole('button', { name: '审核中 3' }).waitFor();
  for (const { head, cases } of schools) {
    await passAll(await stage.open({ as: head, path: '/desk/inbox' }), cases);
  }
  const county = await stage.open({ as: place.departmentOfficer, path: '/desk/inbox' });
  await passAll(county, people.length);
  for (const person of people) {
    const hours = await stage.world.call(person, 'GET', `/api/people/${person.personId}/hours`);
    expect(JSON.stringify(hours.body)).toContain('"counted":"40"');
  }
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});

async function openRecords(state?: 'draft'): Promise<void> {
  const search = new URLSearchParams({ unit: place.departmentId, unitName: '江南市教育局' });
  if (state) search.set('state', state);
  await desk.goto(`${stage.url}/desk/records?${search}`);
}

async function passAll(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: `待审 ${count}` }).waitFor();
  await page.keyboard.press('b');
  await page.getByRole('checkbox', { name: `选中列出的 ${count} 条` }).check();
  await page.getByRole('button', { name: `通过 ${count} 条` }).click();
  await page.getByText(`通过了 ${count} 条。`).waitFor();
}
