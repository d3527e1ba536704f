import type { Kysely } from 'kysely';
import { formatHours, type LocalDate, noHours, type Period, type PersonId } from '@jixu/kernel';
import type { Evaluation, EvaluationStep } from '@jixu/policy';
import { factsOf } from '../../identity/index.ts';
import { decidingDay, type Rulebook, type Rulebooks } from '../../rulebooks/index.ts';
import { countedOf, evaluateUnder, evaluationInput, shortfall } from '../domain/evaluation.ts';
import type { HourRecord, RecordFacts } from '../domain/record.ts';
import { refuse } from '../errors.ts';
import { recordsOf } from '../store/record-store.ts';

type Db = { readonly db: Kysely<unknown> };

/** A record as the person sees it: its facts, what it counts now, and what it would count if all pending were approved. */
export type StatementLine = {
  readonly record: HourRecord;
  readonly counted: string;
  readonly ifApproved: string;
  readonly category: string;
  readonly reason: string;
  readonly reasonIfApproved: string;
  readonly steps: readonly EvaluationStep[];
  readonly stepsIfApproved: readonly EvaluationStep[];
  /** The rule leaves the amount to a person who has not said it yet. */
  readonly undecided: boolean;
};

export type Statement = {
  readonly rulebook: Rulebook;
  readonly span: Period;
  /** Counting only what is approved: certain. */
  readonly certain: Evaluation;
  /** As if everything under review were approved. */
  readonly hoped: Evaluation;
  readonly short: string;
  readonly shortIfPending: string;
  readonly pendingCount: number;
  readonly lines: readonly StatementLine[];
  readonly input: Readonly<Record<string, unknown>>;
};

/** Everything about one accounting period of one person, computed from the records by the rules in force. */
export async function statementOf(
  read: Db,
  rulebooks: Rulebooks,
  of: { personId: PersonId; span: Period; today: LocalDate; extra?: HourRecord },
): Promise<Statement> {
  const on = decidingDay(of.span, of.today);
  const rulebook = await rulebooks.rulebookFor(read, of.personId, on);
  if (!rulebook) throw refuse('no_rulebook');
  const stored = await recordsOf(read.db, of.personId);
  const records = of.extra
    ? [...stored.filter((record) => record.recordId !== of.extra?.recordId), of.extra]
    : stored;
  const person = await factsOf(read, of.personId, on);
  const base = { rulebook, person, records, span: of.span };
  const input = evaluationInput({ ...base, assume: 'as-decided' });
  const certain = evaluateUnder(rulebook, input, true);
  const hoped = evaluateUnder(
    rulebook,
    evaluationInput({ ...base, assume: 'pending-approved' }),
    true,
  );
  const lines = linesOf(records, certain, hoped);
  return {
    rulebook,
    span: of.span,
    certain,
    hoped,
    short: formatHours(shortfall(certain, 'short')),
    shortIfPending: formatHours(shortfall(hoped, 'short')),
    pendingCount: lines.filter(({ record }) => record.status === 'pending').length,
    lines,
    input,
  };
}

function linesOf(
  records: readonly HourRecord[],
  certain: Evaluation,
  hoped: Evaluation,
): readonly StatementLine[] {
  const now = new Map(countedOf(certain).map((line) => [line.recordId, line]));
  const later = new Map(countedOf(hoped).map((line) => [line.recordId, line]));
  const lines: StatementLine[] = [];
  for (const record of records) {
    const a = now.get(record.recordId);
    const b = later.get(record.recordId);
    if (!a || !b) continue;
    if (a.reason === 'outside-period' && a.amount === noHours) continue;
    lines.push({
      record,
      counted: formatHours(a.amount),
      ifApproved: formatHours(b.amount),
      category: b.category,
      reason: a.reason,
      reasonIfApproved: b.reason,
      steps: a.steps,
      stepsIfApproved: b.steps,
      undecided: hoped.undecided.some((one) => one.id === record.recordId),
    });
  }
  return lines.toSorted((x, y) =>
    x.record.facts.on === y.record.facts.on
      ? x.record.recordId < y.record.recordId
        ? 1
        : -1
      : x.record.facts.on < y.record.facts.on
        ? 1
        : -1,
  );
}

/** What facts not yet handed in would count, with everything the person has taken into account. */
export async function preview(
  read: Db,
  rulebooks: Rulebooks,
  of: { personId: PersonId; span: Period; today: LocalDate; candidate: HourRecord },
): Promise<{ statement: Statement; line: StatementLine | null; before: Statement }> {
  const before = await statementOf(read, rulebooks, {
    personId: of.personId,
    span: of.span,
    today: of.today,
  });
  const statement = await statementOf(read, rulebooks, { ...of, extra: of.candidate });
  const line =
    statement.lines.find((found) => found.record.recordId === of.candidate.recordId) ?? null;
  return { statement, line, before };
}

/** A record that exists only for a preview. */
export function candidateRecord(of: {
  recordId: HourRecord['recordId'];
  personId: PersonId;
  packId: string;
  facts: RecordFacts;
  title: string;
  at: Date;
}): HourRecord {
  return {
    personId: of.personId,
    recordId: of.recordId,
    source: { kind: 'preview', id: of.recordId },
    unitId: null,
    packId: of.packId,
    facts: of.facts,
    title: of.title,
    status: 'pending',
    statusReason: null,
    decided: null,
    preview: null,
    expected: null,
    revision: 1,
    unsealed: false,
    settlesOn: null,
    lodgedAt: of.at,
    changedAt: of.at,
  };
}
