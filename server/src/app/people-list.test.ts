import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: the people list shows everyone in scope and nobody else, most urgent first, and pages without gaps; the export is a
// workbook of the same people. Method: two places, hours for some, the list as three different callers.
let world: World;
let here: TestPlace;
let there: TestPlace;
const people: TestPerson[] = [];

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T02:00:00Z') });
  here = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  there = await world.place({ packId: 'sd-zibo', prefix: 'ZB', name: '齐园' });
  for (const name of ['林秀芬', '黄国梁', '邓伟强', '苏婉婷', '冯嘉豪']) {
    people.push(await world.person({ name, unitId: here.subunitId }));
  }
  await world.person({ name: '江雨', unitId: there.subunitId });
  for (const [index, person] of people.entries()) await count(person, String(index * 6));
  await world.runJob('hours-open-year');
});
afterAll(() => world.close());

async function count(person: TestPerson, hours: string): Promise<void> {
  if (hours === '0') return;
  await world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId: person.personId,
      source: { kind: 'test', id: person.personId },
      unitId: here.subunitId,
      packId: 'gd-teachers',
      facts: {
        kind: 'course',
        category: 'professional',
        on: '2026-05-01',
        via: 'platform',
        qty: { hours },
        attrs: { passed: true },
      },
      title: '课程',
      preview: null,
    });
    await world.jixu.rooms.hours.recognise(op, {
      claimId: op.newId<'claim'>(),
      personId: person.personId,
      recordId,
    });
  });
}

type List = {
  items: { name: string; short: string; group: string }[];
  counts: { met: number; hoped: number; short: number };
  packs: { id: string; needs: Record<string, string> }[];
  nextCursor: string | null;
};
const list = async (who: TestPerson, query = ''): Promise<List> => {
  const answer = await world.call(who, 'GET', `/api/people-hours${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as List;
};

test('the administrator sees the people of the unit and below, most urgent first, with what the pack needs', async () => {
  const found = await list(here.administrator);
  expect(found.items.map((row) => row.name)).not.toContain('江雨');
  expect(
    found.items
      .filter((row) => people.some((person) => person.name === row.name))
      .map((row) => row.name),
  ).toEqual(['林秀芬', '黄国梁', '邓伟强', '苏婉婷', '冯嘉豪']);
  expect(found.packs[0]?.needs).toEqual({
    public: '30',
    professional: '42',
    elective: '18',
    total: '90',
  });
  expect(found.counts.short).toBe(found.items.length);
});

test('the bureau sees its units, the other bureau sees others, a teacher sees no list', async () => {
  expect((await list(here.bureauOfficer)).items.map((row) => row.name)).toContain('林秀芬');
  expect((await list(there.bureauOfficer)).items.map((row) => row.name)).not.toContain('林秀芬');
  const teacher = people[0];
  if (!teacher) throw new Error('no teacher');
  expect((await world.call(teacher, 'GET', '/api/people-hours')).status).toBe(403);
});

test('pages follow each other without gaps or repeats', async () => {
  const whole = (await list(here.administrator)).items.map((row) => row.name);
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: List = await list(
      here.administrator,
      `?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
    );
    paged.push(...page.items.map((row) => row.name));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole);
});

test('search finds by name and by pinyin initials', async () => {
  expect(
    (await list(here.administrator, `?search=${encodeURIComponent('黄')}`)).items.map(
      (row) => row.name,
    ),
  ).toEqual(['黄国梁']);
  expect((await list(here.administrator, '?search=lxf')).items.map((row) => row.name)).toEqual([
    '林秀芬',
  ]);
});

test('the export is a workbook', async () => {
  const answer = await world.call(here.administrator, 'GET', '/api/people-hours/export');
  expect(answer.status).toBe(200);
  expect((answer.body as Buffer).subarray(0, 2).toString()).toBe('PK');
});
