import { formatLocalDate } from '@jixu/kernel';
import {
  diagnosed,
  type Diagnostic,
  diagnosticWords,
  editionProblems,
  lintFile,
  loadCases,
  loadEdition,
  makePack,
  type Pack,
  type PackEdition,
  runPackCase,
} from '@jixu/policy';
import { editionsInForce } from '../domain/editions-in-force.ts';
import type { Checked, Finding, Words } from '../domain/trial.ts';
import type { CheckAnswer, CheckTask } from './check-pack-task.ts';

/** So much is shown; whoever has more than this mends the first ones first. */
const FINDINGS_MAX = 200;
const CHANGED_MAX = 100;
const TEXT_MAX = 500;

/** Lint, the examples handed in along, and what becomes of the examples of the present edition. */
export function examinePack(task: CheckTask): CheckAnswer {
  const loaded = loadEdition(task.source, 'edition');
  if (!loaded.ok) return refused(loaded.problems.map((one) => found('edition', one)));
  const { edition } = loaded;
  const findings = lintFile({ file: 'edition', edition, places: loaded.places }).map((one) =>
    found('edition', one, one.severity),
  );
  const published = task.published.flatMap((file) => {
    const before = loadEdition(file.text, file.file);
    return before.ok ? [before.edition] : [];
  });
  findings.push(...placeInPack(task, edition, published));
  if (findings.some((one) => one.severity === 'error')) return refused(findings);
  const pack = makePack(editionsInForce([...published, edition]));
  const own = ownExamples(task, pack);
  findings.push(...own.findings);
  const checked: Checked = {
    version: edition.version,
    firstOn: formatLocalDate(edition.effective.from),
    hash: edition.hash,
    ref: edition.ref,
    examples: own.examples,
    changed: changedExamples(task, pack),
  };
  return { findings: findings.slice(0, FINDINGS_MAX), checked };
}

function refused(findings: readonly Finding[]): CheckAnswer {
  return { findings: findings.slice(0, FINDINGS_MAX), checked: null };
}

function found(
  part: Finding['part'],
  one: Diagnostic & { readonly line: number; readonly column: number },
  severity: Finding['severity'] = 'error',
): Finding {
  const { line, column } = one;
  return { part, line, column, severity, message: shortWords(one) };
}

function shortWords(diagnostic: Diagnostic): Words {
  const said = diagnosticWords(diagnostic);
  return { 'zh-CN': said['zh-CN'].slice(0, TEXT_MAX), en: said.en.slice(0, TEXT_MAX) };
}

/** Is it an edition of this pack, new, and does it follow on the others? */
function placeInPack(
  task: CheckTask,
  edition: PackEdition,
  published: readonly PackEdition[],
): readonly Finding[] {
  const at = (key: string) => placeOf(task.source, key);
  const findings: Finding[] = [];
  if (edition.id !== task.packId)
    findings.push(
      found('edition', {
        ...at('id'),
        ...diagnosed('wrong-id', { found: edition.id, allowed: task.packId }),
      }),
    );
  if (published.some((one) => one.version === edition.version))
    findings.push(
      found('edition', {
        ...at('version'),
        ...diagnosed('version-published', { version: edition.version }),
      }),
    );
  if (findings.length > 0) return findings;
  return editionProblems(editionsInForce([...published, edition])).map((problem) =>
    found('edition', { ...at('effective'), ...problem }),
  );
}

/** Where a key of the top level stands; the first line where it does not. */
function placeOf(source: string, key: string): { line: number; column: number } {
  const line = source.split('\n').findIndex((text) => text.startsWith(`${key}:`));
  return line < 0 ? { line: 1, column: 1 } : { line: line + 1, column: key.length + 3 };
}

function ownExamples(task: CheckTask, pack: Pack): { examples: number; findings: Finding[] } {
  if (task.examples.trim() === '') return { examples: 0, findings: [] };
  const loaded = loadCases(task.examples, 'examples');
  if (!loaded.ok)
    return { examples: 0, findings: loaded.problems.map((one) => found('examples', one)) };
  const findings = loaded.cases.flatMap((each) =>
    runPackCase(pack, each).differences.map((difference): Finding => {
      const said = shortWords(difference);
      const message = { 'zh-CN': `${each.id}：${said['zh-CN']}`, en: `${each.id}: ${said.en}` };
      const line = loaded.lineOf(each);
      return { part: 'examples', line, column: 1, severity: 'error', message };
    }),
  );
  return { examples: loaded.cases.length, findings };
}

function changedExamples(task: CheckTask, pack: Pack): Checked['changed'] {
  const changed: Checked['changed'][number][] = [];
  for (const file of task.shipped) {
    const loaded = loadCases(file.source, file.file);
    if (!loaded.ok) continue;
    for (const each of loaded.cases) {
      const { id, name, differences } = runPackCase(pack, each);
      if (differences.length > 0)
        changed.push({ id, name, differences: differences.slice(0, 5).map(shortWords) });
    }
  }
  return changed.slice(0, CHANGED_MAX);
}
