import type { Operation } from '../../platform/operation/operation.ts';
import type { HourRecord } from '../domain/record.ts';
import { covers } from '../domain/sealed.ts';
import { refuse } from '../errors.ts';
import { lockUnit, type Seal, sealsOf } from '../store/seal-store.ts';

type Dated = Pick<HourRecord, 'unitId' | 'packId' | 'facts'>;

/** A record of a sealed span changes only after it was opened again. Holds off whoever would seal until the commit. */
export async function refuseSealed(
  op: Operation,
  record: Dated,
  before: (Dated & Pick<HourRecord, 'unsealed'>) | null,
): Promise<void> {
  if (record.unitId === null) return;
  await lockUnit(op.tx, record.unitId, 'shared');
  const seals = await sealsOf(op.tx, [record.unitId]);
  const seal = seals.find((one) => covers(one, record));
  if (!seal) return;
  // Opened again where it stands, not to be moved into another sealed span.
  if (before?.unsealed === true && covers(seal, before)) return;
  throw refuse('sealed', { detail: { from: seal.fromOn, to: seal.toOn } });
}

/**
 * Caps and same work make records depend on each other: what changes in a sealed span must come from a record that was
 * opened again there. The seal in the way; null where none is.
 */
export async function sealOver(
  op: Operation,
  changed: readonly HourRecord[],
  cause: HourRecord | null,
): Promise<Seal | null> {
  const units = [...new Set(changed.flatMap((record) => record.unitId ?? []))];
  const seals = await sealsOf(op.tx, units);
  for (const record of changed) {
    const seal = seals.find((one) => covers(one, record));
    if (!seal || record.unsealed) continue;
    if (cause?.unsealed === true && covers(seal, cause)) continue;
    return seal;
  }
  return null;
}
