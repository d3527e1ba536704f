import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { notified } from './notified.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a bureau changes the rules of its place as two persons do: try, see who moves, hand over, publish, and everybody
// who moved knows why. Method: two officers and a teacher of `gd-teachers`, each in a window of their own.
let stage: Stage;
let place: TestPlace;
let second: TestPerson;
let teacher: TestPerson;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-24T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  const role = { role: 'bureau-officer', nodeId: place.bureauId } as const;
  second = await stage.world.person({ name: '梁国栋', unitId: place.unitId, role });
  teacher = await stage.world.person({ name: '杜文珊', unitId: place.subunitId });
  const others = ['邝立德', '莫宇轩', '黎思琪'];
  const people = [teacher];
  for (const name of others)
    people.push(await stage.world.person({ name, unitId: place.subunitId }));
  for (const [index, person] of people.entries()) {
    await count(person, '公需课程', { kind: 'course', category: 'public', qty: { hours: '30' } });
    await count(person, '学科教学', {
      kind: 'course',
      category: 'professional',
      qty: { hours: '42' },
    });
    await count(person, '课例专著', { kind: 'book', category: 'professional', attrs: { rank: 1 } });
    // The last one has no achievement among the electives, so nothing moves for her.
    if (index === people.length - 1)
      await count(person, '阅读', { kind: 'course', category: 'elective', qty: { hours: '18' } });
    else await count(person, '作业设计论文', paper);
  }
});
afterAll(() => stage.close());
keepFailures('rules', () => stage);

const paper = {
  kind: 'paper',
  on: '2026-06-01',
  category: 'elective',
  attrs: { journal: 'provincial-core', rank: 1 },
};

async function count(
  { personId }: TestPerson,
  title: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { hours } = stage.world.jixu.rooms;
  await stage.world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await hours.lodge(op, {
      recordId,
      personId,
      source: { kind: 'journey', id: recordId },
      unitId: place.subunitId,
      packId: 'gd-teachers',
      facts: { on: '2026-05-10', via: 'unit', ...facts } as never,
      title,
      preview: null,
    });
    await hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  });
}

test('a reading is tried on everybody: figures, chart, areas, people, one of them', async () => {
  desk = await stage.open({ as: place.bureauOfficer, path: '/desk/rules' });
  await desk.getByRole('heading', { name: '云湖市' }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'rules-1440', { fullPage: true });
  await desk.getByRole('radio', { name: '专业和选修合用一个 28 学时上限' }).check();
  await desk.getByRole('button', { name: '试算', exact: true }).click();
  await desk.getByRole('heading', { name: /3\s人会由达标变为未达标/ }).waitFor();
  await desk
    .getByText(/杜文珊，选修 28 → 0 学时|邝立德，选修 28 → 0 学时|莫宇轩，选修 28 → 0 学时/)
    .waitFor();
  await desk.getByRole('button', { name: '看 杜文珊 为什么变' }).click();
  await desk.getByRole('heading', { name: '杜文珊，选修 28 → 0 学时' }).waitFor();
  await desk.getByText(/前面已用 28\s学时，减去 28\s学时/).waitFor();
  await desk.getByText('复核人：梁国栋').waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'whatif-1440', { fullPage: true });
});

test('the same on a phone and in English', async () => {
  const path = new URL(desk.url()).pathname;
  const phone = await stage.open({ as: place.bureauOfficer, width: 390, path });
  await phone.getByRole('heading', { name: /3\s人会由达标变为未达标/ }).waitFor();
  await phone.getByRole('heading', { name: /选修 28 → 0 学时/ }).waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'whatif-390', { fullPage: true });
  const english = await stage.open({ as: place.bureauOfficer, locale: 'en', path });
  await english
    .getByRole('heading', { name: /With this reading 3\speople would no longer meet/ })
    .waitFor();
  await english.getByRole('heading', { name: /Elective 28 → 0 hours/ }).waitFor();
  expect(await seriousFindings(english)).toEqual([]);
  await stage.picture(english, 'whatif-en-1440', { fullPage: true });
});

test('the one who proposed is told that somebody else publishes', async () => {
  await desk.getByRole('button', { name: '送交复核' }).click();
  await desk.getByText('已送交，等另一位复核。').waitFor();
  expect(await desk.getByRole('button', { name: '复核无误，发布' }).count()).toBe(0);
  // The button is not there; whoever sends the request all the same is refused with the reason.
  const trialId = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  const refused = await stage.world.call(
    place.bureauOfficer,
    'POST',
    `/api/rulebook-trials/${trialId}/publication`,
  );
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'rulebooks.proposer_may_not_publish' },
  });
});

test('a second person publishes, and the teacher is told what changed and what it did', async () => {
  const learner = await stage.open({ as: teacher, width: 390, path: '/hours' });
  await learner.getByRole('main').getByText(/128/).first().waitFor();
  await notified(stage, second, 'rules.submitted');
  const other = await stage.open({ as: second, path: '/notices' });
  await other.getByText(/云湖市有一项规则改动（试算 1，方静提出）等您复核/).waitFor();
  await other.getByRole('link', { name: '看试算' }).click();
  await other.getByRole('button', { name: '复核无误，发布' }).click();
  const asked = other.getByRole('dialog');
  await asked.getByText(/3\s人会收到学时变化的说明/).waitFor();
  await asked.getByRole('button', { name: '复核无误，发布' }).click();
  await other.getByRole('heading', { name: '已发布，学时按新规则重新计算' }).waitFor();
  await other.getByText(/其中 3\s人的学时或结论有变/).waitFor();
  await other.getByText(/梁国栋 于 .* 复核发布/).waitFor();
  expect(await seriousFindings(other)).toEqual([]);
  await stage.picture(other, 'published-1440', { fullPage: true });
  await notified(stage, teacher, 'rules.changed');
  await learner.goto(`${stage.url}/notices`);
  await learner
    .getByText(/的规则有变化，您 2026 年度的学时由 128\s学时\s?变为 100\s学时/)
    .waitFor();
  await learner.getByText('2026 年度由达标变为未达标。').waitFor();
  await learner
    .getByText('改成：成果与研修的 28 学时上限：专业和选修合用一个 28 学时上限。')
    .waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'rules-notice-390', { fullPage: true });
});

test('a new edition: a fault at its line and column, mended, counted, published by the other', async () => {
  const editor = await stage.open({ as: second, path: '/desk/rules' });
  await editor.getByRole('link', { name: '提一个新版' }).click();
  const box = editor.getByRole('textbox', { name: '规则文本' });
  await expect.poll(() => box.inputValue()).toContain("version: '2021.1'");
  const text = await box.inputValue();
  const next = text
    .replace("version: '2021.1'", "version: '2026.1'")
    .replace('reading: { achievements-cap: shared }', 'reading: { achievements-cap: shared }')
    .replaceAll('hours: 28\n', 'hours: 42\n');
  const faulty = next.replace('at-least: 18', 'at-leats: 18');
  const line = faulty.split('\n').findIndex((one) => one.includes('at-leats')) + 1;
  await box.fill(faulty);
  await editor.getByRole('button', { name: '检查并试算' }).click();
  const fault = editor.getByRole('button', { name: new RegExp(`规则文本第 ${line} 行第 \\d+ 列`) });
  await fault.first().waitFor();
  await editor.getByText(/没有“at-leats”这个键/).waitFor();
  expect(await seriousFindings(editor)).toEqual([]);
  await stage.picture(editor, 'edition-fault-1440', { fullPage: true });
  await fault.first().click();
  const selected = await box.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toContain('at-leats');
  await box.fill(next);
  await editor.getByRole('button', { name: '检查并试算' }).click();
  await editor.getByRole('heading', { name: /3\s人的学时会增加/ }).waitFor();
  await editor.getByText(/现行算例里，这 \d+ 个的结果会变/).waitFor();
  expect(await seriousFindings(editor)).toEqual([]);
  await stage.picture(editor, 'edition-counted-1440', { fullPage: true });
  await editor.getByRole('button', { name: '送交复核' }).click();
  await editor.getByText('已送交，等另一位复核。').waitFor();
  await desk.goto(editor.url());
  await desk.getByRole('button', { name: '复核无误，发布' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '复核无误，发布' }).click();
  await desk.getByText(/其中 3\s人的学时或结论有变/).waitFor();
});

test('no window complained, and none asked another host for anything', () => {
  const { errors, elsewhere, refusals } = stage.heard();
  expect({ errors, elsewhere, refusals }).toEqual({ errors: [], elsewhere: [], refusals: [] });
});
