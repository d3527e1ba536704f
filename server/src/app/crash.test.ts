import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

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
  const { text, report } = await run({ CRASH_KILLS: String(KILLS), CRASH_PEOPLE: '3' });
  console.log(text);
  expect(report).toMatchObject({ kills: KILLS, lost: [], doubled: [], ghosts: [], broken: [] });
  expect(report.acknowledged).toBeGreaterThan(KILLS * 10);
  expect(report.controlLost).toBeGreaterThan(0);
  expect(report.ledger).toContain('agrees with itself');
}, 300_000);

function run(env: Readonly<Record<string, string>>): Promise<{ text: string; report: Report }> {
  const program = fileURLToPath(new URL('../../../tools/crash/main.ts', import.meta.url));
  const { DATABASE_URL: _unused, ...surroundings } = process.env;
  const child = spawn(process.execPath, [program], { env: { ...surroundings, ...env } });
  let text = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code === 0) done({ text: text.trim(), report: JSON.parse(text) as Report });
      else fail(new Error(`the oracle ended with ${code}\n${errors}`));
    });
  });
}
