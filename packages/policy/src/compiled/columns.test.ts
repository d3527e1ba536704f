import { join } from 'node:path';
import { seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { evaluateTicks } from '../evaluate.ts';
import { readPackFolder } from '../files.ts';
import { parseInput } from '../parse-input.ts';
import { randomInput } from '../random-person.ts';
import { columnsBuilder } from './columns.ts';
import { runColumns, runColumnsWithReasons } from './run-columns.ts';
import { REASON_CODES, tablesOf } from './tables.ts';

/** What the loops decide; other reasons are known before rows get into columns. */
function isServed(answer: string): boolean {
  return /^(counted|counted-in-part|cap-kind|cap-shared|same-work) /.test(answer);
}

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
      const { records } = randomInput(pack, random, { records: 1 + random.below(14), years });
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
      const wanted = answer.records.map(({ ticks, reason }) => `${reason} ${ticks}`);
      const own: string[] = [];
      for (
        let row = columns.offsets[person] ?? 0;
        row < (columns.offsets[person + 1] ?? 0);
        row += 1
      )
        own.push(`${REASON_CODES[full.reason[row] ?? 0]} ${full.counted[row]}`);
      expect({ total: plain.total[person], own: own.filter(isServed).toSorted() }).toEqual({
        total: answer.totals.total,
        own: wanted.filter(isServed).toSorted(),
      });
    });
    expect(columns.persons - apart.size).toBeGreaterThan(20);
  },
);
