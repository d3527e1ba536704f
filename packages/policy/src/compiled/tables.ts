import { REASONS, type Reason } from '../vocabulary.ts';
import type { Context } from './context.ts';

/**
 * The rules over shapes, as flat tables. A cell is what is summed by itself: a leaf, or a leaf in
 * one year where a cap or a requirement looks at single years.
 */
export type Tables = {
  readonly cells: number;
  /**
   * Of shape s at RULE × s: what it gives, what a unit gives, BLOCK × its cell, and BLOCK where
   * its years are apart.
   */
  readonly rules: Int32Array;
  /** Of a shape: its quantity is multiplied by this and rounded down before the step. */
  readonly rate: Float64Array;
  /** The pack's order of the category a cell lies in. */
  readonly cellCategory: Uint8Array;
  /** Year by day since `from`; all 0 where no cell is a year's. */
  readonly yearOfDay: Uint8Array;
  readonly yearly: boolean;
  readonly from: number;
  readonly days: number;
  /** BLOCK × the cell of rows outside the period, and of rows whose work counts in another row. */
  readonly outside: number;
  readonly same: number;
  /** Caps of a single cell, as the most that the cell may hold. */
  readonly cellLimit: Int32Array;
  /** Caps over several cells from the inside out: limits, and the cells each covers, last year first,
   * as BLOCK × cell. */
  readonly wideLimit: Int32Array;
  readonly wideStart: Int32Array;
  readonly wideCells: Int32Array;
  readonly wideReason: Uint8Array;
  /** The innermost wide cap over a cell; one beyond the last, without a limit, where none is. */
  readonly over: Int32Array;
  /** The wide caps around that one, from the inside out. */
  readonly aroundStart: Int32Array;
  readonly around: Int32Array;
  readonly deep: boolean;
  /**
   * What a record's reason is, at 8 × its cell, plus 4 where something counts, 2 where the cell's
   * own cap cuts, 1 where the innermost wide cap cuts.
   */
  readonly reasons: Uint8Array;
  readonly inPart: number;
  /** Cells in fours, as BLOCK × cell; filled up with the last, which holds what counts nothing. */
  readonly allCells: Int32Array;
  /** The most that a requirement over everything asks for. */
  readonly needOfAll: number;
  /** The other requirements: needs, and the cells that count for each, in fours again. */
  readonly need: Int32Array;
  readonly needStart: Int32Array;
  readonly needCells: Int32Array;
};

/** Numbers a shape in `rules`. */
export const RULE = 4;
/** So many people are summed side by side: cell c of the p-th of them is at BLOCK × c + p. */
export const BLOCK_BITS = 7;
export const BLOCK = 2 ** BLOCK_BITS;

export const REASON_CODES = Object.keys(REASONS) as readonly Reason[];
export const CODE = {
  counted: REASON_CODES.indexOf('counted'),
  inPart: REASON_CODES.indexOf('counted-in-part'),
  same: REASON_CODES.indexOf('same-work'),
  outside: REASON_CODES.indexOf('outside-period'),
  below: REASON_CODES.indexOf('below-threshold'),
} as const;

/** More than all hours of a person can add up to. */
export const NO_LIMIT = 2 ** 31 - 1;

type CapList = {
  readonly limit: number;
  readonly cells: readonly number[];
  readonly oneKind: boolean;
};

export function tablesOf(context: Context): Tables {
  const { leaves, years, caps, asked } = context;
  const first: number[] = [];
  const yearlyLeaf = leaves.map(
    (leaf) =>
      years > 1 &&
      (leaf.caps.some((cap) => caps[cap]?.perYear === true) ||
        leaf.asked.some((slot) => (asked[slot]?.index ?? -1) >= 0)),
  );
  const cellCategory: number[] = [];
  leaves.forEach((leaf, at) => {
    first.push(cellCategory.length);
    for (let year = 0; year < (yearlyLeaf[at] === true ? years : 1); year += 1)
      cellCategory.push(leaf.category);
  });
  // Behind the real cells: what counts nothing, what lies outside the period, what is counted elsewhere.
  const nothing = cellCategory.length;
  const cells = nothing + 3;
  const cellsOf = (mine: (leaf: number) => boolean, year: number | null): number[] =>
    leaves.flatMap((_, leaf) => {
      if (!mine(leaf)) return [];
      const own = first[leaf] ?? nothing;
      if (yearlyLeaf[leaf] !== true) return [own];
      return year === null ? Array.from({ length: years }, (_year, at) => own + at) : [own + year];
    });
  const capLists = caps.flatMap((cap, index): readonly CapList[] => {
    const under = (leaf: number): boolean => leaves[leaf]?.caps.includes(index) === true;
    const spans = cap.perYear ? Array.from({ length: years }, (_, year) => year) : [null];
    return spans.map((year) => ({
      limit: cap.limit,
      cells: cellsOf(under, year),
      oneKind: cap.oneKind,
    }));
  });
  const needs = asked.map((slot, index) => ({
    need: slot.need,
    cells: cellsOf(
      (leaf) => leaves[leaf]?.asked.includes(index) === true,
      slot.index < 0 ? null : slot.index,
    ),
  }));
  return {
    ...ruleTables(context, { first, yearlyLeaf, nothing }),
    cells,
    cellCategory: Uint8Array.from([...cellCategory, 255, 255, 255]),
    outside: BLOCK * (nothing + 1),
    same: BLOCK * (nothing + 2),
    yearOfDay: context.yearOfDay,
    yearly: yearlyLeaf.includes(true),
    from: context.from,
    days: context.to - context.from,
    ...capTables(capLists, cells),
    ...needTables(needs, nothing),
  };
}

function ruleTables(
  { shapes, years }: Context,
  at: {
    readonly first: readonly number[];
    readonly yearlyLeaf: readonly boolean[];
    readonly nothing: number;
  },
) {
  const count = Math.max(1, shapes.rows.length);
  const rules = new Int32Array(RULE * count);
  const rate = new Float64Array(count);
  shapes.rows.forEach((row, shape) => {
    const worth = row.state === 'worth';
    // A whole factor is applied to the quantity itself; a fraction is rounded down first, then
    // multiplied.
    const { num, den, step } = row.first ?? { num: 0, den: 1, step: 0 };
    rate[shape] = den === 1 ? 1 : num / den;
    rules.set(
      [
        row.give,
        den === 1 ? num * step : step,
        BLOCK * (worth ? (at.first[row.leaf] ?? at.nothing) : at.nothing),
        worth && at.yearlyLeaf[row.leaf] === true && years > 1 ? BLOCK : 0,
      ],
      RULE * shape,
    );
  });
  return { rules, rate };
}

/** A cap of one cell lies inside every other cap over it, so it is taken off first, cell by cell. */
function capTables(caps: readonly CapList[], cells: number) {
  const cellLimit = new Int32Array(cells).fill(NO_LIMIT);
  const cellReason = new Uint8Array(cells).fill(CODE.below);
  const codeOf = (cap: CapList): number =>
    REASON_CODES.indexOf(cap.oneKind ? 'cap-kind' : 'cap-shared');
  for (const cap of caps) {
    const [cell, ...more] = cap.cells;
    if (cell === undefined || more.length > 0 || cap.limit >= (cellLimit[cell] ?? 0)) continue;
    cellLimit[cell] = cap.limit;
    cellReason[cell] = codeOf(cap);
  }
  const wide = caps.filter((cap) => cap.cells.length > 1);
  const lists = wide.map((cap) => inFours(cap.cells.toReversed(), cells - 3));
  const wideReason = Uint8Array.from([...wide.map(codeOf), CODE.below]);
  const overs = Array.from({ length: cells }, (_, cell) =>
    wide.flatMap((cap, index) => (cap.cells.includes(cell) ? [index] : [])),
  );
  const over = Int32Array.from(overs, ([first]) => first ?? wide.length);
  const reasons = new Uint8Array(8 * cells).fill(CODE.inPart);
  for (let cell = 0; cell < cells; cell += 1) {
    const byCell = cellReason[cell] ?? 0;
    const byWide = wideReason[over[cell] ?? 0] ?? 0;
    reasons.set([CODE.below, byWide, byCell, byWide, CODE.counted], 8 * cell);
  }
  reasons[8 * (cells - 2)] = CODE.outside;
  reasons[8 * (cells - 1)] = CODE.same;
  return {
    cellLimit,
    reasons,
    wideLimit: Int32Array.from(wide, (cap) => cap.limit),
    wideReason,
    inPart: CODE.inPart,
    wideStart: startsOf(lists),
    wideCells: Int32Array.from(lists.flat()),
    over,
    deep: overs.some((each) => each.length > 1),
    aroundStart: startsOf(overs.map((each) => each.slice(1))),
    around: Int32Array.from(overs.flatMap((each) => each.slice(1))),
  };
}

function needTables(
  needs: readonly { readonly need: number; readonly cells: readonly number[] }[],
  nothing: number,
) {
  const ofAll = needs.filter(({ cells }) => cells.length === nothing);
  const others = needs.filter(({ cells }) => cells.length !== nothing);
  const lists = others.map(({ cells }) => inFours(cells, nothing));
  const all = Array.from({ length: nothing }, (_, cell) => cell);
  return {
    allCells: Int32Array.from(inFours(all, nothing)),
    needOfAll: ofAll.reduce((most, { need }) => Math.max(most, need), 0),
    need: Int32Array.from(others, ({ need }) => need),
    needStart: startsOf(lists),
    needCells: Int32Array.from(lists.flat()),
  };
}

function inFours(cells: readonly number[], nothing: number): readonly number[] {
  const length = 4 * Math.max(1, Math.ceil(cells.length / 4));
  return Array.from({ length }, (_, at) => BLOCK * (cells[at] ?? nothing));
}

function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  return starts;
}
