import { readArguments } from '../arguments.ts';
import { describeProblem, packFolders, packsRoot } from '../pack-library.ts';

/** `jixu pack lint`: static checks; exit 1 on any error. */
export async function packLint(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['packs'],
    flags: ['json'],
    plain: { min: 0, max: 1000, what: 'folders of packs' },
  });
  const folders = await packFolders(options.plain, packsRoot(options.value('packs')));
  const problems = folders.flatMap((folder) => folder.problems);
  if (options.flag('json')) process.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`);
  else for (const problem of problems) process.stdout.write(`${describeProblem(problem)}\n`);
  return problems.length === 0 ? 0 : 1;
}
