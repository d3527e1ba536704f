import { formatHours, formatLocalDate, type Period, type PersonId } from '@jixu/kernel';
import { BadInput, type EvaluationTicks, type Step } from '@jixu/policy';
import { personCards, profilesOf } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { candidateOf, concernedBy } from '../commands/count-trial.ts';
import { evaluateWith, totalsOf } from '../domain/judge-person.ts';
import { rulesInForce, type TriedRules, triedRules } from '../domain/sides.ts';
import type { Trial, Words } from '../domain/trial.ts';
import { refuse } from '../errors.ts';
import type { TriedRecord, TrialPorts } from '../ports.ts';
import { decidingDay } from '../rulebooks.ts';

export type SideOfPerson = {
  readonly verdict: string;
  readonly totals: Readonly<Record<string, string>>;
};

export type CapSaid = {
  readonly label: Words;
  readonly limit: string;
  readonly usedBefore: string;
  readonly cut: string;
};

export type RecordSide = {
  readonly counted: string;
  readonly reason: string;
  readonly rule: string | null;
  readonly caps: readonly CapSaid[];
};

export type TrialPersonView = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitName: string;
  readonly before: SideOfPerson;
  readonly after: SideOfPerson;
  readonly subjects: readonly {
    readonly id: string;
    readonly label: Words;
    readonly need: string | null;
    readonly before: string;
    readonly after: string;
    readonly short: string;
  }[];
  readonly records: readonly {
    readonly id: string;
    readonly title: string;
    readonly category: string | null;
    readonly before: RecordSide;
    readonly after: RecordSide;
  }[];
};

/** One person under both rules, record by record, computed from what is there now; it is written nowhere. */
export async function trialPerson(
  read: Reading,
  ports: TrialPorts,
  of: { readonly trial: Trial; readonly personId: PersonId; readonly year: number | null },
): Promise<TrialPersonView> {
  const { trial, personId } = of;
  // Published, both sides are the same; dropped, nobody asks any more.
  if (trial.state !== 'counted' && trial.state !== 'submitted') throw refuse('not_at_this_step');
  const account = await ports.population.one(read, { ...concernedBy(trial), personId });
  const span = account?.spans
    .toReversed()
    .find((one) => of.year === null || yearOfSpan(one) === of.year);
  if (!account || !span) throw refuse('no_such_trial');
  const on = decidingDay(span, read.today);
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, on);
  const person = (await profilesOf(read, [personId], on)).get(personId)?.facts;
  if (!rulebook || !person || rulebook.pack.id !== trial.packId) throw refuse('no_such_trial');
  const judged = { person, span, records: account.records };
  const candidate = candidateOf(ports, trial);
  try {
    const [now, tried] = [rulesInForce(rulebook), triedRules(trial, { rulebook, candidate })];
    const before = evaluateWith(now, judged);
    const after = evaluateWith(tried, judged);
    const name = (await personCards(read, [personId])).get(personId)?.name ?? '';
    const unit = (await nodeCards(read, [rulebook.unitId])).get(rulebook.unitId);
    return {
      personId,
      name,
      unitName: unit?.name ?? '',
      before: { verdict: before.verdict, totals: totalsOf(before) },
      after: { verdict: after.verdict, totals: totalsOf(after) },
      subjects: subjectsOf(before, after),
      records: recordsOf(
        { ...now, evaluation: before },
        { ...tried, evaluation: after },
        account.records,
      ),
    };
  } catch (error) {
    if (error instanceof BadInput) throw refuse('people_refused');
    throw error;
  }
}

function yearOfSpan(span: Period): number {
  return Number(formatLocalDate(span.from).slice(0, 4));
}

function subjectsOf(before: EvaluationTicks, after: EvaluationTicks): TrialPersonView['subjects'] {
  const [was, is] = [totalsOf(before), totalsOf(after)];
  return after.edition.categories.map(({ id, label }) => {
    const asked = after.requirements.find((one) => one.id === id && one.unit === null);
    const need = asked?.need ?? null;
    return {
      id,
      label,
      need: need === null ? null : formatHours(need),
      before: was[id] ?? '0',
      after: is[id] ?? '0',
      short: formatHours(asked?.short ?? (0 as typeof before.totals.total)),
    };
  });
}

type Judgement = TriedRules & { readonly evaluation: EvaluationTicks };

function recordsOf(
  before: Judgement,
  after: Judgement,
  records: readonly TriedRecord[],
): TrialPersonView['records'] {
  const titles = new Map(records.map((record) => [record.id, record.title]));
  return before.evaluation.records.flatMap((was) => {
    const is = after.evaluation.records.find((one) => one.id === was.id);
    if (!is || was.ticks === is.ticks) return [];
    return [
      {
        id: was.id,
        title: titles.get(was.id) ?? '',
        category: is.category ?? was.category,
        before: sideOf(was, before),
        after: sideOf(is, after),
      },
    ];
  });
}

function sideOf(line: EvaluationTicks['records'][number], of: Judgement): RecordSide {
  return {
    counted: formatHours(line.ticks),
    reason: line.reason,
    rule: line.steps.filter((step) => step.step !== 'count').at(-1)?.rule ?? line.rule,
    caps: line.steps.flatMap((step) => capOf(step, of)),
  };
}

function capOf(step: Step, of: Judgement): readonly CapSaid[] {
  const { cap } = step;
  if (cap === undefined) return [];
  const { document } = of.evaluation.edition;
  const chosen = (id: string) => of.readings[id] ?? document.readings?.[id]?.default;
  // Two readings may have a cap of the same id each.
  const label = document.caps?.find(
    (one) =>
      one.id === cap.id &&
      Object.entries(one.reading ?? {}).every(([id, choice]) => chosen(id) === choice),
  )?.label;
  if (label === undefined) return [];
  const cut = step.cut === undefined ? '0' : formatHours(step.cut);
  const { limit, usedBefore } = cap;
  return [{ label, limit: formatHours(limit), usedBefore: formatHours(usedBefore), cut }];
}
