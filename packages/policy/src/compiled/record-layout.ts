import { canonicalJson, gcd, type Json, type LocalDate } from '@jixu/kernel';
import { BadInput, type InputRecord } from '../input.ts';
import { editionOn } from '../pack.ts';
import { recordOf } from '../parse-input.ts';
import { parseJson } from '../parse-json.ts';
import { type Kind, KINDS, type Reason, type Unit } from '../vocabulary.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Context } from './context.ts';
import { type About, type Ground, learnShape } from './learn-shape.ts';
import { membersOf, NO_MEMBERS, readMembers, standingOf } from './record-members.ts';
import { hasSignature, type RecordScan, signatureOf } from './record-scan.ts';
import {
  type Amounts,
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
import type { Utf8 } from './utf8.ts';

/**
 * What is known of all records of one signature. A signature is checked once by the strict
 * reader, on the first record that has it; after that only the values that differ are looked at.
 */
export type Layout = {
  readonly kind: Kind;
  readonly declared: string | null;
  readonly standing: 0 | 1 | 2;
  readonly reason: Reason | null;
  /** The canonical JSON of such a record, in pieces between the values that differ. */
  readonly canonical: readonly CanonicalPiece[];
  readonly prefix: string;
  readonly thresholds: Thresholds;
  /** The unit of each amount, in the order of the bytes. */
  readonly units: readonly number[];
  /** The last binding used; most records of a layout need only one. */
  bound: Binding | null;
  readonly bindings: Map<string, Binding>;
};

/** A layout in one context: its shape, and where the shape's quantities stand. */
export type Binding = {
  readonly context: Context;
  readonly shape: number;
  readonly row: ShapeRow;
  readonly first: number;
  readonly second: number;
  /** Over which span the same work counts once. */
  readonly same: Same;
  readonly kindPlace: number;
};

export type Same = 'period' | 'year' | 'never' | 'once-a-year';

/** A value that differs: the id, the key, a day, or the amount of that number. */
type Value = 'id' | 'key' | 'on' | 'from' | 'to' | number | null;
type CanonicalPiece = { readonly text: Uint8Array; readonly value: Value };

type Signed = {
  readonly signature: Uint8Array;
  readonly layout: Layout | null;
  readonly next: Signed | null;
};

export type Layouts = Ground &
  KeyWords &
  Amounts & {
    readonly signed: Map<number, Signed>;
    readonly thresholds: ReadonlyMap<string, Thresholds>;
    readonly utf8: Utf8;
    count: number;
  };

const KIND_NAMES = Object.keys(KINDS);
/** Beyond so many, records are too different for this to pay. */
const LAYOUTS_MAX = 20_000;
const BINDINGS_MAX = 1_000;

export function makeLayouts(ground: Ground, utf8: Utf8): Layouts {
  return {
    ...ground,
    utf8,
    exclusiveBy: exclusiveAttributes(ground.pack),
    thresholds: thresholdsOf(ground.pack),
    values: new Float64Array(UNIT_NAMES.length),
    parts: new Float64Array(UNIT_NAMES.length),
    signed: new Map(),
    count: 0,
  };
}

/** The layout of the record just scanned; `null` where only the strict reader may look at it. */
export function layoutOf(layouts: Layouts, { scan, bytes, from }: Reading): Layout | null {
  let known = layouts.signed.get(scan.hash) ?? null;
  for (; known !== null; known = known.next)
    if (hasSignature(scan, bytes, known.signature)) return known.layout;
  if (layouts.count >= LAYOUTS_MAX) return null;
  const layout = learnLayout(layouts, bytes.subarray(from, scan.end));
  layouts.count += 1;
  layouts.signed.set(scan.hash, {
    signature: signatureOf(scan, bytes),
    layout,
    next: layouts.signed.get(scan.hash) ?? null,
  });
  return layout;
}

function learnLayout(layouts: Layouts, record: Uint8Array): Layout | null {
  const read = strictRecord(layouts, record);
  const members = { ...NO_MEMBERS };
  if (read === null || !readMembers(members, read.raw)) return null;
  const prefix = shapePrefix(layouts, members);
  const standing = standingOf(members);
  const qty = members.qty === undefined ? {} : membersOf(members.qty);
  if (prefix === null || standing === null || qty === null) return null;
  const names = Object.keys(qty);
  return {
    kind: read.record.kind,
    declared: typeof members.category === 'string' ? members.category : null,
    standing: standing.code,
    reason: standing.reason,
    canonical: canonicalPieces(read.raw, names, layouts.utf8),
    prefix: `${prefix}${names.map((name) => `${name},`).join('')}`,
    thresholds: layouts.thresholds.get(read.record.kind) ?? [],
    units: names.map((name) => UNIT_INDEX.get(name as Unit) ?? -1),
    bound: null,
    bindings: new Map(),
  };
}

type Strict = { readonly raw: Readonly<Record<string, unknown>>; readonly record: InputRecord };

/** `null` where the strict reader refuses; the line is then refused by it as a whole. */
function strictRecord(layouts: Layouts, bytes: Uint8Array): Strict | null {
  const text = layouts.utf8.decode(bytes);
  if (text === null) return null;
  try {
    const json = parseJson(text);
    const record = recordOf(json, '$', layouts.words);
    const raw = membersOf(json);
    return raw === null ? null : { raw, record };
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

const TEXTS: readonly string[] = ['id', 'key', 'on', 'from', 'to'];

function canonicalPieces(
  record: Readonly<Record<string, unknown>>,
  amounts: readonly string[],
  utf8: Utf8,
): readonly CanonicalPiece[] {
  const pieces: CanonicalPiece[] = [];
  let text = '';
  const put = (value: Value): void => {
    pieces.push({ text: utf8.encode(text), value });
    text = '';
  };
  Object.keys(record)
    .sort()
    .forEach((name, at) => {
      text += `${at === 0 ? '{' : ','}"${name}":`;
      if (TEXTS.includes(name)) {
        text += '"';
        put(name as Value);
        text += '"';
      } else if (name === 'qty') {
        [...amounts].sort().forEach((unit, place) => {
          text += `${place === 0 ? '{' : ','}"${unit}":`;
          put(amounts.indexOf(unit));
        });
        text += amounts.length === 0 ? '{}' : '}';
      } else text += canonicalJson(record[name] as Json);
    });
  text += '}';
  put(null);
  return pieces;
}

/** Writes the canonical JSON of the record just scanned. */
export function putCanonical(to: ByteWriter, layout: Layout, { scan, bytes }: Reading): void {
  const { canonical } = layout;
  for (let index = 0; index < canonical.length; index += 1) {
    const piece = canonical[index];
    if (piece === undefined) return;
    to.put(piece.text);
    switch (piece.value) {
      case null:
        return;
      case 'id':
        to.putRange(bytes, scan.idFrom, scan.idTo);
        break;
      case 'key':
        to.putRange(bytes, scan.keyFrom, scan.keyTo);
        break;
      case 'on':
        to.putRange(bytes, scan.onAt, scan.onAt + 10);
        break;
      case 'from':
        to.putRange(bytes, scan.fromAt, scan.fromAt + 10);
        break;
      case 'to':
        to.putRange(bytes, scan.toAt, scan.toAt + 10);
        break;
      default:
        to.putRange(
          bytes,
          scan.amountFrom[piece.value] as number,
          scan.amountTo[piece.value] as number,
        );
    }
  }
}

/** The record at hand: `from` is where it begins, `several` that the pack has several versions. */
export type Reading = {
  readonly about: About;
  readonly scan: RecordScan;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly several: boolean;
};

/** The binding of the record at hand; `null` where its shape cannot be learnt. */
export function bindingOf(layouts: Layouts, layout: Layout, at: Reading): Binding | null {
  const { scan, several } = at;
  const { context } = at.about;
  if (!several && layout.thresholds.length === 0 && isFine(scan)) {
    if (layout.bound?.context === context) return layout.bound;
    layout.bound = bind(layouts, layout, { ...at, own: '', suffix: '' });
    return layout.bound;
  }
  const suffix = suffixOf(layouts, layout, scan);
  const own = several ? editionOn(layouts.pack, scan.on as LocalDate).version : '';
  const name = `${own}|${suffix}`;
  const known = layout.bindings.get(name);
  if (known?.context === context) return known;
  const binding = bind(layouts, layout, { ...at, own, suffix });
  if (layout.bindings.size >= BINDINGS_MAX) layout.bindings.clear();
  if (binding !== null) layout.bindings.set(name, binding);
  return binding;
}

function isFine({ amounts, bottom }: RecordScan): boolean {
  for (let at = 0; at < amounts; at += 1) if (bottom[at] !== 1) return false;
  return true;
}

function suffixOf(layouts: Layouts, layout: Layout, scan: RecordScan): string {
  const { values, parts } = layouts;
  parts.fill(0);
  let scaled = false;
  let odd = false;
  for (let at = 0; at < scan.amounts; at += 1) {
    const unit = layout.units[at] ?? 0;
    const top = scan.top[at] ?? 0;
    const bottom = scan.bottom[at] ?? 1;
    const shared = gcd(top, bottom) || 1;
    values[unit] = top / shared;
    parts[unit] = bottom / shared;
    if (bottom !== shared) scaled = true;
    if (1800 % (bottom / shared) !== 0) odd = true;
  }
  return shapeSuffix(layout.thresholds, layouts, { scaled, odd });
}

function bind(
  layouts: Layouts,
  layout: Layout,
  at: Reading & { readonly own: string; readonly suffix: string },
): Binding | null {
  const { scan, bytes, suffix } = at;
  const { context } = at.about;
  const shapeKey = `${at.own}|${layout.prefix}${suffix}`;
  let shape = context.shapes.ids.get(shapeKey) ?? null;
  if (shape === null) {
    const read = strictRecord(layouts, bytes.subarray(at.from, scan.end));
    if (read === null) return null;
    shape = learnShape(layouts, read.raw, { ...at.about, shapeKey, scaled: suffix.endsWith('s') });
  }
  const row = shape === null ? undefined : context.shapes.rows[shape];
  if (shape === null || row === undefined) return null;
  const place = (unit: Unit | null): number =>
    unit === null ? -2 : layout.units.indexOf(UNIT_INDEX.get(unit) ?? -1);
  return {
    context,
    shape,
    row,
    first: place(row.firstUnit),
    second: place(row.secondUnit),
    same: context.edition.kinds.get(layout.kind)?.same ?? 'period',
    kindPlace: KIND_NAMES.indexOf(layout.kind),
  };
}
