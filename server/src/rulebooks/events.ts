/** A counted change waits for a second person; `reviewers` are those who may publish it. */
export const TRIAL_SUBMITTED = 'rulebooks.trial_submitted';

export type TrialSubmitted = {
  readonly trialId: string;
  readonly number: string;
  readonly place: string;
  readonly proposer: string;
  readonly reviewers: readonly string[];
};
