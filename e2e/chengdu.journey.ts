import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { registerSender } from '../server/src/exchange/index.ts';
import { seriousFindings } from './accessibility.ts';
import { typeDay } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { chooseFile } from './hand-over.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: on `sc-chengdu-teachers` a school ticks sessions for its teachers (unsaved, saved, reported, passed, sent back),
// asks to open again, the district decides and seals; totals are sums; online and reflection hours come by themselves.
// Method: the school's grid by keyboard, with the line cut once; the district's desk; a platform that pushes.
const NEAR = '区学科教研';
const LATER = '市级常规培训';
const SCAN = {
  name: '签到册.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

let stage: Stage;
let place: TestPlace;
let jiang: TestPerson;
let shen: TestPerson;
let school: Page;
let district: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  place = await stage.world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '岭西' });
  jiang = await stage.world.person({ name: '江雨', unitId: place.subunitId });
  shen = await stage.world.person({ name: '沈洁', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('chengdu', () => stage);

const cell = (person: TestPerson, session: string, state: string) =>
  school.getByLabel(`${person.name}，${session}：${state}`, { exact: true });

async function addSession(title: string, on: string, hours: string): Promise<void> {
  await school.getByRole('button', { name: '加一个场次' }).click();
  const drawer = school.getByRole('dialog', { name: '加一个场次' });
  await drawer.getByLabel('场次', { exact: true }).fill(title);
  await typeDay(school, '日期', on);
  await drawer.getByLabel('场次学时').fill(hours);
  await drawer.getByRole('button', { name: '加上' }).click();
  await school.getByRole('columnheader', { name: new RegExp(title) }).waitFor();
}

test('sessions are ticked by keyboard; what could not be saved says so until it is', async () => {
  school = await stage.open({ as: place.administrator, path: '/desk/records' });
  await school.getByRole('button', { name: '按场次勾选' }).click();
  await school.getByRole('heading', { name: '按场次勾选' }).waitFor();
  await addSession(NEAR, '2026-10-10', '4');
  await addSession(LATER, '2026-10-20', '3');
  await cell(jiang, LATER, '没有勾').focus();
  await school.keyboard.press('Space');
  await cell(jiang, LATER, '已保存').waitFor();
  await school.context().setOffline(true);
  await school.keyboard.press('ArrowRight');
  await school.keyboard.press('Space');
  await cell(jiang, NEAR, '未保存').waitFor();
  await school.getByText('1 项没有保存').waitFor();
  await stage.picture(school, 'grid-unsaved-1440', { fullPage: true });
  await school.context().setOffline(false);
  await school.getByRole('button', { name: '再存一次' }).click();
  await cell(jiang, NEAR, '已保存').waitFor();
  await school.getByText(/^都已保存/).waitFor();
  expect(await seriousFindings(school)).toEqual([]);
});

test('a day without a session ticks the nearest; the total is a sum and nothing to type', async () => {
  await school.getByRole('button', { name: '沈洁，按日期勾' }).click();
  await typeDay(school, '沈洁，按日期勾', '2026-10-12');
  await school
    .getByText(`沈洁：没有 2026年10月12日 的场次，勾了最近的 2026年10月10日《${NEAR}》。`)
    .waitFor();
  await cell(shen, NEAR, '已保存').waitFor();
  const row = school.getByRole('row', { name: /^江雨/ });
  await row.getByText(/^7\s学时$/).waitFor();
  expect(await school.getByRole('table').getByRole('textbox').count()).toBe(0);
  const typed = await stage.world.call(
    place.administrator,
    'POST',
    `/api/units/${place.unitId}/registrations`,
    {
      formId: 'other',
      category: 'standard',
      values: { title: '送教下乡', on: '2026-11-06', hours: '5', total: '10' },
      files: [],
      handIn: true,
      people: [{ personId: shen.personId, declarationId: randomUUID() }],
    },
  );
  expect(JSON.stringify(typed.body)).toContain('"path":"values/total"');
  await school.reload();
  await row.getByText(/^7\s学时$/).waitFor();
  await stage.picture(school, 'grid-1440', { fullPage: true });
});

test('what is reported waits for school and district; one is passed, one comes back', async () => {
  await school.getByRole('button', { name: `${NEAR}，上报 2 项` }).click();
  const drawer = school.getByRole('dialog', { name: `上报《${NEAR}》，2 位老师` });
  await chooseFile(drawer.getByRole('button', { name: /选文件|添加|选择/ }).first(), SCAN);
  await drawer.getByText('签到册.png').waitFor();
  await drawer.getByRole('button', { name: '上报', exact: true }).click();
  await cell(jiang, NEAR, '已上报').waitFor();
  await cell(shen, NEAR, '已上报').waitFor();
  for (const person of [jiang, shen]) {
    await decide(stage.world, place.administrator, person, await caseOf(person), {
      outcome: 'pass',
    });
  }
  district = await stage.open({ as: place.departmentOfficer, path: '/desk/inbox' });
  await district.getByRole('heading', { name: '待审 2' }).waitFor();
  await district.getByRole('button', { name: /^江雨/ }).click();
  await district.getByRole('heading', { name: /^江雨/ }).waitFor();
  await district.getByText('通过后', { exact: true }).waitFor();
  await district.keyboard.press('a');
  await district.getByText(/已通过并计入：江雨/).waitFor();
  await district.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await district.keyboard.press('r');
  const dialog = district.getByRole('dialog', { name: '退回给沈洁' });
  await dialog.getByRole('textbox', { name: /^意见/ }).fill('签到册上没有本人签名');
  await district.keyboard.press('Control+Enter');
  await district.getByText(/已退回给沈洁/).waitFor();
  await school.reload();
  await cell(jiang, NEAR, '已通过').waitFor();
  await cell(shen, NEAR, '打回重报').waitFor();
  // What was sent back can be reported again, and only that.
  await expect
    .poll(() => school.getByRole('button', { name: `${NEAR}，上报 1 项` }).count())
    .toBe(1);
  await stage.picture(school, 'grid-states-1440', { fullPage: true });
});

async function caseOf(person: TestPerson): Promise<string> {
  const answer = await stage.world.call(person, 'GET', '/api/declarations');
  const { items } = answer.body as { items: { caseId: string | null }[] };
  return items.find((one) => one.caseId !== null)?.caseId ?? '';
}

test('the school asks to open again what passed, and the district does', async () => {
  await cell(jiang, NEAR, '已通过').click();
  await school.getByRole('button', { name: '申请打回' }).click();
  const dialog = school.getByRole('dialog', { name: '申请打回' });
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await dialog.getByText('写明理由，至少两个字。').waitFor();
  await dialog.getByRole('textbox', { name: '理由' }).fill('学时填错了，应为 3');
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await school.getByText(/^周敏，.*：学时填错了，应为 3$/).waitFor();
  expect(await seriousFindings(school)).toEqual([]);
  await district.goto(`${stage.url}/desk/inbox`);
  await district.getByRole('button', { name: '申请打回', exact: true }).click();
  await district.getByText(/^周敏，.*：学时填错了，应为 3$/).waitFor();
  // Only what was named is opened: with nothing ticked nothing moves.
  const request = district.getByRole('region', { name: '申请打回' });
  await request.getByRole('radio', { name: '只改勾上的' }).check();
  await district.getByRole('button', { name: /^同意打回/ }).click();
  await request.getByText('勾上至少一项，或者选“全部都可以改”。').waitFor();
  await request.getByRole('checkbox', { name: '场次学时' }).check();
  await stage.picture(district, 'reopening-1440');
  expect(await seriousFindings(district)).toEqual([]);
  await district.getByRole('button', { name: /^同意打回/ }).click();
  await district.getByText(/^已打回：江雨/).waitFor();
  const opened = await stage.world.call(jiang, 'GET', '/api/declarations?state=returned');
  expect(opened.body).toMatchObject({ items: [{ reopened: ['values/hours'] }] });
  await school.goto(`${stage.url}/desk/records/grid`);
  await cell(jiang, NEAR, '打回重报').waitFor();
});

test('the district seals a school year, and opens it with a reason', async () => {
  await district.goto(`${stage.url}/desk/offices`);
  await district.getByRole('link', { name: /封存年度/ }).click();
  await district.getByRole('heading', { name: '还没有封存的年度' }).waitFor();
  await district.getByRole('button', { name: '封存这个年度' }).click();
  await district.getByText('先选一个单位。').waitFor();
  const unit = district.getByRole('combobox', { name: '单位' });
  await unit.fill('岭西实验');
  await district.getByTitle('岭西实验小学', { exact: true }).last().click();
  await district.getByRole('button', { name: '封存这个年度' }).click();
  await district.getByText(/^已封存：岭西实验小学/).waitFor();
  await district.getByRole('heading', { name: '1 个年度已封存' }).waitFor();
  expect(await seriousFindings(district)).toEqual([]);
  await stage.picture(district, 'seals-1440', { fullPage: true });
  await district.getByRole('button', { name: '解封', exact: true }).click();
  const dialog = district.getByRole('dialog', { name: /^解封岭西实验小学/ });
  await dialog.getByRole('textbox', { name: '原因' }).fill('补录调入教师的学时');
  await dialog.getByRole('button', { name: '解封', exact: true }).click();
  await district.getByText(/补录调入教师的学时$/).waitFor();
});

test('online and reflection hours come by themselves', async () => {
  const { credential } = await stage.world.run((op) =>
    registerSender(op, {
      name: '岭西研修网',
      nodeId: place.bureauId,
      kinds: ['online', 'reflection'],
    }),
  );
  const record = (kind: string, title: string, more: Record<string, unknown>) => ({
    externalId: randomUUID(),
    idNumber: shen.idNumber,
    name: shen.name,
    title,
    record: { kind, category: 'standard', on: '2026-10-30', ...more },
  });
  const response = await fetch(`${stage.url}/api/platform-records`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${credential}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      records: [
        record('online', '网上学习', { attrs: { passed: true } }),
        record('reflection', '自学反思', {}),
      ],
    }),
  });
  expect(await response.text()).toMatch(/"state":"recorded".*"state":"recorded"/s);
  const learner = await stage.open({ as: shen, width: 390, path: '/hours' });
  await learner.getByText('网上学习').first().waitFor();
  const text = await learner.getByRole('main').innerText();
  expect(text).toContain('自学反思');
  expect(text).toMatch(/8\s学时/);
  expect(text).toMatch(/6\s学时/);
});

test('no window complained, and nothing was refused but what was cut off', () => {
  const { errors, elsewhere, refusals } = stage.heard();
  expect(errors).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(refusals).toEqual([]);
});
