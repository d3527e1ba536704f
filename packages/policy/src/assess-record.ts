import {
  addHours,
  formatHours,
  formatRational,
  type Hours,
  hours,
  minHours,
  noHours,
  type Rational,
  rational,
  subtractHours,
  ticks,
} from '@jixu/kernel';
import { type Factor, multiply, ONE, times } from './amount.ts';
import { type Facts, test } from './conditions.ts';
import type { PackEdition, ReadyKind, ReadyLine } from './edition.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import type { Line, Per, UnitFactor, Value } from './pack-format.ts';
import { currentTitle } from './resolve-period.ts';
import { ONE_BY_DEFAULT, type Reason, UNITS, type Unit } from './vocabulary.ts';
import { type Words, words } from './words.ts';

/** Stage 2 and 3 of the pipeline: what one record is worth by itself, before anything else of the person is looked at. */

export type StepName =
  | 'grant'
  | 'unit'
  | 'decided'
  | 'round'
  | 'refuse'
  | 'same'
  | 'spread'
  | 'cap'
  | 'count';

export type CapUse = {
  readonly id: string;
  readonly limit: Hours;
  readonly usedBefore: Hours;
  readonly usedBy: readonly string[];
};

export type Step = {
  readonly step: StepName;
  readonly in: string;
  readonly out: Hours;
  readonly rule: string;
  readonly cut?: Hours;
  readonly cap?: CapUse;
  readonly kept?: string;
  readonly year?: number;
  readonly why?: Reason;
};

/** More than any rule can ask for: stands for "no maximum is known" when an open record is taken at its highest. */
export const UNBOUNDED: Hours = hours(100_000_000);

export type Ask = 'person' | 'unit' | 'authority' | 'bureau' | 'provider' | 'place';

export type Open = {
  readonly outcome: 'open';
  readonly reason: 'needs-decision' | 'missing-fact' | 'missing-parameter';
  readonly why: Words;
  readonly ask: Ask;
  /** `decided`, or the member of the input that must be given: `attrs.mode`, `qty.days`, `category`. */
  readonly with: string;
  readonly field: string | null;
  readonly maximum: Hours;
  readonly categories: readonly string[];
  readonly line: ReadyLine | null;
  readonly rule: string;
};
export type Zero = {
  readonly outcome: 'zero';
  readonly reason: Reason;
  readonly rule: string | null;
  readonly line: ReadyLine | null;
  readonly category: string | null;
};
export type Worth = {
  readonly outcome: 'worth';
  readonly amount: Hours;
  /** Before the item's own cap. */
  readonly gross: Hours;
  readonly category: string;
  readonly line: ReadyLine;
  readonly steps: readonly Step[];
};
export type Assessed = Open | Zero | Worth;

export type Setting = {
  readonly edition: PackEdition;
  readonly input: EvaluationInput;
  readonly readings: Readonly<Record<string, string>>;
};

/** The chosen reading of every contested point of an edition. */
export function readingsOf(
  edition: PackEdition,
  input: EvaluationInput,
): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const [id, reading] of Object.entries(edition.document.readings ?? {}))
    if (reading !== undefined) chosen[id] = input.readings[id] ?? reading.default;
  return chosen;
}

export function underReading(
  wanted: Readonly<Partial<Record<string, string>>> | undefined,
  chosen: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted ?? {}).every(([id, choice]) => chosen[id] === choice);
}

/** Person and target facts that lines and requirements may name. */
export function personFact(input: EvaluationInput, key: string): string | undefined {
  const { person, target } = input;
  switch (key) {
    case 'person.industry':
      return person.industry ?? undefined;
    case 'person.education':
      return person.education ?? undefined;
    case 'person.schoolStage':
      return person.schoolStage ?? undefined;
    case 'person.employerGrade':
      return person.employerGrade ?? undefined;
    case 'person.title': {
      const title = currentTitle(person, target);
      return title.on === null ? undefined : title.title.level;
    }
    case 'person.hasTitle':
      if (currentTitle(person, target).on !== null) return 'true';
      return person.titles === null && person.graduatedOn === null ? undefined : 'false';
    case 'target.title':
      return target.title ?? undefined;
    case 'target.title-or-current':
      return target.title ?? personFact(input, 'person.title');
    default:
      return undefined;
  }
}

function factsOf(record: InputRecord, input: EvaluationInput): Facts {
  return (key) => {
    if (key === 'category') return record.category ?? undefined;
    if (key === 'via') return record.via;
    if (key === 'rank') return rankOf(record);
    if (key.startsWith('qty.')) return quantity(record, key.slice(4) as Unit) ?? undefined;
    if (key.startsWith('person.') || key.startsWith('target.')) return personFact(input, key);
    const value = record.attrs[key];
    return value === undefined ? undefined : String(value);
  };
}

function rankOf(record: InputRecord): Rational {
  const rank = record.attrs['rank'];
  return { n: typeof rank === 'number' ? rank : 1, d: 1 };
}

function quantity(record: InputRecord, unit: Unit): Rational | null {
  return record.qty[unit] ?? (ONE_BY_DEFAULT.has(unit) ? ONE : null);
}

type Match =
  | { readonly line: ReadyLine }
  | { readonly line: null; readonly absent: readonly string[] };

function activeLines(kind: ReadyKind, setting: Setting): readonly ReadyLine[] {
  return kind.lines.filter(({ line }) => underReading(line.reading, setting.readings));
}

/** First line whose every condition holds. An absent value matches nothing; if nothing matches, it is what is missing. */
function matchLine(lines: readonly ReadyLine[], facts: Facts): Match {
  const absent = new Set<string>();
  for (const ready of lines) {
    const answers = ready.when.map((condition) => ({
      key: condition.key,
      answer: test(condition, facts),
    }));
    if (answers.every(({ answer }) => answer === 'yes')) return { line: ready };
    if (answers.some(({ answer }) => answer === 'no')) continue;
    for (const { key, answer } of answers) if (answer === 'absent') absent.add(key);
  }
  return { line: null, absent: [...absent] };
}

/** What one record is worth under the edition in force on its day. */
export function assessRecord(record: InputRecord, setting: Setting): Assessed {
  const kind = setting.edition.kinds.get(record.kind);
  if (kind === undefined)
    return { outcome: 'zero', reason: 'kind-not-listed', rule: null, line: null, category: null };
  const lines = activeLines(kind, setting);
  const facts = factsOf(record, setting.input);
  const match = matchLine(lines, facts);
  const about = { record, setting, kind, lines, facts };
  if (match.line === null) return unmatched(about, match.absent);
  const { line } = match.line;
  const lacking = (line.needs ?? []).filter((key) => facts(key) === undefined);
  if (lacking.length > 0) return lacks(about, lacking, match.line);
  if (line.zero !== undefined)
    return {
      outcome: 'zero',
      reason: line.zero,
      rule: line.rule,
      line: match.line,
      category: declared(about, match.line),
    };
  return valued(about, match.line);
}

type About = {
  readonly record: InputRecord;
  readonly setting: Setting;
  readonly kind: ReadyKind;
  readonly lines: readonly ReadyLine[];
  readonly facts: Facts;
};

function choices(about: About, ready: ReadyLine | null): readonly string[] {
  const fixed = ready?.line.category;
  return fixed === undefined ? about.kind.categories : [fixed];
}

function declared(about: About, ready: ReadyLine | null): string | null {
  const allowed = choices(about, ready);
  if (allowed.length === 1) return allowed[0] ?? null;
  const { category } = about.record;
  return category !== null && allowed.includes(category) ? category : null;
}

function valued(about: About, ready: ReadyLine): Assessed {
  const { record, setting } = about;
  const category = declared(about, ready);
  const value = lineAmount(record, ready, setting);
  const open = {
    outcome: 'open',
    line: ready,
    rule: ready.line.rule,
    field: null,
    categories: category === null ? choices(about, ready) : [category],
  } as const;
  if (value.state === 'decide') {
    const maximum =
      ready.line.decide?.max === undefined ? UNBOUNDED : wholeHours(ready.line.decide.max);
    return {
      ...open,
      reason: 'needs-decision',
      why: value.why,
      ask: value.ask,
      with: 'decided',
      maximum,
    };
  }
  if (value.state === 'lacks') return lacks(about, [value.key], ready);
  if (value.state === 'parameter')
    return {
      ...open,
      reason: 'missing-parameter',
      why: words(
        `当地还没有给出“${value.parameter}”的数值`,
        `the place has not set "${value.parameter}"`,
      ),
      ask: 'place',
      with: `parameters.${value.parameter}`,
      field: `parameters.${value.parameter}`,
      maximum: UNBOUNDED,
    };
  if (category === null)
    return {
      ...open,
      reason: 'needs-decision',
      why: words('没有写明计入哪个科目', 'which category it is for was not said'),
      ask: 'person',
      with: 'category',
      maximum: value.amount,
    };
  if (value.amount === 0)
    return {
      outcome: 'zero',
      reason: 'below-threshold',
      rule: ready.line.rule,
      line: ready,
      category,
    };
  return {
    outcome: 'worth',
    amount: value.amount,
    gross: value.gross,
    category,
    line: ready,
    steps: value.steps,
  };
}

function unmatched(about: About, absent: readonly string[]): Assessed {
  if (absent.length > 0) return lacks(about, absent, null);
  const { record } = about;
  const category = declared(about, null);
  const rule = about.kind.lines[0]?.line.rule ?? '';
  if (record.decided !== null && category !== null && about.kind.lines[0] !== undefined)
    return {
      outcome: 'worth',
      amount: record.decided.hours,
      gross: record.decided.hours,
      category,
      line: about.kind.lines[0],
      steps: [decidedStep(record.decided.hours, record.decided.by, rule)],
    };
  return {
    outcome: 'open',
    reason: 'needs-decision',
    why: words('规定没有写到这种情形', 'the rules are silent on this case'),
    ask: 'authority',
    with: 'decided',
    field: null,
    maximum: UNBOUNDED,
    categories: category === null ? about.kind.categories : [category],
    line: null,
    rule,
  };
}

/** A value that the rule names was not given: open, at most what the best line still possible would give. */
function lacks(about: About, keys: readonly string[], ready: ReadyLine | null): Open {
  const [key = ''] = keys;
  const fact = key.startsWith('person.') || key.startsWith('target.');
  const category = declared(about, ready);
  return {
    outcome: 'open',
    reason: fact ? 'missing-fact' : 'needs-decision',
    why: words(`缺少：${keys.map(nameOf).join('、')}`, `missing: ${keys.join(', ')}`),
    ask: fact ? 'unit' : 'person',
    with: fact || key === 'category' || key.startsWith('qty.') ? key : `attrs.${key}`,
    field: fact ? key : null,
    maximum: bestPossible(about),
    categories: category === null ? choices(about, ready) : [category],
    line: ready,
    rule: ready?.line.rule ?? about.lines[0]?.line.rule ?? '',
  };
}

function nameOf(key: string): string {
  if (key.startsWith('qty.')) return UNITS[key.slice(4) as Unit]['zh-CN'];
  return key;
}

function bestPossible(about: About): Hours {
  let best: Hours = noHours;
  for (const ready of about.lines) {
    if (ready.when.some((condition) => test(condition, about.facts) === 'no')) continue;
    if (ready.line.zero !== undefined) continue;
    const value = lineAmount(about.record, ready, about.setting);
    const amount = value.state === 'amount' ? value.amount : UNBOUNDED;
    if (amount > best) best = amount;
  }
  return best;
}

type LineValue =
  | {
      readonly state: 'amount';
      readonly amount: Hours;
      readonly gross: Hours;
      readonly steps: readonly Step[];
    }
  | { readonly state: 'decide'; readonly why: Words; readonly ask: Ask }
  | { readonly state: 'lacks'; readonly key: string }
  | { readonly state: 'parameter'; readonly parameter: string };

function wholeHours(value: Rational): Hours {
  return multiply(value, { hours: ONE, floor: null }).ticks;
}

function decidedStep(amount: Hours, by: string | null, rule: string): Step {
  return { step: 'decided', in: by ?? 'decided', out: amount, rule };
}

/** The amount a line gives to a record: granted, measured or decided; then its own rounding; then the item's cap. */
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
function valueOf(value: Value, setting: Setting): Rational | string {
  if (value.from === 'constant') return value.hours;
  const given = setting.input.parameters[value.parameter];
  if (given === undefined) return value.parameter;
  return value.times === undefined ? given : times(given, value.times);
}

function measure(record: InputRecord, line: Line, setting: Setting): LineValue {
  const alternatives = line.per ?? [];
  for (const per of alternatives) {
    const factors = factorsOf(per, setting.edition);
    const present = factors.filter(([unit]) => record.qty[unit] !== undefined);
    const used =
      present.length > 0 ? present : factors.filter(([unit]) => ONE_BY_DEFAULT.has(unit));
    if (used.length > 0) return sumOf(record, { used, line, setting });
  }
  const [first] = alternatives;
  const unit =
    first === undefined ? 'hours' : (factorsOf(first, setting.edition)[0]?.[0] ?? 'hours');
  return { state: 'lacks', key: `qty.${unit}` };
}

type NamedFactor = readonly [Unit, UnitFactor, string | null];

function factorsOf(per: Per, edition: PackEdition): readonly NamedFactor[] {
  if (per.from === 'line')
    return Object.entries(per.factors).map(
      ([unit, factor]) => [unit as Unit, factor as UnitFactor, null] as const,
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
  return { state: 'amount', amount: ticks(amount), gross: amount, steps };
}

/** days − travel days, never below zero. */
function lessOf(record: InputRecord, given: Rational, factor: UnitFactor): Rational {
  const unit = 'less' in factor ? factor.less : undefined;
  const off = unit === undefined ? undefined : record.qty[unit];
  if (off === undefined) return given;
  const top = given.n * off.d - off.n * given.d;
  return rational(Math.max(0, top), given.d * off.d);
}

function factorOf(hoursPer: Rational, factor: UnitFactor): Factor {
  const floor = 'floor' in factor ? factor.floor : undefined;
  return { hours: hoursPer, floor: floor ?? null };
}
