/** Intake's door: rows from workbooks, moved through check, confirmation, repair and undo. */
export { catalogue } from './errors.ts';
export { jobs } from './jobs.ts';
export {
  type AppliedRow,
  type CheckedRow,
  type CellProblem,
  type IntakeCell,
  type IntakeCells,
  type IntakeColumn,
  intakeKind,
  type IntakeKind,
  type Locale,
  type Outcome,
  type Registration,
} from './kind.ts';
export type { IntakePorts } from './ports.ts';
export { routes } from './routes.ts';
export { PROBLEM_CODES } from './words.ts';
