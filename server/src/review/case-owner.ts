import { type PersonId, present } from '@jixu/kernel';
import type { Operation } from '../platform/operation/operation.ts';
import type { FrozenStep, Outcome, ReviewCase } from './domain/case.ts';

/** What a decision was, as its owner hears it inside the reviewer's transaction. */
export type CaseDecision = {
  readonly step: FrozenStep;
  readonly stepIndex: number;
  readonly outcome: Outcome;
  /** Did the case count before this decision? */
  readonly countedBefore: boolean;
  readonly opinion: string | null;
  /** What the form asked the reviewer for, for example the hours of a rule that leaves them open. */
  readonly fields: Readonly<Record<string, string>>;
  /** For a return: what is opened again, in the owner's words; empty: everything. */
  readonly items: readonly string[];
  readonly decidedBy: PersonId | null;
};

/**
 * The port that a room with reviewed things fills; app/ wires it. "counts" is an opaque word to review: the owner knows
 * what it means. Throwing a Refusal rolls the decision back and the reviewer reads why.
 */
export type CaseOwner = {
  readonly kind: string;
  /** Locks what must be locked before the case (the person's account), so that every room locks in one order. */
  readonly lock: (op: Operation, subjectId: PersonId) => Promise<void>;
  readonly onDecided: (
    op: Operation,
    reviewed: ReviewCase,
    decision: CaseDecision,
  ) => Promise<void>;
};

/** Finds the owner of a kind of case; a case of an unknown kind is a programmer's error. */
export function ownersOf(list: readonly CaseOwner[]): (kind: string) => CaseOwner {
  const byKind = new Map(list.map((owner) => [owner.kind, owner]));
  return (kind) => present(byKind.get(kind), `an owner for cases of kind ${kind}`);
}
