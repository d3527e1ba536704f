import type { Reading } from '../../platform/http/route.ts';
import type { CheckedRow, IntakeCells, OpenedKind } from '../kind.ts';

/** Rows wait for the database, not for the processor; more at once would take connections away from requests. */
const AT_ONCE = 4;

/** The dry run of many rows, in their order. */
export async function checkRows(
  read: Reading,
  opened: OpenedKind,
  rows: readonly IntakeCells[],
): Promise<readonly CheckedRow[]> {
  const checked: CheckedRow[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < rows.length; index = next++) {
      checked[index] = await checkRow(read, opened, rows[index] ?? {});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return checked;
}

export async function checkRow(
  read: Reading,
  opened: OpenedKind,
  row: IntakeCells,
): Promise<CheckedRow> {
  const problems = await opened.check(read, row);
  return { problems, outcome: problems.length > 0 ? null : await opened.foresee(read, row) };
}
