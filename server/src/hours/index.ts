export { createHours, type HoursRoom } from './hours.ts';
export type { RecountResult } from './commands/recount-person.ts';
export type { NewRecord } from './commands/record-commands.ts';
export type {
  Decided,
  HourRecord,
  RecordFacts,
  RecordPreview,
  RecordStatus,
} from './domain/record.ts';
export { READING_ROLES as HOURS_READERS, REMINDING_ROLES } from './access.ts';
export { accountingPeriod, amountOf, needsOf } from './domain/evaluation.ts';
export { hoursByKind } from './queries/hours-by-kind.ts';
export {
  type PeopleCounts,
  peopleByIds,
  peopleCounts,
  type PeopleFilter,
  peopleInOrder,
  peoplePage,
  type PersonGroup,
  type PersonRow,
} from './queries/list-people.ts';
export { candidateRecord, type Statement, type StatementLine } from './queries/statement.ts';
export { recordById, recordsLike, recordsOf, sameKeyElsewhere } from './store/record-store.ts';
export { type Standing, standingOf, standingsOf } from './store/standing-store.ts';
export { entriesOf, type EntryLine, postedFor } from './store/ledger-store.ts';
export { COURSE_DECIDED, GONE, type HoursEvents, LODGED } from './events.ts';
export {
  namedIn,
  PackSchema,
  presentPack,
  presentRequirements,
  presentSteps,
  RequirementSchema,
  StepSchema,
} from './present.ts';
export { population } from './population.ts';
export { openYearJob, recountJobs } from './jobs.ts';
export { subscriptions } from './subscriptions.ts';
export { exportLedger } from './queries/export-ledger.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
