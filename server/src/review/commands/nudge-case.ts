import { type CaseId, formatLocalDate, type PersonId, shanghaiDateOf } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import type { ReviewTask } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import { caseById, tasksOf } from '../store/review-store.ts';
import { setNudged } from '../store/task-store.ts';

/** Asking at once only costs time; before that the office has just begun. */
export const NUDGE_AFTER_WORKING_DAYS = 3;

/** The first day on which the person may remind the office, once; null where it was done or nothing waits. */
export function nudgeFrom(task: ReviewTask | null): string | null {
  if (task === null || task.state !== 'open' || task.nudgedAt !== null) return null;
  const opened = shanghaiDateOf(task.openedAt);
  return formatLocalDate(addWorkingDays(opened, NUDGE_AFTER_WORKING_DAYS));
}

/** The person reminds the office that has the case: once at each station. */
export async function nudgeCase(
  op: Operation,
  of: { subjectId: PersonId; caseId: CaseId },
): Promise<void> {
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  if (!reviewed) throw refuse('no_case');
  const task = (await tasksOf(op.tx, of.subjectId, of.caseId)).find(
    (one) => one.state === 'open' && one.kind === 'step',
  );
  if (!task) throw refuse('already_decided', { detail: { state: reviewed.state } });
  if (task.nudgedAt !== null) throw refuse('nudged_before');
  const from = nudgeFrom(task);
  if (from === null || formatLocalDate(op.today) < from)
    throw refuse('nudge_too_early', { detail: { from: from ?? '' } });
  if (!(await setNudged(op.tx, { ...of, taskId: task.taskId, at: op.now })))
    throw refuse('nudged_before');
  op.emit({
    type: 'review.nudged',
    subjectId: of.subjectId,
    payload: {
      ...of,
      ownerKind: reviewed.owner.kind,
      ownerId: reviewed.owner.id,
      officeId: task.officeId,
    },
  });
}
