import {
  addHours,
  canonicalJson,
  formatHours,
  formatLocalDate,
  type Hours,
  type Json,
  lastDay,
  type LocalDate,
  noHours,
  parseLocalDate,
  subtractHours,
  ticks,
} from '@jixu/kernel';
import { askedWords } from './asked-words.ts';
import { type Step, UNBOUNDED } from './steps.ts';
import { citationOf, gradeOf, type PackEdition } from './edition.ts';
import type {
  Could,
  Evaluation,
  EvaluationRecord,
  EvaluationRequirement,
  EvaluationStep,
  EvaluationTicks,
  RecordTicks,
  RequirementTicks,
  Totals,
  Undecided,
  UndecidedTicks,
  Verdict,
} from './evaluation.ts';
import { BadInput, type EvaluationInput, type InputRecord } from './input.ts';
import type { Pack } from './pack.ts';
import {
  type CaseRecord,
  openCase,
  openRecords,
  type PersonCase,
  runCase,
  yearOfIndex,
} from './person-case.ts';
import { type Asked, askedOf, haveOf } from './requirements.ts';
import type { Settled } from './settle.ts';
import { sha256 } from './sha256.ts';
import type { Locale } from './words.ts';

export const ENGINE_VERSION = '0.1.0';

export type EvaluateOptions = {
  readonly explain?: boolean;
  /** "2021-06-30"; the clock is never read. */
  readonly asOf?: string;
  /** Forces one version for everything. */
  readonly edition?: string;
  readonly locale?: Locale;
  /** A faster SHA-256 where there is one. */
  readonly digest?: (text: string) => string;
};

/** At most so many open or pending records are tried one by one for what they could close. */
export const COULD_MAX = 100;
/** So many ways to place open records are tried one by one; beyond that the bound is taken. */
export const PLACEMENTS_MAX = 64;

/** The reference executor: the specification that every other executor must agree with. */
export function evaluateTicks(
  pack: Pack,
  input: EvaluationInput,
  options: EvaluateOptions = {},
): EvaluationTicks {
  const of = openCase(pack, input, options.edition);
  const { asked, missing } = askedOf(of);
  const now = runCase(of);
  const passed = runCase(of, { withPending: true });
  const highest = supposedRuns(of);
  const requirements = asked.map((each) => requirementOf(each, { of, now, passed, highest }));
  const undecided = undecidedOf(of, [
    ...of.missing,
    ...missing,
    ...asked.flatMap((each) => each.missing),
  ]);
  return {
    edition: of.governing,
    editions: [...new Set([of.governing, ...of.records.map((each) => each.edition)])],
    asOf: asOfDay(options.asOf, of),
    period: of.window?.period ?? null,
    verdict: verdictOf({ of, asked, requirements, now, highest, missing }),
    totals: totalsOf(of.governing, now),
    withPending: totalsOf(of.governing, passed),
    requirements,
    records: recordLines(of, now, passed),
    undecided,
  };
}

function asOfDay(text: string | undefined, of: PersonCase): LocalDate | null {
  if (text === undefined) return of.window === null ? null : lastDay(of.window.period);
  const parsed = parseLocalDate(text);
  if (!parsed.ok)
    throw new BadInput({
      path: '--as-of',
      found: text,
      allowed: 'a day that exists, as "2021-03-05"',
    });
  return parsed.value;
}

function totalsOf(edition: PackEdition, settled: readonly Settled[]): Totals {
  const byCategory = new Map<string, Hours>(edition.categories.map((each) => [each.id, noHours]));
  let total: Hours = noHours;
  for (const { item, counted } of settled) {
    const { category } = item.worth;
    byCategory.set(category, addHours(byCategory.get(category) ?? noHours, counted));
    total = addHours(total, counted);
  }
  return { byCategory, total };
}

type Ways = {
  readonly runs: readonly (readonly Settled[])[];
  /** False where there were too many placements to try: then every gap may yet be closed. */
  readonly complete: boolean;
};

/** Every way open approved records may be placed among their categories, each at its maximum. */
function supposedRuns(of: PersonCase): Ways {
  const open = openRecords(of).filter(({ record }) => record.status === 'approved');
  if (open.length === 0) return { runs: [], complete: true };
  const count = open.reduce((ways, each) => ways * each.open.categories.length, 1);
  if (count > PLACEMENTS_MAX) return { runs: [], complete: false };
  let ways: (readonly (readonly [string, { category: string; amount: Hours }])[])[] = [[]];
  for (const { record, open: state } of open)
    ways = ways.flatMap((way) =>
      state.categories.map((category) => [
        ...way,
        [record.id, { category, amount: state.maximum }] as const,
      ]),
    );
  const runs = ways.map((way) => runCase(of, { suppose: new Map(way) }));
  return { runs, complete: true };
}

type Runs = {
  readonly of: PersonCase;
  readonly now: readonly Settled[];
  readonly passed: readonly Settled[];
  readonly highest: Ways;
};

function requirementOf(asked: Asked, runs: Runs): RequirementTicks {
  const { of } = runs;
  const { window } = of;
  const { requirement, need } = asked;
  const base = {
    id: requirement.id,
    label: requirement.label,
    year: asked.index === null || window === null ? null : yearOfIndex(window, asked.index),
    unit: requirement.unit ?? null,
    need,
    rule: requirement.rule,
  };
  if (window === null || need === null)
    return {
      ...base,
      have: window === null ? noHours : haveOf(asked, runs.now, window),
      short: null,
      shortWithPending: null,
      status: 'unknown',
      could: [],
    };
  const have = haveOf(asked, runs.now, window);
  const short = gap(need, have);
  const shortWithPending = gap(need, haveOf(asked, runs.passed, window));
  const met = [have, ...runs.highest.runs.map((way) => haveOf(asked, way, window))].map(
    (each) => each >= need,
  );
  const { complete } = runs.highest;
  const status: Verdict = statusOf(met, complete);
  const could = short > 0 ? couldOf(asked, have, of) : [];
  return { ...base, have, short, shortWithPending, status, could };
}

/** `met` holds whether the requirement is met now and in every way tried. */
export function statusOf(met: readonly boolean[], complete: boolean): Verdict {
  if (!complete) return met[0] === true ? 'met' : 'unknown';
  if (met.every((each) => each)) return 'met';
  return met.some((each) => each) ? 'unknown' : 'short';
}

function gap(need: Hours, have: Hours): Hours {
  return have >= need ? noHours : subtractHours(need, have);
}

/**
 * What one more approval or decision would close, found by evaluating again with that one
 * change.
 */
function couldOf(asked: Asked, have: Hours, of: PersonCase): readonly Could[] {
  const { window } = of;
  if (window === null) return [];
  const found: Could[] = [];
  let tried = 0;
  for (const { record, standing } of of.records) {
    if (standing.state === 'refused' || tried >= COULD_MAX) continue;
    const { assessed } = standing;
    if (assessed.outcome === 'zero') continue;
    const pending = record.status === 'pending' && assessed.outcome === 'worth';
    const open =
      assessed.outcome === 'open' && record.status === 'approved' && assessed.maximum < UNBOUNDED;
    if (!pending && !open) continue;
    tried += 1;
    const category = assessed.outcome === 'open' ? assessed.categories[0] : assessed.category;
    const run =
      assessed.outcome === 'open' && category !== undefined
        ? { suppose: new Map([[record.id, { category, amount: assessed.maximum }]]) }
        : { approve: new Set([record.id]) };
    const then = haveOf(asked, runCase(of, run), window);
    if (then > have)
      found.push({
        record: record.id,
        gain: subtractHours(then, have),
        if: pending ? 'approved' : 'decided',
      });
  }
  return found;
}

function verdictOf(at: {
  readonly of: PersonCase;
  readonly asked: readonly Asked[];
  readonly requirements: readonly RequirementTicks[];
  readonly now: readonly Settled[];
  readonly highest: Ways;
  readonly missing: readonly string[];
}): Verdict {
  const { window } = at.of;
  if (window === null) return 'unknown';
  if (at.requirements.some((each) => each.status === 'short')) return 'short';
  const { runs } = at.highest;
  const isShort = (way: readonly Settled[]): boolean =>
    at.asked.some((each) => each.need !== null && haveOf(each, way, window) < each.need);
  if (runs.length > 0 && isShort(at.now) && runs.every(isShort)) return 'short';
  if (at.missing.length > 0 || at.requirements.some((each) => each.status === 'unknown'))
    return 'unknown';
  return 'met';
}

function undecidedOf(of: PersonCase, fields: readonly string[]): readonly UndecidedTicks[] {
  const found: UndecidedTicks[] = [];
  for (const { record, open } of openRecords(of))
    found.push({
      id: record.id,
      field: open.field,
      why: open.why,
      ask: open.ask,
      with: open.with,
      maximum: open.maximum < UNBOUNDED ? open.maximum : null,
      rule: open.rule,
    });
  for (const field of new Set(fields)) {
    const label = askedWords(of.governing, field);
    found.push({
      id: null,
      field,
      why: {
        'zh-CN': `缺少“${label['zh-CN']}”，无法判断`,
        en: `"${label.en}" is missing, so this cannot be answered`,
      },
      ask: 'person',
      with: null,
      maximum: null,
      rule: null,
    });
  }
  return found;
}

function recordLines(
  of: PersonCase,
  now: readonly Settled[],
  passed: readonly Settled[],
): readonly RecordTicks[] {
  const settledNow = new Map(now.map((each) => [each.item.record.id, each]));
  const settledThen = new Map(passed.map((each) => [each.item.record.id, each]));
  return of.records.map((each) => {
    const counted = settledNow.get(each.record.id);
    if (counted !== undefined) return countedLine(each, counted);
    return uncountedLine(each, settledThen.get(each.record.id) ?? null);
  });
}

function countedLine(at: CaseRecord, settled: Settled): RecordTicks {
  return {
    id: at.record.id,
    record: at.record,
    edition: at.edition,
    ticks: settled.counted,
    category: settled.item.worth.category,
    reason: settled.reason,
    ifApproved: null,
    steps: settled.steps,
    counts: settled.shares
      .filter((share) => share.amount > 0)
      .map((share) => ({ year: share.year, ticks: share.amount })),
    rule: settled.item.worth.line.line.rule,
  };
}

function uncountedLine(at: CaseRecord, ifApproved: Settled | null): RecordTicks {
  const { record, standing } = at;
  const base = { id: record.id, record, edition: at.edition, ticks: noHours, counts: [] };
  if (standing.state === 'refused')
    return {
      ...base,
      category: record.category,
      reason: standing.reason,
      ifApproved: null,
      steps: [refused(standing.reason, '')],
      rule: null,
    };
  const { assessed } = standing;
  const rule = assessed.outcome === 'worth' ? assessed.line.line.rule : assessed.rule;
  if (record.status === 'pending')
    return {
      ...base,
      category: ifApproved?.item.worth.category ?? record.category,
      reason: 'not-approved',
      ifApproved: ifApproved?.counted ?? null,
      steps: ifApproved === null ? [refused('not-approved', rule ?? '')] : ifApproved.steps,
      rule,
    };
  const reason = assessed.outcome === 'worth' ? 'not-approved' : assessed.reason;
  const category =
    assessed.outcome === 'zero' ? (assessed.category ?? record.category) : record.category;
  return {
    ...base,
    category,
    reason,
    ifApproved: null,
    steps: [refused(reason, rule ?? '')],
    rule,
  };
}

function refused(why: Step['why'] & string, rule: string): Step {
  return { step: 'refuse', in: '', out: noHours, rule, why };
}

/** The contract's answer (§4): every amount a text, exact. */
export function evaluate(
  pack: Pack,
  input: EvaluationInput,
  options: EvaluateOptions = {},
): Evaluation {
  return present(evaluateTicks(pack, input, options), input, options);
}

export function present(
  of: EvaluationTicks,
  input: EvaluationInput,
  options: EvaluateOptions,
): Evaluation {
  const digest = options.digest ?? sha256;
  const locale = options.locale ?? 'zh-CN';
  const others = of.editions.filter((edition) => edition !== of.edition);
  return {
    ...(input.id === null ? {} : { id: input.id }),
    receipt: {
      pack: of.edition.ref,
      ...(others.length === 0
        ? {}
        : { editions: [of.edition, ...others].map((edition) => edition.ref) }),
      engine: ENGINE_VERSION,
      input: `sha256:${digest(canonicalJson(input.given as Json))}`,
      asOf: of.asOf === null ? null : formatLocalDate(of.asOf),
    },
    period:
      of.period === null
        ? null
        : { from: formatLocalDate(of.period.from), to: formatLocalDate(of.period.to) },
    unit: of.edition.unit,
    verdict: of.verdict,
    totals: presentTotals(of.totals),
    withPending: presentTotals(of.withPending),
    requirements: of.requirements.map((each) => presentRequirement(each, of.edition, locale)),
    records: of.records.map((each) => presentRecord(each, options.explain === true, locale)),
    undecided: of.undecided.map((each) => presentUndecided(each, locale)),
  };
}

function presentTotals(totals: Totals): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const [category, amount] of totals.byCategory) shown[category] = formatHours(amount);
  shown['total'] = formatHours(totals.total);
  return shown;
}

function presentRequirement(
  each: RequirementTicks,
  edition: PackEdition,
  locale: Locale,
): EvaluationRequirement {
  return {
    id: each.id,
    ...(each.year === null ? {} : { year: each.year }),
    ...(each.unit === null ? {} : { unit: each.unit }),
    need: each.need === null ? null : formatHours(each.need),
    have: formatHours(each.have),
    short: each.short === null ? null : formatHours(each.short),
    shortWithPending: each.shortWithPending === null ? null : formatHours(each.shortWithPending),
    status: each.status,
    rule: each.rule,
    cite: citationOf(edition, each.rule, locale),
    grade: gradeOf(edition, each.rule),
    could: each.could.map((could) => ({
      record: could.record,
      gain: formatHours(could.gain),
      if: could.if,
    })),
  };
}

function presentRecord(each: RecordTicks, explain: boolean, locale: Locale): EvaluationRecord {
  return {
    id: each.id,
    counted: formatHours(each.ticks),
    category: each.category,
    reason: each.reason,
    ...(each.ifApproved === null ? {} : { ifApproved: formatHours(each.ifApproved) }),
    ...(explain
      ? { steps: each.steps.map((step) => presentStep(step, each.edition, locale)) }
      : {}),
    counts: each.counts.map((count) => ({
      year: count.year,
      hours: formatHours(ticks(count.ticks)),
    })),
  };
}

export function presentStep(step: Step, edition: PackEdition, locale: Locale): EvaluationStep {
  return {
    step: step.step,
    in: step.in,
    out: formatHours(step.out),
    rule: step.rule,
    cite: step.rule === '' ? '' : citationOf(edition, step.rule, locale),
    ...(step.cut === undefined ? {} : { cut: formatHours(step.cut) }),
    ...(step.cap === undefined
      ? {}
      : {
          cap: {
            id: step.cap.id,
            limit: formatHours(step.cap.limit),
            usedBefore: formatHours(step.cap.usedBefore),
            usedBy: step.cap.usedBy,
          },
        }),
    ...(step.kept === undefined ? {} : { kept: step.kept }),
    ...(step.year === undefined ? {} : { year: step.year }),
    ...(step.why === undefined ? {} : { why: step.why }),
  };
}

function presentUndecided(each: UndecidedTicks, locale: Locale): Undecided {
  return {
    ...(each.id === null ? {} : { id: each.id }),
    ...(each.field === null ? {} : { field: each.field }),
    why: each.why[locale],
    ask: each.ask,
    ...(each.with === null ? {} : { with: each.with }),
  };
}

export type { InputRecord };
