import { TICKS_PER_HOUR } from '@jixu/kernel';
import type { Formula, Term } from '../formula.ts';
import type { Reason, Unit } from '../vocabulary.ts';

/**
 * Record shapes: every distinct combination of kind, category, attributes, units and status class
 * that turned up, with its
 * formula in plain numbers. All conditions of a pack are answered once a shape, never once a
 * record.
 */
export class ShapeTable {
  readonly ids = new Map<string, number>();
  readonly rows: ShapeRow[] = [];

  add(key: string, row: ShapeRow): number {
    const id = this.rows.length;
    this.rows.push(row);
    this.ids.set(key, id);
    return id;
  }
}

/** quantity × num ÷ den rounded down, times step; all whole numbers. */
export type Product = { readonly num: number; readonly den: number; readonly step: number };

export type ShapeRow = {
  /**
   * worth: a formula in numbers; zero: counts nothing; assess: the reference values each record
   * of this shape by itself;
   * ask: the reference answers the whole person.
   */
  readonly state: 'ask' | 'assess' | 'zero' | 'worth';
  readonly reason: Reason;
  readonly category: string | null;
  readonly leaf: number;
  readonly give: number;
  readonly firstUnit: Unit | null;
  readonly secondUnit: Unit | null;
  readonly scaled: boolean;
  readonly first: Product | null;
  readonly second: Product | null;
  /** The second product is a limit of the first, not an addition to it. */
  readonly secondIsLimit: boolean;
  readonly limit: number;
  /** The quantity counts courses, in whole numbers or in 1/1800. */
  readonly coursesPer: number;
};

export const ASK: ShapeRow = {
  state: 'ask',
  reason: 'needs-decision',
  category: null,
  leaf: -1,
  give: 0,
  firstUnit: null,
  secondUnit: null,
  scaled: false,
  first: null,
  second: null,
  secondIsLimit: false,
  limit: Infinity,
  coursesPer: 0,
};

export const ASSESS: ShapeRow = { ...ASK, state: 'assess' };

/** Quantities of a scaled shape are held in 1/1800, so that "2.5" days stay whole. */
export function rowOf(formula: Formula, leaf: number, scaled: boolean): ShapeRow {
  if (formula.outcome === 'zero')
    return { ...ASK, state: 'zero', reason: formula.reason, category: formula.category };
  const [first, second, ...rest] = formula.terms;
  const [limitTerm, ...moreLimits] = formula.limitTerms;
  const spread = formula.line.line.spread !== undefined;
  const tooMany =
    rest.length > 0 || moreLimits.length > 0 || (second !== undefined && limitTerm !== undefined);
  if (spread || tooMany) return ASK;
  const other = second ?? limitTerm;
  return {
    state: 'worth',
    reason: 'counted',
    category: formula.category,
    leaf,
    give: formula.give,
    firstUnit: first?.unit ?? null,
    secondUnit: other?.unit ?? null,
    scaled,
    first: first === undefined ? null : productOf(first, scaled),
    second: other === undefined ? null : productOf(other, scaled),
    secondIsLimit: limitTerm !== undefined,
    limit: formula.limit ?? Infinity,
    coursesPer: first?.unit === 'courses' ? (scaled ? 1 : TICKS_PER_HOUR) : 0,
  };
}

function productOf(term: Term, scaled: boolean): Product {
  const scale = scaled ? TICKS_PER_HOUR : 1;
  const { n, d } = term.hours;
  if (term.floor === null) return reduced({ num: n * TICKS_PER_HOUR, den: d * scale, step: 1 });
  const step = (term.floor.n * TICKS_PER_HOUR) / term.floor.d;
  return reduced({ num: n * term.floor.d, den: d * term.floor.n * scale, step });
}

function reduced(product: Product): Product {
  let [a, b] = [product.num, product.den];
  while (b !== 0) [a, b] = [b, a % b];
  const g = a || 1;
  return { num: product.num / g, den: product.den / g, step: product.step };
}

export function applied(product: Product, quantity: number): number {
  const top = quantity * product.num;
  return (product.den === 1 ? top : Math.floor(top / product.den)) * product.step;
}
