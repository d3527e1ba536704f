import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPresence, type TestPresence } from '../server/src/platform/presence/testing.ts';
import {
  enrol,
  player,
  provider,
  publishCourse,
  question,
} from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: whoever knows a chapter answers questions instead of sitting through it, and whoever agrees shows a picture instead
// of answering, where the rulebook lets them. Method: the rulebook of Guangdong with two lines more; learners on a phone.
let stage: Stage;
let relay: TestPresence;
let place: TestPlace;
let course: { courseId: string; chapterId: string };
let teacher: TestPerson;

const ALLOWED = 'test-out: { questions: 3, pass-percent: 60, minutes: 10, tries: 2, rule: D31 }';
const pack = readFileSync(new URL('../packs/gd-teachers/2021-01-01.yaml', import.meta.url), 'utf8');

beforeAll(async () => {
  const text = pack
    .replace('id: gd-teachers', 'id: xx-test-out')
    .replace('learning: { ', `learning: { ${ALLOWED}, presence: { rule: D26 }, `)
    .replace('settle-days: 1', 'settle-days: 0');
  relay = await openTestPresence();
  stage = await openStage({
    presenceUrl: relay.url,
    at: new Date('2026-06-10T02:00:00Z'),
    extraPacks: [{ file: 'xx-test-out/2021-01-01.yaml', text }],
  });
  place = await stage.world.place({ packId: 'xx-test-out', prefix: 'XX', name: '云湖' });
  const by = await provider(stage.world, place);
  const questions = [5, 15, 25, 35].map(question);
  course = await publishCourse(stage.world, place, by, { title: '教师法治素养', questions });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(async () => {
  await stage.close();
  await relay.close();
});
keepFailures('test-out', () => stage);

test('a teacher fails a test, then proves the chapter, and the hours arrive', async () => {
  const phone = await stage.open({ as: teacher, width: 390, path: '/courses' });
  await phone.getByRole('button', { name: '开始学' }).click();
  await phone.getByRole('button', { name: '这一章会了，直接答题' }).click();
  const drawer = phone.getByRole('dialog', { name: '答题免看' });
  const tried = async (option: string) => {
    await drawer.getByRole('button', { name: '开始答题' }).click();
    await drawer.getByRole('heading', { name: /^第 3 题/ }).waitFor();
    for (const group of await drawer.getByRole('group').all())
      await group.getByRole('radio', { name: option }).check();
    await drawer.getByRole('button', { name: '交卷' }).click();
  };
  await drawer.getByText('还有 2 次机会', { exact: false }).waitFor();
  await tried('公需科目');
  await drawer.getByText(/^答对 0 题，没有达到 2 题/).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'test-out-failed-390');
  await phone.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await phone.getByRole('button', { name: '这一章会了，直接答题' }).click();
  await drawer.getByText('还有 1 次机会', { exact: false }).waitFor();
  await tried('专业科目');
  await drawer.getByText('答对 3 题，这一章学完了。').waitFor();
  await phone.keyboard.press('Escape');
  await phone.getByText('这门课学完了，30 学时').waitFor();
  await phone.getByText('这一章是答题通过的，没有计学习时间。').waitFor();
});

test('another agrees, shows a picture twice instead of answering, and takes the consent back', async () => {
  // Goal: separate consent, an equal alternative, a way back. Method: the browser's own camera; the relay says no, then yes.
  const { world } = stage;
  const learner = await world.person({ name: '黄国梁', unitId: place.subunitId });
  const enrolmentId = await enrol(world, learner, course.courseId);
  const playing = await player(world, learner, { enrolmentId, chapterId: course.chapterId });
  for (const from of [0, 20_000, 40_000]) {
    await world.moveTo(new Date((await world.clock.read(world.database.db)).getTime() + 20_000));
    await playing.report([from, from + 20_000]);
  }
  const phone = await stage.open({ as: learner, width: 390, path: '/courses' });
  await phone.context().grantPermissions(['camera']);
  await phone.getByRole('link', { name: '教师法治素养' }).first().click();
  await phone.getByRole('button', { name: '也可以用摄像头确认是本人' }).click();
  const consent = phone.getByRole('dialog', { name: '用摄像头确认本人，需要您单独同意' });
  await consent.getByText('照片在继续这里不保存', { exact: false }).waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'presence-consent-390');
  await consent.getByRole('button', { name: '同意并打开摄像头' }).click();
  const camera = phone.getByRole('dialog', { name: '摄像头确认' });
  relay.answer.body = '{"same":false}';
  await camera.getByRole('button', { name: '拍一张并确认' }).click();
  await camera.getByText('没有认出是本人。还可以拍 2 次，也可以回答题目。').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'presence-390');
  relay.answer.body = '{"same":true}';
  await camera.getByRole('button', { name: '拍一张并确认' }).click();
  await phone.getByText('确认是本人，刚才看的已经计入。').waitFor();
  await phone.getByText('这门课学完了，30 学时').waitFor();
  expect(relay.asked).toHaveLength(2);
  await phone.goto(`${stage.url}/account`);
  await phone.getByRole('button', { name: '撤回同意' }).click();
  await phone.getByText('已撤回，以后只用随堂题。').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
});
