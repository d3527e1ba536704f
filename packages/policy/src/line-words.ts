import { formatRational, type Rational, rational } from '@jixu/kernel';
import type { Condition } from './conditions.ts';
import type { PackEdition, ReadyKind, ReadyLine } from './edition.ts';
import { type NamedFactor, namedFactorsOf } from './line-amount.ts';
import type { Line, Value } from './pack-format.ts';
import { factLabel, factValue } from './person-words.ts';
import { termsOf } from './procedures.ts';
import { type Unit, UNITS, type Via } from './vocabulary.ts';
import { type Locale, type Words, words } from './words.ts';

/** The arithmetic of a line as people read it: in which case, and what it then counts. */
export type LineWords = {
  /** Null: in every other case. */
  readonly when: Words | null;
  readonly gives: Words;
  /** The choice of a contested reading under which the line holds. */
  readonly reading: Words | null;
  readonly rule: string;
};

export function lineWordsOf(edition: PackEdition, kind: ReadyKind): readonly LineWords[] {
  return kind.lines.map((ready) => ({
    when: ready.when.length === 0 ? null : bothOf((locale) => whenText(edition, ready, locale)),
    gives: bothOf((locale) => givesText(edition, ready.line, locale)),
    reading: readingWords(edition, ready.line),
    rule: ready.line.rule,
  }));
}

function bothOf(say: (locale: Locale) => string): Words {
  return words(say('zh-CN'), say('en'));
}

function readingWords(edition: PackEdition, line: Line): Words | null {
  const [id, choice] = Object.entries(line.reading ?? {})[0] ?? [];
  if (id === undefined || choice === undefined) return null;
  return edition.document.readings?.[id]?.choices[choice] ?? null;
}

function whenText(edition: PackEdition, ready: ReadyLine, locale: Locale): string {
  return ready.when
    .map((condition) => conditionText(edition, condition, locale))
    .join(locale === 'zh-CN' ? '，' : '; ');
}

function conditionText(edition: PackEdition, { key, test }: Condition, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (test.kind === 'range') return rangeText(edition, { key, ...test }, locale);
  const values = [...test.values].map((value) => valueWords(edition, key, value)[locale]);
  const label = labelWords(edition, key)[locale];
  return zh ? `${label}：${values.join('、')}` : `${label}: ${values.join(', ')}`;
}

function labelWords(edition: PackEdition, key: string): Words {
  if (key === 'category') return words('科目', 'category');
  if (key === 'via') return words('来源', 'source');
  if (key.startsWith('person.') || key.startsWith('target.')) return factLabel(key);
  return termsOf(edition).attribute(key);
}

function valueWords(edition: PackEdition, key: string, value: string): Words {
  const terms = termsOf(edition);
  if (key === 'category') return terms.category(value);
  if (key === 'via') return terms.via(value as Via);
  if (key.startsWith('person.') || key.startsWith('target.')) return factValue(key, value);
  return terms.value(key, value);
}

type Range = { readonly key: string; readonly from: Rational | null; readonly to: Rational | null };

function rangeText(edition: PackEdition, { key, from, to }: Range, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const low = from === null ? null : formatRational(from);
  const high = to === null ? null : formatRational(to);
  if (key === 'rank') {
    const label = termsOf(edition).attribute('rank')[locale];
    if (low === high) return zh ? `${label}第 ${low}` : `${label}: ${low}`;
    if (high === null) return zh ? `${label}第 ${low} 及以后` : `${label}: ${low} or later`;
    return zh ? `${label}第 ${low ?? 1} 至 ${high}` : `${label}: ${low ?? 1} to ${high}`;
  }
  const unit = UNITS[key.slice(4) as Unit][locale];
  if (low === high) return `${low} ${unit}`;
  if (high === null) return zh ? `满 ${low} ${unit}` : `${low} ${unit} or more`;
  if (low === null) return zh ? `至多 ${high} ${unit}` : `at most ${high} ${unit}`;
  return zh ? `${low} 至 ${high} ${unit}` : `${low} to ${high} ${unit}`;
}

function givesText(edition: PackEdition, line: Line, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const terms = termsOf(edition);
  if (line.zero !== undefined)
    return zh
      ? `不计：${terms.reason(line.zero)['zh-CN']}`
      : `does not count: ${terms.reason(line.zero).en}`;
  const parts = [mainText(edition, line, locale)];
  const { 'at-most': most, spread, floor, needs, category } = line;
  if (most !== undefined && 'hours' in most)
    parts.push(
      zh
        ? `每项最多 ${hoursText(edition, most.hours, locale)}`
        : `at most ${hoursText(edition, most.hours, locale)} an item`,
    );
  if (most !== undefined && 'per' in most)
    for (const [unit, per] of Object.entries(most.per))
      if (per !== undefined) parts.push(mostPer(edition, { unit: unit as Unit, per }, locale));
  if (spread !== undefined) parts.push(zh ? `分 ${spread} 年登记` : `spread over ${spread} years`);
  if (floor !== undefined)
    parts.push(
      zh
        ? `不足 ${hoursText(edition, floor, locale)}的零头舍去`
        : `rounded down to ${hoursText(edition, floor, locale)}`,
    );
  if (needs !== undefined) {
    const names = needs.map((key) => labelWords(edition, key)[locale]);
    parts.push(zh ? `要写明${names.join('、')}` : `needs: ${names.join(', ')}`);
  }
  if (category !== undefined)
    parts.push(
      zh ? `计入${terms.category(category)[locale]}` : `as ${terms.category(category).en}`,
    );
  return parts.join(zh ? '；' : '; ');
}

function mostPer(
  edition: PackEdition,
  of: { readonly unit: Unit; readonly per: Rational },
  locale: Locale,
): string {
  const most = hoursText(edition, of.per, locale);
  return locale === 'zh-CN'
    ? `每${UNITS[of.unit]['zh-CN']}最多 ${most}`
    : `at most ${most} per ${SINGULAR[of.unit]}`;
}

function mainText(edition: PackEdition, line: Line, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (line.decide !== undefined) {
    const most = line.decide.max;
    const cap = most === undefined ? '' : hoursText(edition, most, locale);
    const why = line.decide.why[locale].replace(/[。.]$/, '');
    if (cap === '') return why;
    return zh ? `${why}，最多 ${cap}` : `${why}; at most ${cap}`;
  }
  if (line.give !== undefined)
    return zh
      ? `计 ${valueText(edition, line.give, locale)}`
      : `counts ${valueText(edition, line.give, locale)}`;
  const ways = (line.per ?? []).map((per) =>
    namedFactorsOf(per, edition)
      .map((factor) => factorText(edition, factor, locale))
      .join(zh ? '、' : ', '),
  );
  return [...new Set(ways)].join(zh ? '；或' : '; or ');
}

/** `每天 6 学时`, `每满 45 分钟 1 学时`, `按证明上的学时`. */
function factorText(edition: PackEdition, [unit, factor]: NamedFactor, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const value = factor.hours;
  const printed = unit === 'hours' || unit === 'credits';
  const plainOne = value.from === 'constant' && value.hours.n === value.hours.d;
  if (printed && plainOne)
    return zh ? `按证明上的${UNITS[unit]['zh-CN']}` : `the ${UNITS[unit].en} on the proof`;
  const floor = 'floor' in factor ? factor.floor : undefined;
  if (floor !== undefined && value.from === 'constant' && value.hours.n > 0) {
    const step = rational(floor.n * value.hours.d, floor.d * value.hours.n);
    return zh
      ? `每满 ${formatRational(step)} ${UNITS[unit]['zh-CN']}计 ${hoursText(edition, floor, locale)}`
      : `${hoursText(edition, floor, locale)} for each full ${formatRational(step)} ${UNITS[unit].en}`;
  }
  const less = 'less' in factor ? factor.less : undefined;
  const off =
    less === undefined ? '' : zh ? `（除去${OFF[less] ?? ''}）` : ` (less ${UNITS[less].en})`;
  const each = valueText(edition, value, locale);
  return zh ? `每${UNITS[unit]['zh-CN']} ${each}${off}` : `${each} per ${SINGULAR[unit]}${off}`;
}

/** What is taken off has a noun of its own: 天路程 is a measure word. */
const OFF: Readonly<Partial<Record<Unit, string>>> = { travelDays: '路程' };

const SINGULAR: Readonly<Record<Unit, string>> = {
  hours: 'hour on the proof',
  minutes: 'minute',
  days: 'day',
  halfDays: 'half day',
  travelDays: 'travel day',
  courses: 'course',
  items: 'item',
  wanCharacters: '10,000 characters',
  points: 'point',
  years: 'year',
  months: 'month',
  sessions: 'session',
  credits: 'credit on the proof',
};

function valueText(edition: PackEdition, value: Value, locale: Locale): string {
  if (value.from === 'constant') return hoursText(edition, value.hours, locale);
  const label = edition.document.parameters?.[value.parameter]?.label[locale] ?? value.parameter;
  const named = locale === 'zh-CN' ? `“${label}”（由当地规定）` : `“${label}” (set by the place)`;
  return value.times === undefined ? named : `${formatRational(value.times)} × ${named}`;
}

function hoursText(edition: PackEdition, amount: Rational, locale: Locale): string {
  const text = formatRational(amount);
  if (locale === 'zh-CN') return `${text} ${edition.unit === 'credit' ? '学分' : '学时'}`;
  return `${text} ${edition.unit}${text === '1' ? '' : 's'}`;
}
