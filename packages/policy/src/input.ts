import type { Hours, LocalDate, Period, Rational } from '@jixu/kernel';
import type { Kind, Status, TitleLevel, Unit, Via } from './vocabulary.ts';

/** An evaluation's input as the engine works with it (contract §2), checked and typed. */

export type Title = {
  readonly series: string | null;
  readonly level: TitleLevel;
  readonly obtainedOn: LocalDate | null;
};

export type Person = {
  readonly industry: string | null;
  readonly graduatedOn: LocalDate | null;
  readonly education: string | null;
  /** `null`: nothing was said about titles. */
  readonly titles: readonly Title[] | null;
  readonly appointedOn: LocalDate | null;
  readonly workStartedOn: LocalDate | null;
  readonly schoolStage: string | null;
  readonly employerGrade: string | null;
};

export type Target = {
  readonly title: TitleLevel | null;
  readonly year: number | null;
  readonly on: LocalDate | null;
};

export type Decided = {
  readonly hours: Hours;
  readonly by: string | null;
  readonly reason: string | null;
};

export type InputRecord = {
  readonly id: string;
  readonly kind: Kind;
  readonly category: string | null;
  readonly on: LocalDate;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly qty: Readonly<Partial<Record<Unit, Rational>>>;
  /** Values as texts ("true", "province"); a rank as a number. */
  readonly attrs: Readonly<Record<string, string | number>>;
  readonly key: string | null;
  /** `null`: nothing was said; empty: nothing is attached. */
  readonly evidence: readonly string[] | null;
  readonly via: Via;
  readonly status: Status;
  readonly decided: Decided | null;
};

export type EvaluationInput = {
  readonly id: string | null;
  readonly person: Person;
  readonly target: Target;
  readonly period: Period | null;
  readonly parameters: Readonly<Record<string, Rational>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly records: readonly InputRecord[];
  /** What was given, for the receipt's digest. */
  readonly given: unknown;
};

/**
 * Refused input: where (JSON path), what was found, what is allowed. Holds no more of the input
 * than the value at fault.
 */
export class BadInput extends Error {
  override name = 'BadInput';
  readonly path: string;
  readonly found: string;
  readonly allowed: string;

  constructor(at: {
    readonly path: string;
    readonly found: unknown;
    readonly allowed: string;
    readonly literal?: true;
  }) {
    const found = at.literal === true ? String(at.found) : describeValue(at.found);
    super(`${at.path}: found ${found}; allowed: ${at.allowed}`);
    this.path = at.path;
    this.found = found;
    this.allowed = at.allowed;
  }
}

const SHOWN_MAX = 80;

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
