import { diagnosed, type DiagnosticCode, type DiagnosticParams } from '../diagnostics.ts';
import type { PackEdition } from '../edition.ts';
import type { PackProblem, Place } from '../yaml-shape.ts';

/** What lint says about a pack. Errors keep it from being used; warnings are for its author. */
export type Finding = PackProblem & { readonly severity: 'error' | 'warning' };

export type LintedFile = {
  readonly file: string;
  readonly edition: PackEdition;
  readonly places: ReadonlyMap<object, Place>;
};

export type Report = (
  at: object,
  code: DiagnosticCode,
  params?: DiagnosticParams,
  severity?: Finding['severity'],
) => void;

export function reporter(file: LintedFile, findings: Finding[]): Report {
  return (at, code, params = {}, severity = 'error') => {
    const place = file.places.get(at) ?? { line: 1, column: 1 };
    findings.push({ file: file.file, ...place, ...diagnosed(code, params), severity });
  };
}

/** What is wrong under every reading, or of every line, is told once. */
export function onceEach(report: Report): Report {
  const seen = new Set<string>();
  return (at, code, params, severity) => {
    const said = JSON.stringify([code, params]);
    if (seen.has(said)) return;
    seen.add(said);
    report(at, code, params, severity);
  };
}
