import { formatRational, type Hours, type LocalDate, type Rational, rational } from '@jixu/kernel';
import { activeLines } from './assess-record.ts';
import type { Offer } from './catalogue.ts';
import type { PackEdition, ReadyKind, ReadyLine } from './edition.ts';
import { evaluateTicks } from './evaluate.ts';
import type { RequirementTicks } from './evaluation.ts';
import { readingsOf } from './facts.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import { namedFactorsOf, valueOf } from './line-amount.ts';
import type { Requirement } from './pack-format.ts';
import type { Pack } from './pack.ts';
import { type Kind, KINDS, type Unit, type Via, VIAS } from './vocabulary.ts';

/**
 * Without a catalogue, for people rather than for lists: what is missing, in every kind of the
 * pack that is measured, and in that kind's own unit (2 days, 3 courses). One offer for each
 * kind and category: its least demanding line. What counts in the end is for `plan` to see.
 */
export function measuredOffers(
  pack: Pack,
  input: EvaluationInput,
  on: LocalDate,
): readonly Offer[] {
  const now = evaluateTicks(pack, input);
  const offers = new Map<string, Offer>();
  for (const requirement of now.requirements)
    for (const gap of new Set([requirement.short, requirement.shortWithPending])) {
      if (gap === null || gap <= 0) continue;
      for (const offer of offersFor(now.edition, { requirement, gap, input, on }))
        offers.set(offer.id, offer);
    }
  return [...offers.values()];
}

/** Written or won rather than learnt: nobody closes a gap by the end of the year with these. */
const NOT_LEARNT: ReadonlySet<Unit> = new Set([
  'items',
  'wanCharacters',
  'points',
  'years',
  'months',
]);

/** Ways in which hours arrive that were learnt elsewhere; nobody sets out to do them. */
const ARRIVING: ReadonlySet<Kind> = new Set(['industry', 'transfer-in']);

type Want = {
  readonly requirement: RequirementTicks;
  readonly gap: Hours;
  readonly input: EvaluationInput;
  readonly on: LocalDate;
};

function offersFor(edition: PackEdition, want: Want): readonly Offer[] {
  const asked = edition.document.require.find((each) => each.id === want.requirement.id);
  if (asked === undefined) return [];
  const found: Offer[] = [];
  for (const [at, kind] of [...edition.kinds.values()].entries())
    for (const category of kind.categories)
      if (!ARRIVING.has(kind.kind) && isWanted(asked.of, { kind, category })) {
        const offer = leastDemanding(edition, kind, { ...want, category, at });
        if (offer !== null) found.push(offer);
      }
  return found;
}

function isWanted(
  of: Requirement['of'],
  it: { readonly kind: ReadyKind; readonly category: string },
): boolean {
  if (typeof of === 'string') return of === 'total' || of === it.category;
  if (of.category !== undefined && of.category !== it.category) return false;
  return of.kinds === undefined || of.kinds.includes(it.kind.kind);
}

function leastDemanding(
  edition: PackEdition,
  kind: ReadyKind,
  want: Want & { readonly category: string; readonly at: number },
): Offer | null {
  const { input } = want;
  const setting = { edition, input, readings: readingsOf(edition, input) };
  const lines = activeLines(kind, setting)
    .filter(({ line }) => line.per !== undefined && line.needs === undefined)
    .filter(({ line }) => line.category === undefined || line.category === want.category)
    .sort((a, b) => a.when.length - b.when.length);
  for (const ready of lines) {
    const qty = quantitiesFor(edition, ready, want);
    const said = saidBy(ready, want.category);
    if (qty === null || said === null) continue;
    const text = Object.entries(qty).map(([unit, value]) => `${formatRational(value)} ${unit}`);
    // Where all else is equal the plan takes the lower id: the pack's own order of kinds.
    const place = String(want.at).padStart(3, '0');
    const id = `${place} ${kind.kind} ${want.category} ${text.join(' ')}`;
    const record: InputRecord = {
      id: `offer ${id}`,
      kind: kind.kind,
      category: want.category,
      on: want.on,
      from: null,
      to: null,
      qty,
      attrs: said.attrs,
      key: null,
      evidence: null,
      via: said.via,
      status: 'approved',
      decided: null,
    };
    const title = KINDS[kind.kind]['zh-CN'];
    return { id, title, priceFen: 0, closesOn: null, approved: true, record };
  }
  return null;
}

/** So much of the line's first unit as closes the gap: exactly in printed hours, else in whole units. */
function quantitiesFor(
  edition: PackEdition,
  { line }: ReadyLine,
  { requirement, gap, input }: Want,
): Readonly<Partial<Record<Unit, Rational>>> | null {
  const [per] = line.per ?? [];
  const [first] = per === undefined ? [] : namedFactorsOf(per, edition);
  if (first === undefined) return null;
  const [unit, factor] = first;
  if (NOT_LEARNT.has(unit)) return null;
  const each = valueOf(factor.hours, { edition, input, readings: {} });
  if (typeof each === 'string' || each.n === 0) return null;
  const exact =
    requirement.unit === 'courses' ? rational(gap, 1800) : rational(gap * each.d, 1800 * each.n);
  const printed = unit === 'hours' || unit === 'credits';
  const amount = printed ? exact : rational(Math.ceil(exact.n / exact.d));
  const most = line['at-most'];
  if (most === undefined) return { [unit]: amount };
  if ('hours' in most) {
    return gap * most.hours.d > most.hours.n * 1800 ? null : { [unit]: amount };
  }
  const [limit] = Object.entries(most.per);
  if (limit?.[1] === undefined) return null;
  const needed = Math.ceil((gap * limit[1].d) / (1800 * limit[1].n));
  return { [unit]: amount, [limit[0]]: rational(needed) };
}

/** What the record must say for the line to hold; null where nothing it could say would do. */
function saidBy(
  { when }: ReadyLine,
  category: string,
): { readonly attrs: Readonly<Record<string, string | number>>; readonly via: Via } | null {
  const attrs: Record<string, string | number> = {};
  let via: Via = 'self';
  for (const { key, test } of when) {
    if (key.startsWith('person.') || key.startsWith('target.')) continue;
    if (key.startsWith('qty.')) return null;
    if (test.kind === 'range') {
      attrs[key] = test.from === null ? 1 : Math.ceil(test.from.n / test.from.d);
      continue;
    }
    const [value] = test.values;
    if (value === undefined || (key === 'category' && !test.values.has(category))) return null;
    if (key === 'via') via = isVia(value) ? value : 'self';
    else if (key !== 'category') attrs[key] = value;
  }
  return { attrs, via };
}

function isVia(text: string): text is Via {
  return Object.hasOwn(VIAS, text);
}
