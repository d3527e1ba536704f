import { type CaseId, formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { deciders, officeOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays } from '../../rulebooks/index.ts';
import { DECIDING_ROLES } from '../access.ts';
import type { CaseSummary, FrozenRoute, FrozenStep, ReviewCase, Route } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import { upwards } from '../queries/upwards.ts';
import { absentOn, promiseOf } from '../store/office-store.ts';
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
  const officeFor = async (relation: string): Promise<NodeId> => {
    const office = await officeOf({ db: op.tx }, unitId, relationOf(relation), op.today);
    if (office) return office.nodeId;
    throw refuse('office_missing', { detail: { relation, who: setter(relation) } });
  };
  const steps: FrozenStep[] = [];
  for (const step of route.steps) steps.push({ ...step, officeId: await officeFor(step.office) });
  const { reopen, withdraw } = route;
  return {
    withdraw,
    steps,
    ...(reopen ? { reopen: { ...reopen, officeId: await officeFor(reopen.office) } } : {}),
  };
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
  const office = await officeWithDecider(op, reviewed, { stepIndex, decided });
  const open = state === 'open';
  await insertTask(op.tx, reviewed.subjectId, {
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
    dueOn: await dueOn(op, office.nodeId, step),
    silentOn: open && step.silence ? dayAfter(op, step.silence.workingDays) : null,
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

/**
 * Up the tree from the office of this step, then the offices of the later steps. Nobody decides their own case, nor two
 * steps of one; those who are away are counted only where otherwise nobody were left.
 */
async function officeWithDecider(
  op: Operation,
  reviewed: ReviewCase,
  of: { stepIndex: number; decided: readonly PersonId[] },
): Promise<{ nodeId: NodeId; because: string | null }> {
  const offices = reviewed.route.steps.slice(of.stepIndex).map((step) => step.officeId);
  const needed = reviewed.route.steps[of.stepIndex]?.experts?.of ?? 1;
  const never = [reviewed.subjectId, ...of.decided];
  let because: string | null = null;
  let ifPresent: { nodeId: NodeId; because: string | null } | null = null;
  for await (const nodeId of upwards({ db: op.tx, today: op.today }, offices, reviewed.unitId)) {
    const people = await deciders({ db: op.tx }, nodeId, DECIDING_ROLES, op.today);
    const may = [...new Set(people)].filter((personId) => !never.includes(personId));
    if (may.length >= needed) {
      const absent = await absentOn(op.tx, may, formatLocalDate(op.today));
      if (may.length - absent.size >= needed) return { nodeId, because };
      ifPresent ??= { nodeId, because };
      because = 'away';
      continue;
    }
    if (people.length === 0) because ??= 'nobody-appointed';
    else if (may.length > 0) because = 'too-few';
    else because = people.includes(reviewed.subjectId) ? 'own-case' : 'decided-before';
  }
  if (ifPresent) return ifPresent;
  throw refuse('nobody_to_decide');
}
