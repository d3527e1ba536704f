import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfinedEnd, runConfined } from '../../platform/files/index.ts';
import type { CheckAnswer, CheckTask } from './check-pack-task.ts';

/** The largest pack takes some tenths of a second; a text made to hang is ended. */
const LIMITS = {
  milliseconds: 20_000,
  heapMegabytes: 256,
  residentBytes: 700 * 1024 * 1024,
} as const;

const root = new URL('../../../../', import.meta.url);

/** Lint and examples in a process that can be lost; null and why where it was. */
export async function checkPack(
  task: CheckTask,
): Promise<{ answer: CheckAnswer } | { answer: null; end: ConfinedEnd }> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-pack-'));
  try {
    const path = join(folder, 'task.json');
    await writeFile(path, JSON.stringify(task), { mode: 0o600 });
    const answers: unknown[] = [];
    const end = await runConfined({
      script: new URL('./check-pack-child.ts', import.meta.url),
      readable: ['server/src/rulebooks/', 'packages/', 'node_modules/'].map(
        (name) => new URL(name, root),
      ),
      task: null,
      input: { path },
      limits: LIMITS,
      onMessage: (message) => void answers.push(message),
    });
    const [answer] = answers;
    if (end !== 'finished' || !isAnswer(answer)) return { answer: null, end };
    return { answer };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isAnswer(value: unknown): value is CheckAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'findings' in value &&
    Array.isArray(value.findings)
  );
}
