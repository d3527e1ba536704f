import { canonicalJson, type Json } from '@jixu/kernel';
import { BadInput } from '../input.ts';
import { parseJson } from '../parse-json.ts';
import { personOf } from '../parse-input.ts';
import { ByteWriter } from './byte-writer.ts';
import { type FixedBytes, fixedBytes } from './fixed-bytes.ts';
import { skipSpace, skipValue, textEnd } from './record-scan.ts';
import { partsOf, type Shared, type SharedContexts } from './shared-context.ts';
import type { Utf8 } from './utf8.ts';

/**
 * What stands around a person's records: id, period, target and so on. All but id and records is
 * read strictly once; lines with the same bytes there share the result.
 */
export type Outer = {
  readonly shared: Shared;
  readonly fixed: FixedBytes;
  /** Canonical JSON between id and records, and behind the records. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
};

export type OuterReader = {
  readonly contexts: SharedContexts;
  readonly utf8: Utf8;
  readonly outers: Map<string, Outer | null>;
  readonly bytes: ByteWriter;
  last: { readonly bytes: Uint8Array; readonly outer: Outer } | null;
  /** What the line at hand was taken to have outside when its records were met. */
  guess: Outer | null;
  /** Of the line at hand: where id and records stand; `idTo` 0 where there is no id. */
  idFrom: number;
  idTo: number;
  records: number;
  recordsEnd: number;
};

const OUTERS_MAX = 1_000;
const OUTER_BYTES_MAX = 65_536;
const ID_BYTES_MAX = 500;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN = 123;
const CLOSE = 125;
const DELETE = 127;

export function outerReader(contexts: SharedContexts, utf8: Utf8): OuterReader {
  return {
    contexts,
    utf8,
    outers: new Map(),
    bytes: new ByteWriter(),
    last: null,
    guess: null,
    idFrom: 0,
    idTo: 0,
    records: 0,
    recordsEnd: 0,
  };
}

/** Reads the records at a place as those of a line with this outside; behind them, or -1. */
export type ReadRecords = (outer: Outer, at: number) => number;

/**
 * The outside of a line whose records have been read; `null` where the line is for the strict
 * reader. Records are read as soon as they are met, as if the line's outside were that of the line
 * before, and again in the rare case that it is not.
 */
export function readOuter(self: OuterReader, line: Uint8Array, read: ReadRecords): Outer | null {
  self.guess = self.last?.outer ?? null;
  if (!findMembers(self, line, read)) return null;
  const outer = outerOf(self);
  if (outer === null || outer === self.guess) return outer;
  return read(outer, self.records) === self.recordsEnd ? outer : null;
}

function outerOf(self: OuterReader): Outer | null {
  const own = self.bytes.written();
  if (self.last !== null && isSame(self.last.bytes, own)) return self.last.outer;
  const text = self.utf8.decode(own);
  if (text === null) return null;
  let outer = self.outers.get(text);
  if (outer === undefined) {
    outer = learnOuter(self, text);
    if (self.outers.size >= OUTERS_MAX) self.outers.clear();
    self.outers.set(text, outer);
  }
  if (outer !== null) self.last = { bytes: own.slice(), outer };
  return outer;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Finds id and records, and gathers the bytes of all other members. */
function findMembers(self: OuterReader, line: Uint8Array, read: ReadRecords): boolean {
  const { bytes } = self;
  bytes.length = 0;
  self.idTo = self.records = self.recordsEnd = 0;
  let place = skipSpace(line, 0);
  if (line[place] !== OPEN) return false;
  place += 1;
  for (;;) {
    const name = skipSpace(line, place);
    if (line[name] !== QUOTE) return false;
    const nameEnd = textEnd(line, name + 1);
    if (nameEnd < 0) return false;
    place = skipSpace(line, nameEnd + 1);
    if (line[place] !== COLON) return false;
    const value = skipSpace(line, place + 1);
    if (isNamed(line, name + 1, nameEnd, RECORDS)) {
      if (self.records !== 0) return false;
      self.records = value;
      place = self.guess === null ? -1 : read(self.guess, value);
      if (place < 0) {
        self.guess = null;
        place = skipValue(line, value);
      }
      self.recordsEnd = place;
    } else place = skipValue(line, value);
    if (place < 0) return false;
    if (isNamed(line, name + 1, nameEnd, ID)) {
      // The records are written behind the id.
      if (self.records !== 0) self.guess = null;
      if (self.idTo !== 0 || !takeId(self, line, { from: value, to: place })) return false;
    } else if (self.recordsEnd !== place) {
      if (bytes.length > OUTER_BYTES_MAX) return false;
      bytes.room(place - name + 1);
      bytes.putRange(line, name, place);
      bytes.putByte(COMMA);
    }
    place = skipSpace(line, place);
    const next = line[place];
    place += 1;
    if (next === COMMA) continue;
    if (next !== CLOSE || skipSpace(line, place) < line.length) return false;
    return self.records !== 0;
  }
}

const ID = [105, 100];
const RECORDS = [114, 101, 99, 111, 114, 100, 115];

function isNamed(line: Uint8Array, from: number, to: number, name: readonly number[]): boolean {
  if (to - from !== name.length) return false;
  for (let at = 0; at < name.length; at += 1) if (line[from + at] !== name[at]) return false;
  return true;
}

/** A text in ASCII without escapes, or nothing for us. */
function takeId(
  self: OuterReader,
  line: Uint8Array,
  at: { readonly from: number; readonly to: number },
): boolean {
  const from = at.from + 1;
  if (line[at.from] !== QUOTE) return false;
  const to = textEnd(line, from);
  if (to <= from || to >= at.to || to - from > ID_BYTES_MAX) return false;
  for (let place = from; place < to; place += 1) if ((line[place] ?? 0) >= DELETE) return false;
  self.idFrom = from;
  self.idTo = to;
  return true;
}

function learnOuter(self: OuterReader, members: string): Outer | null {
  try {
    const json = parseJson(`{${members.slice(0, -1)}}`);
    if (typeof json !== 'object' || json === null) return null;
    const parts = partsOf({ ...json, records: [] }, self.contexts.personMatters);
    const shared = parts === null ? null : self.contexts.of(parts);
    if (parts === null || shared?.texts === undefined || shared.texts === null) return null;
    if (parts.person !== undefined && !self.contexts.personMatters)
      personOf(parts.person, '$.person');
    const texts = Object.entries(json)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name, text: `"${name}":${canonicalJson(value as Json)}` }));
    const before = texts.filter(({ name }) => name < 'records');
    const after = texts.filter(({ name }) => name > 'records');
    return {
      shared,
      fixed: fixedBytes(shared.texts, self.utf8),
      before: self.utf8.encode(before.map(({ text }) => `${text},`).join('')),
      after: self.utf8.encode(after.map(({ text }) => `,${text}`).join('')),
    };
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}
