import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
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

/** What the server's jobs bring about, under load. */
const OVER = { timeout: 60_000 };
const SHEET = [
  '题型,题干,选项A,选项B,选项C,选项D,答案,解析,标签,难度',
  ...Array.from(
    { length: 11 },
    (_, index) => `单选,第 ${index + 1} 道关于知识产权的题,选我,甲,乙,丙,A,因为是它,知识产权,2`,
  ),
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
  // Goal: eleven of twelve come in, the twelfth is named. Method: the organiser's own pages, from an empty office.
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
  await organiser.getByText(/完成：新登记 11 /).waitFor();
  await stage.world.settle();
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByText('11 题').waitFor();
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
  await organiser.getByText('已有 11 题，不重复导入').waitFor();
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

test('a paper draws from the bank, and the exam is opened', async () => {
  // Goal: composing and opening without typing an id. Method: the forms.
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByRole('link', { name: '组卷' }).click();
  await organiser.getByLabel('试卷名称').fill('知识产权 10 题');
  await organiser.getByLabel('每题几分').fill('10');
  await organiser.getByRole('button', { name: '保存' }).click();
  await organiser.getByRole('button', { name: '试抽一份' }).click();
  await organiser.getByText('考生每人一份', { exact: false }).waitFor();
  expect(await seriousFindings(organiser)).toEqual([]);
  await stage.picture(organiser, 'exam-paper-1440', { fullPage: true });
  await organiser.getByRole('link', { name: '考试' }).last().click();
  await organiser.goto(`${stage.url}/desk/exams`);
  await organiser.getByRole('link', { name: '安排考试' }).click();
  await organiser.getByLabel('考试名称').fill('知识产权基础');
  await organiser.getByLabel('课程编号').fill('GX-2026-01');
  await organiser.getByLabel('计入科目').click();
  await organiser.getByTitle('公需').click();
  await stage.picture(organiser, 'exam-form-1440', { fullPage: true });
  await organiser.getByRole('button', { name: '保存' }).click();
  await organiser.getByRole('button', { name: '开放报名' }).click();
  await organiser.getByText('开放中').waitFor();
});

test('on a phone: signing up, half of it, then the power is gone', async () => {
  // Goal: nothing is lost. Method: five answers, the network gone, a sixth, the window closed, opened again.
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
async function choose(number: number): Promise<void> {
  await phone.getByRole('button', { name: new RegExp(`^第 ${number} 题 `) }).click();
  await phone.getByRole('radio', { name: /选我/ }).check();
}

test('handing in passes, and 24 hours are on the home page', async () => {
  // Goal: hours by themselves. Method: seven right of ten, handed in, the home page of the same person.
  await choose(7);
  await phone.getByText('已存').waitFor();
  await phone.getByRole('button', { name: '交卷' }).click();
  await phone.getByText('还有 3 题没有作答。交卷后不能再改。').waitFor();
  await stage.picture(phone, 'exam-hand-in-390');
  await phone.getByRole('button', { name: '确定交卷' }).click();
  await phone.getByRole('heading', { name: '已交卷' }).waitFor();
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
  const refused = ['422 POST /api/organisations/:id/question-banks/:id/qti/check'];
  expect({ errors, elsewhere, refusals }).toEqual({ errors: [], elsewhere: [], refusals: refused });
});
