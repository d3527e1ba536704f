import { type Condition, type Facts, test } from './conditions.ts';
import type { PackEdition, ReadyLine } from './edition.ts';
import { factsOf, readingsOf } from './facts.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import { activeLines, matchLine } from './assess-record.ts';
import { namedFactorsOf } from './line-amount.ts';
import type { Line } from './pack-format.ts';
import type { Unit } from './vocabulary.ts';

/** What may still be asked about one record, drawn from the lines that could yet decide it. */
export type RecordQuestions = {
  readonly categories: readonly string[];
  /** Names of attributes; `via` is among them where the source of the record matters. */
  readonly attributes: readonly string[];
  /** Ways of measuring it, each a set of units that go together; empty where nothing is measured. */
  readonly measures: readonly (readonly Unit[])[];
  /** Attributes and `category` of which one at least must be given before any line can answer. */
  readonly missing: readonly string[];
};

/** What an edition wants to know about the person and the target before it can answer. */
export function personQuestions(edition: PackEdition): readonly string[] {
  const keys = new Set<string>();
  const { period, targets } = edition.document;
  if (period.kind === 'years-back') keys.add('target.title');
  if (period.kind === 'since-title' || period.kind === 'since-year-of-title')
    keys.add('person.titles');
  if (period.kind === 'since-year-of-title') keys.add('person.graduatedOn');
  if (targets !== undefined) keys.add('target.title');
  const conditions = [
    ...[...edition.requireWhen.values()].flat(),
    ...[...edition.kinds.values()].flatMap((kind) => kind.lines.flatMap((line) => line.when)),
  ];
  for (const { key } of conditions) {
    if (key === 'target.title-or-current') keys.add('target.title');
    else if (key === 'person.hasTitle' || key === 'person.title') keys.add('person.titles');
    else if (key.startsWith('person.') || key.startsWith('target.')) keys.add(key);
  }
  return [...keys];
}

export function recordQuestions(
  edition: PackEdition,
  record: InputRecord,
  input: EvaluationInput,
): RecordQuestions | null {
  const kind = edition.kinds.get(record.kind);
  if (kind === undefined) return null;
  const setting = { edition, input, readings: readingsOf(edition, input) };
  const facts = factsOf(record, input);
  const attributes = new Set<string>();
  const measures: (readonly Unit[])[] = [];
  for (const ready of activeLines(kind, setting)) {
    const answers = ready.when.map((condition) => ({
      condition,
      answer: test(condition, facts),
    }));
    const refuted = answers.some(({ answer }) => answer === 'no');
    // What a refuted line would still ask is beside the point; what refuted it stays in view.
    for (const { condition, answer } of answers)
      if (!refuted || answer !== 'absent') note(condition, { attributes, measures });
    if (refuted) continue;
    for (const name of ready.line.needs ?? []) attributes.add(name);
    const own = measuresOf(ready, edition);
    const certain = answers.every(({ answer }) => answer === 'yes');
    // The line that holds as things stand measures first.
    if (certain) measures.unshift(...own);
    else measures.push(...own);
    if (certain) break;
  }
  for (const exclusive of edition.document.same?.exclusive ?? [])
    if (exclusive.sides.some((side) => side.includes(record.kind))) attributes.add(exclusive.by);
  const distinct = new Map(measures.map((units) => [units.join(), units]));
  return {
    categories: kind.categories,
    attributes: [...attributes],
    measures: [...distinct.values()],
    missing: missingOf(activeLines(kind, setting), facts),
  };
}

function missingOf(lines: readonly ReadyLine[], facts: Facts): readonly string[] {
  const match = matchLine(lines, facts);
  if (match.line === null) return match.absent.filter((key) => !key.includes('.'));
  return (match.line.line.needs ?? []).filter((key) => facts(key) === undefined);
}

function note(
  { key }: Condition,
  into: { readonly attributes: Set<string>; readonly measures: (readonly Unit[])[] },
): void {
  if (key === 'category' || key.startsWith('person.') || key.startsWith('target.')) return;
  if (key.startsWith('qty.')) into.measures.push([key.slice(4) as Unit]);
  else into.attributes.add(key);
}

function measuresOf({ line }: ReadyLine, edition: PackEdition): readonly (readonly Unit[])[] {
  if (line.zero !== undefined || line.decide !== undefined || line.give !== undefined) return [];
  const found = (line.per ?? []).map((per) => {
    const factors = namedFactorsOf(per, edition);
    const units = factors.flatMap(([unit, factor]) => {
      const less = 'less' in factor ? factor.less : undefined;
      return less === undefined ? [unit] : [unit, less];
    });
    return withoutHalves([...units, ...capUnits(line).filter((unit) => !units.includes(unit))]);
  });
  const printed = edition.unit === 'hour' ? 'hours' : 'credits';
  // An hour and a credit on a proof are the same there; the unit of the rulebook is the one asked for.
  const sameAsPrinted = (units: readonly Unit[]) =>
    units[0] !== printed && (units[0] === 'hours' || units[0] === 'credits');
  return found.some((units) => units[0] === printed)
    ? found.filter((units) => !sameAsPrinted(units))
    : found;
}

function capUnits(line: Line): readonly Unit[] {
  const most = line['at-most'];
  return most !== undefined && 'per' in most ? (Object.keys(most.per) as Unit[]) : [];
}

/** Half a day is also 0.5 days: asked apart only where half days are what the rulebook reckons in. */
function withoutHalves(units: readonly Unit[]): readonly Unit[] {
  const [days, halves] = [units.indexOf('days'), units.indexOf('halfDays')];
  return days >= 0 && days < halves ? units.filter((unit) => unit !== 'halfDays') : units;
}
