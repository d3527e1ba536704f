import type { Hours, LocalDate, Period } from '@jixu/kernel';
import type { Ask, Step, StepName } from './steps.ts';
import type { PackEdition } from './edition.ts';
import type { InputRecord } from './input.ts';
import type { Grade, Reason } from './vocabulary.ts';
import type { Words } from './words.ts';

/**
 * The answer in ticks, for the ledger and for further reckoning. `Evaluation` is the same in
 * texts (contract §4).
 */

export type Verdict = 'met' | 'short' | 'unknown';

export type RecordTicks = {
  readonly id: string;
  readonly record: InputRecord;
  readonly edition: PackEdition;
  readonly ticks: Hours;
  readonly category: string | null;
  readonly reason: Reason;
  /** What it would count if everything pending were approved; only for pending records. */
  readonly ifApproved: Hours | null;
  readonly steps: readonly Step[];
  readonly counts: readonly { readonly year: number; readonly ticks: Hours }[];
  readonly rule: string | null;
};

export type Could = {
  readonly record: string;
  readonly gain: Hours;
  readonly if: 'approved' | 'decided';
};

export type RequirementTicks = {
  readonly id: string;
  readonly label: Words;
  /** Only where a period of several years is asked year by year. */
  readonly year: number | null;
  readonly unit: 'courses' | 'years' | null;
  /** `null`: not known without the fact that `undecided` names. */
  readonly need: Hours | null;
  readonly have: Hours;
  readonly short: Hours | null;
  readonly shortWithPending: Hours | null;
  readonly status: Verdict;
  readonly rule: string;
  readonly could: readonly Could[];
};

export type UndecidedTicks = {
  readonly id: string | null;
  readonly field: string | null;
  readonly why: Words;
  readonly ask: Ask;
  readonly with: string | null;
  readonly maximum: Hours | null;
  readonly rule: string | null;
};

export type Totals = { readonly byCategory: ReadonlyMap<string, Hours>; readonly total: Hours };

export type EvaluationTicks = {
  /** The edition in force on the last day: requirements and caps come from it. */
  readonly edition: PackEdition;
  readonly editions: readonly PackEdition[];
  readonly asOf: LocalDate | null;
  readonly period: Period | null;
  readonly verdict: Verdict;
  readonly totals: Totals;
  readonly withPending: Totals;
  readonly requirements: readonly RequirementTicks[];
  readonly records: readonly RecordTicks[];
  readonly undecided: readonly UndecidedTicks[];
};

export type EvaluationStep = {
  readonly step: StepName;
  readonly in: string;
  readonly out: string;
  readonly rule: string;
  readonly cite: string;
  readonly cut?: string;
  readonly cap?: {
    readonly id: string;
    readonly limit: string;
    readonly usedBefore: string;
    readonly usedBy: readonly string[];
  };
  readonly kept?: string;
  readonly year?: number;
  readonly why?: Reason;
};

export type EvaluationRecord = {
  readonly id: string;
  readonly counted: string;
  readonly category: string | null;
  readonly reason: Reason;
  readonly ifApproved?: string;
  readonly steps?: readonly EvaluationStep[];
  readonly counts: readonly { readonly year: number; readonly hours: string }[];
};

export type EvaluationRequirement = {
  readonly id: string;
  readonly year?: number;
  readonly unit?: 'courses' | 'years';
  readonly need: string | null;
  readonly have: string;
  readonly short: string | null;
  readonly shortWithPending: string | null;
  readonly status: Verdict;
  readonly rule: string;
  readonly cite: string;
  readonly grade: Grade;
  readonly could: readonly {
    readonly record: string;
    readonly gain: string;
    readonly if: 'approved' | 'decided';
  }[];
};

export type Undecided = {
  readonly id?: string;
  readonly field?: string;
  readonly why: string;
  readonly ask: Ask;
  readonly with?: string;
};

export type Evaluation = {
  readonly id?: string;
  readonly receipt: {
    readonly pack: string;
    readonly editions?: readonly string[];
    readonly engine: string;
    readonly input: string;
    readonly asOf: string | null;
  };
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly unit: 'hour' | 'credit';
  readonly verdict: Verdict;
  readonly totals: Readonly<Record<string, string>>;
  readonly withPending: Readonly<Record<string, string>>;
  readonly requirements: readonly EvaluationRequirement[];
  readonly records: readonly EvaluationRecord[];
  readonly undecided: readonly Undecided[];
};
