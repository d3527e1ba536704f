import {
  type CaseOutcome,
  type Coverage,
  coverageOf,
  diagnosed,
  diagnosticSentence,
  type Locale,
  runPackCase,
} from '@jixu/policy';
import type { PackFolder } from '@jixu/policy/files';
import { localeOf, readArguments } from '../arguments.ts';
import { describeProblem, packFolders, packsRoot } from '../pack-library.ts';

/** `jixu pack test`: every case of every pack; exit 1 on any failure. */
export async function packTest(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['packs', 'lang', 'locale'],
    flags: ['coverage', 'json'],
    plain: { min: 0, max: 1000, what: 'folders of packs' },
  });
  const locale = localeOf(options);
  const folders = await packFolders(options.plain, packsRoot(options.value('packs')));
  const reports = folders.map((folder) =>
    report(folder, { measured: options.flag('coverage'), locale }),
  );
  const failed = reports.some(
    (each) =>
      each.failures.length > 0 ||
      each.problems.length > 0 ||
      (each.coverage?.missing.length ?? 0) > 0,
  );
  if (options.flag('json'))
    process.stdout.write(`${JSON.stringify({ packs: reports }, null, 2)}\n`);
  else for (const each of reports) process.stdout.write(readable(each, locale));
  return failed ? 1 : 0;
}

type Report = {
  readonly id: string;
  readonly cases: number;
  readonly passed: number;
  readonly failures: readonly {
    readonly case: string;
    readonly at: string;
    readonly differences: readonly string[];
  }[];
  readonly problems: readonly string[];
  readonly coverage?: Coverage;
};

function report(
  folder: PackFolder,
  { measured, locale }: { readonly measured: boolean; readonly locale: Locale },
): Report {
  const { pack } = folder;
  const id = pack?.id ?? folder.folder;
  if (pack === null)
    return {
      id,
      cases: 0,
      passed: 0,
      failures: [],
      problems: folder.problems.map((each) => describeProblem(each, locale)),
    };
  const outcomes = folder.cases.map((each) => ({
    at: `${each.file}:${each.line}`,
    outcome: runPackCase(pack, each.case),
  }));
  const failures = outcomes
    .filter(({ outcome }) => outcome.differences.length > 0)
    .map(({ at, outcome }) => ({
      case: titleOf(outcome),
      at,
      differences: outcome.differences.map((each) => diagnosticSentence(each, locale)),
    }));
  const problems =
    outcomes.length === 0 ? [diagnosticSentence(diagnosed('no-case', { pack: id }), locale)] : [];
  return {
    id,
    cases: outcomes.length,
    passed: outcomes.length - failures.length,
    failures,
    problems,
    ...(measured
      ? {
          coverage: coverageOf(
            pack,
            folder.cases.map((each) => each.case),
          ),
        }
      : {}),
  };
}

function titleOf(outcome: CaseOutcome): string {
  return `${outcome.id} ${outcome.name}`;
}

function readable(of: Report, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const head = zh
    ? `${of.id}：${of.cases} 个例子，${of.passed} 个相符\n`
    : `${of.id}: ${of.passed} of ${of.cases} cases hold\n`;
  const failures = of.failures.map(
    (each) =>
      `  ${each.at}: ${each.case}\n${each.differences.map((line) => `      ${line}\n`).join('')}`,
  );
  const problems = of.problems.map((line) => `  ${line}\n`).join('');
  return head + covered(of, zh) + failures.join('') + problems;
}

function covered({ coverage }: Report, zh: boolean): string {
  if (coverage === undefined) return '';
  const { covered: done, total, missing } = coverage;
  const head = zh
    ? `  行、上限、要求和条文 ${total} 处，例子用到 ${done} 处\n`
    : `  covered ${done} of ${total} lines, caps, requirements and rules\n`;
  return head + missing.map((each) => `      ${uncovered(each, zh)}\n`).join('');
}

const PARTS: Readonly<Record<string, string>> = {
  line: '行',
  cap: '上限',
  requirement: '要求',
  rule: '条文',
};

/** "rule ZB-1" and the like, as coverage names what no case has made speak. */
function uncovered(name: string, zh: boolean): string {
  if (!zh) return `no case: ${name}`;
  const [part = '', ...rest] = name.split(' ');
  return `没有例子：${PARTS[part] ?? part} ${rest.join(' ')}`;
}
