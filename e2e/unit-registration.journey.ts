import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { typeDay } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { chooseFile } from './hand-over.ts';
import { notified } from './notified.ts';
import { paperProofs } from './proofs.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: `unit-registration` from a list to counted hours: imported, repaired, handed in together with one proof, seen and
// objected to by the person, passed in one go. Method: the clerk and a person in windows of their own.
const TITLE = '消防安全轮训';

let stage: Stage;
let place: TestPlace;
let people: readonly TestPerson[];
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'unit-registration', prefix: 'DW', name: '云湖' });
  const made: TestPerson[] = [];
  for (const name of ['林秀芬', '陈立新', '黄小梅']) {
    made.push(await stage.world.person({ name, unitId: place.unitId }));
  }
  people = made;
});
afterAll(() => stage.close());
keepFailures('unit-registration', () => stage);

function list(): { name: string; mimeType: string; buffer: Buffer } {
  const rows = people.map(
    (one, index) =>
      `${one.name},${one.idNumber},专业,${TITLE},2026-10-12,2026-10-13,${index === 2 ? '四' : '4'}`,
  );
  const text = ['姓名,身份证号,科目,课程名称,开始日期,结束日期,半天数', ...rows].join('\r\n');
  return { name: '消防轮训名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('a list is imported: what is wrong in a cell is mended on the screen', async () => {
  desk = await stage.open({ as: place.administrator, path: '/desk/records' });
  await desk.getByText('还没有登记过').waitFor();
  await desk.getByRole('button', { name: '导入表格' }).click();
  await desk.getByRole('menuitem', { name: '培训', exact: true }).click();
  await desk.getByRole('heading', { name: '学时登记：培训' }).waitFor();
  await stage.picture(desk, 'records-import');
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), list());
  await desk.getByText('读了 3 行：2 行可以登记，1 行要改，0 行重复。').waitFor();
  await desk.getByText('半天数：填数字，例如 6 或 3.5。').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '改这一行' }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel('半天数').fill('4');
  await drawer.getByRole('button', { name: '保存并核对' }).click();
  await desk.getByRole('button', { name: '登记这 3 行' }).click();
  await desk.getByText('导入完成：新登记 3 条，没有变化 0 条。').waitFor();
  await stage.picture(desk, 'records-imported');
});

test('they are handed in together with one proof', async () => {
  await desk.getByRole('link', { name: /一起交上去/ }).click();
  await desk.getByRole('heading', { name: '学时登记' }).waitFor();
  await desk.getByText(`缺：学时证明`).first().waitFor();
  await desk.getByRole('checkbox', { name: '全选' }).check();
  await desk.getByText('其中 3 条缺证明').waitFor();
  const [proof] = await paperProofs('名册');
  if (!proof) throw new Error('a proof');
  await chooseFile(desk.getByRole('button', { name: '选择文件' }), proof);
  await desk.getByText(proof.name).waitFor();
  await stage.picture(desk, 'records-hand-in');
  await desk.getByRole('button', { name: '一起交上去（3 条）' }).click();
  await desk.getByText('办好 3 条。').waitFor();
  await desk.getByRole('button', { name: '审核中 3' }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test('one form for many is filled in once, with a proposal of half days', async () => {
  await desk.getByRole('button', { name: '登记一人或多人' }).click();
  await desk.getByRole('heading', { name: '登记一人或多人' }).waitFor();
  await desk.getByLabel('培训名称').fill('实验室安全培训');
  await typeDay(desk, '开始日期', '2026-09-07');
  await typeDay(desk, '结束日期', '2026-09-08');
  await desk.getByText('按每半天算是 4 个半天').waitFor();
  await expect.poll(() => desk.getByLabel('半天数').inputValue()).toBe('4');
  await desk.getByRole('radio', { name: /^专业/ }).check();
  await desk
    .getByRole('group', { name: '本单位人员' })
    .getByText(people[0]?.name ?? '')
    .click();
  await desk.getByText('已选 1 人').waitFor();
  // Without the proof that the form asks for the hand-in is refused at its place, and kept aside all the same.
  await desk.getByRole('button', { name: '交上去（1 人）' }).click();
  await desk.getByText('缺这份证明').first().waitFor();
  await stage.picture(desk, 'records-new', { fullPage: true });
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '先存着（1 人）' }).click();
  await desk.getByText('办好 1 条。').waitFor();
});

test('the person is told, sees it and objects', async () => {
  const [person] = people;
  if (!person) throw new Error('three people');
  await notified(stage, person, 'registration.made');
  const learner = await stage.open({ as: person, width: 390, path: '/notices' });
  const told = learner.getByRole('listitem').filter({ hasText: `周敏替您登记了《${TITLE}》` });
  await told.getByRole('link', { name: '看办理进度' }).click();
  await learner.getByText(/替您登记。/).waitFor();
  await learner.getByRole('button', { name: '内容不对，提出异议' }).click();
  await learner.getByLabel('哪里不对').fill('第二天我在外地，没有参加。');
  await learner.getByRole('button', { name: '提出异议', exact: true }).click();
  await learner.getByText(/您于.*提出异议：第二天我在外地/).waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'registered-390', { fullPage: true });
  const own = await stage.world.call(person, 'GET', '/api/declarations?state=in-review');
  const { items } = own.body as { items: { caseId: string }[] };
  await desk.goto(`${stage.url}/desk/inbox/${person.personId}/${items[0]?.caseId ?? ''}`);
  await desk.getByText('单位登记，本人有异议：“第二天我在外地，没有参加。”').waitFor();
  await stage.picture(desk, 'registered-case');
});

test('what is in order is passed in one go and counts four hours a half day', async () => {
  await desk.goto(`${stage.url}/desk/inbox`);
  await desk.getByRole('button', { name: '成批处理' }).click();
  for (const name of ['陈立新', '黄小梅']) {
    await desk.getByRole('checkbox', { name: new RegExp(name) }).check();
  }
  // A batch goes back with an opinion only; without one nothing moves.
  await desk.getByRole('button', { name: '退回 2 条' }).click();
  await desk.getByText('退回了 0 条，2 条没有退回，还留在队列里。').waitFor();
  await desk.getByText('写下意见：缺什么、怎么补，至少两个字。').first().waitFor();
  await expect.poll(() => desk.getByRole('checkbox', { name: /陈立新|黄小梅/ }).count()).toBe(2);
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'batch-return-1440');
  await desk.getByRole('button', { name: '通过 2 条' }).click();
  await desk.getByRole('checkbox', { name: /黄小梅/ }).waitFor({ state: 'detached' });
  await desk.goto(`${stage.url}/desk/records?state=counted`);
  await desk.getByRole('button', { name: '已计入 2' }).waitFor();
  await expect.poll(() => desk.getByRole('cell', { name: '16', exact: true }).count()).toBe(2);
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});
