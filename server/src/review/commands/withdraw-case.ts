import type { CaseId, PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { caseById, decisionsOf, tasksOf } from '../store/review-store.ts';
import { votesOf } from '../store/vote-store.ts';
import { conclude, type Owners, UNSAID } from './conclude.ts';

/** The person takes the case back while nobody has decided; `by` where whoever handed it in for the person does. */
export async function withdrawCase(
  op: Operation,
  owners: Owners,
  of: { subjectId: PersonId; caseId: CaseId; by?: PersonId },
): Promise<void> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!seen) throw refuse('no_case');
  const owner = owners(seen.owner.kind);
  await owner.lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  if (!reviewed) throw refuse('no_case');
  const decisions = await decisionsOf(op.tx, of.subjectId, of.caseId);
  const task = (await tasksOf(op.tx, of.subjectId, of.caseId)).find(
    (found) => found.state === 'open',
  );
  if (reviewed.state !== 'open' || !task)
    throw refuse('already_decided', { detail: { state: reviewed.state } });
  const votes = await votesOf(op.tx, of.subjectId, of.caseId);
  if (reviewed.route.withdraw !== 'while-undecided' || decisions.length + votes.length > 0)
    throw refuse('not_withdrawable');
  await conclude(op, owner, reviewed, task, {
    ...UNSAID,
    outcome: 'withdraw',
    decidedBy: of.by ?? of.subjectId,
  });
}
