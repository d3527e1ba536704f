import { lintCaps } from './caps.ts';
import { type Finding, type LintedFile, reporter } from './finding.ts';
import { lintForms } from './forms.ts';
import { lintLines } from './lines.ts';
import { lintReferences } from './references.ts';

/** All static checks of one pack file that could be read. */
export function lintFile(file: LintedFile): readonly Finding[] {
  const findings: Finding[] = [];
  const report = reporter(file, findings);
  lintReferences(file.edition, report);
  lintLines(file.edition, report);
  lintCaps(file.edition, report);
  lintForms(file.edition, report);
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
