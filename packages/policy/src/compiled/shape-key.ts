import type { Rational } from '@jixu/kernel';
import { compareRational } from '../amount.ts';
import type { Pack } from '../pack.ts';
import type { PackWords } from '../parse-input.ts';
import { UNITS, type Unit } from '../vocabulary.ts';
import type { RecordMembers } from './canonical-input.ts';
import { isPlainText, membersOf } from './record-members.ts';

/**
 * The text of everything that decides a record's shape: what many records share comes first, what
 * depends on the amounts (on which side of the pack's bounds they lie, how fine they are) last.
 */

export type Thresholds = readonly { readonly unit: Unit; readonly bound: Rational }[];

export function thresholdsOf(pack: Pack): ReadonlyMap<string, Thresholds> {
  const found = new Map<string, { unit: Unit; bound: Rational }[]>();
  for (const { kinds } of pack.editions)
    for (const { kind, lines } of kinds.values())
      for (const { when } of lines)
        for (const condition of when) {
          if (!condition.key.startsWith('qty.') || condition.test.kind !== 'range') continue;
          const unit = condition.key.slice(4) as Unit;
          const own = found.get(kind) ?? [];
          for (const bound of [condition.test.from, condition.test.to])
            if (bound !== null) own.push({ unit, bound });
          found.set(kind, own);
        }
  return found;
}

export const UNIT_NAMES = Object.keys(UNITS) as Unit[];
export const UNIT_INDEX = new Map(UNIT_NAMES.map((name, at) => [name, at]));

/** Attributes that make records exclude each other are never part of a shape. */
export function exclusiveAttributes(pack: Pack): ReadonlySet<string> {
  const exclusive = pack.editions.flatMap((each) => each.document.same?.exclusive ?? []);
  return new Set(exclusive.map((each) => each.by));
}

/** What attribute names the shape's text may hold. */
export type KeyWords = { readonly words: PackWords; readonly exclusiveBy: ReadonlySet<string> };

/** Kind, category, way in, attributes; `null` where the record is unusual. */
export function shapePrefix(words: KeyWords, record: RecordMembers): string | null {
  const { kind, category, via } = record;
  if (!isPlainText(kind)) return null;
  if (category !== undefined && !isPlainText(category)) return null;
  if (via !== undefined && !isPlainText(via)) return null;
  const attrs = attributesText(words, record.attrs);
  if (attrs === null) return null;
  // A given decision may matter, so records with one are never valued by a formula that was
  // learnt without.
  return `${kind}|${category ?? ''}|${via ?? ''}|${record.decided === undefined ? '' : 'd'}|${attrs}|`;
}

/** Amounts of a record by unit: numerator and denominator; denominator 0 where nothing was given. */
export type Amounts = { readonly values: Float64Array; readonly parts: Float64Array };

export function shapeSuffix(
  thresholds: Thresholds,
  { values, parts }: Amounts,
  fineness: { readonly scaled: boolean; readonly odd: boolean },
): string {
  let text = '';
  for (const { unit, bound } of thresholds) {
    const at = UNIT_INDEX.get(unit) ?? 0;
    const d = parts[at] ?? 0;
    text += d === 0 ? '_' : String(compareRational({ n: values[at] ?? 0, d }, bound));
  }
  // Finer than 1/1800: no table holds it.
  if (fineness.odd) return `${text}x`;
  return fineness.scaled ? `${text}s` : text;
}

function attributesText(words: KeyWords, given: unknown): string | null {
  if (given === undefined) return '';
  const attrs = membersOf(given);
  if (attrs === null) return null;
  let text = '';
  for (const name in attrs) {
    const value = attrs[name];
    if (!Object.hasOwn(words.words.attributes, name) || words.exclusiveBy.has(name)) return null;
    if (typeof value === 'boolean' || typeof value === 'number') text += `${name}=${value};`;
    else if (isPlainText(value)) text += `${name}"${value};`;
    else return null;
  }
  return text;
}
