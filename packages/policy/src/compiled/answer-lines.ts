import type { EvaluateOptions } from '../evaluate.ts';
import { BadInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseJson } from '../parse-json.ts';
import { type At, compile, couldOf, editionsText, reasonOf, type Try } from './answer.ts';
import { ByteWriter } from './byte-writer.ts';
import type { Context } from './context.ts';
import { makePieces, type Pieces, tailText } from './fixed-bytes.ts';
import { hoursText, yearOfDay } from './hours-text.ts';
import { type Outer, type OuterReader, outerReader, readOuter } from './outer-layout.ts';
import { type LineReader, lineReader } from './read-line.ts';
import { ALL, NONE, ROWS_MAX, settleRows, type Sums, weigh } from './rows.ts';
import { sharedContexts } from './shared-context.ts';
import type { Utf8 } from './utf8.ts';

/**
 * Answers people straight from lines of bytes to lines of bytes. Where a line is plain and its
 * records are of layouts met before, neither a text nor an object is made of it; every other line
 * is parsed and answered or refused by the strict way, which is the judge of both.
 */
export type LineOptions = Omit<EvaluateOptions, 'explain'> & {
  readonly explain?: boolean;
  readonly utf8: Utf8;
  readonly digestBytes: (bytes: Uint8Array) => string;
};

export type AnsweredLines = {
  /** Answered; where a line was refused, those before it. */
  readonly lines: number;
  /** The answers, good until the next call. */
  readonly bytes: Uint8Array;
  readonly refused: string | null;
};

export type LineEvaluator = {
  /** Whole lines, the last perhaps without its end. */
  readonly answer: (block: Uint8Array) => AnsweredLines;
  /** How many lines were answered from their bytes, and how many were parsed. */
  readonly counts: { bytes: number; parsed: number };
};

type Working = {
  readonly answerParsed: (json: unknown) => string;
  readonly options: LineOptions;
  readonly outer: OuterReader;
  readonly reader: LineReader;
  readonly out: ByteWriter;
  readonly pieces: Pieces;
  /** Of categories, in `pieces`. */
  readonly places: ReadonlyMap<string | null, number>;
  readonly rowAt: Int32Array;
  readonly ifApproved: Float64Array;
};

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

export function answerLines(pack: Pack, options: LineOptions): LineEvaluator {
  const { utf8 } = options;
  const self: Working = {
    answerParsed: compile(pack, options).answer,
    options,
    outer: outerReader(sharedContexts(pack, options), utf8),
    reader: lineReader(pack, options.edition, utf8),
    out: new ByteWriter(),
    pieces: makePieces(categoriesOf(pack), utf8),
    places: new Map(categoriesOf(pack).map((name, at) => [name, at])),
    rowAt: new Int32Array(ROWS_MAX),
    ifApproved: new Float64Array(ROWS_MAX),
  };
  const counts = { bytes: 0, parsed: 0 };
  const answer = (block: Uint8Array): AnsweredLines => {
    self.out.length = 0;
    const fast = options.explain !== true && utf8.isText(block);
    let lines = 0;
    for (let from = 0; from < block.length; lines += 1) {
      const found = block.indexOf(NEWLINE, from);
      const to = found < 0 ? block.length : found;
      const line = block.subarray(from, to);
      from = to + 1;
      if (fast && answerBytes(self, line)) {
        counts.bytes += 1;
        continue;
      }
      const refused = answerStrictly(self, line);
      if (refused !== null) return { lines, bytes: self.out.written(), refused };
      counts.parsed += 1;
    }
    return { lines, bytes: self.out.written(), refused: null };
  };
  return { answer, counts };
}

function answerStrictly({ answerParsed, options, out }: Working, line: Uint8Array): string | null {
  try {
    const text = options.utf8.decode(line);
    if (text === null)
      throw new BadInput({
        path: '$',
        found: 'bytes that are no UTF-8',
        literal: true,
        allowed: 'well-formed JSON in UTF-8',
      });
    const answer = answerParsed(parseJson(text));
    out.room(answer.length + 1);
    out.putText(answer);
    out.putByte(NEWLINE);
    return null;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.message;
  }
}

/** An answer's length beside its records' ids, at most: generous, so that nothing else need ask for room. */
const ROOM = 65_536;
const ROOM_RECORD = 512;

function answerBytes(self: Working, line: Uint8Array): boolean {
  const { outer, reader, options, out } = self;
  const found = readOuter(outer, line, (around, at) => readRecords(self, line, around, at));
  if (found === null) return false;
  const { context, texts } = found.shared;
  if (context === null || texts === null) return false;
  const { canonical } = reader;
  canonical.room(found.after.length + 1);
  canonical.put(found.after);
  canonical.putByte(CLOSE);
  const at: At = { context, reader, texts, options };
  const settled = settle(self, at, line);
  out.room(ROOM + found.before.length + line.length + ROOM_RECORD * reader.rows.count);
  putAnswer(self, { at, found, settled, line });
  return true;
}

function readRecords(self: Working, line: Uint8Array, around: Outer, at: number): number {
  const { reader, outer } = self;
  const { context, input } = around.shared;
  if (context === null) return -1;
  const { canonical } = reader;
  canonical.length = 0;
  canonical.room(line.length + around.before.length + ROOM);
  canonical.putByte(OPEN);
  if (outer.idTo > 0) {
    canonical.putText('"id":"');
    canonical.putRange(line, outer.idFrom, outer.idTo);
    canonical.putText('",');
  }
  canonical.put(around.before);
  canonical.putText('"records":');
  return reader.read(line, at, { context, input }) ? reader.end() : -1;
}

type Settled = {
  readonly now: Sums;
  readonly passed: Sums;
  readonly could: readonly Try[];
};

/** Leaves the rows as they count now; what pending ones would count is kept apart. */
function settle(self: Working, at: At, line: Uint8Array): Settled {
  const { context, texts } = at;
  const { rows } = self.reader;
  const { now, passed } = texts;
  const include = { pending: NONE, open: NONE };
  weigh(context, rows);
  let pending = false;
  for (let to = 0; to < rows.count; to += 1) if (rows.standing[to] === 1) pending = true;
  // Ties between approved and pending rows are decided by their ids.
  if (pending) readIds(self, line);
  settleRows(context, rows, { include, sums: now });
  if (!pending) return { now, passed: now, could: [] };
  settleRows(context, rows, { include: { pending: ALL, open: NONE }, sums: passed });
  self.ifApproved.set(rows.out.subarray(0, rows.count));
  const could = couldOf(at, now);
  settleRows(context, rows, { include, sums: now });
  return { now, passed, could };
}

function readIds({ reader, options }: Working, line: Uint8Array): void {
  const { rows, places, idFrom, idTo } = reader;
  for (let to = 0; to < rows.count; to += 1) {
    const at = places[to] ?? 0;
    rows.ids[to] = options.utf8.decode(line.subarray(idFrom[at], idTo[at])) ?? '';
  }
}

type Answering = {
  readonly at: At;
  readonly found: Outer;
  readonly settled: Settled;
  readonly line: Uint8Array;
};

function putAnswer(self: Working, of: Answering): void {
  const { out, pieces, outer, reader, options } = self;
  const { at, found, settled, line } = of;
  const { asked } = at.context;
  out.putByte(OPEN);
  if (outer.idTo > 0) {
    out.putText('"id":"');
    out.putRange(line, outer.idFrom, outer.idTo);
    out.putText('",');
  }
  out.put(found.fixed.receipt);
  out.putText(editionsText(at));
  out.put(pieces.engine);
  out.putText(options.digestBytes(reader.canonical.written()));
  out.put(found.fixed.afterInput);
  let short = false;
  for (let index = 0; index < asked.length; index += 1)
    if ((settled.now.have[index] ?? 0) < (asked[index]?.need ?? 0)) short = true;
  out.putText(short ? 'short' : 'met');
  out.put(pieces.totals);
  putTotals(self, found, settled.now);
  out.put(pieces.withPending);
  putTotals(self, found, settled.passed);
  out.put(pieces.requirements);
  for (let index = 0; index < asked.length; index += 1) putRequirement(self, of, index);
  out.put(pieces.records);
  const { rows, places } = reader;
  for (let to = 0; to < rows.count; to += 1) self.rowAt[places[to] as number] = to;
  for (let place = 0; place < rows.count; place += 1) putRecord(self, of, place);
  out.put(pieces.undecided);
}

function putTotals({ out, pieces }: Working, { fixed }: Outer, sums: Sums): void {
  const { totals } = fixed;
  const categories = totals.length - 1;
  let total = 0;
  for (let index = 0; index <= categories; index += 1) {
    const own = index === categories ? total : (sums.byCategory[index] as number);
    total += own;
    out.put(totals[index] as Uint8Array);
    out.put(pieces.hours(own));
    out.putByte(QUOTE);
    if (index < categories) out.putByte(COMMA);
  }
}

function putRequirement({ out, pieces }: Working, of: Answering, index: number): void {
  const fixed = of.found.fixed.requirements[index];
  const need = of.at.context.asked[index]?.need ?? 0;
  const { now, passed, could } = of.settled;
  if (fixed === undefined) return;
  const have = now.have[index] as number;
  if (index > 0) out.putByte(COMMA);
  if (passed === now) {
    const whole = fixed.whole(have);
    out.room(whole.length + ROOM);
    out.put(whole);
    return;
  }
  const short = Math.max(0, need - have);
  out.put(fixed.before);
  out.put(pieces.hours(have));
  out.put(pieces.short);
  out.put(pieces.hours(short));
  out.put(pieces.shortWithPending);
  out.put(pieces.hours(Math.max(0, need - (passed.have[index] as number))));
  out.put(short === 0 ? pieces.met : pieces.isShort);
  out.put(fixed.after);
  let some = false;
  for (const each of short > 0 ? could : []) {
    const gain = (each.have[index] ?? 0) - have;
    if (gain <= 0) continue;
    out.room(ROOM);
    out.putText(
      `${some ? ',' : ''}{"record":"${each.id}","gain":"${hoursText(gain)}","if":"${each.if}"}`,
    );
    some = true;
  }
  out.room(ROOM);
  out.putByte(CLOSE_LIST);
  out.putByte(CLOSE);
}

function putRecord(self: Working, of: Answering, place: number): void {
  const { out, pieces, reader, places } = self;
  const { rows, idFrom, idTo } = reader;
  const { context } = of.at;
  const to = self.rowAt[place] as number;
  out.room(ROOM_RECORD + (idTo[place] as number) - (idFrom[place] as number));
  if (place > 0) out.putByte(COMMA);
  out.put(pieces.recordHead);
  out.putRange(of.line, idFrom[place] as number, idTo[place] as number);
  const standing = rows.standing[to] as number;
  const worth = (rows.amount[to] as number) > 0;
  if (standing === 0) {
    const ticks = rows.out[to] as number;
    const reason = worth ? reasonOf(rows.mark[to] as number, ticks) : 'below-threshold';
    const category = places.get(categoryOf(context, rows.leaf[to] as number)) ?? NO_CATEGORY;
    out.put(pieces.tail({ ticks, category, reason, year: yearOfDay(rows.day[to] as number) }));
  } else if (standing === 1 && worth) {
    const category = categoryOf(context, rows.leaf[to] as number);
    const ifApproved = `,"ifApproved":"${hoursText(self.ifApproved[to] as number)}","counts":`;
    const text = tailText(category, { ticks: 0, reason: 'not-approved', year: 0 });
    out.putText(text.replace(',"counts":', ifApproved));
  } else {
    const category = places.get(reader.categories[place] ?? null) ?? NO_CATEGORY;
    const reason = reader.reasons[place] ?? 'needs-decision';
    out.put(pieces.tail({ ticks: 0, category, reason, year: 1900 }));
  }
}

/** Stands for no category; packs have fewer. */
const NO_CATEGORY = 127;

function categoriesOf(pack: Pack): readonly string[] {
  return [...new Set(pack.editions.flatMap(({ categories }) => categories.map(({ id }) => id)))];
}

function categoryOf(context: Context, leaf: number): string | null {
  return context.edition.categories[context.leaves[leaf]?.category ?? -1]?.id ?? null;
}
