import {
  addHours,
  formatHours,
  formatRational,
  type Hours,
  minHours,
  noHours,
  type Rational,
  rational,
  subtractHours,
} from '@jixu/kernel';
import { type Factor, multiply, ONE, times } from './amount.ts';
import type { PackEdition, ReadyLine } from './edition.ts';
import { quantity, type Setting } from './facts.ts';
import type { InputRecord } from './input.ts';
import type { Line, Per, UnitFactor, Value } from './pack-format.ts';
import type { Ask, Step } from './steps.ts';
import { ONE_BY_DEFAULT, type Unit } from './vocabulary.ts';
import type { Words } from './words.ts';

/** The amount that one line gives to one record, with the steps that led there. */

export type LineValue =
  | {
      readonly state: 'amount';
      readonly amount: Hours;
      readonly gross: Hours;
      readonly steps: readonly Step[];
    }
  | { readonly state: 'decide'; readonly why: Words; readonly ask: Ask }
  | { readonly state: 'lacks'; readonly key: string }
  | { readonly state: 'parameter'; readonly parameter: string };

export function wholeHours(value: Rational): Hours {
  return multiply(value, { hours: ONE, floor: null }).ticks;
}

export function decidedStep(amount: Hours, by: string | null, rule: string): Step {
  return { step: 'decided', in: by ?? 'decided', out: amount, rule };
}

/**
 * The amount a line gives to a record: granted, measured or decided; then its own rounding;
 * then the item's cap.
 */
export function lineAmount(record: InputRecord, ready: ReadyLine, setting: Setting): LineValue {
  const { line } = ready;
  const steps: Step[] = [];
  let amount: Hours;
  if (line.decide !== undefined) {
    if (record.decided === null)
      return { state: 'decide', why: line.decide.why, ask: line.decide.ask };
    const most = line.decide.max === undefined ? record.decided.hours : wholeHours(line.decide.max);
    amount = minHours(record.decided.hours, most);
    steps.push(decidedStep(amount, record.decided.by, line.rule));
  } else if (line.give !== undefined) {
    const given = valueOf(line.give, setting);
    if (typeof given === 'string') return { state: 'parameter', parameter: given };
    amount = wholeHours(given);
    steps.push({ step: 'grant', in: grantText(record), out: amount, rule: line.rule });
  } else {
    const measured = measure(record, line, setting);
    if (measured.state !== 'amount') return measured;
    ({ amount } = measured);
    steps.push(...measured.steps);
  }
  if (line.floor !== undefined) {
    const floored = multiply({ n: amount, d: 1800 }, { hours: ONE, floor: line.floor }).ticks;
    if (floored !== amount)
      steps.push({
        step: 'round',
        in: formatHours(amount),
        out: floored,
        rule: line.rule,
        cut: subtractHours(amount, floored),
      });
    amount = floored;
  }
  return capItem(record, line, { amount, steps });
}

function grantText(record: InputRecord): string {
  const rank = record.attrs['rank'];
  return rank === undefined ? '1 items' : `1 items, rank ${rank}`;
}

function capItem(
  record: InputRecord,
  line: Line,
  so: { readonly amount: Hours; readonly steps: readonly Step[] },
): LineValue {
  const most = line['at-most'];
  if (most === undefined)
    return { state: 'amount', amount: so.amount, gross: so.amount, steps: so.steps };
  let limit: Hours = noHours;
  if ('hours' in most) limit = wholeHours(most.hours);
  else {
    let found = false;
    for (const [unit, per] of Object.entries(most.per)) {
      const given = quantity(record, unit as Unit);
      if (given === null || per === undefined) continue;
      found = true;
      limit = addHours(limit, multiply(given, { hours: per, floor: null }).ticks);
    }
    if (!found) return { state: 'lacks', key: `qty.${Object.keys(most.per)[0] ?? 'days'}` };
  }
  const amount = minHours(so.amount, limit);
  const step: Step = {
    step: 'cap',
    in: formatHours(so.amount),
    out: amount,
    cut: subtractHours(so.amount, amount),
    rule: most.rule ?? line.rule,
    cap: { id: 'item', limit, usedBefore: noHours, usedBy: [] },
  };
  return {
    state: 'amount',
    amount,
    gross: so.amount,
    steps: amount === so.amount ? so.steps : [...so.steps, step],
  };
}

/** A constant, or a parameter of the place; a text is the id of a parameter that was not given. */
export function valueOf(value: Value, setting: Setting): Rational | string {
  if (value.from === 'constant') return value.hours;
  const given = setting.input.parameters[value.parameter];
  if (given === undefined) return value.parameter;
  return value.times === undefined ? given : times(given, value.times);
}

/** The first alternative of a line that the record's quantities can fill. */
export function usedFactors(
  record: InputRecord,
  line: Line,
  edition: PackEdition,
): readonly NamedFactor[] | null {
  for (const per of line.per ?? []) {
    const factors = namedFactorsOf(per, edition);
    const present = factors.filter(([unit]) => record.qty[unit] !== undefined);
    const used =
      present.length > 0 ? present : factors.filter(([unit]) => ONE_BY_DEFAULT.has(unit));
    if (used.length > 0) return used;
  }
  return null;
}

function measure(record: InputRecord, line: Line, setting: Setting): LineValue {
  const used = usedFactors(record, line, setting.edition);
  if (used !== null) return sumOf(record, { used, line, setting });
  const [first] = line.per ?? [];
  const unit =
    first === undefined ? 'hours' : (namedFactorsOf(first, setting.edition)[0]?.[0] ?? 'hours');
  return { state: 'lacks', key: `qty.${unit}` };
}

export type NamedFactor = readonly [Unit, UnitFactor, string | null];

export function namedFactorsOf(per: Per, edition: PackEdition): readonly NamedFactor[] {
  if (per.from === 'line')
    return Object.entries(per.factors).map(
      ([unit, factor]) => [unit as Unit, factor, null] as const,
    );
  const named: NamedFactor[] = [];
  for (const unit of per.units) {
    const factor = edition.document.units?.[unit];
    if (factor !== undefined)
      named.push([unit, factor, 'rule' in factor ? (factor.rule ?? null) : null]);
  }
  return named;
}

function sumOf(
  record: InputRecord,
  of: { readonly used: readonly NamedFactor[]; readonly line: Line; readonly setting: Setting },
): LineValue {
  let amount: Hours = noHours;
  let exact = true;
  const texts: string[] = [];
  const rules = new Set<string>();
  for (const [unit, factor, rule] of of.used) {
    const per = valueOf(factor.hours, of.setting);
    if (typeof per === 'string') return { state: 'parameter', parameter: per };
    const given = lessOf(record, quantity(record, unit) ?? ONE, factor);
    const product = multiply(given, factorOf(per, factor));
    amount = addHours(amount, product.ticks);
    exact &&= product.exact;
    texts.push(`${formatRational(given)} ${unit}`);
    rules.add(rule ?? of.line.rule);
  }
  const [only] = rules;
  const rule = rules.size === 1 && only !== undefined ? only : of.line.rule;
  const steps: Step[] = [{ step: 'unit', in: texts.join(' + '), out: amount, rule }];
  if (!exact) steps.push({ step: 'round', in: texts.join(' + '), out: amount, rule });
  return { state: 'amount', amount, gross: amount, steps };
}

/** days − travel days, never below zero. */
function lessOf(record: InputRecord, given: Rational, factor: UnitFactor): Rational {
  const unit = 'less' in factor ? factor.less : undefined;
  const off = unit === undefined ? undefined : record.qty[unit];
  if (off === undefined) return given;
  const top = given.n * off.d - off.n * given.d;
  return rational(Math.max(0, top), given.d * off.d);
}

export function factorOf(hoursPer: Rational, factor: UnitFactor): Factor {
  const floor = 'floor' in factor ? factor.floor : undefined;
  return { hours: hoursPer, floor: floor ?? null };
}
