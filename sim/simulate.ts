import { FOUR_LEVELS } from '../server/src/app/four-levels.testing.ts';
import { createWorld, type World } from '../server/src/app/testing.ts';
import { castFor } from './cast.ts';
import { type Configuration, configurationsOf } from './configurations.ts';
import { act, declareSomething, type Tally } from './history.ts';
import { brokenInvariants } from './invariants.ts';
import { ledgerDiffers } from './ledger.ts';
import { randomFrom } from './random.ts';

export type Outcome = {
  readonly configurations: number;
  readonly acts: number;
  readonly tally: Tally;
  readonly violations: readonly string[];
};

/** With nothing handed in there is nothing to decide. */
const FIRST_DECLARATIONS = 3;

/** A world with every pack, and one of an invented place whose review is like nobody's. */
export async function simulatedWorld(): Promise<{
  world: World;
  configurations: readonly Configuration[];
}> {
  const world = await createWorld({
    at: new Date('2026-11-20T02:00:00Z'),
    extraPacks: [{ file: 'xx-four-levels/2020-01-01.yaml', text: FOUR_LEVELS }],
  });
  const packs = world.jixu.rooms.rulebooks.library
    .packs()
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { world, configurations: configurationsOf(packs) };
}

/**
 * Random histories, one place for each configuration, all of them on one database. After every act the invariants are
 * asked of everything there is; the ledger is evaluated anew at the end of each history.
 */
export async function simulate(
  of: { world: World; configurations: readonly Configuration[] },
  options: { seed: number; actsEach: number; checkEvery: number },
): Promise<Outcome> {
  const { world } = of;
  const tally: Tally = new Map();
  const violations: string[] = [];
  let acts = 0;
  for (const [index, configuration] of of.configurations.entries()) {
    const random = randomFrom(options.seed * 1_000 + index);
    const cast = await castFor(world, configuration, `${options.seed}-${index + 1}`);
    const history = { world, cast, random, tally, faults: [] as string[] };
    for (let n = 0; n < FIRST_DECLARATIONS; n += 1) await declareSomething(history);
    for (let n = 0; n < options.actsEach && violations.length === 0; n += 1) {
      await act(history);
      acts += 1;
      const where = `seed ${options.seed}, ${configuration.packId}, act ${n}`;
      const broken = n % options.checkEvery === 0 ? await brokenInvariants(world.database.db) : [];
      violations.push(...[...history.faults, ...broken].map((what) => `${where}: ${what}`));
      history.faults.length = 0;
    }
    const last = [
      ...(await brokenInvariants(world.database.db)),
      ...(await ledgerDiffers(world, cast)),
    ];
    violations.push(
      ...last.map((what) => `seed ${options.seed}, ${configuration.packId}: ${what}`),
    );
    if (violations.length > 0) break;
  }
  return { configurations: of.configurations.length, acts, tally, violations };
}

export function tallyText(tally: Tally): string {
  return [...tally]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `  ${name} × ${count}`)
    .join('\n');
}
