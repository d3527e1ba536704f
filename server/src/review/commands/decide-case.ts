import { assert, type CaseId, formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingOffices } from '../access.ts';
import type { CaseOwner } from '../case-owner.ts';
import {
  type Answer,
  batchAllowed,
  claimant,
  claimUntil,
  needsFinding,
  needsOpinion,
  outcomesOf,
  type ReviewCase,
  type ReviewTask,
} from '../domain/case.ts';
import { refuse } from '../errors.ts';
import { absentOn } from '../store/office-store.ts';
import { caseById, tasksOf } from '../store/review-store.ts';
import { castVote } from './cast-vote.ts';
import { conclude, decidersElsewhere, type Owners } from './conclude.ts';
import { drawIsOver } from './settle-draw.ts';

export type Decide = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  /** The version the reviewer looked at: approve what you saw. */
  readonly version: number;
  readonly outcome: Answer;
  readonly opinion: string | null;
  /** For a return: only this is opened again; empty: everything. */
  readonly items?: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly inBatch: boolean;
};

/** A case that somebody may act on, with its owner's locks and its own held. */
export type Held = {
  readonly reviewed: ReviewCase;
  readonly owner: CaseOwner;
  readonly tasks: readonly ReviewTask[];
  readonly decider: PersonId;
  readonly offices: ReturnType<typeof decidingOffices>;
};

/** Finds and locks a case in the one order that every room keeps: the owner's head row, then the case. */
export async function holdCase(
  op: Operation,
  owners: Owners,
  of: { subjectId: PersonId; caseId: CaseId },
): Promise<Held> {
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!seen || op.actor.kind !== 'person') throw refuse('no_case');
  const owner = owners(seen.owner.kind);
  await owner.lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  if (!reviewed) throw refuse('no_case');
  return {
    reviewed,
    owner,
    tasks: await tasksOf(op.tx, of.subjectId, of.caseId),
    decider: op.actor.personId,
    offices: decidingOffices(op.actor),
  };
}

/** What the offices of the caller have, or had, to do with it; nothing: the case does not exist for them. */
export function tasksAt(
  tasks: readonly ReviewTask[],
  offices: readonly { readonly nodeId: NodeId }[],
): readonly ReviewTask[] {
  const mine = tasks.filter((task) => offices.some((office) => office.nodeId === task.officeId));
  if (mine.length === 0) throw refuse('no_case');
  return mine;
}

/** A person at the office of an open (or standing) step decides; the owner's effect happens in the same transaction. */
export async function decideCase(op: Operation, owners: Owners, of: Decide): Promise<ReviewCase> {
  const held = await holdCase(op, owners, of);
  const { reviewed, decider, offices } = held;
  const task = taskFor(tasksAt(held.tasks, offices), of.outcome);
  if (!task) throw refuse('already_decided', { detail: { state: reviewed.state } });
  if (reviewed.version !== of.version)
    throw refuse('case_changed', { detail: { state: reviewed.state } });
  if (decider === of.subjectId) throw refuse('own_case');
  if ((await decidersElsewhere(op, reviewed, task.stepIndex)).includes(decider))
    throw refuse('decided_before');
  await refuseClaimed(op, task, decider);
  const step = reviewed.route.steps[task.stepIndex];
  assert(step, 'review: a task without a step');
  const said = {
    outcome: of.outcome,
    opinion: checkOutcome(reviewed, task, of),
    items: of.outcome === 'return' ? [...new Set(of.items ?? [])].sort() : [],
    fields: of.fields,
    decidedBy: decider,
    appointmentId: offices.find((office) => office.nodeId === task.officeId)?.appointmentId ?? null,
  };
  if (step.experts) return castVote(op, held, task, said);
  const decided = await conclude(op, held.owner, reviewed, task, said);
  if (task.draw?.sampled) await drawIsOver(op, task.draw.drawId);
  return decided;
}

/** A veto answers a standing task; everything else an open one. */
function taskFor(tasks: readonly ReviewTask[], outcome: Answer): ReviewTask | null {
  const state = outcome === 'veto' ? 'standing' : 'open';
  return tasks.find((task) => task.kind === 'step' && task.state === state) ?? null;
}

/** Two people do not work on one case; whoever is away does not keep the others from it. */
export async function refuseClaimed(
  op: Operation,
  task: ReviewTask,
  decider: PersonId,
): Promise<void> {
  const by = claimant(task, op.now);
  if (by === null || by === decider || !task.claim) return;
  const away = await absentOn(op.tx, [by], formatLocalDate(op.today));
  if (away.size === 0)
    throw refuse('claimed', { detail: { until: claimUntil(task.claim).toISOString() } });
}

function checkOutcome(reviewed: ReviewCase, task: ReviewTask, of: Decide): string | null {
  const step = reviewed.route.steps[task.stepIndex];
  if (!step || !outcomesOf(step).includes(of.outcome)) throw refuse('outcome_not_offered');
  if (of.inBatch && !batchAllowed(step, of.outcome, task)) {
    throw step.sampling && !task.draw && step.batch.pass
      ? refuse('draw_first')
      : refuse('batch_not_allowed');
  }
  const opinion = of.opinion?.trim() || null;
  const missing = opinion === null || opinion.length < 2;
  if (missing && needsOpinion(step, of.outcome)) {
    throw refuse('opinion_required', {
      fields: [{ path: 'body/opinion', code: 'review.opinion_required' }],
    });
  }
  if (missing && needsFinding(step, task)) {
    throw refuse('finding_required', {
      fields: [{ path: 'body/opinion', code: 'review.finding_required' }],
    });
  }
  return opinion;
}
