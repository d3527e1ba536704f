import {
  formatHours,
  formatLocalDate,
  type Hours,
  noHours,
  type Period,
  ticks,
} from '@jixu/kernel';
import {
  BadInput,
  type Differ,
  type EvaluationTicks,
  evaluateTicks,
  parseInput,
} from '@jixu/policy';
import type { TriedRecord } from '../ports.ts';
import type { TriedRules } from './sides.ts';
import { type Outcome, outcomeOf } from './trial.ts';

/** Everything about one person and period that an evaluation reads, but for the rules. */
export type Judged = {
  readonly person: object;
  readonly span: Period;
  readonly records: readonly TriedRecord[];
};

export function inputUnder(rules: TriedRules, of: Judged) {
  const json = {
    person: of.person,
    period: { from: formatLocalDate(of.span.from), to: formatLocalDate(of.span.to) },
    parameters: rules.parameters,
    readings: rules.readings,
    records: of.records.map((record) => record.input),
  };
  return parseInput(json, rules.pack);
}

export function evaluateWith(rules: TriedRules, of: Judged): EvaluationTicks {
  const options = rules.edition === undefined ? {} : { edition: rules.edition };
  return evaluateTicks(rules.pack, inputUnder(rules, of), options);
}

export type PersonOutcome = {
  readonly verdict: readonly [EvaluationTicks['verdict'], EvaluationTicks['verdict']];
  readonly totals: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  readonly short: Hours;
  readonly delta: number;
  readonly outcome: Outcome;
};

/** One person under both rules; null: nothing changes; `refused`: one of them cannot read the records. */
export function judgePerson(
  comparing: Differ,
  sides: { readonly from: TriedRules; readonly to: TriedRules },
  of: Judged,
): PersonOutcome | 'refused' | null {
  try {
    const change = comparing.add(inputUnder(sides.from, of), inputUnder(sides.to, of));
    if (change === null) return null;
    const moves = change.records.some((record) => record.counted[0] !== record.counted[1]);
    if (!moves && change.verdict[0] === change.verdict[1]) return null;
  } catch (error) {
    if (error instanceof BadInput) return 'refused';
    throw error;
  }
  const before = evaluateWith(sides.from, of);
  const after = evaluateWith(sides.to, of);
  const verdict = [before.verdict, after.verdict] as const;
  const delta = after.totals.total - before.totals.total;
  return {
    verdict,
    totals: [totalsOf(before), totalsOf(after)],
    short: missingUnder(after),
    delta,
    outcome: outcomeOf({ verdict, delta }),
  };
}

export function totalsOf(evaluation: EvaluationTicks): Readonly<Record<string, string>> {
  const totals: Record<string, string> = {};
  for (const [category, amount] of evaluation.totals.byCategory)
    totals[category] = formatHours(amount);
  totals['total'] = formatHours(evaluation.totals.total);
  return totals;
}

/** What is short over the requirements that make up the whole: the categories if there are any, else the total. */
function missingUnder(evaluation: EvaluationTicks): Hours {
  let parts = 0;
  let total = 0;
  for (const requirement of evaluation.requirements) {
    if (requirement.unit !== null) continue;
    const short = requirement.short ?? noHours;
    if (requirement.id === 'total') total = short;
    else parts += short;
  }
  return ticks(Math.max(parts, total));
}
