import { assert, type CaseId, type NodeId, type PersonId } from '@jixu/kernel';
import { deciders, officeOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { DECIDING_ROLES, decidingOffices } from '../access.ts';
import type { ReviewCase, ReviewTask } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import { upwards } from '../queries/upwards.ts';
import { lookOn } from '../domain/look-on.ts';
import { caseById, closeTask, insertTask, moveCase, tasksOf } from '../store/review-store.ts';
import { conclude, type Conclusion, type Owners, record, tell } from './conclude.ts';
import { holdCase, refuseClaimed, tasksAt } from './decide-case.ts';
import { dueOn } from './open-case.ts';

type Which = { readonly subjectId: PersonId; readonly caseId: CaseId };

/** May this case be opened again at all: it counts, or was refused, and the rulebook knows a way. */
export function reopenable(reviewed: ReviewCase, tasks: readonly ReviewTask[]): boolean {
  const decided =
    reviewed.state === 'settled' ||
    reviewed.state === 'rejected' ||
    (reviewed.state === 'open' && reviewed.counted);
  return reviewed.route.reopen !== undefined && decided && openRequest(tasks) === null;
}

export function openRequest(tasks: readonly ReviewTask[]): ReviewTask | null {
  return tasks.find((task) => task.kind === 'reopening' && task.state === 'open') ?? null;
}

/** Is the actor the one whom the rulebook lets ask: the unit of the case, or the person too. */
export async function mayAskToReopen(
  op: Pick<Operation, 'tx' | 'today' | 'actor'>,
  reviewed: ReviewCase,
): Promise<boolean> {
  if (op.actor.kind !== 'person' || !reviewed.route.reopen) return false;
  if (op.actor.personId === reviewed.subjectId) return reviewed.route.reopen.ask === 'person';
  const unit = await officeOf({ db: op.tx }, reviewed.unitId, 'unit', op.today);
  return decidingOffices(op.actor).some(
    (office) => office.nodeId === unit?.nodeId || office.nodeId === reviewed.unitId,
  );
}

/** 申请打回: the unit asks, the office that the rulebook names decides. Nothing changes before. */
export async function askToReopen(
  op: Operation,
  owners: Owners,
  of: Which & { readonly reason: string },
): Promise<void> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!seen || op.actor.kind !== 'person') throw refuse('no_case');
  const own = op.actor.personId === of.subjectId;
  const at = decidingOffices(op.actor);
  const touches = (await tasksOf(op.tx, of.subjectId, of.caseId)).some((task) =>
    at.some((office) => office.nodeId === task.officeId),
  );
  const may = await mayAskToReopen(op, seen);
  if (!may) throw own || touches ? refuse('not_yours_to_ask') : refuse('no_case');
  await owners(seen.owner.kind).lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  assert(reviewed?.route.reopen, 'review: a case without its way to open again');
  const tasks = await tasksOf(op.tx, of.subjectId, of.caseId);
  if (openRequest(tasks)) throw refuse('asked_before');
  if (!reopenable(reviewed, tasks))
    throw refuse('not_reopenable', { detail: { state: reviewed.state } });
  const stepIndex = stepOf(reviewed, reviewed.route.reopen.officeId);
  const officeId = await answering(op, reviewed, [of.subjectId, op.actor.personId]);
  const due = await dueOn(
    op,
    officeId,
    reviewed.route.steps[stepIndex] ?? { serviceWorkingDays: null },
  );
  await insertTask(op.tx, reviewed, {
    taskId: op.newId<'task'>(),
    caseId: of.caseId,
    stepIndex,
    officeId,
    kind: 'reopening',
    state: 'open',
    askedBy: op.actor.personId,
    reason: of.reason.trim(),
    escalatedBecause: null,
    openedAt: op.now,
    dueOn: due,
    lookOn: lookOn({ ...reviewed, opened: op.today, dueOn: due, silentOn: null }),
    silentOn: null,
    escalatesOn: null,
  });
  op.emit({
    type: 'review.reopening_asked',
    subjectId: of.subjectId,
    payload: { subjectId: of.subjectId, caseId: of.caseId, officeId },
  });
}

/** The office that the rulebook names, or the next one up where nobody but those concerned could answer. */
async function answering(
  op: Operation,
  reviewed: ReviewCase,
  never: readonly PersonId[],
): Promise<NodeId> {
  const named = reviewed.route.reopen?.officeId;
  for await (const nodeId of upwards(
    { db: op.tx, today: op.today },
    named ? [named] : [],
    reviewed.unitId,
  )) {
    const people = await deciders({ db: op.tx }, nodeId, DECIDING_ROLES, op.today);
    if (people.some((personId) => !never.includes(personId))) return nodeId;
  }
  throw refuse('nobody_to_decide');
}

/** The step of the office, for the log; an office without a step of its own stands beside the last one. */
function stepOf(reviewed: ReviewCase, officeId: string): number {
  const index = reviewed.route.steps.findLastIndex((step) => step.officeId === officeId);
  return index < 0 ? reviewed.route.steps.length - 1 : index;
}

/** The office opens it again, for everything or for the named items only, or leaves it as it is and says why. */
export async function decideReopening(
  op: Operation,
  owners: Owners,
  of: Which & {
    readonly version: number;
    readonly outcome: 'reopen' | 'keep';
    readonly opinion: string | null;
    readonly items: readonly string[];
  },
): Promise<ReviewCase> {
  const { reviewed, owner, tasks, offices, decider } = await holdCase(op, owners, of);
  const mine = tasksAt(tasks, offices).filter((task) => task.kind === 'reopening');
  const task = mine.find((one) => one.state === 'open');
  if (!task) throw refuse('already_decided', { detail: { state: reviewed.state } });
  if (reviewed.version !== of.version)
    throw refuse('case_changed', { detail: { state: reviewed.state } });
  if (decider === of.subjectId || decider === task.askedBy) throw refuse('own_case');
  await refuseClaimed(op, task, decider);
  const opinion = of.opinion?.trim() || null;
  if (of.outcome === 'keep' && (opinion === null || opinion.length < 2)) {
    throw refuse('opinion_required', {
      fields: [{ path: 'body/opinion', code: 'review.opinion_required' }],
    });
  }
  const said: Conclusion = {
    outcome: of.outcome,
    opinion,
    items: of.outcome === 'reopen' ? [...new Set(of.items)].sort() : [],
    fields: {},
    decidedBy: decider,
    appointmentId: offices.find((office) => office.nodeId === task.officeId)?.appointmentId ?? null,
  };
  return of.outcome === 'reopen'
    ? conclude(op, owner, reviewed, task, said)
    : keep(op, reviewed, task, said);
}

/** Nothing moves but the request; the version does, so that nobody decides on what they saw before. */
async function keep(
  op: Operation,
  reviewed: ReviewCase,
  task: ReviewTask,
  said: Conclusion,
): Promise<ReviewCase> {
  const closed = await closeTask(op.tx, {
    subjectId: reviewed.subjectId,
    taskId: task.taskId,
    from: ['open'],
    to: 'decided',
    at: op.now,
  });
  assert(closed, 'review: a request changed under the lock of its case');
  await record(op, reviewed, task.taskId, task.stepIndex, said);
  const moved = await moveCase(op.tx, { ...reviewed, at: op.now });
  assert(moved, 'review: a case changed under its lock');
  tell(op, reviewed, task.stepIndex, said);
  return { ...reviewed, version: reviewed.version + 1 };
}
