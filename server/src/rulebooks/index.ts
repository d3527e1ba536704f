export {
  createRulebooks,
  decidingDay,
  editionOn,
  type NewAdoption,
  type Rulebook,
  type Rulebooks,
} from './rulebooks.ts';
export { idleLimitOf } from './idle-limit.ts';
export {
  caseFiles,
  createLibrary,
  installEditions,
  type Library,
  type PackFile,
  packFiles,
  PackProblem,
} from './library.ts';
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './domain/working-days.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
