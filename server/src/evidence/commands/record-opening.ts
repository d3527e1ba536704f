import type { Operations } from '../../platform/operation/operation.ts';
import type { Reading } from '../../platform/http/route.ts';
import { isOwner } from '../access.ts';
import type { EvidenceFile } from '../domain/evidence-file.ts';
import { insertOpening } from '../store/evidence-store.ts';

/** Whoever opens somebody else's file is on record before the first byte leaves. */
export async function recordOpening(
  context: Pick<Reading, 'actor'> & { readonly operations: Operations },
  file: EvidenceFile,
  what: 'file' | 'preview',
): Promise<void> {
  const { actor } = context;
  if (isOwner(context, file.personId) || actor.kind !== 'person') return;
  await context.operations.run(
    { type: 'evidence.open', actor, subjectId: file.personId },
    async (op) => {
      op.note({ evidenceId: file.evidenceId, what });
      await insertOpening(op.tx, {
        personId: file.personId,
        openingId: op.newId<'opening'>(),
        evidenceId: file.evidenceId,
        openedBy: actor.personId,
        what,
        at: op.now,
      });
    },
  );
}
