import type { Kysely } from 'kysely';
import {
  type CaseId,
  type LocalDate,
  type NodeId,
  parseLocalDate,
  type PersonId,
  shanghaiDateOf,
} from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { deciders, nodeCards } from '../../organisations/index.ts';
import type { Actor } from '../../platform/operation/actor.ts';
import { workingDaysBetween } from '../../rulebooks/index.ts';
import { DECIDING_ROLES, decidingOffices } from '../access.ts';
import {
  batchAllowed,
  needsOpinion,
  outcomesOf,
  type ReviewCase,
  type ReviewTask,
} from '../domain/case.ts';
import { refuse } from '../errors.ts';
import {
  caseById,
  type DecisionRow,
  decisionsOf,
  officeTouchesCase,
  tasksOf,
} from '../store/review-store.ts';

type Db = { readonly db: Kysely<unknown> };

/** How many names a station shows before "and others". */
const HOLDERS_MAX = 3;

/** One station of the parcel track, for the person and for the reviewer alike. */
export type Station = {
  readonly stepIndex: number;
  readonly stepId: string;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly effect: string;
  readonly state: 'done' | 'now' | 'standing' | 'ahead' | 'void';
  readonly outcome: string | null;
  readonly officeId: NodeId;
  readonly officeName: string;
  readonly holders: readonly string[];
  readonly escalatedBecause: string | null;
  readonly since: Date | null;
  readonly at: Date | null;
  readonly decidedBy: string | null;
  readonly opinion: string | null;
  readonly workingDaysUsed: number | null;
  readonly dueOn: string | null;
  readonly serviceWorkingDays: number | null;
  readonly silentOn: string | null;
  readonly silenceWorkingDays: number | null;
  readonly grounds: { readonly 'zh-CN': string; readonly en: string };
  readonly rule: string;
};

export type CaseView = {
  readonly reviewed: ReviewCase;
  readonly stations: readonly Station[];
  readonly permissions: {
    readonly outcomes: readonly string[];
    readonly opinionRequired: readonly string[];
    readonly batch: readonly string[];
    readonly withdraw: boolean;
    /** Why nothing can be decided here by this person, if so. */
    readonly because: string | null;
  };
};

/** May this actor look at the case: the person concerned, or an office that it passes. */
export async function maySeeCase(
  read: Db,
  actor: Actor,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  if (actor.personId === subjectId) return true;
  const offices = decidingOffices(actor).map((office) => office.nodeId);
  return offices.length > 0 && officeTouchesCase(read.db, subjectId, caseId, offices);
}

export async function caseView(
  read: Db & { actor: Actor; today: LocalDate },
  subjectId: PersonId,
  caseId: CaseId,
): Promise<CaseView> {
  const reviewed = await caseById(read.db, subjectId, caseId);
  if (!reviewed || !(await maySeeCase(read, read.actor, subjectId, caseId)))
    throw refuse('no_case');
  const tasks = await tasksOf(read.db, subjectId, caseId);
  const decisions = await decisionsOf(read.db, subjectId, caseId);
  return {
    reviewed,
    stations: await stationsOf(read, reviewed, tasks, decisions),
    permissions: permissionsOf(read.actor, reviewed, tasks, decisions),
  };
}

async function stationsOf(
  read: Db & { today: LocalDate },
  reviewed: ReviewCase,
  tasks: readonly ReviewTask[],
  decisions: readonly DecisionRow[],
): Promise<readonly Station[]> {
  const over = reviewed.state !== 'open' && reviewed.state !== 'settled';
  const stations: Station[] = [];
  const officeIds = [
    ...reviewed.route.steps.map((step) => step.officeId),
    ...tasks.map((task) => task.officeId),
  ];
  const offices = await nodeCards(read, officeIds);
  const people = await personCards(
    read,
    decisions.flatMap((decision) => decision.decidedBy ?? []),
  );
  for (const [stepIndex, step] of reviewed.route.steps.entries()) {
    const task = tasks.find((found) => found.stepIndex === stepIndex) ?? null;
    const decision =
      decisions.find((found) => found.stepIndex === stepIndex && found.outcome !== 'withdraw') ??
      null;
    const officeId = task?.officeId ?? step.officeId;
    const waiting = task?.state === 'open' || task?.state === 'standing';
    const since = task ? shanghaiDateOf(task.openedAt) : null;
    const until = task?.closedAt ? shanghaiDateOf(task.closedAt) : read.today;
    stations.push({
      stepIndex,
      stepId: step.id,
      label: step.label,
      effect: step.effect,
      state: stateOf(task, over),
      outcome: decision?.outcome ?? null,
      officeId,
      officeName: offices.get(officeId)?.name ?? '',
      holders: waiting ? await holdersOf(read, officeId, reviewed.subjectId) : [],
      escalatedBecause: task?.escalatedBecause ?? null,
      since: task?.openedAt ?? null,
      at: decision?.at ?? null,
      decidedBy: decision?.decidedBy ? (people.get(decision.decidedBy)?.name ?? null) : null,
      opinion: decision?.opinion ?? null,
      workingDaysUsed: since === null ? null : workingDaysBetween(since, until),
      dueOn: task?.dueOn ?? null,
      serviceWorkingDays: step.serviceWorkingDays,
      silentOn: task?.silentOn ?? null,
      silenceWorkingDays: step.silence?.workingDays ?? null,
      grounds: step.grounds,
      rule: step.rule,
    });
  }
  return stations;
}

function stateOf(task: ReviewTask | null, over: boolean): Station['state'] {
  switch (task?.state) {
    case 'open':
      return 'now';
    case 'standing':
      return 'standing';
    case 'decided':
    case 'passed-by-silence':
      return 'done';
    case 'void':
      return 'void';
    case undefined:
      return over ? 'void' : 'ahead';
  }
}

async function holdersOf(
  read: Db & { today: LocalDate },
  officeId: NodeId,
  subjectId: PersonId,
): Promise<readonly string[]> {
  const ids = (await deciders(read, officeId, DECIDING_ROLES, read.today)).filter(
    (id) => id !== subjectId,
  );
  const cards = await personCards(read, ids.slice(0, HOLDERS_MAX));
  return [...cards.values()].map((card) => card.name);
}

function permissionsOf(
  actor: Actor,
  reviewed: ReviewCase,
  tasks: readonly ReviewTask[],
  decisions: readonly DecisionRow[],
): CaseView['permissions'] {
  const none = { outcomes: [], opinionRequired: [], batch: [], withdraw: false, because: null };
  if (actor.kind !== 'person') return none;
  if (actor.personId === reviewed.subjectId) {
    const undecided = reviewed.state === 'open' && decisions.length === 0;
    return {
      ...none,
      withdraw: undecided && reviewed.route.withdraw === 'while-undecided',
      because: 'review.own_case',
    };
  }
  if (decisions.some((decision) => decision.decidedBy === actor.personId)) {
    return { ...none, because: 'review.decided_before' };
  }
  const offices = new Set(decidingOffices(actor).map((office) => office.nodeId));
  const mine = tasks.filter(
    (task) => offices.has(task.officeId) && (task.state === 'open' || task.state === 'standing'),
  );
  const outcomes = mine.flatMap((task) => {
    const step = reviewed.route.steps[task.stepIndex];
    return step ? outcomesOf(step).map((outcome) => ({ step, outcome })) : [];
  });
  return {
    outcomes: outcomes.map(({ outcome }) => outcome),
    opinionRequired: outcomes
      .filter(({ step, outcome }) => needsOpinion(step, outcome))
      .map(({ outcome }) => outcome),
    batch: outcomes
      .filter(({ step, outcome }) => batchAllowed(step, outcome))
      .map(({ outcome }) => outcome),
    withdraw: false,
    because: outcomes.length > 0 ? null : 'review.already_decided',
  };
}

/** For lists: how long a task has waited and how much is left, in working days. */
export function taskAge(task: ReviewTask, today: LocalDate): { used: number; left: number | null } {
  const used = workingDaysBetween(shanghaiDateOf(task.openedAt), today);
  const due = task.dueOn ? parseLocalDate(task.dueOn) : null;
  if (!due?.ok) return { used, left: null };
  return {
    used,
    left:
      due.value >= today
        ? workingDaysBetween(today, due.value)
        : -workingDaysBetween(due.value, today),
  };
}
