import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provider, publishCourse, question } from '../server/src/app/study.testing.ts';
import type { TestPerson } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: whoever knows a chapter answers questions instead of sitting through it, where the rulebook lets them.
// Method: the rulebook of Guangdong with one line more; a learner on a phone fails once and passes once.
let stage: Stage;
let teacher: TestPerson;

const ALLOWED = 'test-out: { questions: 3, pass-percent: 60, minutes: 10, tries: 2, rule: D31 }';
const pack = readFileSync(new URL('../packs/gd-teachers/2021-01-01.yaml', import.meta.url), 'utf8');

beforeAll(async () => {
  const text = pack
    .replace('id: gd-teachers', 'id: xx-test-out')
    .replace('learning: { ', `learning: { ${ALLOWED}, `)
    .replace('settle-days: 1', 'settle-days: 0');
  stage = await openStage({
    at: new Date('2026-06-10T02:00:00Z'),
    extraPacks: [{ file: 'xx-test-out/2021-01-01.yaml', text }],
  });
  const place = await stage.world.place({ packId: 'xx-test-out', prefix: 'XX', name: '云湖' });
  const by = await provider(stage.world, place);
  const questions = [5, 15, 25, 35].map(question);
  await publishCourse(stage.world, place, by, { title: '教师法治素养', questions });
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => stage.close());
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
