import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  done,
  makePaper,
  openExam,
  type Organiser,
  taskOf,
} from '../server/src/app/exam.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: questions with pictures from the author's desk to a phone that loses its connection. Method: the desk's own form, then
// the exam's room with the network cut after it opened.
let stage: Stage;
let place: TestPlace;
let learner: TestPerson;
let organiser: Organiser;
let author: Page;
let phone: Page;
const bankId = randomUUID();
const WITHIN = { timeout: 60_000 };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  const { world } = stage;
  place = await world.place({ packId: 'js-changzhou', prefix: 'CZ', name: '常新' });
  learner = await world.person({ name: '林秀芬', unitId: place.subunitId });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
  const at = `/api/organisations/${place.unitId}/question-banks/${bankId}`;
  done(await world.call(place.administrator, 'PUT', at, { name: '识图' }));
});
afterAll(() => stage.close());
keepFailures('question-pictures', () => stage);

/** A drawing with a letter's worth of shapes, so that a screenshot shows whether it came. */
function drawing(colour: string, shape: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><rect width="900" height="500" fill="#f4f1ea"/><g fill="${colour}">${shape}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const bridge = () =>
  drawing(
    '#7a1f1f',
    '<rect x="60" y="220" width="780" height="36"/><path d="M120 420a330 330 0 0 1 660 0z"/>',
  );
const tower = () => drawing('#1f3f7a', '<path d="M450 40l120 420h-240z"/>');

/** That the picture of these words is there, and drawn. */
async function isDrawn(page: Page, alt: string): Promise<void> {
  await page.getByRole('img', { name: alt }).first().waitFor(WITHIN);
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('img')].some(
        (one) => one.alt === name && one.complete && one.naturalWidth > 0,
      ),
    alt,
    WITHIN,
  );
}

async function addPicture(name: string, bytes: Buffer, count: number): Promise<void> {
  await author
    .locator('.ant-drawer input[type=file]')
    .setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
  await author
    .getByLabel('图上是什么')
    .nth(count - 1)
    .waitFor(WITHIN);
}

test('an author adds pictures, says what they show, and puts them where they belong', async () => {
  // Goal: no picture without words. Method: a file that is none, a picture without words, then both questions with all.
  author = await stage.open({
    as: place.administrator,
    path: `/desk/exams/banks/${bankId}`,
  });
  await author.getByRole('button', { name: '加一道题' }).click();
  await author.getByLabel('题干', { exact: true }).fill('图中的桥是哪一种？');
  await author
    .locator('.ant-drawer input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await author.getByText('这不是 JPEG、PNG 或 WebP 图片', { exact: false }).waitFor(WITHIN);
  await addPicture('桥.png', await bridge(), 1);
  await author.getByLabel('选项 A').fill('拱桥');
  await author.getByLabel('选项 B').fill('吊桥');
  await author.getByRole('radio', { name: 'A 是正确答案' }).check();
  await author.getByRole('button', { name: '保存' }).click();
  await author.getByText('有图没有写明图上是什么，请补上。').first().waitFor(WITHIN);
  await author.getByLabel('图上是什么').fill('红色的桥，桥下是半圆的拱');
  await stage.picture(author, 'question-pictures-form-1440');
  expect(await seriousFindings(author)).toEqual([]);
  await isDrawn(author, '红色的桥，桥下是半圆的拱');
  await author.getByRole('button', { name: '保存' }).click();
  await author.getByText('（有图 1 张）').waitFor(WITHIN);
});

test('on a phone the pictures stay when the connection is gone', async () => {
  // Goal: a cut connection takes no picture away. Method: a second question by the API, the room opened, the network cut, the other question, zoomed by keyboard.
  const { world } = stage;
  const at = `/api/organisations/${place.unitId}/question-banks/${bankId}`;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await tower())], { type: 'image/png' }), '塔.png');
  const sent = await fetch(`${stage.url}${at}/pictures`, {
    method: 'POST',
    headers: { cookie: place.administrator.cookie, 'idempotency-key': randomUUID() },
    body: form,
  });
  const { pictureId } = (await sent.json()) as { pictureId: string };
  done(
    await world.call(place.administrator, 'PUT', `${at}/questions/${randomUUID()}`, {
      baseVersion: 0,
      kind: 'single',
      shown: {
        prompt: '哪一幅是塔？',
        options: ['都不是', ''],
        blanks: 0,
        pictures: [{ pictureId, alt: '蓝色的尖塔', option: 1 }],
      },
      key: { options: [1] },
      explanation: '',
      tags: [],
      difficulty: 1,
    }),
  );
  const paperId = await makePaper(organiser, { bankId, count: 2, pointsEach: '50' });
  await openExam(organiser, { title: '识图考试', tasks: [taskOf({ paperId })] });
  phone = await stage.open({ as: learner, width: 390, path: '/exams' });
  await phone.getByRole('link', { name: '打开 识图考试' }).click();
  await phone.getByRole('button', { name: '报名' }).click();
  const fetched = [pictureId].map((id) =>
    phone.waitForResponse((answer) => answer.url().includes(id) && answer.ok(), WITHIN),
  );
  await phone.getByRole('button', { name: '开始' }).click();
  await phone.getByRole('button', { name: /^第 1 题 / }).waitFor(WITHIN);
  await Promise.all(fetched);
  for (const number of [1, 2]) {
    await phone.getByRole('button', { name: new RegExp(`^第 ${number} 题 `) }).click();
    await phone.locator('.jx-exam-picture img').first().waitFor(WITHIN);
  }
  await phone.context().setOffline(true);
  for (const number of [1, 2]) {
    await phone.getByRole('button', { name: new RegExp(`^第 ${number} 题 `) }).click();
    const isTower = (await phone.getByText('哪一幅是塔？').count()) > 0;
    const alt = isTower ? '蓝色的尖塔' : '红色的桥，桥下是半圆的拱';
    await isDrawn(phone, alt);
    await phone.getByRole('button', { name: `放大看：${alt}` }).press('Enter');
    await phone.getByRole('dialog').getByRole('button', { name: '按原大小看' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '看全图' }).waitFor();
    await stage.picture(phone, `question-pictures-${isTower ? 'tower' : 'bridge'}-390`);
    await phone.keyboard.press('Escape');
    await phone.getByRole('dialog').waitFor({ state: 'hidden' });
    await phone.getByRole('radio').first().check();
  }
  expect(await seriousFindings(phone)).toEqual([]);
  await phone.context().setOffline(false);
  await phone.getByText('已存', { exact: true }).waitFor(WITHIN);
  await stage.picture(phone, 'question-pictures-room-390');
});

test('the same in English on a wide window', async () => {
  // Goal: both languages, both widths. Method: the room opened again there; the attempt moves.
  const wide = await stage.open({
    as: learner,
    locale: 'en',
    path: new URL(phone.url()).pathname,
  });
  await wide.getByRole('button', { name: 'Move it here' }).click();
  await wide.locator('.jx-exam-picture img').first().waitFor(WITHIN);
  expect(await seriousFindings(wide)).toEqual([]);
  await stage.picture(wide, 'question-pictures-room-1440');
  const { errors, elsewhere } = stage.heard();
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
});
