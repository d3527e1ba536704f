import { expect, test } from 'vitest';
import { runProgram } from './run-program.testing.ts';

/** As tools/crash prints it: the oracle is a program of its own and shares nothing with the server but HTTP and SQL. */
type Report = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly ghosts: readonly string[];
  readonly broken: readonly string[];
  readonly controlLost: number;
  readonly ledger: string;
};

const KILLS = 6;

test('nothing that was acknowledged is lost, and nothing is there twice, after six kills', async () => {
  // Goal: 2xx means kept. Method: a process of its own sets a place up by HTTP, loads it, kills server and database in
  // turn, repeats what got no answer, and looks for every promise; a server that promises early must be caught.
  const env = { CRASH_KILLS: String(KILLS), CRASH_PEOPLE: '3' };
  const run = await runProgram('tools/crash/main.ts', env);
  const report = run.report as Report;
  console.log(run.text);
  expect(report).toMatchObject({ kills: KILLS, lost: [], doubled: [], ghosts: [], broken: [] });
  expect(report.acknowledged).toBeGreaterThan(KILLS * 10);
  expect(report.controlLost).toBeGreaterThan(0);
  expect(report.ledger).toContain('agrees with itself');
}, 900_000);
