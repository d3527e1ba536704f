import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { typeDay } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { openPlatform } from './platform.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: on `js-nanjing` nobody makes a record of 0 hours: "nothing to declare" is one press; and what the base declared is
// not declared once more, the person being told so before handing in. Method: one person, a platform that pushes.
const COURSE = '数字素养提升研修';

let stage: Stage;
let place: TestPlace;
let person: TestPerson;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'js-nanjing', prefix: 'NJ', name: '秦岭' });
  person = await stage.world.person({ name: '江雨', unitId: place.unitId });
  const push = await openPlatform(stage, place);
  await push(person, [{ title: COURSE, category: 'professional', hours: '20', on: '2026-05-10' }]);
});
afterAll(() => stage.close());
keepFailures('nanjing', () => stage);

test('“nothing to declare” is one press, and taken back as easily', async () => {
  const learner = await stage.open({ as: person, width: 390, path: '/declare' });
  await learner.getByRole('button', { name: '没有要申报的' }).click();
  await learner.getByText('您已回答：2026 年没有要申报的。').waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'nothing-390', { fullPage: true });
  const seen = await stage.world.call(
    place.administrator,
    'GET',
    '/api/people-with-nothing-to-declare/2026',
  );
  expect(seen.body).toMatchObject({ items: [{ name: '江雨' }] });
  await learner.getByRole('button', { name: '收回这个回答' }).click();
  await learner.getByRole('button', { name: '没有要申报的' }).waitFor();
});

test('a course that the base has declared is named before handing in, and refused', async () => {
  const learner = await stage.open({
    as: person,
    path: `/declare/${randomUUID()}?form=training`,
  });
  await learner.getByLabel('培训名称').fill(COURSE);
  await learner.getByLabel('施教机构').fill('秦岭继续教育基地');
  await typeDay(learner, '开始日期', '2026-05-09');
  await typeDay(learner, '结束日期', '2026-05-11');
  await learner.getByLabel('证明上写的学时').fill('20');
  await learner.getByLabel('班级或证书编号').fill('QL-2026-118');
  await learner.getByRole('radio', { name: /^专业/ }).check();
  await learner
    .getByText(new RegExp(`平台已推送《${COURSE}》（.*），以推送的为准，不用再申报。`))
    .waitFor();
  expect(await seriousFindings(learner)).toEqual([]);
  await stage.picture(learner, 'already-pushed', { fullPage: true });
  const records = await stage.world.call(person, 'GET', `/api/people/${person.personId}/hours`);
  expect(JSON.stringify(records.body)).toContain(COURSE);
});
