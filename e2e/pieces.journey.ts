import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadFile } from '../server/src/app/declare.testing.ts';
import { uploadZip } from '../server/src/app/scorm.testing.ts';
import { type Provider, provider, publishCourse } from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a recording in pieces (HLS) is played and counted like any other, and a document is read where its time is counted.
// Method: twelve seconds and two pages, a real browser.
let stage: Stage;
let place: TestPlace;
let by: Provider;
let teacher: TestPerson;

const OVER = { timeout: 60_000 };
const zip = readFileSync(
  new URL('../server/src/app/demonstration/media/lesson-12s-hls.zip', import.meta.url),
);

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  by = await provider(stage.world, place);
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  const sent = (await uploadZip(stage.world, by, zip)).body as { mediaId: string };
  await publishCourse(stage.world, place, by, {
    title: '分段的课',
    mediaId: sent.mediaId,
    amount: { unit: 'hours', value: '6' },
  });
});
afterAll(() => stage.close());
keepFailures('pieces', () => stage);

test('it plays to its end, and its hours are there', async () => {
  // Goal: hls.js feeds the player. Method: the course from its list to its end.
  const page = await stage.open({ as: teacher, path: '/courses' });
  await page.getByRole('button', { name: '开始学' }).click();
  await page.getByRole('heading', { level: 1, name: '分段的课' }).waitFor();
  await page.waitForFunction(
    () => (document.querySelector('video')?.readyState ?? 0) >= 2,
    undefined,
    OVER,
  );
  await page.locator('video').evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error('no player');
    video.muted = true;
    void video.play().catch(() => undefined);
  });
  await page.getByText('这门课学完了，6 学时 先暂记').waitFor(OVER);
  expect(await page.locator('video').evaluate((video) => 'duration' in video)).toBe(true);
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});

test('a document is read in the page that counts, leaf by leaf', async () => {
  // Goal: nobody reads where no time passes. Method: two pages, turned on a phone, until the course is done.
  const printer = await stage.openEmpty(800);
  await printer.setContent('<h1>课程标准</h1><p style="break-before: page">第二页</p>');
  const bytes = await printer.pdf({ format: 'A5' });
  const to = `/api/kept-courses/media?node=${by.nodeId}`;
  const file = { name: '标准.pdf', mediaType: 'application/pdf', to, bytes };
  const { mediaId } = (await uploadFile(stage.world, by.author, file)).body as { mediaId: string };
  await publishCourse(stage.world, place, by, {
    title: '课标节选',
    mediaId,
    readSeconds: 5,
    amount: { unit: 'hours', value: '2' },
  });
  const phone = await stage.open({ as: teacher, width: 390, path: '/courses' });
  await phone.getByRole('button', { name: '开始学' }).click();
  await phone.getByRole('img', { name: '第一讲，第 1 页' }).waitFor(OVER);
  await phone.getByRole('button', { name: '开始阅读计时' }).click();
  await phone.getByRole('button', { name: '下一页' }).click();
  await phone.getByText('第 2 页，共 2 页').waitFor(OVER);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'document-390', { fullPage: true });
  await phone.getByText('这门课学完了，2 学时 先暂记').waitFor(OVER);
  expect(stage.heard()).toMatchObject({ errors: [], elsewhere: [] });
});
