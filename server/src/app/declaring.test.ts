import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare, decide, filledIn, formsFor, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: what a form and a desk let people do that no single room decides. Method: the real product on `gd-teachers`.
let world: World;
let place: TestPlace;
let teacher: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  teacher = await world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => world.close());

test('one scan stands at several places of a form, and once at each', async () => {
  // Goal: a PDF of cover, contents and first page is uploaded once. Method: one file at three places, then twice at one.
  const form = (await formsFor(world, teacher)).find((one) => one.kind === 'paper');
  if (!form) throw new Error('no form for a paper');
  const { body } = await uploadFile(world, teacher, { name: '扫描件.png' });
  const { evidenceId } = body as { evidenceId: string };
  const slots = form.evidence.filter((one) => one.required).map((one) => one.id);
  expect(slots.length).toBeGreaterThan(1);
  const path = `/api/declarations/${randomUUID()}`;
  const draft = (attachments: readonly object[], baseVersion: number) =>
    world.call(teacher, 'PUT', path, {
      formId: form.id,
      category: form.categories[0]?.id ?? null,
      values: filledIn(form, {}),
      attachments,
      baseVersion,
    });
  const everywhere = slots.map((slot) => ({ evidenceId, slot }));
  expect((await draft(everywhere, 0)).status).toBe(200);
  const twice = await draft([...everywhere, { evidenceId, slot: slots[0] }], 1);
  expect([twice.status, (twice.body as { code: string }).code]).toEqual([
    422,
    'declarations.attached_twice',
  ]);
  const submitted = await world.call(teacher, 'POST', `${path}/submission`, { version: 1 });
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  const seen = await world.call(
    place.administrator,
    'GET',
    path.replace('/api/', `/api/people/${teacher.personId}/`),
  );
  const { files } = seen.body as { files: { evidenceId: string; slot: string }[] };
  expect(files.map((file) => file.slot)).toEqual(slots);
  expect(new Set(files.map((file) => file.evidenceId))).toEqual(new Set([evidenceId]));
});

test('a case whose hours are decided one by one passes alone only', async () => {
  // Goal: nobody's hours are decided by a batch. Method: a degree course in the queue, in a batch, then on its own.
  const { caseId } = await declare(world, teacher, { form: 'degree' });
  const queue = await world.call(place.administrator, 'GET', '/api/review/inbox?state=open');
  const { items } = queue.body as {
    items: { caseId: string; version: number; batch: string[]; asks: string[] }[];
  };
  const line = items.find((one) => one.caseId === caseId);
  expect(line).toMatchObject({ batch: [], asks: ['hours'] });
  expect(items.find((one) => one.caseId !== caseId)).toMatchObject({ batch: ['pass'], asks: [] });
  const together = await world.call(place.administrator, 'POST', '/api/review/decisions', {
    outcome: 'pass',
    cases: [{ subjectId: teacher.personId, caseId, version: line?.version }],
  });
  expect(together.body).toMatchObject({
    results: [{ caseId, ok: false, code: 'review.batch_not_allowed' }],
  });
  const alone = { outcome: 'pass', fields: { hours: '12' } };
  const passed = await decide(world, place.administrator, teacher, caseId, alone);
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
});
