import type { Columns } from './columns.ts';
import { BLOCK, BLOCK_BITS, NO_LIMIT, RULE, type Tables } from './tables.ts';

/**
 * The loops over a population in columns: generic over small tables, no code is generated.
 *
 * People are taken in blocks that stay in the processor's nearest memory. Of a block, first every
 * row is weighed by itself (amount and cell), then the same work is taken out, then rows are
 * served person by person, and at last caps, totals and requirements are applied cell by cell
 * over the whole block. Each of these loops is simple and long. Where a branch would be guessed
 * wrong (is this cut, does it count), the answer comes from the sign of a difference instead.
 *
 * Whole numbers of 32 bits throughout. Typed arrays are read with `as number`: the index is in
 * bounds by construction, and a fallback on every read costs speed.
 */

/** Added before rounding down, so that a quotient that is whole does not fall below itself. */
const NUDGE = 1e-7;

/** Total ticks of every person, and 1 where all requirements are met. */
export type Population = { readonly total: Int32Array; readonly met: Uint8Array };

export type RecordAnswers = Population & {
  readonly counted: Int32Array;
  readonly reason: Uint8Array;
};

function roomForTotals(columns: Columns): Population {
  return { total: new Int32Array(columns.persons), met: new Uint8Array(columns.persons) };
}

/** Buffers for the answers; a what-if of many variants uses them again. */
export function roomFor(columns: Columns): RecordAnswers {
  const rows = columns.shape.length;
  return {
    ...roomForTotals(columns),
    counted: new Int32Array(rows),
    reason: new Uint8Array(rows),
  };
}

/** The rows of a block, weighed; `first` is the number of the first of them in the columns. */
type Weighed = { readonly amount: Int32Array; readonly slot: Int32Array };

/** People from `base` on, their rows, and the place in the list of twins. */
type Block = {
  readonly base: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
};

function weighedRoom({ persons, offsets }: Columns): Weighed {
  let most = 0;
  for (let base = 0; base < persons; base += BLOCK) {
    const last = offsets[Math.min(base + BLOCK, persons)] ?? 0;
    most = Math.max(most, last - (offsets[base] ?? 0));
  }
  return { amount: new Int32Array(most), slot: new Int32Array(most) };
}

function blockAt({ persons, offsets }: Columns, base: number): Block {
  const count = Math.min(BLOCK, persons - base);
  return { base, count, first: offsets[base] ?? 0, last: offsets[base + count] ?? 0 };
}

/** What each row is worth by itself, and the cell it is worth it in. */
function weigh(columns: Columns, tables: Tables, block: Block, into: Weighed): void {
  const { shape, quantity, day } = columns;
  const { rules, rate, yearOfDay, yearly, from, outside } = tables;
  const { amount, slot } = into;
  const { first, last } = block;
  const days = tables.days >>> 0;
  const rows = last - first;
  for (let place = 0; place < rows; place += 1) {
    const row = (first + place) | 0;
    const at = ((day[row] as number) - from) | 0;
    if (at >>> 0 >= days) {
      amount[place] = 0;
      slot[place] = outside;
      continue;
    }
    const s = shape[row] as number;
    const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
    const rule = s * RULE;
    amount[place] = ((rules[rule] as number) + Math.imul(rules[rule + 1] as number, units)) | 0;
    const cell = rules[rule + 2] as number;
    slot[place] = yearly
      ? (cell + Math.imul(rules[rule + 3] as number, yearOfDay[at] as number)) | 0
      : cell;
  }
}

/**
 * All rows of a work but its best count nothing. Rows of a work lie together in day and id order,
 * so the first wins a tie. Gives back where the next block's twins begin.
 */
function dropTwins(
  columns: Columns,
  tables: Tables,
  block: Block & { readonly twin: number },
  { amount, slot }: Weighed,
): number {
  const { twinPerson, twinRow, twinWork } = columns;
  const { cellCategory, same } = tables;
  const twins = twinRow.length;
  const beyond = block.base + block.count;
  let { twin } = block;
  let work = -1;
  let best = 0;
  for (; twin < twins; twin += 1) {
    if ((twinPerson[twin] as number) >= beyond) break;
    const place = (twinRow[twin] as number) - block.first;
    const own = amount[place] as number;
    if (own === 0) continue;
    let loser = place;
    if ((twinWork[twin] as number) !== work) loser = -1;
    else {
      const most = amount[best] as number;
      const rank = cellCategory[(slot[place] as number) >> BLOCK_BITS] as number;
      const bestRank = cellCategory[(slot[best] as number) >> BLOCK_BITS] as number;
      if (own > most || (own === most && rank < bestRank)) loser = best;
    }
    work = twinWork[twin] as number;
    if (loser !== place) best = place;
    if (loser < 0) continue;
    amount[loser] = 0;
    slot[loser] = same;
  }
  return twin;
}

export function runColumns(
  columns: Columns,
  tables: Tables,
  into: Population = roomForTotals(columns),
): Population {
  const { persons, offsets } = columns;
  const sums = new Int32Array(tables.cells * BLOCK);
  const weighed = weighedRoom(columns);
  let twin = 0;
  for (let base = 0; base < persons; base += BLOCK) {
    const block = blockAt(columns, base);
    weigh(columns, tables, block, weighed);
    twin = dropTwins(columns, tables, { ...block, twin }, weighed);
    sums.fill(0);
    addUp(offsets, block, weighed, sums);
    limitCells(tables, sums, block.count);
    cutWide(tables, sums, block.count);
    conclude(tables, sums, block, into);
  }
  return into;
}

function addUp(offsets: Int32Array, block: Block, { amount, slot }: Weighed, sums: Int32Array) {
  const { base, count, first } = block;
  let place = 0;
  for (let own = 0; own < count; own += 1) {
    const end = ((offsets[base + own + 1] as number) - first) | 0;
    for (; place < end; place += 1) {
      const at = ((slot[place] as number) + own) | 0;
      sums[at] = ((sums[at] as number) + (amount[place] as number)) | 0;
    }
  }
}

function limitCells({ cells, cellLimit }: Tables, sums: Int32Array, count: number): void {
  for (let cell = 0; cell < cells; cell += 1) {
    const most = cellLimit[cell] as number;
    if (most === NO_LIMIT) continue;
    const last = cell * BLOCK + count;
    for (let at = cell * BLOCK; at < last; at += 1) {
      const lack = (most - (sums[at] as number)) | 0;
      sums[at] = ((sums[at] as number) + (lack & (lack >> 31))) | 0;
    }
  }
}

/** Takes off what caps over several cells cut, from the inside out. */
function cutWide(tables: Tables, sums: Int32Array, count: number): void {
  const { wideLimit, wideStart, wideCells } = tables;
  for (let cap = 0; cap < wideLimit.length; cap += 1) {
    const first = wideStart[cap] as number;
    const last = wideStart[cap + 1] as number;
    sumCells(wideCells, { sums, count, first, last });
    const limit = wideLimit[cap] as number;
    for (let own = 0; own < count; own += 1) {
      let over = ((held[own] as number) - limit) | 0;
      for (let index = first; over > 0; index += 1) {
        const at = ((wideCells[index] as number) + own) | 0;
        const holds = sums[at] as number;
        const cut = over < holds ? over : holds;
        sums[at] = holds - cut;
        over -= cut;
      }
    }
  }
}

const held = new Int32Array(BLOCK);

type Span = {
  readonly sums: Int32Array;
  readonly count: number;
  readonly first: number;
  readonly last: number;
};

/**
 * Leaves in `held` what cells hold together, person by person. Lists of cells come in fours,
 * filled up with the cell that holds nothing.
 */
function sumCells(cells: Int32Array, { sums, count, first, last }: Span): void {
  for (let index = first; index < last; index += 4) {
    const a = cells[index] as number;
    const b = cells[index + 1] as number;
    const c = cells[index + 2] as number;
    const d = cells[index + 3] as number;
    for (let own = 0; own < count; own += 1) {
      const left = ((sums[a + own] as number) + (sums[b + own] as number)) | 0;
      const right = ((sums[c + own] as number) + (sums[d + own] as number)) | 0;
      held[own] = index === first ? left + right : (held[own] as number) + left + right;
    }
  }
}

/** Totals and requirements of a block. */
function conclude(tables: Tables, sums: Int32Array, block: Block, into: Population): void {
  const { allCells, need, needStart, needCells, needOfAll } = tables;
  const { base, count } = block;
  const { total, met } = into;
  sumCells(allCells, { sums, count, first: 0, last: allCells.length });
  for (let own = 0; own < count; own += 1) {
    const sum = held[own] as number;
    total[base + own] = sum;
    met[base + own] = (needOfAll - 1 - sum) >>> 31;
  }
  for (let each = 0; each < need.length; each += 1) {
    const first = needStart[each] as number;
    sumCells(needCells, { sums, count, first, last: needStart[each + 1] as number });
    const short = ((need[each] as number) - 1) | 0;
    for (let own = 0; own < count; own += 1) {
      const person = (base + own) | 0;
      met[person] = (met[person] as number) & ((short - (held[own] as number)) >>> 31);
    }
  }
}

/** The same, with what every record counts and why. */
export function runColumnsWithReasons(
  columns: Columns,
  tables: Tables,
  into: RecordAnswers = roomFor(columns),
): RecordAnswers {
  const { persons } = columns;
  const sums = new Int32Array(tables.cells * BLOCK);
  const served = servedRoom(tables);
  const weighed = weighedRoom(columns);
  let twin = 0;
  for (let base = 0; base < persons; base += BLOCK) {
    const block = blockAt(columns, base);
    weigh(columns, tables, block, weighed);
    twin = dropTwins(columns, tables, { ...block, twin }, weighed);
    sums.fill(0);
    serve(columns, tables, { block, weighed, sums, into });
    if (served !== null) serveColliding(columns, tables, { block, weighed, sums, into, served });
    conclude(tables, sums, block, into);
  }
  return into;
}

type Serving = {
  readonly block: Block;
  readonly weighed: Weighed;
  readonly sums: Int32Array;
  readonly into: RecordAnswers;
};

/** As if no cap covered more than one cell: a cell's sum is what its cap has served. */
function serve(columns: Columns, tables: Tables, of: Serving): void {
  const { offsets } = columns;
  const { cellLimit, reasons } = tables;
  const { sums, block } = of;
  const { amount, slot } = of.weighed;
  const { counted, reason } = of.into;
  const { base, count, first } = block;
  let place = 0;
  for (let own = 0; own < count; own += 1) {
    const end = ((offsets[base + own + 1] as number) - first) | 0;
    for (; place < end; place += 1) {
      const row = (first + place) | 0;
      const worth = amount[place] as number;
      const whole = slot[place] as number;
      const at = (whole + own) | 0;
      const cell = whole >> BLOCK_BITS;
      const before = sums[at] as number;
      const lack = ((cellLimit[cell] as number) - before - worth) | 0;
      const cut = lack >> 31;
      const out = (worth + (lack & cut)) | 0;
      sums[at] = before + out;
      counted[row] = out;
      reason[row] = reasons[8 * cell + (cut & 2) + ((-out >> 31) & 4)] as number;
    }
  }
}

/** What cells and wide caps have served of one person, before a wider cap cut it again. */
type Served = {
  readonly cells: Int32Array;
  readonly caps: Int32Array;
  readonly limit: Int32Array;
  /** 1 for a person of the block who has more than some wide cap allows. */
  readonly collides: Uint8Array;
};

function servedRoom({ wideLimit, cells }: Tables): Served | null {
  if (wideLimit.length === 0) return null;
  return {
    cells: new Int32Array(cells),
    caps: new Int32Array(wideLimit.length + 1),
    limit: Int32Array.from([...wideLimit, NO_LIMIT]),
    collides: new Uint8Array(BLOCK),
  };
}

/** Most people have less than caps over several cells allow; only the others are served again. */
function serveColliding(
  columns: Columns,
  tables: Tables,
  of: Serving & { readonly served: Served },
): void {
  const { wideLimit, wideStart, wideCells } = tables;
  const { sums, block, served } = of;
  const { collides } = served;
  const { count } = block;
  collides.fill(0);
  for (let cap = 0; cap < wideLimit.length; cap += 1) {
    const first = wideStart[cap] as number;
    const last = wideStart[cap + 1] as number;
    sumCells(wideCells, { sums, count, first, last });
    const limit = wideLimit[cap] as number;
    for (let own = 0; own < count; own += 1)
      collides[own] = (collides[own] as number) | ((limit - (held[own] as number)) >>> 31);
  }
  for (let own = 0; own < count; own += 1)
    if (collides[own] === 1) serveAgain(columns, tables, { ...of, own });
}

function serveAgain(
  columns: Columns,
  tables: Tables,
  of: Serving & { readonly served: Served; readonly own: number },
): void {
  const { cells, cellLimit, reasons, over, deep } = tables;
  const { sums, served, block, own } = of;
  const { amount, slot } = of.weighed;
  const { counted, reason } = of.into;
  const { cells: used, caps: usedWide, limit: wideMost } = served;
  used.fill(0);
  usedWide.fill(0);
  for (let cell = 0; cell < cells; cell += 1) sums[cell * BLOCK + own] = 0;
  const last = columns.offsets[block.base + own + 1] as number;
  for (let row = columns.offsets[block.base + own] as number; row < last; row += 1) {
    const place = row - block.first;
    const worth = amount[place] as number;
    const whole = slot[place] as number;
    const cell = whole >> BLOCK_BITS;
    const before = used[cell] as number;
    const lack = ((cellLimit[cell] as number) - before - worth) | 0;
    const cut = lack >> 31;
    let out = (worth + (lack & cut)) | 0;
    used[cell] = before + out;
    const cap = over[cell] as number;
    const beforeWide = usedWide[cap] as number;
    const wideLack = ((wideMost[cap] as number) - beforeWide - out) | 0;
    const wideCut = wideLack >> 31;
    out = (out + (wideLack & wideCut)) | 0;
    usedWide[cap] = beforeWide + out;
    counted[row] = out;
    reason[row] = reasons[8 * cell + (cut & 2) + (wideCut & 1) + ((-out >> 31) & 4)] as number;
    if (deep) out = serveAround(tables, { row, cell, served, into: of.into });
    sums[whole + own] = ((sums[whole + own] as number) + out) | 0;
  }
}

/** The caps around the innermost wide one, where caps lie three deep. */
function serveAround(
  tables: Tables,
  at: {
    readonly row: number;
    readonly cell: number;
    readonly served: Served;
    readonly into: RecordAnswers;
  },
): number {
  const { aroundStart, around, wideReason, inPart } = tables;
  const { caps: usedWide, limit: wideMost } = at.served;
  const { counted, reason } = at.into;
  const last = aroundStart[at.cell + 1] as number;
  for (let index = aroundStart[at.cell] as number; index < last; index += 1) {
    const cap = around[index] as number;
    const room = (wideMost[cap] as number) - (usedWide[cap] as number);
    if ((counted[at.row] as number) > room) {
      counted[at.row] = room;
      reason[at.row] = room > 0 ? inPart : (wideReason[cap] as number);
    }
    usedWide[cap] = (usedWide[cap] as number) + (counted[at.row] as number);
  }
  return counted[at.row] as number;
}
