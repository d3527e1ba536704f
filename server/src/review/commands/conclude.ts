import { type AppointmentId, assert, type PersonId, type TaskId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { CaseDecision, CaseOwner } from '../case-owner.ts';
import { nextOf, type Outcome, type ReviewCase, type ReviewTask } from '../domain/case.ts';
import {
  closeTask,
  decisionsOf,
  insertDecision,
  moveCase,
  voidTasks,
} from '../store/review-store.ts';
import { votesOf } from '../store/vote-store.ts';
import { openTask } from './open-case.ts';

export type Owners = (kind: string) => CaseOwner;

/** A decision that no person made: of the calendar, of the samples, or of the person concerned. */
export const UNSAID = { opinion: null, items: [], fields: {}, appointmentId: null } as const;

export type Conclusion = {
  readonly outcome: Outcome;
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly decidedBy: PersonId | null;
  readonly appointmentId: AppointmentId | null;
};

/** Writes the decision, moves the case, lets the owner act, opens what comes next. The case is locked. */
export async function conclude(
  op: Operation,
  owner: CaseOwner,
  reviewed: ReviewCase,
  task: ReviewTask,
  of: Conclusion,
): Promise<ReviewCase> {
  const step = reviewed.route.steps[task.stepIndex];
  assert(step, 'review: a task without a step');
  const next = nextOf({ ...reviewed, stepIndex: task.stepIndex, outcome: of.outcome });
  const closed = await closeTask(op.tx, {
    subjectId: reviewed.subjectId,
    taskId: task.taskId,
    from: ['open', 'standing'],
    to: of.outcome === 'silent-pass' ? 'passed-by-silence' : 'decided',
    at: op.now,
  });
  assert(closed, 'review: a task changed under the lock of its case');
  await record(op, reviewed, task.taskId, task.stepIndex, of);
  const moved = await moveCase(op.tx, { ...reviewed, ...next, at: op.now });
  assert(moved, 'review: a case changed under its lock');
  // A reopening that was asked for while the case went on has nothing to open any more.
  if (next.state !== 'open' && next.state !== 'settled') {
    await voidTasks(op.tx, reviewed.subjectId, reviewed.caseId, op.now);
  }
  const decision: CaseDecision = {
    step,
    stepIndex: task.stepIndex,
    outcome: of.outcome,
    countedBefore: reviewed.counted,
    opinion: of.opinion,
    items: of.items,
    fields: of.fields,
    decidedBy: of.decidedBy,
  };
  await owner.onDecided(op, reviewed, decision);
  if (next.open !== null)
    await openTask(
      op,
      reviewed,
      next.open,
      'open',
      await decidersElsewhere(op, reviewed, next.open),
    );
  for (const index of next.standing) await openTask(op, reviewed, index, 'standing');
  tell(op, reviewed, task.stepIndex, of);
  return { ...reviewed, ...next, version: reviewed.version + 1 };
}

/** Who decided, or spoke at, another step of the case: nobody decides two. */
export async function decidersElsewhere(
  op: Operation,
  reviewed: Pick<ReviewCase, 'subjectId' | 'caseId' | 'route'>,
  stepIndex: number,
): Promise<readonly PersonId[]> {
  if (reviewed.route.steps.length === 1) return [];
  const { subjectId, caseId } = reviewed;
  const decisions = await decisionsOf(op.tx, subjectId, caseId);
  const votes = await votesOf(op.tx, subjectId, caseId);
  const people = [
    ...decisions.filter((one) => one.stepIndex !== stepIndex).map((one) => one.decidedBy),
    ...votes.filter((one) => one.stepIndex !== stepIndex).map((one) => one.voterId),
  ];
  return people.filter((personId) => personId !== null);
}

export async function record(
  op: Operation,
  reviewed: ReviewCase,
  taskId: TaskId,
  stepIndex: number,
  of: Conclusion,
): Promise<void> {
  await insertDecision(op.tx, {
    ...of,
    subjectId: reviewed.subjectId,
    caseId: reviewed.caseId,
    decisionId: op.newId(),
    taskId,
    stepIndex,
    caseVersion: reviewed.version,
    operationId: op.id,
    at: op.now,
  });
}

export function tell(op: Operation, reviewed: ReviewCase, stepIndex: number, of: Conclusion): void {
  op.emit({
    type: 'review.decided',
    subjectId: reviewed.subjectId,
    payload: {
      caseId: reviewed.caseId,
      subjectId: reviewed.subjectId,
      ownerKind: reviewed.owner.kind,
      ownerId: reviewed.owner.id,
      stepIndex,
      outcome: of.outcome,
      countedBefore: reviewed.counted,
    },
  });
}
