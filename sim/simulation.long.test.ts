import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulate, simulatedWorld, tallyText } from './simulate.ts';

// Goal: the same as the short simulation, in histories long enough that everything that can be done is done. Method: more
// seeds, more acts; what each kind of act came to is printed, and each must have succeeded somewhere.
let at: Awaited<ReturnType<typeof simulatedWorld>>;
const SEEDS = (process.env['SIM_SEEDS'] ?? '101,102,103').split(',').map(Number);
const ACTS_EACH = Number(process.env['SIM_ACTS'] ?? '200');

beforeAll(async () => {
  at = await simulatedWorld();
}, 120_000);
afterAll(() => at.world.close());

const ACHIEVED =
  `submit, pass, return, reject, veto, redo, withdraw, draw, claim, unclaim, nudge, take-over, absence, seal,
  open-seal, ask-reopening, answer-reopening reopen, answer-reopening keep, batch pass, batch return`
    .split(',')
    .map((name) => name.trim());

test('long random histories over every configuration break nothing', async () => {
  const achieved = new Set<string>();
  for (const seed of SEEDS) {
    const options = { seed, actsEach: ACTS_EACH, checkEvery: 5 };
    const { configurations, acts, tally, violations } = await simulate(at, options);
    console.log(
      `simulation: seed ${seed}, ${configurations} configurations, ${acts} acts\n${tallyText(tally)}`,
    );
    expect(violations).toEqual([]);
    for (const key of tally.keys()) achieved.add(key);
  }
  expect(ACHIEVED.filter((name) => !achieved.has(`${name}: done`))).toEqual([]);
}, 7_200_000);
