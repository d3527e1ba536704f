import { lintFile } from '@jixu/policy';
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
  const findings = folders.flatMap((folder) => [
    ...folder.problems.map((problem) => ({ ...problem, severity: 'error' as const })),
    ...folder.files.flatMap(lintFile),
  ]);
  if (options.flag('json')) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
  else
    for (const each of findings)
      process.stdout.write(
        `${describeProblem(each)}${each.severity === 'warning' ? ' (warning)' : ''}\n`,
      );
  return findings.some((each) => each.severity === 'error') ? 1 : 0;
}
