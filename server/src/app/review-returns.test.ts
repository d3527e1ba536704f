import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, declare, draftOf, formsFor, submitDraft, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: what is returned, withdrawn, passed by silence, vetoed or decided in batches goes as each rulebook says. Method:
// the packs that demand it, through the HTTP face on a real database, the clock moved by hand.
let world: World;
let zibo: TestPlace;
let shaoguan: TestPlace;
let registration: TestPlace;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-09-21T02:00:00Z') });
  zibo = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '岭东' });
  shaoguan = await world.place({ packId: 'gd-shaoguan', prefix: 'SG', name: '岭西' });
  registration = await world.place({ packId: 'unit-registration', prefix: 'UF', name: '岭南' });
});
afterAll(() => world.close());

let count = 0;
function teacherAt(place: TestPlace): Promise<TestPerson> {
  count += 1;
  return world.person({
    name: `林秀${'一二三四五六七八九'[count % 9] ?? ''}`,
    unitId: place.subunitId,
  });
}

const onDay = (day: string) => ({ on: day, from: day, to: day });

type Detail = {
  declaration: {
    declarationId: string;
    version: number;
    state: string;
    formId: string;
    category: string | null;
    values: Record<string, string>;
    reopened: string[] | null;
    caseId: string;
  };
  files: { evidenceId: string; slot: string }[];
  changes: { path: string; before: string; after: string }[];
  form: { fields: { id: string; maps: string }[]; evidence: { id: string }[] };
};

async function detailOf(who: TestPerson, of: TestPerson, declarationId: string): Promise<Detail> {
  const answer = await world.call(
    who,
    'GET',
    `/api/people/${of.personId}/declarations/${declarationId}`,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Detail;
}

function save(who: TestPerson, detail: Detail, change: { values?: object; files?: object[] }) {
  const { declaration } = detail;
  return world.call(who, 'PUT', `/api/declarations/${declaration.declarationId}`, {
    formId: declaration.formId,
    category: declaration.category,
    values: { ...declaration.values, ...change.values },
    attachments: change.files ?? detail.files.map(({ evidenceId, slot }) => ({ evidenceId, slot })),
    baseVersion: declaration.version,
  });
}

test('a return opens only the named items; the rest is kept, and the reviewer sees what changed', async () => {
  const teacher = await teacherAt(zibo);
  const handedIn = await declare(world, teacher, { form: 'paper', values: { on: '2026-09-01' } });
  const before = await detailOf(teacher, teacher, handedIn.declarationId);
  const titleField = before.form.fields.find((field) => field.maps === 'title')?.id ?? '';
  const dayField = before.form.fields.find((field) => field.maps === 'on')?.id ?? '';
  const slot = before.files[0]?.slot ?? '';
  const unknown = await decide(world, zibo.administrator, teacher, handedIn.caseId, {
    outcome: 'return',
    opinion: '题目与封面不一致',
    items: ['values/nothing-like-it'],
  });
  expect([unknown.status, (unknown.body as { code: string }).code]).toEqual([
    422,
    'declarations.unknown_item',
  ]);
  const returned = await decide(world, zibo.administrator, teacher, handedIn.caseId, {
    outcome: 'return',
    opinion: '题目与封面不一致',
    items: [`values/${titleField}`, `evidence/${slot}`],
  });
  expect(returned.status, JSON.stringify(returned.body)).toBe(200);
  const open = await detailOf(teacher, teacher, handedIn.declarationId);
  expect(open.declaration).toMatchObject({
    state: 'returned',
    reopened: [`evidence/${slot}`, `values/${titleField}`],
  });
  const refused = await save(teacher, open, { values: { [dayField]: '2026-09-02' } });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    code: 'declarations.not_reopened',
    errors: [{ path: `values/${dayField}`, code: 'declarations.not_reopened' }],
  });
  const file = await uploadFile(world, teacher, { name: 'cover.png' });
  const { evidenceId } = file.body as { evidenceId: string };
  const files = open.files.map((one) =>
    one.slot === slot ? { evidenceId, slot } : { evidenceId: one.evidenceId, slot: one.slot },
  );
  const saved = await save(teacher, open, { values: { [titleField]: '改正后的题目' }, files });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const again = await submitDraft(
    world,
    teacher,
    saved.body as { declarationId: string; version: number },
  );
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  const seen = await detailOf(zibo.administrator, teacher, handedIn.declarationId);
  expect(seen.changes.map((change) => change.path).sort()).toEqual([
    `evidence/${slot}`,
    `values/${titleField}`,
  ]);
  expect(seen.changes.find((change) => change.path === `values/${titleField}`)?.after).toBe(
    '改正后的题目',
  );
});

test('a return without items opens everything', async () => {
  const teacher = await teacherAt(zibo);
  const handedIn = await declare(world, teacher, { form: 'paper', values: { on: '2026-09-01' } });
  await decide(world, zibo.administrator, teacher, handedIn.caseId, {
    outcome: 'return',
    opinion: '请补全',
  });
  const open = await detailOf(teacher, teacher, handedIn.declarationId);
  expect(open.declaration.reopened).toBeNull();
  const dayField = open.form.fields.find((field) => field.maps === 'on')?.id ?? '';
  expect((await save(teacher, open, { values: { [dayField]: '2026-09-02' } })).status).toBe(200);
});

test('a case is taken back while nobody has decided, and not afterwards', async () => {
  const teacher = await teacherAt(zibo);
  const first = await declare(world, teacher, { form: 'paper', values: { on: '2026-09-03' } });
  const taken = await world.call(teacher, 'POST', `/api/review/cases/${first.caseId}/withdrawal`);
  expect(taken.status).toBe(200);
  const second = await declare(world, teacher, { form: 'paper', values: { on: '2026-09-04' } });
  await decide(world, zibo.administrator, teacher, second.caseId, { outcome: 'pass' });
  const late = await world.call(teacher, 'POST', `/api/review/cases/${second.caseId}/withdrawal`);
  expect(late.body).toMatchObject({ code: 'review.not_withdrawable' });
});

test('a silent department passes after ten working days, with the holidays left out and a line in the log', async () => {
  const teacher = await teacherAt(zibo);
  await world.moveTo(new Date('2026-09-22T02:00:00Z'));
  const handedIn = await declare(world, teacher, { form: 'paper', values: { on: '2026-09-05' } });
  await decide(world, zibo.administrator, teacher, handedIn.caseId, { outcome: 'pass' });
  type View = {
    stations: { stepId: string; state: string; outcome: string | null; silentOn: string | null }[];
    log: { what: string; by: string | null; stepIndex: number }[];
  };
  const view = async (): Promise<View> =>
    (await world.call(teacher, 'GET', `/api/review/cases/${teacher.personId}/${handedIn.caseId}`))
      .body as View;
  const silentOn = (await view()).stations[1]?.silentOn ?? '';
  // Mid-autumn and the national days lie between: ten working days are more than two weeks.
  expect(silentOn > '2026-10-08').toBe(true);
  await world.moveTo(new Date(`${silentOn}T08:00:00Z`));
  await world.runJob('review-pass-by-silence');
  expect((await view()).stations[1]).toMatchObject({ state: 'now', outcome: null });
  await world.moveTo(new Date(Date.parse(`${silentOn}T00:30:00+08:00`) + 86_400_000));
  await world.runJob('review-pass-by-silence');
  const after = await view();
  expect(after.stations[1]).toMatchObject({ state: 'done', outcome: 'silent-pass' });
  expect(after.log.at(-1)).toMatchObject({ what: 'silent-pass', by: null, stepIndex: 1 });
  // The bureau vetoes what counts.
  const vetoed = await decide(world, zibo.bureauOfficer, teacher, handedIn.caseId, {
    outcome: 'veto',
    opinion: '刊物查无此文',
  });
  expect(vetoed.body).toMatchObject({ state: 'vetoed', counted: false });
});

function batch(
  who: TestPerson,
  teacher: TestPerson,
  caseId: string,
  body: { outcome: string; opinion?: string },
) {
  return world.call(who, 'POST', '/api/review/decisions', {
    ...body,
    cases: [{ subjectId: teacher.personId, caseId, version: 1 }],
  });
}
const codeOf = (answer: { body: unknown }) =>
  (answer.body as { results: { ok: boolean; code: string | null; state: string | null }[] })
    .results[0];

test('T52: where the rulebook wants one by one, passing or returning a batch is refused', async () => {
  const teacher = await teacherAt(shaoguan);
  const [form] = await formsFor(world, teacher);
  const handedIn = await declare(world, teacher, {
    form: form?.id ?? '',
    values: onDay('2026-08-01'),
  });
  for (const body of [{ outcome: 'pass' }, { outcome: 'return', opinion: '附件缺序号' }]) {
    const answer = await batch(shaoguan.administrator, teacher, handedIn.caseId, body);
    expect(codeOf(answer)).toMatchObject({ ok: false, code: 'review.batch_not_allowed' });
  }
  const single = await decide(world, shaoguan.administrator, teacher, handedIn.caseId, {
    outcome: 'pass',
  });
  expect(single.status, JSON.stringify(single.body)).toBe(200);
});

test('T55: a batch is returned or refused with an opinion only; passing needs none', async () => {
  const teacher = await teacherAt(registration);
  const [form] = await formsFor(world, teacher);
  const cases = [];
  for (const day of ['2026-08-03', '2026-08-04', '2026-08-05'])
    cases.push(await declare(world, teacher, { form: form?.id ?? '', values: onDay(day) }));
  const [one, two, three] = cases.map((each) => each.caseId);
  if (!one || !two || !three) throw new Error('three cases');
  for (const outcome of ['return', 'reject']) {
    const silent = await batch(registration.administrator, teacher, one, { outcome });
    expect(codeOf(silent)).toMatchObject({ ok: false, code: 'review.opinion_required' });
  }
  const opinion = '名册与签到不符';
  expect(
    codeOf(await batch(registration.administrator, teacher, one, { outcome: 'return', opinion })),
  ).toMatchObject({ ok: true, state: 'returned' });
  expect(
    codeOf(await batch(registration.administrator, teacher, two, { outcome: 'reject', opinion })),
  ).toMatchObject({ ok: true, state: 'rejected' });
  expect(
    codeOf(await batch(registration.administrator, teacher, three, { outcome: 'pass' })),
  ).toMatchObject({ ok: true, state: 'settled' });
});

test('T54: five half days of training are proposed as twenty hours', async () => {
  const teacher = await teacherAt(registration);
  const form = (await formsFor(world, teacher)).find((one) =>
    one.fields.some((field) => field.maps === 'qty.halfDays'),
  );
  if (!form) throw new Error('a form with half days');
  const draft = await draftOf(world, teacher, {
    form: form.id,
    values: { ...onDay('2026-08-10'), 'qty.halfDays': '5' },
  });
  const detail = await detailOf(teacher, teacher, draft.declarationId);
  const preview = await world.call(teacher, 'POST', '/api/declarations/preview', {
    formId: form.id,
    category: detail.declaration.category,
    values: detail.declaration.values,
    attachments: [],
  });
  const { options } = preview.body as { options: { hours: string }[] };
  expect(options.map((option) => option.hours)).toEqual(['20', '20', '20']);
});
