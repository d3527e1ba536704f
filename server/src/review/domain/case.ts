import type { CaseId, Id, NodeId, PersonId, TaskId } from '@jixu/kernel';

type Words = { readonly 'zh-CN': string; readonly en: string };
type Need = 'required' | 'optional';

/** Who is drawn from what waits at a step, and what follows from the samples. */
export type Sampling = {
  /** Between 0 and 1, as `n/d` or a decimal. */
  readonly ratio: string;
  readonly of: 'people' | 'cases';
  readonly others: 'pass' | 'wait';
  /** `reject`: nothing is done again. */
  readonly failed: 'redo' | 'redo-unit' | 'reject';
  /** Index of the step that does a failed sample again. */
  readonly redo: number;
  readonly onSite: boolean;
  readonly rule: string;
};

/** One step of a route, as plain data that the owner took from the rulebook. */
export type RouteStep = {
  readonly id: string;
  /** A relation of the unit: unit, authority, bureau … */
  readonly office: string;
  readonly label: Words;
  /** Opaque to review but for `vetoes`, which asks for nothing and may only take back. */
  readonly effect: 'counts' | 'confirms' | 'vetoes';
  readonly silence: { readonly workingDays: number } | null;
  /** Undecided for so long, it goes to the next office up by itself. */
  readonly escalation?: { readonly workingDays: number };
  /** `pass` of `of` members of the office decide. */
  readonly experts?: { readonly pass: number; readonly of: number };
  readonly sampling?: Sampling;
  /** What a reviewer of a sample looks at. */
  readonly checks?: readonly Words[];
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

/** Opening again what was decided: who may ask, and the office that decides. */
export type Reopening = {
  readonly ask: 'person' | 'unit';
  readonly office: string;
  readonly grounds: Words;
  readonly rule: string;
};

export type Route = {
  readonly steps: readonly RouteStep[];
  readonly withdraw: 'while-undecided' | 'never';
  readonly reopen?: Reopening;
};

/** A step of a route with the office it resolved to when the case was opened. */
export type FrozenStep = RouteStep & { readonly officeId: NodeId };
export type FrozenRoute = Omit<Route, 'steps' | 'reopen'> & {
  readonly steps: readonly FrozenStep[];
  readonly reopen?: Reopening & { readonly officeId: NodeId };
};

export type CaseState = 'open' | 'settled' | 'returned' | 'rejected' | 'withdrawn' | 'vetoed';
/** What a person at an office may answer. `redo` sends a failed sample to the step that does it again. */
export type Answer = 'pass' | 'return' | 'reject' | 'veto' | 'redo';
/** `sample-pass`: not drawn, passed with the samples. `reopen` and `keep` answer a request to open again. */
export type Outcome = Answer | 'silent-pass' | 'withdraw' | 'sample-pass' | 'reopen' | 'keep';
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
  /** What speaks for looking twice, as codes. */
  readonly risks: readonly string[];
};

/** Somebody works on it. */
export type Claim = { readonly by: PersonId; readonly at: Date };
export type DrawId = Id<'draw'>;

/** A claim holds for half a working day: long enough for a hard case, short enough for a forgotten one. */
const CLAIM_HOLDS_MS = 4 * 3_600_000;

export function claimUntil(claim: Claim): Date {
  return new Date(claim.at.getTime() + CLAIM_HOLDS_MS);
}

/** The one who works on it at this moment. */
export function claimant(task: Pick<ReviewTask, 'claim'>, now: Date): PersonId | null {
  return task.claim && claimUntil(task.claim) > now ? task.claim.by : null;
}

export type ReviewTask = {
  readonly taskId: TaskId;
  readonly caseId: CaseId;
  readonly stepIndex: number;
  readonly officeId: NodeId;
  readonly kind: 'step' | 'reopening';
  readonly state: TaskState;
  /** Who asked to open again, and why. */
  readonly askedBy: PersonId | null;
  readonly reason: string | null;
  readonly claim: Claim | null;
  readonly nudgedAt: Date | null;
  readonly escalatesOn: string | null;
  /** Drawn or not, in which drawing of samples. */
  readonly draw: { readonly drawId: DrawId; readonly sampled: boolean } | null;
  readonly escalatedBecause: string | null;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly silentOn: string | null;
  readonly closedAt: Date | null;
};

/** What a step may answer; a vetoing step only takes back, a sampling one may have a case done again. */
export function outcomesOf(step: RouteStep): readonly Answer[] {
  if (step.effect === 'vetoes') return ['veto'];
  return [
    'pass',
    ...(step.mayReturn ? (['return'] as const) : []),
    ...(step.mayReject ? (['reject'] as const) : []),
    ...(step.sampling && step.sampling.failed !== 'reject' ? (['redo'] as const) : []),
  ];
}

export function needsOpinion(step: RouteStep, outcome: Outcome): boolean {
  if (outcome === 'pass') return step.opinion.pass === 'required';
  if (outcome === 'return') return step.opinion.return === 'required';
  return outcome === 'reject' || outcome === 'veto' || outcome === 'redo';
}

/** Samples are looked at one by one, and so is every case of an expert group. */
export function batchAllowed(step: RouteStep, outcome: Outcome, task: BatchTask): boolean {
  if (task.draw?.sampled || step.experts) return false;
  if (outcome === 'pass') {
    return step.batch.pass && step.asks.length === 0 && !(step.sampling && !task.draw);
  }
  if (outcome === 'return') return step.batch.return;
  if (outcome === 'reject') return step.batch.reject;
  return false;
}

type BatchTask = Pick<ReviewTask, 'draw'>;

/** A sample on site is passed with a finding: what was seen, in words. */
export function needsFinding(step: RouteStep, task: BatchTask): boolean {
  return step.sampling?.onSite === true && task.draw?.sampled === true;
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
    case 'redo':
      return doneAgain(route, stepIndex);
    case 'reopen':
      return { ...stay, state: 'returned' };
    case 'keep':
      throw new Error('review: a refused reopening moves no case');
    case 'pass':
    case 'silent-pass':
    case 'sample-pass':
      return passed(route, stepIndex, of.counted);
  }
}

/** Back to the step that does it again; what counted would have to be taken back, so samples are drawn before. */
function doneAgain(route: FrozenRoute, stepIndex: number): Next {
  const redo = route.steps[stepIndex]?.sampling?.redo ?? 0;
  return { state: 'open', stepIndex: redo, counted: false, open: redo, standing: [] };
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
