import { addHours, type Hours, noHours, parseLocalDate } from '@jixu/kernel';
import {
  BadInput,
  type Evaluation,
  evaluate,
  type EvaluationInput,
  type EvaluationRequirement,
  measuredOffers,
  type Offer,
  type Pack,
  type PackEdition,
  parseInput,
  plan,
  type PlanAnswer,
  type RecordQuestions,
  recordQuestions,
} from '@jixu/policy';
import type { Locale } from '../../../i18n/locale.ts';
import { hoursOf, wireOf } from '../../hours/wire-hours.ts';
import type { Calculation } from './calculation.ts';
import { governingEdition, inputOf, lastDayOf } from './evaluation-input.ts';

export type Computed = {
  readonly edition: PackEdition;
  readonly input: EvaluationInput;
  readonly evaluation: Evaluation;
  /** What each entry may still be asked, by its id. */
  readonly questions: ReadonlyMap<string, RecordQuestions>;
};

export type Outcome =
  | { readonly ok: true; readonly computed: Computed }
  /** The member of the input that cannot be: `$.target.year`. */
  | { readonly ok: false; readonly edition: PackEdition; readonly at: string };

/** The same engine that the server recognises hours with. */
export function compute(pack: Pack, calculation: Calculation, locale: Locale): Outcome {
  const edition = governingEdition(pack, calculation);
  try {
    const input = parseInput(inputOf(pack, calculation), pack);
    const evaluation = evaluate(pack, input, { explain: true, locale });
    const questions = new Map(
      input.records.flatMap((record) => {
        const asked = recordQuestions(edition, record, input);
        return asked === null ? [] : [[record.id, asked] as const];
      }),
    );
    return { ok: true, computed: { edition, input, evaluation, questions } };
  } catch (error) {
    if (error instanceof BadInput) return { ok: false, edition, at: error.path };
    throw error;
  }
}

/** Hours that are missing in all: the parts together, or the sum where it asks for more. */
export function gapOf(
  requirements: readonly EvaluationRequirement[],
  edition: PackEdition,
  short: 'short' | 'shortWithPending' = 'short',
): string {
  const categories = new Set(edition.categories.map(({ id }) => id));
  let parts: Hours = noHours;
  let most: Hours = noHours;
  for (const requirement of requirements) {
    const missing = requirement[short];
    if (requirement.unit !== undefined || missing === null) continue;
    const amount = hoursOf(missing);
    if (categories.has(requirement.id)) parts = addHours(parts, amount);
    else if (amount > most) most = amount;
  }
  return wireOf(parts > most ? parts : most);
}

export type PlanLine = {
  readonly offer: Offer;
  readonly hours: string;
  /** Each would close the same gap in its place; looked at again by the engine. */
  readonly instead: readonly Offer[];
};

export type Plan = {
  readonly answer: PlanAnswer;
  readonly lines: readonly PlanLine[];
  readonly hours: string;
};

/** Enough for the dozen offers of a pack; the page stays answerable while somebody types. */
const TRIES_MAX = 600;
const INSTEAD_MAX = 4;

/** The cheapest way to close the gap by what can still be learnt, for sure and if all that is pending passes. */
export function planOf(
  pack: Pack,
  { input, evaluation }: Computed,
  at: { readonly calculation: Calculation; readonly today: string },
): { readonly certain: Plan; readonly ifPending: Plan } | null {
  if (evaluation.period === null || evaluation.requirements.length === 0) return null;
  const last = parseLocalDate(lastDayOf(at.calculation));
  if (!last.ok) return null;
  const offers = measuredOffers(pack, input, last.value);
  const options = { asOf: at.today, expansionsMax: TRIES_MAX };
  const found = plan(pack, input, { offers, options });
  const settled = (wanted: 'approved' | 'pending') => ({
    ...input,
    records: input.records.flatMap((record) =>
      record.status !== 'pending'
        ? [record]
        : wanted === 'approved'
          ? []
          : [{ ...record, status: 'approved' as const }],
    ),
  });
  return {
    certain: shown(pack, found.certain, { offers, input: settled('approved') }),
    ifPending: shown(pack, found.ifPending, { offers, input: settled('pending') }),
  };
}

type Ground = { readonly offers: readonly Offer[]; readonly input: EvaluationInput };

function shown(pack: Pack, answer: PlanAnswer, { offers, input }: Ground): Plan {
  const [best] = answer.options;
  if (best === undefined) return { answer, lines: [], hours: '0' };
  const aside = new Set(answer.setAside.map(({ id }) => id));
  const chosen = best.offers.flatMap(({ id, hours }) => {
    const offer = offers.find((each) => each.id === id);
    return offer === undefined ? [] : [{ offer, hours }];
  });
  /** What one offer counts beside the others where together they close every gap; else null. */
  const closing = (offer: Offer, rest: readonly Offer[]): Hours | null => {
    const records = [...input.records, ...[...rest, offer].map(({ record }) => record)];
    const then = evaluate(pack, { ...input, records });
    if (then.requirements.some(({ short }) => short !== '0')) return null;
    const line = then.records.find(({ id }) => id === offer.record.id);
    return line === undefined ? null : hoursOf(line.counted);
  };
  const used = new Set(chosen.map(({ offer }) => offer.id));
  const lines = chosen.map(({ offer, hours }): PlanLine => {
    const rest = chosen.filter((each) => each.offer !== offer).map((each) => each.offer);
    const least = new Map<string, { readonly other: Offer; readonly amount: Hours }>();
    for (const other of offers) {
      const { category, kind } = other.record;
      if (category !== offer.record.category || kind === offer.record.kind) continue;
      if (used.has(other.id) || aside.has(other.id)) continue;
      const amount = closing(other, rest);
      const before = least.get(kind);
      if (amount !== null && (before === undefined || amount < before.amount))
        least.set(kind, { other, amount });
    }
    const instead = [...least.values()].slice(0, INSTEAD_MAX).map(({ other }) => other);
    return { offer, hours, instead };
  });
  return { answer, lines, hours: best.hours };
}
