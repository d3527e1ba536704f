import type { Context } from './context.ts';
import { applied } from './shape-table.ts';

/**
 * One person's records as numbers, and the fast settlement over them: same work once, then caps
 * from the inside out in one
 * pass. Rows lie in serving order: approved before pending, then day, then id. Buffers are reused
 * from person to person.
 */
export type Rows = {
  count: number;
  readonly shape: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly day: Int32Array;
  /** Rows of one person with the same number above 0 are the same work. */
  readonly group: Int32Array;
  /** 0 approved, 1 pending, 2 refused whatever its shape says. */
  readonly standing: Uint8Array;
  readonly ids: string[];
  /**
   * Where the row's amount comes from: 0 its shape, 1 `preset`, 2 `preset` but only where open
   * rows are supposed.
   */
  readonly source: Uint8Array;
  readonly leaf: Int32Array;
  readonly preset: Float64Array;
  /** What a preset row would be worth without its own cap. */
  readonly presetGross: Float64Array;
  readonly amount: Float64Array;
  readonly out: Float64Array;
  /**
   * 0 whole, 1 cut by its own cap, 2 by the cap of its kind, 3 by a shared cap, 4 same work, 5
   * not taken.
   */
  readonly mark: Uint8Array;
};

export const ROWS_MAX = 512;

export function makeRows(): Rows {
  return {
    count: 0,
    shape: new Int32Array(ROWS_MAX),
    first: new Float64Array(ROWS_MAX),
    second: new Float64Array(ROWS_MAX),
    day: new Int32Array(ROWS_MAX),
    group: new Int32Array(ROWS_MAX),
    standing: new Uint8Array(ROWS_MAX),
    ids: [],
    source: new Uint8Array(ROWS_MAX),
    leaf: new Int32Array(ROWS_MAX),
    preset: new Float64Array(ROWS_MAX),
    presetGross: new Float64Array(ROWS_MAX),
    amount: new Float64Array(ROWS_MAX),
    out: new Float64Array(ROWS_MAX),
    mark: new Uint8Array(ROWS_MAX),
  };
}

export const MARK = { whole: 0, item: 1, kind: 2, shared: 3, same: 4, none: 5 } as const;

/**
 * Which pending rows are taken as approved, and which open ones at their maximum: none, all, or
 * the one at this place.
 */
export type Include = { readonly pending: number; readonly open: number };
export const SOURCE = { shape: 0, preset: 1, open: 2 } as const;
export const NONE = -1;
export const ALL = -2;

export type Sums = { readonly byCategory: Float64Array; readonly have: Float64Array };

export function makeSums(context: Context): Sums {
  return {
    byCategory: new Float64Array(context.edition.categories.length),
    have: new Float64Array(context.asked.length),
  };
}

function isTaken(rows: Rows, at: number, include: Include): boolean {
  const standing = rows.standing[at];
  if (standing === 2) return false;
  if (rows.source[at] === SOURCE.open)
    return standing === 0 && (include.open === ALL || include.open === at);
  return standing === 0 || include.pending === ALL || include.pending === at;
}

/** Fills `out` and `mark` of every row and the sums; the caller reads them before the next run. */
export function settleRows(
  context: Context,
  rows: Rows,
  run: { readonly include: Include; readonly sums: Sums },
): void {
  let groups = 0;
  for (let at = 0; at < rows.count; at += 1) {
    rows.out[at] = 0;
    const taken = isTaken(rows, at, run.include);
    rows.mark[at] = taken ? MARK.whole : MARK.none;
    if (taken && (rows.group[at] ?? 0) > groups) groups = rows.group[at] ?? 0;
  }
  if (groups > 0) keepHighest(context, rows, groups);
  serve(context, rows, run.sums);
}

/**
 * The worth of a row by itself; also what `keepHighest` compares. Filled once a person by
 * `weigh`.
 */
export function weigh(context: Context, rows: Rows): void {
  for (let at = 0; at < rows.count; at += 1) {
    if (rows.source[at] !== SOURCE.shape) {
      rows.amount[at] = rows.preset[at] ?? 0;
      continue;
    }
    const row = context.shapes.rows[rows.shape[at] ?? 0];
    rows.amount[at] = 0;
    if (row === undefined || row.state !== 'worth') continue;
    let amount = row.give;
    if (row.first !== null) amount += applied(row.first, rows.first[at] ?? 0);
    if (row.second !== null) {
      const other = applied(row.second, rows.second[at] ?? 0);
      amount = row.secondIsLimit ? Math.min(amount, other) : amount + other;
    }
    rows.amount[at] = Math.min(amount, row.limit);
  }
}

function isCutByItself(context: Context, rows: Rows, at: number): boolean {
  const amount = rows.amount[at] ?? 0;
  if (rows.source[at] !== SOURCE.shape) return amount < (rows.presetGross[at] ?? 0);
  const row = context.shapes.rows[rows.shape[at] ?? 0];
  if (row === undefined || (!row.secondIsLimit && row.limit === Infinity)) return false;
  const first = row.first === null ? 0 : applied(row.first, rows.first[at] ?? 0);
  const second =
    row.second === null || row.secondIsLimit ? 0 : applied(row.second, rows.second[at] ?? 0);
  return amount < row.give + first + second;
}

function isBetter(
  context: Context,
  rows: Rows,
  pair: { readonly a: number; readonly b: number },
): boolean {
  const { a, b } = pair;
  const byAmount = (rows.amount[a] ?? 0) - (rows.amount[b] ?? 0);
  if (byAmount !== 0) return byAmount > 0;
  const category = (at: number): number => context.leaves[rows.leaf[at] ?? -1]?.category ?? 0;
  if (category(a) !== category(b)) return category(a) < category(b);
  if (rows.day[a] !== rows.day[b]) return (rows.day[a] ?? 0) < (rows.day[b] ?? 0);
  return (rows.ids[a] ?? '') < (rows.ids[b] ?? '');
}

function keepHighest(context: Context, rows: Rows, groups: number): void {
  for (let group = 1; group <= groups; group += 1) {
    let best = -1;
    for (let at = 0; at < rows.count; at += 1) {
      if (rows.group[at] !== group || rows.mark[at] === MARK.none || (rows.amount[at] ?? 0) === 0)
        continue;
      if (best >= 0 && !isBetter(context, rows, { a: at, b: best })) {
        rows.mark[at] = MARK.same;
        continue;
      }
      if (best >= 0) rows.mark[best] = MARK.same;
      best = at;
    }
  }
}

let used = new Float64Array(64);

function serve(context: Context, rows: Rows, sums: Sums): void {
  const { years, yearOfDay, from, caps, limits } = context;
  if (used.length < limits.length) used = new Float64Array(limits.length);
  used.fill(0, 0, limits.length);
  sums.byCategory.fill(0);
  sums.have.fill(0);
  for (let at = 0; at < rows.count; at += 1) {
    const mark = rows.mark[at];
    if (mark === MARK.same || mark === MARK.none) continue;
    const leaf = context.leaves[rows.leaf[at] ?? -1];
    if (leaf === undefined) continue;
    let amount = rows.amount[at] ?? 0;
    if (isCutByItself(context, rows, at)) rows.mark[at] = MARK.item;
    const year = yearOfDay[(rows.day[at] ?? 0) - from] ?? 0;
    for (const index of leaf.caps) {
      const cap = caps[index];
      const slot = index * years + (cap?.perYear === true ? year : 0);
      const room = (limits[slot] ?? 0) - (used[slot] ?? 0);
      if (amount > room) {
        amount = room;
        rows.mark[at] = cap?.oneKind === true ? MARK.kind : MARK.shared;
      }
      used[slot] = (used[slot] ?? 0) + amount;
    }
    rows.out[at] = amount;
    sums.byCategory[leaf.category] = (sums.byCategory[leaf.category] ?? 0) + amount;
    for (const index of leaf.asked) {
      const own = context.asked[index]?.index ?? -1;
      if (own === -1 || own === year) sums.have[index] = (sums.have[index] ?? 0) + amount;
    }
    if (amount === 0) continue;
    for (const index of leaf.courses) {
      const per = context.shapes.rows[rows.shape[at] ?? 0]?.coursesPer ?? 0;
      const courses = per === 0 ? 1800 : Math.floor((rows.first[at] ?? 0) * per);
      sums.have[index] = (sums.have[index] ?? 0) + courses;
    }
  }
}
