export { compile, type CompiledEvaluator } from './compiled/answer.ts';
export {
  answerLines,
  type AnsweredLines,
  type LineEvaluator,
  type LineOptions,
} from './compiled/answer-lines.ts';
export type { Utf8 } from './compiled/utf8.ts';
export { type Columns, columnsBuilder, type ColumnsBuilder } from './compiled/columns.ts';
export {
  type Population,
  type RecordAnswers,
  roomFor,
  runColumns,
  runColumnsWithReasons,
} from './compiled/run-columns.ts';
export { REASON_CODES, type Tables, tablesOf } from './compiled/tables.ts';
export type { Ask, Step, StepName } from './steps.ts';
export { type CaseOutcome, loadCases, type PackCase, runPackCase } from './cases.ts';
export { type Coverage, coverageOf } from './coverage.ts';
export {
  type Diagnosed,
  diagnosed,
  type Diagnostic,
  type DiagnosticCode,
  diagnosticSentence,
  diagnosticWords,
} from './diagnostics.ts';
export { type Finding } from './lint/finding.ts';
export { type Differ, differ, type DiffSummary, type PersonChange, type Side } from './diff.ts';
export { lintFile } from './lint/lint-pack.ts';
export { type LineWords, lineWordsOf } from './line-words.ts';
export {
  citationOf,
  gradeOf,
  loadEdition,
  type LoadedEdition,
  type PackEdition,
} from './edition.ts';
export { ENGINE_VERSION, evaluate, evaluateTicks, type EvaluateOptions } from './evaluate.ts';
export type {
  Could,
  Evaluation,
  EvaluationRecord,
  EvaluationRequirement,
  EvaluationStep,
  EvaluationTicks,
  RecordTicks,
  RequirementTicks,
  Totals,
  Undecided,
  UndecidedTicks,
  Verdict,
} from './evaluation.ts';
export {
  BadInput,
  type EvaluationInput,
  type InputRecord,
  type Person,
  type Target,
  type Title,
} from './input.ts';
export type { Requirement } from './pack-format.ts';
export { editionOn, editionProblems, closeOpenEnds, makePack, type Pack } from './pack.ts';
export { packSchema } from './pack-schema.ts';
export { factLabel, factValue, TITLE_WORDS } from './person-words.ts';
export { personQuestions, type RecordQuestions, recordQuestions } from './record-questions.ts';
export { parseInput, RECORDS_MAX } from './parse-input.ts';
export { parseJson } from './parse-json.ts';
export {
  type Article,
  articleOf,
  type CertificateRule,
  certificateOf,
  courseCertificateOf,
  type CourseCertificateRule,
  type EvidenceSlot,
  type Form,
  type FormDecision,
  type FormField,
  formOf,
  formsOf,
  learningOf,
  type Route,
  type RouteStep,
  routeOf,
  type Terms,
  termsOf,
  windowsOf,
} from './procedures.ts';
export { type Offer, parseCatalogue } from './catalogue.ts';
export { measuredOffers } from './measured-offers.ts';
export { ownOffers } from './own-offers.ts';
export { plan, type Plan, type PlanAnswer, type PlanOption } from './plan.ts';
export {
  type RegistrationWindow,
  type WindowBreach,
  windowBreach,
  windowDetail,
  windowsOfForm,
  type WindowState,
  windowState,
} from './registration-windows.ts';
export { sentence, sourceSentence } from './sentence.ts';
export { sha256 } from './sha256.ts';
export {
  type Attribute,
  ATTRIBUTES,
  type Grade,
  type Kind,
  KINDS,
  LEVELS,
  type Reason,
  REASONS,
  type Status,
  STATUSES,
  SCHOOL_STAGES,
  TITLE_LEVELS,
  type TitleLevel,
  type Unit,
  UNITS,
  valuesOf,
  type Via,
  VIAS,
} from './vocabulary.ts';
export type { Locale, Words } from './words.ts';
export type { PackProblem } from './yaml-shape.ts';
