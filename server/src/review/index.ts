export type { CaseDecision, CaseOwner } from './case-owner.ts';
export type {
  CaseSummary,
  FrozenRoute,
  FrozenStep,
  Outcome,
  ReviewCase,
  Route,
  RouteStep,
  Sampling,
} from './domain/case.ts';
export { singleStep } from './domain/single-step.ts';
export { type NewCase, openCase } from './commands/open-case.ts';
export type { Owners } from './commands/conclude.ts';
export { changeRisks } from './commands/change-risks.ts';
export { claimOnOpening } from './commands/claim-case.ts';
export { decideCase } from './commands/decide-case.ts';
export { passBySilence } from './commands/pass-by-silence.ts';
export { withdrawCase } from './commands/withdraw-case.ts';
export { caseView, type CaseView, maySeeCase, type Station } from './queries/case-view.ts';
export { firstOffice } from './queries/offices.ts';
export { handOver } from './store/review-store.ts';
export { jobs } from './jobs.ts';
export { ownersOf } from './case-owner.ts';
export { subscriptions } from './subscriptions.ts';
export { CaseViewSchema, presentCase } from './present.ts';
export { routes } from './routes.ts';
export { DECIDING_ROLES, decidingOffices } from './access.ts';
export { catalogue } from './errors.ts';
