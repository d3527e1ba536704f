import type { EvaluationInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { type Context, contextOf } from './context.ts';
import { personReader } from './read-person.ts';
import { type Rows, SOURCE } from './rows.ts';
import type { ShapeRow } from './shape-table.ts';

/**
 * A population as columns, for what-if over a province: encoded once, then evaluated under any
 * rules that share its shapes (`run-columns.ts`).
 */
export type Columns = {
  readonly persons: number;
  /** Person p owns rows offsets[p] up to offsets[p + 1]. */
  readonly offsets: Int32Array;
  readonly shape: Uint16Array;
  readonly quantity: Int32Array;
  readonly day: Int32Array;
  /** Rows that are the same work as another row of the person, person by person and work by work. */
  readonly twinRow: Int32Array;
  readonly twinPerson: Int32Array;
  /** Which work, numbered through the population. */
  readonly twinWork: Int32Array;
  /** People that only the reference can answer; their rows are left out. */
  readonly apart: readonly number[];
};

export type ColumnsBuilder = {
  readonly context: Context;
  readonly add: (records: readonly unknown[]) => void;
  readonly finish: () => Columns;
};

/** An amount and a quantity stay below 2^31, so that the loops may use whole numbers of 32 bits. */
const WHOLE_MAX = 2 ** 31 - 1;
/** Where a quantity is divided, it is small enough for the loops' quotient to be exact. */
const DIVIDED_MAX = 2 ** 28;
const DIVISOR_MAX = 1_000_000;
const SHAPES_MAX = 2 ** 16;

/** Whether the loops give this row the amount that the reference gives it. */
function isTabled(context: Context, rows: Rows, at: number): boolean {
  const shape = rows.shape[at] ?? 0;
  const row = context.shapes.rows[shape];
  if (rows.source[at] !== SOURCE.shape || row === undefined || shape >= SHAPES_MAX) return false;
  if (row.second !== null || row.limit !== Infinity || row.coursesPer !== 0) return false;
  if ((context.leaves[row.leaf]?.courses.length ?? 0) > 0) return false;
  return fits(row, rows.first[at] ?? 0);
}

function fits(row: ShapeRow, quantity: number): boolean {
  if (row.first === null) return quantity <= WHOLE_MAX;
  const { num, den, step } = row.first;
  const divided = den > 1;
  if (divided && (den > DIVISOR_MAX || quantity * Math.max(1, num / den) > DIVIDED_MAX))
    return false;
  return row.give + quantity * Math.max(1, (num * step) / den) <= WHOLE_MAX;
}

/** `null` where the pack needs more than the records to know window and requirements. */
export function columnsBuilder(pack: Pack, input: EvaluationInput): ColumnsBuilder | null {
  const context = contextOf(pack, input, undefined);
  if (context === null) return null;
  const reader = personReader(pack, undefined);
  const offsets: number[] = [0];
  const twinRow: number[] = [];
  const twinPerson: number[] = [];
  const twinWork: number[] = [];
  let works = 0;
  const apart: number[] = [];
  let rows = 0;
  let room = 1 << 16;
  let shape = new Uint16Array(room);
  let quantity = new Int32Array(room);
  let day = new Int32Array(room);
  const grow = (): void => {
    room *= 2;
    const [oldShape, oldQuantity, oldDay] = [shape, quantity, day];
    shape = new Uint16Array(room);
    quantity = new Int32Array(room);
    day = new Int32Array(room);
    shape.set(oldShape);
    quantity.set(oldQuantity);
    day.set(oldDay);
  };
  const addRows = (from: Rows): void => {
    const byWork: (number[] | undefined)[] = [];
    for (let at = 0; at < from.count; at += 1) {
      if (from.standing[at] !== 0) continue;
      if (rows === room) grow();
      shape[rows] = from.shape[at] ?? 0;
      quantity[rows] = from.first[at] ?? 0;
      day[rows] = from.day[at] ?? 0;
      const work = from.group[at] ?? 0;
      if (work > 0) (byWork[work] ??= []).push(rows);
      rows += 1;
    }
    for (const members of byWork) {
      if (members === undefined) continue;
      works += 1;
      for (const row of members) {
        twinRow.push(row);
        twinPerson.push(offsets.length - 1);
        twinWork.push(works);
      }
    }
  };
  const add = (records: readonly unknown[]): void => {
    const own = reader.rows;
    let sound = reader.read(records, context, input);
    for (let at = 0; sound && at < own.count; at += 1)
      sound = own.standing[at] !== 0 || isTabled(context, own, at);
    if (sound) addRows(own);
    else apart.push(offsets.length - 1);
    offsets.push(rows);
  };
  const finish = (): Columns => ({
    persons: offsets.length - 1,
    offsets: Int32Array.from(offsets),
    shape: shape.slice(0, rows),
    quantity: quantity.slice(0, rows),
    day: day.slice(0, rows),
    twinRow: Int32Array.from(twinRow),
    twinPerson: Int32Array.from(twinPerson),
    twinWork: Int32Array.from(twinWork),
    apart,
  });
  return { context, add, finish };
}
