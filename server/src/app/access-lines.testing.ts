import type { Caller, Cell, Line } from './access-matrix.testing.ts';

/** What the tables of every room are written with. */
export const persons = [
  'learner',
  'unit-reader',
  'unit-administrator',
  'department-officer',
  'bureau-officer',
  'auditor',
  'system-administrator',
] as const;

export function each(
  callers: readonly Caller[],
  cell: Cell,
  but: Partial<Record<Caller, Cell>> = {},
): Line['may'] {
  return { ...Object.fromEntries(callers.map((caller) => [caller, cell])), ...but };
}
