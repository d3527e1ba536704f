import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { newestCertificate } from './certificates.ts';
import { fillPaper } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import type { HandedFile } from './hand-over.ts';
import { openPlatform } from './platform.ts';
import { paperProofs, paperTitle } from './proofs.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: the learner's way and the public check on a phone. Method: 390 px, touch, photos from the camera's own input.
let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;
let proofs: readonly HandedFile[];
let phone: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  proofs = await paperProofs(teacher.name);
  phone = await stage.open({ as: teacher, width: 390, path: '/home' });
});
afterAll(() => stage.close());
keepFailures('phone', () => stage);

/** What a page shows may not be wider than the phone. */
async function sticksOut(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

test('home says what is missing on one screen', async () => {
  // Goal: the gap and the deadline without scrolling. Method: where they stand, and the tabs below.
  const gap = phone.getByRole('heading', { name: '今年还差' });
  await gap.waitFor();
  expect((await gap.boundingBox())?.y).toBeLessThan(844);
  expect((await phone.getByText('截止').first().boundingBox())?.y).toBeLessThan(844);
  expect(await sticksOut(phone)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(phone)).toEqual([]);
});

test('a paper is declared with photos of the camera', async () => {
  // Goal: no file manager needed. Method: the camera's button of each place; the result stays in sight.
  await phone.getByRole('link', { name: '申报', exact: true }).click();
  await phone.getByRole('button', { name: /^论文/ }).click();
  await fillPaper(phone, {
    title: paperTitle,
    periodical: '岭东教育研究',
    rank: '1',
    on: '2026-10-15',
    work: 'CN44-0001/G4 10:12-15',
  });
  await phone.getByRole('radio', { name: /^专业/ }).check();
  for (const [index, name] of ['封面', '目录', '正文首页'].entries()) {
    const slot = phone.getByRole('group', { name, exact: true });
    const file = proofs[index];
    if (!file) throw new Error('three proofs');
    const chooser = phone.waitForEvent('filechooser');
    await slot.getByRole('button', { name: '拍一张' }).click();
    const camera = await chooser;
    expect(await camera.element().getAttribute('capture')).toBe('environment');
    await camera.setFiles(file);
    await slot.getByText('已上传').waitFor();
  }
  const dock = phone.getByRole('region', { name: '预计结果' });
  await dock.getByText('若通过，计入 28 学时').waitFor();
  expect(await sticksOut(phone)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'declare-390');
  await dock.getByRole('button', { name: /^提交给/ }).click();
});

test('the track says who has it, and it can be taken back', async () => {
  // Goal: a person may change their mind while nobody has decided. Method: the button asks once more.
  await phone.getByRole('heading', { name: '审核中，还没有计入' }).waitFor();
  await phone
    .getByText(/云湖第一教育集团\s周敏/)
    .first()
    .waitFor();
  expect(await sticksOut(phone)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(phone)).toEqual([]);
  await phone.getByRole('button', { name: '收回', exact: true }).click();
  await phone.getByRole('button', { name: '收回这一条' }).click();
  await phone.getByRole('heading', { name: '您已收回' }).waitFor();
});

test('a stranger checks a certificate on a phone, by its code and by its file', async () => {
  // Goal: the answer in the first second. Method: the address that the QR code holds, then the PDF.
  const push = await openPlatform(stage, place);
  await push(teacher, [
    { title: '公需科目', category: 'public', hours: '30', on: '2026-11-01' },
    { title: '学科教学', category: 'professional', hours: '42', on: '2026-11-02' },
    { title: '阅读指导', category: 'elective', hours: '18', on: '2026-11-03' },
  ]);
  const { checkUrl, number, pdfPath } = await newestCertificate(stage, teacher);
  const stranger = await stage.open({ width: 390 });
  await stranger.goto(checkUrl);
  const verdict = stranger.getByRole('heading', { name: '有效' });
  await verdict.waitFor();
  expect((await verdict.boundingBox())?.y).toBeLessThan(200);
  await expect.poll(() => stranger.getByRole('main').innerText()).toContain(number);
  expect(await sticksOut(stranger)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(stranger)).toEqual([]);
  await stage.picture(stranger, 'check-390');
  const { body } = await stage.world.call(teacher, 'GET', pdfPath);
  if (!Buffer.isBuffer(body)) throw new Error('no PDF');
  const choose = stranger.getByRole('button', { name: /^选择 PDF 文件/ });
  await choose.setInputFiles({ name: '证书.pdf', mimeType: 'application/pdf', buffer: body });
  await stranger.getByText('证书.pdf 的结果').waitFor();
  await stranger.getByText('与签发时一致').waitFor();
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: all windows of this journey.
  expect(stage.heard()).toEqual(nothingHeard);
});
