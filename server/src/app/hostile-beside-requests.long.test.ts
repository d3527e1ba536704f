import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestTurn } from '../platform/jobs/longest-turn.testing.ts';
import { HOSTILE_FILES } from '../platform/sheets/hostile-files.testing.ts';
import { uploadFile } from './declare.testing.ts';
import { type Asked, caller, type Caller, openLoop, told } from './open-loop.testing.ts';
import { RECORDS_KIND } from './record-import.testing.ts';
import { createWorld, type TestPlace, type World } from './testing.ts';

// Goal: whoever works notices nothing of the workbooks that somebody else hands in to do harm. Method: all of the
// collection through the API, one after the other, beside requests at a steady rate over TCP; p99 before and meanwhile
// in one run, and the longest turn of the event loop in processor time.
const PER_SECOND = 20;
const BEFORE_MS = 20_000;
const TIMES_MAX = 2;
const TURN_MS_MAX = 100;
let world: World;
let place: TestPlace;
let http: Caller;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'unit-registration', prefix: 'DW' });
  http = await caller(world);
}, 600_000);
afterAll(async () => {
  http.close();
  await world.close();
});

/** Those whose bytes the server takes at all, made before anything is measured. */
async function handedIn(): Promise<string[]> {
  const addresses: string[] = [];
  for (const [index, file] of HOSTILE_FILES.entries()) {
    const bytes = Buffer.from(file.bytes());
    if (bytes.length === 0) continue;
    const answer = await uploadFile(world, place.administrator, {
      name: `hostile-${index}.xlsx`,
      bytes,
      to: `/api/intake/${RECORDS_KIND}/batches?unit=${place.unitId}`,
    });
    if (answer.status !== 200) continue;
    const { unitId, batchId } = answer.body as { unitId: string; batchId: string };
    addresses.push(`/api/intake/batches/${unitId}/${batchId}`);
  }
  return addresses;
}

test('requests beside every hostile workbook of the collection', async () => {
  const addresses = await handedIn();
  expect(addresses.length).toBeGreaterThan(50);
  const send = (n: number) => http.send(asked(n));
  await openLoop({ perSecond: PER_SECOND, until: sleep(5_000), send });
  const before = await openLoop({ perSecond: PER_SECOND, until: sleep(BEFORE_MS), send });
  let turn = 0;
  const work = async (): Promise<void> => {
    turn = await longestTurn(() => world.settle());
  };
  const during = await openLoop({ perSecond: PER_SECOND, until: work(), send });
  for (const at of addresses) {
    const { body } = await world.call(place.administrator, 'GET', at);
    expect(['checked', 'refused'], at).toContain((body as { state: string }).state);
  }
  const times = during.p99 / before.p99;
  console.log(
    `beside ${addresses.length} hostile workbooks: before ${told(before)}; meanwhile ${told(during)}; ` +
      `p99 × ${times.toFixed(2)}; longest turn ${turn.toFixed(0)} ms of the processor`,
  );
  expect(turn).toBeLessThan(TURN_MS_MAX);
  expect(times).toBeLessThan(TIMES_MAX);
}, 900_000);

/** The inbox and what the unit wrote down, in turn. */
function asked(n: number): Asked {
  const who = n % 2 === 0 ? place.bureauOfficer : place.administrator;
  const path =
    n % 2 === 0 ? '/api/review/inbox?limit=20' : `/api/units/${place.unitId}/registrations`;
  return { who, method: 'GET', path };
}
