import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import { createNode, relate } from '../organisations/index.ts';
import { decide, declare, draftOf, submitDraft, type SubmittedShape } from './declare.testing.ts';
import { FOUR_LEVELS } from './four-levels.testing.ts';
import {
  type Answer,
  createWorld,
  type TestPerson,
  type TestPlace,
  type World,
} from './testing.ts';

// Goal: samples are drawn so that anybody can draw them again, the rest follows them, and a failed sample is done again;
// a route that no real pack has works from its YAML alone. Method: Pingli's pack and an invented one of four levels,
// through the HTTP face on a real database.
let world: World;
let pingli: TestPlace;
let levels: TestPlace;
let province: TestPerson;
const experts: TestPerson[] = [];
const SINCE = localDate(2020, 1, 1);

beforeAll(async () => {
  world = await createWorld({
    at: new Date('2026-11-09T02:00:00Z'),
    extraPacks: [{ file: 'xx-four-levels/2020-01-01.yaml', text: FOUR_LEVELS }],
  });
  pingli = await world.place({
    packId: 'sn-pingli',
    prefix: 'PL',
    name: '岭东',
    parameters: { 'PL-2-ratio': '0.3' },
  });
  levels = await world.place({
    packId: 'xx-four-levels',
    prefix: 'XF',
    name: '云下',
    parameters: { 'XF-ratio': '1/4', 'XF-days': '7' },
  });
  const provinceId = await world.run(async (op) => {
    const nodeId = await createNode(op, {
      kind: 'bureau',
      name: '云上省厅',
      regionCode: '449900',
      parentId: levels.regionId,
      fromOn: SINCE,
    });
    const title = { relation: 'title-review', officeId: nodeId, fromOn: SINCE } as const;
    await relate(op, { unitId: levels.unitId, ...title });
    return nodeId;
  });
  province = await world.person({
    name: '秦省',
    unitId: levels.unitId,
    role: { role: 'bureau-officer', nodeId: provinceId },
  });
  experts.push(levels.administrator);
  for (const name of ['钱二', '孙三']) {
    const role = { role: 'unit-administrator', nodeId: levels.unitId } as const;
    experts.push(await world.person({ name, unitId: levels.unitId, role }));
  }
}, 120_000);
afterAll(() => world.close());

const NAMES = ['林一', '林二', '林三', '林四', '林五', '林六', '林七', '林八', '林九'];
let count = 0;
function personAt(place: TestPlace): Promise<TestPerson> {
  count += 1;
  return world.person({ name: NAMES[count % NAMES.length] ?? '', unitId: place.subunitId });
}
const code = (answer: Answer) => (answer.body as { code?: string }).code ?? null;

type Handed = SubmittedShape & { readonly teacher: TestPerson };
async function handIn(
  place: TestPlace,
  form: string,
  teachers: number,
  each = 1,
): Promise<Handed[]> {
  const handed: Handed[] = [];
  for (let n = 0; n < teachers; n += 1) {
    const teacher = await personAt(place);
    for (let m = 0; m < each; m += 1) {
      const day = `2026-10-${String(10 + m).padStart(2, '0')}`;
      const values = { on: day, from: day, to: day, 'qty.hours': '8' };
      handed.push({ ...(await declare(world, teacher, { form, values })), teacher });
    }
  }
  return handed;
}

async function must(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  return given;
}
const pass = (who: TestPerson, one: Handed, opinion?: string) =>
  decide(world, who, one.teacher, one.caseId, { outcome: 'pass', ...(opinion ? { opinion } : {}) });

type View = {
  state: string;
  stations: {
    stepId: string;
    state: string;
    outcome: string | null;
    officeName: string;
    sampled: boolean | null;
    escalatedBecause: string | null;
    serviceWorkingDays: number | null;
    votes: { outcome: string; opinion: string | null; by: string }[];
  }[];
  log: { what: string; by: string | null }[];
  permissions: {
    outcomes: string[];
    batch: string[];
    opinionRequired: string[];
    because: string | null;
    askReopen: boolean;
  };
};
async function view(who: TestPerson, one: Handed): Promise<View> {
  const answer = await must(
    world.call(who, 'GET', `/api/review/cases/${one.teacher.personId}/${one.caseId}`),
  );
  return answer.body as View;
}
async function ledgerOf(teacher: TestPerson): Promise<number> {
  const found = await sql<{ ticks: number }>`select coalesce(sum(ticks), 0)::bigint as ticks
    from hours.entry where person_id = ${teacher.personId}`.execute(world.database.db);
  return found.rows[0]?.ticks ?? 0;
}

type Draw = {
  drawId: string;
  seed: string;
  population: number;
  drawn: number;
  samplesOpen: number;
  samplesPassed: number;
  samplesFailed: number;
  othersOpen: number;
  othersDone: number;
};
type Member = {
  key: string;
  rank: string;
  sampled: boolean;
  caseId: string;
  outcome: string | null;
  opinion: string | null;
  decidedBy: string | null;
};
async function drawOf(who: TestPerson, drawId: string): Promise<{ draw: Draw; members: Member[] }> {
  const members: Member[] = [];
  let cursor = '';
  for (;;) {
    const page = (
      await must(world.call(who, 'GET', `/api/review/draws/${drawId}?limit=3${cursor}`))
    ).body as { draw: Draw; members: Member[]; nextCursor: string | null };
    members.push(...page.members);
    if (page.nextCursor === null) return { draw: page.draw, members };
    cursor = `&cursor=${page.nextCursor}`;
  }
}

test('a place that has not said how many are sampled takes no declarations, and says who sets it', async () => {
  const silent = await world.place({ packId: 'sn-pingli', prefix: 'PX', name: '岭西' });
  const teacher = await personAt(silent);
  const draft = await draftOf(world, teacher, {
    form: 'centralised',
    values: { on: '2026-10-10', from: '2026-10-10', to: '2026-10-10' },
  });
  const refused = await submitDraft(world, teacher, draft);
  expect(refused.body).toMatchObject({
    code: 'declarations.parameter_missing',
    detail: { parameter: 'PL-2-ratio' },
  });
});

test('Pingli: the county draws people with a seed, those not drawn pass with the samples, a fault is done again, the city confirms', async () => {
  const county = pingli.departmentOfficer;
  const handed = await handIn(pingli, 'centralised', 7);
  for (const one of handed) await must(pass(pingli.administrator, one));
  const [first] = handed;
  if (!first) throw new Error('seven cases');
  const tooEarly = await world.call(county, 'POST', '/api/review/decisions', {
    outcome: 'pass',
    cases: [{ subjectId: first.teacher.personId, caseId: first.caseId, version: 2 }],
  });
  expect((tooEarly.body as { results: { code: string }[] }).results[0]?.code).toBe(
    'review.draw_first',
  );
  const waiting = (await must(world.call(county, 'GET', '/api/review/draws'))).body as {
    waiting: { people: number; wouldDraw: number; ratio: string }[];
  };
  expect(waiting.waiting).toEqual([
    expect.objectContaining({ people: 7, wouldDraw: 3, ratio: '0.3' }),
  ]);
  // What is chosen by a filter says how many wait for samples, and afterwards which are looked at one by one.
  const together = async () =>
    (await must(world.call(county, 'GET', '/api/review/selection?outcome=pass'))).body;
  expect(await together()).toMatchObject({ cases: [], leftOut: { undrawn: 7, sample: 0 } });
  const ask = (who: TestPerson) =>
    world.call(who, 'POST', '/api/review/draws', { officeId: pingli.departmentId });
  expect(code(await ask(pingli.administrator))).toBe('review.no_office');
  const answers = await Promise.all([ask(county), ask(county), ask(county)]);
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  const { draws } = (answers.find((answer) => answer.status === 200) ?? { body: { draws: [] } })
    .body as {
    draws: Draw[];
  };
  const { drawId } = draws[0] ?? { drawId: '' };

  const drawnBy = (await together()) as { cases: unknown[]; leftOut: Record<string, number> };
  expect(drawnBy.leftOut).toMatchObject({ undrawn: 0, sample: 3 });
  expect(drawnBy.cases.length).toBe(4);

  // Anybody draws again: SHA-256 of seed and key, the smallest first, three tenths rounded up.
  const { draw, members } = await drawOf(county, drawId);
  expect(members).toHaveLength(7);
  const ranked = members
    .map(({ key }) => ({
      key,
      rank: createHash('sha256').update(`${draw.seed}|${key}`).digest('hex'),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  expect(members.map(({ key, rank }) => ({ key, rank }))).toEqual(ranked);
  expect(members.filter((one) => one.sampled).map((one) => one.key)).toEqual(
    ranked.slice(0, 3).map((one) => one.key),
  );
  expect(
    (await world.call(pingli.bureauOfficer, 'GET', `/api/review/draws/${drawId}`)).status,
  ).toBe(404);

  const samples = members
    .filter((one) => one.sampled)
    .map((one) => handed.find((each) => each.caseId === one.caseId));
  const [good, bad, third] = samples;
  if (!good || !bad || !third) throw new Error('three samples');
  expect((await view(county, good)).permissions).toMatchObject({
    batch: [],
    opinionRequired: expect.arrayContaining(['pass']) as string[],
  });
  expect(code(await pass(county, good))).toBe('review.finding_required');
  await must(pass(county, good, '到校核对签到册，相符'));
  expect(code(await decide(world, county, bad.teacher, bad.caseId, { outcome: 'redo' }))).toBe(
    'review.opinion_required',
  );
  await must(
    decide(world, county, bad.teacher, bad.caseId, {
      outcome: 'redo',
      opinion: '签到册缺两页，请学校重新认定',
    }),
  );
  await world.runJob('review-settle-draws');
  expect((await drawOf(county, drawId)).draw).toMatchObject({
    samplesOpen: 1,
    othersOpen: 4,
    othersDone: 0,
  });
  await must(pass(county, third, '到校核对，相符'));
  await world.settle();
  const settled = await drawOf(county, drawId);
  expect(settled.draw).toMatchObject({
    samplesOpen: 0,
    samplesPassed: 2,
    samplesFailed: 1,
    othersOpen: 0,
    othersDone: 4,
  });
  expect(settled.members.filter((one) => !one.sampled).map((one) => one.outcome)).toEqual(
    Array(4).fill('sample-pass'),
  );
  expect(settled.members.find((one) => one.caseId === bad.caseId)).toMatchObject({
    outcome: 'redo',
    opinion: '签到册缺两页，请学校重新认定',
    decidedBy: '何静',
  });

  // Nothing counts before the city confirms; what the school did again is reviewed again.
  expect(await ledgerOf(good.teacher)).toBe(0);
  const others = handed.filter((one) => one !== bad);
  for (const one of others) await must(pass(pingli.bureauOfficer, one));
  expect(await ledgerOf(good.teacher)).toBe(8 * 1800);
  expect((await view(bad.teacher, bad)).stations.map((station) => station.state)).toEqual([
    'now',
    'done',
    'ahead',
  ]);
  await must(pass(pingli.administrator, bad));
  expect((await view(county, bad)).stations[1]).toMatchObject({ state: 'now', sampled: null });
  await must(pass(county, bad));
  await must(pass(pingli.bureauOfficer, bad));
  expect(await ledgerOf(bad.teacher)).toBe(8 * 1800);
});

const say = (who: TestPerson, one: Handed, outcome: string, opinion: string) =>
  decide(world, who, one.teacher, one.caseId, { outcome, opinion });
const expert = (n: number): TestPerson => {
  const found = experts[n];
  if (!found) throw new Error('no such expert');
  return found;
};

test('an invented route of four levels: experts, samples of cases, silence that counts, a veto; nothing but YAML', async () => {
  const handed = await handIn(levels, 'map', 2, 4);
  const [one] = handed;
  if (!one) throw new Error('eight cases');
  expect((await view(one.teacher, one)).stations[0]).toMatchObject({ serviceWorkingDays: 7 });
  // Two of three must agree; each opinion is kept; nobody speaks twice, and nobody alone decides.
  const first = await must(say(expert(0), one, 'pass', '材料齐全'));
  expect(first.body).toMatchObject({ state: 'open', version: 1 });
  expect(code(await say(expert(0), one, 'pass', '再说一遍'))).toBe('review.voted_before');
  expect((await view(expert(0), one)).permissions).toMatchObject({
    outcomes: [],
    because: 'review.voted_before',
  });
  expect(
    code(
      await world.call(
        expert(1),
        'POST',
        `/api/review/cases/${one.teacher.personId}/${one.caseId}/claim`,
      ),
    ),
  ).toBe('review.not_claimable');
  const withdrawn = await world.call(
    one.teacher,
    'POST',
    `/api/review/cases/${one.caseId}/withdrawal`,
  );
  expect(code(withdrawn)).toBe('review.not_withdrawable');
  await must(say(expert(1), one, 'return', '图号不清'));
  await must(say(expert(2), one, 'pass', '同意'));
  const judged = await view(one.teacher, one);
  expect(judged.stations[0]).toMatchObject({ state: 'done', outcome: 'pass' });
  expect(judged.stations[0]?.votes.map((vote) => [vote.by, vote.outcome, vote.opinion])).toEqual([
    ['周敏', 'pass', '材料齐全'],
    ['钱二', 'return', '图号不清'],
    ['孙三', 'pass', '同意'],
  ]);
  for (const other of handed.slice(1)) {
    await must(say(expert(0), other, 'pass', '材料齐全'));
    await must(say(expert(1), other, 'pass', '同意'));
  }
  // One case in four; a fault makes the unit do all of them again.
  const authority = levels.departmentOfficer;
  const drawn = await must(
    world.call(authority, 'POST', '/api/review/draws', {
      officeId: levels.departmentId,
      unitId: levels.subunitId,
    }),
  );
  const { drawId } = (drawn.body as { draws: Draw[] }).draws[0] ?? { drawId: '' };
  const { draw, members } = await drawOf(authority, drawId);
  expect(draw).toMatchObject({ population: 8, drawn: 2 });
  const caseOf = (member: Member): Handed => {
    const found = handed.find((each) => each.caseId === member.caseId);
    if (!found) throw new Error('a member that is no case');
    return found;
  };
  const [bad, good] = members.filter((member) => member.sampled).map(caseOf);
  if (!bad || !good) throw new Error('two samples');
  await must(say(authority, bad, 'redo', '图件与原件不符'));
  await must(pass(authority, good));
  await world.settle();
  const after = await drawOf(authority, drawId);
  expect(
    after.members
      .filter((member) => !member.sampled)
      .map((member) => [member.outcome, member.opinion]),
  ).toEqual(Array.from({ length: 6 }, () => ['redo', '图件与原件不符']));
  // The good sample goes on; silence of the bureau counts it; the province takes it back.
  await world.moveTo(new Date('2026-11-17T02:00:00Z'));
  await world.runJob('review-pass-by-silence');
  expect(await ledgerOf(good.teacher)).toBe(8 * 1800);
  const state = await view(province, good);
  expect(state.stations.map((station) => station.outcome)).toEqual([
    'pass',
    'pass',
    'silent-pass',
    null,
  ]);
  expect(state.permissions.outcomes).toEqual(['veto']);
  expect((await view(good.teacher, good)).permissions.askReopen).toBe(true);
  await must(say(province, good, 'veto', '重复申报'));
  expect(await ledgerOf(good.teacher)).toBe(0);
  // A case done again that the authority leaves lying goes up by itself.
  await must(say(expert(1), bad, 'pass', '已补正'));
  await must(say(expert(2), bad, 'pass', '已补正'));
  expect((await view(bad.teacher, bad)).stations[1]).toMatchObject({
    state: 'now',
    officeName: '云下市教育局',
  });
  await world.moveTo(new Date('2026-11-24T02:00:00Z'));
  await world.runJob('review-escalate');
  const risen = await view(bad.teacher, bad);
  expect(risen.stations[1]).toMatchObject({
    escalatedBecause: 'overdue',
    officeName: '云下市人力资源和社会保障局',
  });
  expect(risen.log.at(-1)).toMatchObject({ what: 'overdue', by: null });
});

test('two experts against it send it back with what both said; a refused case is opened again on the person’s request', async () => {
  const [one, two] = await handIn(levels, 'map', 1, 2);
  if (!one || !two) throw new Error('two cases');
  await must(
    decide(world, expert(0), one.teacher, one.caseId, {
      outcome: 'return',
      opinion: '缺图号',
      items: ['values/title'],
    }),
  );
  await must(
    decide(world, expert(1), one.teacher, one.caseId, {
      outcome: 'return',
      opinion: '学时不对',
      items: ['values/hours'],
    }),
  );
  const back = (
    await must(
      world.call(
        one.teacher,
        'GET',
        `/api/people/${one.teacher.personId}/declarations/${one.declarationId}`,
      ),
    )
  ).body;
  expect(back).toMatchObject({
    declaration: { state: 'returned', reopened: ['values/hours', 'values/title'] },
  });
  expect((await view(one.teacher, one)).log.at(-1)).toMatchObject({ what: 'return' });

  await must(say(expert(0), two, 'reject', '不属于制图'));
  const refused = await must(say(expert(2), two, 'reject', '不属于制图'));
  expect(refused.body).toMatchObject({ state: 'rejected' });
  const path = `/api/review/cases/${two.teacher.personId}/${two.caseId}/reopening`;
  await must(world.call(two.teacher, 'POST', path, { reason: '课程目录可以证明' }));
  const opened = await world.call(levels.bureauOfficer, 'POST', `${path}/decision`, {
    version: 2,
    outcome: 'reopen',
  });
  expect(opened.body).toMatchObject({ state: 'returned' });
  expect(
    (
      await must(
        world.call(
          two.teacher,
          'GET',
          `/api/people/${two.teacher.personId}/declarations/${two.declarationId}`,
        ),
      )
    ).body,
  ).toMatchObject({
    declaration: { state: 'returned', permissions: { edit: true } },
  });
});

test('no code was written for it: nothing that runs names the invented pack', async () => {
  for (const file of [
    './compose.ts',
    '../review/routes.ts',
    '../declarations/domain/review-route.ts',
  ])
    expect(await readFile(new URL(file, import.meta.url), 'utf8')).not.toContain('four-levels');
});
