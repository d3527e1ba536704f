import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { chooseFile } from './hand-over.ts';
import { notified } from './notified.ts';
import { paperProofs } from './proofs.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: a secondary school's year: summed up, closed, shown to its teachers, an objection answered, and over. Method:
// `school-secondary`, hours of two teachers, the administrator at the desk and a teacher on a phone, the clock moved.
let stage: Stage;
let place: TestPlace;
let huang: TestPerson;
let desk: Page;
let phone: Page;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-12-21T02:00:00Z') });
  place = await stage.world.place({ packId: 'school-secondary', prefix: 'ZX', name: '云湖' });
  const lin = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
  huang = await stage.world.person({ name: '黄国梁', unitId: place.subunitId });
  await count(lin, { 'school-based': '30', outside: '60' });
  await count(huang, { 'school-based': '30', outside: '52' });
  await stage.world.runJob('hours-open-year');
});
afterAll(() => stage.close());
keepFailures('school', () => stage);

async function count(person: TestPerson, hours: Readonly<Record<string, string>>): Promise<void> {
  const { hours: room } = stage.world.jixu.rooms;
  for (const [kind, amount] of Object.entries(hours)) {
    await stage.world.run(async (op) => {
      const { personId } = person;
      const recordId = op.newId<'record'>();
      await room.lodge(op, {
        recordId,
        personId,
        source: { kind: 'test', id: recordId },
        unitId: place.subunitId,
        packId: 'school-secondary',
        facts: {
          kind,
          on: '2026-05-01',
          via: 'unit',
          qty: { hours: amount },
          attrs: kind === 'outside' ? { preApproved: true } : { filed: true },
        },
        title: kind === 'outside' ? '外出培训' : '校本培训',
        preview: null,
      });
      await room.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
    });
  }
}

test('the year is summed up and closed with a day and a digest', async () => {
  // Goal: numbers that no longer move. Method: the desk's summary of the group.
  desk = await stage.open({ as: place.administrator, path: '/desk/summary' });
  await desk.getByRole('heading', { name: /^2026 年度：5\s人中 1 人达标/ }).waitFor();
  await desk.getByText('还没有封存，下面的数字会随审核变化。').waitFor();
  const kinds = desk.getByRole('table', { name: '按项目' });
  await kinds.getByRole('row', { name: /外出培训.*2\s人.*112\s学时/ }).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '封存 2026 年度' }).click();
  await desk.getByText('2026年12月21日由周敏封存，第 1 次。封存后的数字不再变。').waitFor();
  await desk.getByText(/^摘要 [0-9a-f]{64}$/).waitFor();
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: '打印' }).click();
  expect((await download).suggestedFilename()).toBe('2026-summary.pdf');
  await stage.picture(desk, 'summary-1440', { fullPage: true });
});

test('it is shown to the teachers for five working days', async () => {
  // Goal: everyone of the school hears and sees. Method: the button, then a teacher's phone.
  await desk.getByRole('button', { name: '公示这份汇总' }).click();
  await desk.getByText('12月21日至 12月28日公示，5 个工作日').waitFor();
  await notified(stage, huang, 'posting.opened');
  phone = await stage.open({ as: huang, width: 390, path: '/notices' });
  await phone.getByText('云湖第一教育集团 2026 年度学时正在公示。').waitFor();
  await phone.getByRole('link', { name: '看公示' }).click();
  await phone.getByRole('heading', { name: '云湖第一教育集团 2026 年度学时公示' }).waitFor();
  await phone.getByText('林秀芬').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('a teacher objects, and the school answers with a reason only', async () => {
  // Goal: no answer without a reason. Method: the objection on the phone, the first answer left empty.
  await phone
    .getByRole('textbox', { name: '哪里不对，请写明姓名、科目和学时' })
    .fill('黄国梁，外出培训少算 8 学时');
  // What only calls itself a picture is refused where it was chosen, and the words stay.
  const enclose = phone.getByRole('button', { name: '附一份材料' });
  const hostile = { name: '通知.png', mimeType: 'image/png', buffer: Buffer.from('MZ program') };
  await chooseFile(enclose, hostile);
  await phone.getByRole('alert').filter({ hasText: '这个文件的内容不是照片' }).waitFor();
  const [proof] = await paperProofs('黄国梁');
  if (!proof) throw new Error('a proof');
  await chooseFile(enclose, proof);
  await phone.getByText(`附：${proof.name}`).waitFor();
  await phone.getByRole('button', { name: '提交意见' }).click();
  await phone.getByText('已提交，单位管理员会答复您。').waitFor();
  await stage.picture(phone, 'posting-390', { fullPage: true });
  await desk.reload();
  await desk.getByText('1 条意见等答复').waitFor();
  await desk.getByRole('link', { name: '看公示和意见' }).click();
  await desk.getByText('黄国梁，外出培训少算 8 学时').waitFor();
  const enclosed = desk.waitForEvent('download');
  await desk.getByRole('link', { name: /^附件：/ }).click();
  expect((await enclosed).suggestedFilename()).not.toBe('');
  await desk.getByRole('button', { name: '采纳并答复', exact: true }).click();
  await desk.getByText('请写理由，本人会看到。').waitFor();
  await desk.getByRole('textbox', { name: '答复的理由' }).fill('已补记，汇总将重新封存。');
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.getByRole('button', { name: '采纳并答复', exact: true }).click();
  await desk.getByText('周敏答复（采纳）：已补记，汇总将重新封存。').waitFor();
  await phone.reload();
  await phone.getByText('周敏答复（采纳）：已补记，汇总将重新封存。').waitFor();
});

test('after the days it is over, with a record', async () => {
  // Goal: a period that ends by itself. Method: the clock goes on to the day after, the job looks.
  await stage.world.moveTo(new Date('2026-12-29T02:00:00Z'));
  await stage.world.runJob('reporting-postings');
  await desk.reload();
  await desk.getByText('公示已结束：意见 1 条，采纳 1 条，不采纳 0 条。').waitFor();
  expect(await desk.getByRole('button', { name: '采纳并答复', exact: true }).count()).toBe(0);
});

test('no window complained, and none asked another host for anything', () => {
  // The file that was no picture is the one refusal.
  expect(stage.heard()).toEqual({ ...nothingHeard, refusals: ['422 POST /api/evidence'] });
});
