import type { Reading } from '../../platform/http/route.ts';
import { type BatchPermissions, batchPermissions } from '../access.ts';
import type { Batch, Counts } from '../domain/batch.ts';
import type { IntakeKind } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import type { BatchKey } from '../store/batch-store.ts';
import { countRows } from '../store/row-store.ts';
import { secondPerson } from './second-person.ts';
import { visibleBatch } from './visible-batch.ts';

export type BatchView = {
  readonly batch: Batch;
  readonly kind: IntakeKind;
  readonly counts: Counts;
  readonly secondPerson: { readonly needed: boolean; readonly changed: number };
  readonly permissions: BatchPermissions;
};

/** How far a batch has come, and what the caller may do next. */
export async function batchView(
  read: Reading,
  ports: Pick<IntakePorts, 'kinds' | 'moreKinds'>,
  key: BatchKey,
): Promise<BatchView> {
  const { batch, kind } = await visibleBatch(read, ports, key);
  return viewOf(read, kind, batch);
}

export async function viewOf(read: Reading, kind: IntakeKind, batch: Batch): Promise<BatchView> {
  const counts = await countRows(read.db, batch);
  const second = await secondPerson(read, batch, counts);
  return {
    batch,
    kind,
    counts,
    secondPerson: { needed: second.needed, changed: second.changed },
    permissions: batchPermissions({
      batch,
      kind,
      ready: counts.ready,
      applied: counts.applied,
      secondPersonNeeded: second.needed,
      hadAHand: second.hadAHand,
    }),
  };
}
