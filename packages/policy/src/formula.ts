import { type Hours, noHours, type Rational } from '@jixu/kernel';
import { activeLines, declared, matchLine } from './assess-record.ts';
import type { ReadyLine } from './edition.ts';
import { factsOf, quantity, type Setting } from './facts.ts';
import type { InputRecord } from './input.ts';
import { factorOf, usedFactors, valueOf, wholeHours } from './line-amount.ts';
import type { Line } from './pack-format.ts';
import type { Reason, Unit } from './vocabulary.ts';

/**
 * One product of a line: a quantity of `unit` times hours per unit, rounded where the rule says
 * so.
 */
export type Term = {
  readonly unit: Unit;
  readonly hours: Rational;
  readonly floor: Rational | null;
};

/**
 * What a record of this shape is worth as a formula, for the compiled executor; `null` where the
 * reference must be asked
 * (decided by a person, open, or a form that is too rare to be worth a table).
 */
export type Formula =
  | { readonly outcome: 'zero'; readonly reason: Reason; readonly category: string | null }
  | {
      readonly outcome: 'worth';
      readonly category: string;
      readonly line: ReadyLine;
      readonly give: Hours;
      readonly terms: readonly Term[];
      readonly limit: Hours | null;
      readonly limitTerms: readonly Term[];
    };

export function formulaOf(record: InputRecord, setting: Setting): Formula | null {
  const kind = setting.edition.kinds.get(record.kind);
  if (kind === undefined) return { outcome: 'zero', reason: 'kind-not-listed', category: null };
  const lines = activeLines(kind, setting);
  const facts = factsOf(record, setting.input);
  const match = matchLine(lines, facts);
  if (match.line === null) return null;
  const { line } = match.line;
  const about = { record, setting, kind, lines, facts };
  if ((line.needs ?? []).some((key) => facts(key) === undefined)) return null;
  const category = declared(about, match.line);
  if (line.zero !== undefined) return { outcome: 'zero', reason: line.zero, category };
  if (category === null || line.decide !== undefined || line.floor !== undefined) return null;
  const terms = termsOfLine(record, line, setting);
  const limits = limitOfLine(record, line);
  if (terms === null || limits === null) return null;
  return { outcome: 'worth', category, line: match.line, ...terms, ...limits };
}

function termsOfLine(
  record: InputRecord,
  line: Line,
  setting: Setting,
): { readonly give: Hours; readonly terms: readonly Term[] } | null {
  if (line.give !== undefined) {
    const given = valueOf(line.give, setting);
    return typeof given === 'string' ? null : { give: wholeHours(given), terms: [] };
  }
  const used = usedFactors(record, line, setting.edition);
  if (used === null) return null;
  const terms: Term[] = [];
  for (const [unit, factor] of used) {
    const per = valueOf(factor.hours, setting);
    if (typeof per === 'string' || ('less' in factor && factor.less !== undefined)) return null;
    terms.push({ unit, ...factorOf(per, factor) });
  }
  return { give: noHours, terms };
}

function limitOfLine(
  record: InputRecord,
  line: Line,
): { readonly limit: Hours | null; readonly limitTerms: readonly Term[] } | null {
  const most = line['at-most'];
  if (most === undefined) return { limit: null, limitTerms: [] };
  if ('hours' in most) return { limit: wholeHours(most.hours), limitTerms: [] };
  const limitTerms: Term[] = [];
  for (const [unit, per] of Object.entries(most.per))
    if (per !== undefined && quantity(record, unit as Unit) !== null)
      limitTerms.push({ unit: unit as Unit, hours: per, floor: null });
  return limitTerms.length === 0 ? null : { limit: null, limitTerms };
}
