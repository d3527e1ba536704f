import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '@jixu/kernel';
import { verifyLedger } from '../../../cli/ledger-verify/verify.ts';
import { certificatesHeld } from '../certificates/index.ts';
import { exportLedger, population } from '../hours/index.ts';
import { jobs as rulebookJobs, type TrialPorts } from '../rulebooks/index.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: the rules of a place change only by two persons, after everybody concerned was counted under the new rules, and
// then the hours of everybody follow, each once, with a reason. Method: the whole product through its HTTP face on a real
// database; the recount is broken off in the middle.
const PEOPLE = 52;
/** The officers and the administrator are members of the unit too and have no hours yet. */
const STAFF = 4;
const SHARED = { 'achievements-cap': 'shared' };

let world: World;
let place: TestPlace;
let second: TestPerson;
let stranger: TestPlace;
let teacher: TestPerson;
const teachers: TestPerson[] = [];

type Trial = {
  trialId: string;
  state: string;
  findings: {
    part: string;
    line: number;
    column: number;
    message: { en: string };
    severity: string;
  }[];
  checked: { version: string; changed: unknown[] } | null;
  permissions: string[];
  reviewers: string[];
  toBeTold: number;
  years: number[];
  recount: { state: string; done: number; people: number; changed: number; failed: number };
  result: Record<string, unknown> | null;
};

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-01T02:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  stranger = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '河岸' });
  second = await world.person({
    name: '梁二',
    unitId: place.unitId,
    role: { role: 'bureau-officer', nodeId: place.bureauId },
  });
  for (let index = 0; index < PEOPLE; index += 1)
    teachers.push(await world.person({ name: '林秀芬', unitId: place.subunitId }));
  const [first] = teachers;
  if (!first) throw new Error('no teacher');
  teacher = first;
  for (const person of teachers) {
    await count(person, {
      kind: 'course',
      category: 'public',
      qty: { hours: '30' },
      attrs: { passed: true },
    });
    await count(person, {
      kind: 'course',
      category: 'professional',
      qty: { hours: '42' },
      attrs: { passed: true },
    });
    await count(person, {
      kind: 'patent',
      category: 'professional',
      attrs: { type: 'invention', rank: 1 },
    });
    await count(person, {
      kind: 'patent',
      on: '2026-06-01',
      category: 'elective',
      attrs: { type: 'invention', rank: 1 },
    });
  }
  await world.runJob('hours-open-year');
}, 300_000);
afterAll(() => world.close());

let sequence = 0;
async function count(person: TestPerson, facts: Record<string, unknown>): Promise<void> {
  sequence += 1;
  await world.run(async (op) => {
    const recordId = op.newId<'record'>();
    const { personId } = person;
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId,
      source: { kind: 'test', id: String(sequence) },
      unitId: place.subunitId,
      packId: 'gd-teachers',
      facts: { on: '2026-05-01', via: 'self', ...facts } as never,
      title: `成果 ${sequence}`,
      preview: null,
    });
    await world.jixu.rooms.hours.recognise(op, {
      claimId: op.newId<'claim'>(),
      personId,
      recordId,
    });
  });
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the shape of the answer
async function ask<T>(
  who: TestPerson,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const answer = await world.call(who, method, url, body);
  return { status: answer.status, body: answer.body as T };
}

const places = () => `/api/rulebook-places/${place.regionId}/trials`;
const at = (trialId: string, rest = '') => `/api/rulebook-trials/${trialId}${rest}`;
const trialOf = async (trialId: string) =>
  (await ask<Trial>(place.bureauOfficer, 'GET', at(trialId))).body;

async function entriesByKind(): Promise<Record<string, number>> {
  const found = await sql<{ kind: string; entries: number }>`select kind, count(*)::int as entries
    from hours.entry group by kind`.execute(world.database.db);
  return Object.fromEntries(found.rows.map((row) => [row.kind, row.entries]));
}

async function ledgerFindings(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-rules-'));
  try {
    const lines: string[] = [];
    for await (const line of exportLedger(world.database.db, new Date(0)))
      lines.push(line.trimEnd());
    await writeFile(join(folder, 'ledger.ndjson'), `${lines.join('\n')}\n`);
    return (await verifyLedger(join(folder, 'ledger.ndjson'))).findings.map((one) => one.problem);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the ledger holds against what an evaluation of today counts, for everybody. */
async function differing(): Promise<number> {
  let wrong = 0;
  for (const person of teachers) {
    const overview = await ask<{ lines: { recordId: string; counted: string }[] }>(
      person,
      'GET',
      `/api/people/${person.personId}/hours`,
    );
    const sums = await sql<{
      record_id: string;
      ticks: number;
    }>`select record_id, sum(ticks)::int as ticks
      from hours.entry where person_id = ${person.personId} group by record_id`.execute(
      world.database.db,
    );
    const held = new Map(sums.rows.map((row) => [row.record_id, row.ticks]));
    for (const line of overview.body.lines)
      if (held.get(line.recordId) !== Number(line.counted) * 1800) wrong += 1;
  }
  return wrong;
}

let trialId = '';

test('a reading is tried on everybody, and nothing changes for anybody', async () => {
  const before = await entriesByKind();
  const opened = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'settings', parameters: {}, readings: SHARED },
  });
  expect(opened.status).toBe(200);
  expect(opened.body).toMatchObject({ state: 'counting', permissions: ['drop'], result: null });
  ({ trialId } = opened.body);
  await world.settle();
  const counted = await trialOf(trialId);
  expect(counted).toMatchObject({
    state: 'counted',
    permissions: ['submit', 'drop'],
    reviewers: ['梁二'],
    toBeTold: PEOPLE,
    result: {
      people: PEOPLE + STAFF,
      same: STAFF,
      toShort: PEOPLE,
      toMet: 0,
      certificates: PEOPLE,
      direction: 'less',
      buckets: [
        { from: '0', to: '7', people: 0 },
        { from: '7', to: '14', people: 0 },
        { from: '14', to: '21', people: 0 },
        { from: '21', to: '28', people: PEOPLE },
      ],
    },
  });
  expect(await entriesByKind()).toEqual(before);
});

test('people are paged, one is shown under both rules, and the list is a workbook', async () => {
  const page = await ask<{
    items: { personId: string; totalsBefore: object; totalsAfter: object; short: string }[];
    nextCursor: string | null;
  }>(place.bureauOfficer, 'GET', at(trialId, '/people?limit=40&outcome=to-short'));
  expect(page.body.items).toHaveLength(40);
  expect(page.body.items[0]).toMatchObject({
    totalsBefore: { elective: '28', professional: '70' },
    totalsAfter: { elective: '0', professional: '70' },
    short: '18',
  });
  const rest = await ask<typeof page.body>(
    place.bureauOfficer,
    'GET',
    at(trialId, `/people?limit=40&cursor=${page.body.nextCursor ?? ''}`),
  );
  const ids = [...page.body.items, ...rest.body.items].map((one) => one.personId);
  expect(new Set(ids).size).toBe(PEOPLE);
  expect(rest.body.nextCursor).toBeNull();
  const one = await ask<{ records: unknown[] }>(
    place.bureauOfficer,
    'GET',
    at(trialId, `/people/${teacher.personId}`),
  );
  expect(one.body.records).toMatchObject([
    {
      category: 'elective',
      before: { counted: '28', reason: 'counted' },
      after: {
        counted: '0',
        reason: 'cap-shared',
        caps: [{ limit: '28', usedBefore: '28', cut: '28' }],
      },
    },
  ]);
  const sheet = await world.call(place.bureauOfficer, 'GET', at(trialId, '/people/export'));
  expect(sheet.status).toBe(200);
  expect((sheet.body as Buffer).subarray(0, 2).toString()).toBe('PK');
});

test('another bureau, and whoever is no bureau, sees nothing of it', async () => {
  expect((await ask(stranger.bureauOfficer, 'GET', at(trialId))).status).toBe(404);
  expect(
    (
      await ask(stranger.bureauOfficer, 'POST', places(), {
        tried: { kind: 'version', version: '1' },
      })
    ).status,
  ).toBe(404);
  expect((await ask(place.departmentOfficer, 'GET', at(trialId))).status).toBe(404);
  expect((await ask(teacher, 'GET', at(trialId))).status).toBe(403);
});

test('the one who proposed may not publish; nobody publishes what was not submitted', async () => {
  expect(await ask(second, 'POST', at(trialId, '/publication'))).toMatchObject({
    status: 409,
    body: { code: 'rulebooks.not_at_this_step' },
  });
  expect((await ask(place.bureauOfficer, 'POST', at(trialId, '/submission'))).status).toBe(200);
  expect(await ask(place.bureauOfficer, 'POST', at(trialId, '/publication'))).toMatchObject({
    status: 403,
    body: { code: 'rulebooks.proposer_may_not_publish' },
  });
});

class Killed extends Error {}

test('published by a second person; the recount breaks off in the middle and goes on, and nobody is counted or told twice', async () => {
  const published = await ask<Trial>(second, 'POST', at(trialId, '/publication'));
  expect(published.body).toMatchObject({
    state: 'published',
    recount: { state: 'running', done: 0 },
  });
  expect((await ask(second, 'POST', at(trialId, '/publication'))).status).toBe(409);
  let left = 30;
  const { hours, rulebooks } = world.jixu.rooms;
  const ports: TrialPorts = {
    db: world.database.db,
    clock: world.clock,
    operations: () => world.jixu.operations,
    rulebooks,
    population,
    certificatesHeld,
    recount: async (op, of) => {
      const result = await hours.recount(op, of);
      // After the posting and before its commit, the worst moment.
      left -= 1;
      if (left === 0) throw new Killed();
      return result;
    },
  };
  const job = rulebookJobs(ports).find((one) => one.name === 'rulebooks-recount');
  await expect(job?.handle({ trialId })).rejects.toThrow(Killed);
  expect((await trialOf(trialId)).recount).toMatchObject({ state: 'running', done: 29 });
  // Two workers at once, as after a false alarm.
  const again = rulebookJobs({ ...ports, recount: (op, of) => hours.recount(op, of) });
  const run = again.find((one) => one.name === 'rulebooks-recount');
  await Promise.all([run?.handle({ trialId }), world.settle()]);
  await world.settle();
  expect((await trialOf(trialId)).recount).toEqual({
    state: 'done',
    done: PEOPLE + STAFF,
    people: PEOPLE + STAFF,
    changed: PEOPLE,
    left: 0,
    failed: 0,
  });
  expect(await entriesByKind()).toMatchObject({ grant: PEOPLE * 4, recount: PEOPLE });
  expect(await differing()).toBe(0);
  expect(await ledgerFindings()).toEqual([]);
  const told = await sql<{ notices: number; people: number }>`select count(*)::int as notices,
    count(distinct person_id)::int as people from notices.notice where kind = 'rules.changed'`.execute(
    world.database.db,
  );
  expect(told.rows[0]).toEqual({ notices: PEOPLE, people: PEOPLE });
});

test('the person is told what changed and what it did, and the certificate is revoked', async () => {
  const notices = await ask<{ items: { kind: string; detail: Record<string, unknown> }[] }>(
    teacher,
    'GET',
    '/api/notices',
  );
  expect(notices.body.items.find((one) => one.kind === 'rules.changed')?.detail).toMatchObject({
    packName: { 'zh-CN': '广东省教师继续教育' },
    what: {
      en: 'The cap of 28 hours for achievements and classes: One cap for both categories together',
    },
    period: '2026',
    before: '128',
    after: '100',
    met: false,
    metBefore: true,
  });
  const states = await sql<{ state: string; n: number }>`select state, count(*)::int as n
    from certificates.certificate group by state`.execute(world.database.db);
  expect(states.rows).toEqual([{ state: 'revoked', n: PEOPLE }]);
});

const source = async (): Promise<string> =>
  (
    await ask<{ source: string }>(
      place.bureauOfficer,
      'GET',
      `/api/rulebook-places/${place.regionId}/edition`,
    )
  ).body.source;

test('a year that ended and is open is looked at too where an edition reaches it', async () => {
  // Goal: everybody whom publication recounts was shown before. Method: one record of last year, told in the next test.
  await count(teacher, {
    kind: 'patent',
    on: '2025-05-01',
    category: 'professional',
    attrs: { type: 'invention', rank: 1 },
  });
  const settings = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'settings', parameters: {}, readings: { 'achievements-cap': 'separate' } },
  });
  await world.settle();
  // Settings change from today on: last year keeps those of its last day.
  expect((await trialOf(settings.body.trialId)).years).toEqual([2026]);
  expect(
    (await ask(place.bureauOfficer, 'POST', at(settings.body.trialId, '/withdrawal'))).status,
  ).toBe(200);
  expect(await trialOf(settings.body.trialId)).toMatchObject({ state: 'dropped', result: null });
});

test('a faulty edition is shown at line and column, mended, counted, published once, and never edited', async () => {
  const text = await source();
  const next = text
    .replace("version: '2021.1'", "version: '2026.1'")
    .replace('give: 28', 'give: 20');
  const faulty = next.replace('at-least: 90', 'at-leats: 90');
  const line = faulty.split('\n').findIndex((one) => one.includes('at-leats')) + 1;
  const opened = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'edition', source: faulty, examples: '' },
  });
  await world.settle();
  const found = await trialOf(opened.body.trialId);
  expect(found).toMatchObject({ state: 'faulty', permissions: ['correct', 'drop'] });
  expect(found.findings[0]).toMatchObject({ part: 'edition', line, severity: 'error' });
  expect(found.findings[0]?.column).toBeGreaterThan(1);
  const examples = `cases:
  - id: NEW-1
    name: a patent is 20
    input: { period: { from: 2026-01-01, to: 2027-01-01 }, records: [{ id: a, kind: patent, category: professional, on: 2026-05-01, status: approved, via: self, attrs: { type: invention, rank: 1 } }] }
    expect: { totals: { professional: 28 } }
`;
  const mended = { source: next, examples };
  await ask(place.bureauOfficer, 'PUT', at(opened.body.trialId, '/edition'), mended);
  await world.settle();
  expect(await trialOf(opened.body.trialId)).toMatchObject({
    state: 'faulty',
    findings: [
      { part: 'examples', line: 2, message: { en: expect.stringContaining('got 20') as string } },
    ],
  });
  await ask(place.bureauOfficer, 'PUT', at(opened.body.trialId, '/edition'), {
    source: next,
    examples: examples.replace('professional: 28', 'professional: 20'),
  });
  await world.settle();
  const counted = await trialOf(opened.body.trialId);
  expect(counted).toMatchObject({
    state: 'counted',
    checked: { version: '2026.1' },
    result: { same: PEOPLE + STAFF, moved: PEOPLE },
    toBeTold: PEOPLE,
  });
  expect(counted.years).toEqual([2026, 2025]);
  const lastYear = await ask<Trial>(
    place.bureauOfficer,
    'GET',
    at(opened.body.trialId, '?year=2025'),
  );
  expect(lastYear.body.result).toMatchObject({ people: 1, less: 1, toShort: 0 });
  expect(counted.checked?.changed.length).toBeGreaterThan(0);
  await ask(place.bureauOfficer, 'POST', at(opened.body.trialId, '/submission'));
  expect((await ask(second, 'POST', at(opened.body.trialId, '/publication'))).status).toBe(200);
  await world.settle();
  expect((await trialOf(opened.body.trialId)).recount).toMatchObject({ state: 'done', failed: 0 });
  expect(await differing()).toBe(0);
  expect(await ledgerFindings()).toEqual([]);
  // The very same edition again is found out before anybody is counted.
  const again = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'edition', source: next, examples: '' },
  });
  await world.settle();
  expect((await trialOf(again.body.trialId)).findings[0]?.message.en).toContain(
    'published already',
  );
  await expect(
    sql`update rulebooks.edition set source = 'other'`.execute(world.database.db),
  ).rejects.toThrow(/permission denied/);
});

test('what was tried against other rules is not published', async () => {
  const opened = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'settings', parameters: {}, readings: { 'achievements-cap': 'separate' } },
  });
  const rival = await ask<Trial>(second, 'POST', places(), {
    tried: { kind: 'settings', parameters: {}, readings: { 'achievements-cap': 'separate' } },
  });
  await world.settle();
  for (const { body } of [opened, rival])
    expect((await ask(place.bureauOfficer, 'POST', at(body.trialId, '/submission'))).status).toBe(
      200,
    );
  expect((await ask(second, 'POST', at(opened.body.trialId, '/publication'))).status).toBe(200);
  expect(
    await ask(place.bureauOfficer, 'POST', at(rival.body.trialId, '/publication')),
  ).toMatchObject({
    status: 409,
    body: { code: 'rulebooks.base_moved' },
  });
  await world.settle();
  expect(await differing()).toBe(0);
});

test('a closed period keeps what it holds', async () => {
  await world.run(async (op) => {
    await sql`insert into hours.closing (pack_id, period_from, period_to, closed_at, closed_by)
      values ('gd-teachers', '2026-01-01', '2027-01-01', ${op.now}, ${asId<'person'>(second.personId)})`.execute(
      op.tx,
    );
  });
  const before = await entriesByKind();
  const opened = await ask<Trial>(place.bureauOfficer, 'POST', places(), {
    tried: { kind: 'settings', parameters: {}, readings: SHARED },
  });
  await world.settle();
  expect(await trialOf(opened.body.trialId)).toMatchObject({ state: 'counted', toBeTold: 0 });
  await ask(place.bureauOfficer, 'POST', at(opened.body.trialId, '/submission'));
  expect((await ask(second, 'POST', at(opened.body.trialId, '/publication'))).status).toBe(200);
  await world.settle();
  expect(await entriesByKind()).toEqual(before);
});

test('an edition that other bureaus use too is not one bureau’s to change', async () => {
  // Goal: nobody changes another place's rules. Method: the same pack in a second region.
  const far = await world.place({ packId: 'gd-teachers', prefix: 'FA', name: '远山' });
  const opened = await ask(
    far.bureauOfficer,
    'POST',
    `/api/rulebook-places/${far.regionId}/trials`,
    {
      tried: { kind: 'edition', source: 'id: x', examples: '' },
    },
  );
  expect(opened).toMatchObject({ status: 409, body: { code: 'rulebooks.pack_shared' } });
});
