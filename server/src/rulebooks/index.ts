export {
  createRulebooks,
  decidingDay,
  editionOn,
  type NewAdoption,
  type Rulebook,
  type Rulebooks,
} from './rulebooks.ts';
export {
  PROPOSAL_ANSWERED,
  type ProposalAnswered,
  TRIAL_SUBMITTED,
  type TrialSubmitted,
} from './events.ts';
export { jobs, RESUME_TRIALS_JOB } from './jobs.ts';
export {
  type Account,
  type AccountsOf,
  certificateKey,
  type Population,
  type RuleChange,
  type TrialPorts,
} from './ports.ts';
export { idleLimitOf } from './idle-limit.ts';
export {
  createLibrary,
  exampleFiles,
  installEditions,
  installExamples,
  type Library,
  type PackFile,
  packFiles,
  PackProblem,
} from './library.ts';
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './domain/working-days.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
