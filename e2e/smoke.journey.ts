import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: the stage itself works: server, web app, browser, cookie. Method: the home page of a learner.
let stage: Stage;
let place: TestPlace;
let teacher: TestPerson;

beforeAll(async () => {
  stage = await openStage();
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => stage.close());

test('the home page says what is missing', async () => {
  const page = await stage.open({ as: teacher, path: '/home' });
  await page.waitForTimeout(3000);
  await stage.picture(page, 'smoke-home-1440', { fullPage: true });
  expect(await page.locator('body').innerText()).toContain('还差');
});
