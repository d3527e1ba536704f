import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floorProblems } from './check/floors.ts';
import { houseProblems } from './check/house-rules.ts';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

export type StepResult = {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly output: string;
};

function run(name: string, command: string, args: readonly string[]): Promise<StepResult> {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    const end = (ok: boolean, more: string): void =>
      done({
        name,
        ok,
        ms: performance.now() - started,
        output: `${Buffer.concat(said).toString()}${more}`,
      });
    child.stdout.on('data', (piece: Buffer) => said.push(piece));
    child.stderr.on('data', (piece: Buffer) => said.push(piece));
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0, ''));
  });
}

async function look(name: string, find: () => readonly string[]): Promise<StepResult> {
  const started = performance.now();
  const problems = find();
  return {
    name,
    ok: problems.length === 0,
    ms: performance.now() - started,
    output: problems.join('\n'),
  };
}

const jixu = (args: readonly string[]): [string, string[]] => [
  process.execPath,
  [join(root, 'cli/src/main.ts'), ...args],
];

/** Where each step is one program on its own core, two of them are done in the time of one. */
const AT_ONCE = 2;

type Step = () => Promise<StepResult>;

/** Everything that needs no database and no browser. */
export async function check(
  of: { pureTests: boolean } = { pureTests: true },
): Promise<readonly StepResult[]> {
  const steps: Step[] = [
    () => run('lint', bin('oxlint'), ['--type-aware']),
    () => run('types: server, cli, tools', bin('tsc'), ['-p', '.']),
    () => run('types: web', bin('tsc'), ['-p', 'web']),
    () => run('types: journeys', bin('tsc'), ['-p', 'e2e']),
    () => run('types: kernel', bin('tsc'), ['-p', 'packages/kernel']),
    () => run('types: policy', bin('tsc'), ['-p', 'packages/policy']),
    () => run('types: web tools', bin('tsc'), ['-p', 'web/tsconfig.node.json']),
    () => run('packs: cases', ...jixu(['pack', 'test', '--coverage'])),
    () => run('packs: lint', ...jixu(['pack', 'lint'])),
    () => run('format', bin('oxfmt'), ['--check']),
    () => look('floors', () => floorProblems(root)),
    () => look('house rules', () => houseProblems(root)),
  ];
  if (of.pureTests) {
    steps.push(() =>
      run('pure tests', process.execPath, [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        'pure',
        '--reporter',
        'dot',
      ]),
    );
  }
  return inOrder(steps);
}

/** The longest are begun first; what came of them stands in the order of the list. */
async function inOrder(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < steps.length; at = next++) {
      const result = await steps[at]?.();
      if (result) results[at] = result;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let failed = 0;
  for (const step of await check()) {
    console.log(`${step.ok ? 'ok  ' : 'FAIL'} ${step.name} (${(step.ms / 1000).toFixed(1)} s)`);
    if (!step.ok) {
      failed += 1;
      console.log(step.output.trim().split('\n').slice(0, 60).join('\n'));
    }
  }
  process.exit(failed === 0 ? 0 : 1);
}
