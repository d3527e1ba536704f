import type { Kysely } from 'kysely';
import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import type { Actor, PersonActor } from '../../platform/operation/actor.ts';
import { decidingOffices } from '../access.ts';
import { takeableBecause } from '../commands/move-task.ts';
import { nudgeFrom } from '../commands/nudge-case.ts';
import { mayAskToReopen, openRequest, reopenable } from '../commands/reopen-case.ts';
import {
  batchAllowed,
  claimant,
  needsFinding,
  needsOpinion,
  outcomesOf,
  type ReviewTask,
} from '../domain/case.ts';
import { absentOn } from '../store/office-store.ts';
import type { History } from './case-view.ts';
import { standsAbove } from './upwards.ts';

export type Permissions = {
  readonly outcomes: readonly string[];
  readonly opinionRequired: readonly string[];
  readonly batch: readonly string[];
  readonly withdraw: boolean;
  /** Why nothing can be decided here by this person, if so. */
  readonly because: string | null;
  readonly claim: boolean;
  readonly unclaim: boolean;
  readonly takeOver: boolean;
  /** The person may remind the office from this day on; null: not, or not again. */
  readonly nudgeFrom: string | null;
  readonly nudge: boolean;
  readonly askReopen: boolean;
  readonly decideReopening: boolean;
};

type Read = {
  readonly db: Kysely<unknown>;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly now: Date;
};

const NONE: Permissions = {
  outcomes: [],
  opinionRequired: [],
  batch: [],
  withdraw: false,
  because: null,
  claim: false,
  unclaim: false,
  takeOver: false,
  nudgeFrom: null,
  nudge: false,
  askReopen: false,
  decideReopening: false,
};

export async function permissionsOf(read: Read, of: History): Promise<Permissions> {
  const { actor } = read;
  if (actor.kind !== 'person') return NONE;
  const askReopen =
    reopenable(of.reviewed, of.tasks) &&
    (await mayAskToReopen({ tx: read.db, today: read.today, actor }, of.reviewed));
  if (actor.personId === of.reviewed.subjectId) return { ...ownPermissions(read, of), askReopen };
  return { ...(await officePermissions(read, actor, of)), askReopen };
}

function ownPermissions(read: Read, of: History): Permissions {
  const undecided =
    of.reviewed.state === 'open' && of.decisions.length === 0 && of.votes.length === 0;
  const task = of.tasks.find((one) => one.kind === 'step' && one.state === 'open') ?? null;
  const from = nudgeFrom(task);
  return {
    ...NONE,
    withdraw: undecided && of.reviewed.route.withdraw === 'while-undecided',
    because: 'review.own_case',
    nudgeFrom: from,
    nudge: from !== null && from <= formatLocalDate(read.today),
  };
}

async function officePermissions(
  read: Read,
  actor: PersonActor,
  of: History,
): Promise<Permissions> {
  const offices = new Set(decidingOffices(actor).map((office) => office.nodeId));
  const waiting = of.tasks.filter((task) => task.state === 'open' || task.state === 'standing');
  const mine = waiting.filter((task) => offices.has(task.officeId));
  const [first] = mine;
  const held = first ? await holderOf(read, first) : null;
  const request = openRequest(mine);
  const general: Permissions = {
    ...NONE,
    claim: first !== undefined && held === null && !expertStep(of, first),
    unclaim: held === actor.personId,
    takeOver:
      (first?.kind === 'step' && held !== null && held !== actor.personId) ||
      (await mayTakeOver(read, of, offices)),
    decideReopening:
      request !== null &&
      request.askedBy !== actor.personId &&
      (held === null || held === actor.personId),
  };
  const steps = mine.filter((task) => task.kind === 'step');
  const because = whyNot(actor, of, steps, held);
  if (because !== null) return { ...general, because };
  const answers = steps.flatMap((task) => {
    const step = of.reviewed.route.steps[task.stepIndex];
    return step ? outcomesOf(step).map((outcome) => ({ step, task, outcome })) : [];
  });
  return {
    ...general,
    outcomes: answers.map(({ outcome }) => outcome),
    opinionRequired: answers
      .filter(({ step, task, outcome }) => needsOpinion(step, outcome) || needsFinding(step, task))
      .map(({ outcome }) => outcome),
    batch: answers
      .filter(({ step, task, outcome }) => batchAllowed(step, outcome, task))
      .map(({ outcome }) => outcome),
  };
}

/** Who keeps the others from it: whoever works on it and is not away. */
async function holderOf(read: Read, task: ReviewTask): Promise<PersonId | null> {
  const by = claimant(task, read.now);
  if (by === null) return null;
  const away = await absentOn(read.db, [by], formatLocalDate(read.today));
  return away.size === 0 ? by : null;
}

function expertStep(of: History, task: ReviewTask): boolean {
  return task.kind === 'step' && of.reviewed.route.steps[task.stepIndex]?.experts !== undefined;
}

function whyNot(
  actor: PersonActor,
  of: History,
  steps: readonly ReviewTask[],
  held: string | null,
): string | null {
  const [task] = steps;
  const me = actor.personId;
  if (!task) {
    const before = of.decisions.some((decision) => decision.decidedBy === me);
    return before ? 'review.decided_before' : 'review.already_decided';
  }
  const elsewhere =
    of.decisions.some((one) => one.decidedBy === me && one.stepIndex !== task.stepIndex) ||
    of.votes.some((one) => one.voterId === me && one.stepIndex !== task.stepIndex);
  if (elsewhere) return 'review.decided_before';
  if (of.votes.some((one) => one.voterId === me && one.taskId === task.taskId))
    return 'review.voted_before';
  return held !== null && held !== me ? 'review.claimed' : null;
}

/** The caller's office lies above the one that has the case, and that one cannot or did not decide in time. */
async function mayTakeOver(
  read: Read,
  of: History,
  offices: ReadonlySet<NodeId>,
): Promise<boolean> {
  const task = of.tasks.find((one) => one.kind === 'step' && one.state === 'open');
  if (!task || offices.has(task.officeId)) return false;
  const { unitId } = of.reviewed;
  if (!(await standsAbove(read, [...offices], { officeId: task.officeId, unitId }))) return false;
  const op = { tx: read.db, today: read.today };
  return (await takeableBecause(op, task, of.reviewed.subjectId)) !== null;
}
