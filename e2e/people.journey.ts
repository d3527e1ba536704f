import { present } from '@jixu/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { readSheet } from '../server/src/platform/sheets/index.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: an administrator sees who has met the year, who would if reviews pass, and who is short, and takes it along.
// Method: ten teachers of a group of schools under `gd-teachers`, hours from the platform, three papers under review.
type Hours = {
  readonly name: string;
  readonly public: number;
  readonly professional: number;
  readonly elective: number;
  readonly paper?: true;
};

const TEACHERS: readonly Hours[] = [
  { name: '林秀芬', public: 30, professional: 14, elective: 18, paper: true },
  { name: '陈志远', public: 30, professional: 42, elective: 18 },
  { name: '苏婉婷', public: 30, professional: 44, elective: 20 },
  { name: '罗宏伟', public: 12, professional: 0, elective: 0 },
  { name: '冯立新', public: 30, professional: 16, elective: 18, paper: true },
  { name: '郑静怡', public: 18, professional: 20, elective: 6 },
  { name: '黄国梁', public: 24, professional: 8, elective: 10, paper: true },
  { name: '梁慧仪', public: 30, professional: 36, elective: 18 },
  { name: '叶俊杰', public: 30, professional: 46, elective: 18 },
];

let stage: Stage;
let place: TestPlace;
let desk: Page;
const people = new Map<string, TestPerson>();

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  const push = await openPlatform(stage, place);
  for (const [index, teacher] of TEACHERS.entries()) {
    const unitId = index % 3 === 0 ? place.unitId : place.subunitId;
    const person = await stage.world.person({ name: teacher.name, unitId });
    people.set(teacher.name, person);
    const course = (category: 'public' | 'professional' | 'elective', title: string) =>
      teacher[category] === 0
        ? []
        : [{ title, category, hours: String(teacher[category]), on: '2026-06-12' }];
    await push(person, [
      ...course('public', '教师职业素养与法治'),
      ...course('professional', '新课标下的单元教学设计'),
      ...course('elective', '心理支持与家校沟通'),
    ]);
    if (teacher.paper === true) {
      const values = { title: `单元教学研究（${teacher.name}）`, supplement: 'false' };
      await declare(stage.world, person, { form: 'paper', category: 'professional', values });
    }
  }
  await stage.world.settle();
});
afterAll(() => stage.close());
keepFailures('people', () => stage);

const rowOf = (name: string) => desk.getByRole('row').filter({ hasText: name });

test('the list says how many have met the year, would, and will not', async () => {
  // Goal: three parts of one whole, most urgent first. Method: the page's own figures against what was sent in.
  desk = await stage.open({ as: place.administrator, path: '/desk/people' });
  await desk
    .getByRole('heading', { name: /^2026\s年度：.*还差学时，待计入的都算上也不够$/ })
    .waitFor();
  const share = desk.getByRole('figure', { name: /已达标 3，计入后达标 2，计入后仍差/ });
  await share.waitFor();
  await rowOf('黄国梁').getByText(/\+28/).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'people-1440');
});

test('a filter and a name narrow it', async () => {
  // Goal: from a number to its people. Method: the chip of those who would meet it, then a search.
  await desk.getByRole('button', { name: '计入后达标 2' }).click();
  await rowOf('罗宏伟').waitFor({ state: 'detached' });
  for (const name of ['林秀芬', '冯立新']) await rowOf(name).waitFor();
  await desk.getByRole('button', { name: /^全部 \d/ }).click();
  const search = desk.getByRole('searchbox', { name: '姓名、拼音、人员号' });
  await search.fill('luohongwei');
  await search.press('Enter');
  await rowOf('林秀芬').waitFor({ state: 'detached' });
  await rowOf('罗宏伟').waitFor();
  expect(await rowOf('冯立新').count()).toBe(0);
  await desk.getByRole('button', { name: '清除' }).click();
  await rowOf('林秀芬').waitFor();
});

test('a person opens with the reasons behind each number, to read only', async () => {
  // Goal: an office sees why, and changes nothing here. Method: the link of a name, then an amount.
  await desk.getByRole('link', { name: /^黄国梁/ }).click();
  await desk.getByRole('heading', { name: '黄国梁的学时' }).waitFor();
  await desk.getByText(/审核中的\s1\s条都通过后还差/).waitFor();
  await desk.getByRole('button', { name: '8 学时，怎么算的', exact: true }).click();
  const why = desk.getByRole('dialog');
  await why.getByText('计算', { exact: true }).waitFor();
  expect(await why.getByRole('link', { name: '看办理进度' }).count()).toBe(0);
  expect(await seriousFindings(desk)).toEqual([]);
});

test('the whole list is taken along as a workbook', async () => {
  // Goal: numbers as numbers, the same as on the page. Method: the download is read as a workbook.
  await desk.goto(`${stage.url}/desk/people`);
  const arriving = desk.waitForEvent('download');
  await desk.getByRole('link', { name: '导出' }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const rows: string[][] = [];
  const read = await readSheet({ path: await file.path() }, {}, (batch) => {
    for (const row of batch) rows.push(row.cells.map((cell) => cell.text));
  });
  expect(read.ok).toBe(true);
  const line = present(
    rows.find((cells) => cells[0] === '林秀芬'),
    'a row of hers',
  );
  expect(line).toContain('计入后达标');
  expect(line).toContain('28');
  expect(rows.filter((cells) => TEACHERS.some((one) => one.name === cells[0]))).toHaveLength(
    TEACHERS.length,
  );
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: everything heard in this journey.
  expect(stage.heard()).toEqual(nothingHeard);
});
