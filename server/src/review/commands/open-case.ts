import { type CaseId, formatLocalDate, type NodeId, type PersonId, present } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import type { CaseSummary, FrozenRoute, FrozenStep, ReviewCase, Route } from '../domain/case.ts';
import { FIRST_TIME, lookOn } from '../domain/look-on.ts';
import { refuse } from '../errors.ts';
import { officesOf, officeWithDecider } from '../queries/offices.ts';
import { promiseOf } from '../store/office-store.ts';
import { insertCase, insertTask, isFirstCase } from '../store/review-store.ts';

export type NewCase = {
  readonly caseId: CaseId;
  readonly subjectId: PersonId;
  readonly owner: { readonly kind: string; readonly id: string };
  readonly unitId: NodeId;
  readonly number: string;
  readonly summary: CaseSummary;
  readonly route: Route;
  readonly openedBy: PersonId;
  /** What the owner found that speaks for looking twice, as its codes. */
  readonly risks: readonly string[];
};

/** Resolves every office of the route, freezes it in the case, and puts the first step before its office. */
export async function openCase(op: Operation, of: NewCase): Promise<ReviewCase> {
  const route = await freeze(op, of.route, of.unitId);
  const reviewed: ReviewCase = {
    ...of,
    risks: [...((await isFirstCase(op.tx, of.subjectId)) ? [FIRST_TIME] : []), ...of.risks],
    route,
    stepIndex: 0,
    state: 'open',
    counted: false,
    version: 1,
    openedAt: op.now,
  };
  await insertCase(op.tx, reviewed);
  await openTask(op, reviewed, 0, 'open');
  op.emit({
    type: 'review.opened',
    subjectId: of.subjectId,
    payload: {
      caseId: of.caseId,
      subjectId: of.subjectId,
      ownerKind: of.owner.kind,
      ownerId: of.owner.id,
    },
  });
  return reviewed;
}

async function freeze(op: Operation, route: Route, unitId: NodeId): Promise<FrozenRoute> {
  const { reopen, withdraw } = route;
  const relations = [...route.steps.map((step) => step.office), ...(reopen ? [reopen.office] : [])];
  const officeIds = await officesOf(readingOf(op), unitId, relations);
  const officeAt = (index: number): NodeId =>
    present(officeIds[index], 'review: an office for each step');
  return {
    withdraw,
    steps: route.steps.map((step, index) => ({ ...step, officeId: officeAt(index) })),
    ...(reopen ? { reopen: { ...reopen, officeId: officeAt(route.steps.length) } } : {}),
  };
}

/** Puts a step before its office, or before the next one up where nobody but those concerned could decide there. */
export async function openTask(
  op: Operation,
  reviewed: ReviewCase,
  stepIndex: number,
  state: 'open' | 'standing',
  decided: readonly PersonId[] = [],
): Promise<void> {
  const step = reviewed.route.steps[stepIndex];
  if (!step) throw refuse('nobody_to_decide');
  const office = await officeWithDecider(readingOf(op), {
    officeIds: reviewed.route.steps.slice(stepIndex).map(({ officeId }) => officeId),
    subjectId: reviewed.subjectId,
    unitId: reviewed.unitId,
    decided,
    needed: step.experts?.of ?? 1,
  });
  const open = state === 'open';
  const due = await dueOn(op, office.nodeId, step);
  const silentOn = open && step.silence ? dayAfter(op, step.silence.workingDays) : null;
  await insertTask(op.tx, reviewed, {
    taskId: op.newId<'task'>(),
    caseId: reviewed.caseId,
    stepIndex,
    officeId: office.nodeId,
    kind: 'step',
    state,
    askedBy: null,
    reason: null,
    escalatedBecause: office.because,
    openedAt: op.now,
    dueOn: due,
    silentOn,
    lookOn: lookOn({ ...reviewed, opened: op.today, dueOn: due, silentOn }),
    escalatesOn: open && step.escalation ? dayAfter(op, step.escalation.workingDays) : null,
  });
}

function dayAfter(op: Operation, workingDays: number): string {
  return formatLocalDate(addWorkingDays(op.today, workingDays));
}

/** The shorter of what the rulebook allows and what the office promises. */
export async function dueOn(
  op: Operation,
  officeId: NodeId,
  step: Pick<FrozenStep, 'serviceWorkingDays'>,
): Promise<string | null> {
  const promised = await promiseOf(op.tx, officeId);
  const days = [step.serviceWorkingDays, promised].filter((one) => one !== null);
  return days.length === 0 ? null : dayAfter(op, Math.min(...days));
}
