import { join } from 'node:path';
import { seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { evaluateTicks } from '../evaluate.ts';
import { readPackFolder } from '../files.ts';
import { parseInput } from '../parse-input.ts';
import { randomInput } from '../random-person.ts';
import {
  columnsBuilder,
  REASON_CODES,
  runColumns,
  runColumnsWithReasons,
  tablesOf,
} from './columns.ts';

test.each([
  ['gd-teachers', '2021', [2021, 2021]],
  ['sn-pingli', '2019/2023', [2019, 2023]],
  ['zj-teachers', '2019/2023', [2019, 2023]],
  ['accounting', '2019/2023', [2019, 2023]],
] as const)(
  'goal: a population in columns is answered like its people one by one; method: %s, %s, 300 random people',
  { timeout: 120_000 },
  async (id, period, years) => {
    const { pack } = await readPackFolder(join(import.meta.dirname, '../../../../packs', id));
    if (pack === null) throw new Error(`${id} cannot be read`);
    const builder = columnsBuilder(pack, parseInput({ period }, pack));
    if (builder === null) throw new Error(`${id} has no columns`);
    const random = seededRandom(31);
    const people = Array.from({ length: 300 }, () => {
      const { records } = randomInput(pack, random, { records: 1 + random.below(8), years });
      return records as readonly unknown[];
    });
    for (const records of people) builder.add(records);
    const columns = builder.finish();
    const tables = tablesOf(builder.context);
    const plain = runColumns(columns, tables);
    const full = runColumnsWithReasons(columns, tables);
    expect([...full.total]).toEqual([...plain.total]);
    expect([...full.met]).toEqual([...plain.met]);
    const apart = new Set(columns.apart);
    people.forEach((records, person) => {
      if (apart.has(person)) return;
      const answer = evaluateTicks(pack, parseInput({ period, records }, pack));
      const counted = answer.records
        .map((each) => each.ticks)
        .filter((ticks) => ticks > 0)
        .toSorted((a, b) => a - b);
      const from = columns.offsets[person] ?? 0;
      const to = columns.offsets[person + 1] ?? 0;
      const own = [...full.counted.subarray(from, to)].filter((ticks) => ticks > 0);
      expect({ total: plain.total[person], own: own.toSorted((a, b) => a - b) }).toEqual({
        total: answer.totals.total,
        own: counted,
      });
      const reasons = new Set<string>(answer.records.map((each) => each.reason));
      for (let row = from; row < to; row += 1)
        expect(reasons).toContain(REASON_CODES[full.reason[row] ?? 0]);
    });
    expect(columns.persons - apart.size).toBeGreaterThan(20);
  },
);
