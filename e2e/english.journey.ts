import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { decide, declare } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { newestCertificate } from './certificates.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: the learner's way in English, without a Chinese word of ours. Method: every visible text and every name that a
// screen reader hears, less the texts that people and places gave.
const ARTICLE = /(?<=^|\s)[一二三四五六七八九十][（）一二三四五六七八九十\d①-⑨]*(?=\s|$)/gu;
const PAPER = 'Homework that integrates subjects';

let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;
let page: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  const lecture = await declare(stage.world, teacher, {
    form: 'lecture',
    category: 'professional',
    values: { title: 'Lecture on mathematics', 'qty.days': '2', 'qty.minutes': '' },
  });
  await decide(stage.world, place.administrator, teacher, lecture.caseId, { outcome: 'pass' });
  page = await stage.open({ as: teacher, locale: 'en', path: '/home' });
});
afterAll(() => stage.close());
keepFailures('english', () => stage);

/** Names of people and offices are what they are; the switch to Chinese says so in Chinese. */
const given = () => [
  teacher.name,
  `${teacher.name.slice(0, 1)}＊＊`,
  place.administrator.name,
  '云湖第一教育集团',
  '云湖实验小学',
  '云湖市人力资源和社会保障局',
  '云湖市教育局',
  '中文',
  '岭东',
];

/** Lines of the page, seen or heard, that still hold Chinese. */
async function chineseLeft(): Promise<readonly string[]> {
  const body = page.locator('body');
  const lines = `${await body.innerText()}\n${await body.ariaSnapshot()}`.split('\n');
  const left = lines.filter((line) => {
    const own = given().reduce((text, name) => text.replaceAll(name, ''), line);
    // Articles are cited as their source numbers them.
    return /\p{Script=Han}/u.test(own.replace(ARTICLE, ''));
  });
  return [...new Set(left.map((line) => line.trim()))];
}

test('home', async () => {
  // Goal: need, gap and deadline. Method: the page as it opens.
  await page.getByRole('heading', { name: 'Missing this year' }).waitFor();
  await expect
    .poll(() => page.getByRole('main').innerText())
    .toMatch(/Missing this year\s*74\s*hours/);
  expect(await chineseLeft()).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'home-en-1440', { fullPage: true });
});

test('the reason behind a number', async () => {
  // Goal: rule, arithmetic and source in English. Method: the drawer.
  await page.getByRole('button', { name: '16 hours, why' }).click();
  await page.getByRole('dialog').getByText('GD21-DAY').waitFor();
  expect(await chineseLeft()).toEqual([]);
  await page.keyboard.press('Escape');
});

test('declaring and following', async () => {
  // Goal: the form of the pack, its refusals and the track. Method: an empty form is handed in first.
  await page.getByRole('link', { name: 'Declare', exact: true }).click();
  await page.getByRole('heading', { name: 'What do you declare?' }).waitFor();
  expect(await chineseLeft()).toEqual([]);
  await page.getByRole('button', { name: /^Paper/ }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(PAPER);
  await page.getByRole('button', { name: /^Submit to / }).click();
  await page.getByText(/places need a change/).waitFor();
  expect(await chineseLeft()).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  const { declarationId } = await declare(stage.world, teacher, {
    form: 'paper',
    category: 'professional',
    values: { title: PAPER },
  });
  await page.goto(`${stage.url}/declarations/${declarationId}`);
  await page.getByRole('heading', { name: 'Under review, not counted yet' }).waitFor();
  expect(await chineseLeft()).toEqual([]);
  await page.goto(`${stage.url}/hours`);
  await page.getByRole('heading', { name: 'My hours' }).waitFor();
  await page.getByText(PAPER).waitFor();
  expect(await chineseLeft()).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
});

test('certificate and public check', async () => {
  // Goal: a stranger abroad can check it. Method: the link of a certificate, in English.
  const push = await openPlatform(stage, place);
  await push(teacher, [
    { title: 'Public subject', category: 'public', hours: '30', on: '2026-11-01' },
    { title: 'Subject teaching', category: 'professional', hours: '42', on: '2026-11-02' },
    { title: 'Reading', category: 'elective', hours: '18', on: '2026-11-03' },
  ]);
  const { checkUrl, number } = await newestCertificate(stage, teacher);
  await page.goto(`${stage.url}/certificates`);
  await page.getByRole('link', { name: new RegExp(`^Download.*${number}$`) }).waitFor();
  expect(await chineseLeft()).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  await page.goto(checkUrl);
  await page.getByRole('heading', { name: 'Valid', exact: true }).waitFor();
  expect(await chineseLeft()).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: everything heard; the empty form was refused once.
  expect(stage.heard()).toEqual({
    ...nothingHeard,
    refusals: ['422 POST /api/declarations/:id/submission'],
  });
});
