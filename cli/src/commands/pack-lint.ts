import { diagnosticSentence, lintFile } from '@jixu/policy';
import { localeOf, readArguments } from '../arguments.ts';
import { describeProblem, packFolders, packsRoot } from '../pack-library.ts';

const NOTE = { 'zh-CN': '（提示）', en: ' (warning)' } as const;

/** `jixu pack lint`: static checks; exit 1 on any error. */
export async function packLint(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['packs', 'lang', 'locale'],
    flags: ['json'],
    plain: { min: 0, max: 1000, what: 'folders of packs' },
  });
  const locale = localeOf(options);
  const folders = await packFolders(options.plain, packsRoot(options.value('packs')));
  const findings = folders.flatMap((folder) => [
    ...folder.problems.map((problem) => ({ ...problem, severity: 'error' as const })),
    ...folder.files.flatMap(lintFile),
  ]);
  const said = findings.map((each) => ({ ...each, message: diagnosticSentence(each, locale) }));
  if (options.flag('json'))
    process.stdout.write(`${JSON.stringify({ findings: said }, null, 2)}\n`);
  else
    for (const each of findings)
      process.stdout.write(
        `${describeProblem(each, locale)}${each.severity === 'warning' ? NOTE[locale] : ''}\n`,
      );
  return findings.some((each) => each.severity === 'error') ? 1 : 0;
}
