import { editionOn, type Pack } from '../pack.ts';
import { RECORDS_MAX, vocabularyOf } from '../parse-input.ts';
import type { Reason } from '../vocabulary.ts';
import type { LocalDate } from '@jixu/kernel';
import { yearOfDay } from './hours-text.ts';
import { ByteWriter } from './byte-writer.ts';
import type { About } from './learn-shape.ts';
import {
  type Binding,
  bindingOf,
  type Layout,
  layoutOf,
  type Layouts,
  makeLayouts,
  putCanonical,
  type Reading,
} from './record-layout.ts';
import { makeRecordScan, NO_DAY, type RecordScan, scanRecord, skipSpace } from './record-scan.ts';
import { makeRows, type Rows, ROWS_MAX, SOURCE } from './rows.ts';
import type { Utf8 } from './utf8.ts';

/**
 * Reads a list of records straight from its bytes into rows, without a text or an object for
 * records of known layouts. Answers false where anything is unusual: then the line is parsed, and
 * evaluated or refused, the strict way.
 */
export type LineReader = {
  readonly rows: Rows;
  readonly places: number[];
  readonly reasons: Reason[];
  readonly categories: (string | null)[];
  readonly editions: Set<string>;
  readonly open: [];
  /** Where the id of each record stands in the bytes, by its place in the list. */
  readonly idFrom: Int32Array;
  readonly idTo: Int32Array;
  /** The canonical JSON of the records just read is added here. */
  readonly canonical: ByteWriter;
  /** Behind the list. */
  readonly end: () => number;
  readonly read: (bytes: Uint8Array, at: number, about: About) => boolean;
};

const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

type Working = Omit<LineReader, 'end' | 'read'> & {
  readonly layouts: Layouts;
  readonly scan: RecordScan;
  readonly several: boolean;
  readonly unsorted: Rows;
  readonly keyFrom: Int32Array;
  readonly keyTo: Int32Array;
  /** 0: no work that could be the same; else rows are compared by this number and the key. */
  readonly span: Float64Array;
  end: number;
};

export function lineReader(pack: Pack, edition: string | undefined, utf8: Utf8): LineReader {
  const words = vocabularyOf(pack);
  const self: Working = {
    layouts: makeLayouts({ pack, edition, words }, utf8),
    scan: makeRecordScan(),
    several: edition === undefined && pack.editions.length > 1,
    rows: makeRows(),
    unsorted: makeRows(),
    places: [],
    reasons: [],
    categories: [],
    editions: new Set(),
    open: [],
    idFrom: new Int32Array(ROWS_MAX),
    idTo: new Int32Array(ROWS_MAX),
    keyFrom: new Int32Array(ROWS_MAX),
    keyTo: new Int32Array(ROWS_MAX),
    span: new Float64Array(ROWS_MAX),
    canonical: new ByteWriter(),
    end: 0,
  };
  return {
    rows: self.rows,
    places: self.places,
    reasons: self.reasons,
    categories: self.categories,
    editions: self.editions,
    open: self.open,
    idFrom: self.idFrom,
    idTo: self.idTo,
    canonical: self.canonical,
    end: () => self.end,
    read: (bytes, at, about) => readList(self, bytes, at, about),
  };
}

type Mutable = { -readonly [Name in keyof Reading]: Reading[Name] };

function readList(self: Working, bytes: Uint8Array, at: number, about: About): boolean {
  if (bytes[at] !== OPEN_LIST) return false;
  self.reasons.length = 0;
  self.categories.length = 0;
  self.editions.clear();
  self.canonical.room(1);
  self.canonical.putByte(OPEN_LIST);
  const reading: Mutable = { about, scan: self.scan, bytes, from: 0, several: self.several };
  let place = skipSpace(bytes, at + 1);
  let count = 0;
  if (bytes[place] === CLOSE_LIST) place += 1;
  else
    for (;;) {
      if (count >= ROWS_MAX || count >= RECORDS_MAX) return false;
      reading.from = place;
      if (!readRecord(self, reading, count)) return false;
      count += 1;
      place = skipSpace(bytes, self.scan.end);
      const next = bytes[place];
      place += 1;
      if (next === CLOSE_LIST) break;
      if (next !== COMMA) return false;
      place = skipSpace(bytes, place);
    }
  self.end = place;
  self.canonical.room(1);
  self.canonical.putByte(CLOSE_LIST);
  self.unsorted.count = count;
  if (hasTwins(self, bytes)) return false;
  sortRows(self, bytes);
  return true;
}

/** Room for a record's canonical JSON: it is no longer than its pieces and its own bytes. */
const CANONICAL_MORE = 4096;

function readRecord(self: Working, reading: Mutable, at: number): boolean {
  const { scan, layouts, canonical } = self;
  const { bytes, from } = reading;
  const { context } = reading.about;
  if (!scanRecord(scan, bytes, from) || scan.on === NO_DAY) return false;
  const layout = layoutOf(layouts, reading);
  if (layout === null) return false;
  if (scan.from !== NO_DAY && scan.to !== NO_DAY && scan.to < scan.from) return false;
  if (self.several) {
    const edition = editionOn(layouts.pack, scan.on as LocalDate);
    if (edition !== context.edition) self.editions.add(edition.ref);
  }
  const binding = bindingOf(layouts, layout, reading);
  if (binding === null || binding.row.state === 'ask' || binding.row.state === 'assess')
    return false;
  canonical.room(scan.end - from + CANONICAL_MORE);
  if (at > 0) canonical.putByte(COMMA);
  putCanonical(canonical, layout, reading);
  self.idFrom[at] = scan.idFrom;
  self.idTo[at] = scan.idTo;
  self.keyFrom[at] = scan.keyFrom;
  self.keyTo[at] = scan.keyTo;
  fill(self, layout, binding, at);
  return true;
}

function fill(self: Working, layout: Layout, binding: Binding, at: number): void {
  const { scan, unsorted, reasons, categories } = self;
  const { row, context } = binding;
  const day = scan.on;
  const outside = day < context.from || day >= context.to;
  let standing = layout.reason !== null || outside ? 2 : layout.standing;
  let reason = layout.reason ?? (outside ? 'outside-period' : 'not-approved');
  let category = layout.declared;
  if (standing !== 2 && row.state === 'zero') {
    if (standing === 0) {
      ({ reason } = row);
      category = row.category ?? category;
    }
    standing = 2;
  }
  reasons.push(reason);
  categories.push(category);
  unsorted.shape[at] = binding.shape;
  unsorted.day[at] = day;
  unsorted.standing[at] = standing;
  unsorted.source[at] = SOURCE.shape;
  unsorted.leaf[at] = row.leaf;
  unsorted.first[at] = quantityOf(scan, binding.first, row.scaled);
  unsorted.second[at] = quantityOf(scan, binding.second, row.scaled);
  self.span[at] = standing === 2 ? 0 : spanOf(scan, binding);
}

/** `place` is that of the amount; -1 where the unit was not given, -2 where none is asked for. */
function quantityOf(scan: RecordScan, place: number, scaled: boolean): number {
  if (place === -2) return 0;
  if (place === -1) return scaled ? 1800 : 1;
  const top = scan.top[place] as number;
  return scaled ? (top * 1800) / (scan.bottom[place] as number) : top;
}

const PERIOD = 1;
const YEAR = 10_000;
const ONCE = 20_000;

/** Tells apart what may be the same work; a key belongs to it, but where a kind counts once a year. */
function spanOf(scan: RecordScan, { context, kindPlace, same }: Binding): number {
  if (same === 'once-a-year')
    return ONCE * (kindPlace + 1) + (context.yearOfDay[scan.on - context.from] ?? 0);
  if (scan.keyTo === 0 || same === 'never') return 0;
  return same === 'year' ? YEAR + yearOfDay(scan.on) : PERIOD;
}

/** Where texts stand in the bytes. */
type Places = { readonly bytes: Uint8Array; readonly from: Int32Array; readonly to: Int32Array };

/** -1, 0 or 1; by code unit, as ids are ASCII. */
function compareTexts({ bytes, from, to }: Places, a: number, b: number): number {
  const aFrom = from[a] as number;
  const bFrom = from[b] as number;
  const aLength = (to[a] as number) - aFrom;
  const bLength = (to[b] as number) - bFrom;
  const shorter = Math.min(aLength, bLength);
  for (let at = 0; at < shorter; at += 1) {
    const difference = (bytes[aFrom + at] as number) - (bytes[bFrom + at] as number);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

function isSameText({ bytes, from, to }: Places, a: number, b: number): boolean {
  const aTo = to[a] as number;
  const bTo = to[b] as number;
  const length = aTo - (from[a] as number);
  if (length !== bTo - (from[b] as number)) return false;
  // Ids of one person mostly differ at their end.
  for (let back = 1; back <= length; back += 1)
    if (bytes[aTo - back] !== bytes[bTo - back]) return false;
  return true;
}

function hasTwins(self: Working, bytes: Uint8Array): boolean {
  const { count } = self.unsorted;
  const ids: Places = { bytes, from: self.idFrom, to: self.idTo };
  for (let a = 1; a < count; a += 1)
    for (let b = 0; b < a; b += 1) if (isSameText(ids, a, b)) return true;
  return false;
}

/** Serving order: approved before pending, then day, then id. */
function sortRows(self: Working, bytes: Uint8Array): void {
  const { unsorted, rows, places } = self;
  const { count, day, standing } = unsorted;
  const ids: Places = { bytes, from: self.idFrom, to: self.idTo };
  places.length = 0;
  for (let at = 0; at < count; at += 1) {
    let place = at;
    for (; place > 0; place -= 1) {
      const before = places[place - 1] as number;
      const pending = Number(standing[at] === 1) - Number(standing[before] === 1);
      if (pending > 0) break;
      if (pending === 0) {
        const later = (day[at] as number) - (day[before] as number);
        if (later > 0 || (later === 0 && compareTexts(ids, at, before) > 0)) break;
      }
      places[place] = before;
    }
    places[place] = at;
  }
  rows.count = count;
  rows.ids.length = 0;
  for (let to = 0; to < count; to += 1) {
    const at = places[to] as number;
    rows.shape[to] = unsorted.shape[at] as number;
    rows.first[to] = unsorted.first[at] as number;
    rows.second[to] = unsorted.second[at] as number;
    rows.day[to] = day[at] as number;
    rows.standing[to] = standing[at] as number;
    rows.source[to] = SOURCE.shape;
    rows.leaf[to] = unsorted.leaf[at] as number;
    rows.group[to] = 0;
  }
  groupRows(self, bytes);
}

/** Rows of one span and key get a number; a row without a twin has none. */
function groupRows(self: Working, bytes: Uint8Array): void {
  const { rows, places, span } = self;
  const keys: Places = { bytes, from: self.keyFrom, to: self.keyTo };
  let groups = 0;
  for (let to = 1; to < rows.count; to += 1) {
    const at = places[to] as number;
    const own = span[at] as number;
    if (own === 0) continue;
    for (let before = 0; before < to; before += 1) {
      const other = places[before] as number;
      if (span[other] !== own || (own < ONCE && !isSameText(keys, at, other))) continue;
      if (rows.group[before] === 0) rows.group[before] = groups += 1;
      rows.group[to] = rows.group[before] ?? 0;
      break;
    }
  }
}
