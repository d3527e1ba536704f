import type { EvidenceId, PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { attach } from '../store/evidence-store.ts';

/**
 * For a room that attaches files to something of a person: they are that person's, they exist, and from now on they are
 * kept for good.
 */
export async function requireOwn(
  op: Operation,
  personId: PersonId,
  ids: readonly EvidenceId[],
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await attach(op.tx, { personId, ids: wanted, at: op.now });
  if (found !== wanted.length) throw refuse('not_attachable');
}
