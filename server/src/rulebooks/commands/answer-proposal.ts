import { nodeCards } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { ownTrial } from '../access.ts';
import type { Trial } from '../domain/trial.ts';
import { refuse } from '../errors.ts';
import { PROPOSAL_ANSWERED, type ProposalAnswered } from '../events.ts';
import type { TrialPorts } from '../ports.ts';
import { clearTried } from '../store/trial-person-store.ts';
import { changeTrial } from '../store/trial-store.ts';
import { openTrial, type Tried } from './open-trial.ts';

/**
 * The bureau takes up what a department proposed: a trial of its own, counted on everybody, which a second person of
 * the bureau publishes. What the department counted on its people stays with the proposal.
 */
export async function takeUpProposal(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  trialId: string,
): Promise<string> {
  const proposal = await proposalBeforeBureau(op, trialId);
  const taken = await openTrial(op, ports, {
    nodeId: proposal.nodeId,
    tried: triedBy(proposal),
    proposalId: proposal.trialId,
  });
  await answer(op, proposal, { state: 'taken-up', reason: null });
  return taken;
}

/** Not as proposed: the department is told why, and may propose something else. */
export async function declineProposal(
  op: Operation,
  of: { readonly trialId: string; readonly reason: string },
): Promise<void> {
  const proposal = await proposalBeforeBureau(op, of.trialId);
  const reason = of.reason.trim();
  if (reason === '')
    throw refuse('reason_missing', {
      fields: [{ path: 'body/reason', code: 'rulebooks.reason_missing' }],
    });
  await clearTried(op.tx, proposal.trialId);
  await answer(op, proposal, { state: 'declined', reason });
}

async function proposalBeforeBureau(op: Operation, trialId: string): Promise<Trial> {
  const trial = await ownTrial(readingOf(op), trialId, { lock: true });
  const before = trial.proposedBy !== null && trial.state === 'submitted';
  if (!before || trial.side.as !== 'bureau') throw refuse('not_at_this_step');
  return trial;
}

function triedBy(proposal: Trial): Tried {
  const { kind, parameters, readings, source, examples } = proposal;
  if (kind === 'settings') return { kind, parameters, readings };
  if (kind === 'edition' && source !== null) return { kind, source, examples: examples ?? '' };
  throw refuse('only_a_question');
}

async function answer(
  op: Operation,
  proposal: Trial,
  of: { readonly state: 'taken-up' | 'declined'; readonly reason: string | null },
): Promise<void> {
  await changeTrial(
    op.tx,
    { trialId: proposal.trialId, from: proposal.state, at: op.now },
    {
      state: of.state,
      answer: of.reason,
      decidedAt: op.now,
      decidedBy: op.actor.kind === 'person' ? op.actor.personId : null,
    },
  );
  if (proposal.madeBy === null) throw refuse('not_at_this_step');
  const place = (await nodeCards(readingOf(op), [proposal.nodeId])).get(proposal.nodeId);
  const payload: ProposalAnswered = {
    personId: proposal.madeBy,
    trialId: proposal.trialId,
    number: String(proposal.number),
    place: place?.name ?? '',
    answer: of.state,
    reason: of.reason ?? '',
  };
  op.emit({ type: PROPOSAL_ANSWERED, subjectId: proposal.madeBy, payload });
  op.note({ trialId: proposal.trialId, answer: of.state });
}
