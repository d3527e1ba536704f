import {
  assert,
  type CaseId,
  formatLocalDate,
  type NodeId,
  type PersonId,
  type TaskId,
} from '@jixu/kernel';
import { deciders } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import { DECIDING_ROLES } from '../access.ts';
import { claimant, type ReviewCase, type ReviewTask } from '../domain/case.ts';
import { lookOn } from '../domain/look-on.ts';
import { refuse } from '../errors.ts';
import { upwards } from '../queries/upwards.ts';
import { absentOn } from '../store/office-store.ts';
import { caseById, tasksOf } from '../store/review-store.ts';
import { insertMovement, moveTask, setClaim, stopEscalation } from '../store/task-store.ts';
import { decidersElsewhere, type Owners } from './conclude.ts';
import { holdCase } from './decide-case.ts';
import { dueOn } from './open-case.ts';

type Which = { readonly subjectId: PersonId; readonly caseId: CaseId };

/** Why an office above may take a case over; null: it may not, the office is at work. */
export async function takeableBecause(
  op: Pick<Operation, 'tx' | 'today'>,
  task: ReviewTask,
  subjectId: PersonId,
): Promise<'overdue' | 'away' | 'nobody-appointed' | null> {
  const people = (await deciders({ db: op.tx }, task.officeId, DECIDING_ROLES, op.today)).filter(
    (personId) => personId !== subjectId,
  );
  if (people.length === 0) return 'nobody-appointed';
  const today = formatLocalDate(op.today);
  const absent = await absentOn(op.tx, people, today);
  if (people.every((personId) => absent.has(personId))) return 'away';
  return task.dueOn !== null && task.dueOn < today ? 'overdue' : null;
}

/**
 * A colleague takes what another works on; an office above takes what nobody is there to decide, or what is over its
 * time. Why is said and stays in the log.
 */
export async function takeOver(
  op: Operation,
  owners: Owners,
  of: Which & { readonly reason: string },
): Promise<NodeId> {
  const { reviewed, tasks, offices, decider } = await holdCase(op, owners, of);
  const task = tasks.find((one) => one.kind === 'step' && one.state === 'open') ?? null;
  const reason = of.reason.trim();
  const holder = task && claimant(task, op.now);
  const ours = offices.some((office) => office.nodeId === task?.officeId);
  if (task && ours && holder !== null && holder !== decider) {
    if (decider === of.subjectId) throw refuse('own_case');
    if ((await decidersElsewhere(op, reviewed, task.stepIndex)).includes(decider))
      throw refuse('decided_before');
    await takeClaim(op, reviewed, task, { by: decider, reason });
    return task.officeId;
  }
  let to: NodeId | null = null;
  if (task) {
    for await (const above of upwards(
      { db: op.tx, today: op.today },
      [task.officeId],
      reviewed.unitId,
    )) {
      if (above === task.officeId) continue;
      to = offices.find((office) => office.nodeId === above)?.nodeId ?? null;
      if (to !== null) break;
    }
  }
  if (!task || to === null) throw refuse('no_case');
  if (decider === of.subjectId) throw refuse('own_case');
  if ((await decidersElsewhere(op, reviewed, task.stepIndex)).includes(decider))
    throw refuse('decided_before');
  if ((await takeableBecause(op, task, of.subjectId)) === null) throw refuse('office_at_work');
  await move(op, reviewed, task, { to, because: 'taken-over', by: decider, reason });
  return to;
}

/** The office had its time: the next one up with somebody who may decide gets it. Safe to run twice. */
export async function escalate(
  op: Operation,
  owners: Owners,
  of: Which & { readonly taskId: TaskId },
): Promise<void> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!seen) return;
  await owners(seen.owner.kind).lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  const task = (await tasksOf(op.tx, of.subjectId, of.caseId)).find(
    (one) => one.taskId === of.taskId,
  );
  if (!reviewed || task?.state !== 'open' || task.escalatesOn === null) return;
  if (task.escalatesOn >= formatLocalDate(op.today)) return;
  const never = [of.subjectId, ...(await decidersElsewhere(op, reviewed, task.stepIndex))];
  for await (const above of upwards(
    { db: op.tx, today: op.today },
    [task.officeId],
    reviewed.unitId,
  )) {
    if (above === task.officeId) continue;
    const people = await deciders({ db: op.tx }, above, DECIDING_ROLES, op.today);
    if (!people.some((personId) => !never.includes(personId))) continue;
    return move(op, reviewed, task, { to: above, because: 'overdue', by: null, reason: null });
  }
  await stopEscalation(op.tx, of);
}

/** The case stays at its office; only who works on it changes. */
async function takeClaim(
  op: Operation,
  { subjectId, caseId }: ReviewCase,
  task: ReviewTask,
  of: { readonly by: PersonId; readonly reason: string },
): Promise<void> {
  const key = { subjectId, taskId: task.taskId };
  const taken = await setClaim(op.tx, { ...key, by: of.by, at: op.now });
  assert(taken, 'review: a task moved under the lock of its case');
  await insertMovement(op.tx, {
    ...key,
    movementId: op.newId<'movement'>(),
    caseId,
    from: task.officeId,
    to: task.officeId,
    because: 'taken-over',
    by: of.by,
    reason: of.reason,
    at: op.now,
  });
}

async function move(
  op: Operation,
  reviewed: ReviewCase,
  task: ReviewTask,
  of: {
    to: NodeId;
    because: 'overdue' | 'taken-over';
    by: PersonId | null;
    reason: string | null;
  },
): Promise<void> {
  const { subjectId, caseId } = reviewed;
  const step = reviewed.route.steps[task.stepIndex];
  assert(step, 'review: a task without a step');
  const again = step.escalation && of.because === 'overdue' ? step.escalation.workingDays : null;
  const due = await dueOn(op, of.to, step);
  const moved = await moveTask(op.tx, {
    subjectId,
    taskId: task.taskId,
    from: task.officeId,
    to: of.to,
    because: of.because,
    dueOn: due,
    lookOn: lookOn({ ...reviewed, opened: op.today, dueOn: due, silentOn: task.silentOn }),
    escalatesOn: again === null ? null : formatLocalDate(addWorkingDays(op.today, again)),
  });
  assert(moved, 'review: a task moved under the lock of its case');
  await insertMovement(op.tx, {
    subjectId,
    movementId: op.newId<'movement'>(),
    caseId,
    taskId: task.taskId,
    from: task.officeId,
    to: of.to,
    because: of.because,
    by: of.by,
    reason: of.reason,
    at: op.now,
  });
  op.emit({
    type: 'review.moved',
    subjectId,
    payload: { subjectId, caseId, from: task.officeId, to: of.to, because: of.because },
  });
}
