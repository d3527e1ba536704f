import { asId, type BatchId, type NodeId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { StoredFile } from '../../platform/storage/storage.ts';
import { actingOf, requireUnit } from '../access.ts';
import type { Batch } from '../domain/batch.ts';
import { shortName } from '../domain/file-name.ts';
import { refuse } from '../errors.ts';
import type { IntakeKind } from '../kind.ts';
import { batchByKey, batchOfFile, insertBatch, openBatches } from '../store/batch-store.ts';
import { DISCARD_JOB, workRequest } from './work-request.ts';

/** Nobody works on more lists of one unit at the same time; more is somebody filling the disk. */
const OPEN_MAX = 20;

export type OpenedBatch = { readonly batch: Batch; readonly already: boolean };

/** Makes a stored file a batch that will be read, or answers the batch which that file is already. */
export async function openBatch(
  op: Operation,
  kind: IntakeKind,
  of: { unitId: NodeId; stored: StoredFile; fileName: string },
): Promise<OpenedBatch> {
  await requireUnit(readingOf(op), kind, of.unitId);
  const { sha256, key: storageKey } = of.stored;
  const file = { unitId: of.unitId, kind: kind.id, sha256 };
  const batchId: BatchId = op.newId<'batch'>();
  const key = { unitId: of.unitId, batchId };
  const opened = await insertBatch(op.tx, {
    ...key,
    ...file,
    storageKey,
    fileName: shortName(of.fileName),
    acting: actingOf(op.actor),
    at: op.now,
  });
  op.note({ ...file, batchId, opened });
  if (!opened) {
    op.enqueue({ name: DISCARD_JOB, payload: { keys: [storageKey] } });
    const earlier = await batchOfFile(op.tx, file);
    // It was undone or cancelled between the two statements: the next attempt opens a new one.
    if (!earlier) throw refuse('wrong_state', { detail: { state: 'changing' } });
    return { batch: earlier, already: true };
  }
  if ((await openBatches(op.tx, of.unitId)) > OPEN_MAX) {
    throw refuse('too_many_batches', { detail: { limit: OPEN_MAX } });
  }
  op.enqueue(workRequest('reading', key));
  const batch = await batchByKey(op.tx, { unitId: of.unitId, batchId: asId<'batch'>(batchId) });
  if (!batch) throw refuse('no_batch');
  return { batch, already: false };
}
