import type { PersonId } from '@jixu/kernel';

/** A counted change waits for a second person; `reviewers` are those who may publish it. */
export const TRIAL_SUBMITTED = 'rulebooks.trial_submitted';

export type TrialSubmitted = {
  readonly trialId: string;
  readonly number: string;
  readonly place: string;
  readonly proposer: string;
  readonly reviewers: readonly string[];
};

/** The bureau answered what a department proposed. */
export const PROPOSAL_ANSWERED = 'rulebooks.proposal_answered';

export type ProposalAnswered = {
  /** Who proposed it. */
  readonly personId: PersonId;
  readonly trialId: string;
  readonly number: string;
  readonly place: string;
  readonly answer: 'taken-up' | 'declined';
  /** Why it was declined; empty where it was taken up. */
  readonly reason: string;
};
