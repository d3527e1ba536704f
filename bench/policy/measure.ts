import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { SEED } from './population.ts';

/** Rounds in turn, so that what else the machine does meets all runners alike. */
export type Result = { readonly total: Int32Array; readonly met: Uint8Array };
export type Runner = { readonly name: string; readonly run: () => Result };

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The first of the answers is the one that the others must equal, as far as both go. */
export function assertSame(wanted: Result, got: Result, name: string): void {
  const persons = Math.min(wanted.total.length, got.total.length);
  for (let at = 0; at < persons; at += 1)
    if (wanted.total[at] !== got.total[at] || wanted.met[at] !== got.met[at])
      throw new Error(
        `${name}: person ${at} differs: ${got.total[at]} ${got.met[at]}, not ${wanted.total[at]} ${wanted.met[at]}`,
      );
}

const PERSONS_A_ROUND = 200_000;
const WARM_ROUNDS = 2;

/** Milliseconds a pass. */
export function timeOf(runner: Runner, passes: number): number {
  const started = performance.now();
  for (let pass = 0; pass < passes; pass += 1) runner.run();
  return (performance.now() - started) / passes;
}

/** The first runner is what the others are compared with; ratios are taken within each round. */
export function compareRunners(
  title: string,
  runners: readonly Runner[],
  { persons, rounds }: { readonly persons: number; readonly rounds: number },
): void {
  const [first] = runners;
  if (first === undefined) return;
  const wanted = first.run();
  for (const runner of runners) assertSame(wanted, runner.run(), runner.name);
  // Few people are gone through several times a round, and everything is warm before.
  const passes = Math.max(1, Math.round(PERSONS_A_ROUND / persons));
  const times = runners.map((): number[] => []);
  for (let round = -WARM_ROUNDS; round < rounds; round += 1)
    runners.forEach((runner, at) => {
      const time = timeOf(runner, passes);
      if (round >= 0) times[at]?.push(time);
    });
  console.log(`\n${title}: ${persons} persons, ${rounds} rounds in turn, answers equal\n`);
  console.log('| | M persons/s (median) | best | × by hand (median of rounds) | of the best |');
  console.log('|---|---:|---:|---:|---:|');
  const base = times[0] ?? [];
  runners.forEach((runner, at) => {
    const own = times[at] ?? [];
    const ratios = own.map((time, round) => (base[round] ?? 0) / time);
    const rate = (time: number): string => (persons / time / 1000).toFixed(2);
    console.log(
      `| ${runner.name} | ${rate(median(own))} | ${rate(Math.min(...own))} | ${median(ratios).toFixed(2)} | ${(Math.min(...base) / Math.min(...own)).toFixed(2)} |`,
    );
  });
}

export function describeRun(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  }).trim();
  const [cpu] = cpus();
  const load = loadavg().map((each) => each.toFixed(1));
  return `commit ${commit}, Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, load ${load.join(' ')}, seed ${SEED}`;
}
