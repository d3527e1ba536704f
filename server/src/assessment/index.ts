/** Assessment's door: question banks, papers, exams and homework, from signing up to what a pass counts. */
export { KEEPERS } from './access.ts';
export { resultAppealOwner } from './commands/appeal-result.ts';
export { PORTRAIT_WORDING } from './domain/portrait.ts';
export { catalogue } from './errors.ts';
export { DECIDED } from './events.ts';
export { jobs } from './jobs.ts';
export type { AssessmentPorts } from './ports.ts';
export { type QuestionRegistration, questionRegistration } from './question-import/registration.ts';
export { routes } from './routes.ts';
