import {
  ENGINE_VERSION,
  evaluate,
  type EvaluateOptions,
  PLACEMENTS_MAX,
  statusOf,
  COULD_MAX,
} from '../evaluate.ts';
import type { Undecided, Verdict } from '../evaluation.ts';
import { BadInput, type EvaluationInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseInput, personOf } from '../parse-input.ts';
import { sha256 } from '../sha256.ts';
import { UNBOUNDED } from '../steps.ts';
import type { Reason } from '../vocabulary.ts';
import { asciiJson, canonicalInput, quotedAscii } from './canonical-input.ts';
import { type Context, leafOf } from './context.ts';
import { hoursText, yearOfDay } from './hours-text.ts';
import { type PersonReader, personReader } from './read-person.ts';
import { type FixedTexts, type Parts, partsOf, sharedContexts } from './shared-context.ts';
import { ALL, makeSums, MARK, NONE, settleRows, SOURCE, type Sums, weigh } from './rows.ts';

/**
 * The compiled executor: the same answers as the reference, from tables over record shapes, as
 * text. It hands a person to
 * the reference where records are of a form too rare for tables, and where explanations are asked
 * for.
 */
export type CompiledEvaluator = {
  /**
   * The answer as one line of JSON in ASCII, from parsed JSON (contract §2). Throws what
   * `parseInput` throws.
   */
  readonly answer: (json: unknown) => string;
  /** How many people were answered from tables, and how many by the reference. */
  readonly counts: { tables: number; reference: number };
};

export function compile(pack: Pack, options: EvaluateOptions = {}): CompiledEvaluator {
  const shared = sharedContexts(pack, options);
  const { personMatters } = shared;
  const reader = personReader(pack, options.edition);
  const counts = { tables: 0, reference: 0 };
  const reference = (json: unknown): string => {
    counts.reference += 1;
    return asciiJson(JSON.stringify(evaluate(pack, parseInput(json, pack), options)));
  };
  const answer = (json: unknown): string => {
    const parts = options.explain === true ? null : partsOf(json, personMatters);
    const found = parts === null ? null : shared.of(parts);
    if (parts === null || found === null) return reference(json);
    const { context, input, texts } = found;
    if (context === null || texts === null) return reference(json);
    if (parts.person !== undefined && !personMatters) personOf(parts.person, '$.person');
    if (!safely(reader, parts.records, { context, input })) return reference(json);
    counts.tables += 1;
    return answerText({ context, reader, texts, parts, options });
  };
  return { counts, answer };
}

/** A record that the strict reader refuses is refused again, with its path, by the reference. */
function safely(
  reader: PersonReader,
  raw: readonly unknown[],
  at: { readonly context: Context; readonly input: EvaluationInput },
): boolean {
  try {
    return reader.read(raw, at.context, at.input);
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}

/** What an answer is made from; the reader holds the person's rows. */
export type At = {
  readonly context: Context;
  readonly reader: Pick<
    PersonReader,
    'rows' | 'places' | 'reasons' | 'categories' | 'editions' | 'open'
  >;
  readonly texts: FixedTexts;
  readonly options: EvaluateOptions;
};

function answerText(at: At & { readonly parts: Parts; readonly reader: PersonReader }): string {
  const { context, reader, options, texts, parts } = at;
  const { rows } = reader;
  const { now } = texts;
  weigh(context, rows);
  settleRows(context, rows, { include: { pending: NONE, open: NONE }, sums: now });
  const recordTexts = recordsOf(at);
  let passed = now;
  if (hasPending(at)) {
    ({ passed } = texts);
    settleRows(context, rows, { include: { pending: ALL, open: NONE }, sums: passed });
    addPending(at, recordTexts);
  }
  const highest = suppose(at);
  const could = couldOf(at, now);
  const found = { now, passed, highest, could };
  const requirements = context.asked.map((_, index) => requirementOf(at, index, found));
  const digest = (options.digest ?? sha256)(canonicalInput(parts.json, reader.canonical()));
  const id = parts.id === null ? '' : `"id":${quotedAscii(parts.id)},`;
  return (
    `{${id}${texts.receipt}${editionsText(at)},"engine":"${ENGINE_VERSION}","input":"sha256:` +
    `${digest}${texts.afterInput}${verdictOf(at, requirements, found)}` +
    `","totals":${totalsOf(at, now)},"withPending":${totalsOf(at, passed)}` +
    `,"requirements":[${requirements.map((each) => each.text).join()}]` +
    `,"records":[${recordTexts.join()}],"undecided":${undecidedText(at)}}`
  );
}

export function editionsText(at: At): string {
  const { editions } = at.reader;
  if (editions.size === 0) return '';
  return `,"editions":${JSON.stringify([at.context.edition.ref, ...editions])}`;
}

export function hasPending(at: At): boolean {
  const { rows } = at.reader;
  for (let to = 0; to < rows.count; to += 1) if (rows.standing[to] === 1) return true;
  return false;
}

function undecidedText(at: At): string {
  if (at.reader.open.length === 0) return '[]';
  const locale = at.options.locale ?? 'zh-CN';
  return asciiJson(
    JSON.stringify(
      at.reader.open.map(({ open, record }): Undecided => ({
        id: record.id,
        ...(open.field === null ? {} : { field: open.field }),
        why: open.why[locale],
        ask: open.ask,
        with: open.with,
      })),
    ),
  );
}

function totalsOf(at: At, sums: Sums): string {
  let text = '{';
  let total = 0;
  for (let index = 0; index < at.texts.categories.length; index += 1) {
    const own = sums.byCategory[index] ?? 0;
    total += own;
    text += `${at.texts.categories[index]}:"${hoursText(own)}",`;
  }
  return `${text}"total":"${hoursText(total)}"}`;
}

function categoryText(at: At, leaf: number): string {
  return at.texts.categories[at.context.leaves[leaf]?.category ?? -1] ?? 'null';
}

const CUT: readonly Reason[] = [
  'counted',
  'cap-item',
  'cap-kind',
  'cap-shared',
  'same-work',
  'not-approved',
];

function recordsOf(at: At): string[] {
  const { reader } = at;
  const { rows, places } = reader;
  const records: string[] = Array.from({ length: rows.count }, () => '');
  for (let to = 0; to < rows.count; to += 1) {
    const place = places[to] ?? 0;
    const head = `{"id":${quotedAscii(rows.ids[to] ?? '')},"counted":"`;
    if (rows.source[to] === SOURCE.open || rows.standing[to] !== 0) {
      const category = reader.categories[place] ?? null;
      records[place] =
        `${head}0","category":${category === null ? 'null' : quotedAscii(category)},"reason":"${reader.reasons[place] ?? ''}","counts":[]}`;
      continue;
    }
    const out = rows.out[to] ?? 0;
    const worth = (rows.amount[to] ?? 0) > 0;
    const hours = hoursText(out);
    const reason = worth ? reasonOf(rows.mark[to] ?? 0, out) : 'below-threshold';
    const counts = out > 0 ? `{"year":${yearOfDay(rows.day[to] ?? 0)},"hours":"${hours}"}` : '';
    records[place] =
      `${head}${hours}","category":${categoryText(at, rows.leaf[to] ?? -1)},"reason":"${reason}","counts":[${counts}]}`;
  }
  return records;
}

export function reasonOf(mark: number, out: number): Reason {
  if (mark === MARK.same || mark === MARK.whole) return CUT[mark] ?? 'counted';
  return out === 0 ? (CUT[mark] ?? 'counted') : 'counted-in-part';
}

/** Called after the run with everything pending: what each pending record would then count. */
function addPending(at: At, records: string[]): void {
  const { rows, places } = at.reader;
  for (let to = 0; to < rows.count; to += 1) {
    if (rows.standing[to] !== 1 || rows.source[to] === SOURCE.open || (rows.amount[to] ?? 0) === 0)
      continue;
    const category = categoryText(at, rows.leaf[to] ?? -1);
    records[places[to] ?? 0] =
      `{"id":${quotedAscii(rows.ids[to] ?? '')},"counted":"0","category":${category},"reason":"not-approved"` +
      `,"ifApproved":"${hoursText(rows.out[to] ?? 0)}","counts":[]}`;
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

export type Try = {
  readonly id: string;
  readonly if: 'approved' | 'decided';
  readonly have: Float64Array;
};

/** One run per pending or bounded open record, in the order of the input. */
export function couldOf(at: At, now: Sums): readonly Try[] {
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

type Answered = { readonly status: Verdict; readonly text: string };

function requirementOf(at: At, index: number, found: Found): Answered {
  const slot = at.context.asked[index];
  const fixed = at.texts.requirements[index];
  if (slot === undefined || fixed === undefined) throw new RangeError('no such requirement');
  const have = found.now.have[index] ?? 0;
  const short = Math.max(0, slot.need - have);
  const pending = Math.max(0, slot.need - (found.passed.have[index] ?? 0));
  const { complete, have: ways } = found.highest;
  const simple = complete && ways.length === 0;
  const status = simple
    ? short === 0
      ? 'met'
      : 'short'
    : statusOf(
        [have, ...ways.map((way) => way[index] ?? 0)].map((each) => each >= slot.need),
        complete,
      );
  let could = '';
  if (short > 0)
    for (const each of found.could) {
      const gain = (each.have[index] ?? 0) - have;
      if (gain > 0)
        could += `${could === '' ? '' : ','}{"record":${quotedAscii(each.id)},"gain":"${hoursText(gain)}","if":"${each.if}"}`;
    }
  const text = `${fixed.before}${hoursText(have)}","short":"${hoursText(short)}","shortWithPending":"${hoursText(pending)}","status":"${status}"${fixed.after}${could}]}`;
  return { status, text };
}

function verdictOf(
  at: At,
  requirements: readonly Answered[],
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
