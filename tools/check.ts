import { spawnSync } from 'node:child_process';
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

function run(name: string, command: string, args: readonly string[]): StepResult {
  const started = performance.now();
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return {
    name,
    ok: done.status === 0,
    ms: performance.now() - started,
    output: `${done.stdout ?? ''}${done.stderr ?? ''}`,
  };
}

function look(name: string, find: () => readonly string[]): StepResult {
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

/** Everything that needs no database and no browser. */
export function check(of: { pureTests: boolean } = { pureTests: true }): readonly StepResult[] {
  const steps = [
    run('types: kernel', bin('tsc'), ['-p', 'packages/kernel']),
    run('types: policy', bin('tsc'), ['-p', 'packages/policy']),
    run('types: server, cli, tools', bin('tsc'), ['-p', '.']),
    run('types: web', bin('tsc'), ['-p', 'web']),
    run('types: web tools', bin('tsc'), ['-p', 'web/tsconfig.node.json']),
    run('types: journeys', bin('tsc'), ['-p', 'e2e']),
    run('lint', bin('oxlint'), ['--type-aware']),
    run('format', bin('oxfmt'), ['--check']),
    look('floors', () => floorProblems(root)),
    look('house rules', () => houseProblems(root)),
    run('packs: lint', ...jixu(['pack', 'lint'])),
    run('packs: cases', ...jixu(['pack', 'test', '--coverage'])),
  ];
  if (of.pureTests) {
    steps.push(
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
  return steps;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let failed = 0;
  for (const step of check()) {
    console.log(`${step.ok ? 'ok  ' : 'FAIL'} ${step.name} (${(step.ms / 1000).toFixed(1)} s)`);
    if (!step.ok) {
      failed += 1;
      console.log(step.output.trim().split('\n').slice(0, 60).join('\n'));
    }
  }
  process.exit(failed === 0 ? 0 : 1);
}
