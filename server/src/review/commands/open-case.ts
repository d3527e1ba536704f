import { type CaseId, formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { deciders, nextOfficeAbove, officeOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import { DECIDING_ROLES } from '../access.ts';
import type { CaseSummary, FrozenRoute, FrozenStep, ReviewCase, Route } from '../domain/case.ts';
import { refuse } from '../errors.ts';
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
  const steps: FrozenStep[] = [];
  for (const step of route.steps) {
    const office = await officeOf({ db: op.tx }, unitId, relationOf(step.office), op.today);
    if (!office) {
      throw refuse('office_missing', {
        detail: { relation: step.office, who: setter(step.office) },
      });
    }
    steps.push({ ...step, officeId: office.nodeId });
  }
  return { ...route, steps };
}

const RELATIONS = [
  'unit',
  'authority',
  'bureau',
  'hr-account',
  'title-review',
  'printing',
] as const;

function relationOf(office: string): (typeof RELATIONS)[number] {
  const found = RELATIONS.find((relation) => relation === office);
  if (!found) throw refuse('office_missing', { detail: { relation: office, who: 'bureau' } });
  return found;
}

/** Who sets a missing relation: the bureau appoints unit administrators and keeps the relations of units. */
function setter(office: string): string {
  return office === 'bureau' ? 'system-administrator' : 'bureau';
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
  const office = await officeWithDecider(op, reviewed, stepIndex);
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

async function officeWithDecider(
  op: Operation,
  reviewed: ReviewCase,
  stepIndex: number,
): Promise<{ nodeId: NodeId; because: string | null }> {
  const later = reviewed.route.steps.slice(stepIndex).map((step) => step.officeId);
  const first = later[0];
  if (first === undefined) throw refuse('nobody_to_decide');
  const tried = new Set<NodeId>();
  let because: string | null = null;
  // Up the tree from the office of this step, then the offices of the later steps.
  for (const start of later) {
    for (let nodeId: NodeId | null = start; nodeId !== null && !tried.has(nodeId);) {
      tried.add(nodeId);
      const people: readonly PersonId[] = await deciders(
        { db: op.tx },
        nodeId,
        DECIDING_ROLES,
        op.today,
      );
      if (people.some((personId) => personId !== reviewed.subjectId)) return { nodeId, because };
      because = people.length === 0 ? (because ?? 'nobody-appointed') : 'own-case';
      nodeId = (await nextOfficeAbove({ db: op.tx }, nodeId, op.today))?.nodeId ?? null;
    }
  }
  throw refuse('nobody_to_decide');
}
