import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import { declare } from '../server/src/app/declare.testing.ts';
import { FOUR_LEVELS } from '../server/src/app/four-levels.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { createNode, relate } from '../server/src/organisations/index.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: what a unit's desk does besides single cases: who has answered "nothing to declare", writing down for those who
// were ticked in the list of people, and experts who vote on a page. Method: `unit-registration` and an invented pack of
// four levels whose first step is decided by two of three experts.
const SINCE = localDate(2020, 1, 1);

let stage: Stage;
let unit: TestPlace;
let levels: TestPlace;
let person: TestPerson;
let teacher: TestPerson;
let caseId: string;
const experts: TestPerson[] = [];

beforeAll(async () => {
  stage = await openStage({
    at: new Date('2026-11-09T02:00:00Z'),
    extraPacks: [{ file: 'xx-four-levels/2020-01-01.yaml', text: FOUR_LEVELS }],
  });
  const { world } = stage;
  unit = await world.place({ packId: 'unit-registration', prefix: 'DW', name: '云湖' });
  person = await world.person({ name: '林秀芬', unitId: unit.unitId });
  await world.person({ name: '陈立新', unitId: unit.unitId });
  await world.runJob('hours-open-year');
  levels = await world.place({
    packId: 'xx-four-levels',
    prefix: 'XF',
    name: '云下',
    parameters: { 'XF-ratio': '1/4', 'XF-days': '7' },
  });
  await world.run(async (op) => {
    const officeId = await createNode(op, {
      kind: 'bureau',
      name: '云上省厅',
      regionCode: '449900',
      parentId: levels.regionId,
      fromOn: SINCE,
    });
    await relate(op, { unitId: levels.unitId, relation: 'title-review', officeId, fromOn: SINCE });
  });
  experts.push(levels.administrator);
  for (const name of ['钱二', '孙三']) {
    const role = { role: 'unit-administrator' as const, nodeId: levels.unitId };
    experts.push(await world.person({ name, unitId: levels.unitId, role }));
  }
  teacher = await world.person({ name: '江雨', unitId: levels.subunitId });
  const on = '2026-10-10';
  const values = { on, from: on, to: on, 'qty.hours': '8' };
  ({ caseId } = await declare(world, teacher, { form: 'map', values }));
});
afterAll(() => stage.close());
keepFailures('unit-desk', () => stage);

test('whoever answered “nothing to declare” is on a page of its own, by year', async () => {
  const own = await stage.open({ as: person, width: 390, path: '/declare' });
  await own.getByRole('button', { name: '没有要申报的' }).click();
  await own.getByText('您已回答：2026 年没有要申报的。').waitFor();
  const desk = await stage.open({ as: unit.administrator, path: '/desk/people' });
  await desk.getByRole('link', { name: '答了没有要申报的' }).click();
  await desk.getByRole('heading', { name: '答了没有要申报的' }).waitFor();
  await desk.getByRole('link', { name: '林秀芬' }).waitFor();
  expect(await desk.getByRole('link', { name: '陈立新' }).count()).toBe(0);
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'nothing-people-1440');
  await desk.goto(`${stage.url}/desk/nothing?year=2025`);
  await desk.getByText('2025 年度还没有人这样回答。').waitFor();
  await desk.close();
  await own.close();
});

test('those who are ticked in the list of people are written down for at once', async () => {
  const desk = await stage.open({ as: unit.administrator, path: '/desk/people' });
  await desk.getByRole('checkbox', { name: /陈立新/ }).check();
  await desk.getByRole('button', { name: '替他们登记' }).click();
  await desk.getByRole('heading', { name: '登记一人或多人' }).waitFor();
  await desk.getByText('已选 1 人').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '交上去（1 人）' }).click();
  // What is missing is said at its place, and who was chosen stays.
  await desk.getByText('缺这份证明').first().waitFor();
  await desk.getByText('已选 1 人').waitFor();
  await stage.picture(desk, 'register-for-1440', { fullPage: true });
  await desk.close();
});

async function vote(expert: TestPerson | undefined, opinion: string): Promise<Page> {
  if (!expert) throw new Error('three experts');
  const address = `/desk/inbox/${teacher.personId}/${caseId}`;
  const desk = await stage.open({ as: expert, path: address });
  await desk.getByRole('heading', { name: '专家组' }).waitFor();
  await desk.getByRole('textbox', { name: /^意见/ }).fill(opinion);
  // The page that is left too early takes its request along.
  const voted = desk.waitForResponse((answer) => answer.url().endsWith('/decision'));
  await desk.getByRole('group', { name: '处理' }).getByRole('button', { name: /^通过/ }).click();
  await voted;
  await desk.goto(`${stage.url}${address}`);
  await desk
    .getByText(new RegExp(`同意：${opinion}`))
    .first()
    .waitFor();
  return desk;
}

test('experts vote on the page: each opinion is kept, two of three pass it, nobody votes twice', async () => {
  const first = await vote(experts[0], '材料齐全');
  await first.getByText('3 位专家中 2 位同意即通过，已有 1 位提了意见。').waitFor();
  const actions = first.getByRole('group', { name: '处理' });
  await actions.getByText('这一条您不能决定：您已经提过意见，等其他专家。').waitFor();
  expect(await seriousFindings(first)).toEqual([]);
  await stage.picture(first, 'experts-1440');
  const second = await vote(experts[1], '图号清楚');
  await second.getByText('3 位专家中 2 位同意即通过，已有 2 位提了意见。').waitFor();
  await second.getByText(/周敏同意：材料齐全/).waitFor();
  const own = await stage.world.call(
    teacher,
    'GET',
    `/api/review/cases/${teacher.personId}/${caseId}`,
  );
  expect(own.body).toMatchObject({ stations: [{ state: 'done', outcome: 'pass' }, {}, {}, {}] });
  expect(stage.heard()).toEqual(nothingHeard);
});
