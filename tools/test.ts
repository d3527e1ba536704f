import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.ts';
import { findBrowser } from './find-browser.ts';
import { debianPostgres } from './debian-postgres.ts';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const long = process.argv.includes('--long');

/** What one part of the run came to. `skipped` names what could not run here, so that nothing is left out silently. */
type Part = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
};

const parts: Part[] = [];

/** Runs vitest with its own reporter on the screen and a JSON report beside it, whose counts we add up. */
async function vitest(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'jixu-report-'));
  const report = join(folder, 'report.json');
  console.log(`\n— ${name}`);
  const started = performance.now();
  const code = await run(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter',
      'dot',
      '--reporter',
      'json',
      '--outputFile.json',
      report,
    ],
    env,
  );
  console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const part = countsOf(name, report, code);
  rmSync(folder, { recursive: true, force: true });
  return part;
}

function countsOf(name: string, report: string, code: number): Part {
  if (!existsSync(report)) return { name, passed: 0, failed: 1, skipped: [] };
  const found = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  };
  const skipped = found.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  // A file that could not even be loaded has no failed test of its own, but the run has failed.
  const failed = Math.max(found.numFailedTests, code === 0 ? 0 : 1);
  return { name, passed: found.numPassedTests, failed, skipped };
}

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

async function checkPart(): Promise<Part> {
  console.log('— check');
  let passed = 0;
  let failed = 0;
  for (const step of await check({ pureTests: false })) {
    console.log(`${step.ok ? 'ok  ' : 'FAIL'} ${step.name} (${(step.ms / 1000).toFixed(1)} s)`);
    if (step.ok) passed += 1;
    else {
      failed += 1;
      console.log(step.output.trim().split('\n').slice(0, 80).join('\n'));
    }
  }
  return { name: 'check', passed, failed, skipped: [] };
}

/** The second supported version of PostgreSQL, where this machine has it. */
async function olderPostgres(): Promise<Part> {
  const name = 'PostgreSQL 15';
  const server = await debianPostgres();
  if (!server)
    return {
      name,
      passed: 0,
      failed: 0,
      skipped: ['PostgreSQL 15: not installed (apt-get install postgresql-15)'],
    };
  try {
    return await vitest(
      name,
      [
        '--project',
        'server',
        'src/app/journey',
        'src/app/ledger',
        'src/app/worked-cases',
        'src/platform/db/migrate',
      ],
      { JIXU_TEST_DATABASE_URL: server.url },
    );
  } finally {
    await server.stop();
  }
}

async function journeys(): Promise<Part> {
  const name = 'journeys';
  const browser = await findBrowser();
  if (!browser) {
    return {
      name,
      passed: 0,
      failed: 0,
      skipped: ['journeys: no Chromium here (apt-get install chromium)'],
    };
  }
  return vitest(name, ['--config', 'e2e/vitest.config.ts'], { JIXU_CHROMIUM: browser });
}

parts.push(await checkPart());
/** What the long run turns up: mutated inputs and packs, and people on which the executors agree. */
const LONG_POLICY = {
  JIXU_HOSTILE_INPUTS: '100000',
  JIXU_HOSTILE_PACKS: '1000',
  JIXU_AGREEMENT_PERSONS: '2000',
};

parts.push(await vitest('pure', ['--project', 'pure'], long ? LONG_POLICY : {}));
parts.push(await vitest('rooms', ['--project', 'server'], long ? { JIXU_LONG: '1' } : {}));
parts.push(await olderPostgres());
parts.push(await journeys());

const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
const skipped = parts.flatMap((part) => part.skipped);
console.log('');
for (const part of parts)
  console.log(
    `${part.name}: ${part.passed} passed, ${part.failed} failed, ${part.skipped.length} skipped`,
  );
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed === 0 ? 0 : 1);
