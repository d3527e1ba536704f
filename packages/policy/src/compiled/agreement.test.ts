import { join } from 'node:path';
import { seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { readPacks } from '../files.ts';
import { BadInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseInput } from '../parse-input.ts';
import { randomInput } from '../random-person.ts';
import { compile } from './answer.ts';

const folders = await readPacks(join(import.meta.dirname, '../../../../packs'));
const PERSONS = Number(process.env['JIXU_AGREEMENT_PERSONS'] ?? 100);

function outcome(run: () => string): unknown {
  try {
    return JSON.parse(run());
  } catch (error) {
    if (error instanceof BadInput) return { refused: error.path, found: error.found };
    throw error;
  }
}

function agree(pack: Pack, seed: number): { tables: number; reference: number } {
  const random = seededRandom(seed);
  const compiled = compile(pack);
  for (let at = 0; at < PERSONS; at += 1) {
    const years = random.chance(40) ? ([2019, 2023] as const) : ([2021, 2021] as const);
    const json = randomInput(pack, random, { records: random.below(14), years });
    const wanted = outcome(() => JSON.stringify(evaluate(pack, parseInput(json, pack))));
    const got = outcome(() => compiled.answer(json));
    expect({ json, answer: got }).toEqual({ json, answer: wanted });
  }
  return compiled.counts;
}

for (const { pack } of folders) {
  if (pack === null) continue;
  test(
    `goal: tables and reference agree for ${pack.id}; method: ${PERSONS} random people, whole answers compared`,
    { timeout: 1_200_000 },
    () => {
      const counts = agree(pack, 20_211_231);
      expect(counts.tables).toBeGreaterThan(0);
    },
  );
}

test('goal: an empty category or way in is refused by the tables too; method: the reference and the tables on both', () => {
  for (const { pack } of folders) {
    if (pack === null) continue;
    for (const odd of [{ category: '' }, { via: '' }]) {
      const json = {
        period: '2021',
        records: [{ id: 'a', kind: 'course', on: '2021-03-01', qty: { hours: 1 }, ...odd }],
      };
      expect(outcome(() => compile(pack).answer(json))).toMatchObject({
        refused: expect.anything(),
      });
      expect(outcome(() => compile(pack).answer(json))).toEqual(
        outcome(() => JSON.stringify(evaluate(pack, parseInput(json, pack)))),
      );
    }
  }
});
