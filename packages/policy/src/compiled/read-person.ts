import { assessRecord, type Open } from '../assess-record.ts';
import type { InputRecord } from '../input.ts';
import { editionOn, type Pack } from '../pack.ts';
import { recordOf, RECORDS_MAX, vocabularyOf } from '../parse-input.ts';
import type { Reason, Unit } from '../vocabulary.ts';
import { type LocalDate, parseLocalDate, parseRational } from '@jixu/kernel';
import { recordText, type RecordMembers } from './canonical-input.ts';
import { type Context, leafOf } from './context.ts';
import { type About, type Ground, learnShape, settingOf } from './learn-shape.ts';
import { isText, membersOf, NO_MEMBERS, readMembers, standingOf } from './record-members.ts';
import { makeRows, type Rows, ROWS_MAX, SOURCE } from './rows.ts';
import {
  exclusiveAttributes,
  type KeyWords,
  shapePrefix,
  shapeSuffix,
  type Thresholds,
  thresholdsOf,
  UNIT_INDEX,
  UNIT_NAMES,
} from './shape-key.ts';
import type { ShapeRow } from './shape-table.ts';

/**
 * Reads a person's records straight from JSON into rows. Each distinct shape is checked once by
 * the strict reader; a record
 * of a known shape only has its values looked at. Anything unusual answers `false`: then the
 * reference reads the person,
 * and refuses or evaluates. So nothing is accepted here that the reference would refuse.
 */
export type PersonReader = {
  readonly rows: Rows;
  /** Place of each row in the input, and back. */
  readonly places: number[];
  readonly reasons: Reason[];
  readonly categories: (string | null)[];
  /** Other versions than the governing one that a record was computed by, by their refs. */
  readonly editions: Set<string>;
  /** The records just read, as canonical JSON. */
  readonly canonical: () => string;
  readonly open: { readonly at: number; readonly record: InputRecord; readonly open: Open }[];
  readonly read: (raw: readonly unknown[], context: Context, input: About['input']) => boolean;
};

const DATES_MAX = 200_000;

export function personReader(pack: Pack, edition: string | undefined): PersonReader {
  const words = vocabularyOf(pack);
  const dates = new Map<string, number>();
  const thresholds = thresholdsOf(pack);
  const self: Working = {
    pack,
    edition,
    words,
    dates,
    thresholds,
    exclusiveBy: exclusiveAttributes(pack),
    rows: makeRows(),
    unsorted: makeRows(),
    places: [],
    reasons: [],
    categories: [],
    open: [],
    keys: [],
    key: '',
    values: new Float64Array(UNIT_NAMES.length),
    parts: new Float64Array(UNIT_NAMES.length),
    members: { ...NO_MEMBERS },
    editions: new Set(),
    text: '',
  };
  return {
    ...self,
    canonical: () => `[${self.text}]`,
    read: (raw, context, input) => readPerson(self, raw, { context, input }),
  };
}

type Working = Omit<PersonReader, 'read' | 'canonical'> &
  Ground &
  KeyWords & {
    readonly members: RecordMembers;
    text: string;
    readonly dates: Map<string, number>;
    readonly thresholds: ReadonlyMap<string, Thresholds>;
    readonly unsorted: Rows;
    readonly keys: (string | null)[];
    key: string;
    /**
     * Of the record at hand, by unit: numerator and denominator; denominator 0 where nothing was
     * given.
     */
    readonly values: Float64Array;
    readonly parts: Float64Array;
  };

function readPerson(self: Working, raw: readonly unknown[], about: About): boolean {
  if (raw.length > Math.min(ROWS_MAX, RECORDS_MAX)) return false;
  self.text = '';
  self.editions.clear();
  self.reasons.length = 0;
  self.categories.length = 0;
  self.open.length = 0;
  self.keys.length = 0;
  self.unsorted.ids.length = 0;
  for (let at = 0; at < raw.length; at += 1)
    if (!readRecord(self, raw[at], { at, ...about })) return false;
  self.unsorted.count = raw.length;
  if (hasTwins(self.unsorted.ids)) return false;
  sortRows(self);
  return true;
}

function hasTwins(ids: readonly string[]): boolean {
  if (ids.length > 40) return new Set(ids).size !== ids.length;
  for (let a = 1; a < ids.length; a += 1)
    for (let b = 0; b < a; b += 1) if (ids[a] === ids[b]) return true;
  return false;
}

function dayOf(self: Working, text: unknown): number {
  if (typeof text !== 'string') return Number.NaN;
  const known = self.dates.get(text);
  if (known !== undefined) return known;
  const parsed = parseLocalDate(text);
  const day = parsed.ok ? (parsed.value as number) : Number.NaN;
  if (self.dates.size < DATES_MAX) self.dates.set(text, day);
  return day;
}

/** The text of everything that decides the shape; `null` where the record is unusual. */
function shapeKeyOf(self: Working, record: RecordMembers): string | null {
  const prefix = shapePrefix(self, record);
  if (prefix === null) return null;
  self.parts.fill(0);
  let units = '';
  let scaled = false;
  let odd = false;
  const qty = record.qty === undefined ? {} : membersOf(record.qty);
  if (qty === null) return null;
  for (const name in qty) {
    const unit = UNIT_INDEX.get(name as Unit);
    if (unit === undefined || !readQuantity(self, unit, qty[name])) return null;
    if (self.parts[unit] !== 1) scaled = true;
    if (1800 % (self.parts[unit] ?? 1) !== 0) odd = true;
    units += `${name},`;
  }
  const thresholds = self.thresholds.get(String(record.kind)) ?? [];
  return prefix + units + shapeSuffix(thresholds, self, { scaled, odd });
}

function readQuantity(self: Working, unit: number, value: unknown): boolean {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < 0 || value > 10_000_000) return false;
    self.values[unit] = value;
    self.parts[unit] = 1;
    return true;
  }
  if (typeof value !== 'string') return false;
  if (value.length <= 7 && isDigits(value)) {
    self.values[unit] = Number(value);
    self.parts[unit] = 1;
    return true;
  }
  const parsed = parseRational(value);
  if (!parsed.ok || parsed.value.n > 10_000_000) return false;
  self.values[unit] = parsed.value.n;
  self.parts[unit] = parsed.value.d;
  return true;
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

function readRecord(self: Working, raw: unknown, about: About & { readonly at: number }): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  const record = raw as Readonly<Record<string, unknown>>;
  const { members } = self;
  if (!readMembers(members, record)) return false;
  const { at, context } = about;
  const { id } = members;
  const day = dayOf(self, members.on);
  if (!isText(id) || Number.isNaN(day) || !spanIsSound(self, members)) return false;
  const standing = standingOf(members);
  if (standing === null) return false;
  let own = '';
  if (self.edition === undefined && self.pack.editions.length > 1) {
    const edition = editionOn(self.pack, day as LocalDate);
    if (edition !== context.edition) self.editions.add(edition.ref);
    own = edition.version;
  }
  if (members.key !== undefined && !isText(members.key)) return false;
  const key = shapeKeyOf(self, members);
  if (key === null) return false;
  const shapeKey = `${own}|${key}`;
  const shape =
    context.shapes.ids.get(shapeKey) ??
    learnShape(self, record, { ...about, shapeKey, scaled: key.endsWith('s') });
  const row = shape === null ? undefined : context.shapes.rows[shape];
  if (shape === null || row === undefined || row.state === 'ask') return false;
  const outside = day < context.from || day >= context.to;
  const refused = standing.reason !== null || outside;
  const declared = typeof members.category === 'string' ? members.category : null;
  self.reasons.push(standing.reason ?? (outside ? 'outside-period' : 'not-approved'));
  self.categories.push(declared);
  self.keys.push(groupKey(members, { day, context }));
  self.text += `${at === 0 ? '' : ','}${recordText(members)}`;
  fill(self, at, { shape, row, day, id, standing: refused ? 2 : standing.code });
  if (refused) return row.state !== 'assess' || isSound(self, record);
  if (row.state === 'worth') return true;
  if (row.state === 'zero') {
    settleZero(self, at, { reason: row.reason, category: row.category ?? declared });
    return true;
  }
  return assess(self, record, about);
}

/** A record that counts nothing by itself keeps its place but is never served. */
function settleZero(
  self: Working,
  at: number,
  of: { readonly reason: Reason; readonly category: string | null },
): void {
  if (self.unsorted.standing[at] === 0) {
    self.reasons[at] = of.reason;
    self.categories[at] = of.category;
  }
  self.unsorted.standing[at] = 2;
}

/**
 * The strict reader looks at what the shape's text does not hold, such as a decision. It throws
 * what it refuses.
 */
function isSound(self: Working, raw: Readonly<Record<string, unknown>>): boolean {
  return recordOf(raw, '$', self.words).id.length > 0;
}

function spanIsSound(self: Working, record: RecordMembers): boolean {
  if (record.from === undefined && record.to === undefined) return true;
  const from = record.from === undefined ? -Infinity : dayOf(self, record.from);
  const to = record.to === undefined ? Infinity : dayOf(self, record.to);
  return from <= to;
}

function groupKey(
  record: RecordMembers,
  at: { readonly day: number; readonly context: Context },
): string | null {
  const { key, kind } = record;
  const same = at.context.edition.kinds.get(kind as never)?.same ?? 'period';
  if (same === 'once-a-year')
    return `${at.context.yearOfDay[at.day - at.context.from]} # ${String(kind)}`;
  if (key === undefined || same === 'never') return null;
  return same === 'year' ? `${String(record.on).slice(0, 4)} ${String(key)}` : `* ${String(key)}`;
}

function fill(
  self: Working,
  at: number,
  of: {
    readonly shape: number;
    readonly row: ShapeRow;
    readonly day: number;
    readonly id: string;
    readonly standing: number;
  },
): void {
  const { unsorted } = self;
  const { row } = of;
  unsorted.shape[at] = of.shape;
  unsorted.day[at] = of.day;
  unsorted.standing[at] = of.standing;
  unsorted.ids.push(of.id);
  unsorted.source[at] = SOURCE.shape;
  unsorted.leaf[at] = row.leaf;
  unsorted.first[at] = row.firstUnit === null ? 0 : quantityOf(self, row.firstUnit, row.scaled);
  unsorted.second[at] = row.secondUnit === null ? 0 : quantityOf(self, row.secondUnit, row.scaled);
}

function quantityOf(self: Working, unit: Unit, scaled: boolean): number {
  const at = UNIT_INDEX.get(unit) ?? 0;
  const d = self.parts[at] ?? 0;
  if (d === 0) return scaled ? 1800 : 1;
  return scaled ? (self.values[at] ?? 0) * (1800 / d) : (self.values[at] ?? 0);
}

/**
 * Records that no formula can value (decided, open, rounded as a whole) are valued one by one
 * by the reference.
 */
function assess(
  self: Working,
  raw: Readonly<Record<string, unknown>>,
  about: About & { readonly at: number },
): boolean {
  const { at, context } = about;
  const { unsorted } = self;
  const record = recordOf(raw, '$', self.words);
  const assessed = assessRecord(record, settingOf(self, record.on, about.input));
  if (assessed.outcome === 'zero') {
    settleZero(self, at, {
      reason: assessed.reason,
      category: assessed.category ?? record.category,
    });
    return true;
  }
  if (assessed.outcome === 'open') {
    if (record.status === 'approved') self.reasons[at] = assessed.reason;
    self.open.push({ at, record, open: assessed });
    unsorted.source[at] = SOURCE.open;
    unsorted.preset[at] = assessed.maximum;
    unsorted.presetGross[at] = assessed.maximum;
    unsorted.leaf[at] = -1;
    return true;
  }
  if (assessed.line.line.spread !== undefined) return false;
  unsorted.source[at] = SOURCE.preset;
  unsorted.preset[at] = assessed.amount;
  unsorted.presetGross[at] = assessed.gross;
  unsorted.leaf[at] = leafOf(context, {
    record,
    category: assessed.category,
    rule: assessed.line.line.rule,
  });
  return true;
}

/**
 * Serving order: approved before pending, then day, then id. Groups get numbers only where a
 * key occurs twice.
 */
function sortRows(self: Working): void {
  const { unsorted, rows, places, keys } = self;
  const { count, ids, day, standing } = unsorted;
  places.length = 0;
  for (let at = 0; at < count; at += 1) {
    let place = at;
    while (place > 0 && comesBefore(at, places[place - 1] ?? 0)) {
      places[place] = places[place - 1] ?? 0;
      place -= 1;
    }
    places[place] = at;
  }
  function comesBefore(a: number, b: number): boolean {
    const byStatus = (standing[a] === 1 ? 1 : 0) - (standing[b] === 1 ? 1 : 0);
    if (byStatus !== 0) return byStatus < 0;
    if (day[a] !== day[b]) return (day[a] ?? 0) < (day[b] ?? 0);
    return (ids[a] ?? '') < (ids[b] ?? '');
  }
  rows.count = count;
  rows.ids.length = 0;
  let groups = 0;
  for (let to = 0; to < count; to += 1) {
    const at = places[to] ?? 0;
    rows.shape[to] = unsorted.shape[at] ?? 0;
    rows.first[to] = unsorted.first[at] ?? 0;
    rows.second[to] = unsorted.second[at] ?? 0;
    rows.day[to] = day[at] ?? 0;
    rows.standing[to] = standing[at] ?? 0;
    rows.source[to] = unsorted.source[at] ?? 0;
    rows.leaf[to] = unsorted.leaf[at] ?? -1;
    rows.preset[to] = unsorted.preset[at] ?? 0;
    rows.presetGross[to] = unsorted.presetGross[at] ?? 0;
    rows.ids.push(ids[at] ?? '');
    rows.group[to] = 0;
    const key = keys[at];
    if (key === null || key === undefined || standing[at] === 2) continue;
    for (let before = 0; before < to; before += 1) {
      const other = places[before] ?? 0;
      if (keys[other] !== key || standing[other] === 2) continue;
      if (rows.group[before] === 0) rows.group[before] = groups += 1;
      rows.group[to] = rows.group[before] ?? 0;
      break;
    }
  }
}
