import type { Cell, CellKind, CellProblem, SheetRow } from './cells.ts';
import { EMPTY_CELL } from './cells.ts';

/**
 * Rows between the two processes. Most cells are text, so text travels as a bare string, empty as
 * 0 and the rest as a short tuple: a third of the bytes of the objects themselves.
 */
export type WireCell =
  | string
  | 0
  | readonly [kind: number, text: string]
  | readonly [kind: number, text: string, problem: number];
export type WireRow = readonly [number: number, hidden: 0 | 1, cells: readonly WireCell[]];

const KINDS: readonly CellKind[] = ['text', 'number', 'date', 'boolean', 'formula', 'empty'];
const PROBLEMS: readonly CellProblem[] = [
  'number_lost_digits',
  'error_value',
  'formula_without_value',
  'bad_date',
  'bad_value',
  'control_characters',
];

export function toWire(cell: Cell): WireCell {
  if (cell.problem !== undefined) {
    return [KINDS.indexOf(cell.kind), cell.text, PROBLEMS.indexOf(cell.problem)];
  }
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'empty' ? 0 : [KINDS.indexOf(cell.kind), cell.text];
}

/** The child is our own code, but it has read a stranger's file: what it says is checked. */
export function fromWire(value: unknown): SheetRow | null {
  if (!Array.isArray(value)) return null;
  const [number, hidden, wireCells]: unknown[] = value;
  if (typeof number !== 'number' || !Array.isArray(wireCells)) return null;
  const cells: Cell[] = [];
  for (const wire of wireCells) {
    const cell = cellFromWire(wire);
    if (cell === null) return null;
    cells.push(cell);
  }
  return { number, hidden: hidden === 1, cells };
}

function cellFromWire(wire: unknown): Cell | null {
  if (typeof wire === 'string') return { text: wire, kind: 'text' };
  if (wire === 0) return EMPTY_CELL;
  if (!Array.isArray(wire)) return null;
  const [kindIndex, text, problemIndex]: unknown[] = wire;
  const kind = typeof kindIndex === 'number' ? KINDS[kindIndex] : undefined;
  if (kind === undefined || typeof text !== 'string') return null;
  if (problemIndex === undefined) return { text, kind };
  const problem = typeof problemIndex === 'number' ? PROBLEMS[problemIndex] : undefined;
  return problem === undefined ? null : { text, kind, problem };
}
