import type { NodeId, PersonId } from '@jixu/kernel';
import type { Verdict } from '@jixu/policy';

export type Words = { readonly 'zh-CN': string; readonly en: string };

/**
 * What is tried: other values or readings of the place (`settings`), another edition in force for everyone
 * (`version`; a question only), or a new edition of the pack (`edition`). A `release` was not tried: a new
 * version of the program brought an edition, and the row remembers its recount.
 */
export const TRIAL_KINDS = ['settings', 'version', 'edition', 'release'] as const;
export type TrialKind = (typeof TRIAL_KINDS)[number];

export const TRIAL_STATES = [
  'checking',
  'faulty',
  'counting',
  'counted',
  'failed',
  'submitted',
  'published',
  'dropped',
  /** Answers of the bureau to what a department proposed. */
  'taken-up',
  'declined',
] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

/** Nothing more becomes of such a trial. */
export function isOver(state: TrialState): boolean {
  return ['published', 'dropped', 'taken-up', 'declined'].includes(state);
}

/** A finding of lint or of an example, at its place in what was handed in. */
export type Finding = {
  readonly part: 'edition' | 'examples';
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
};

/** What the check found besides findings: worked examples of the present edition that come out differently. */
export type Checked = {
  readonly version: string;
  readonly firstOn: string;
  readonly hash: string;
  readonly ref: string;
  readonly examples: number;
  readonly changed: readonly {
    readonly id: string;
    readonly name: string;
    readonly differences: readonly string[];
  }[];
};

/** Sums over one accounting period; ticks. */
export type PeriodTally = {
  readonly people: number;
  /** People whose records the rules cannot read. */
  readonly refused: number;
  readonly before: number;
  readonly after: number;
  readonly rules: Readonly<Record<string, { readonly records: number; readonly ticks: number }>>;
};

/** By the first day of the period. */
export type Tally = Readonly<Record<string, PeriodTally>>;

export const OUTCOMES = ['to-short', 'to-met', 'less', 'more', 'moved'] as const;
/** What becomes of a person: the verdict first, then the hours; `moved`: the same total made up of other parts. */
export type Outcome = (typeof OUTCOMES)[number];

export type Trial = {
  readonly trialId: string;
  /** 试算 12: counted by place. */
  readonly number: number;
  readonly nodeId: NodeId;
  readonly packId: string;
  readonly kind: TrialKind;
  /** The department that proposes it, tried on its people only; null: the bureau's own. */
  readonly proposedBy: NodeId | null;
  /** The proposal that the bureau took up with this trial. */
  readonly proposalId: string | null;
  /** Why the bureau declined. */
  readonly answer: string | null;
  readonly baseAdoptionId: string;
  readonly baseRef: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly version: string | null;
  readonly source: string | null;
  readonly examples: string | null;
  readonly state: TrialState;
  readonly findings: readonly Finding[];
  readonly checked: Checked | null;
  readonly tally: Tally;
  readonly people: number;
  readonly done: number;
  readonly afterPerson: PersonId | null;
  /** null: it came with a release of the program. */
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
  readonly countedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly recount: 'none' | 'running' | 'done';
  readonly recountPeople: number;
  readonly recountDone: number;
  readonly recountChanged: number;
  /** People with a period that keeps what it holds because some of it is sealed. */
  readonly recountLeft: number;
  readonly recountFailed: number;
  readonly recountAfter: PersonId | null;
};

export function outcomeOf(of: {
  readonly verdict: readonly [Verdict, Verdict];
  readonly delta: number;
}): Outcome {
  const [before, after] = of.verdict;
  if (before === 'met' && after !== 'met') return 'to-short';
  if (before !== 'met' && after === 'met') return 'to-met';
  if (of.delta < 0) return 'less';
  return of.delta > 0 ? 'more' : 'moved';
}

export function addTally(to: Tally, periodFrom: string, more: PeriodTally): Tally {
  const base = to[periodFrom] ?? { people: 0, refused: 0, before: 0, after: 0, rules: {} };
  const rules: Record<string, { records: number; ticks: number }> = {};
  for (const part of [base.rules, more.rules]) {
    for (const [rule, each] of Object.entries(part)) {
      const sum = rules[rule] ?? { records: 0, ticks: 0 };
      rules[rule] = { records: sum.records + each.records, ticks: sum.ticks + each.ticks };
    }
  }
  return {
    ...to,
    [periodFrom]: {
      people: base.people + more.people,
      refused: base.refused + more.refused,
      before: base.before + more.before,
      after: base.after + more.after,
      rules,
    },
  };
}

export function refusedPeople(tally: Tally): number {
  return Object.values(tally).reduce((sum, each) => sum + each.refused, 0);
}
