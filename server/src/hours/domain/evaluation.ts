import {
  assert,
  calendarYear,
  formatLocalDate,
  type Hours,
  type LocalDate,
  parseHours,
  parseLocalDate,
  type Period,
  ticks,
  yearOf,
} from '@jixu/kernel';
import {
  BadInput,
  evaluate,
  type Evaluation,
  type EvaluationStep,
  type Pack,
  parseInput,
} from '@jixu/policy';
import type { Rulebook } from '../../rulebooks/index.ts';
import { refuse } from '../errors.ts';
import type { HourRecord } from './record.ts';

export type PersonFacts = Readonly<Record<string, unknown>>;

/** How pending records are read: as they are, or as if every one of them were approved. */
export type Assumption = 'as-decided' | 'pending-approved';

/** The accounting period of a day: calendar years; requirements over longer windows are verdicts, not accounts. */
export function accountingPeriod(on: LocalDate): Period {
  return calendarYear(yearOf(on));
}

/** The exact input of an evaluation of one period; the same records in any order give the same text. */
export function evaluationInput(of: {
  rulebook: Rulebook;
  person: PersonFacts;
  records: readonly HourRecord[];
  span: Period;
  assume: Assumption;
}): Record<string, unknown> {
  return {
    person: of.person,
    period: { from: formatLocalDate(of.span.from), to: formatLocalDate(of.span.to) },
    parameters: of.rulebook.parameters,
    readings: of.rulebook.readings,
    records: evaluatedRecords(of.records).map((record) => recordInput(record, of.assume)),
  };
}

/** The records that an evaluation looks at, in the one order. */
export function evaluatedRecords(records: readonly HourRecord[]): readonly HourRecord[] {
  return records
    .filter((record) => record.status !== 'withdrawn')
    .toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1));
}

export function recordInput(record: HourRecord, assume: Assumption): Record<string, unknown> {
  return {
    id: record.recordId,
    ...record.facts,
    status: statusFor(record.status, assume),
    ...(record.decided ? { decided: record.decided } : {}),
  };
}

function statusFor(status: HourRecord['status'], assume: Assumption): string {
  if (status === 'pending' && assume === 'pending-approved') return 'approved';
  return status;
}

/** Evaluates under the rulebook. Facts that the engine refuses become a refusal that a reviewer can read. */
export function evaluateUnder(
  rulebook: Rulebook,
  input: Record<string, unknown>,
  explain: boolean,
): Evaluation {
  try {
    return evaluate(rulebook.pack, parseInput(input, rulebook.pack), { explain });
  } catch (error) {
    if (error instanceof BadInput) {
      throw refuse('invalid_facts', { fields: [{ path: error.path, code: 'hours.invalid_fact' }] });
    }
    throw error;
  }
}

/** The category of an amount of 0 that belongs to none, such as a kind that the pack does not list. */
const NO_CATEGORY = 'none';

/** What one record counts in the evaluated period, in one category, with the reason and the steps. */
export type Counted = {
  readonly recordId: string;
  readonly category: string;
  readonly amount: Hours;
  readonly reason: string;
  readonly steps: readonly EvaluationStep[];
};

export function countedOf(evaluation: Evaluation): readonly Counted[] {
  return evaluation.records.map((line) => ({
    recordId: line.id,
    category: line.category ?? NO_CATEGORY,
    amount: amountOf(line.counted),
    reason: line.reason,
    steps: line.steps ?? [],
  }));
}

/** The years besides its own in which shares of a record count. */
export function yearsTouched(evaluation: Evaluation, recordId: string): readonly number[] {
  const line = evaluation.records.find((record) => record.id === recordId);
  return (line?.counts ?? []).map((share) => share.year);
}

export function amountOf(text: string): Hours {
  const parsed = parseHours(text);
  assert(parsed.ok, 'evaluation: an amount that is not whole ticks');
  return parsed.value;
}

/** The sum of what is short over the requirements that make it up: categories if there are any, else the total. */
export function shortfall(evaluation: Evaluation, which: 'short' | 'shortWithPending'): Hours {
  const parts = evaluation.requirements.filter(
    (requirement) => requirement.id !== 'total' && !requirement.unit,
  );
  const total = evaluation.requirements.find((requirement) => requirement.id === 'total');
  let sum = 0;
  for (const part of parts) sum += known(part[which]);
  return ticks(Math.max(sum, total ? known(total[which]) : 0));
}

export function dayOf(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok)
    throw refuse('invalid_facts', { fields: [{ path: '/on', code: 'hours.invalid_date' }] });
  return parsed.value;
}

/** An unknown shortage (a fact is missing) adds nothing; the verdict says `unknown`. */
function known(text: string | null): number {
  return text === null ? 0 : amountOf(text);
}

/** What a period asks for, by requirement, of someone about whom no further facts are known. */
export function needsOf(pack: Pack, span: Period): Record<string, string> {
  const input = {
    period: { from: formatLocalDate(span.from), to: formatLocalDate(span.to) },
    records: [],
  };
  const needs: Record<string, string> = {};
  for (const requirement of evaluate(pack, parseInput(input, pack)).requirements) {
    if (requirement.need !== null && !requirement.unit) needs[requirement.id] = requirement.need;
  }
  return needs;
}
