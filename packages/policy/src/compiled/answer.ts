import {
  canonicalJson,
  formatHours,
  formatLocalDate,
  type Hours,
  type Json,
  lastDay,
  parseLocalDate,
  yearOf,
  type LocalDate,
} from '@jixu/kernel';
import { citationOf, gradeOf } from '../edition.ts';
import {
  ENGINE_VERSION,
  evaluate,
  type EvaluateOptions,
  PLACEMENTS_MAX,
  statusOf,
  COULD_MAX,
} from '../evaluate.ts';
import type {
  Evaluation,
  EvaluationRecord,
  EvaluationRequirement,
  Undecided,
  Verdict,
} from '../evaluation.ts';
import type { EvaluationInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseInput } from '../parse-input.ts';
import { sha256 } from '../sha256.ts';
import { UNBOUNDED } from '../steps.ts';
import type { Reason } from '../vocabulary.ts';
import { type Context, contextKey, contextOf, leafOf, usesPerson } from './context.ts';
import { type PersonReader, personReader } from './read-person.ts';
import { ALL, makeSums, MARK, NONE, settleRows, SOURCE, type Sums, weigh } from './rows.ts';

/**
 * The compiled executor: the same answers as the reference, from tables over record shapes. It hands a person to the
 * reference where records are of a form too rare for tables, and where explanations are asked for.
 */
export type CompiledEvaluator = {
  /** From parsed JSON (contract §2). Throws what `parseInput` throws. */
  readonly evaluate: (json: unknown) => Evaluation;
  /** How many people were answered from tables, and how many by the reference. */
  readonly counts: { tables: number; reference: number };
};

const CONTEXTS_MAX = 1000;
const CONTEXTS_TRIED = 200;

export function compile(pack: Pack, options: EvaluateOptions = {}): CompiledEvaluator {
  const contexts = new Map<string, Context | null>();
  const reader = personReader(pack, options.edition);
  const personMatters = usesPerson(pack);
  const counts = { tables: 0, reference: 0 };
  let made = 0;
  let shared = 0;
  const reference = (json: unknown): Evaluation => {
    counts.reference += 1;
    return evaluate(pack, parseInput(json, pack), options);
  };
  return {
    counts,
    evaluate: (json) => {
      if (options.explain === true) return reference(json);
      const raw = recordsIn(json);
      if (raw === null) return reference(json);
      const input = parseInput({ ...(json as object), records: [] }, pack);
      const key = contextKey(input, personMatters);
      let context = contexts.get(key);
      if (context === undefined) {
        made += 1;
        // Where everybody has a window of their own, tables cost more than they save.
        if (made > CONTEXTS_TRIED && made > shared) return reference(json);
        context = contextOf(pack, input, options.edition);
        if (contexts.size >= CONTEXTS_MAX) contexts.clear();
        contexts.set(key, context);
      } else shared += 1;
      if (context === null || !safely(reader, raw, { context, input })) return reference(json);
      counts.tables += 1;
      return answer({ context, reader, input, given: json, raw, options });
    },
  };
}

/** A record that the strict reader refuses is refused again, with its path, by the reference. */
function safely(
  reader: PersonReader,
  raw: readonly unknown[],
  at: { readonly context: Context; readonly input: EvaluationInput },
): boolean {
  try {
    return reader.read(raw, at.context, at.input);
  } catch {
    return false;
  }
}

function recordsIn(json: unknown): readonly unknown[] | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { records } = json as { readonly records?: unknown };
  return Array.isArray(records) ? records : null;
}

type At = {
  readonly context: Context;
  readonly reader: PersonReader;
  readonly input: EvaluationInput;
  readonly given: unknown;
  readonly raw: readonly unknown[];
  readonly options: EvaluateOptions;
};

function answer(at: At): Evaluation {
  const { context, reader, input, options } = at;
  const { rows } = reader;
  weigh(context, rows);
  const now = makeSums(context);
  settleRows(context, rows, { include: { pending: NONE, open: NONE }, sums: now });
  const records = recordsOf(at);
  const hasPending = rows.standing.subarray(0, rows.count).includes(1);
  let passed = now;
  if (hasPending) {
    passed = makeSums(context);
    settleRows(context, rows, { include: { pending: ALL, open: NONE }, sums: passed });
    addPending(at, records);
  }
  const highest = suppose(at);
  const could = couldOf(at, now);
  const requirements = context.asked.map((_, index) =>
    requirementOf(at, index, { now, passed, highest, could }),
  );
  const locale = options.locale ?? 'zh-CN';
  const digest = options.digest ?? sha256;
  return {
    ...(input.id === null ? {} : { id: input.id }),
    receipt: {
      pack: context.edition.ref,
      engine: ENGINE_VERSION,
      input: `sha256:${digest(canonicalJson(at.given as Json))}`,
      asOf:
        options.asOf === undefined
          ? formatLocalDate(lastDay(context.window.period))
          : checkedDay(options.asOf),
    },
    period: {
      from: formatLocalDate(context.window.period.from),
      to: formatLocalDate(context.window.period.to),
    },
    unit: context.edition.unit,
    verdict: verdictOf(at, requirements, { now, highest }),
    totals: totalsOf(context, now),
    withPending: totalsOf(context, passed),
    requirements,
    records,
    undecided: reader.open.map(({ open, record }): Undecided => ({
      id: record.id,
      ...(open.field === null ? {} : { field: open.field }),
      why: open.why[locale],
      ask: open.ask,
      with: open.with,
    })),
  };
}

function checkedDay(text: string): string {
  const parsed = parseLocalDate(text);
  return parsed.ok ? formatLocalDate(parsed.value) : text;
}

const texts = new Map<number, string>();
const TEXTS_MAX = 100_000;

function hoursText(ticks: number): string {
  const known = texts.get(ticks);
  if (known !== undefined) return known;
  const text = formatHours(ticks as Hours);
  if (texts.size < TEXTS_MAX) texts.set(ticks, text);
  return text;
}

function totalsOf(context: Context, sums: Sums): Readonly<Record<string, string>> {
  const totals: Record<string, string> = {};
  let total = 0;
  context.edition.categories.forEach((category, at) => {
    const own = sums.byCategory[at] ?? 0;
    total += own;
    totals[category.id] = hoursText(own);
  });
  totals['total'] = hoursText(total);
  return totals;
}

function categoryOf(context: Context, leaf: number): string | null {
  return context.edition.categories[context.leaves[leaf]?.category ?? -1]?.id ?? null;
}

const CUT: readonly Reason[] = [
  'counted',
  'cap-item',
  'cap-kind',
  'cap-shared',
  'same-work',
  'not-approved',
];

function recordsOf(at: At): EvaluationRecord[] {
  const { context, reader } = at;
  const { rows, places } = reader;
  const records: EvaluationRecord[] = [];
  records.length = rows.count;
  for (let to = 0; to < rows.count; to += 1) {
    const place = places[to] ?? 0;
    const row = context.shapes.rows[rows.shape[to] ?? 0];
    const id = rows.ids[to] ?? '';
    if (row === undefined || rows.source[to] === SOURCE.open || rows.standing[to] !== 0) {
      records[place] = {
        id,
        counted: '0',
        category: reader.categories[place] ?? null,
        reason: reader.reasons[place] ?? 'not-approved',
        counts: [],
      };
      continue;
    }
    const out = rows.out[to] ?? 0;
    const worth = (rows.amount[to] ?? 0) > 0;
    records[place] = {
      id,
      counted: hoursText(out),
      category: categoryOf(context, rows.leaf[to] ?? -1),
      reason: worth ? reasonOf(rows.mark[to] ?? 0, out) : 'below-threshold',
      counts:
        out > 0 ? [{ year: yearOf((rows.day[to] ?? 0) as LocalDate), hours: hoursText(out) }] : [],
    };
  }
  return records;
}

function reasonOf(mark: number, out: number): Reason {
  if (mark === MARK.same || mark === MARK.whole) return CUT[mark] ?? 'counted';
  return out === 0 ? (CUT[mark] ?? 'counted') : 'counted-in-part';
}

/** Called after the run with everything pending: what each pending record would then count. */
function addPending(at: At, records: EvaluationRecord[]): void {
  const { context, reader } = at;
  const { rows, places } = reader;
  for (let to = 0; to < rows.count; to += 1) {
    if (rows.standing[to] !== 1) continue;
    const place = places[to] ?? 0;
    const record = records[place];
    const worth = rows.source[to] !== SOURCE.open && (rows.amount[to] ?? 0) > 0;
    if (record === undefined || !worth) continue;
    const { counts, ...rest } = record;
    records[place] = {
      ...rest,
      category: categoryOf(context, rows.leaf[to] ?? -1),
      ifApproved: hoursText(rows.out[to] ?? 0),
      counts,
    };
  }
}

type Ways = { readonly have: readonly Float64Array[]; readonly complete: boolean };

/** Open approved records at their maximum, in every placement among their categories (bounded). */
function suppose(at: At): Ways {
  const { context, reader } = at;
  const { rows, places } = reader;
  const open = reader.open.filter(({ record }) => record.status === 'approved');
  if (open.length === 0) return { have: [], complete: true };
  const sites = open.map(({ at: place, record, open: state }) => {
    const line = state.line ?? context.edition.kinds.get(record.kind)?.lines[0];
    const leaves = state.categories.map((category) =>
      leafOf(context, { record, category, rule: line?.line.rule ?? '' }),
    );
    const to = places.indexOf(place);
    rows.leaf[to] = leaves[0] ?? -1;
    return { to, leaves };
  });
  const count = sites.reduce((ways, site) => ways * site.leaves.length, 1);
  if (count > PLACEMENTS_MAX) return { have: [], complete: false };
  const have: Float64Array[] = [];
  for (let way = 0; way < count; way += 1) {
    let rest = way;
    for (const { to, leaves } of sites) {
      rows.leaf[to] = leaves[rest % leaves.length] ?? -1;
      rest = Math.floor(rest / leaves.length);
    }
    const sums = makeSums(context);
    settleRows(context, rows, { include: { pending: NONE, open: ALL }, sums });
    have.push(sums.have);
  }
  for (const { to, leaves } of sites) rows.leaf[to] = leaves[0] ?? -1;
  return { have, complete: true };
}

type Try = {
  readonly id: string;
  readonly if: 'approved' | 'decided';
  readonly have: Float64Array;
};

/** One run per pending or bounded open record, in the order of the input. */
function couldOf(at: At, now: Sums): readonly Try[] {
  const { context, reader } = at;
  const { rows, places } = reader;
  if (!context.asked.some((slot, index) => (now.have[index] ?? 0) < slot.need)) return [];
  const tries: Try[] = [];
  const back = new Int32Array(rows.count);
  places.forEach((place, to) => (back[place] = to));
  for (let place = 0; place < rows.count && tries.length < COULD_MAX; place += 1) {
    const to = back[place] ?? 0;
    const state = reader.open.find((each) => each.at === place);
    const pending =
      rows.standing[to] === 1 && rows.source[to] !== SOURCE.open && (rows.amount[to] ?? 0) > 0;
    const open =
      state !== undefined && state.record.status === 'approved' && state.open.maximum < UNBOUNDED;
    if (!pending && !open) continue;
    const sums = makeSums(context);
    settleRows(context, rows, {
      include: pending ? { pending: to, open: NONE } : { pending: NONE, open: to },
      sums,
    });
    tries.push({ id: rows.ids[to] ?? '', if: pending ? 'approved' : 'decided', have: sums.have });
  }
  return tries;
}

type Found = {
  readonly now: Sums;
  readonly passed: Sums;
  readonly highest: Ways;
  readonly could: readonly Try[];
};

function requirementOf(at: At, index: number, found: Found): EvaluationRequirement {
  const { context, options } = at;
  const slot = context.asked[index];
  if (slot === undefined) throw new RangeError('no such requirement');
  const { requirement } = slot.asked;
  const have = found.now.have[index] ?? 0;
  const short = Math.max(0, slot.need - have);
  const ways = [have, ...found.highest.have.map((way) => way[index] ?? 0)].map(
    (each) => each >= slot.need,
  );
  const status = statusOf(ways, found.highest.complete);
  const could =
    short === 0
      ? []
      : found.could
          .filter((each) => (each.have[index] ?? 0) > have)
          .map((each) => ({
            record: each.id,
            gain: hoursText((each.have[index] ?? 0) - have),
            if: each.if,
          }));
  return {
    id: requirement.id,
    ...(slot.year === null ? {} : { year: slot.year }),
    ...(requirement.unit === undefined ? {} : { unit: requirement.unit }),
    need: hoursText(slot.need),
    have: hoursText(have),
    short: hoursText(short),
    shortWithPending: hoursText(Math.max(0, slot.need - (found.passed.have[index] ?? 0))),
    status,
    rule: requirement.rule,
    cite: citationOf(context.edition, requirement.rule, options.locale ?? 'zh-CN'),
    grade: gradeOf(context.edition, requirement.rule),
    could,
  };
}

function verdictOf(
  at: At,
  requirements: readonly EvaluationRequirement[],
  found: { readonly now: Sums; readonly highest: Ways },
): Verdict {
  if (requirements.some((each) => each.status === 'short')) return 'short';
  const { asked } = at.context;
  const isShort = (have: Float64Array): boolean =>
    asked.some((slot, index) => (have[index] ?? 0) < slot.need);
  if (found.highest.have.length > 0 && isShort(found.now.have) && found.highest.have.every(isShort))
    return 'short';
  return requirements.some((each) => each.status === 'unknown') ? 'unknown' : 'met';
}
