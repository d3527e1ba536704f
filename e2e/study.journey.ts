import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextDay, type Provider, provider } from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a course is written, looked at, studied on a phone with the connection cut twice, and counted; minutes that
// were refused are explained and can be contested. Method: one course of 24 seconds, by everybody whose turn it is.
let stage: Stage;
let place: TestPlace;
let by: Provider;
let teacher: TestPerson;
let phone: Page;

const TITLE = '教师法治素养';
const lesson = readFileSync(
  new URL('../server/src/app/demonstration/media/lesson-24s.mp4', import.meta.url),
);
const OVER = { timeout: 60_000 };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  by = await provider(stage.world, place);
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('study', () => stage);

/** Presses play, and waits until it runs: the page itself stops the first press until the server has begun to count. */
async function play(page: Page): Promise<void> {
  await page.locator('video').evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error('no player');
    video.muted = true;
    void video.play().catch(() => undefined);
  });
  await page.waitForFunction(
    () => document.querySelector('video')?.paused === false,
    undefined,
    OVER,
  );
}

/** Waits until the player has come so far. */
async function until(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction(
    (at) => (document.querySelector('video')?.currentTime ?? 0) >= at,
    seconds,
    OVER,
  );
}

test('an author writes a course and is told what is missing, place by place', async () => {
  // Goal: no course is handed in half done, and nothing typed is lost. Method: hand in, complete, hand in again.
  const desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByLabel('课程名称').fill(TITLE);
  await desk.getByRole('button', { name: '建立' }).click();
  await desk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await desk.getByRole('button', { name: '送审' }).click();
  await desk.getByRole('link', { name: '至少要有一章' }).waitFor();
  await desk.getByRole('button', { name: '加视频或音频' }).click();
  await desk.getByRole('textbox', { name: '章节名称' }).fill('依法执教');
  const chooser = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: '选文件' }).click();
  await (
    await chooser
  ).setFiles({ name: 'lesson.mp4', mimeType: 'video/mp4', buffer: Buffer.from(lesson) });
  await desk.getByText('lesson.mp4，0:24').waitFor();
  await desk.getByRole('button', { name: '加一题' }).click();
  await desk.getByLabel('题目').fill('依法执教先要什么？');
  await desk.getByLabel('选项 1').fill('懂法');
  await desk.getByLabel('选项 2').fill('声音大');
  await desk.getByLabel('选项 3').fill('走得快');
  await desk.getByLabel('对应第几秒').fill('12');
  await desk.getByRole('textbox', { name: '学完计' }).fill('6');
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'course-editor-1440', { fullPage: true });
  await desk.getByRole('button', { name: '送审' }).click();
  await desk.getByText('已送人社部门审核').waitFor();
});

test('the bureau sees chapters, questions and answers, and opens the course', async () => {
  // Goal: whoever decides sees what learners will. Method: the case in the inbox of the bureau.
  const desk = await stage.open({ as: place.bureauOfficer, path: '/desk/inbox' });
  await desk.getByRole('heading', { name: /^余讲/ }).waitFor();
  await desk.getByText(TITLE).first().waitFor();
  await desk.getByText('答案：懂法').waitFor();
  await desk.getByText('共 0:24').waitFor();
  await stage.picture(desk, 'course-case-1440');
  await desk.getByRole('group', { name: '处理' }).getByRole('button', { name: /^通过/ }).click();
  await desk.getByText('答案：懂法').waitFor({ state: 'detached' });
  expect(stage.heard().errors).toEqual([]);
});

test('a teacher studies it on a phone with the connection cut twice, and all of it counts', async () => {
  // Goal: what was watched off the net is made good. Method: the browser off line for seconds at two places.
  phone = await stage.open({ as: teacher, width: 390, path: '/home' });
  await phone.getByRole('link', { name: new RegExp(TITLE) }).click();
  await phone.getByRole('button', { name: '开始学' }).click();
  await phone.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await play(phone);
  await until(phone, 4);
  await phone.context().setOffline(true);
  await phone.getByText(/^连线断了/).waitFor(OVER);
  await until(phone, 9);
  await phone.context().setOffline(false);
  await until(phone, 14);
  await phone.context().setOffline(true);
  await until(phone, 20);
  await phone.context().setOffline(false);
  await phone.getByRole('heading', { name: '依法执教先要什么？' }).waitFor(OVER);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'study-390', { fullPage: true });
  await phone.getByRole('radio', { name: '懂法' }).check();
  await phone.getByRole('button', { name: '提交答案' }).click();
  await phone.getByText('这门课学完了，6 学时 先暂记').waitFor(OVER);
  await phone.getByRole('button', { name: '为什么有的时间没有计入' }).click();
  await phone.getByText('这一章没有哪一段被拒计。').waitFor();
  await phone.keyboard.press('Escape');
  await phone.getByRole('link', { name: '看我的学时' }).click();
  await phone.getByText(TITLE).first().waitFor();
  await phone
    .getByText(/^暂记，.*自动计入$/)
    .first()
    .waitFor();
  await stage.picture(phone, 'provisional-390', { fullPage: true });
});

test('the day after, what was provisional counts', async () => {
  // Goal: posted once, a day later. Method: the clock goes on to the next day, and the job that wakes every ten minutes.
  await nextDay(stage.world);
  const page = await stage.open({ as: teacher, width: 390, path: '/courses' });
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByText('这门课学完了，6 学时 已计入您的学时。').waitFor(OVER);
  await page.getByRole('link', { name: '看我的学时' }).click();
  await page.getByText(TITLE).first().waitFor(OVER);
  expect(await page.getByText(/^暂记，.*自动计入$/).count()).toBe(0);
});

test('the same course is not offered again', async () => {
  // Goal: a course counts once. Method: the list after it was passed.
  const page = await stage.open({ as: teacher, path: '/courses' });
  await page.getByRole('heading', { name: /^学完的/ }).waitFor();
  await page.getByText('眼下没有别的课程可以选').waitFor();
  expect(await page.getByRole('button', { name: '开始学' }).count()).toBe(0);
});

test('minutes that were refused say why, and a person credits them', async () => {
  // Goal: nobody loses time silently. Method: a report that is faster than the clock, the drawer, the unit's desk.
  const other = await stage.world.person({ name: '黄国梁', unitId: place.subunitId });
  const page = await stage.open({ as: other, path: '/courses' });
  await page.getByRole('button', { name: '开始学' }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.evaluate(async () => {
    const enrolmentId = location.pathname.split('/').at(-1) ?? '';
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const study = await (await fetch(`/api/enrolments/${enrolmentId}`)).json();
    const at = `/api/enrolments/${enrolmentId}/chapters/${study.chapters[0].chapterId}/plays`;
    const { sessionId } = await (
      await fetch(at, {
        method: 'POST',
        headers: { 'idempotency-key': headers['idempotency-key'] },
      })
    ).json();
    const body = JSON.stringify({
      sessionId,
      positionMs: 0,
      beats: [{ seq: 1, from: 0, to: 24_000 }],
    });
    await fetch('/api/plays', { method: 'POST', headers, body });
  });
  await page.getByRole('button', { name: '为什么有的时间没有计入' }).click();
  await page.getByText('报来的比实际经过的时间长').first().waitFor();
  await page.getByLabel('由单位的人看过原始记录后决定').fill('学校断网，我在离线平板上看完了。');
  await stage.picture(page, 'why-not-counted-1440');
  await page.getByRole('button', { name: '提交申诉' }).click();
  await page.getByText('申诉在办，等待答复。').waitFor();
  const desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByText('学校断网，我在离线平板上看完了。').waitFor();
  await desk.getByText('播放器报来的').waitFor();
  await desk.locator('#case-opinion').fill('断网记录属实。');
  await stage.picture(desk, 'appeal-1440');
  await desk.getByRole('group', { name: '处理' }).getByRole('button', { name: /^通过/ }).click();
  await desk.getByText('学校断网，我在离线平板上看完了。').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(/这门课学完了/).waitFor(OVER);
  expect(await page.getByRole('button', { name: '提交答案' }).count()).toBe(0);
});

test('no window said or asked for anything it should not', () => {
  // Goal: nothing goes wrong unseen. Method: everything the windows said; a cut connection and one refusal were meant.
  const { errors, elsewhere, refusals } = stage.heard();
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
  expect([...new Set(refusals)]).toEqual(['422 POST /api/kept-courses/:id/submission']);
});
