import { present } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { IntakeRow, RowState } from '../domain/batch.ts';
import { identityOf, typedCells } from '../domain/read-cells.ts';
import { refuse } from '../errors.ts';
import type { CheckedRow, IntakeKind } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import { visibleBatch } from '../queries/visible-batch.ts';
import type { BatchKey } from '../store/batch-store.ts';
import {
  heirOf,
  repairRowCells,
  type RowChange,
  rowKeys,
  sameThing,
  singledOut,
} from '../store/row-store.ts';
import { checkRow } from './check-rows.ts';

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
  const row = await singledOut(op.tx, { ...key, keyring: ports.keyring, rowNo, at: op.now });
  if (!row) throw refuse('no_row');
  if (row.cells === null) throw refuse('rows_removed');
  return row;
}

async function checkAgain(
  work: Work,
  row: IntakeRow,
  texts: Readonly<Record<string, string>>,
): Promise<IntakeRow> {
  const { op, ports, kind, key } = work;
  // A cell that the file had spoilt stays spoilt until that very cell is entered again.
  const cells = { ...present(row.cells, 'the cells of a row'), ...typedCells(texts) };
  const opened = await kind.open(readingOf(op), key);
  const checked = await checkRow(readingOf(op), opened, cells);
  const rowKey = rowKeys(ports.keyring, kind.id)(identityOf(cells, kind));
  const change = await settled(work, row, checked, rowKey);
  const typed = Object.keys(texts).length > 0;
  const by = typed ? requirePerson(op.actor).personId : null;
  await repairRowCells(
    op.tx,
    {
      ...key,
      keyring: ports.keyring,
      rowNo: row.rowNo,
      version: row.version,
      at: op.now,
      by,
    },
    { ...change, cells, key: rowKey },
  );
  const version = row.version + 1;
  return { ...row, ...change, cells, key: rowKey, version, repaired: row.repaired || typed };
}

async function settled(
  work: Work,
  row: IntakeRow,
  checked: CheckedRow,
  rowKey: string | null,
): Promise<RowChange> {
  const { problems, outcome } = checked;
  if (problems.length > 0) return { state: 'bad', outcome: null, problems };
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
