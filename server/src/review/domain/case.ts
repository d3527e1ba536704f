import type { CaseId, NodeId, PersonId, TaskId } from '@jixu/kernel';

type Words = { readonly 'zh-CN': string; readonly en: string };
type Need = 'required' | 'optional';

/** One step of a route, as plain data that the owner took from the rulebook. */
export type RouteStep = {
  readonly id: string;
  /** A relation of the unit: unit, authority, bureau … */
  readonly office: string;
  readonly label: Words;
  /** Opaque to review but for `vetoes`, which asks for nothing and may only take back. */
  readonly effect: 'counts' | 'confirms' | 'vetoes';
  readonly silence: { readonly workingDays: number } | null;
  readonly serviceWorkingDays: number | null;
  readonly batch: Readonly<Record<'pass' | 'return' | 'reject', boolean>>;
  /** What passing has to bring for each case on its own; opaque to review. */
  readonly asks: readonly string[];
  readonly opinion: Readonly<Record<'pass' | 'return' | 'reject', Need>>;
  readonly mayReturn: boolean;
  readonly mayReject: boolean;
  /** The article it rests on, in our words, and its rule id. */
  readonly grounds: Words;
  readonly rule: string;
};

export type Route = {
  readonly steps: readonly RouteStep[];
  readonly withdraw: 'while-undecided' | 'never';
};

/** A step of a route with the office it resolved to when the case was opened. */
export type FrozenStep = RouteStep & { readonly officeId: NodeId };
export type FrozenRoute = Omit<Route, 'steps'> & { readonly steps: readonly FrozenStep[] };

export type CaseState = 'open' | 'settled' | 'returned' | 'rejected' | 'withdrawn' | 'vetoed';
export type Outcome = 'pass' | 'return' | 'reject' | 'veto' | 'silent-pass' | 'withdraw';
export type TaskState = 'open' | 'standing' | 'decided' | 'passed-by-silence' | 'void';

/** Plain words and amounts for lists; the owner writes them, review only shows them. */
export type CaseSummary = Readonly<Record<string, unknown>>;

export type ReviewCase = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  readonly owner: { readonly kind: string; readonly id: string };
  readonly unitId: NodeId;
  readonly number: string;
  readonly summary: CaseSummary;
  readonly route: FrozenRoute;
  readonly stepIndex: number;
  readonly state: CaseState;
  readonly counted: boolean;
  readonly version: number;
  readonly openedBy: PersonId;
  readonly openedAt: Date;
};

export type ReviewTask = {
  readonly taskId: TaskId;
  readonly caseId: CaseId;
  readonly stepIndex: number;
  readonly officeId: NodeId;
  readonly state: TaskState;
  readonly escalatedBecause: string | null;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly silentOn: string | null;
  readonly closedAt: Date | null;
};

/** What a step may answer; a vetoing step only takes back. */
export function outcomesOf(step: RouteStep): readonly ('pass' | 'return' | 'reject' | 'veto')[] {
  if (step.effect === 'vetoes') return ['veto'];
  return [
    'pass',
    ...(step.mayReturn ? (['return'] as const) : []),
    ...(step.mayReject ? (['reject'] as const) : []),
  ];
}

export function needsOpinion(step: RouteStep, outcome: Outcome): boolean {
  if (outcome === 'pass') return step.opinion.pass === 'required';
  if (outcome === 'return') return step.opinion.return === 'required';
  return outcome === 'reject' || outcome === 'veto';
}

export function batchAllowed(step: RouteStep, outcome: Outcome): boolean {
  if (outcome === 'pass') return step.batch.pass && step.asks.length === 0;
  if (outcome === 'return') return step.batch.return;
  if (outcome === 'reject') return step.batch.reject;
  return false;
}

export type Next = {
  readonly state: CaseState;
  readonly stepIndex: number;
  readonly counted: boolean;
  /** The step that now waits for a decision. */
  readonly open: number | null;
  /** Steps that may from now on take back what counts. */
  readonly standing: readonly number[];
};

/** Where a case goes after an outcome at a step. */
export function nextOf(of: {
  route: FrozenRoute;
  stepIndex: number;
  counted: boolean;
  outcome: Outcome;
}): Next {
  const { route, stepIndex, outcome } = of;
  const stay = { stepIndex, counted: false, open: null, standing: [] } as const;
  switch (outcome) {
    case 'return':
      return { ...stay, state: 'returned' };
    case 'reject':
      return { ...stay, state: 'rejected' };
    case 'veto':
      return { ...stay, state: 'vetoed' };
    case 'withdraw':
      return { ...stay, state: 'withdrawn' };
    case 'pass':
    case 'silent-pass':
      return passed(route, stepIndex, of.counted);
  }
}

function passed(route: FrozenRoute, stepIndex: number, countedBefore: boolean): Next {
  const counted = countedBefore || route.steps[stepIndex]?.effect === 'counts';
  const justCounted = counted && !countedBefore;
  const later = route.steps.map((step, index) => ({ step, index })).slice(stepIndex + 1);
  const next = later.find(({ step }) => step.effect !== 'vetoes');
  const standing = justCounted
    ? later.filter(({ step }) => step.effect === 'vetoes').map(({ index }) => index)
    : [];
  return next
    ? { state: 'open', stepIndex: next.index, counted, open: next.index, standing }
    : { state: 'settled', stepIndex, counted, open: null, standing };
}
