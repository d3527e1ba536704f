import type { IntakeCell, IntakeCells } from '../kind.ts';

/**
 * The cells of many rows, each by the place of its column: most are plain text, so text is a bare string, a cell that
 * says nothing is 0, and one with a remark is a pair. A third of the bytes of the objects, and of the time to read them.
 */
export type PackedCells = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PackedCell[])[];
};
type PackedCell = string | 0 | readonly [text: string, problem: string];

export function packedCells(rows: readonly IntakeCells[]): PackedCells {
  const named = new Set<string>();
  for (const cells of rows) for (const column in cells) named.add(column);
  const columns = [...named];
  const packed = (cells: IntakeCells) =>
    columns.map((column): PackedCell => {
      const cell = cells[column];
      if (cell === undefined) return 0;
      return cell.problem === undefined ? cell.text : [cell.text, cell.problem];
    });
  return { columns, rows: rows.map(packed) };
}

export function cellsFrom({ columns, rows }: PackedCells): readonly IntakeCells[] {
  return rows.map((packed) => {
    const cells: Record<string, IntakeCell> = {};
    for (const [place, column] of columns.entries()) {
      const cell = packed[place];
      if (cell === undefined || cell === 0) continue;
      const [text, problem] = typeof cell === 'string' ? [cell] : cell;
      cells[column] = problem === undefined ? { text } : { text, problem };
    }
    return cells;
  });
}
