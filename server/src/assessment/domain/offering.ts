import type { NodeId } from '@jixu/kernel';
import type { PassRules } from './pass-rule.ts';
import type { Task } from './timing.ts';

/** What a pass is recorded as, in the words of the pack: the hours follow from it. */
export type PassFacts = {
  readonly kind: string;
  readonly category: string | null;
  readonly qty: Readonly<Record<string, string>>;
};

/** What a person passes in a year: homework and an exam under one pass rule. */
export type Offering = {
  readonly nodeId: NodeId;
  readonly offeringId: string;
  readonly title: string;
  readonly code: string;
  readonly year: number;
  readonly state: 'draft' | 'open' | 'released';
  readonly version: number;
  readonly rules: PassRules;
  readonly facts: PassFacts;
  readonly courseId: string | null;
  readonly signUpFrom: Date;
  readonly signUpTo: Date;
  readonly tells: 'at-once' | 'together';
  readonly markingDifference: number | null;
  /** So many days after results are told they may be contested; 0: not at all. */
  readonly appealDays: number;
  readonly releasedAt: Date | null;
  readonly tasks: readonly Task[];
};
