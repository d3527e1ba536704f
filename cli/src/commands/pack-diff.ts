import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BadInput, differ, parseInput, parseJson, type Side } from '@jixu/policy';
import { readArguments, required, UsageError } from '../arguments.ts';
import { choosePack, packsRoot, unreadable } from '../pack-library.ts';

const PROGRESS_EVERY = 5_000;

/**
 * `jixu pack diff A B --input people.ndjson`: A and B are ID, ID@VERSION, each possibly with
 * ?reading=choice&…
 */
export async function packDiff(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['input', 'packs', 'out'],
    flags: ['json'],
    plain: { min: 2, max: 2, what: 'two sides, each ID, ID@VERSION or ID?reading=choice' },
  });
  const root = packsRoot(options.value('packs'));
  const [a = '', b = ''] = options.plain;
  const from = await sideOf(a, root);
  const to = await sideOf(b, root);
  const file = required(options, 'input');
  const stream = createReadStream(file === '-' ? '/dev/stdin' : file);
  const opened = new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(unreadable(file, error)));
  });
  await opened;
  const comparing = differ(from, to);
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    try {
      const json = parseJson(text);
      comparing.add(parseInput(json, from.pack), parseInput(json, to.pack));
    } catch (error) {
      if (error instanceof BadInput) throw new UsageError(`${file} line ${line}: ${error.message}`);
      throw error;
    }
    if (line % PROGRESS_EVERY === 0) process.stderr.write(`${line} persons\n`);
  }
  const summary = comparing.summary();
  if (options.flag('json')) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else process.stdout.write(readable(summary));
  return 0;
}

async function sideOf(name: string, root: string): Promise<Side> {
  const [id = '', query] = name.split('?');
  const { pack, edition } = await choosePack(id, root);
  const readings: Record<string, string> = {};
  for (const part of query === undefined ? [] : query.split('&')) {
    const [reading = '', choice = ''] = part.split('=');
    const offered = pack.editions
      .map((each) => each.document.readings?.[reading])
      .find((each) => each !== undefined);
    if (offered === undefined)
      throw new UsageError(
        `${name}: found reading "${reading}"; allowed: ${pack.editions.flatMap((each) => Object.keys(each.document.readings ?? {})).join(', ') || 'none'}`,
      );
    if (offered.choices[choice] === undefined)
      throw new UsageError(
        `${name}: found "${choice}"; allowed: ${Object.keys(offered.choices).join(', ')}`,
      );
    readings[reading] = choice;
  }
  return { pack, readings, ...(edition === undefined ? {} : { edition }) };
}

type Summary = ReturnType<ReturnType<typeof differ>['summary']>;

function readable(of: Summary): string {
  const rows = [
    `${of.persons} persons, ${of.changed} changed: ${of.gaining} gain, ${of.losing} lose`,
    `hours ${of.hours[0]} → ${of.hours[1]}`,
    ...Object.entries(of.flips).map(([flip, count]) => `  ${flip}: ${count}`),
    ...of.rules.map((each) => `  by ${each.rule}: ${each.records} records, ${each.hours} hours`),
    ...of.sample.map(
      (each) =>
        `  ${each.id}: ${each.verdict.join(' → ')}, ${each.total.join(' → ')}; ${each.records.map((record) => `${record.id} ${record.counted.join(' → ')}`).join(', ')}`,
    ),
  ];
  return `${rows.join('\n')}\n`;
}
