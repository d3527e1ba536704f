export type { CaseDecision, CaseOwner } from './case-owner.ts';
export type {
  CaseSummary,
  FrozenRoute,
  FrozenStep,
  Outcome,
  ReviewCase,
  Route,
  RouteStep,
} from './domain/case.ts';
export { type NewCase, openCase } from './commands/open-case.ts';
export { decideCase, type Owners, passBySilence, withdrawCase } from './commands/decide-case.ts';
export { caseView, type CaseView, maySeeCase, type Station } from './queries/case-view.ts';
export { firstOffice } from './queries/offices.ts';
export { handOver } from './store/review-store.ts';
export { silenceJob } from './jobs.ts';
export { ownersOf } from './case-owner.ts';
export { subscriptions } from './subscriptions.ts';
export { routes } from './routes.ts';
export { DECIDING_ROLES, decidingOffices } from './access.ts';
export { catalogue } from './errors.ts';
