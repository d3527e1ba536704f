import { present } from '@jixu/kernel';
import type { IntakeCell, IntakeCells } from '../kind.ts';

/**
 * The cells of many rows, each by the place of its column. A list says the same of many people, so each text stands once
 * and a cell is its place, counted from 1; 0 says nothing, and a cell with a remark is a pair. A quarter of the bytes of
 * the texts themselves, all of which would be sealed, sent and written.
 */
export type PackedCells = {
  readonly columns: readonly string[];
  readonly texts: readonly string[];
  readonly rows: readonly (readonly PackedCell[])[];
};
type PackedCell = number | readonly [text: number, problem: string];

/** As lots were packed before: 0, or the text itself. */
type SpelledCells = {
  readonly columns: readonly string[];
  readonly texts?: undefined;
  readonly rows: readonly (readonly (string | 0 | readonly [text: string, problem: string])[])[];
};

export function packedCells(rows: readonly IntakeCells[]): PackedCells {
  const named = new Set<string>();
  for (const cells of rows) for (const column in cells) named.add(column);
  const columns = [...named];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size + 1);
    return places.size;
  };
  const packed = rows.map((cells) =>
    columns.map((column): PackedCell => {
      const cell = cells[column];
      if (cell === undefined) return 0;
      const text = placeOf(cell.text);
      return cell.problem === undefined ? text : [text, cell.problem];
    }),
  );
  return { columns, texts: [...places.keys()], rows: packed };
}

export function cellsFrom(of: PackedCells | SpelledCells): readonly IntakeCells[] {
  const { texts } = of;
  const textOf = (said: string | number): string =>
    typeof said === 'string' ? said : present(texts?.[said - 1], 'the text of a cell');
  return of.rows.map((packed) => {
    const cells: Record<string, IntakeCell> = {};
    for (const [place, column] of of.columns.entries()) {
      const cell = packed[place];
      if (cell === undefined || cell === 0) continue;
      if (typeof cell === 'object') cells[column] = { text: textOf(cell[0]), problem: cell[1] };
      else cells[column] = { text: textOf(cell) };
    }
    return cells;
  });
}
