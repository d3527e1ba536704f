import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.ts';
import { guangdongRecords, people } from './population.ts';

/** `jixu evaluate --batch` against reading and JSON.parse-ing the same file line by line. */
type Measured = {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
};

export async function runBatch(persons: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-bench-'));
  try {
    const file = join(folder, 'people.ndjson');
    await writePeople(file, persons);
    const { size } = await stat(file);
    console.log(
      `\nBatch: ${persons} persons, ${Math.round(size / 1e6)} MB, ${rounds} rounds in turn\n`,
    );
    const out = join(folder, 'answers.ndjson');
    const runs = [
      ['read and JSON.parse, one thread', ['parse', file]],
      ['evaluate --batch, 1 worker', ['evaluate', file, out, '1']],
      ['evaluate --batch, 2 workers', ['evaluate', file, out, '2']],
    ] as const;
    const found = runs.map((): Measured[] => []);
    for (let round = 0; round < rounds; round += 1)
      for (const [at, [, args]] of runs.entries()) {
        found[at]?.push(child(args));
        await rm(out, { force: true });
      }
    console.log('| | s | processor s | most memory, MB | × reading and parsing |');
    console.log('|---|---:|---:|---:|---:|');
    const base = found[0] ?? [];
    for (const [at, [name]] of runs.entries()) {
      const own = found[at] ?? [];
      const ratios = own.map(({ seconds }, round) => (base[round]?.seconds ?? 0) / seconds);
      const of = (name: keyof Measured): number => median(own.map((each) => each[name]));
      console.log(
        `| ${name} | ${of('seconds').toFixed(2)} | ${of('processor').toFixed(2)} | ${of('megabytes')} | ${median(ratios).toFixed(2)} |`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function child(args: readonly string[]): Measured {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'batch-child.ts'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
  return JSON.parse(done.stdout) as Measured;
}

async function writePeople(file: string, persons: number): Promise<void> {
  const out = createWriteStream(file);
  let block = '';
  let at = 0;
  for (const records of people(guangdongRecords, persons)) {
    block += `${JSON.stringify({ id: `p${at}`, period: '2021', records })}\n`;
    at += 1;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'close');
}
