import { type Hours, noHours } from '@jixu/kernel';
import { askedWords } from './asked-words.ts';
import { type Facts, test } from './conditions.ts';
import type { ReadyKind, ReadyLine } from './edition.ts';
import { factsOf, type Setting, underReading } from './facts.ts';
import type { InputRecord } from './input.ts';
import { decidedStep, lineAmount, wholeHours } from './line-amount.ts';
import { type Ask, type Step, UNBOUNDED } from './steps.ts';
import type { Reason } from './vocabulary.ts';
import { type Words, words } from './words.ts';

/**
 * Stage 2 and 3 of the pipeline: what one record is worth by itself, before anything else of
 * the person is looked at.
 */

export type Open = {
  readonly outcome: 'open';
  readonly reason: 'needs-decision' | 'missing-fact' | 'missing-parameter';
  readonly why: Words;
  readonly ask: Ask;
  /**
   * `decided`, or the member of the input that must be given: `attrs.mode`, `qty.days`,
   * `category`.
   */
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

type Match =
  | { readonly line: ReadyLine }
  | { readonly line: null; readonly absent: readonly string[] };

export function activeLines(kind: ReadyKind, setting: Setting): readonly ReadyLine[] {
  return kind.lines.filter(({ line }) => underReading(line.reading, setting.readings));
}

/**
 * First line whose every condition holds. An absent value matches nothing; if nothing matches,
 * it is what is missing.
 */
export function matchLine(lines: readonly ReadyLine[], facts: Facts): Match {
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

export function declared(about: About, ready: ReadyLine | null): string | null {
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
  if (value.state === 'parameter') {
    const label = askedWords(about.setting.edition, `parameters.${value.parameter}`);
    return {
      ...open,
      reason: 'missing-parameter',
      why: words(`当地还没有给出“${label['zh-CN']}”的数值`, `the place has not set "${label.en}"`),
      ask: 'place',
      with: `parameters.${value.parameter}`,
      field: `parameters.${value.parameter}`,
      maximum: UNBOUNDED,
    };
  }
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

/**
 * A value that the rule names was not given: open, at most what the best line still possible
 * would give.
 */
function lacks(about: About, keys: readonly string[], ready: ReadyLine | null): Open {
  const [key = ''] = keys;
  const fact = key.startsWith('person.') || key.startsWith('target.');
  const category = declared(about, ready);
  const asked = keys.map((each) => askedWords(about.setting.edition, each));
  return {
    outcome: 'open',
    reason: fact ? 'missing-fact' : 'needs-decision',
    why: words(
      `缺少：${asked.map((each) => each['zh-CN']).join('、')}`,
      `missing: ${asked.map((each) => each.en).join(', ')}`,
    ),
    ask: fact ? 'unit' : 'person',
    with: fact || key === 'category' || key.startsWith('qty.') ? key : `attrs.${key}`,
    field: fact ? key : null,
    maximum: bestPossible(about),
    categories: category === null ? choices(about, ready) : [category],
    line: ready,
    rule: ready?.line.rule ?? about.lines[0]?.line.rule ?? '',
  };
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
