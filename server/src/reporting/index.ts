/** Reporting's door: what a unit does with the hours of its people, taken together. */
export { maySeeEvidence } from './access.ts';
export { catalogue } from './errors.ts';
export { ANSWERED, OBJECTED, POSTED, REMINDED } from './events.ts';
export { jobs } from './jobs.ts';
export type { ReportingPorts } from './ports.ts';
export { routes } from './routes.ts';
export { remindedDays } from './store/reminder-store.ts';
