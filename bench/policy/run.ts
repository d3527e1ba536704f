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
import { runBatch } from './batch.ts';
import { fiveYearsByHand, fiveYearTables } from './five-years-by-hand.ts';
import { guangdongByHand, handTables } from './guangdong-by-hand.ts';
import { assertSame, compareRunners, describeRun, median, type Result, timeOf } from './measure.ts';
import { runPeers, type Slow } from './peers.ts';
import { fiveYearRecords, guangdongRecords, type MakeRecords, people } from './population.ts';
import { runSql } from './sql.ts';

/**
 * `npm run bench [-- --persons 10000,100000,1000000 --rounds 7 --peer-persons 2000
 * --sql-persons 100000 --batch-persons 100000]`; 0 leaves a part out. See README.md.
 */
const options = optionsOf(process.argv.slice(2), {
  persons: '10000,100000',
  rounds: '7',
  'peer-persons': '2000',
  'sql-persons': '20000',
  'batch-persons': '50000',
});

function optionsOf<Name extends string>(
  args: readonly string[],
  defaults: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const options = { ...defaults };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at]?.replace(/^--/, '') ?? '';
    const value = args[at + 1];
    if (!Object.hasOwn(defaults, name) || value === undefined || !/^[\d,]+$/.test(value))
      throw new Error(
        `found ${args[at]} ${value}; allowed: ${Object.keys(defaults).join(', ')}, each with a number`,
      );
    Object.assign(options, { [name]: value });
  }
  return options;
}

const PACKS = join(import.meta.dirname, '../../packs');
const CHECKED = 2_000;
const ROUNDS = Number(options.rounds);

type Load = {
  readonly id: string;
  readonly period: string;
  readonly make: MakeRecords;
  readonly persons: number;
};

/** People as columns; the first of them are checked against the reference. */
async function load({ id, period, make, persons }: Load) {
  const { pack } = await readPackFolder(join(PACKS, id));
  if (pack === null) throw new Error(`${id} cannot be read`);
  const builder = columnsBuilder(pack, parseInput({ period }, pack));
  if (builder === null) throw new Error(`${id} has no columns`);
  for (const records of people(make, persons)) builder.add(records);
  const columns: Columns = builder.finish();
  if (columns.apart.length > 0) throw new Error(`${columns.apart.length} people lie apart`);
  const tables = tablesOf(builder.context);
  const keys = [...builder.context.shapes.ids.keys()].map((key) => key.slice(key.indexOf('|')));
  const total: number[] = [];
  const met: number[] = [];
  for (const records of people(make, Math.min(CHECKED, persons))) {
    const answer = evaluateTicks(pack, parseInput({ period, records }, pack));
    total.push(answer.totals.total);
    met.push(Number(answer.verdict === 'met'));
  }
  const wanted = { total: Int32Array.from(total), met: Uint8Array.from(met) };
  assertSame(wanted, runColumns(columns, tables), `${id}: columns against the reference`);
  return { pack, columns, tables, keys, context: builder.context };
}

const GUANGDONG = { id: 'gd-teachers', period: '2021', make: guangdongRecords } as const;

async function guangdong(persons: number): Promise<void> {
  const { columns, tables, keys } = await load({ ...GUANGDONG, persons });
  const hand = handTables(keys);
  const room = roomFor(columns);
  compareRunners(
    'Guangdong, one year',
    [
      { name: 'by hand', run: () => guangdongByHand(columns, hand) },
      { name: 'compiled', run: () => runColumns(columns, tables) },
      {
        name: 'compiled, with hours and reasons',
        run: () => runColumnsWithReasons(columns, tables, room),
      },
    ],
    { persons, rounds: ROUNDS },
  );
}

async function zhejiang(persons: number): Promise<void> {
  const { columns, tables, keys, context } = await load({
    id: 'zj-teachers',
    period: '2019/2023',
    make: fiveYearRecords,
    persons,
  });
  const room = roomFor(columns);
  const hand = fiveYearTables(keys);
  compareRunners(
    'Zhejiang, five years, nested caps',
    [
      { name: 'by hand', run: () => fiveYearsByHand(columns, hand, context.yearOfDay) },
      { name: 'compiled', run: () => runColumns(columns, tables) },
      {
        name: 'compiled, with hours and reasons',
        run: () => runColumnsWithReasons(columns, tables, room),
      },
    ],
    { persons, rounds: ROUNDS },
  );
}

/** What others do in a second, beside what the compiled pack does in the same run. */
async function others(): Promise<void> {
  const sqlPersons = Number(options['sql-persons']);
  const persons = Math.max(Number(options['peer-persons']), sqlPersons);
  if (persons === 0) return;
  const { pack, columns, tables } = await load({ ...GUANGDONG, persons });
  const wanted: Result = runColumns(columns, tables);
  const slow: Slow[] = [
    ...(await runPeers({ pack, persons: Number(options['peer-persons']), wanted, columns })),
  ];
  if (sqlPersons > 0) {
    const { result, seconds } = await runSql(sqlPersons);
    assertSame(wanted, result, 'one SQL statement');
    slow.push({ name: 'one SQL statement', persons: sqlPersons, rate: sqlPersons / seconds });
  }
  const compiled = { name: 'compiled', run: () => runColumns(columns, tables) };
  timeOf(compiled, 10);
  const times = Array.from({ length: ROUNDS }, () => timeOf(compiled, 5));
  const rate = (1000 * columns.persons) / median(times);
  console.log('\nOthers, answers equal; 1 M persons are worked out from the rate, not run\n');
  console.log('| | persons run | persons/s | 1 M persons, s | compiled is × as fast |');
  console.log('|---|---:|---:|---:|---:|');
  for (const each of slow)
    console.log(
      `| ${each.name} | ${each.persons} | ${Math.round(each.rate)} | ${(1e6 / each.rate).toFixed(1)} | ${Math.round(rate / each.rate)} |`,
    );
}

console.log(describeRun());
for (const persons of options.persons.split(',').map(Number).filter(Boolean)) {
  await guangdong(persons);
  await zhejiang(persons);
}
await others();
const batchPersons = Number(options['batch-persons']);
if (batchPersons > 0) await runBatch(batchPersons, Math.min(ROUNDS, 3));
console.log(`\n${describeRun()}`);
