import { parseRational, type Rational } from '@jixu/kernel';
import { compareRational } from './amount.ts';
import { LEVELS, TITLE_LEVELS } from './vocabulary.ts';

/** One condition of a line, read once when the pack is loaded. */
export type Condition = {
  readonly key: string;
  readonly test:
    | { readonly kind: 'in'; readonly values: ReadonlySet<string> }
    | { readonly kind: 'range'; readonly from: Rational | null; readonly to: Rational | null };
};

/** What a record or person says under a key; `undefined` where it says nothing. */
export type Fact = string | Rational | undefined;
export type Facts = (key: string) => Fact;

/** Ordered vocabularies may be written as ranges such as "province..". */
function orderOf(key: string): readonly string[] | null {
  if (key === 'level') return LEVELS;
  return key === 'target.title' || key === 'person.title' ? TITLE_LEVELS : null;
}

/** `null`: the text is no condition for this key. */
export function readCondition(key: string, values: readonly string[]): Condition | null {
  const numeric = key === 'rank' || key.startsWith('qty.');
  const [single = ''] = values;
  const range = values.length === 1 ? /^([^.]*)\.\.([^.]*)$/.exec(single) : null;
  if (range !== null) {
    const [from = '', to = ''] = [range[1], range[2]];
    const order = orderOf(key);
    if (order !== null) return levelRange(key, order, { from, to });
    if (!numeric) return null;
    const low = boundOf(from);
    const high = boundOf(to);
    return low === undefined || high === undefined
      ? null
      : { key, test: { kind: 'range', from: low, to: high } };
  }
  if (!numeric) return { key, test: { kind: 'in', values: new Set(values) } };
  const at = boundOf(single);
  if (values.length !== 1 || at === undefined || at === null) return null;
  return { key, test: { kind: 'range', from: at, to: at } };
}

function boundOf(text: string): Rational | null | undefined {
  if (text === '') return null;
  const parsed = parseRational(text);
  return parsed.ok ? parsed.value : undefined;
}

function levelRange(
  key: string,
  order: readonly string[],
  range: { readonly from: string; readonly to: string },
): Condition | null {
  const first = range.from === '' ? 0 : order.indexOf(range.from);
  const last = range.to === '' ? order.length - 1 : order.indexOf(range.to);
  if (first < 0 || last < first) return null;
  return { key, test: { kind: 'in', values: new Set(order.slice(first, last + 1)) } };
}

export type Answer = 'yes' | 'no' | 'absent';

export function test(condition: Condition, facts: Facts): Answer {
  const fact = facts(condition.key);
  if (fact === undefined) return 'absent';
  if (condition.test.kind === 'in')
    return typeof fact === 'string' && condition.test.values.has(fact) ? 'yes' : 'no';
  if (typeof fact === 'string') return 'no';
  const { from, to } = condition.test;
  if (from !== null && compareRational(fact, from) < 0) return 'no';
  return to !== null && compareRational(fact, to) > 0 ? 'no' : 'yes';
}
