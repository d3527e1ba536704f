import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, declare } from '../server/src/app/declare.testing.ts';
import { TEST_PASSWORD, type TestPerson, type TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: two people share one desk: what to look at first and why, who works on what, and few requests. Method:
// `sd-zibo`, four cases of which two claim one work, two windows of two administrators, requests counted.
const KEY = 'QY-2026-118';

let stage: Stage;
let place: TestPlace;
let colleague: TestPerson;
let desk: Page;
let other: Page;
let contested: { readonly person: TestPerson; readonly caseId: string } | undefined;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-09T02:00:00Z') });
  place = await stage.world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  const at = { role: 'unit-administrator' as const, nodeId: place.unitId };
  colleague = await stage.world.person({ name: '孙和', unitId: place.unitId, role: at });
  for (const [name, key] of [
    ['江雨', undefined],
    ['沈洁', KEY],
    ['罗成', KEY],
    ['宋远', undefined],
  ] as const) {
    const person = await stage.world.person({ name, unitId: place.subunitId });
    const values = { title: `${name}的论文`, ...(key === undefined ? {} : { key }) };
    const { caseId } = await declare(stage.world, person, { form: 'paper', values });
    if (name === '罗成') contested = { person, caseId };
  }
  // Whoever else claims a work is said of both once that is worked through.
  await stage.world.settle();
});
afterAll(() => stage.close());
keepFailures('desk', () => stage);

const queueOf = (page: Page) => page.getByRole('region', { name: '待审' }).getByRole('listitem');

test('what needs a second look comes first and says why; the address keeps the order', async () => {
  desk = await stage.open({ as: place.administrator, path: '/desk/inbox' });
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  await desk.getByRole('button', { name: /^等得最久的在前/ }).click();
  await expect.poll(() => queueOf(desk).first().innerText()).toContain('沈洁');
  const first = queueOf(desk).first();
  await first.getByText(/与他人署名次序相同|他人也申报了同一成果/).waitFor();
  expect(new URL(desk.url()).searchParams.get('order')).toBe('risk');
  await first.getByRole('button').click();
  await desk.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await desk.reload();
  await desk.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await expect.poll(() => queueOf(desk).first().innerText()).toContain('沈洁');
  await desk.getByRole('button', { name: '保存为视图' }).click();
  await desk.getByRole('textbox', { name: '视图的名称' }).fill('先看疑点');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: '先看疑点' }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
});

test('who stays with a case has it; a colleague sees it and cannot decide until it is given back', async () => {
  await desk.getByText(/^您从 .* 起在处理/).waitFor();
  other = await stage.open({ as: colleague, path: '/desk/inbox' });
  const taken = queueOf(other).filter({ hasText: '沈洁' });
  await taken.getByText('周敏在处理').waitFor();
  await taken.getByRole('button').click();
  await other.getByText(/^周敏从 .* 起在处理/).waitFor();
  const actions = other.getByRole('group', { name: '处理' });
  await actions.getByText('这一条您不能决定：同事正在处理。').waitFor();
  expect(await actions.getByRole('button', { name: /^通过/ }).count()).toBe(0);
  expect(await seriousFindings(other)).toEqual([]);
  await stage.picture(other, 'desk-claimed-1440');
  await stage.picture(desk, 'desk-risk-1440');
  await desk.keyboard.press('c');
  await desk.getByRole('button', { name: /^我来处理/ }).waitFor();
  await other.reload();
  await other.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await actions.getByRole('button', { name: /^通过/ }).waitFor();
  // Now the colleague stays with it, and gives it back as well.
  await other.getByText(/^您从 .* 起在处理/).waitFor();
  await other.keyboard.press('c');
  await other.getByRole('button', { name: /^我来处理/ }).waitFor();
  await other.close();
});

test('an ordinary case is two requests and no page load, by keyboard', async () => {
  await desk.goto(`${stage.url}/desk/inbox`);
  await desk.getByRole('heading', { name: /^江雨/ }).waitFor();
  const asked: string[] = [];
  let loads = 0;
  desk.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // The bytes of a proof are what one looks at; everything else is asked of the server.
    const proof = pathname.startsWith('/api/evidence/');
    if (pathname.startsWith('/api/') && !proof) asked.push(`${request.method()} ${pathname}`);
    if (request.isNavigationRequest()) loads += 1;
  });
  await desk.keyboard.press('j');
  await desk.getByRole('heading', { name: /^沈洁/ }).waitFor();
  await desk.getByText('通过后', { exact: true }).waitFor();
  await desk.keyboard.press('a');
  await desk.getByText(/已通过并计入：沈洁/).waitFor();
  // Colleagues share this office, so opening says that one works on it. What names the case left before gives that one
  // back; what comes after the decision belongs to the next case, which lies open already.
  const opening = asked.filter((one) => one.startsWith('POST /api/declarations/openings'));
  const deciding = asked.findIndex((one) => /^POST \/api\/review\/cases\/.+\/decision$/.test(one));
  expect(opening.length).toBeLessThanOrEqual(2);
  const until = asked.slice(0, deciding + 1).filter((one) => !one.startsWith('DELETE '));
  expect(until).toEqual([opening[0], asked[deciding]]);
  expect(asked.filter((one) => one.startsWith('GET '))).toEqual([]);
  expect(loads).toBe(0);
});

test('what a colleague has just decided leaves the queue with a word, and the place stays', async () => {
  await desk.getByRole('heading', { name: /^罗成/ }).waitFor();
  await desk.getByText(/^您从 .* 起在处理/).waitFor();
  await desk.keyboard.press('c');
  await desk.getByRole('button', { name: /^我来处理/ }).waitFor();
  if (contested === undefined) throw new Error('a contested case');
  const { person, caseId } = contested;
  const done = await decide(stage.world, colleague, person, caseId, { outcome: 'pass' });
  expect(done.status).toBe(200);
  await desk.keyboard.press('a');
  await desk.getByText(/罗成的这一条刚由别人/).waitFor();
  await desk.getByRole('heading', { name: /^宋远/ }).waitFor();
  await expect.poll(() => queueOf(desk).count()).toBe(2);
  await desk.keyboard.press('?');
  const help = desk.getByRole('dialog', { name: '键盘' });
  for (const text of [
    '通过',
    '退回',
    '我来处理、放回去',
    '换排序：最久的、要留意的',
    '离开输入框',
  ]) {
    await help.getByText(text, { exact: true }).waitFor();
  }
  await stage.picture(desk, 'desk-keys-1440');
});

test('a session that ends over an opinion costs one sign-in, and the press goes on by itself', async () => {
  // Goal: nothing typed is lost with the session, and the keys are back after the help is closed. Method: the cookie
  // goes while the return of a case is being written.
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog').waitFor({ state: 'hidden' });
  await desk.keyboard.press('r');
  const writing = desk.getByRole('dialog', { name: /^退回/ });
  await writing.getByRole('textbox').fill('目录页看不清，请重拍后再交。');
  const before = stage.heard().refusals.length;
  await desk.context().clearCookies();
  await writing.getByRole('button', { name: /^退回/ }).click();
  const again = desk.getByRole('dialog', { name: '登录' });
  await again.getByText(/请周敏重新登录。这一页上填的都还在/).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'desk-sign-in-again-1440');
  await again.getByLabel('登录名或证件号码').fill(place.administrator.idNumber);
  await again.getByLabel('密码').fill(TEST_PASSWORD);
  await again.getByRole('button', { name: '登录' }).click();
  await desk.getByText(/已退回给宋远/).waitFor();
  await again.waitFor({ state: 'hidden' });
  const refused = stage.heard().refusals.splice(before);
  expect(refused).not.toEqual([]);
  expect(refused.filter((one) => !one.startsWith('401 '))).toEqual([]);
});

test('no window complained; the one refusal is the decision that came too late', () => {
  const { errors, elsewhere, refusals } = stage.heard();
  expect(errors).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(refusals).toEqual(['409 POST /api/review/cases/:id/:id/decision']);
});
