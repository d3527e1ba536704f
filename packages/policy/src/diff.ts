import { formatHours, type Hours, subtractHours } from '@jixu/kernel';
import { evaluateTicks } from './evaluate.ts';
import type { EvaluationTicks, Verdict } from './evaluation.ts';
import type { EvaluationInput } from './input.ts';
import type { Pack } from './pack.ts';

/** One side of a what-if: a pack, possibly one version forced, possibly other readings. */
export type Side = {
  readonly pack: Pack;
  readonly edition?: string;
  readonly readings?: Readonly<Record<string, string>>;
};

export type PersonChange = {
  readonly id: string;
  readonly verdict: readonly [Verdict, Verdict];
  readonly total: readonly [string, string];
  readonly records: readonly {
    readonly id: string;
    readonly counted: readonly [string, string];
    readonly reason: readonly [string, string];
    readonly rule: readonly [string | null, string | null];
  }[];
};

export type DiffSummary = {
  readonly persons: number;
  readonly changed: number;
  readonly gaining: number;
  readonly losing: number;
  readonly hours: readonly [string, string];
  /** How many people went from one verdict to another: "met → short". */
  readonly flips: Readonly<Record<string, number>>;
  /** Records whose counted hours differ, by the rules that spoke last on either side. */
  readonly rules: readonly {
    readonly rule: string;
    readonly records: number;
    readonly hours: string;
  }[];
  readonly sample: readonly PersonChange[];
};

export type Differ = {
  /** `a` and `b` are the same person read for either side; null where nothing changed. */
  readonly add: (a: EvaluationInput, b: EvaluationInput) => PersonChange | null;
  readonly summary: () => DiffSummary;
};

const SAMPLE_MAX = 20;

/**
 * Compares two sides over a population, one person at a time: memory does not grow with the
 * population.
 */
export function differ(from: Side, to: Side): Differ {
  const flips = new Map<string, number>();
  const rules = new Map<string, { records: number; ticks: number }>();
  const sample: PersonChange[] = [];
  const sums = { persons: 0, changed: 0, gaining: 0, losing: 0, before: 0, after: 0 };
  const add = (a: EvaluationInput, b: EvaluationInput): PersonChange | null => {
    const before = evaluateSide(from, a);
    const after = evaluateSide(to, b);
    sums.persons += 1;
    sums.before += before.totals.total;
    sums.after += after.totals.total;
    const change = changeOf(a.id ?? `person ${sums.persons}`, before, after);
    if (change === null) return null;
    sums.changed += 1;
    if (after.totals.total > before.totals.total) sums.gaining += 1;
    if (after.totals.total < before.totals.total) sums.losing += 1;
    if (before.verdict !== after.verdict) {
      const flip = `${before.verdict} → ${after.verdict}`;
      flips.set(flip, (flips.get(flip) ?? 0) + 1);
    }
    countRules(rules, before, after);
    if (sample.length < SAMPLE_MAX) sample.push(change);
    return change;
  };
  const summary = (): DiffSummary => ({
    persons: sums.persons,
    changed: sums.changed,
    gaining: sums.gaining,
    losing: sums.losing,
    hours: [formatHours(sums.before as Hours), formatHours(sums.after as Hours)],
    flips: Object.fromEntries([...flips].sort(([a], [b]) => (a < b ? -1 : 1))),
    rules: [...rules]
      .map(([rule, each]) => ({
        rule,
        records: each.records,
        hours: formatHours(each.ticks as Hours),
      }))
      .sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1)),
    sample,
  });
  return { add, summary };
}

function evaluateSide(side: Side, input: EvaluationInput): EvaluationTicks {
  const readings =
    side.readings === undefined ? input.readings : { ...input.readings, ...side.readings };
  return evaluateTicks(
    side.pack,
    { ...input, readings },
    side.edition === undefined ? {} : { edition: side.edition },
  );
}

function changeOf(
  id: string,
  before: EvaluationTicks,
  after: EvaluationTicks,
): PersonChange | null {
  const records = before.records.flatMap((record, at) => {
    const other = after.records[at];
    if (other === undefined || (record.ticks === other.ticks && record.reason === other.reason))
      return [];
    return [
      {
        id: record.id,
        counted: [formatHours(record.ticks), formatHours(other.ticks)] as const,
        reason: [record.reason, other.reason] as const,
        rule: [lastRule(record.steps), lastRule(other.steps)] as const,
      },
    ];
  });
  if (records.length === 0 && before.verdict === after.verdict) return null;
  return {
    id,
    verdict: [before.verdict, after.verdict],
    total: [formatHours(before.totals.total), formatHours(after.totals.total)],
    records,
  };
}

type Steps = EvaluationTicks['records'][number]['steps'];

/** The rule of the last step that changed the number; a record's final "count" changes nothing. */
function lastRule(steps: Steps): string | null {
  const telling = steps.filter((step) => step.step !== 'count');
  return telling.at(-1)?.rule ?? steps.at(-1)?.rule ?? null;
}

function countRules(
  rules: Map<string, { records: number; ticks: number }>,
  before: EvaluationTicks,
  after: EvaluationTicks,
): void {
  for (const [at, record] of before.records.entries()) {
    const other = after.records[at];
    if (other === undefined || record.ticks === other.ticks) continue;
    const rule = lastRule(other.ticks < record.ticks ? other.steps : record.steps) ?? 'none';
    const own = rules.get(rule) ?? { records: 0, ticks: 0 };
    own.records += 1;
    own.ticks += subtractHours(other.ticks, record.ticks);
    rules.set(rule, own);
  }
}
