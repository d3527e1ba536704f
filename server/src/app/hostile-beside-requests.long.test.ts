import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '@jixu/kernel';
import { longestTurn } from '../platform/jobs/longest-turn.testing.ts';
import { HOSTILE_FILES } from '../platform/sheets/hostile-files.testing.ts';
import { uploadFile } from './declare.testing.ts';
import { type Asked, caller, type Caller, openLoop, told } from './open-loop.testing.ts';
import { RECORDS_KIND } from './record-import.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: whoever works notices nothing of the workbooks that somebody else hands in to do harm. Method: all of the
// collection through the API, one after the other, beside requests at a steady rate over TCP; p99 before and meanwhile
// in one run, and the longest turn of the event loop in processor time.
const PER_SECOND = 20;
const BEFORE_MS = 20_000;
const TIMES_MAX = 2;
const TURN_MS_MAX = 250;
let world: World;
/** A unit has no more than twenty lists open at once. */
const FILES_A_UNIT = 18;
const places: TestPlace[] = [];
let http: Caller;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  for (let n = 0; n * FILES_A_UNIT < HOSTILE_FILES.length; n += 1) {
    const name = `岭${String.fromCodePoint(0x4e00 + n)}`;
    places.push(await world.place({ packId: 'unit-registration', prefix: `D${n}`, name }));
  }
  http = await caller(world);
}, 600_000);
afterAll(async () => {
  http.close();
  await world.close();
});

type HandedIn = { readonly who: TestPerson; readonly at: string };

/** Those whose bytes the server takes at all, made before anything is measured. */
async function handedIn(): Promise<HandedIn[]> {
  const taken: HandedIn[] = [];
  for (const [index, file] of HOSTILE_FILES.entries()) {
    const bytes = Buffer.from(file.bytes());
    if (bytes.length === 0) continue;
    const { administrator, unitId } = present(places[Math.floor(index / FILES_A_UNIT)], 'a place');
    const answer = await uploadFile(world, administrator, {
      name: `hostile-${index}.xlsx`,
      bytes,
      to: `/api/intake/${RECORDS_KIND}/batches?unit=${unitId}`,
    });
    if (answer.status !== 200) continue;
    const { batchId } = answer.body as { batchId: string };
    taken.push({ who: administrator, at: `/api/intake/batches/${unitId}/${batchId}` });
  }
  return taken;
}

test('requests beside every hostile workbook of the collection', async () => {
  const taken = await handedIn();
  expect(taken.length).toBeGreaterThan(50);
  const send = (n: number) => http.send(asked(n));
  await openLoop({ perSecond: PER_SECOND, until: sleep(5_000), send });
  const before = await openLoop({ perSecond: PER_SECOND, until: sleep(BEFORE_MS), send });
  let turn = 0;
  const work = async (): Promise<void> => {
    turn = await longestTurn(() => world.settle());
  };
  const during = await openLoop({ perSecond: PER_SECOND, until: work(), send });
  for (const { who, at } of taken) {
    const { body } = await world.call(who, 'GET', at);
    expect(['checked', 'refused'], at).toContain((body as { state: string }).state);
  }
  const times = during.p99 / before.p99;
  console.log(
    `beside ${taken.length} hostile workbooks: before ${told(before)}; meanwhile ${told(during)}; ` +
      `p99 × ${times.toFixed(2)}; longest turn ${turn.toFixed(0)} ms of the processor`,
  );
  expect(turn).toBeLessThan(TURN_MS_MAX);
  expect(times).toBeLessThan(TIMES_MAX);
}, 900_000);

/** The inbox and what the unit wrote down, in turn. */
function asked(n: number): Asked {
  const place = present(places[n % places.length], 'a place');
  const who = n % 2 === 0 ? place.bureauOfficer : place.administrator;
  const path =
    n % 2 === 0 ? '/api/review/inbox?limit=20' : `/api/units/${place.unitId}/registrations`;
  return { who, method: 'GET', path };
}
