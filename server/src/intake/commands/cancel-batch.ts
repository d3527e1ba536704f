import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Batch } from '../domain/batch.ts';
import { refuse } from '../errors.ts';
import type { IntakePorts } from '../ports.ts';
import { visibleBatch } from '../queries/visible-batch.ts';
import type { BatchKey } from '../store/batch-store.ts';
import { change } from './apply-batch.ts';

/** Stops at the next chunk. What was brought in until then stays, and can be undone. */
export async function cancelBatch(
  op: Operation,
  ports: IntakePorts,
  key: BatchKey,
): Promise<Batch> {
  const { batch } = await visibleBatch(readingOf(op), ports, key, { lock: true });
  if (batch.state !== 'reading' && batch.state !== 'checked' && batch.state !== 'applying') {
    throw refuse('wrong_state', { detail: { state: batch.state } });
  }
  const to = { state: 'cancelled', endedAt: op.now } as const;
  await change(op, batch, to);
  op.note({ ...key, from: batch.state });
  return { ...batch, ...to };
}
