import { type CaseId, formatLocalDate, type PersonId, type TaskId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { caseById, tasksOf } from '../store/review-store.ts';
import { conclude, type Owners, UNSAID } from './conclude.ts';

/** Silence: the last day for an opinion is over and nobody spoke. Run for one task by the job; safe to run twice. */
export async function passBySilence(
  op: Operation,
  owners: Owners,
  of: { subjectId: PersonId; caseId: CaseId; taskId: TaskId },
): Promise<void> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!seen) return;
  const owner = owners(seen.owner.kind);
  await owner.lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  const task = (await tasksOf(op.tx, of.subjectId, of.caseId)).find(
    (found) => found.taskId === of.taskId,
  );
  if (!reviewed || task?.state !== 'open' || task.silentOn === null) return;
  if (task.silentOn >= formatLocalDate(op.today)) return;
  await conclude(op, owner, reviewed, task, {
    ...UNSAID,
    outcome: 'silent-pass',
    decidedBy: null,
  });
}
