import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarYear } from '@jixu/kernel';
import {
  enrol,
  nextDay,
  player,
  type Provider,
  provider,
  publishCourse,
} from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a teacher writes a reflection that counts by itself; unit and bureau see who studies; a record that looks odd is
// looked at, asked about and answered. Method: Chengdu, one teacher at a phone, one program, the desks beside it.
const OVER = { timeout: 60_000 };
const REFLECTION = '这一周我听了三节同课异构的课，把自己的提问改了两处。'.repeat(9);
const COURSE = '课堂提问的设计';

let stage: Stage;
let place: TestPlace;
let by: Provider;
let teacher: TestPerson;
let racer: TestPerson;
let enrolmentId: string;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-10-12T02:00:00Z') });
  const { world } = stage;
  place = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '锦城' });
  by = await provider(world, place);
  teacher = await world.person({ name: '罗音', unitId: place.subunitId });
  racer = await world.person({ name: '何文', unitId: place.subunitId });
  const made = await publishCourse(world, place, by, { title: COURSE, category: 'standard' });
  enrolmentId = await enrol(world, racer, made.courseId);
  const play = await player(world, racer, { enrolmentId, chapterId: made.chapterId });
  const now = async () => (await world.clock.read(world.database.db)).getTime();
  let from = 0;
  for (let n = 0; n < 21; n += 1) {
    await world.moveTo(new Date((await now()) + 3_000));
    const told = await play.report([from, from + 60_000]);
    from = told.credited.at(-1)?.to ?? from;
  }
  await world.settle();
  await nextDay(world);
});
afterAll(() => stage.close());
keepFailures('study-desk', () => stage);

test('a reflection is written on a phone, kept while it is short, and counts when it is handed in', async () => {
  // Goal: hours without a person, and nothing typed is lost. Method: half of it, a reload, the rest.
  const phone = await stage.open({ as: teacher, width: 390, path: '/courses' });
  await phone.getByLabel('题目').fill('同课异构的反思');
  await phone.getByRole('textbox', { name: '反思' }).fill('写了一半');
  await phone.getByText('4 字，不少于 200 字').waitFor();
  expect(await phone.getByRole('button', { name: '交上去' }).isDisabled()).toBe(true);
  await phone.getByText('没有交的文字留在这台设备上，已保存。').waitFor(OVER);
  await phone.reload();
  await phone.getByText('4 字，不少于 200 字').waitFor(OVER);
  await phone.getByRole('textbox', { name: '反思' }).fill(REFLECTION);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'reflection-390', { fullPage: true });
  await phone.getByRole('button', { name: '交上去' }).click();
  await phone.getByText('已交，学时已计入。').waitFor(OVER);
  await phone.goto(`${stage.url}/hours`);
  await phone.getByText('同课异构的反思').first().waitFor(OVER);
  await phone
    .getByText(/6\s学时/)
    .first()
    .waitFor();
});

test('the unit sees who studies, by unit, by course and by person', async () => {
  // Goal: what an employer needs, on one page. Method: the views of one unit.
  const desk = await stage.open({ as: place.administrator, path: '/desk/study' });
  await desk.getByRole('table', { name: '按单位' }).waitFor(OVER);
  await stage.picture(desk, 'study-desk-units-1440', { fullPage: true });
  await desk.getByRole('button', { name: '按课程' }).click();
  await desk.getByRole('table', { name: '按课程' }).getByText(COURSE).waitFor(OVER);
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '按人' }).click();
  await desk.getByRole('row', { name: /罗音/ }).waitFor(OVER);
  await stage.picture(desk, 'study-desk-people-1440', { fullPage: true });
  expect(await desk.getByRole('button', { name: '异常' }).count()).toBe(0);
  const phone = await stage.open({
    as: place.administrator,
    width: 390,
    locale: 'en',
    path: '/desk/study?view=units',
  });
  await phone.getByRole('table', { name: 'By unit' }).waitFor(OVER);
  await stage.picture(phone, 'study-desk-390-en', { fullPage: true });
  expect(await seriousFindings(phone)).toEqual([]);
  expect(await seriousFindings(desk)).toEqual([]);
});

test('whoever is behind is ticked and reminded', async () => {
  // Goal: from the list to the notice. Method: a place that asks for hours, one person, the bar above the table.
  const { world } = stage;
  const town = await world.place({ packId: 'gd-teachers', prefix: 'GD', name: '岭东' });
  const { personId } = await world.person({ name: '林秀芬', unitId: town.subunitId });
  await world.run((op) =>
    world.jixu.rooms.hours.openPeriod(op, { personId, span: calendarYear(2026) }),
  );
  const desk = await stage.open({ as: town.administrator, path: '/desk/study?view=people' });
  await desk.getByRole('checkbox', { name: '选 林秀芬' }).check();
  await desk.getByRole('button', { name: '提醒 1 人' }).click();
  await desk.getByText('提醒了 1 人。', { exact: false }).waitFor(OVER);
  expect(await seriousFindings(desk)).toEqual([]);
});

test('the bureau opens an unusual record and asks; the person answers on the page of the course', async () => {
  // Goal: a person decides and the person concerned is heard. Method: the list, the case, the question, the answer.
  const bureau = await stage.open({ as: place.bureauOfficer, path: '/desk/study?view=anomalies' });
  await bureau.getByRole('row', { name: /何文/ }).waitFor(OVER);
  await bureau.getByText('几乎每次上报都远快于时钟').waitFor();
  expect(await seriousFindings(bureau)).toEqual([]);
  await stage.picture(bureau, 'study-desk-anomalies-1440', { fullPage: true });
  await bureau.getByRole('row', { name: /何文/ }).getByText('何文').click();
  await bureau.getByText('为什么请您看').waitFor(OVER);
  await bureau.getByText(/次上报中 .* 次远快于时钟/).waitFor();
  await stage.picture(bureau, 'anomaly-case-1440');
  await bureau.keyboard.press('r');
  const dialog = bureau.getByRole('dialog', { name: '退回给何文' });
  await dialog.getByRole('textbox', { name: /^意见/ }).fill('当时用的什么设备？');
  await bureau.keyboard.press('Control+Enter');
  await bureau.getByText(/已退回给何文/).waitFor(OVER);
  const phone = await stage.open({ as: racer, width: 390, path: `/courses/${enrolmentId}` });
  await phone.getByText('当时用的什么设备？').waitFor(OVER);
  await phone.getByRole('textbox', { name: '您的回答' }).fill('学校的平板，时钟快了。');
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'anomaly-asked-390', { fullPage: true });
  await phone.getByRole('button', { name: '提交回答' }).click();
  await phone.getByText(/还是暂记/).waitFor(OVER);
});

test('no window said or asked for anything it should not', () => {
  // Goal: nothing goes wrong unseen. Method: everything the windows said.
  const { errors, elsewhere, refusals } = stage.heard();
  expect({ errors, elsewhere, refusals }).toEqual({ errors: [], elsewhere: [], refusals: [] });
});
