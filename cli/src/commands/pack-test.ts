import { type CaseOutcome, type Coverage, coverageOf, runPackCase } from '@jixu/policy';
import type { PackFolder } from '@jixu/policy/files';
import { readArguments } from '../arguments.ts';
import { describeProblem, packFolders, packsRoot } from '../pack-library.ts';

/** `jixu pack test`: every case of every pack; exit 1 on any failure. */
export async function packTest(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['packs'],
    flags: ['coverage', 'json'],
    plain: { min: 0, max: 1000, what: 'folders of packs' },
  });
  const folders = await packFolders(options.plain, packsRoot(options.value('packs')));
  const reports = folders.map((folder) => report(folder, options.flag('coverage')));
  const failed = reports.some(
    (each) =>
      each.failures.length > 0 ||
      each.problems.length > 0 ||
      (each.coverage?.missing.length ?? 0) > 0,
  );
  if (options.flag('json'))
    process.stdout.write(`${JSON.stringify({ packs: reports }, null, 2)}\n`);
  else for (const each of reports) process.stdout.write(readable(each));
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

function report(folder: PackFolder, measured: boolean): Report {
  const { pack } = folder;
  const id = pack?.id ?? folder.folder;
  if (pack === null)
    return {
      id,
      cases: 0,
      passed: 0,
      failures: [],
      problems: folder.problems.map(describeProblem),
    };
  const outcomes = folder.cases.map((each) => ({
    at: `${each.file}:${each.line}`,
    outcome: runPackCase(pack, each.case),
  }));
  const failures = outcomes
    .filter(({ outcome }) => outcome.differences.length > 0)
    .map(({ at, outcome }) => ({ case: titleOf(outcome), at, differences: outcome.differences }));
  const problems = outcomes.length === 0 ? [`${id}: no case`] : [];
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

function readable(of: Report): string {
  const head = `${of.id}: ${of.passed} of ${of.cases} cases hold\n`;
  const failures = of.failures.map(
    (each) =>
      `  ${each.at}: ${each.case}\n${each.differences.map((line) => `      ${line}\n`).join('')}`,
  );
  const covered =
    of.coverage === undefined
      ? ''
      : `  covered ${of.coverage.covered} of ${of.coverage.total} lines, caps, requirements and rules\n${of.coverage.missing.map((line) => `      no case: ${line}\n`).join('')}`;
  return head + covered + failures.join('') + of.problems.map((line) => `  ${line}\n`).join('');
}
