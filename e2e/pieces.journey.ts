import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadZip } from '../server/src/app/scorm.testing.ts';
import { type Provider, provider, publishCourse } from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a recording in pieces (HLS) is played and counted like any other. Method: twelve seconds, a real browser.
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
