import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare, type SubmittedShape } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { newestCertificate } from './certificates.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: T29 and T30 in the browser on `sd-zibo`: counted at once, a silent department changes nothing, the bureau takes
// it back after counting, and everything that rested on it follows. Method: four people, a clock that is moved.
const TITLE = '既有厂房屋面光伏荷载复核';
const REASON = '目录页与正文不是同一期，请核对。';

let stage: Stage;
let place: TestPlace;
let engineer: TestPerson;
let push: Awaited<ReturnType<typeof openPlatform>>;
let submitted: SubmittedShape;
let learner: Page;
let stranger: Page;
let issued: { readonly number: string; readonly checkUrl: string };

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T08:00:00Z') });
  place = await stage.world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  engineer = await stage.world.person({ name: '江雨', unitId: place.subunitId });
  push = await openPlatform(stage, place);
  await push(engineer, [
    { title: '公需课程', category: 'public', hours: '30', on: '2026-05-10' },
    { title: '结构工程进展', category: 'professional', hours: '50', on: '2026-06-10' },
  ]);
  submitted = await declare(stage.world, engineer, { form: 'paper', values: { title: TITLE } });
});
afterAll(() => stage.close());
keepFailures('veto', () => stage);

test('the unit passes and it counts at once', async () => {
  // Goal: no waiting for the two offices behind. Method: the desk, then the parcel on a phone.
  const desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  await desk.getByRole('group', { name: '处理' }).getByRole('button', { name: /^通过/ }).click();
  await desk.getByText(/已通过并计入：江雨/).waitFor();
  learner = await stage.open({
    as: engineer,
    width: 390,
    path: `/declarations/${submitted.declarationId}`,
  });
  await learner.getByRole('heading', { name: '已计入 10 学时' }).waitFor();
  const track = learner.getByRole('list', { name: '办理进度' });
  const now = track.getByRole('listitem').filter({ hasText: '主管部门审验' });
  await now.getByText('齐园市教育局').waitFor();
  await now.getByText('10 个工作日内不表态视为通过').waitFor();
  await now.getByText(/11月23日.*没有意见，就自动记为通过/).waitFor();
  await now.getByRole('img', { name: '10 个工作日，已过 0 个' }).waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'track-390', { fullPage: true });
});

test('a statement is issued, and ten silent working days leave it counted', async () => {
  // Goal: T29. Method: the clock goes on to the eleventh working day, the job looks, the page is read.
  issued = await newestCertificate(stage, engineer);
  await stage.world.moveTo(new Date('2026-11-24T08:00:00Z'));
  await stage.world.runJob('review-pass-by-silence');
  await learner.reload();
  await learner.getByRole('heading', { name: /到期没有意见，记为通过/ }).waitFor();
  await learner.getByRole('heading', { name: '已计入 10 学时' }).waitFor();
  await learner.getByText('发现问题才会撤回，没有问题就不经过您').waitFor();
  stranger = await stage.open({ width: 390 });
  await stranger.goto(issued.checkUrl);
  await stranger.getByRole('heading', { name: '有效' }).waitFor();
  await expect.poll(() => stranger.getByRole('main').innerText()).toContain(issued.number);
});

test('T30: the bureau takes it back, with a reason only, knowing what follows', async () => {
  // Goal: counted hours are reversed and the reason is shown. Method: counted records on the verification desk; the first press lacks the reason.
  const desk = await stage.open({ as: place.bureauOfficer, path: '/desk/verification' });
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  await desk.getByText(/本条从\s10\s学时\s?变为不计/).waitFor();
  await desk.getByText(/从达标变为还差\s10\s学时/).waitFor();
  await desk.getByText(new RegExp(`${issued.number}\\s将在\\s1\\s分钟内撤回`)).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  const veto = desk.getByRole('group', { name: '处理' }).getByRole('button', { name: /^撤销计入/ });
  await veto.click();
  const reason = desk.getByRole('textbox', { name: /^撤销的原因/ });
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true');
  await reason.fill(REASON);
  await veto.click();
  await desk.getByText(/已撤销计入：江雨/).waitFor();
});

test('within a minute the statement is revoked for everyone who checks it', async () => {
  // Goal: the issuer's record tells. Method: a stranger asks again and again; real time is measured.
  const since = performance.now();
  await expect
    .poll(
      async () => {
        await stranger.reload();
        return stranger.getByRole('status').getByRole('heading').first().innerText();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe('已撤回');
  expect(performance.now() - since).toBeLessThan(60_000);
  await stranger.getByText('原因：学时更正。').waitFor();
  expect(await stranger.getByRole('main').innerText()).not.toContain(engineer.name);
  expect(await seriousFindings(stranger)).toEqual([]);
});

test('the learner reads why, and the year is open again', async () => {
  // Goal: never a smaller number without its reason. Method: the parcel, home and the certificates.
  await learner.reload();
  await learner.getByRole('heading', { name: '已撤回，不再计入' }).waitFor();
  await learner.getByText(`意见：${REASON}`).first().waitFor();
  await learner.goto(`${stage.url}/home`);
  await learner.getByText('今年还差').waitFor();
  await expect.poll(() => learner.getByRole('main').innerText()).toMatch(/今年还差\s*10\s*学时/);
  await learner.getByRole('img', { name: /专业需\s60\s学时，已计入\s50，空缺\s10/ }).waitFor();
  await learner.goto(`${stage.url}/certificates`);
  await learner.getByText('已撤回', { exact: true }).waitFor();
  await learner.getByText(new RegExp(`《${TITLE}》由\\s10\\s学时\\s?变为\\s0\\s学时`)).waitFor();
});

test('met again, another number is given', async () => {
  // Goal: a revoked number never comes back. Method: the platform sends what is missing.
  await push(engineer, [
    { title: '绿色建造', category: 'professional', hours: '10', on: '2026-11-20' },
  ]);
  const again = await newestCertificate(stage, engineer);
  expect(again.number).not.toBe(issued.number);
  await learner.reload();
  await learner.getByRole('link', { name: new RegExp(`^下载.*${again.number}$`) }).waitFor();
  await stranger.reload();
  await stranger.getByRole('heading', { name: '已撤回' }).waitFor();
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: all windows of this journey; the veto without a reason was refused once.
  expect(stage.heard()).toEqual({
    ...nothingHeard,
    refusals: ['422 POST /api/review/cases/:id/:id/decision'],
  });
});
