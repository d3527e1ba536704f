import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: whoever has no account learns what counts, how much is missing and what closes the gap. Method: a browser without
// a session; the engine answers in it, so that the server hears nothing of what is typed.
let stage: Stage;
let page: Page;

/** Two editions of one rulebook: the later one asks for more and counts a paper less. */
async function twoEditions() {
  const text = await readFile(new URL('../packs/sd-zibo/2000-01-01.yaml', import.meta.url), 'utf8');
  const named = text.replace('id: sd-zibo\n', 'id: xx-two-editions\n');
  const before = named.replace('to: open', 'to: 2026-01-01');
  const after = named
    .replace("version: '1'", "version: '2'")
    .replace('from: 2000-01-01', 'from: 2026-01-01')
    .replace('of: public, at-least: 30', 'of: public, at-least: 36')
    .replace('qty.points: 2000..', 'qty.points: 3000..');
  return [
    { file: 'xx-two-editions/2000-01-01.yaml', text: before },
    { file: 'xx-two-editions/2026-01-01.yaml', text: after },
  ];
}

beforeAll(async () => {
  stage = await openStage({
    at: new Date('2026-11-10T02:00:00Z'),
    extraPacks: await twoEditions(),
  });
});
afterAll(() => stage.close());
keepFailures('calculator', () => stage);

async function add(kind: string, on: Page = page, button = '加一项') {
  await on.getByRole('button', { name: button }).click();
  await on.locator('.ant-select-item-option').filter({ hasText: kind }).first().click();
}

/** Amounts are joined by no-break spaces, which nobody reads as anything else. */
async function textOf(part: Locator): Promise<string> {
  return (await part.innerText()).replaceAll('\u00A0', ' ');
}

/** How far the content of the page reaches beyond the screen, in pixels. */
async function sticksOut(on: Page): Promise<number> {
  const root = on.locator('html');
  return root.evaluate((html) => html.scrollWidth - html.clientWidth);
}

test('a teacher of Guangdong finds the rulebook and enters three records', async () => {
  // Goal: what each record counts, at once. Method: platform hours, a paper as second author, training under review.
  page = await stage.open({ path: '/calculator' });
  await page.getByRole('textbox', { name: '按名称或地区找' }).fill('广东省教师');
  await page.getByRole('link', { name: /广东省教师继续教育/ }).click();
  await page.getByRole('heading', { name: '算一算我的学时' }).waitFor();
  await page.getByText('只在这台设备上计算').first().waitFor();
  await page.getByText('2026 年度还差').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await add('平台课程');
  await page.getByRole('textbox', { name: '第 1 项 平台课程 学时' }).fill('30');
  await add('论文');
  await page
    .getByRole('combobox', { name: '第 2 项 论文 刊物' })
    .selectOption({ label: '国外刊物' });
  await page.getByRole('textbox', { name: '第 2 项 论文 第几位署名' }).fill('2');
  await add('培训');
  const training = '第 3 项 培训、进修、研修';
  await page.getByRole('textbox', { name: `${training} 学时` }).fill('20');
  await page.getByRole('combobox', { name: `${training} 审核情况` }).selectOption('pending');
  await page.getByRole('button', { name: '第 2 项 论文 14 学时，看理由' }).waitFor();
  await page.getByRole('button', { name: `${training} 通过后 20 学时，看理由` }).waitFor();
  const main = await textOf(page.getByRole('main'));
  expect(main).toMatch(/2026.年度还差\s*46\s*学时/);
  expect(main).toContain('审核中的都通过后，还差 26 学时');
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'calculator-1440', { fullPage: true });
});

test('the plan names the least, for sure and if what is under review passes', async () => {
  // Goal: the cheapest way, reckoned again by the rules. Method: both answers on the page.
  const plan = page.getByRole('region', { name: '最省的办法' });
  await plan.getByText('一共 46 学时，做完就够了。').waitFor();
  await plan.getByText('如果审核中的都通过').waitFor();
  await plan.getByText('一共 26 学时，做完就够了。').waitFor();
  expect(await textOf(plan)).toMatch(/选修\s*平台课程 18 学时\s*也可以：.*讲座/s);
});

test('every number opens its reason, and the reason its article', async () => {
  // Goal: facts, rule, arithmetic, source. Method: the paper's amount, then the link to the rulebook.
  await page.getByRole('button', { name: '第 2 项 论文 14 学时，看理由' }).click();
  const why = page.getByRole('dialog');
  await why.getByText('国外刊物').waitFor();
  await why.getByText('GD21-5', { exact: true }).waitFor();
  await why.getByText('这条来自转载').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await why.getByRole('link', { name: '看这套规则' }).click();
  await page.waitForURL('**/rules/gd-teachers#GD21-5');
  await page.locator('[id="GD21-5"]:focus').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test('it is kept on this device, and a link carries it to another', async () => {
  // Goal: nothing is lost and nothing is uploaded. Method: come back; then the link in a window that knows nothing.
  await page.getByRole('link', { name: '用这套规则算一算' }).click();
  await page.getByRole('button', { name: '第 2 项 论文 14 学时，看理由' }).waitFor();
  await page.getByRole('button', { name: /生成链接/ }).click();
  const kept = page.getByRole('textbox', { name: '计算的链接' });
  await expect.poll(() => kept.inputValue()).toMatch(/\/calculator\/gd-teachers#c=/);
  const link = await kept.inputValue();
  const other = await stage.open({ path: `/calculator/gd-teachers` });
  await other.getByText('还没有填。').waitFor();
  await other.goto(link);
  await other.reload();
  await other.getByText('这是从链接打开的。').waitFor();
  await other.getByRole('button', { name: '第 2 项 论文 14 学时，看理由' }).waitFor();
  await other.close();
});

test('a cap that cuts is said beside the number', async () => {
  // Goal: why 28 + 14 give 28. Method: a second achievement of the same subject.
  await page.getByRole('button', { name: '第 2 项 论文 细节' }).click();
  await page.getByRole('textbox', { name: '第 2 项 论文 第几位署名' }).fill('1');
  await add('专利');
  await page.getByRole('combobox', { name: '第 4 项 专利 科目' }).selectOption({ label: '专业' });
  await page.getByRole('region', { name: '为什么不计' }).getByText(/上限/).first().waitFor();
  await page.getByRole('button', { name: '删去第 4 项 专利' }).click();
  await page.getByText('已删去专利。').waitFor();
  await page.getByRole('button', { name: '放回去' }).click();
  await page.getByRole('button', { name: '第 4 项 专利 不计，看理由' }).waitFor();
  expect(await textOf(page.getByRole('main'))).toMatch(/专业\s*28 \/ 42 学时/);
});

test('Changzhou reckons from the title: years, hours and courses', async () => {
  // Goal: a cycle of several years that follows from a fact. Method: without the title it asks; with it, it answers.
  await page.goto(`${stage.url}/calculator/js-changzhou`);
  await page.getByText('缺“现职称”').first().waitFor();
  await page.getByRole('button', { name: '去填' }).first().click();
  await page.getByRole('combobox', { name: '现职称' }).selectOption({ label: '中级' });
  const obtained = page.getByRole('textbox', { name: '取得日期' });
  await obtained.fill('2021-6-30');
  await obtained.press('Enter');
  await page.getByText('2021–2026 年度还差').waitFor();
  await add('平台课程');
  await page.getByRole('textbox', { name: '第 1 项 平台课程 门' }).fill('3');
  await page.getByRole('button', { name: '第 1 项 平台课程 72 学时，看理由' }).waitFor();
  const main = await textOf(page.getByRole('main'));
  expect(main).toMatch(/公共课门数\s*3\s*\/ 5 门/);
  expect(main).toMatch(/还差\s*288\s*学时/);
  await page.getByRole('region', { name: '最省的办法' }).getByText('平台课程 2 门').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'calculator-changzhou-1440', { fullPage: true });
});

test('a number that the place has not set is refused, and by whom it is set is said', async () => {
  // Goal: never a guess. Method: a rulebook with a required parameter, first without it, then with it.
  await page.goto(`${stage.url}/calculator/zj-teachers`);
  await add('论文');
  await page.getByRole('combobox', { name: '第 1 项 论文 级别' }).selectOption({ label: '市级' });
  await page.getByRole('button', { name: '第 1 项 论文 还不能算，看理由' }).waitFor();
  const asks = page.getByRole('status').filter({ hasText: '还不能全部算清' });
  await asks.getByText('当地还没有给出“教科研成果，市级”的数值').waitFor();
  await asks.getByText('由采用这套规则的主管部门公布').waitFor();
  await asks.getByRole('button', { name: '去填' }).click();
  await page.keyboard.type('24');
  await page.getByRole('button', { name: '第 1 项 论文 24 学时，看理由' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test('what cannot be is refused in words, at the field or above', async () => {
  // Goal: a reason and a way on. Method: a letter as an amount.
  await page.goto(`${stage.url}/calculator/sd-zibo`);
  await add('学习强国');
  await page.getByRole('textbox', { name: '第 1 项 学习强国积分 分' }).fill('很多');
  await page.getByRole('alert').getByText('填数字，例如 6 或 2.5。').waitFor();
  await page.getByRole('textbox', { name: '第 1 项 学习强国积分 分' }).fill('2350');
  await page.getByRole('button', { name: '第 1 项 学习强国积分 10 学时，看理由' }).waitFor();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

test('the cases of a rulebook run in the browser and agree', async () => {
  // Goal: what goes in and what comes out, checkable by anyone. Method: all cases of one rulebook.
  await page.goto(`${stage.url}/rules/gd-teachers/cases`);
  await page.getByText(/^(\d+) 个例子，\1 个与给出的结果一致。$/).waitFor();
  await page.getByRole('textbox', { name: /按编号找/ }).fill('T44');
  await page
    .getByRole('region', { name: 'T44' })
    .first()
    .getByText('一致', { exact: true })
    .waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'rulebook-cases-1440');
});

test('two editions stand side by side with what changed marked', async () => {
  // Goal: what a new edition changes. Method: a rulebook with two editions, three changes between them.
  await page.goto(`${stage.url}/rules/xx-two-editions`);
  await page.getByRole('link', { name: '版本（2）' }).click();
  await page.getByRole('heading', { name: /：版本$/ }).waitFor();
  const changed = page.getByRole('row').filter({ hasText: '改动' });
  const need = changed.filter({ hasText: '公需' }).first();
  expect(await textOf(need.locator('del'))).toContain('30 学时');
  expect(await textOf(need.locator('ins'))).toContain('36 学时');
  const points = changed.filter({ hasText: '学习强国' });
  expect(await textOf(points.locator('ins').first())).toContain('满 3000 分');
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'rulebook-versions-1440');
});

test('a record of last year keeps last year’s rule', async () => {
  // Goal: the edition of its day decides a record. Method: the same points in both years of the two editions.
  await page.goto(`${stage.url}/calculator/xx-two-editions`);
  await add('学习强国');
  await page.getByRole('textbox', { name: '第 1 项 学习强国积分 分' }).fill('2350');
  await page.getByRole('button', { name: '第 1 项 学习强国积分 不计，看理由' }).waitFor();
  await page.getByRole('combobox', { name: '年度' }).selectOption('2025');
  await page.getByRole('button', { name: '第 1 项 学习强国积分 10 学时，看理由' }).waitFor();
  await page.getByText('这个周期已经结束，不能再补。').waitFor();
  expect(await textOf(page.getByRole('main'))).toMatch(/公需\s*10 \/ 30 学时/);
});

test('by keyboard alone', async () => {
  // Goal: no mouse is needed. Method: from the button to an amount and its reason with keys.
  const keys = await stage.open({ path: '/calculator/sd-zibo' });
  await keys.getByRole('button', { name: '加一项' }).focus();
  await keys.keyboard.press('Enter');
  await keys.getByRole('combobox', { name: '加哪一类？' }).waitFor();
  await keys.keyboard.type('讲座');
  await keys.keyboard.press('Enter');
  await keys.locator('#entry-r1 input:focus').waitFor();
  await keys.keyboard.type('6');
  await keys.keyboard.press('Tab');
  await keys.keyboard.type('1');
  await keys.keyboard.press('Tab');
  await keys.keyboard.press('Enter');
  await keys.getByRole('dialog').getByText('ZB-6').first().waitFor();
  await keys.keyboard.press('Escape');
  await keys.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => keys.locator('button:focus').count()).toBe(1);
  await keys.close();
});

test('on a phone, in English, without a Chinese word of ours', async () => {
  // Goal: the whole of it on a small screen in the other language. Method: 390 px; every visible and audible text.
  const phone = await stage.open({ locale: 'en', width: 390, path: '/calculator/gd-teachers' });
  await phone.getByRole('heading', { name: 'Work out my hours' }).waitFor();
  await add('Lecture or conference', phone, 'Add an item');
  const lecture = 'Item 1, Lecture or conference';
  await phone.getByRole('textbox', { name: `${lecture} days` }).fill('2');
  await phone.getByRole('textbox', { name: `${lecture} minutes` }).fill('100');
  await phone.getByRole('button', { name: `${lecture} 18 hours, why` }).waitFor();
  const dock = phone.getByRole('region', { name: 'Result' });
  await dock.getByText('72 hours').waitFor();
  expect(await sticksOut(phone)).toBeLessThanOrEqual(0);
  expect(await chineseLeft(phone)).toEqual([]);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'calculator-en-390');
  await phone.getByRole('button', { name: `${lecture} 18 hours, why` }).click();
  await phone.getByRole('dialog').getByText('GD21-DAY').first().waitFor();
  expect(await chineseLeft(phone)).toEqual([]);
  await phone.keyboard.press('Escape');
  for (const path of [
    '/rules/gd-teachers',
    '/rules/js-changzhou/cases',
    '/rules/xx-two-editions/versions',
  ]) {
    await phone.goto(`${stage.url}${path}`);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect(await sticksOut(phone), path).toBeLessThanOrEqual(0);
    expect(await chineseLeft(phone), path).toEqual([]);
    expect(await seriousFindings(phone), path).toEqual([]);
  }
  await phone.close();
});

/** Places keep their names, articles are cited as their source numbers them, and the switch to Chinese says so in Chinese. */
const CITED =
  /中文|广东省|江苏省常州市|山东省淄博市|第[^\s]{1,12}[条项款]|[一二三四五六七八九十问四引言附][（）一二三四五六七八九十\d①-⑨问条项言]*/gu;

async function chineseLeft(on: Page): Promise<readonly string[]> {
  const body = on.locator('body');
  const lines = `${await body.innerText()}\n${await body.ariaSnapshot()}`.split('\n');
  const left = lines.filter((line) => /\p{Script=Han}/u.test(line.replaceAll(CITED, '')));
  return [...new Set(left.map((line) => line.trim()))];
}

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: everything heard.
  expect(stage.heard()).toEqual(nothingHeard);
});

test('nobody has become a row of the database', async () => {
  // Goal: nothing leaves the device. Method: no operation of the server was caused by these pages.
  const { rows } = await stage.world.database.pool.query(
    "select count(*)::int as count from platform.trail where type not like 'test.%'",
  );
  expect(rows[0]).toEqual({ count: 0 });
});
