/** What speaks for looking at a record of study. A person looks; nothing follows by itself. */
export const ANOMALY_REASONS = [
  /** Hours of reports without a pause, each of exactly the same length. */
  'unbroken',
  /** Far more claimed than time had passed, in nearly every report. */
  'top-rate',
  /** Nearly all of a day and a night. */
  'around-the-clock',
  /** Every question answered quicker than it can be read. */
  'quick-answers',
  /** Others on the same kind of device began the same chapters at the same moments. */
  'in-step',
] as const;
export type AnomalyReason = (typeof ANOMALY_REASONS)[number];

export type Finding = {
  readonly reason: AnomalyReason;
  readonly figures: Readonly<Record<string, number>>;
};

/** One report of a player as it came; several that came together have the same `at`. */
export type RawReport = {
  readonly sessionId: string;
  readonly startedAt: number;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly creditedMs: number;
};

export type StudyRecord = {
  /** Of one course, by time. */
  readonly reports: readonly RawReport[];
  /** What was credited in all courses in these days, by time. */
  readonly credits: readonly { readonly at: number; readonly creditedMs: number }[];
  readonly answers: readonly { readonly askedAt: number; readonly answeredAt: number }[];
  /** How many others began the same chapters in step, often enough. */
  readonly inStep: number;
};

export type LookRules = {
  readonly intervalMs: number;
  readonly rateMax: number;
  readonly unbrokenMs: number;
  readonly dayMs: number;
  readonly quickMs: number;
  readonly answersMin: number;
  readonly inStepMin: number;
};

/** Beginnings that lie no further apart are the same moment, and so many of them are no coincidence. */
export const STEP_MS = 2_000;
export const STEPS_MIN = 3;
const DAY_MS = 86_400_000;
const REPORTS_MIN = 20;
/** Of all reports, in hundredths. */
const NEARLY_ALL = 95;
/** Nobody understands speech at three times its speed, and browsers offer twice. */
const RATE_FACTOR = 3;

/** Looks at one course of one person; an honest record gives nothing. */
export function findingsIn(record: StudyRecord, rules: LookRules): readonly Finding[] {
  return [
    unbroken(record.reports, rules),
    topRate(record.reports, rules),
    aroundTheClock(record.credits, rules),
    quickAnswers(record.answers, rules),
    inStep(record.inStep, rules),
  ].filter((found) => found !== null);
}

function unbroken(reports: readonly RawReport[], rules: LookRules): Finding | null {
  let run: RawReport[] = [];
  let longest: readonly RawReport[] = [];
  for (const report of reports) {
    const before = run.at(-1);
    if (before && report.at - before.at > 2 * rules.intervalMs) run = [];
    run.push(report);
    if (lasting(run) > lasting(longest)) longest = [...run];
  }
  const lasted = lasting(longest);
  if (lasted < rules.unbrokenMs) return null;
  const lengths = new Map<number, number>();
  for (const { from, to } of longest) lengths.set(to - from, (lengths.get(to - from) ?? 0) + 1);
  const [same] = [...lengths].toSorted((a, b) => b[1] - a[1]);
  if (!same || same[1] * 100 < longest.length * NEARLY_ALL) return null;
  return {
    reason: 'unbroken',
    figures: {
      minutes: minutes(lasted),
      reports: longest.length,
      same: same[1],
      seconds: same[0] / 1000,
    },
  };
}

function lasting(run: readonly RawReport[]): number {
  const [first] = run;
  const last = run.at(-1);
  return first && last ? last.at - first.at : 0;
}

function topRate(reports: readonly RawReport[], rules: LookRules): Finding | null {
  const lastOf = new Map<string, number>();
  const batches = new Map<string, { claimed: number; passed: number }>();
  for (const report of reports) {
    const key = `${report.sessionId} ${report.at}`;
    const batch = batches.get(key) ?? {
      claimed: 0,
      passed: report.at - (lastOf.get(report.sessionId) ?? report.startedAt),
    };
    batch.claimed += Math.max(0, report.to - report.from);
    batches.set(key, batch);
    lastOf.set(report.sessionId, report.at);
  }
  const rate = Math.max(RATE_FACTOR, 1.5 * rules.rateMax);
  const all = [...batches.values()];
  const above = all.filter(({ claimed, passed }) => claimed > rate * passed);
  if (all.length < REPORTS_MIN || above.length * 100 < all.length * NEARLY_ALL) return null;
  const claimed = above.reduce((sum, one) => sum + one.claimed, 0);
  const passed = above.reduce((sum, one) => sum + one.passed, 0);
  return {
    reason: 'top-rate',
    figures: {
      reports: all.length,
      above: above.length,
      claimedMinutes: minutes(claimed),
      passedMinutes: minutes(passed),
    },
  };
}

function aroundTheClock(credits: StudyRecord['credits'], rules: LookRules): Finding | null {
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const credit of credits) {
    sum += credit.creditedMs;
    for (let left = credits[first]; left && credit.at - left.at > DAY_MS; left = credits[first]) {
      sum -= left.creditedMs;
      first += 1;
    }
    most = Math.max(most, sum);
  }
  if (most < rules.dayMs) return null;
  return { reason: 'around-the-clock', figures: { minutes: minutes(most) } };
}

function quickAnswers(answers: StudyRecord['answers'], rules: LookRules): Finding | null {
  if (answers.length < rules.answersMin) return null;
  const took = answers.map(({ askedAt, answeredAt }) => answeredAt - askedAt);
  const slowest = Math.max(...took);
  if (slowest > rules.quickMs) return null;
  return {
    reason: 'quick-answers',
    figures: { answers: answers.length, slowestSeconds: Math.round(slowest / 100) / 10 },
  };
}

function inStep(people: number, rules: LookRules): Finding | null {
  return people < rules.inStepMin ? null : { reason: 'in-step', figures: { people } };
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
