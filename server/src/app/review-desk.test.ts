import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerSender } from '../exchange/index.ts';
import { decide, declare, draftOf, submitDraft } from './declare.testing.ts';
import {
  type Answer,
  createWorld,
  type TestPerson,
  type TestPlace,
  type World,
} from './testing.ts';

// Goal: people share the work of an office, remind it, stand in for it, ask to open again and seal, as the rulebooks say.
// Method: Chengdu's and Zibo's packs through the HTTP face on a real database, the clock moved by hand.
let world: World;
let zibo: TestPlace;
let chengdu: TestPlace;
let colleague: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T02:00:00Z') });
  zibo = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '岭东' });
  chengdu = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CD', name: '岭西' });
  colleague = await world.person({
    name: '孙和',
    unitId: zibo.unitId,
    role: { role: 'unit-administrator', nodeId: zibo.unitId },
  });
});
afterAll(() => world.close());

const NAMES = ['林一', '林二', '林三', '林四', '林五', '林六', '林七', '林八', '林九'];
let count = 0;
function teacherAt(place: TestPlace): Promise<TestPerson> {
  count += 1;
  return world.person({ name: NAMES[count % NAMES.length] ?? '', unitId: place.subunitId });
}

const day = (on: string) => ({ on, from: on, to: on });
const code = (answer: Answer) => (answer.body as { code?: string }).code ?? null;

type Permissions = Record<string, unknown> & { outcomes: string[] };
type View = {
  state: string;
  version: number;
  claim: { name: string; mine: boolean } | null;
  reopening: { askedBy: string; reason: string } | null;
  permissions: Permissions;
  stations: {
    officeName: string;
    state: string;
    escalatedBecause: string | null;
    dueOn: string | null;
    serviceWorkingDays: number | null;
    workingDaysUsed: number | null;
  }[];
  log: { what: string; by: string | null; opinion: string | null }[];
};
async function view(who: TestPerson, of: TestPerson, caseId: string): Promise<View> {
  const answer = await world.call(who, 'GET', `/api/review/cases/${of.personId}/${caseId}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as View;
}
const onCase = (
  who: TestPerson,
  of: TestPerson,
  caseId: string,
  what: string,
  body?: unknown,
  method: 'POST' | 'DELETE' = 'POST',
) => world.call(who, method, `/api/review/cases/${of.personId}/${caseId}/${what}`, body);

test('two people do not work on one case: a claim keeps the others from it until it lapses or is given back', async () => {
  const teacher = await teacherAt(zibo);
  const { caseId } = await declare(world, teacher, { form: 'paper', values: day('2026-10-01') });
  expect((await onCase(zibo.administrator, teacher, caseId, 'claim')).status).toBe(200);
  const seen = await view(colleague, teacher, caseId);
  expect(seen.claim).toMatchObject({ name: '周敏', mine: false });
  expect(seen.permissions).toMatchObject({ outcomes: [], because: 'review.claimed', claim: false });
  // The person is told who has the case, not who reads it at this moment.
  expect((await view(teacher, teacher, caseId)).claim).toBeNull();
  const refused = await decide(world, colleague, teacher, caseId, { outcome: 'pass' });
  expect([refused.status, code(refused)]).toEqual([409, 'review.claimed']);
  expect(code(await onCase(colleague, teacher, caseId, 'claim'))).toBe('review.claimed');
  const inbox = await world.call(colleague, 'GET', '/api/review/inbox');
  const line = (inbox.body as { items: { caseId: string; claim: unknown }[] }).items.find(
    (one) => one.caseId === caseId,
  );
  expect(line?.claim).toMatchObject({ name: '周敏', mine: false });
  expect(
    (await onCase(zibo.administrator, teacher, caseId, 'claim', undefined, 'DELETE')).status,
  ).toBe(200);
  expect((await onCase(colleague, teacher, caseId, 'claim')).status).toBe(200);
  await world.moveTo(new Date('2026-11-09T06:30:00Z'));
  const lapsed = await decide(world, zibo.administrator, teacher, caseId, { outcome: 'pass' });
  expect(lapsed.status, JSON.stringify(lapsed.body)).toBe(200);
});

test('of many who claim a case at once one has it', async () => {
  const teacher = await teacherAt(zibo);
  const { caseId } = await declare(world, teacher, { form: 'paper', values: day('2026-10-02') });
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      onCase(n % 2 === 0 ? zibo.administrator : colleague, teacher, caseId, 'claim'),
    ),
  );
  const winner = (await view(zibo.administrator, teacher, caseId)).claim;
  const mine = answers.filter((_, n) => (n % 2 === 0) === (winner?.mine === true));
  const others = answers.filter((answer) => !mine.includes(answer));
  expect(mine.map((answer) => answer.status)).toEqual(mine.map(() => 200));
  expect(others.map(code)).toEqual(others.map(() => 'review.claimed'));
});

test('a colleague takes over what another works on, says why, and it stays in the log', async () => {
  const teacher = await teacherAt(zibo);
  const { caseId } = await declare(world, teacher, { form: 'paper', values: day('2026-10-05') });
  const at = `/api/review/cases/${teacher.personId}/${caseId}/take-over`;
  const reason = '周敏去开会，材料我看过';
  // Nobody works on it: there is nothing to take.
  expect(code(await world.call(colleague, 'POST', at, { reason }))).toBe('review.no_case');
  await onCase(zibo.administrator, teacher, caseId, 'claim');
  expect((await view(colleague, teacher, caseId)).permissions.takeOver).toBe(true);
  expect((await world.call(colleague, 'POST', at, { reason: ' ' })).status).toBe(400);
  expect((await world.call(colleague, 'POST', at, { reason })).status).toBe(200);
  const after = await view(colleague, teacher, caseId);
  expect(after.claim?.mine).toBe(true);
  expect(after.log.at(-1)).toMatchObject({ what: 'taken-over', opinion: reason });
  const late = await decide(world, zibo.administrator, teacher, caseId, { outcome: 'pass' });
  expect(code(late)).toBe('review.claimed');
  expect((await decide(world, colleague, teacher, caseId, { outcome: 'pass' })).status).toBe(200);
});

test('whoever is away keeps nobody from a case', async () => {
  const teacher = await teacherAt(zibo);
  const { caseId } = await declare(world, teacher, { form: 'paper', values: day('2026-10-03') });
  await onCase(colleague, teacher, caseId, 'claim');
  const absenceId = randomUUID();
  const away = (who: TestPerson, toOn: string) =>
    world.call(who, 'PUT', `/api/review/absences/${absenceId}`, {
      officeId: zibo.unitId,
      personId: colleague.personId,
      fromOn: '2026-11-09',
      toOn,
    });
  expect(code(await away(chengdu.administrator, '2026-11-20'))).toBe('review.no_office');
  expect(code(await away(zibo.administrator, '2026-11-09'))).toBe('review.absence_ends_before');
  expect((await away(zibo.administrator, '2026-11-20')).status).toBe(200);
  const passed = await decide(world, zibo.administrator, teacher, caseId, { outcome: 'pass' });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  const offices = await world.call(zibo.departmentOfficer, 'GET', '/api/review/offices');
  type Office = {
    officeId: string;
    mine: boolean;
    people: { name: string; awayUntil: string | null }[];
  };
  const { items } = offices.body as { items: Office[] };
  expect(items.find((one) => one.officeId === zibo.departmentId)?.mine).toBe(true);
  // Back sooner.
  expect((await away(colleague, '2026-11-10')).status).toBe(200);
  // What is to come is listed, and can be taken back by those who may enter it.
  const later = `/api/review/absences/${randomUUID()}`;
  const who = { officeId: zibo.unitId, personId: colleague.personId };
  const trip = { ...who, fromOn: '2026-12-01', toOn: '2026-12-05' };
  expect((await world.call(zibo.departmentOfficer, 'PUT', later, trip)).status).toBe(200);
  const planned = async () => {
    const listed = await world.call(zibo.administrator, 'GET', '/api/review/offices');
    type People = { personId: string; absences: { fromOn: string; toOn: string }[] };
    const found = (listed.body as { items: { officeId: string; people: People[] }[] }).items;
    const own = found.find((one) => one.officeId === zibo.unitId)?.people;
    return own?.find((one) => one.personId === colleague.personId)?.absences;
  };
  expect(await planned()).toMatchObject([
    { fromOn: '2026-11-09', toOn: '2026-11-10' },
    { fromOn: '2026-12-01', toOn: '2026-12-05' },
  ]);
  const named = `officeId=${who.officeId}&personId=${who.personId}`;
  const back = (by: TestPerson) => world.call(by, 'DELETE', `${later}?${named}`);
  expect(code(await back(chengdu.administrator))).toBe('review.no_office');
  expect((await back(colleague)).status).toBe(200);
  expect(code(await back(colleague))).toBe('review.no_absence');
  expect(await planned()).toHaveLength(1);
});

test('the person reminds an office once, after three working days, and it is told', async () => {
  const teacher = await teacherAt(zibo);
  await world.moveTo(new Date('2026-11-10T02:00:00Z'));
  const { caseId } = await declare(world, teacher, { form: 'paper', values: day('2026-10-04') });
  const nudge = () => world.call(teacher, 'POST', `/api/review/cases/${caseId}/nudge`);
  expect((await view(teacher, teacher, caseId)).permissions).toMatchObject({
    nudge: false,
    nudgeFrom: '2026-11-13',
  });
  expect(code(await nudge())).toBe('review.nudge_too_early');
  await world.moveTo(new Date('2026-11-13T02:00:00Z'));
  const answers = await Promise.all([nudge(), nudge(), nudge()]);
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  expect(code(await nudge())).toBe('review.nudged_before');
  await world.settle();
  const notices = await world.call(zibo.administrator, 'GET', '/api/notices');
  const kinds = (notices.body as { items: { kind: string }[] }).items.map((one) => one.kind);
  expect(kinds).toContain('case.nudged');
  expect((await view(teacher, teacher, caseId)).log.map((line) => line.what)).toEqual(['nudge']);
  // The next office may be reminded too.
  await decide(world, zibo.administrator, teacher, caseId, { outcome: 'pass' });
  await world.moveTo(new Date('2026-11-19T02:00:00Z'));
  expect((await nudge()).status).toBe(200);
});

test('an office above takes over what nobody is there for, and what is over its time, and nothing else', async () => {
  const teacher = await teacherAt(chengdu);
  await world.moveTo(new Date('2026-11-23T02:00:00Z'));
  const promise = await world.call(
    chengdu.administrator,
    'PUT',
    `/api/review/offices/${chengdu.unitId}/promise`,
    {
      workingDays: 2,
    },
  );
  expect(promise.status).toBe(200);
  const foreign = await world.call(
    chengdu.departmentOfficer,
    'PUT',
    `/api/review/offices/${chengdu.unitId}/promise`,
    {
      workingDays: 1,
    },
  );
  expect(code(foreign)).toBe('review.no_office');
  const first = await declare(world, teacher, { form: 'centralised', values: day('2026-11-20') });
  const clock = (await view(teacher, teacher, first.caseId)).stations[0];
  expect(clock).toMatchObject({
    dueOn: '2026-11-25',
    workingDaysUsed: 0,
    // What the office promised is shorter than the rulebook's time, and is what both sides are shown.
    serviceWorkingDays: 2,
  });
  const because = { reason: '超过承诺的时限' };
  const take = (caseId: string) =>
    onCase(chengdu.departmentOfficer, teacher, caseId, 'take-over', because);
  expect(code(await take(first.caseId))).toBe('review.office_at_work');
  expect(
    code(await onCase(zibo.departmentOfficer, teacher, first.caseId, 'take-over', because)),
  ).toBe('review.no_case');
  await world.moveTo(new Date('2026-11-26T02:00:00Z'));
  const offices = (await world.call(chengdu.departmentOfficer, 'GET', '/api/review/offices'))
    .body as {
    items: { officeId: string; mine: boolean; open: number; overdue: number }[];
  };
  expect(offices.items.find((one) => one.officeId === chengdu.unitId)).toMatchObject({
    mine: false,
    open: 1,
    overdue: 1,
  });
  const waiting = await world.call(
    chengdu.departmentOfficer,
    'GET',
    `/api/review/offices/${chengdu.unitId}/cases`,
  );
  expect((waiting.body as { items: { caseId: string }[] }).items.map((one) => one.caseId)).toEqual([
    first.caseId,
  ]);
  expect((await take(first.caseId)).status).toBe(200);
  const moved = await view(teacher, teacher, first.caseId);
  expect(moved.stations[0]).toMatchObject({ state: 'now', escalatedBecause: 'taken-over' });
  expect(moved.log.at(-1)).toMatchObject({
    what: 'taken-over',
    by: '何静',
    opinion: because.reason,
  });
  // Whoever stood in for the school does not decide the district's step as well: somebody above does.
  const passed = await decide(world, chengdu.departmentOfficer, teacher, first.caseId, {
    outcome: 'pass',
  });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  const next = await view(chengdu.departmentOfficer, teacher, first.caseId);
  expect(next.stations[1]).toMatchObject({ state: 'now', escalatedBecause: 'decided-before' });
  expect(next.permissions).toMatchObject({ outcomes: [] });
  const counted = await decide(world, chengdu.bureauOfficer, teacher, first.caseId, {
    outcome: 'pass',
  });
  expect(counted.body).toMatchObject({ state: 'settled', counted: true });
});

test('nobody decides their own case: it goes to the next office by itself', async () => {
  const alone = await world.place({ packId: 'sd-zibo', prefix: 'AL', name: '岭北' });
  const { caseId } = await declare(world, alone.administrator, {
    form: 'paper',
    values: day('2026-10-06'),
  });
  const own = await view(alone.administrator, alone.administrator, caseId);
  expect(own.stations[0]).toMatchObject({
    escalatedBecause: 'own-case',
    officeName: '岭北市教育局',
  });
  const passed = await decide(world, alone.departmentOfficer, alone.administrator, caseId, {
    outcome: 'pass',
  });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
});

async function counted(
  teacher: TestPerson,
  on: string,
): Promise<{ caseId: string; declarationId: string }> {
  const made = await declare(world, teacher, {
    form: 'centralised',
    values: { ...day(on), 'qty.hours': '4' },
  });
  for (const who of [chengdu.administrator, chengdu.departmentOfficer]) {
    const answer = await decide(world, who, teacher, made.caseId, { outcome: 'pass' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  return made;
}

async function ledgerOf(teacher: TestPerson): Promise<number> {
  const found = await sql<{ ticks: number }>`select coalesce(sum(ticks), 0)::bigint as ticks
    from hours.entry where person_id = ${teacher.personId}`.execute(world.database.db);
  return found.rows[0]?.ticks ?? 0;
}
const HOUR = 1800;

type Detail = {
  declaration: {
    version: number;
    formId: string;
    category: string | null;
    values: Record<string, string>;
    state: string;
  };
  files: { evidenceId: string; slot: string }[];
};
async function edit(
  teacher: TestPerson,
  declarationId: string,
  values: Record<string, string>,
): Promise<Answer> {
  const detail = (
    await world.call(
      teacher,
      'GET',
      `/api/people/${teacher.personId}/declarations/${declarationId}`,
    )
  ).body as Detail;
  return world.call(teacher, 'PUT', `/api/declarations/${declarationId}`, {
    formId: detail.declaration.formId,
    category: detail.declaration.category,
    values: { ...detail.declaration.values, ...values },
    attachments: detail.files.map(({ evidenceId, slot }) => ({ evidenceId, slot })),
    baseVersion: detail.declaration.version,
  });
}

test('T59: reported or approved nothing is edited; the school asks, the district opens it, then it is', async () => {
  const teacher = await teacherAt(chengdu);
  const reported = await declare(world, teacher, {
    form: 'centralised',
    values: day('2026-11-02'),
  });
  expect(code(await edit(teacher, reported.declarationId, { hours: '2' }))).toBe(
    'declarations.not_editable',
  );
  const done = await counted(teacher, '2026-11-03');
  expect(code(await edit(teacher, done.declarationId, { hours: '2' }))).toBe(
    'declarations.not_editable',
  );
  const before = await ledgerOf(teacher);
  const ask = (who: TestPerson) =>
    onCase(who, teacher, done.caseId, 'reopening', { reason: '学时填错了' });
  expect((await view(chengdu.administrator, teacher, done.caseId)).permissions['askReopen']).toBe(
    true,
  );
  expect(code(await ask(teacher))).toBe('review.not_yours_to_ask');
  expect(code(await ask(zibo.administrator))).toBe('review.no_case');
  expect((await ask(chengdu.administrator)).status).toBe(200);
  expect(code(await ask(chengdu.administrator))).toBe('review.asked_before');
  const inbox = await world.call(
    chengdu.departmentOfficer,
    'GET',
    '/api/review/inbox?kind=reopening',
  );
  expect((inbox.body as { items: unknown[] }).items).toEqual([
    expect.objectContaining({
      caseId: done.caseId,
      kind: 'reopening',
      reason: '学时填错了',
      batch: [],
    }),
  ]);
  const waiting = await view(chengdu.departmentOfficer, teacher, done.caseId);
  expect(waiting).toMatchObject({
    reopening: { askedBy: '周敏', reason: '学时填错了' },
    permissions: { decideReopening: true },
  });
  const answer = (outcome: string, opinion?: string, items?: string[]) =>
    onCase(chengdu.departmentOfficer, teacher, done.caseId, 'reopening/decision', {
      version: waiting.version,
      outcome,
      ...(opinion ? { opinion } : {}),
      ...(items ? { items } : {}),
    });
  expect(code(await answer('keep'))).toBe('review.opinion_required');
  const own = await onCase(chengdu.administrator, teacher, done.caseId, 'reopening/decision', {
    version: waiting.version,
    outcome: 'reopen',
  });
  expect(own.status).not.toBe(200);
  expect(await ledgerOf(teacher)).toBe(before);
  expect((await answer('reopen', '同意修改学时', ['values/hours'])).body).toMatchObject({
    state: 'returned',
  });
  expect(await ledgerOf(teacher)).toBe(before - 4 * HOUR);
  expect(code(await edit(teacher, done.declarationId, { on: '2026-11-04' }))).toBe(
    'declarations.not_reopened',
  );
  const saved = await edit(teacher, done.declarationId, { hours: '3' });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
});

test('a request to open again may be refused, and then everything stays', async () => {
  const teacher = await teacherAt(chengdu);
  const done = await counted(teacher, '2026-11-05');
  await onCase(chengdu.administrator, teacher, done.caseId, 'reopening', { reason: '想改名称' });
  const { version } = await view(chengdu.departmentOfficer, teacher, done.caseId);
  const kept = await onCase(chengdu.departmentOfficer, teacher, done.caseId, 'reopening/decision', {
    version,
    outcome: 'keep',
    opinion: '名称与名册一致，不必修改',
  });
  expect(kept.body).toMatchObject({ state: 'settled', version: version + 1 });
  expect(await ledgerOf(teacher)).toBe(4 * HOUR);
  expect((await view(teacher, teacher, done.caseId)).log.map((line) => line.what)).toEqual([
    'pass',
    'pass',
    'ask-reopen',
    'keep',
  ]);
});

test('a sealed school year changes through a reopened case only, and only the office that sealed opens it', async () => {
  const school = await world.place({ packId: 'sc-chengdu-teachers', prefix: 'CX', name: '岭中' });
  const teacher = await teacherAt(school);
  const pass = async (caseId: string) => {
    for (const who of [school.administrator, school.departmentOfficer])
      expect((await decide(world, who, teacher, caseId, { outcome: 'pass' })).status).toBe(200);
  };
  const of = (on: string, hours = '4') => ({
    form: 'centralised',
    values: { ...day(on), 'qty.hours': hours },
  });
  const first = await declare(world, teacher, of('2026-06-01'));
  const seal = (who: TestPerson, year = 2025) =>
    world.call(who, 'POST', '/api/hours/seals', { unitId: school.subunitId, year });
  expect((await seal(school.departmentOfficer)).body).toMatchObject({
    code: 'hours.pending_left',
    detail: { count: 1 },
  });
  await pass(first.caseId);
  expect(code(await seal(school.administrator))).toBe('hours.not_the_sealing_office');
  expect((await seal(zibo.departmentOfficer)).status).toBe(404);
  expect(code(await seal(school.departmentOfficer, 2027))).toBe('hours.not_begun');
  const sealed = await seal(school.departmentOfficer);
  expect(sealed.body).toMatchObject({
    seal: { from: '2025-09-01', to: '2026-09-01', permissions: { open: true } },
  });
  expect(code(await seal(school.departmentOfficer))).toBe('hours.sealed_before');
  // Nothing comes into the year, and what is in it stays.
  const late = await submitDraft(world, teacher, await draftOf(world, teacher, of('2026-05-01')));
  expect([late.status, code(late)]).toEqual([409, 'hours.sealed']);
  const thisYear = await declare(world, teacher, of('2026-10-20'));
  await pass(thisYear.caseId);
  expect(await ledgerOf(teacher)).toBe(8 * HOUR);
  // Through the case: asked for, opened, mended, decided again; then it is sealed as before.
  await onCase(school.administrator, teacher, first.caseId, 'reopening', { reason: '少算一学时' });
  const { version } = await view(school.departmentOfficer, teacher, first.caseId);
  const opened = await onCase(
    school.departmentOfficer,
    teacher,
    first.caseId,
    'reopening/decision',
    {
      version,
      outcome: 'reopen',
    },
  );
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  expect(await ledgerOf(teacher)).toBe(4 * HOUR);
  const saved = await edit(teacher, first.declarationId, { hours: '5' });
  const again = await submitDraft(
    world,
    teacher,
    saved.body as { declarationId: string; version: number },
  );
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  await pass((again.body as { caseId: string }).caseId);
  expect(await ledgerOf(teacher)).toBe(9 * HOUR);
  const other = await submitDraft(world, teacher, await draftOf(world, teacher, of('2026-05-02')));
  expect(code(other)).toBe('hours.sealed');
  // The whole year, by the office that sealed it.
  const { sealId } = (sealed.body as { seal: { sealId: string } }).seal;
  const open = (who: TestPerson) =>
    world.call(who, 'POST', `/api/hours/seals/${sealId}/opening`, { reason: '补录支教学时' });
  expect(code(await open(school.bureauOfficer))).toBe('hours.no_seal');
  expect((await open(school.departmentOfficer)).status).toBe(200);
  expect(code(await open(school.departmentOfficer))).toBe('hours.opened_before');
  expect(
    (await submitDraft(world, teacher, await draftOf(world, teacher, of('2026-05-03')))).status,
  ).toBe(200);
});

async function push(
  kind: string,
  teacher: TestPerson,
  record: object,
  title: string,
): Promise<Answer> {
  const { credential } = await world.run((op) =>
    registerSender(op, { name: '学习平台', nodeId: chengdu.regionId, kinds: [kind] }),
  );
  const response = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/platform-records',
    headers: {
      authorization: `Bearer ${credential}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    payload: JSON.stringify({
      records: [
        {
          externalId: randomUUID(),
          idNumber: teacher.idNumber,
          name: teacher.name,
          title,
          record: { kind, ...record },
        },
      ],
    }),
  });
  return {
    status: response.statusCode,
    body: response.json() as unknown,
    headers: response.headers,
  };
}

test('T57: an online set and a reflection count eight and six by themselves', async () => {
  const teacher = await teacherAt(chengdu);
  await push('online', teacher, { on: '2026-11-01', attrs: { passed: true } }, '网上学习');
  await push('reflection', teacher, { on: '2026-11-01' }, '自学反思');
  const overview = await world.call(
    teacher,
    'GET',
    `/api/people/${teacher.personId}/hours?year=2026`,
  );
  expect((overview.body as { totals: Record<string, string> }).totals).toMatchObject({
    standard: '14',
  });
  const cases = await sql<{ n: number }>`select count(*)::int as n from review.case
    where subject_id = ${teacher.personId}`.execute(world.database.db);
  expect(cases.rows[0]?.n).toBe(0);
});

test('T58: other hours are the sum of their items; a typed total is refused', async () => {
  const teacher = await teacherAt(chengdu);
  for (const [title, hours] of [
    ['赛课评委', '3'],
    ['送教下乡', '5'],
  ] as const) {
    const made = await declare(world, teacher, {
      form: 'other',
      category: 'standard',
      values: { ...day('2026-11-06'), title, 'qty.hours': hours },
    });
    for (const who of [chengdu.administrator, chengdu.departmentOfficer])
      await decide(world, who, teacher, made.caseId, { outcome: 'pass' });
  }
  expect(await ledgerOf(teacher)).toBe(8 * HOUR);
  const draft = await draftOf(world, teacher, {
    form: 'other',
    category: 'standard',
    values: { ...day('2026-11-07'), 'qty.hours': '1' },
  });
  const typed = await edit(teacher, draft.declarationId, { total: '10' });
  const refused = await submitDraft(
    world,
    teacher,
    typed.body as { declarationId: string; version: number },
  );
  expect(refused.body).toMatchObject({
    code: 'declarations.invalid_values',
    errors: [{ path: 'values/total', code: 'declarations.unknown_field' }],
  });
});
