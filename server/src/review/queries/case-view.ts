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
import { openRequest } from '../commands/reopen-case.ts';
import { claimant, claimUntil, type ReviewCase, type ReviewTask } from '../domain/case.ts';
import type { Vote } from '../domain/tally.ts';
import { refuse } from '../errors.ts';
import {
  caseById,
  type DecisionRow,
  decisionsOf,
  officeTouchesCase,
  tasksOf,
} from '../store/review-store.ts';
import { type Movement, movementsOf } from '../store/task-store.ts';
import { votesOf } from '../store/vote-store.ts';
import { type Permissions, permissionsOf } from './case-permissions.ts';

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
  readonly nudgedAt: Date | null;
  readonly escalatesOn: string | null;
  /** True: drawn as a sample; false: not drawn; null: no samples were drawn here. */
  readonly sampled: boolean | null;
  readonly onSite: boolean;
  readonly checks: readonly Words[];
  readonly experts: { readonly pass: number; readonly of: number } | null;
  readonly votes: readonly {
    readonly outcome: string;
    readonly opinion: string | null;
    readonly by: string;
    readonly at: Date;
  }[];
};

type Words = { readonly 'zh-CN': string; readonly en: string };

/** A line of the log: everything that was decided, asked or moved, in its order. */
export type LogLine = {
  readonly at: Date;
  readonly what: string;
  readonly stepIndex: number;
  readonly by: string | null;
  readonly officeName: string | null;
  readonly opinion: string | null;
  readonly items: readonly string[];
};

export type CaseView = {
  readonly reviewed: ReviewCase;
  readonly stations: readonly Station[];
  readonly log: readonly LogLine[];
  /** Who works on it now. */
  readonly claim: {
    readonly name: string;
    readonly mine: boolean;
    readonly since: Date;
    readonly until: Date;
  } | null;
  /** A request to open it again that waits for its answer. */
  readonly reopening: {
    readonly askedBy: string;
    readonly reason: string;
    readonly askedAt: Date;
    readonly officeName: string;
    readonly dueOn: string | null;
  } | null;
  readonly permissions: Permissions;
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
  read: Db & { actor: Actor; today: LocalDate; now: Date },
  subjectId: PersonId,
  caseId: CaseId,
): Promise<CaseView> {
  const reviewed = await caseById(read.db, subjectId, caseId);
  if (!reviewed || !(await maySeeCase(read, read.actor, subjectId, caseId)))
    throw refuse('no_case');
  const history: History = {
    reviewed,
    tasks: await tasksOf(read.db, subjectId, caseId),
    decisions: await decisionsOf(read.db, subjectId, caseId),
    votes: await votesOf(read.db, subjectId, caseId),
    movements: await movementsOf(read.db, subjectId, caseId),
  };
  const names = await namesOf(read, history);
  return {
    reviewed,
    stations: await stationsOf(read, history, names),
    log: logOf(history, names),
    claim: claimOf(read, history, names),
    reopening: reopeningOf(history, names),
    permissions: await permissionsOf(read, history),
  };
}

/** Everything that happened to a case. */
export type History = {
  readonly reviewed: ReviewCase;
  readonly tasks: readonly ReviewTask[];
  readonly decisions: readonly DecisionRow[];
  readonly votes: readonly Vote[];
  readonly movements: readonly Movement[];
};

type Names = {
  readonly person: (personId: PersonId | null) => string | null;
  readonly office: (nodeId: NodeId) => string;
};

async function namesOf(read: Db, of: History): Promise<Names> {
  const people = await personCards(read, [
    ...of.decisions.flatMap((decision) => decision.decidedBy ?? []),
    ...of.votes.map((vote) => vote.voterId),
    ...of.movements.flatMap((movement) => movement.by ?? []),
    ...of.tasks.flatMap((task) => [task.askedBy ?? [], task.claim?.by ?? []].flat()),
  ]);
  const offices = await nodeCards(read, [
    ...of.reviewed.route.steps.map((step) => step.officeId),
    ...of.tasks.map((task) => task.officeId),
    ...of.movements.map((movement) => movement.from),
  ]);
  return {
    person: (personId) => (personId === null ? null : (people.get(personId)?.name ?? '')),
    office: (nodeId) => offices.get(nodeId)?.name ?? '',
  };
}

function logOf(of: History, names: Names): readonly LogLine[] {
  const officeOf = (taskId: string): string | null => {
    const task = of.tasks.find((one) => one.taskId === taskId);
    return task ? names.office(task.officeId) : null;
  };
  const lines: LogLine[] = [
    ...of.decisions.map((one) => ({
      at: one.at,
      what: one.outcome,
      stepIndex: one.stepIndex,
      by: names.person(one.decidedBy),
      officeName: officeOf(one.taskId),
      opinion: one.opinion,
      items: one.items,
    })),
    ...of.tasks
      .filter((task) => task.kind === 'reopening')
      .map((task) => ({
        at: task.openedAt,
        what: 'ask-reopen',
        stepIndex: task.stepIndex,
        by: names.person(task.askedBy),
        officeName: names.office(task.officeId),
        opinion: task.reason,
        items: [],
      })),
    ...of.tasks
      .filter((task) => task.nudgedAt !== null)
      .map((task) => ({
        at: task.nudgedAt ?? task.openedAt,
        what: 'nudge',
        stepIndex: task.stepIndex,
        by: null,
        officeName: names.office(task.officeId),
        opinion: null,
        items: [],
      })),
    ...of.movements.map((one) => ({
      at: one.at,
      what: one.because,
      stepIndex: of.tasks.find((task) => task.taskId === one.taskId)?.stepIndex ?? 0,
      by: names.person(one.by),
      officeName: names.office(one.to),
      opinion: one.reason,
      items: [],
    })),
  ];
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The office's own affair: the person concerned is told how long it takes, not who reads it at this moment. */
function claimOf(
  read: { readonly actor: Actor; readonly now: Date },
  of: History,
  names: Names,
): CaseView['claim'] {
  if (read.actor.kind !== 'person' || read.actor.personId === of.reviewed.subjectId) return null;
  for (const task of of.tasks) {
    const by = task.state === 'open' || task.state === 'standing' ? claimant(task, read.now) : null;
    if (by === null || !task.claim) continue;
    return {
      name: names.person(by) ?? '',
      mine: by === read.actor.personId,
      since: task.claim.at,
      until: claimUntil(task.claim),
    };
  }
  return null;
}

function reopeningOf(of: History, names: Names): CaseView['reopening'] {
  const task = openRequest(of.tasks);
  if (!task) return null;
  return {
    askedBy: names.person(task.askedBy) ?? '',
    reason: task.reason ?? '',
    askedAt: task.openedAt,
    officeName: names.office(task.officeId),
    dueOn: task.dueOn,
  };
}

async function stationsOf(
  read: Db & { today: LocalDate },
  of: History,
  names: Names,
): Promise<readonly Station[]> {
  const { reviewed } = of;
  const over = reviewed.state !== 'open' && reviewed.state !== 'settled';
  const stations: Station[] = [];
  for (const [stepIndex, step] of reviewed.route.steps.entries()) {
    // A step that was done again has several tasks: the last one tells how it stands.
    const task = of.tasks.findLast((one) => one.kind === 'step' && one.stepIndex === stepIndex);
    const decision = of.decisions.find(
      (found) => found.taskId === task?.taskId && found.outcome !== 'withdraw',
    );
    const officeId = task?.officeId ?? step.officeId;
    const waiting = task?.state === 'open' || task?.state === 'standing';
    const since = task ? shanghaiDateOf(task.openedAt) : null;
    const until = task?.closedAt ? shanghaiDateOf(task.closedAt) : read.today;
    stations.push({
      stepIndex,
      stepId: step.id,
      label: step.label,
      effect: step.effect,
      state: stateOf(task ?? null, over),
      outcome: decision?.outcome ?? null,
      officeId,
      officeName: names.office(officeId),
      holders: waiting ? await holdersOf(read, officeId, reviewed.subjectId) : [],
      escalatedBecause: task?.escalatedBecause ?? null,
      since: task?.openedAt ?? null,
      at: decision?.at ?? null,
      decidedBy: names.person(decision?.decidedBy ?? null),
      opinion: decision?.opinion ?? null,
      workingDaysUsed: since === null ? null : workingDaysBetween(since, until),
      dueOn: task?.dueOn ?? null,
      serviceWorkingDays: promisedDays(task ?? null, step.serviceWorkingDays),
      silentOn: task?.silentOn ?? null,
      silenceWorkingDays: step.silence?.workingDays ?? null,
      grounds: step.grounds,
      rule: step.rule,
      nudgedAt: task?.nudgedAt ?? null,
      escalatesOn: task?.escalatesOn ?? null,
      sampled: task?.draw?.sampled ?? null,
      onSite: step.sampling?.onSite ?? false,
      checks: step.checks ?? [],
      experts: step.experts ?? null,
      votes: of.votes
        .filter((vote) => vote.taskId === task?.taskId)
        .map((vote) => ({
          outcome: vote.outcome,
          opinion: vote.opinion,
          by: names.person(vote.voterId) ?? '',
          at: vote.at,
        })),
    });
  }
  return stations;
}

/** What this office has to decide in: the shorter of the rulebook's time and what it promised itself. */
function promisedDays(task: ReviewTask | null, ofRulebook: number | null): number | null {
  const due = task?.dueOn ? parseLocalDate(task.dueOn) : null;
  if (!task || !due?.ok) return ofRulebook;
  return workingDaysBetween(shanghaiDateOf(task.openedAt), due.value);
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
