import { join } from 'node:path';
import { type Random, seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { evaluate, evaluateTicks } from './evaluate.ts';
import type { EvaluationTicks } from './evaluation.ts';
import { readPacks } from './files.ts';
import { BadInput, type EvaluationInput } from './input.ts';
import type { Pack } from './pack.ts';
import { parseInput } from './parse-input.ts';
import { randomInput } from './random-person.ts';

const folders = await readPacks(join(import.meta.dirname, '../../../packs'));
const PEOPLE = Number(process.env['JIXU_PROPERTY_PEOPLE'] ?? 40);

function people(
  pack: Pack,
  seed: number,
  each: (input: EvaluationInput, random: Random) => void,
): void {
  const random = seededRandom(seed);
  for (let at = 0; at < PEOPLE; at += 1) {
    const years = random.chance(50) ? ([2019, 2023] as const) : ([2021, 2021] as const);
    try {
      each(
        parseInput(randomInput(pack, random, { records: 1 + random.below(10), years }), pack),
        random,
      );
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
    }
  }
}

function byId(of: EvaluationTicks): string {
  const lines = of.records.map((each) =>
    JSON.stringify([each.id, each.ticks, each.category, each.reason, each.counts]),
  );
  return lines.toSorted((a, b) => (a < b ? -1 : 1)).join('\n');
}

function capBounds(pack: Pack, of: EvaluationTicks): void {
  for (const cap of of.edition.document.caps ?? []) {
    if (
      cap.per !== 'period' ||
      cap.each === 'category' ||
      cap.over.kinds === undefined ||
      cap.reading !== undefined
    )
      continue;
    const sum = of.records
      .filter((each) => cap.over.kinds?.includes(each.record.kind))
      .reduce((total, each) => total + each.ticks, 0);
    expect(sum).toBeLessThanOrEqual((cap.hours.n * 1800) / cap.hours.d);
  }
  expect(pack.id).toBe(of.edition.id);
}

for (const { pack } of folders) {
  if (pack === null) continue;

  test(
    `goal: ${pack.id} adds up at every level; method: random people, sums of records, categories and steps`,
    { timeout: 120_000 },
    () => {
      people(pack, 1, (input) => {
        const of = evaluateTicks(pack, input, { explain: true });
        let total = 0;
        const categories = new Map<string, number>();
        for (const record of of.records) {
          total += record.ticks;
          if (record.ticks > 0)
            categories.set(
              record.category ?? '',
              (categories.get(record.category ?? '') ?? 0) + record.ticks,
            );
          const shares = record.counts.reduce((sum, share) => sum + share.ticks, 0);
          expect(record.reason === 'counted' ? shares : record.ticks).toBe(record.ticks);
          const last = record.steps.at(-1);
          expect(record.ifApproved === null ? last?.out : record.ticks).toBe(record.ticks);
        }
        expect(of.totals.total).toBe(total);
        for (const [category, amount] of of.totals.byCategory)
          expect(amount).toBe(categories.get(category) ?? 0);
        capBounds(pack, of);
      });
    },
  );

  test(
    `goal: the order of records never matters in ${pack.id}; method: the same people reversed`,
    { timeout: 120_000 },
    () => {
      people(pack, 2, (input) => {
        const there = evaluateTicks(pack, input);
        const back = evaluateTicks(pack, { ...input, records: input.records.toReversed() });
        expect(byId(back)).toBe(byId(there));
        expect(back.verdict).toBe(there.verdict);
      });
    },
  );

  test(
    `goal: what is refused or outside changes nothing else in ${pack.id}; method: one such record more`,
    { timeout: 120_000 },
    () => {
      people(pack, 3, (input, random) => {
        const [first] = input.records;
        if (first === undefined) return;
        const extra = random.chance(50)
          ? { ...first, id: 'extra', status: 'rejected' as const }
          : { ...first, id: 'extra', on: (first.on - 20_000) as typeof first.on };
        const before = evaluateTicks(pack, input);
        const after = evaluateTicks(pack, { ...input, records: [...input.records, extra] });
        expect(after.records.slice(0, -1).map((each) => [each.ticks, each.reason])).toEqual(
          before.records.map((each) => [each.ticks, each.reason]),
        );
        expect(after.verdict).toBe(before.verdict);
      });
    },
  );

  test(
    `goal: one more approved record never lowers the total of ${pack.id}, nor loses a pass; method: leave one out`,
    { timeout: 600_000 },
    () => {
      const marked = pack.editions.some(
        (edition) => edition.document['non-monotone'] !== undefined,
      );
      const falls: unknown[] = [];
      people(pack, 4, (input) => {
        const all = evaluateTicks(pack, input);
        for (const out of input.records) {
          const fewer = evaluateTicks(pack, {
            ...input,
            records: input.records.filter((each) => each !== out),
          });
          const lost = fewer.verdict === 'met' && all.verdict === 'short';
          if (lost || fewer.totals.total > all.totals.total)
            falls.push({ input: input.given, out: out.id });
        }
      });
      expect(marked ? [] : falls).toEqual([]);
    },
  );

  test(
    `goal: a stored answer comes out again byte for byte in ${pack.id}; method: evaluate the given JSON twice`,
    { timeout: 120_000 },
    () => {
      people(pack, 5, (input) => {
        const once = JSON.stringify(evaluate(pack, input, { explain: true }));
        const again = JSON.stringify(
          evaluate(pack, parseInput(JSON.parse(JSON.stringify(input.given)), pack), {
            explain: true,
          }),
        );
        expect(again).toBe(once);
      });
    },
  );
}
