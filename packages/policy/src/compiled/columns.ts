import type { EvaluationInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { REASONS, type Reason } from '../vocabulary.ts';
import { type Context, contextOf } from './context.ts';
import { personReader } from './read-person.ts';
import { SOURCE } from './rows.ts';
import type { ShapeRow } from './shape-table.ts';

/**
 * A population as columns, for what-if over a province: encoded once, then evaluated under any
 * rules that share its shapes.
 * The loops are generic over small tables; no code is generated (measured slower than an indexed
 * add, see bench/policy).
 * Typed arrays are read with `as number`: the index is in bounds by construction, and a fallback
 * on every read costs speed.
 */
export type Columns = {
  readonly persons: number;
  /** Person p owns rows offsets[p] up to offsets[p + 1]. */
  readonly offsets: Int32Array;
  readonly shape: Uint16Array;
  readonly quantity: Int32Array;
  readonly day: Int32Array;
  /** Within a person, rows of one number above 0 are the same work. */
  readonly group: Uint8Array;
  /** 1 for people of whom some rows are the same work. */
  readonly twins: Uint8Array;
  /** People that only the reference can answer; their rows are left out. */
  readonly apart: readonly number[];
};

/** An amount and a quantity must both stay below 2^31, so that the loops may use whole numbers of 32 bits. */
function largestStep(row: ShapeRow | undefined): number {
  const first = row?.first ?? null;
  return first === null ? 1 : Math.max(1, (first.num * first.step) / first.den);
}

export type ColumnsBuilder = {
  readonly context: Context;
  readonly add: (records: readonly unknown[]) => void;
  readonly finish: () => Columns;
};

const QUANTITY_MAX = 2 ** 31 - 1;
/** More than all hours of a person can add up to. */
const NO_LIMIT = 2 ** 31 - 1;

/** `null` where the pack needs more than the records to know window and requirements. */
export function columnsBuilder(pack: Pack, input: EvaluationInput): ColumnsBuilder | null {
  const context = contextOf(pack, input, undefined);
  if (context === null) return null;
  const reader = personReader(pack, undefined);
  const offsets: number[] = [0];
  const twins: number[] = [];
  const apart: number[] = [];
  let rows = 0;
  let room = 1 << 16;
  let shape = new Uint16Array(room);
  let quantity = new Int32Array(room);
  let day = new Int32Array(room);
  let group = new Uint8Array(room);
  const grow = (): void => {
    room *= 2;
    const [oldShape, oldQuantity, oldDay, oldGroup] = [shape, quantity, day, group];
    shape = new Uint16Array(room);
    quantity = new Int32Array(room);
    day = new Int32Array(room);
    group = new Uint8Array(room);
    shape.set(oldShape);
    quantity.set(oldQuantity);
    day.set(oldDay);
    group.set(oldGroup);
  };
  const add = (records: readonly unknown[]): void => {
    const start = rows;
    const sound = reader.read(records, context, input);
    const count = sound ? reader.rows.count : 0;
    for (let at = 0; at < count; at += 1) {
      const own = reader.rows;
      const row = context.shapes.rows[own.shape[at] ?? 0];
      if (own.standing[at] !== 0) continue;
      const first = own.first[at] ?? 0;
      const simple =
        own.source[at] === SOURCE.shape &&
        row?.second === null &&
        row.limit === Infinity &&
        row.coursesPer === 0;
      if (!simple || first * largestStep(row) > QUANTITY_MAX || (own.group[at] ?? 0) > 255) {
        rows = start - 1;
        break;
      }
      if (rows === room) grow();
      shape[rows] = own.shape[at] ?? 0;
      quantity[rows] = first;
      day[rows] = own.day[at] ?? 0;
      group[rows] = own.group[at] ?? 0;
      rows += 1;
    }
    if (!sound || rows < start) {
      rows = start;
      apart.push(offsets.length - 1);
    }
    let grouped = 0;
    for (let row = start; row < rows; row += 1) grouped |= group[row] ?? 0;
    twins.push(grouped === 0 ? 0 : 1);
    offsets.push(rows);
  };
  const finish = (): Columns => ({
    persons: offsets.length - 1,
    offsets: Int32Array.from(offsets),
    shape: shape.slice(0, rows),
    quantity: quantity.slice(0, rows),
    day: day.slice(0, rows),
    group: group.slice(0, rows),
    twins: Uint8Array.from(twins),
    apart,
  });
  return { context, add, finish };
}

/** The rules over shapes, as flat tables. A cell is a leaf in a year. */
export type Tables = {
  readonly cells: number;
  readonly leaves: number;
  readonly give: Int32Array;
  readonly step: Int32Array;
  readonly rate: Float64Array;
  readonly leaf: Uint8Array;
  readonly leafCategory: Uint8Array;
  readonly yearCell: Uint16Array;
  readonly from: number;
  readonly days: number;
  /** Caps of a single cell, as the most that the cell may hold. */
  readonly cellLimit: Int32Array;
  /** Caps over several cells from the inside out: limits, and the cells each covers. */
  readonly wideLimit: Int32Array;
  readonly wideStart: Int32Array;
  readonly wideCells: Int32Array;
  /** All caps from the inside out. */
  readonly capLimit: Int32Array;
  /** Requirements: needs, and the cells that count for each. */
  readonly need: Int32Array;
  readonly needStart: Int32Array;
  readonly needCells: Int32Array;
  /** Caps of a leaf in a year, for the answer record by record. */
  /** The innermost cap of a cell; one without a limit where it has none, so that no branch is needed. */
  readonly innermost: Int32Array;
  /** Some cell lies under more than one cap. */
  readonly nested: boolean;
  readonly cellCapStart: Int32Array;
  readonly cellCaps: Int32Array;
  readonly capReason: Uint8Array;
};

/** Added before rounding down, so that a quotient that is whole does not fall below itself. */
const NUDGE = 1e-7;

export function tablesOf(context: Context): Tables {
  const { shapes, leaves, years, caps, asked } = context;
  const count = Math.max(1, shapes.rows.length);
  const tables = {
    give: new Int32Array(count),
    step: new Int32Array(count),
    rate: new Float64Array(count),
    leaf: new Uint8Array(count),
  };
  shapes.rows.forEach((row, at) => {
    tables.leaf[at] = row.state === 'worth' ? row.leaf : leaves.length;
    tables.give[at] = row.give;
    if (row.first === null) return;
    const { num, den, step } = row.first;
    // A whole factor is applied to the quantity itself; a fraction is rounded down first, then
    // multiplied.
    tables.step[at] = den === 1 ? num * step : step;
    tables.rate[at] = den === 1 ? 1 : num / den;
  });
  const width = leaves.length + 1;
  const cellsOf = (mine: (leaf: number) => boolean, year: number | null): number[] => {
    const cells: number[] = [];
    for (let y = 0; y < years; y += 1)
      for (let leaf = 0; leaf < leaves.length; leaf += 1)
        if ((year === null || year === y) && mine(leaf)) cells.push(y * width + leaf);
    return cells;
  };
  const capLists: {
    readonly limit: number;
    readonly cells: readonly number[];
    readonly oneKind: boolean;
  }[] = [];
  caps.forEach((cap, index) => {
    const under = (leaf: number): boolean => leaves[leaf]?.caps.includes(index) === true;
    const spans = cap.perYear ? Array.from({ length: years }, (_, year) => year) : [null];
    for (const year of spans)
      capLists.push({ limit: cap.limit, cells: cellsOf(under, year), oneKind: cap.oneKind });
  });
  const needLists = asked.map((slot, index) =>
    cellsOf(
      (leaf) => leaves[leaf]?.asked.includes(index) === true,
      slot.index < 0 ? null : slot.index,
    ),
  );
  const cellCaps = Array.from({ length: width * years }, (_, cell) =>
    capLists.flatMap((cap, index) => (cap.cells.includes(cell) ? [index] : [])),
  );
  return {
    ...tables,
    leafCategory: Uint8Array.from(leaves, (each) => each.category),
    cells: width * years,
    leaves: width,
    yearCell: Uint16Array.from(context.yearOfDay, (year) => year * width),
    from: context.from,
    days: context.to - context.from,
    ...widthOf(capLists, width * years),
    capLimit: Int32Array.from(capLists, (cap) => cap.limit),
    need: Int32Array.from(asked, (slot) => slot.need),
    ...flatNeeds(needLists),
    ...flatCells(cellCaps),
    innermost: Int32Array.from(cellCaps, ([first]) => first ?? capLists.length),
    nested: cellCaps.some((each) => each.length > 1),
    capReason: Uint8Array.from(capLists, (cap) =>
      REASON_CODES.indexOf(cap.oneKind ? 'cap-kind' : 'cap-shared'),
    ),
  };
}

type CapList = { readonly limit: number; readonly cells: readonly number[] };

/** A cap of one cell lies inside every other cap over it, so it can be taken off first, cell by cell. */
function widthOf(caps: readonly CapList[], cells: number) {
  const cellLimit = new Int32Array(cells).fill(NO_LIMIT);
  for (const {
    limit,
    cells: [cell, ...more],
  } of caps)
    if (cell !== undefined && more.length === 0)
      cellLimit[cell] = Math.min(limit, cellLimit[cell] ?? limit);
  const wide = caps.filter((cap) => cap.cells.length > 1);
  return {
    cellLimit,
    wideLimit: Int32Array.from(wide, (cap) => cap.limit),
    wideStart: startsOf(wide.map((cap) => cap.cells)),
    wideCells: Int32Array.from(wide.flatMap((cap) => cap.cells)),
  };
}

function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  return starts;
}

function flatNeeds(lists: readonly (readonly number[])[]) {
  return { needStart: startsOf(lists), needCells: Int32Array.from(lists.flat()) };
}

function flatCells(lists: readonly (readonly number[])[]) {
  return { cellCapStart: startsOf(lists), cellCaps: Int32Array.from(lists.flat()) };
}

export const REASON_CODES = Object.keys(REASONS) as readonly Reason[];
const COUNTED = REASON_CODES.indexOf('counted');
const IN_PART = REASON_CODES.indexOf('counted-in-part');
const SAME = REASON_CODES.indexOf('same-work');
const OUTSIDE = REASON_CODES.indexOf('outside-period');
const BELOW = REASON_CODES.indexOf('below-threshold');

const scratch = { amount: new Int32Array(4096), winner: new Int32Array(4097) };

/** Total ticks of every person, and 1 where all requirements are met. */
export type Population = { readonly total: Int32Array; readonly met: Uint8Array };

export function runColumns(columns: Columns, tables: Tables): Population {
  const { persons, offsets, shape, quantity, day, twins } = columns;
  const { cells, leaves, give, step, rate, leaf, yearCell, from, days } = tables;
  const { cellLimit, wideLimit, wideStart, wideCells, need, needStart, needCells } = tables;
  const oneYear = cells === leaves;
  const caps = wideLimit.length;
  const needs = need.length;
  const total = new Int32Array(persons);
  const met = new Uint8Array(persons);
  const sums = new Int32Array(cells);
  for (let person = 0; person < persons; person += 1) {
    const end = offsets[person + 1] as number;
    for (let cell = 0; cell < cells; cell += 1) sums[cell] = 0;
    for (let row = offsets[person] as number; row < end; row += 1) {
      const at = (day[row] as number) - from;
      if (at >>> 0 >= days) continue;
      const s = shape[row] as number;
      const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
      const own = leaf[s] as number;
      const cell = oneYear ? own : (yearCell[at] as number) + own;
      sums[cell] =
        (sums[cell] as number) + (give[s] as number) + Math.imul(step[s] as number, units);
    }
    if (twins[person] !== 0) takeBackTwins(columns, tables, person, sums);
    for (let cell = 0; cell < cells; cell += 1) {
      const most = cellLimit[cell] as number;
      if ((sums[cell] as number) > most) sums[cell] = most;
    }
    for (let cap = 0; cap < caps; cap += 1) {
      const last = wideStart[cap + 1] as number;
      let over = -(wideLimit[cap] as number);
      for (let index = wideStart[cap] as number; index < last; index += 1)
        over += sums[wideCells[index] as number] as number;
      for (let index = last - 1; over > 0; index -= 1) {
        const cell = wideCells[index] as number;
        const own = sums[cell] as number;
        const cut = over < own ? over : own;
        sums[cell] = own - cut;
        over -= cut;
      }
    }
    let sum = 0;
    for (let cell = 0; cell < cells; cell += 1) sum += sums[cell] as number;
    // The last leaf of each year takes what counts nothing.
    for (let cell = leaves - 1; cell < cells; cell += leaves) sum -= sums[cell] as number;
    let all = 1;
    for (let index = 0; index < needs; index += 1) {
      const last = needStart[index + 1] as number;
      let missing = need[index] as number;
      for (let cell = needStart[index] as number; cell < last; cell += 1)
        missing -= sums[needCells[cell] as number] as number;
      if (missing > 0) all = 0;
    }
    total[person] = sum;
    met[person] = all;
  }
  return { total, met };
}

/**
 * The best row of each work so far, by group; -1 where none was met. Groups are numbered from
 * 1, densely.
 */
function forgetWinners(winner: Int32Array, rows: number): void {
  for (let at = 0; at <= rows; at += 1) winner[at] = -1;
}

/**
 * The amounts of all but the best row of each work are taken off again; rows lie in day and id
 * order, so the first wins a tie.
 */
function takeBackTwins(columns: Columns, tables: Tables, person: number, sums: Int32Array): void {
  const { offsets, shape, quantity, day, group } = columns;
  const { give, step, rate, leaf, leafCategory, yearCell, from, days } = tables;
  const start = offsets[person] as number;
  const end = offsets[person + 1] as number;
  const { winner, amount: amounts } = scratch;
  forgetWinners(winner, end - start);
  for (let row = start; row < end; row += 1) {
    const g = group[row] as number;
    if (g === 0) continue;
    const at = (day[row] as number) - from;
    if (at >>> 0 >= days) continue;
    const s = shape[row] as number;
    const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
    const amount = (give[s] as number) + Math.imul(step[s] as number, units);
    if (amount === 0) continue;
    amounts[row - start] = amount;
    const best = winner[g] as number;
    if (best < 0) {
      winner[g] = row;
      continue;
    }
    const bestAmount = amounts[best - start] as number;
    const other = leaf[shape[best] as number] as number;
    const earlier = (leafCategory[leaf[s] as number] as number) < (leafCategory[other] as number);
    const wins = amount > bestAmount || (amount === bestAmount && earlier);
    const loser = wins ? best : row;
    if (wins) winner[g] = row;
    const cell =
      (yearCell[(day[loser] as number) - from] as number) +
      (leaf[shape[loser] as number] as number);
    sums[cell] = (sums[cell] as number) - (amounts[loser - start] as number);
  }
}

export type RecordAnswers = Population & {
  readonly counted: Int32Array;
  readonly reason: Uint8Array;
};

/** Buffers for the answers; a what-if of many variants uses them again. */
export function roomFor(columns: Columns): RecordAnswers {
  return {
    total: new Int32Array(columns.persons),
    met: new Uint8Array(columns.persons),
    counted: new Int32Array(columns.shape.length),
    reason: new Uint8Array(columns.shape.length),
  };
}

/** The same, with what every record counts and why. */
export function runColumnsWithReasons(
  columns: Columns,
  tables: Tables,
  into: RecordAnswers = roomFor(columns),
): RecordAnswers {
  const { persons, offsets, shape, quantity, day, twins } = columns;
  const { cells, give, step, rate, leaf, yearCell, from, days } = tables;
  const { capLimit, cellCapStart, cellCaps, capReason, need, needStart, needCells } = tables;
  const { innermost, nested } = tables;
  const caps = capLimit.length;
  const limits = new Int32Array(caps + 1);
  limits.set(capLimit);
  limits[caps] = NO_LIMIT;
  const needs = need.length;
  const { total, met, counted, reason } = into;
  const sums = new Int32Array(cells);
  const used = new Int32Array(caps + 1);
  for (let person = 0; person < persons; person += 1) {
    const end = offsets[person + 1] as number;
    for (let cell = 0; cell < cells; cell += 1) sums[cell] = 0;
    for (let cap = 0; cap <= caps; cap += 1) used[cap] = 0;
    const paired = twins[person] !== 0;
    if (paired) markTwins(columns, tables, person, reason);
    let sum = 0;
    for (let row = offsets[person] as number; row < end; row += 1) {
      const at = (day[row] as number) - from;
      if (at >>> 0 >= days) {
        reason[row] = OUTSIDE;
        counted[row] = 0;
        continue;
      }
      if (paired && reason[row] === SAME) {
        counted[row] = 0;
        continue;
      }
      const s = shape[row] as number;
      const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
      const amount = (give[s] as number) + Math.imul(step[s] as number, units);
      const cell = (yearCell[at] as number) + (leaf[s] as number);
      const first = innermost[cell] as number;
      const before = used[first] as number;
      const room = (limits[first] as number) - before;
      let out = amount < room ? amount : room;
      used[first] = before + out;
      let binding = first;
      if (nested) {
        const last = cellCapStart[cell + 1] as number;
        for (let index = (cellCapStart[cell] as number) + 1; index < last; index += 1) {
          const cap = cellCaps[index] as number;
          const taken = used[cap] as number;
          const left = (capLimit[cap] as number) - taken;
          if (out > left) {
            out = left;
            binding = cap;
          }
          used[cap] = taken + out;
        }
      }
      counted[row] = out;
      if (out === amount) reason[row] = amount === 0 ? BELOW : COUNTED;
      else reason[row] = out > 0 ? IN_PART : (capReason[binding] as number);
      sums[cell] = (sums[cell] as number) + out;
      sum += out;
    }
    let all = 1;
    for (let index = 0; index < needs; index += 1) {
      const last = needStart[index + 1] as number;
      let missing = need[index] as number;
      for (let cell = needStart[index] as number; cell < last; cell += 1)
        missing -= sums[needCells[cell] as number] as number;
      if (missing > 0) all = 0;
    }
    total[person] = sum;
    met[person] = all;
  }
  return into;
}

function markTwins(columns: Columns, tables: Tables, person: number, reason: Uint8Array): void {
  const { offsets, shape, quantity, day, group } = columns;
  const { give, step, rate, leaf, from, days } = tables;
  const start = offsets[person] as number;
  const end = offsets[person + 1] as number;
  const { winner, amount: amounts } = scratch;
  forgetWinners(winner, end - start);
  for (let row = start; row < end; row += 1) {
    reason[row] = 0;
    const g = group[row] as number;
    if (g === 0 || ((day[row] as number) - from) >>> 0 >= days) continue;
    const s = shape[row] as number;
    const amount =
      (give[s] as number) +
      (step[s] as number) * (((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0);
    if (amount === 0) continue;
    amounts[row - start] = amount;
    const best = winner[g] as number;
    if (best < 0) {
      winner[g] = row;
      continue;
    }
    const bestAmount = amounts[best - start] as number;
    const other = leaf[shape[best] as number] as number;
    const wins =
      amount > bestAmount ||
      (amount === bestAmount &&
        (tables.leafCategory[leaf[s] as number] as number) <
          (tables.leafCategory[other] as number));
    reason[wins ? best : row] = SAME;
    if (wins) winner[g] = row;
  }
}
