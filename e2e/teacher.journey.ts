import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, declare } from '../server/src/app/declare.testing.ts';
import { TEST_PASSWORD, type TestPerson, type TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { newestCertificate } from './certificates.ts';
import { fillPaper } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { chooseFile, dropFile, type HandedFile, pasteFile } from './hand-over.ts';
import { drawPdf } from './pdf-picture.ts';
import { openPlatform } from './platform.ts';
import { paperProofs, paperTitle } from './proofs.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: from evidence to a certificate that a stranger can check, on `gd-teachers`, each part by who does it.
// Method: a teacher, an administrator and a stranger in windows of their own; only the platform's push is no page.
const OPINION = '目录页看不清署名，请换一张清楚的。';

let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;
let proofs: readonly HandedFile[];
let learner: Page;
let desk: Page;
let certificate: { readonly number: string; readonly link: string; readonly pdf: Buffer };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  proofs = await paperProofs(teacher.name);
  // A lecture of two days has taken 16 of the 28 hours that achievements and classes share.
  const lecture = await declare(stage.world, teacher, {
    form: 'lecture',
    category: 'professional',
    values: { title: '新课标专题讲座', on: '2026-03-12', 'qty.days': '2', 'qty.minutes': '' },
  });
  await decide(stage.world, place.administrator, teacher, lecture.caseId, { outcome: 'pass' });
});
afterAll(() => stage.close());
keepFailures('teacher', () => stage);

async function inSight(element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  return box !== null && box.y >= 0 && box.y < 900;
}

test('the teacher logs in and home says what is missing', async () => {
  // Goal: need, deadline and gap in the first second. Method: the real log-in page.
  learner = await stage.open({ path: '/sign-in' });
  await learner.getByRole('textbox', { name: '登录名或证件号码' }).fill(teacher.idNumber);
  await learner.getByLabel('密码').fill(TEST_PASSWORD);
  await learner.getByRole('button', { name: '登录' }).click();
  await learner.getByText('今年还差').waitFor();
  const main = learner.getByRole('main');
  await expect.poll(() => main.innerText()).toMatch(/今年还差\s*74\s*学时/);
  await expect.poll(() => main.innerText()).toMatch(/截止\s2026年12月31日/);
  await expect.poll(() => main.innerText()).toContain('云湖实验小学');
  expect(await seriousFindings(learner)).toEqual([]);
});

test('a paper with three proofs is declared and the preview names the cap', async () => {
  // Goal: facts, three ways to hand over a file, and what it would count before it is sent.
  await learner.getByRole('link', { name: '申报', exact: true }).first().click();
  await learner.getByRole('button', { name: /^论文/ }).click();
  await fillPaper(learner, {
    title: paperTitle,
    periodical: '岭东教育研究',
    rank: '1',
    on: '2026-10-15',
    work: 'CN44-0001/G4 10:12-15',
  });
  await learner.getByRole('radio', { name: /^专业/ }).check();
  const [cover, contents, firstPage] = proofs;
  if (!cover || !contents || !firstPage) throw new Error('three proofs');
  const slot = (name: string) => learner.getByRole('group', { name });
  await chooseFile(slot('封面').getByRole('button', { name: '选文件' }), cover);
  await slot('封面').getByText('已上传').waitFor();
  await dropFile(slot('目录'), contents);
  await slot('目录').getByText('已上传').waitFor();
  await pasteFile(learner, firstPage);
  await slot('正文首页').getByText('已上传').waitFor();
  const dock = learner.getByRole('region', { name: '预计结果' });
  await dock.getByText('若通过，计入 12 学时').waitFor();
  await dock.getByRole('button', { name: '怎么算的' }).click();
  const why = learner.getByRole('dialog');
  await why.getByText(/^上限：成果、学历与研修.*一年合计不超过 28 学时/).waitFor();
  await expect.poll(() => why.innerText()).toMatch(/新课标专题讲座，占用\s*16/);
  expect(await seriousFindings(learner)).toEqual([]);
  await why.getByRole('button', { name: '继续填' }).click();
  await why.waitFor({ state: 'detached' });
  await dock.getByRole('button', { name: '提交给云湖第一教育集团' }).click();
});

test('the track says who has it', async () => {
  // Goal: a name and a promise instead of "under review". Method: the page one lands on after handing in.
  await learner.getByRole('heading', { name: paperTitle }).waitFor();
  const main = learner.getByRole('main');
  await expect.poll(() => main.innerText()).toContain('审核中，还没有计入');
  await expect.poll(() => main.innerText()).toMatch(/在\s云湖第一教育集团\s周敏\s处/);
  expect(await seriousFindings(learner)).toEqual([]);
});

test('the administrator returns it, with an opinion only', async () => {
  // Goal: facts beside evidence, and no return without a reason. Method: the desk, the mouse.
  desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  const facts = desk.getByRole('region', { name: '事实' });
  await facts.getByRole('heading', { name: /^林秀芬/ }).waitFor();
  await facts.getByRole('button', { name: paperTitle }).waitFor();
  const evidence = desk.getByRole('region', { name: '证明' });
  await evidence.getByRole('img').first().waitFor();
  await stage.picture(desk, 'desk-1440');
  expect(await seriousFindings(desk)).toEqual([]);
  const actions = desk.getByRole('group', { name: '处理' });
  await actions.getByRole('button', { name: /^退回/ }).click();
  const dialog = desk.getByRole('dialog', { name: '退回给林秀芬' });
  const opinion = dialog.getByRole('textbox', { name: /^意见/ });
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await dialog.getByText('写下意见：缺什么、怎么补').waitFor();
  expect(await opinion.getAttribute('aria-invalid')).toBe('true');
  await opinion.fill(OPINION);
  await dialog.getByRole('radio', { name: '只改勾上的' }).check();
  await dialog.getByRole('checkbox', { name: '目录', exact: true }).check();
  await stage.picture(desk, 'return-1440');
  expect(await seriousFindings(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '退回，改 1 项' }).click();
  await desk.getByText(/已退回给林秀芬/).waitFor();
});

test('the teacher reads the opinion, mends it and hands it in again', async () => {
  // Goal: nothing is lost and the reason stands where it is mended. Method: home, the parcel, the form.
  await learner.goto(`${stage.url}/home`);
  await learner.getByText(`退回：${OPINION}`).waitFor();
  await stage.picture(learner, 'home-1440', { fullPage: true });
  await learner.getByRole('link', { name: '改好再交' }).click();
  await learner.getByText(OPINION).waitFor();
  // What was not sent back stands there as it is, with nothing to type.
  await learner.getByRole('region', { name: '保持原样，不用再填' }).getByText(paperTitle).waitFor();
  expect(await learner.getByLabel('论文题目').count()).toBe(0);
  const contents = learner.getByRole('group', { name: '目录' });
  await contents.getByRole('button', { name: /^拿掉/ }).click();
  const [, , , clearer] = proofs;
  if (!clearer) throw new Error('a clearer proof');
  await chooseFile(contents.getByRole('button', { name: '选文件' }), clearer);
  await contents.getByText('已上传').waitFor();
  await learner.getByRole('button', { name: /^提交给/ }).click();
  await learner.getByText('您第 2 次提交').waitFor();
  expect(new URL(learner.url()).pathname).toMatch(/^\/declarations\//);
});

test('the administrator passes it by keyboard and the hours appear', async () => {
  // Goal: a case needs no mouse. Method: the queue's own keys.
  await desk.reload();
  await desk.getByText('第 2 次提交').waitFor();
  const changes = desk.getByRole('region', { name: '退回后改了什么' });
  await changes.getByText(/^目录：/).waitFor();
  await expect.poll(() => changes.getByRole('listitem').count()).toBe(1);
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press(' ');
  await desk.keyboard.press('a');
  await desk.getByText(/已通过并计入：林秀芬/).waitFor();
  await learner.goto(`${stage.url}/home`);
  await learner.getByRole('button', { name: '12 学时，怎么算的' }).waitFor();
  await expect.poll(() => learner.getByRole('main').innerText()).toMatch(/今年还差\s*62\s*学时/);
});

test('three clicks at most lead from a number to its article and its file', async () => {
  // Goal: facts, rule, arithmetic, cap and article behind every number. Method: clicks are counted.
  let clicks = 0;
  const click = async (target: ReturnType<Page['getByRole']>) => {
    clicks += 1;
    await target.click();
  };
  await click(learner.getByRole('button', { name: '12 学时，怎么算的' }));
  const why = learner.getByRole('dialog');
  await why.getByText('计算', { exact: true }).waitFor();
  const text = await why.innerText();
  for (const part of ['事实', '规则', '计算', '上限：', '依据']) expect(text).toContain(part);
  expect(text).toMatch(/1\s项\s*×\s*28\s学时\s*=\s*28\s学时/);
  expect(text).toContain('超出上限，不计：28 − 12');
  expect(text).toContain('教师继续教育工作通知');
  expect(text).toMatch(/规则包 gd-teachers@2021\.1#[0-9a-f]{12}/);
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'why-drawer-1440');
  const article = await why.getByRole('link', { name: '看原文' }).first().getAttribute('href');
  const answered = learner.context().waitForEvent('response', {
    predicate: (response) => /\/api\/evidence\/.+\/preview$/.test(response.url()),
  });
  await click(why.getByRole('link', { name: '目录，打开' }));
  const file = await answered;
  expect(file.status()).toBe(200);
  expect(file.headers()['content-type']).toMatch(/^image\//);
  expect(clicks).toBeLessThanOrEqual(3);
  // The article stands on the public page of its rulebook, marked and in sight.
  const reader = await stage.open();
  await reader.goto(new URL(article ?? '', stage.url).href);
  const marked = reader.locator(`[id="${article?.split('#')[1] ?? ''}"]`);
  await marked.getByText(/一年合计不超过 28 学时/).waitFor();
  await expect.poll(() => inSight(marked)).toBe(true);
});

test('courses of the platform make the year met and the certificate appears', async () => {
  // Goal: nobody applies for a certificate. Method: the platform sends what is missing; the jobs run.
  const push = await openPlatform(stage, place);
  await push(teacher, [
    { title: '公需科目', category: 'public', hours: '30', on: '2026-11-01' },
    { title: '学科教学', category: 'professional', hours: '14', on: '2026-11-02' },
    { title: '阅读指导', category: 'elective', hours: '18', on: '2026-11-03' },
  ]);
  await learner.goto(`${stage.url}/home`);
  await learner.getByText('今年已达标').waitFor();
  const { number } = await newestCertificate(stage, teacher);
  await learner.goto(`${stage.url}/certificates`);
  const download = learner.getByRole('link', { name: new RegExp(`^下载.*${number}$`) });
  await download.waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  const arriving = learner.waitForEvent('download');
  await download.click();
  const pdf = await readFile(await (await arriving).path());
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await learner.getByRole('button', { name: '核验链接' }).click();
  const link = await learner.getByRole('textbox', { name: '核验链接' }).inputValue();
  certificate = { number, link, pdf };
  const paper = await stage.openEmpty(794);
  await drawPdf(paper, pdf, 794);
  await stage.picture(paper, 'certificate-a4', { fullPage: true });
  await paper.close();
  expect(number).toMatch(/^JX-4499-2026-\d{7}-\d$/);
});

test('a stranger checks it by link, by number and name, and by its file', async () => {
  // Goal: no log-in, no name given away, one changed byte is told. Method: a window that knows nobody.
  const stranger = await stage.open();
  await stranger.goto(certificate.link);
  await stranger.getByRole('heading', { name: '有效' }).waitFor();
  await expect.poll(() => stranger.getByRole('main').innerText()).toContain(certificate.number);
  expect(await stranger.getByRole('main').innerText()).not.toContain(teacher.name);
  await stranger.getByRole('textbox', { name: '姓名' }).fill(teacher.name);
  await stranger.getByRole('button', { name: '核对' }).click();
  await stranger.getByText(`一致：持证人是${teacher.name}`).waitFor();
  expect(await seriousFindings(stranger)).toEqual([]);

  await stranger.goto(`${stage.url}/check`);
  await stranger.getByRole('textbox', { name: '证书编号' }).fill(certificate.number.toLowerCase());
  await stranger.getByRole('textbox', { name: '持证人' }).fill(teacher.name);
  await stranger.getByRole('button', { name: '查询' }).click();
  await stranger.getByRole('heading', { name: '有效' }).waitFor();

  await stranger.goto(`${stage.url}/check`);
  const place = stranger.getByText('选择 PDF 文件', { exact: true });
  const file = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: certificate.pdf };
  await dropFile(place, file);
  await stranger.getByText('与签发时一致').last().waitFor();
  await stranger.getByText('certificate.pdf 的结果').waitFor();
  const changed = Buffer.from(certificate.pdf);
  const middle = Math.floor(changed.length / 2);
  changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
  await dropFile(place, { ...file, name: 'changed.pdf', buffer: changed });
  await stranger.getByText('changed.pdf 的结果').waitFor();
  await stranger.getByText('不是我们签发的，或内容被改过').waitFor();
  expect(await seriousFindings(stranger)).toEqual([]);
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: everything heard in all windows of this journey.
  const refusals = ['422 POST /api/review/cases/:id/:id/decision'];
  expect(stage.heard()).toEqual({ ...nothingHeard, refusals });
});
