import { join } from 'node:path';
import { type Columns, columnsBuilder } from '../../packages/policy/src/compiled/columns.ts';
import {
  roomFor,
  runColumns,
  runColumnsWithReasons,
} from '../../packages/policy/src/compiled/run-columns.ts';
import { tablesOf } from '../../packages/policy/src/compiled/tables.ts';
import { evaluateTicks } from '../../packages/policy/src/evaluate.ts';
import { readPackFolder } from '../../packages/policy/src/files.ts';
import { parseInput } from '../../packages/policy/src/parse-input.ts';
import { fiveYearsByHand, fiveYearTables } from './five-years-by-hand.ts';
import { guangdongByHand, handTables } from './guangdong-by-hand.ts';
import { fiveYearRecords, guangdongRecords, peopleOf } from './population.ts';

/**
 * `node bench/policy/run.ts [persons] [rounds]`: engine against hand-written loops,
 * interleaved, medians, answers equal.
 */

const PERSONS = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 7);
const PACKS = join(import.meta.dirname, '../../packs');
const CHECKED = 2_000;

type Result = { readonly total: Int32Array; readonly met: Uint8Array };
type Runner = { readonly name: string; readonly run: () => Result };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function assertSame(a: Result, b: Result, name: string): void {
  for (let at = 0; at < a.total.length; at += 1)
    if (a.total[at] !== b.total[at] || a.met[at] !== b.met[at])
      throw new Error(
        `${name}: person ${at} differs: ${a.total[at]} ${a.met[at]} against ${b.total[at]} ${b.met[at]}`,
      );
}

function measure(title: string, runners: readonly Runner[]): void {
  const [first] = runners;
  if (first === undefined) return;
  const wanted = first.run();
  for (const runner of runners) assertSame(wanted, runner.run(), runner.name);
  const times = runners.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1)
    runners.forEach((runner, at) => {
      const before = process.threadCpuUsage();
      runner.run();
      const used = process.threadCpuUsage(before);
      times[at]?.push(used.user + used.system);
    });
  const base = median(times[0] ?? []);
  console.log(
    `${title}, ${PERSONS} persons, median of ${ROUNDS} interleaved rounds, processor time of one thread`,
  );
  runners.forEach((runner, at) => {
    const own = median(times[at] ?? []);
    console.log(
      `  ${runner.name.padEnd(34)} ${(PERSONS / own).toFixed(2).padStart(7)} M persons/s  ${(base / own).toFixed(2)} x by hand`,
    );
  });
}

async function load(id: string, period: string, make: Parameters<typeof peopleOf>[0]) {
  const { pack } = await readPackFolder(join(PACKS, id));
  if (pack === null) throw new Error(`${id} cannot be read`);
  const builder = columnsBuilder(pack, parseInput({ period }, pack));
  if (builder === null) throw new Error(`${id} has no columns`);
  peopleOf(make, PERSONS, (records) => builder.add(records));
  const columns: Columns = builder.finish();
  if (columns.apart.length > 0) throw new Error(`${columns.apart.length} people lie apart`);
  const tables = tablesOf(builder.context);
  const keys = [...builder.context.shapes.ids.keys()].map((key) => key.slice(key.indexOf('|')));
  const reference: number[] = [];
  let at = 0;
  peopleOf(make, Math.min(CHECKED, PERSONS), (records) => {
    const answer = evaluateTicks(pack, parseInput({ period, records }, pack));
    reference[at] = answer.totals.total;
    at += 1;
  });
  const totals = runColumns(columns, tables).total;
  reference.forEach((total, person) => {
    if (totals[person] !== total)
      throw new Error(`${id}: person ${person}: reference ${total}, columns ${totals[person]}`);
  });
  return { columns, tables, keys, context: builder.context };
}

const guangdong = await load('gd-teachers', '2021', guangdongRecords);
const hand = handTables(guangdong.keys);
const room = roomFor(guangdong.columns);
measure('Guangdong, one year', [
  { name: 'by hand', run: () => guangdongByHand(guangdong.columns, hand) },
  { name: 'compiled', run: () => runColumns(guangdong.columns, guangdong.tables) },
  {
    name: 'compiled, with hours and reasons',
    run: () => runColumnsWithReasons(guangdong.columns, guangdong.tables, room),
  },
]);

const five = await load('zj-teachers', '2019/2023', fiveYearRecords);
const fiveRoom = roomFor(five.columns);
const fiveTables = fiveYearTables(five.keys);
measure('Zhejiang, five years, nested caps', [
  { name: 'by hand', run: () => fiveYearsByHand(five.columns, fiveTables, five.context.yearOfDay) },
  { name: 'compiled', run: () => runColumns(five.columns, five.tables) },
  {
    name: 'compiled, with hours and reasons',
    run: () => runColumnsWithReasons(five.columns, five.tables, fiveRoom),
  },
]);
