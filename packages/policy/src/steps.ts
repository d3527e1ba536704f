import { type Hours, hours } from '@jixu/kernel';
import type { Reason } from './vocabulary.ts';

/** One thing that happened to a record on its way to a number. */
export type StepName =
  | 'grant'
  | 'unit'
  | 'decided'
  | 'round'
  | 'refuse'
  | 'same'
  | 'spread'
  | 'cap'
  | 'count';

export type CapUse = {
  readonly id: string;
  readonly limit: Hours;
  readonly usedBefore: Hours;
  readonly usedBy: readonly string[];
};

export type Step = {
  readonly step: StepName;
  readonly in: string;
  readonly out: Hours;
  readonly rule: string;
  readonly cut?: Hours;
  readonly cap?: CapUse;
  readonly kept?: string;
  readonly year?: number;
  readonly why?: Reason;
};

/**
 * More than any rule can ask for: stands for "no maximum is known" when an open record is taken
 * at its highest.
 */
export const UNBOUNDED: Hours = hours(100_000_000);

export type Ask = 'person' | 'unit' | 'authority' | 'bureau' | 'provider' | 'place';
