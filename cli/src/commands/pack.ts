import { UsageError } from '../arguments.ts';

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  lint: async (args) => (await import('./pack-lint.ts')).packLint(args),
  diff: async (args) => (await import('./pack-diff.ts')).packDiff(args),
  new: async (args) => (await import('./pack-new.ts')).packNew(args),
  test: async (args) => (await import('./pack-test.ts')).packTest(args),
};

/** `jixu pack <verb>`. */
export async function pack(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined)
    throw new UsageError(
      `found ${verb === '' ? 'nothing' : `"${verb}"`}; allowed: ${Object.keys(VERBS).join(', ')}`,
    );
  return run(rest);
}
