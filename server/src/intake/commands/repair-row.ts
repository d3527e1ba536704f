import { present } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { IntakeRow, RowState } from '../domain/batch.ts';
import { comesFromSheet, readTexts } from '../domain/read-cells.ts';
import { refuse } from '../errors.ts';
import type { CellProblem, CheckedRow, IntakeKind, Outcome, RowValues } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import { visibleBatch } from '../queries/visible-batch.ts';
import type { BatchKey } from '../store/batch-store.ts';
import {
  heirOf,
  repairRowCells,
  rowByNumber,
  type RowChange,
  rowKeyOf,
  sameThing,
} from '../store/row-store.ts';
import { soundValues } from './read-batch.ts';

const REPAIRABLE: readonly RowState[] = ['bad', 'ready', 'duplicate'];

type Work = {
  readonly op: Operation;
  readonly ports: IntakePorts;
  readonly kind: IntakeKind;
  readonly key: BatchKey;
};

/** Takes in cells that a person corrected on the screen, or none to have the row checked again. */
export async function repairRow(
  op: Operation,
  ports: IntakePorts,
  of: BatchKey & { rowNo: number; version: number; cells: Readonly<Record<string, string>> },
): Promise<IntakeRow> {
  const key = { unitId: of.unitId, batchId: of.batchId };
  const { batch, kind } = await visibleBatch(readingOf(op), ports, key, { lock: true });
  if (batch.state !== 'checked' && batch.state !== 'done') {
    throw refuse('wrong_state', { detail: { state: batch.state } });
  }
  const unknown = Object.keys(of.cells).find((id) => !kind.columns.some((one) => one.id === id));
  if (unknown !== undefined) throw refuse('unknown_column', { detail: { column: unknown } });
  const work = { op, ports, kind, key };
  const row = await lockedRow(work, of.rowNo);
  if (!REPAIRABLE.includes(row.state)) throw refuse('row_not_repairable');
  if (row.version !== of.version) throw refuse('row_changed');
  const repaired = await checkAgain(work, row, of.cells);
  if (row.key !== null && row.key !== repaired.key && row.state !== 'duplicate') {
    await promoteHeir(work, { rowNo: row.rowNo, key: row.key });
  }
  op.note({ ...key, rowNo: row.rowNo, columns: Object.keys(of.cells), state: repaired.state });
  return repaired;
}

async function lockedRow(work: Work, rowNo: number): Promise<IntakeRow> {
  const { op, ports, key } = work;
  const row = await rowByNumber(op.tx, { ...key, keyring: ports.keyring, rowNo, lock: true });
  if (!row) throw refuse('no_row');
  if (row.values === null) throw refuse('rows_removed');
  return row;
}

async function checkAgain(
  work: Work,
  row: IntakeRow,
  cells: Readonly<Record<string, string>>,
): Promise<IntakeRow> {
  const { op, ports, kind, key } = work;
  // What the file had spoilt stays spoilt until that very cell is entered again.
  const spoilt = row.problems.filter(
    (problem) => comesFromSheet(problem) && !(String(problem.column) in cells),
  );
  const values = { ...present(row.values, 'the cells of a row'), ...cells };
  const read = readTexts(
    values,
    kind.columns.filter((column) => !spoilt.some((problem) => problem.column === column.id)),
  );
  const problems = [...spoilt, ...read.problems];
  const kept: RowValues = { ...onlyOf(values, spoilt), ...read.values };
  const [checked] = await kind.check(
    readingOf(op),
    [soundValues({ values: kept, problems })],
    key,
  );
  const found = present(checked, 'a check');
  const rowKey = rowKeyOf(ports.keyring, kind.id, found.key);
  const change = await settled(work, row, [...problems, ...found.problems], found, rowKey);
  const by = requirePerson(op.actor).personId;
  await repairRowCells(
    op.tx,
    {
      ...key,
      keyring: ports.keyring,
      rowNo: row.rowNo,
      version: row.version,
      at: op.now,
      by: Object.keys(cells).length > 0 ? by : null,
    },
    { ...change, values: kept, key: rowKey },
  );
  return {
    ...row,
    ...change,
    values: kept,
    key: rowKey,
    version: row.version + 1,
    repaired: row.repaired || Object.keys(cells).length > 0,
  };
}

async function settled(
  work: Work,
  row: IntakeRow,
  problems: readonly CellProblem[],
  checked: CheckedRow,
  rowKey: string | null,
): Promise<RowChange> {
  if (problems.length > 0) return { state: 'bad', outcome: null, problems };
  const outcome: Outcome = present(checked.outcome, 'the outcome of a sound row');
  if (rowKey !== null) {
    const first = await sameThing(work.op.tx, { ...work.key, key: rowKey, notRowNo: row.rowNo });
    if (first !== null) {
      const problem = { column: null, code: 'intake.duplicate_row', detail: { row: first } };
      return { state: 'duplicate', outcome: null, problems: [problem] };
    }
  }
  return { state: 'ready', outcome, problems: [] };
}

/** The row that stood behind this one as its duplicate is now the first about its thing. */
async function promoteHeir(work: Work, of: { rowNo: number; key: string }): Promise<void> {
  const { op, key } = work;
  const others = { ...key, key: of.key, notRowNo: of.rowNo };
  if ((await sameThing(op.tx, others)) !== null) return;
  const heir = await heirOf(op.tx, others);
  if (heir !== null) await checkAgain(work, await lockedRow(work, heir), {});
}

function onlyOf(values: RowValues, problems: readonly CellProblem[]): RowValues {
  const wanted = new Set(problems.map((problem) => problem.column));
  return Object.fromEntries(Object.entries(values).filter(([column]) => wanted.has(column)));
}
