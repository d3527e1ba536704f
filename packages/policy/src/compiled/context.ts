import { type Hours, ticks } from '@jixu/kernel';
import type { PackEdition } from '../edition.ts';
import type { EvaluationInput, InputRecord } from '../input.ts';
import type { Pack } from '../pack.ts';
import { openCase, type PersonCase, yearOfIndex } from '../person-case.ts';
import { type Asked, askedOf } from '../requirements.ts';
import type { Window } from '../resolve-period.ts';
import { activeCaps, categoryRank, isMeant, isUnder } from '../settle.ts';
import { ShapeTable } from './shape-table.ts';

/**
 * Everything about an evaluation that does not depend on the records: window, caps, requirements,
 * and the table of record
 * shapes that fills as shapes turn up. People who share window, target, readings and parameters
 * share one context.
 */
export type Context = {
  readonly of: PersonCase;
  readonly edition: PackEdition;
  readonly window: Window;
  /** Year of the window by day since its first; -1 never occurs inside. */
  readonly yearOfDay: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly years: number;
  readonly caps: readonly CapSlot[];
  /** Cap slots × years, the room a cap has. */
  readonly limits: Float64Array;
  readonly asked: readonly AskedSlot[];
  readonly leaves: Leaf[];
  readonly leafIds: Map<string, number>;
  readonly shapes: ShapeTable;
};

export type CapSlot = {
  readonly id: string;
  readonly limit: Hours;
  readonly perYear: boolean;
  readonly oneKind: boolean;
};

export type AskedSlot = {
  readonly asked: Asked;
  readonly need: Hours;
  readonly year: number | null;
  readonly index: number;
};

/** Records that share category, caps and requirements are summed in one leaf. */
export type Leaf = {
  readonly category: number;
  readonly caps: readonly number[];
  /**
   * Requirements it counts for, by place in `asked`; courses are counted, not hours, where
   * `courses` says so.
   */
  readonly asked: readonly number[];
  readonly courses: readonly number[];
};

const YEARS_MAX = 250;

/** `null`: facts are missing or the window is unknown; the reference answers such people. */
export function contextOf(
  pack: Pack,
  input: EvaluationInput,
  edition: string | undefined,
): Context | null {
  const of = openCase(pack, { ...input, records: [] }, edition);
  const { window } = of;
  if (window === null || window.years.length > YEARS_MAX) return null;
  const { asked, missing } = askedOf(of);
  if (missing.length > 0) return null;
  const slots: AskedSlot[] = [];
  for (const each of asked) {
    if (each.need === null) return null;
    const year = each.index === null ? null : yearOfIndex(window, each.index);
    slots.push({ asked: each, need: each.need, year, index: each.index ?? -1 });
  }
  const caps = capSlots(of, window);
  if (caps.some((cap) => cap.ordered)) return null;
  const years = window.years.length;
  const limits = new Float64Array(caps.length * years);
  caps.forEach((cap, at) => limits.fill(cap.limit, at * years, (at + 1) * years));
  const context: Context = {
    of,
    edition: of.governing,
    window,
    yearOfDay: yearsByDay(window),
    from: window.period.from,
    to: window.period.to,
    years,
    caps,
    limits,
    asked: slots,
    leaves: [],
    leafIds: new Map(),
    shapes: new ShapeTable(),
  };
  return context;
}

function capSlots(of: PersonCase, window: Window) {
  const ground = { edition: of.governing, window, readings: of.readings };
  return activeCaps(ground).flatMap((cap) => {
    const categories =
      cap.each === 'category' ? of.governing.categories.map((each) => each.id) : [null];
    return categories.map((category) => ({
      cap,
      category,
      id: cap.id,
      limit: ticks((cap.hours.n * 1800) / cap.hours.d),
      perYear: cap.per === 'year',
      oneKind: cap.over.kinds?.length === 1,
      ordered: cap.fill !== undefined,
    }));
  });
}

function yearsByDay(window: Window): Uint8Array {
  const days = new Uint8Array(window.period.to - window.period.from);
  let year = 0;
  for (let at = 0; at < days.length; at += 1) {
    const next = window.years[year + 1];
    if (next !== undefined && window.period.from + at >= next) year += 1;
    days[at] = year;
  }
  return days;
}

/** The leaf of a valued shape. */
export function leafOf(
  context: Context,
  at: { readonly record: InputRecord; readonly category: string; readonly rule: string },
): number {
  const { of, window } = context;
  const caps: number[] = [];
  capSlots(of, window).forEach((slot, index) => {
    const mine = slot.category === null || slot.category === at.category;
    if (mine && isUnder(slot.cap, at)) caps.push(index);
  });
  const asked: number[] = [];
  const courses: number[] = [];
  context.asked.forEach((slot, index) => {
    const measure = slot.asked.requirement.of;
    if (!isMeant(measure, at)) return;
    if (typeof measure !== 'string' && measure.count === 'courses') courses.push(index);
    else asked.push(index);
  });
  const name = `${at.category}|${caps.join()}|${asked.join()}|${courses.join()}`;
  const known = context.leafIds.get(name);
  if (known !== undefined) return known;
  const leaf: Leaf = { category: categoryRank(context, at.category), caps, asked, courses };
  context.leaves.push(leaf);
  context.leafIds.set(name, context.leaves.length - 1);
  return context.leaves.length - 1;
}

/**
 * Whether window or requirements of a pack look at the person, so that contexts differ from
 * person to person.
 */
export function usesPerson(pack: Pack): boolean {
  return pack.editions.some(({ document, kinds }) => {
    if (document.period !== undefined && document.period.kind.startsWith('since')) return true;
    const inRequirements = document.require.some(
      (each) =>
        each['at-least'].from === 'years-since' ||
        Object.keys(each.when ?? {}).some(
          (key) => key.startsWith('person.') || key.endsWith('-or-current'),
        ),
    );
    if (inRequirements || document.targets !== undefined) return true;
    for (const { lines } of kinds.values())
      for (const { when } of lines)
        if (when.some((condition) => condition.key.startsWith('person.'))) return true;
    return false;
  });
}
