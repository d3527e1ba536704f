import type { Reading } from '../../platform/http/route.ts';
import { mayBringIn } from '../access.ts';
import type { Batch } from '../domain/batch.ts';
import { refuse } from '../errors.ts';
import { kindOf } from '../find-kind.ts';
import type { IntakeKind } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import { batchByKey, type BatchKey } from '../store/batch-store.ts';

/** The batch, or one refusal for what does not exist and what is not for the caller. */
export async function visibleBatch(
  read: Reading,
  ports: Pick<IntakePorts, 'kinds' | 'moreKinds'>,
  key: BatchKey,
  options: { lock?: boolean } = {},
): Promise<{ batch: Batch; kind: IntakeKind }> {
  const batch = await batchByKey(read.db, key, options);
  if (!batch) throw refuse('no_batch');
  const kind = kindOf(ports, batch.kind);
  if (!(await mayBringIn(read, kind, batch.unitId))) throw refuse('no_batch');
  return { batch, kind };
}
