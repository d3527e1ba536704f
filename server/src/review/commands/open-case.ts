import { type CaseId, formatLocalDate, type NodeId, type PersonId, present } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import type { CaseSummary, FrozenRoute, FrozenStep, ReviewCase, Route } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import { officesOf, officeWithDecider } from '../queries/offices.ts';
import { insertCase, insertTask } from '../store/review-store.ts';

export type NewCase = {
  readonly caseId: CaseId;
  readonly subjectId: PersonId;
  readonly owner: { readonly kind: string; readonly id: string };
  readonly unitId: NodeId;
  readonly number: string;
  readonly summary: CaseSummary;
  readonly route: Route;
  readonly openedBy: PersonId;
};

/** Resolves every office of the route, freezes it in the case, and puts the first step before its office. */
export async function openCase(op: Operation, of: NewCase): Promise<ReviewCase> {
  const route = await freeze(op, of.route, of.unitId);
  const reviewed: ReviewCase = {
    ...of,
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
  const offices = route.steps.map((step) => step.office);
  const officeIds = await officesOf(readingOf(op), unitId, offices);
  const steps: FrozenStep[] = route.steps.map((step, index) => ({
    ...step,
    officeId: present(officeIds[index], 'review: an office for each step'),
  }));
  return { ...route, steps };
}

/** Puts a step before its office, or before the next one up where only the person concerned could decide there. */
export async function openTask(
  op: Operation,
  reviewed: ReviewCase,
  stepIndex: number,
  state: 'open' | 'standing',
): Promise<void> {
  const step = reviewed.route.steps[stepIndex];
  if (!step) throw refuse('nobody_to_decide');
  const office = await officeWithDecider(readingOf(op), {
    officeIds: reviewed.route.steps.slice(stepIndex).map(({ officeId }) => officeId),
    subjectId: reviewed.subjectId,
  });
  await insertTask(op.tx, reviewed.subjectId, {
    taskId: op.newId<'task'>(),
    caseId: reviewed.caseId,
    stepIndex,
    officeId: office.nodeId,
    state,
    escalatedBecause: office.because,
    openedAt: op.now,
    dueOn: step.serviceWorkingDays
      ? formatLocalDate(addWorkingDays(op.today, step.serviceWorkingDays))
      : null,
    silentOn:
      step.silence && state === 'open'
        ? formatLocalDate(addWorkingDays(op.today, step.silence.workingDays))
        : null,
  });
}
