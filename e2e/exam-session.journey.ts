import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import {
  done,
  logInAgain,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  signUpFor,
  sit,
  taskOf,
} from '../server/src/app/exam.testing.ts';
import { TEST_PASSWORD, type TestPerson, type TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a central session as the rulebook of 2012 lays it down: choice, homework, ticket, exam, results, re-sit, credits.
// Method: one person in a browser on a clock that the journey moves; the homework is handed in by the same public API.
let stage: Stage;
let place: TestPlace;
let organiser: Organiser;
let learner: TestPerson;
/** Comes to the door when it is shut. */
let latecomer: TestPerson;
let page: Page;
let offeringId = '';
let examId = '';
const DAY = 24 * 60;
const BEGIN = Date.parse('2026-09-01T01:00:00Z');
const at = (minutes: number): Date => new Date(BEGIN + minutes * 60_000);
const START = 20 * DAY;
const RESIT = 40 * DAY;
const homework: string[] = [];

beforeAll(async () => {
  stage = await openStage({ at: at(0) });
  const { world } = stage;
  place = await world.place({ packId: 'sd-zibo-municipal', prefix: 'ZS', name: '临川' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
  learner = await world.person({ name: '林秀芬', unitId: place.subunitId });
  latecomer = await world.person({ name: '吴迟', unitId: place.subunitId });
  const bankId = await makeBank(organiser, 20);
  const small = await makePaper(organiser, { bankId, count: 6, pointsEach: '1' });
  const large = await makePaper(organiser, { bankId, count: 20, pointsEach: '5' });
  const tasks = [1, 2, 3, 4, 5].map((sequence) =>
    taskOf({
      paperId: small,
      kind: 'homework',
      sequence,
      opensAt: at(0).toISOString(),
      closesAt: at(18 * DAY).toISOString(),
    }),
  );
  const exam = taskOf({ paperId: large, startsAt: at(START).toISOString(), minutes: 120 });
  examId = exam.taskId;
  homework.push(...tasks.map((task) => task.taskId));
  offeringId = await openExam(organiser, {
    title: '职业道德与诚信',
    tells: 'together',
    appealDays: 3,
    category: null,
    signUpFrom: at(-DAY).toISOString(),
    signUpTo: at(10 * DAY).toISOString(),
    tasks: [
      ...tasks,
      exam,
      taskOf({ paperId: large, kind: 'resit', startsAt: at(RESIT).toISOString(), minutes: 120 }),
    ],
  });
});
afterAll(() => stage.close());
keepFailures('exam-session', () => stage);

/** A page of that moment, with the browser's clock set to it. */
async function visit(path: string): Promise<void> {
  page = await stage.open({ as: learner, path });
}

async function choose(rightOnes: number): Promise<void> {
  for (let number = 1; number <= rightOnes; number += 1) {
    await page.getByRole('button', { name: new RegExp(`^第 ${number} 题 `) }).click();
    await page.getByRole('radio', { name: /选我/ }).check();
  }
  await page.getByText('已存').waitFor();
}

async function handIn(): Promise<void> {
  await page.getByRole('button', { name: '交卷' }).click();
  await page.getByRole('button', { name: '确定交卷' }).click();
  await page.getByRole('heading', { name: '已交卷' }).waitFor();
}

test('choosing shows the rules of the place, and what is to be done when', async () => {
  // Goal: nothing is a surprise. Method: the exam's page before and after signing up.
  await visit('/exams');
  await page.getByRole('link', { name: '打开 职业道德与诚信' }).click();
  await page.getByText('作业 30 分 + 考试分 × 0.7，满 60 分合格').waitFor();
  await page.getByText('作业 5 次，每次 6 分；两次至少隔 24 小时，每次最多 4 小时').waitFor();
  await page.getByText('开考前 30 分钟可入场，开考 20 分钟后不能入场，按缺考').waitFor();
  await page.getByText('打印准考证时记 15 元考试费').waitFor();
  await page.getByRole('button', { name: '报名' }).click();
  await page.getByRole('button', { name: '打印准考证' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'exam-session-1440', { fullPage: true });
});

test('homework a day apart, then a ticket, whose fee is written down', async () => {
  // Goal: from homework to ticket. Method: five pieces of homework on five days, the ticket on the page.
  const device = 'device-of-homework-00001';
  for (const [index, taskId] of homework.entries()) {
    await stage.world.moveTo(at(index * (DAY + 1) + 5));
    await sit(stage.world, learner, { offeringId, taskId, device, right: 6 });
  }
  await visit(`/exams/${offeringId}`);
  await page.getByRole('button', { name: '打印准考证' }).click();
  await page.getByText(/准考证号 2026\d{10}/).waitFor();
  await page.getByText('应交考试费 15 元', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: '打印准考证' }).count()).toBe(0);
  await stage.picture(page, 'exam-ticket-1440', { fullPage: true });
});

/** An upright picture of nobody. */
function portrait(width: number, height: number): Promise<Buffer> {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400" width="${width}" height="${height}"
    preserveAspectRatio="xMidYMid slice"><rect width="300" height="400" fill="#cfdde6"/>
    <path d="M40 400c6-84 50-116 110-116s104 32 110 116z" fill="#2f4a5c"/>
    <circle cx="150" cy="176" r="74" fill="#e3bd9b"/><path d="M76 168c0-70 148-70 148 0-30-26-118-26-148 0z" fill="#33251d"/></svg>`;
  return sharp(Buffer.from(drawn)).jpeg().toBuffer();
}

test('a photograph for the ticket: asked for in words, refused with a reason, handed in, seen', async () => {
  // Goal: nothing of it is a surprise. Method: without agreeing, a square one, one that fits; on a phone, and in the file.
  const square = await portrait(600, 600);
  const upright = await portrait(900, 1200);
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name }).click();
    await (await chooser).setFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer });
  };
  await visit(`/exams/${offeringId}`);
  await page.getByText('还没有照片。', { exact: false }).waitFor();
  await page.getByRole('button', { name: '选照片' }).click();
  await page.getByText('请先勾选同意，再选照片。').waitFor();
  await page.getByRole('checkbox', { name: /我同意把照片用于这场考试/ }).check();
  await choose('选照片', square);
  await page.getByText('不是竖的证件照', { exact: false }).waitFor({ timeout: 60_000 });
  expect(await seriousFindings(page)).toEqual([]);
  await choose('选照片', upright);
  await page.getByText('监考人员核对时看得到', { exact: false }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('img', { name: '您交的照片' }).count()).toBe(2);
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'exam-portrait-1440', { fullPage: true });
  const path = `/exams/${offeringId}`;
  const phone = await stage.open({ as: learner, path, width: 390, locale: 'en' });
  await phone.getByRole('button', { name: 'Choose another one' }).click();
  await phone.getByText('You can take it back at any time', { exact: false }).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'exam-portrait-390-en', { fullPage: true });
});

test('a place is made, seats are drawn, lists and tickets are printed, and a code finds its person', async () => {
  // Goal: the organiser's side of a session. Method: an empty office, the forms, the seat on the learner's page.
  const desk = await stage.open({ as: place.administrator, path: '/desk/exams' });
  await desk.getByRole('link', { name: '加考点' }).click();
  await desk.getByLabel('考点名称').fill('临川学校');
  await desk.getByLabel('地址').fill('文化路 1 号，南门进');
  await desk.getByLabel('考场名称').fill('101');
  await desk.getByLabel('无障碍座位').fill('1 31');
  await desk.getByText('写 1 到 30 之间的座位号，用空格分开').waitFor();
  await desk.getByLabel('无障碍座位').fill('1 2');
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'exam-venue-1440', { fullPage: true });
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('1 个考场，30 座').waitFor();
  await desk.goto(`${stage.url}/desk/exams/exams/${offeringId}`);
  await desk.getByRole('link', { name: '考试：座位和准考证' }).click();
  await desk.getByRole('checkbox', { name: /临川学校 101/ }).check();
  await desk.getByRole('button', { name: '随机安排座位' }).click();
  await desk.getByText('1/30 座').waitFor();
  await desk.getByRole('button', { name: '打印全部准考证' }).click();
  await desk.getByText(/^准考证，1 人，/).waitFor({ timeout: 60_000 });
  await desk.getByRole('button', { name: '打印考场签到表' }).click();
  await desk.getByText(/^签到表，1 人，/).waitFor({ timeout: 60_000 });
  await expect.poll(() => desk.getByRole('link', { name: '101（1 人）' }).count()).toBe(2);
  await desk.getByRole('button', { name: '看座位：101' }).click();
  await desk.getByRole('button', { name: '换座位：林秀芬' }).click();
  await desk.getByLabel('座位号').fill('9');
  await desk.getByLabel('原因').fill('看不清黑板');
  await desk.getByRole('button', { name: '换座位', exact: true }).last().click();
  await desk.getByText('9 号').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'exam-seats-1440', { fullPage: true });
  await visit(`/exams/${offeringId}`);
  await page.getByText('101 考场 9 号座位').waitFor();
  await page.getByText('临川学校 文化路 1 号，南门进').waitFor();
  const leaving = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载准考证（PDF）' }).click();
  const ticket = (await leaving).suggestedFilename();
  expect(ticket).toMatch(/^2026\d{10}\.pdf$/);
  await desk.goto(
    `${stage.url}/desk/exams/exams/${offeringId}/tickets/${ticket.replace('.pdf', '')}`,
  );
  await desk.getByRole('heading', { name: '林秀芬' }).waitFor();
  await desk.getByText('临川学校 101 9 号').waitFor();
  await desk.getByText('还没有入场').waitFor();
  const shown = desk.getByRole('img', { name: '林秀芬的照片' });
  await expect
    .poll(() => shown.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth))
    .toBe(420);
  await stage.picture(desk, 'exam-ticket-check-1440', { fullPage: true });
  expect(await seriousFindings(desk)).toEqual([]);
  // Signed up when the lists were printed; has a ticket of its own making.
  done(await signUpFor(stage.world, latecomer, offeringId));
  const session = `/api/my/assessments/${offeringId}/tasks/${examId}`;
  done(await stage.world.call(latecomer, 'POST', `${session}/ticket`));
});

test('the hall: waiting for the common start, then too few right', async () => {
  // Goal: entry before the start shows a clock and no question. Method: entered at −10 minutes, the start, four right.
  await stage.world.moveTo(at(START - 10));
  await visit(`/exams/${offeringId}`);
  await page.getByRole('button', { name: '入场' }).click();
  await page.getByRole('heading', { name: '还没有开考' }).waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  const address = new URL(page.url()).pathname;
  await stage.world.moveTo(at(START));
  const kept = await page.context().storageState();
  const device = kept.origins[0]?.localStorage.find((one) => one.name === 'jixu.device')?.value;
  await visit(address);
  // Another browser is another computer: the attempt is moved, which is recorded.
  expect(device).toBeDefined();
  await page.getByRole('button', { name: '转到这台设备' }).click();
  await page.getByText('换设备要重新登录一次', { exact: false }).waitFor();
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.locator('#login-name').fill(learner.idNumber);
  await page.locator('#login-password').fill(TEST_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '转到这台设备' }).click();
  await choose(4);
  await handIn();
  // The session that the other steps use ended with logging out.
  learner = await logInAgain(stage.world, learner);
});

test('the door shuts twenty minutes after the start', async () => {
  // Goal: locked out is told with its rule. Method: a second person with a ticket, twenty-one minutes late.
  await stage.world.moveTo(at(START + 21));
  const late = await stage.open({ as: latecomer, path: `/exams/${offeringId}` });
  await late.getByRole('button', { name: '入场' }).click();
  await late.getByText('开考 20 分钟后不能入场，这一场按缺考。').waitFor();
  expect(await seriousFindings(late)).toEqual([]);
});

test('results come together; who did not pass signs up for the re-sit, passes it, and has 20 credits', async () => {
  // Goal: re-sit keeps the homework. Method: published by the desk, signed up within three days, nine right, credits.
  await stage.world.moveTo(at(START + 125));
  const desk = await stage.open({
    as: place.administrator,
    path: `/desk/exams/exams/${offeringId}`,
  });
  await desk.getByRole('button', { name: '公布结果' }).click();
  await desk.getByText('不能收回', { exact: false }).waitFor();
  await desk.getByRole('button', { name: '确定公布' }).click();
  await desk.getByText('已公布').first().waitFor();
  await stage.world.settle();
  await desk.goto(`${stage.url}/desk/exams/exams/${offeringId}`);
  const results = desk.getByRole('table', { name: '结果名单' });
  await results.getByRole('row', { name: /林秀芬.*未合格.*44/ }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'exam-results-1440', { fullPage: true });
  await visit(`/exams/${offeringId}`);
  await page.getByText('总分 44（作业 30，考试 20）').waitFor();
  await page.getByRole('link', { name: '查看答卷' }).last().click();
  await page.getByLabel('哪里有疑问').fill('第五题的两个选项说的是一回事');
  await page.getByRole('button', { name: '申请复核' }).click();
  await page.getByText('正在复核').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'exam-appeal-1440', { fullPage: true });
  await desk.goto(`${stage.url}/desk/inbox`);
  await desk.getByText('成绩复核').first().waitFor();
  await desk
    .getByRole('button', { name: /^重新给分/ })
    .first()
    .waitFor();
  await stage.picture(desk, 'exam-appeal-desk-1440');
  await visit(`/exams/${offeringId}`);
  await page.getByRole('button', { name: '报名补考' }).click();
  await page.getByText('已报补考。').waitFor();
  await page.getByRole('button', { name: '打印准考证' }).click();
  await page.getByText('应交考试费 15 元', { exact: false }).nth(1).waitFor();
  await stage.world.moveTo(at(RESIT + 5));
  await visit(`/exams/${offeringId}`);
  await page.getByRole('button', { name: '入场' }).click();
  await page.getByRole('button', { name: /^第 1 题 / }).waitFor();
  await choose(9);
  await handIn();
  await stage.world.moveTo(at(RESIT + 125));
  await stage.world.runJob('assessment-tend');
  await stage.world.settle();
  await visit(`/exams/${offeringId}`);
  await page.getByText('合格，学时已自动登记。').waitFor();
  await page.getByText('总分 61.5（作业 30，考试 45）').waitFor();
  await visit('/hours');
  await page.getByText('职业道德与诚信').first().waitFor();
  await page
    .getByText(/20\s*学分/)
    .first()
    .waitFor();
  const { errors, elsewhere } = stage.heard();
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
});
