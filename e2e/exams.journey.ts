import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  answersTo,
  done,
  signUpFor,
  sitting,
  start,
  submit,
} from '../server/src/app/exam.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keptBy, leaksIn, type Seen, sentTo } from './leaks.ts';
import { newestCertificate } from './certificates.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: an exam from a sheet of questions to 24 hours, with the power gone in its middle. Method: its organiser and
// whoever sits it, each in a window; the second on a phone.
let stage: Stage;
let place: TestPlace;
let organiser: Page;
let phone: Page;
let learner: TestPerson;
/** The same person's second window. */
let twin: Page;
let attemptAddress = '';
/** What the server sent to whoever sits it, and what that window held at moments of it. */
let sent: readonly Seen[] = [];
const held: Seen[] = [];
/** What nobody may see before the window closed for all: keys, explanations and the score. */
const SECRETS = ['密钥词青铜', '解析词青铜', '因为是它', '"points":"70"', '总分 70'];

/** What the server's jobs bring about, under load. */
const OVER = { timeout: 60_000 };
const SHEET = [
  '题型,题干,选项A,选项B,选项C,选项D,答案,解析,标签,难度',
  ...Array.from(
    { length: 11 },
    (_, index) => `单选,第 ${index + 1} 道关于知识产权的题,选我,甲,乙,丙,A,因为是它,知识产权,2`,
  ),
  // Words of a key and of explanations that stand nowhere else.
  '填空,编钟用____铸成,,,,,密钥词青铜,解析词青铜,工艺,3',
  '单选,这一行没有答案,甲,乙,,,,,知识产权,2',
].join('\n');

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'js-changzhou', prefix: 'CZ', name: '常新' });
  learner = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('exams', () => stage);

test('a sheet of questions becomes a bank; the row without an answer says so', async () => {
  // Goal: twelve of thirteen come in, the thirteenth is named. Method: the organiser's own pages, from an empty office.
  organiser = await stage.open({ as: place.administrator, path: '/desk/exams' });
  await organiser.getByRole('button', { name: '新建题库' }).click();
  await organiser.getByLabel('题库名称').fill('知识产权');
  await organiser.getByRole('button', { name: '保存' }).click();
  await organiser.getByRole('link', { name: '知识产权' }).click();
  await organiser.getByText('题库是空的', { exact: false }).waitFor();
  await organiser.getByRole('link', { name: '从表格导入' }).click();
  await organiser.getByRole('button', { name: '选择文件' }).waitFor();
  await organiser.locator('input[type=file]').setInputFiles({
    name: '题库.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(SHEET),
  });
  await organiser.getByRole('button', { name: /^(确认|登记|导入)/ }).click();
  await organiser.getByText('请标出正确答案。').first().waitFor();
  await organiser.getByText(/完成：新登记 12 /).waitFor();
  await stage.world.settle();
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByText('12 题').waitFor();
  await organiser.getByRole('link', { name: '知识产权' }).click();
  await organiser.getByText('第 11 道关于知识产权的题').waitFor();
  expect(await seriousFindings(organiser)).toEqual([]);
  await stage.picture(organiser, 'exam-bank-1440');
});

test('the bank leaves as a QTI package, and what comes back is known already', async () => {
  // Goal: exchange by hand, and nothing comes in twice. Method: out through the page, in again, then a file of nothing.
  await organiser.getByRole('button', { name: '与其他平台交换' }).click();
  const leaving = organiser.waitForEvent('download');
  await organiser.getByRole('link', { name: '导出 QTI 3.0' }).click();
  const path = await (await leaving).path();
  await organiser.locator('.ant-drawer input[type=file]').setInputFiles(path);
  await organiser.getByText('已有 12 题，不重复导入').waitFor();
  await organiser.getByText('没有新的题要导入。').waitFor();
  expect(await seriousFindings(organiser)).toEqual([]);
  await organiser.locator('.ant-drawer input[type=file]').setInputFiles({
    name: '题目.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('nothing'),
  });
  await organiser.getByText('这不是 QTI 题目文件', { exact: false }).waitFor();
  await organiser.keyboard.press('Escape');
});

test('a paper draws some questions and names others, and the exam is opened', async () => {
  // Goal: composing and opening without typing an id. Method: the forms; what was saved is read again.
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByRole('link', { name: '组卷' }).click();
  await organiser.getByLabel('试卷名称').fill('知识产权 10 题');
  await organiser.getByLabel('每题几分').fill('10');
  await organiser.getByLabel('题型').click();
  await organiser.getByTitle('单选').click();
  await organiser.getByLabel('抽几题').fill('9');
  await organiser.getByRole('button', { name: '加一部分' }).click();
  const second = organiser.getByRole('region', { name: '第 2 部分' });
  await second.getByLabel('怎样出题').click();
  await organiser.getByTitle('指定题目').click();
  await second.getByLabel('每题几分').fill('10');
  await organiser.getByRole('button', { name: '保存' }).click();
  await second.getByText('请至少选一道题').waitFor();
  await second.getByLabel('加一道题').fill('编钟');
  await organiser.getByTitle('填空 编钟用____铸成').click();
  await second.getByRole('button', { name: '拿掉第 1 题' }).waitFor();
  await organiser.getByText('共 10 题，100 分').waitFor();
  await organiser.getByRole('button', { name: '保存' }).click();
  await organiser.getByRole('button', { name: '试抽一份' }).click();
  await organiser.getByText('考生每人一份', { exact: false }).waitFor();
  await organiser.reload();
  await second.getByRole('list', { name: '指定题目' }).getByText('编钟用____铸成').waitFor();
  expect(await seriousFindings(organiser)).toEqual([]);
  await stage.picture(organiser, 'exam-paper-1440', { fullPage: true });
  await organiser.getByRole('link', { name: '考试' }).last().click();
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByRole('link', { name: '安排考试' }).click();
  await organiser.getByLabel('考试名称').fill('知识产权基础');
  await organiser.getByLabel('课程编号').fill('GX-2026-01');
  await organiser.getByLabel('计入科目').click();
  await organiser.getByTitle('公需').click();
  await organiser.getByRole('checkbox', { name: '简答题两个人评' }).check();
  await organiser.getByLabel('相差多少分要第三个人评').fill('8');
  await organiser.getByLabel('成绩复核申请天数').fill('5');
  await stage.picture(organiser, 'exam-form-1440', { fullPage: true });
  await organiser.getByRole('button', { name: '保存' }).click();
  await organiser.getByRole('link', { name: '修改' }).click();
  const kept = (label: string) => organiser.getByLabel(label).inputValue();
  await expect.poll(() => kept('相差多少分要第三个人评')).toBe('8');
  expect(await kept('成绩复核申请天数')).toBe('5');
  await organiser.goBack();
  await organiser.getByRole('button', { name: '开放报名' }).click();
  await organiser.getByText('开放中').waitFor();
});

test('on a phone: signing up, half of it, then the power is gone', async () => {
  // Goal: nothing is lost. Method: five answers, the network gone, a sixth, the window closed, opened again.
  sent = sentTo(stage.world.jixu.server.server, learner.cookie).seen;
  phone = await stage.open({ as: learner, width: 390, path: '/home' });
  await phone.getByRole('link', { name: '知识产权基础' }).click();
  await phone.getByRole('button', { name: '报名' }).click();
  await phone.getByRole('button', { name: '开始' }).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'exam-390', { fullPage: true });
  await phone.getByRole('button', { name: '开始' }).click();
  for (let number = 1; number <= 5; number += 1) await choose(number);
  await phone.getByText('已存').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'exam-room-390');
  await phone.context().setOffline(true);
  await choose(6);
  await phone.getByText('存在这台设备上，连上后自动存入').waitFor();
  const address = phone.url();
  const next = await phone.context().newPage();
  await phone.close();
  await next.context().setOffline(false);
  phone = next;
  await phone.goto(address);
  await phone.getByText('已存').waitFor();
  for (let number = 1; number <= 6; number += 1)
    await phone.getByRole('button', { name: `第 ${number} 题 已答` }).waitFor();
  await phone.getByRole('button', { name: '第 7 题 未答' }).waitFor();
});

/** The right option says so; goes to the question first. */
async function choose(number: number, option = /选我/, page = phone): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^第 ${number} 题 `) }).click();
  await page.getByRole('radio', { name: option }).check();
}

/** Chosen, and the server has answered. */
async function chooseAndSave(number: number, option: RegExp, page: Page): Promise<void> {
  const stored = page.waitForResponse((answer) => answer.url().endsWith('/api/my/answers'), OVER);
  await choose(number, option, page);
  await stored;
}

test('two windows of one person agree, and the device’s clock decides nothing', async () => {
  // Goal: what the rule decides is told. Method: the same question answered in two windows; the phone's clock three hours on.
  attemptAddress = phone.url();
  twin = await phone.context().newPage();
  await twin.goto(attemptAddress);
  await chooseAndSave(7, /乙/, twin);
  await chooseAndSave(7, /甲/, phone);
  await phone.getByText('第 7 题在另一个窗口改过', { exact: false }).waitFor(OVER);
  expect(await phone.getByRole('radio', { name: /乙/ }).isChecked()).toBe(true);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'exam-two-windows-390');
  await phone.context().clock.setSystemTime(stage.world.clock.rough().getTime() + 3 * 3_600_000);
  await chooseAndSave(7, /甲/, phone);
  await phone.getByText('已存', { exact: true }).waitFor(OVER);
  expect(await phone.getByText('在另一个窗口改过', { exact: false }).count()).toBe(0);
  expect(await phone.getByRole('timer').innerText()).not.toBe('0:00');
  await phone.context().clock.setSystemTime(stage.world.clock.rough());
  held.push(...(await keptBy(phone)));
});

test('a proctor gives more time, which is there when the old time is over', async () => {
  // Goal: an extension by hand, with its reason, which nobody loses who only reads. Method: the desk's drawer; then the
  // counter of the room runs past the end that it knew.
  await organiser.reload();
  await organiser.getByRole('button', { name: '处理' }).click();
  await organiser.getByLabel('多给几分钟').fill('30');
  await organiser.getByLabel('原因').first().fill('停电');
  await organiser
    .getByRole('button', { name: '延 长' })
    .or(organiser.getByRole('button', { name: '延长', exact: true }))
    .click();
  await organiser.getByText('延长时间：停电').waitFor(OVER);
  await organiser.keyboard.press('Escape');
  await phone.clock.fastForward('01:01:00');
  await expect.poll(() => phone.getByRole('timer').innerText()).toMatch(/^1:/);
  await chooseAndSave(7, /选我/, phone);
  await expect.poll(() => phone.getByRole('timer').innerText()).toMatch(/^1:/);
});

test('handing in passes, and 24 hours are on the home page', async () => {
  // Goal: hours by themselves. Method: seven right of ten, handed in, the home page of the same person.
  await phone.getByText('已存').waitFor();
  await phone.getByRole('button', { name: '交卷' }).click();
  await phone.getByText('还有 3 题没有作答。交卷后不能再改。').waitFor();
  await stage.picture(phone, 'exam-hand-in-390');
  await phone.getByRole('button', { name: '确定交卷' }).click();
  await phone.getByRole('heading', { name: '已交卷' }).waitFor();
  await choose(8, /甲/, twin);
  await twin.getByRole('heading', { name: '不能再作答' }).waitFor(OVER);
  await twin.getByText('已经交卷，之后的改动不再存入。').waitFor();
  await twin.getByRole('button', { name: '回到考试页' }).click();
  await twin.getByRole('heading', { name: '已交卷' }).waitFor(OVER);
  await twin.close();
  await stage.world.settle();
  await phone.getByRole('link', { name: '回到考试页' }).click();
  await phone.getByText('合格，学时已自动登记。').waitFor();
  await phone.goto(`${stage.url}/home`);
  await phone.getByText('知识产权基础').first().waitFor();
  await phone
    .getByText(/24\s*学时/)
    .first()
    .waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
});

test('the certificate of the exam is found where it was passed, and a stranger may check it', async () => {
  // Goal: a paper by itself, with a public check. Method: the exam's page, the certificates, the link without a log-in.
  const { number, checkUrl } = await newestCertificate(stage, learner);
  expect(number).toMatch(/^JX-HG-/);
  await phone.goto(`${stage.url}/exams`);
  await phone.getByRole('link', { name: '知识产权基础' }).click();
  await phone.getByRole('link', { name: `下载 PDF，证书 ${number}` }).waitFor(OVER);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'exam-certificate-390', { fullPage: true });
  await phone.goto(`${stage.url}/certificates`);
  await phone.getByRole('heading', { name: '学习合格证 《知识产权基础》' }).waitFor(OVER);
  const stranger = await stage.open({ path: new URL(checkUrl).pathname });
  await stranger.getByRole('heading', { name: '有效' }).waitFor(OVER);
  await stranger.getByText('知识产权基础').waitFor();
  await stage.picture(stranger, 'course-certificate-check-1440');
  await phone.goto(`${stage.url}/home`);
});

test('the proctor sees who sat it, in both languages; no window complained', async () => {
  // Goal: a desk that tells what happened. Method: the same exam at the desk; then what all windows said.
  await organiser.reload();
  await organiser.getByRole('cell', { name: '林秀芬' }).waitFor();
  await organiser.getByRole('button', { name: '处理' }).click();
  await organiser.getByText('交卷').first().waitFor();
  expect(await seriousFindings(organiser)).toEqual([]);
  await stage.picture(organiser, 'exam-desk-1440');
  const english = await stage.open({
    as: learner,
    locale: 'en',
    path: new URL(phone.url()).pathname.replace('/home', '/exams'),
  });
  await english.getByRole('heading', { name: 'Exams' }).waitFor();
  await english.getByText('Passed').waitFor();
  await stage.picture(english, 'exams-en-1440');
  const { errors, elsewhere, refusals } = stage.heard();
  // The text file that was no package of questions.
  const refused = [
    '422 POST /api/organisations/:id/question-banks/:id/qti/check',
    // The second window, after the first had handed in.
    '409 POST /api/my/answers',
  ];
  expect({ errors, elsewhere, refusals }).toEqual({ errors: [], elsewhere: [], refusals: refused });
});

/** Somebody else's attempt, through the public API: the first so many single choices rightly, the rest wrongly. */
async function sitBeside(n: number): Promise<void> {
  const { world } = stage;
  const offeringId = new URL(organiser.url()).pathname.split('/').at(-1) ?? '';
  const person = await world.person({ name: `考生${n + 1}`, unitId: place.subunitId });
  const { assessment } = done<{ assessment: { tasks: readonly { taskId: string }[] } }>(
    await signUpFor(world, person, offeringId),
  );
  const device = `device-of-somebody-else-${n}`;
  const taskId = assessment.tasks[0]?.taskId ?? '';
  const { attemptId } = done<{ attemptId: string }>(
    await start(world, person, { offeringId, taskId, device }),
  );
  const { questions } = await sitting(world, person, attemptId, device);
  const single = questions.filter((one) => one.shown.options.length > 0);
  done(await submit(world, person, { attemptId, device, answers: answersTo(single, n) }));
}

test('before the window closed nothing sent, shown or kept tells a key or a score; then all of it', async () => {
  // Goal: exam security on the page. Method: every byte sent to the sitter since the beginning and to the proctor's desk, what
  // their windows show and keep, searched for planted words; the same search after the window must find them.
  const { server } = stage.world.jixu.server;
  await phone.goto(attemptAddress);
  await phone.getByRole('heading', { name: '已交卷' }).waitFor(OVER);
  held.push(...(await keptBy(phone)));
  const desk = sentTo(server, place.administrator.cookie);
  await organiser.reload();
  await organiser.getByText('还有人可以答题。', { exact: false }).waitFor(OVER);
  held.push(...(await keptBy(organiser)));
  desk.stop();
  expect(leaksIn([...sent, ...held, ...desk.seen], SECRETS)).toEqual([]);
  // The search saw pages, scripts and answers, and it sees what is there.
  expect(sent.filter((one) => one.json).length).toBeGreaterThan(10);
  expect(sent.some((one) => one.where.endsWith('.js'))).toBe(true);
  expect(
    [...sent, ...desk.seen].filter((one) => one.text.includes('林秀芬')).length,
  ).toBeGreaterThan(1);
  expect(held.some((one) => one.where === 'databases' && one.text.includes('chosen'))).toBe(true);
  await phone.evaluate(() => localStorage.setItem('planted', '密钥词青铜'));
  expect(leaksIn(await keptBy(phone), SECRETS)).toEqual(['localStorage: 密钥词青铜']);
  await phone.evaluate(() => localStorage.removeItem('planted'));
  await Promise.all(Array.from({ length: 10 }, (_, n) => sitBeside(n)));
  await stage.world.settle();
  await stage.world.moveTo(new Date('2027-01-02T02:00:00Z'));
  const before = sent.length;
  const late = await stage.open({
    as: learner,
    width: 390,
    path: new URL(attemptAddress).pathname,
  });
  await late.getByText('解析词青铜').waitFor(OVER);
  const told = leaksIn([...sent.slice(before), ...(await keptBy(late))], SECRETS);
  for (const where of ['GET /api/my/attempts/', 'page: '])
    expect(told.some((one) => one.startsWith(where) && one.endsWith('密钥词青铜'))).toBe(true);
  const results = await stage.open({
    as: place.administrator,
    path: new URL(organiser.url()).pathname,
  });
  await results.getByText('总分 70').first().waitFor(OVER);
  await results.getByRole('figure').getByText('得分分布', { exact: false }).waitFor(OVER);
  await results
    .getByRole('listitem')
    .getByText(/70–80%\D+2/)
    .waitFor({ state: 'attached', ...OVER });
  const leaving = results.waitForEvent('download');
  await results.getByRole('link', { name: '下载表格' }).click();
  expect((await leaving).suggestedFilename()).toBe('question-statistics.xlsx');
  // Eleven papers: enough to say which question tells people apart.
  const charted = results.getByRole('listitem').getByText(/第\s1\s题：得分率\s\d+%，区分度\s-?\d+/);
  await charted.waitFor({ state: 'attached', ...OVER });
  expect(await seriousFindings(results)).toEqual([]);
  await stage.picture(results, 'exam-statistics-1440', { fullPage: true });
  await results.setViewportSize({ width: 390, height: 844 });
  await results.goto(`${new URL(results.url()).origin}${new URL(results.url()).pathname}?lang=en`);
  await results.getByText(/Scores \(11\speople/).waitFor(OVER);
  expect(await seriousFindings(results)).toEqual([]);
  await stage.picture(results, 'exam-statistics-390', { fullPage: true });
});
