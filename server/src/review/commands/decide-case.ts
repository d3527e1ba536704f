import { type AppointmentId, assert, type CaseId, type PersonId, type TaskId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingOffices } from '../access.ts';
import type { CaseDecision, CaseOwner } from '../case-owner.ts';
import {
  batchAllowed,
  needsOpinion,
  nextOf,
  outcomesOf,
  type Outcome,
  type ReviewCase,
  type ReviewTask,
} from '../domain/case.ts';
import { refuse } from '../errors.ts';
import {
  caseById,
  closeTask,
  decisionsOf,
  insertDecision,
  moveCase,
  tasksOf,
  voidTasks,
} from '../store/review-store.ts';
import { openTask } from './open-case.ts';

export type Decide = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  /** The version the reviewer looked at: approve what you saw. */
  readonly version: number;
  readonly outcome: 'pass' | 'return' | 'reject' | 'veto';
  readonly opinion: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly inBatch: boolean;
};

export type Owners = (kind: string) => CaseOwner;

/** A person at the office of an open (or standing) step decides; the owner's effect happens in the same transaction. */
export async function decideCase(op: Operation, owners: Owners, of: Decide): Promise<ReviewCase> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  const offices = decidingOffices(op.actor);
  if (!seen || op.actor.kind !== 'person') throw refuse('no_case');
  const decider = op.actor.personId;
  const owner = owners(seen.owner.kind);
  await owner.lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  if (!reviewed) throw refuse('no_case');
  const tasks = await tasksOf(op.tx, of.subjectId, of.caseId);
  const mine = tasks.filter((task) => offices.some((office) => office.nodeId === task.officeId));
  if (mine.length === 0) throw refuse('no_case');
  const task = taskFor(mine, of.outcome);
  if (!task) throw refuse('already_decided', { detail: { state: reviewed.state } });
  if (reviewed.version !== of.version)
    throw refuse('case_changed', { detail: { state: reviewed.state } });
  if (decider === of.subjectId) throw refuse('own_case');
  const earlier = await decisionsOf(op.tx, of.subjectId, of.caseId);
  if (earlier.some((decision) => decision.decidedBy === decider)) throw refuse('decided_before');
  const opinion = checkOutcome(reviewed, task, of);
  const appointment = offices.find((office) => office.nodeId === task.officeId);
  return conclude(op, owner, reviewed, task, {
    outcome: of.outcome,
    opinion,
    fields: of.fields,
    decidedBy: decider,
    appointmentId: appointment?.appointmentId ?? null,
  });
}

/** A veto answers a standing task; everything else an open one. */
function taskFor(tasks: readonly ReviewTask[], outcome: Outcome): ReviewTask | null {
  const state = outcome === 'veto' ? 'standing' : 'open';
  return tasks.find((task) => task.state === state) ?? null;
}

function checkOutcome(reviewed: ReviewCase, task: ReviewTask, of: Decide): string | null {
  const step = reviewed.route.steps[task.stepIndex];
  if (!step || !outcomesOf(step).includes(of.outcome)) throw refuse('outcome_not_offered');
  if (of.inBatch && !batchAllowed(step, of.outcome)) throw refuse('batch_not_allowed');
  const opinion = of.opinion?.trim() || null;
  if (needsOpinion(step, of.outcome) && (opinion === null || opinion.length < 2)) {
    throw refuse('opinion_required', {
      fields: [{ path: 'body/opinion', code: 'review.opinion_required' }],
    });
  }
  return opinion;
}

type Conclusion = {
  readonly outcome: Outcome;
  readonly opinion: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly decidedBy: PersonId | null;
  readonly appointmentId: AppointmentId | null;
};

/** Writes the decision, moves the case, lets the owner act, opens what comes next. The case is locked. */
async function conclude(
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
  if (next.state !== 'open' && next.state !== 'settled') {
    await voidTasks(op.tx, reviewed.subjectId, reviewed.caseId, op.now);
  }
  const decision: CaseDecision = {
    step,
    stepIndex: task.stepIndex,
    outcome: of.outcome,
    countedBefore: reviewed.counted,
    opinion: of.opinion,
    fields: of.fields,
    decidedBy: of.decidedBy,
  };
  await owner.onDecided(op, reviewed, decision);
  if (next.open !== null) await openTask(op, reviewed, next.open, 'open');
  for (const index of next.standing) await openTask(op, reviewed, index, 'standing');
  tell(op, reviewed, task.stepIndex, of);
  return { ...reviewed, ...next, version: reviewed.version + 1 };
}

async function record(
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

function tell(op: Operation, reviewed: ReviewCase, stepIndex: number, of: Conclusion): void {
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
  if (!reviewed || !task || task.state !== 'open' || task.silentOn === null) return;
  await conclude(op, owner, reviewed, task, {
    outcome: 'silent-pass',
    opinion: null,
    fields: {},
    decidedBy: null,
    appointmentId: null,
  });
}

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
  if (reviewed.route.withdraw !== 'while-undecided' || decisions.length > 0)
    throw refuse('not_withdrawable');
  await conclude(op, owner, reviewed, task, {
    outcome: 'withdraw',
    opinion: null,
    fields: {},
    decidedBy: of.by ?? of.subjectId,
    appointmentId: null,
  });
}
