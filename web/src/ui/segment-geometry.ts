import tokens from './theme/tokens.json' with { type: 'json' };
import type { CellState } from './state.ts';

/** Whole, non-negative amounts in one small unit, so that a third of a cell is exact. */
export type BarAmounts = {
  readonly counted: number;
  readonly review: number;
  /** Where the need mark stands; null where nothing is required. */
  readonly need: number | null;
  readonly cut: number;
};

export type BarSize = 'learner' | 'phone' | 'compact' | 'print';

/** One drawn rectangle. A `missing` piece is a whole outline; other states may lie on top of it. */
export type BarPiece = {
  readonly state: CellState;
  readonly x: number;
  readonly width: number;
};

export type BarGeometry = {
  readonly width: number;
  readonly height: number;
  /** Top of the cells: room for the need mark above them. */
  readonly top: number;
  readonly cellHeight: number;
  readonly radius: number;
  readonly pieces: readonly BarPiece[];
  readonly needMark: { readonly x: number; readonly width: number } | null;
};

type Run = { readonly state: CellState; readonly amount: number };

type Measure = {
  readonly cell: number;
  readonly gap: number;
  readonly groupEvery: number;
  readonly groupGap: number;
  readonly height: number;
  readonly radius: number;
};

/** Millimetres; the others are CSS pixels. Paper: cell 2.2 × 4 mm. */
const PRINT: Measure = {
  cell: 2.2,
  gap: 0.35,
  groupEvery: 10,
  groupGap: 0.8,
  height: 4,
  radius: 0.4,
};

const NEED_MARK = tokens.jixu.hourBar.needMark;
const MM_PER_PX = PRINT.cell / tokens.jixu.hourBar.learner.cell;

/** A part too small to see would be a state that is not shown. */
const PIECE_MIN = 0.75;

export function measureOf(size: BarSize): Measure {
  return size === 'print' ? PRINT : tokens.jixu.hourBar[size];
}

/** Splits the amounts at the need mark, in the order in which they are drawn. */
export function runsOf(amounts: BarAmounts): { before: Run[]; after: Run[]; cut: number } {
  const { counted, review, need, cut } = amounts;
  const room = need ?? counted + review;
  const countedBefore = Math.min(counted, room);
  const reviewBefore = Math.min(review, room - countedBefore);
  const missing = room - countedBefore - reviewBefore;
  const before: Run[] = [
    { state: 'counted', amount: countedBefore },
    { state: 'review', amount: reviewBefore },
    { state: 'missing', amount: missing },
  ];
  const after: Run[] = [
    { state: 'over', amount: counted - countedBefore },
    { state: 'review', amount: review - reviewBefore },
  ];
  return { before: before.filter(hasAmount), after: after.filter(hasAmount), cut };
}

function hasAmount(run: Run): boolean {
  return run.amount > 0;
}

/**
 * Cuts runs into the pieces of single cells: `[cell index, state, from, to]` in parts of a cell.
 */
function slicesOf(runs: readonly Run[], perCell: number) {
  const slices: { index: number; state: CellState; from: number; to: number }[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.amount;
    while (at < end) {
      const index = Math.floor(at / perCell);
      const stop = Math.min(end, (index + 1) * perCell);
      slices.push({
        index,
        state: run.state,
        from: (at - index * perCell) / perCell,
        to: (stop - index * perCell) / perCell,
      });
      at = stop;
    }
  }
  return slices;
}

/** Left edge of a cell, counting the wider gap after each group. */
function cellLeft(measure: Measure, index: number): number {
  const groups = Math.floor(index / measure.groupEvery);
  return index * (measure.cell + measure.gap) + groups * measure.groupGap;
}

/**
 * Lays runs out from `left`. `firstIndex` is how many cells stand before, so that groups of ten go
 * on
 * across the need mark. Answers the pieces and their right edge.
 */
function layOut(of: {
  runs: readonly Run[];
  perCell: number;
  measure: Measure;
  left: number;
  firstIndex: number;
}): { pieces: BarPiece[]; right: number } {
  const { measure, left, firstIndex } = of;
  const origin = cellLeft(measure, firstIndex);
  const slices = slicesOf(of.runs, of.perCell);
  const outlined = new Map<number, BarPiece>();
  const filled: BarPiece[] = [];
  let right = left;
  for (const { index, state, from, to } of slices) {
    const cell = left + cellLeft(measure, firstIndex + index) - origin;
    const end = cell + to * measure.cell;
    right = Math.max(right, end);
    if (state === 'missing') {
      outlined.set(index, { state, x: cell, width: end - cell });
    } else {
      const width = Math.max((to - from) * measure.cell, PIECE_MIN * (measure.cell / 7.2));
      filled.push({ state, x: cell + from * measure.cell, width });
    }
  }
  return { pieces: [...outlined.values(), ...filled], right };
}

/** Where every cell, the need mark and the cut part stand. `perCell`: amount of one whole cell. */
export function barGeometry(of: {
  amounts: BarAmounts;
  perCell: number;
  size: BarSize;
}): BarGeometry {
  const measure = measureOf(of.size);
  const scale = of.size === 'print' ? MM_PER_PX : 1;
  const markWidth = NEED_MARK.width * scale;
  const cutGap = NEED_MARK.cutGap * scale;
  const { before, after, cut } = runsOf(of.amounts);
  const { perCell } = of;
  const first = layOut({ runs: before, perCell, measure, left: 0, firstIndex: 0 });
  const cellsBefore = Math.ceil(before.reduce((sum, run) => sum + run.amount, 0) / perCell);
  const pieces = [...first.pieces];
  let right = first.right;
  let needMark: BarGeometry['needMark'] = null;
  if (of.amounts.need !== null) {
    // With a cut part the mark stands in the middle of the gap between the two.
    const centred = cut > 0 && after.length === 0;
    const space = centred ? (measure.gap + cutGap - markWidth) / 2 : measure.gap;
    needMark = { x: right + space, width: markWidth };
  }
  if (after.length > 0) {
    const left = (needMark ? needMark.x + markWidth : right) + measure.gap;
    const rest = layOut({ runs: after, perCell, measure, left, firstIndex: cellsBefore });
    pieces.push(...rest.pieces);
    right = rest.right;
  }
  if (cut > 0) {
    const runs: Run[] = [{ state: 'cut', amount: cut }];
    const left = right + measure.gap + cutGap;
    const rest = layOut({ runs, perCell, measure, left, firstIndex: 0 });
    pieces.push(...rest.pieces);
    right = rest.right;
  }
  return {
    width: Math.max(right, needMark ? needMark.x + markWidth : 0),
    height: measure.height + (NEED_MARK.overhangTop + NEED_MARK.overhangBottom) * scale,
    top: NEED_MARK.overhangTop * scale,
    cellHeight: measure.height,
    radius: measure.radius,
    pieces,
    needMark,
  };
}

/** The continuous bar of a table: one scale for the column, nothing drawn beyond the need. */
export function tableBarGeometry(of: { amounts: BarAmounts; perCell: number }): {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly BarPiece[];
} {
  const { pxPerHour, height } = tokens.jixu.hourBar.table;
  const px = (amount: number) => (amount / of.perCell) * pxPerHour;
  const { before } = runsOf(of.amounts);
  const pieces: BarPiece[] = [];
  let x = 0;
  for (const run of before) {
    pieces.push({ state: run.state, x, width: px(run.amount) });
    x += px(run.amount);
  }
  return { width: x, height, pieces };
}

/** Units that one cell may stand for, smallest first. */
const CELL_STEPS = [1, 5, 10, 50, 100] as const;
const CELLS_MAX = 100;

/**
 * How many units one cell stands for, the same for all bars that are compared: 1 up to a hundred
 * cells,
 * else the smallest step that fits. `unit`: the amount of one unit (ticks of an hour).
 */
export function cellStep(bars: readonly BarAmounts[], unit: number): number {
  const longest = Math.max(
    0,
    ...bars.map((bar) => Math.max(bar.need ?? 0, bar.counted + bar.review) / unit),
  );
  return CELL_STEPS.find((step) => longest / step <= CELLS_MAX) ?? 100;
}
