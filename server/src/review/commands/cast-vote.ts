import { assert, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Answer, ReviewCase, ReviewTask } from '../domain/case.ts';
import { tallyOf, type Vote } from '../domain/tally.ts';
import { refuse } from '../errors.ts';
import { insertVote, votesOf } from '../store/vote-store.ts';
import { conclude, type Conclusion } from './conclude.ts';
import type { Held } from './decide-case.ts';

/** As long as the column that keeps it. */
const OPINION_MAX = 2_000;

type Said = Omit<Conclusion, 'outcome' | 'decidedBy'> & {
  readonly outcome: Answer;
  readonly decidedBy: PersonId;
};

/**
 * A member of an expert group speaks. Every opinion is kept; the step is decided as soon as enough members agree, or as
 * soon as they no longer can. The version stays while the group is undecided: all of them look at the same case.
 */
export async function castVote(
  op: Operation,
  held: Held,
  task: ReviewTask,
  said: Said,
): Promise<ReviewCase> {
  const { reviewed } = held;
  const experts = reviewed.route.steps[task.stepIndex]?.experts;
  assert(experts, 'review: a vote at a step without experts');
  const outcome = said.outcome;
  if (outcome === 'veto' || outcome === 'redo') throw refuse('outcome_not_offered');
  const before = (await votesOf(op.tx, reviewed.subjectId, reviewed.caseId)).filter(
    (vote) => vote.taskId === task.taskId,
  );
  if (before.some((vote) => vote.voterId === said.decidedBy)) throw refuse('voted_before');
  const vote: Vote = {
    taskId: task.taskId,
    stepIndex: task.stepIndex,
    outcome,
    opinion: said.opinion,
    items: said.items,
    fields: said.fields,
    voterId: said.decidedBy,
    at: op.now,
  };
  await insertVote(op.tx, {
    ...vote,
    subjectId: reviewed.subjectId,
    caseId: reviewed.caseId,
    voteId: op.newId<'vote'>(),
    caseVersion: reviewed.version,
    operationId: op.id,
  });
  const tally = tallyOf([...before, vote], experts);
  if (tally === null) return reviewed;
  return conclude(op, held.owner, reviewed, task, {
    ...said,
    outcome: tally.outcome,
    opinion: tally.opinion?.slice(0, OPINION_MAX) ?? said.opinion,
    items: tally.items,
    fields: tally.fields,
  });
}
