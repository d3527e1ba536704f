import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledIn, formsFor, uploadFile } from './declare.testing.ts';
import { type Asked, caller, type Caller, openLoop, told } from './open-loop.testing.ts';
import { listedPeople, RECORDS_KIND, writeRecords } from './record-import.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: whoever looks at his hours, works at his inbox or saves a declaration hardly notices that a list of 100,000
// records is coming in. Method: requests at a steady rate over TCP, timed from when they were due, before and while the
// list is checked and brought in by the same server; p99 of both in one run.
const ROWS = Number(process.env['JIXU_IMPORT_ROWS'] ?? 100_000);
const PER_SECOND = Number(process.env['JIXU_REQUESTS_PER_SECOND'] ?? 20);
/** One after the other: a p99 of a hundred requests would be an accident of one of them. */
const NAMES = ['名册一', '名册二', '名册三'];
const BEFORE_MS = 30_000;
const TIMES_MAX = 2;
let world: World;
let place: TestPlace;
let learner: TestPerson;
let http: Caller;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  const school = await world.place({ packId: 'gd-teachers', prefix: 'GD', name: '岭西' });
  learner = await world.person({ name: '林秀芬', unitId: school.unitId });
  folder = await mkdtemp(join(tmpdir(), 'jixu-beside-'));
  http = await caller(world);
}, 600_000);
afterAll(async () => {
  http.close();
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

test('requests beside lists of a hundred thousand records', async () => {
  const people = await listedPeople(world, place, 200);
  const few = await listOf({ people: people.slice(0, 20), rows: 4_000, name: '先到' });
  const lists: string[] = [];
  for (const name of NAMES) lists.push(await listOf({ people, rows: ROWS, name }));
  const requests = await mixed();
  const send = (n: number) => http.send(requests(n));
  // The first of each kind meets cold code, the first list as well.
  await bringIn(few);
  await openLoop({ perSecond: PER_SECOND, until: sleep(5_000), send });
  const before = await openLoop({ perSecond: PER_SECOND, until: sleep(BEFORE_MS), send });
  const work = async () => {
    for (const list of lists)
      expect(await bringIn(list)).toMatchObject({ state: 'done', happened: { created: ROWS } });
  };
  const during = await openLoop({ perSecond: PER_SECOND, until: work(), send });
  const times = during.p99 / before.p99;
  console.log(
    `beside imports of ${ROWS} records each: before ${told(before)}; meanwhile ${told(during)}; p99 × ${times.toFixed(2)}`,
  );
  expect(times).toBeLessThan(TIMES_MAX);
}, 900_000);

async function listOf(of: {
  readonly people: Awaited<ReturnType<typeof listedPeople>>;
  readonly rows: number;
  readonly name: string;
}): Promise<string> {
  const path = join(folder, `${of.name}.xlsx`);
  await writeRecords(path, { ...of, kind: 'xlsx' });
  return path;
}

async function bringIn(path: string): Promise<unknown> {
  const batch = await uploadFile(world, place.administrator, {
    name: basename(path),
    bytes: await readFile(path),
    to: `/api/intake/${RECORDS_KIND}/batches?unit=${place.unitId}`,
  });
  const { unitId, batchId } = batch.body as { unitId: string; batchId: string };
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  await world.settle();
  await world.call(place.administrator, 'POST', `${at}/confirmation`);
  await world.settle();
  return (await world.call(place.administrator, 'GET', at)).body;
}

/** A statement, an inbox, a draft, in turn. */
async function mixed(): Promise<(n: number) => Asked> {
  const form = (await formsFor(world, learner)).find((one) => one.kind !== '');
  if (!form) throw new Error('test: no form');
  const draft = {
    formId: form.id,
    category: form.chooses ? (form.categories[0]?.id ?? null) : null,
    values: filledIn(form, {}),
    attachments: [],
    baseVersion: 0,
  };
  return (n) => {
    if (n % 3 === 0) {
      return { who: learner, method: 'GET', path: `/api/people/${learner.personId}/hours` };
    }
    if (n % 3 === 1) {
      return { who: place.bureauOfficer, method: 'GET', path: '/api/review/inbox?limit=20' };
    }
    const path = `/api/declarations/${randomUUID()}`;
    return { who: learner, method: 'PUT', path, body: draft };
  };
}
