import type { EvidenceId, PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { mayHandIn } from '../access.ts';
import { refuse } from '../errors.ts';
import { attach, fileById, putFile } from '../store/evidence-store.ts';

/**
 * A file that the caller handed in proves something of somebody else too: one list of those who attended is the proof of
 * every one of them. The bytes are kept once; each person has evidence of their own.
 */
export async function handOn(
  op: Operation,
  of: { readonly evidenceId: EvidenceId; readonly to: PersonId },
): Promise<EvidenceId> {
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const { personId: from } = op.actor;
  const file = await fileById(op.tx, from, of.evidenceId);
  if (!file) throw refuse('not_attachable');
  await mayHandIn(readingOf(op), of.to);
  await attach(op.tx, { personId: from, ids: [of.evidenceId], at: op.now });
  const evidenceId: EvidenceId = op.newId<'evidence'>();
  const kept = await putFile(op.tx, {
    ...file,
    personId: of.to,
    evidenceId,
    uploadedBy: from,
    uploadedAt: op.now,
  });
  return kept.evidenceId;
}
