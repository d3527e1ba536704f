import {
  addHours,
  formatHours,
  formatLocalDate,
  type Hours,
  noHours,
  parseLocalDate,
} from '@jixu/kernel';
import type { Offer } from './catalogue.ts';
import { evaluateTicks, ENGINE_VERSION } from './evaluate.ts';
import type { EvaluationTicks } from './evaluation.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import { BadInput } from './input.ts';
import { type Pack } from './pack.ts';
import { routeOf } from './procedures.ts';
import { SearchQueue } from './search-queue.ts';

/**
 * The least a person can still do: offers that together close every gap, shown with the answer
 * they lead to.
 */

export type PlanOption = {
  readonly offers: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly category: string | null;
    readonly on: string;
    readonly hours: string;
    readonly priceFen: number;
  }[];
  readonly hours: string;
  readonly priceFen: number;
  readonly result: { readonly verdict: string; readonly totals: Readonly<Record<string, string>> };
};

export type PlanAnswer = {
  readonly verdict: string;
  readonly short: readonly { readonly id: string; readonly short: string }[];
  readonly options: readonly PlanOption[];
  /** Proved: nothing takes fewer hours. Otherwise no plan takes fewer than `atLeast`. */
  readonly optimal: boolean;
  readonly atLeast: string;
  /** Why there is no plan, or why none is needed. */
  readonly why: string | null;
  /** Offers that were set aside, and why. */
  readonly setAside: readonly { readonly id: string; readonly why: string }[];
};

export type Plan = {
  readonly receipt: {
    readonly pack: string;
    readonly engine: string;
    readonly asOf: string | null;
  };
  readonly certain: PlanAnswer;
  readonly ifPending: PlanAnswer;
  /**
   * Pending records that would count more in another category, where they may still be
   * withdrawn.
   */
  readonly redeclare: readonly {
    readonly record: string;
    readonly from: string | null;
    readonly to: string;
    readonly counts: readonly [string, string];
    readonly short: readonly [string, string];
  }[];
};

export type PlanOptions = {
  readonly asOf?: string;
  readonly edition?: string;
  readonly expansionsMax?: number;
};

/**
 * So many sets of offers are tried; beyond that the answer says how far from the best it may
 * be.
 */
export const EXPANSIONS_MAX = 4000;
const OPTIONS_MAX = 3;

export function plan(
  pack: Pack,
  input: EvaluationInput,
  at: { readonly offers: readonly Offer[]; readonly options?: PlanOptions },
): Plan {
  const options = at.options ?? {};
  const certain = {
    ...input,
    records: input.records.filter((record) => record.status !== 'pending'),
  };
  const passed = {
    ...input,
    records: input.records.map((record): InputRecord =>
      record.status === 'pending' ? { ...record, status: 'approved' } : record,
    ),
  };
  const now = evaluateTicks(pack, input, editionOption(options));
  return {
    receipt: { pack: now.edition.ref, engine: ENGINE_VERSION, asOf: options.asOf ?? null },
    certain: search(pack, certain, { offers: at.offers, options }),
    ifPending: search(pack, passed, { offers: at.offers, options }),
    redeclare: redeclarations(pack, input, options),
  };
}

function editionOption(options: PlanOptions): { readonly edition?: string } {
  return options.edition === undefined ? {} : { edition: options.edition };
}

type Ground = {
  readonly pack: Pack;
  readonly input: EvaluationInput;
  readonly options: PlanOptions;
};

function evaluateWith(ground: Ground, offers: readonly Offer[]): EvaluationTicks {
  const records = [...ground.input.records, ...offers.map((offer) => offer.record)];
  return evaluateTicks(ground.pack, { ...ground.input, records }, editionOption(ground.options));
}

/** Hours still missing in requirements that count hours; a plan needs at least so many more. */
function gapOf(evaluation: EvaluationTicks): Hours {
  let parts: Hours = noHours;
  let total: Hours = noHours;
  const categories = new Set(evaluation.edition.categories.map((each) => each.id));
  for (const { id, unit, short } of evaluation.requirements) {
    if (short === null || unit !== null) continue;
    if (id === 'total') total = short > total ? short : total;
    else if (categories.has(id)) parts = addHours(parts, short);
  }
  return parts > total ? parts : total;
}

type Usable = { readonly offer: Offer; readonly amount: Hours };

function search(
  pack: Pack,
  input: EvaluationInput,
  at: { readonly offers: readonly Offer[]; readonly options: PlanOptions },
): PlanAnswer {
  const ground: Ground = { pack, input, options: at.options };
  const base = evaluateWith(ground, []);
  const short = base.requirements
    .filter((each) => each.short !== null && each.short > 0)
    .map((each) => ({ id: each.id, short: formatHours(each.short ?? noHours) }));
  const answer = { verdict: base.verdict, short, setAside: [] as { id: string; why: string }[] };
  if (base.verdict === 'met')
    return { ...answer, options: [], optimal: true, atLeast: '0', why: 'nothing is missing' };
  if (base.period === null || base.requirements.some((each) => each.short === null))
    return {
      ...answer,
      options: [],
      optimal: false,
      atLeast: '0',
      why: `not known yet: ${base.undecided.map((each) => each.field ?? each.id).join(', ')}`,
    };
  const usable: Usable[] = [];
  for (const offer of at.offers) {
    const why = unusable(ground, base, offer);
    if (typeof why === 'string') answer.setAside.push({ id: offer.id, why });
    else usable.push(why);
  }
  const found = cheapest(ground, base, usable);
  const atLeast = formatHours(found.atLeast);
  if (found.plans.length === 0) {
    const all =
      usable.length === 0
        ? 'no offer that still counts is left'
        : 'all offers together do not close the gap';
    return {
      ...answer,
      options: [],
      optimal: found.complete,
      atLeast,
      why: found.complete ? all : `no plan found in ${EXPANSIONS_MAX} tries`,
    };
  }
  return {
    ...answer,
    options: found.plans.map((chosen) => optionOf(ground, chosen)),
    optimal: found.proved,
    atLeast,
    why: null,
  };
}

/**
 * A usable offer counts in full, for something that is short. Otherwise the reason why it is
 * set aside.
 */
function unusable(ground: Ground, base: EvaluationTicks, offer: Offer): Usable | string {
  const { record } = offer;
  const asOf = ground.options.asOf === undefined ? null : dayOf(ground.options.asOf);
  if (
    !offer.approved ||
    record.attrs['preApproved'] === 'false' ||
    record.attrs['filed'] === 'false'
  )
    return 'not approved beforehand';
  if (asOf !== null && ((offer.closesOn !== null && offer.closesOn < asOf) || record.on < asOf))
    return 'closed';
  const alone = evaluateWith(ground, [offer]);
  const line = alone.records.at(-1);
  if (line === undefined) return 'nothing';
  if (line.reason === 'counted-in-part' || line.reason.startsWith('cap-'))
    return 'a cap would cut it';
  if (line.reason !== 'counted') return line.reason;
  if (
    alone.records.slice(0, -1).some((each, at) => each.ticks < (base.records[at]?.ticks ?? noHours))
  )
    return 'it would displace what counts already';
  const helps = alone.requirements.some(
    (each, at) => (each.short ?? noHours) < (base.requirements[at]?.short ?? noHours),
  );
  return helps ? { offer, amount: line.ticks } : 'nothing that is short would gain';
}

function dayOf(text: string): number {
  const parsed = parseLocalDate(text);
  if (!parsed.ok)
    throw new BadInput({ path: '--as-of', found: text, allowed: 'a day that exists' });
  return parsed.value;
}

type Found = {
  readonly plans: readonly (readonly Usable[])[];
  readonly proved: boolean;
  readonly complete: boolean;
  readonly atLeast: Hours;
};

/**
 * Best first over sets of offers, ordered by hours, then price, then number. The hours still
 * missing are a lower bound of
 * what any completion costs, so the first complete set that comes off the queue takes the fewest
 * hours.
 */
function cheapest(ground: Ground, base: EvaluationTicks, usable: readonly Usable[]): Found {
  const order = [...usable].sort(
    (a, b) =>
      b.amount - a.amount ||
      a.offer.priceFen - b.offer.priceFen ||
      (a.offer.id < b.offer.id ? -1 : 1),
  );
  const queue = new SearchQueue();
  queue.push({ chosen: [], hours: noHours, bound: gapOf(base), priceFen: 0, met: false });
  const plans: (readonly Usable[])[] = [];
  const most = ground.options.expansionsMax ?? EXPANSIONS_MAX;
  let tried = 0;
  let atLeast = gapOf(base);
  for (let state = queue.pop(); state !== null; state = queue.pop()) {
    if (plans.length === 0) atLeast = state.bound;
    if (state.met) {
      plans.push(state.chosen.map((index) => order[index]).filter((each) => each !== undefined));
      if (plans.length >= OPTIONS_MAX) break;
      continue;
    }
    const last = state.chosen.at(-1) ?? -1;
    for (let index = last + 1; index < order.length && tried < most; index += 1) {
      const next = order[index];
      if (next === undefined) continue;
      tried += 1;
      const chosen = [...state.chosen, index];
      const picked = chosen.map((each) => order[each]).filter((each) => each !== undefined);
      const then = evaluateWith(
        ground,
        picked.map((each) => each.offer),
      );
      if (!countsInFull(then, picked)) continue;
      const hours = addHours(state.hours, next.amount);
      const met = then.requirements.every((each) => each.short !== null && each.short === 0);
      queue.push({
        chosen,
        hours,
        bound: addHours(hours, gapOf(then)),
        priceFen: state.priceFen + next.offer.priceFen,
        met,
      });
    }
    if (tried >= most) break;
  }
  const exhausted = tried < most;
  if (plans.length === 0 && !exhausted) {
    const greedy = completeGreedily(ground, order);
    return { plans: greedy === null ? [] : [greedy], proved: false, complete: false, atLeast };
  }
  return { plans, proved: plans.length > 0, complete: exhausted, atLeast };
}

function countsInFull(evaluation: EvaluationTicks, picked: readonly Usable[]): boolean {
  const lines = evaluation.records.slice(-picked.length);
  return picked.every(
    (each, at) => lines[at]?.reason === 'counted' && lines[at]?.ticks === each.amount,
  );
}

/**
 * A sound plan on a large catalogue: add what closes most of the gap for its hours, drop what
 * turns out not needed.
 */
function completeGreedily(ground: Ground, order: readonly Usable[]): readonly Usable[] | null {
  let picked: Usable[] = [];
  let state = evaluateWith(ground, []);
  while (state.requirements.some((each) => (each.short ?? noHours) > 0)) {
    let best: {
      readonly usable: Usable;
      readonly state: EvaluationTicks;
      readonly rate: number;
    } | null = null;
    for (const usable of order) {
      if (picked.includes(usable)) continue;
      const then = evaluateWith(
        ground,
        [...picked, usable].map((each) => each.offer),
      );
      if (!countsInFull(then, [...picked, usable])) continue;
      const closed = gapOf(state) - gapOf(then);
      const rate = closed / usable.amount;
      if (closed > 0 && (best === null || rate > best.rate)) best = { usable, state: then, rate };
    }
    if (best === null) return null;
    picked.push(best.usable);
    ({ state } = best);
  }
  const all = picked;
  for (const each of all) {
    const without = picked.filter((other) => other !== each);
    const then = evaluateWith(
      ground,
      without.map((one) => one.offer),
    );
    if (then.requirements.every((one) => one.short === 0)) picked = without;
  }
  return picked;
}

function optionOf(ground: Ground, chosen: readonly Usable[]): PlanOption {
  const result = evaluateWith(
    ground,
    chosen.map((each) => each.offer),
  );
  const totals: Record<string, string> = {};
  for (const [category, amount] of result.totals.byCategory) totals[category] = formatHours(amount);
  totals['total'] = formatHours(result.totals.total);
  const lines = result.records.slice(-chosen.length);
  return {
    offers: chosen.map(({ offer, amount }, at) => ({
      id: offer.id,
      title: offer.title,
      kind: offer.record.kind,
      category: lines[at]?.category ?? offer.record.category,
      on: formatLocalDate(offer.record.on),
      hours: formatHours(amount),
      priceFen: offer.priceFen,
    })),
    hours: formatHours(addHours(...chosen.map((each) => each.amount))),
    priceFen: chosen.reduce((sum, each) => sum + each.offer.priceFen, 0),
    result: { verdict: result.verdict, totals },
  };
}

function redeclarations(
  pack: Pack,
  input: EvaluationInput,
  options: PlanOptions,
): Plan['redeclare'] {
  const ground: Ground = { pack, input, options };
  const now = evaluateWith(ground, []);
  const found: Plan['redeclare'][number][] = [];
  for (const line of now.records) {
    if (line.record.status !== 'pending') continue;
    if (routeOf(line.edition, line.record.via)?.withdraw !== 'while-undecided') continue;
    const categories = line.edition.kinds.get(line.record.kind)?.categories ?? [];
    for (const category of categories) {
      if (category === line.category) continue;
      const records = input.records.map((record) =>
        record.id === line.id ? { ...record, category } : record,
      );
      const then = evaluateTicks(pack, { ...input, records }, editionOption(options));
      const other = then.records.find((each) => each.id === line.id);
      const [before, after] = [line.ifApproved ?? noHours, other?.ifApproved ?? noHours];
      const [shortBefore, shortAfter] = [pendingGap(now), pendingGap(then)];
      if (after > before && shortAfter <= shortBefore)
        found.push({
          record: line.id,
          from: line.category,
          to: category,
          counts: [formatHours(before), formatHours(after)],
          short: [formatHours(shortBefore), formatHours(shortAfter)],
        });
    }
  }
  return found;
}

function pendingGap(evaluation: EvaluationTicks): Hours {
  return addHours(
    ...evaluation.requirements
      .filter((each) => each.unit === null && each.id !== 'total')
      .map((each) => each.shortWithPending ?? noHours),
  );
}
