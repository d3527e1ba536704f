import { present } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { actingOf } from '../access.ts';
import type { Batch } from '../domain/batch.ts';
import { refuse } from '../errors.ts';
import { kindOf } from '../find-kind.ts';
import type { AppliedRow, CellProblem, IntakeKind } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import { visibleBatch } from '../queries/visible-batch.ts';
import type { BatchKey } from '../store/batch-store.ts';
import {
  type Lot,
  markLotUndone,
  nextLot,
  subjectsOfLot,
  undoNotesOf,
} from '../store/lot-store.ts';
import { countRows, lastApplied, markTakenBack } from '../store/row-store.ts';
import { change, type Chunk, inChunks, ROWS_AT_ONCE, strayFrom } from './apply-batch.ts';
import { rowByItself } from './row-by-itself.ts';
import { workRequest } from './work-request.ts';

/** Starts taking the whole batch back; what has been built upon meanwhile stays, with its reason. */
export async function undoBatch(op: Operation, ports: IntakePorts, key: BatchKey): Promise<Batch> {
  const { batch, kind } = await visibleBatch(readingOf(op), ports, key, { lock: true });
  if (kind.undo === null) throw refuse('cannot_undo');
  const counts = await countRows(op.tx, key);
  if ((batch.state !== 'done' && batch.state !== 'cancelled') || counts.applied === 0) {
    throw refuse('wrong_state', { detail: { state: batch.state } });
  }
  const to = { state: 'undoing', acting: actingOf(op.actor), run: 0, stopped: null } as const;
  await change(op, batch, to);
  op.enqueue(workRequest('undoing', key));
  op.note({ ...key, rows: counts.applied });
  return { ...batch, ...to };
}

/** The job: rows from the last to the first. */
export async function takeBack(ports: IntakePorts, key: BatchKey): Promise<void> {
  await inChunks(ports, key, 'undoing', (op, batch) => takeBackChunk(op, ports, batch));
}

async function takeBackChunk(op: Operation, ports: IntakePorts, batch: Batch): Promise<Chunk> {
  const context = { unitId: batch.unitId, batchId: batch.batchId };
  const kind = kindOf(ports, batch.kind);
  const undo = present(kind.undo, 'the undo of a kind that is being undone');
  const limit = ROWS_AT_ONCE;
  // Rows that went their own way first: those were brought in after the lots.
  const rows = await lastApplied(op.tx, { ...context, keyring: ports.keyring, limit });
  if (rows.length === 0) {
    const lot = await nextLot(op.tx, context, { state: 'applied', from: 'last' });
    if (lot !== null) {
      await takeLotBack(op, { ports, kind, lot });
      await change(op, batch, { run: 0 });
      op.note({ ...context, rows: lot.rowNos.length });
      return 'more';
    }
    await change(op, batch, { state: 'undone', endedAt: op.now });
    op.note({ ...context, undone: (await countRows(op.tx, context)).undone });
    return 'over';
  }
  for (const row of rows) {
    const problems = row.outcome === 'unchanged' ? null : await takeRowBack(op, undo, row);
    await markTakenBack(op.tx, { ...context, rowNo: row.rowNo, at: op.now }, problems);
  }
  await change(op, batch, { run: 0 });
  op.note({ ...context, rows: rows.length });
  return 'more';
}

/** What can go without a question goes together; the others leave the lot and are asked for one by one, next. */
async function takeLotBack(
  op: Operation,
  of: { ports: IntakePorts; kind: IntakeKind; lot: Lot },
): Promise<void> {
  const { ports, kind, lot } = of;
  const notes = lot.outcome === 'unchanged' ? [] : await undoNotesOf(op.tx, lot, ports);
  const subjects = await subjectsOfLot(op.tx, lot);
  const applied = notes.map((undo, place): AppliedRow => {
    return { outcome: lot.outcome, subjectId: subjects[place] ?? null, undo };
  });
  const gone = (await kind.undoSet?.(op, applied)) ?? [];
  const strays = new Map(applied.flatMap((row, place) => (gone[place] ? [] : [[place, row]])));
  const rest = await strayFrom(op, { ports, lot, strays });
  if (rest !== null) await markLotUndone(op.tx, rest, op.now);
}

/** null: it is as if the row had not been brought in. Otherwise why it stays. */
async function takeRowBack(
  op: Operation,
  undo: NonNullable<IntakeKind['undo']>,
  row: AppliedRow,
): Promise<readonly CellProblem[] | null> {
  const said: { result: 'undone' | 'kept' } = { result: 'undone' };
  const problems = await rowByItself(op, async (inner) => {
    said.result = await undo(inner, row);
  });
  if (problems !== null) return problems;
  return said.result === 'kept' ? [{ column: null, code: 'intake.kept' }] : null;
}
