import { ENGINE_VERSION } from '../evaluate.ts';
import { quotedAscii } from './canonical-input.ts';
import { hoursText } from './hours-text.ts';
import type { FixedTexts } from './shared-context.ts';
import { type Reason, REASONS } from '../vocabulary.ts';
import type { Utf8 } from './utf8.ts';

/** The parts of an answer that occur over and over, as bytes. */
export type FixedBytes = {
  readonly receipt: Uint8Array;
  readonly afterInput: Uint8Array;
  /** `"public":"` and so on. */
  readonly totals: readonly Uint8Array[];
  readonly requirements: readonly FixedRequirement[];
};

export type FixedRequirement = {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Whole requirements where nothing is pending, by the ticks a person has. */
  readonly whole: (have: number) => Uint8Array;
};

const ready = new WeakMap<FixedTexts, FixedBytes>();

export function fixedBytes(texts: FixedTexts, { encode }: Utf8): FixedBytes {
  const known = ready.get(texts);
  if (known !== undefined) return known;
  const made: FixedBytes = {
    receipt: encode(texts.receipt),
    afterInput: encode(texts.afterInput),
    totals: [...texts.categories, '"total"'].map((name) => encode(`${name}:"`)),
    requirements: texts.requirements.map(({ before, after, need }) => ({
      before: encode(before),
      after: encode(after),
      whole: remembered((have: number) => {
        const short = hoursText(Math.max(0, need - have));
        const status = have >= need ? 'met' : 'short';
        const amounts = `${hoursText(have)}","short":"${short}","shortWithPending":"${short}`;
        return encode(`${before}${amounts}","status":"${status}"${after}]}`);
      }),
    })),
  };
  ready.set(texts, made);
  return made;
}

/** Everything else that an answer is put together from. */
export type Pieces = {
  readonly engine: Uint8Array;
  readonly totals: Uint8Array;
  readonly withPending: Uint8Array;
  readonly requirements: Uint8Array;
  readonly short: Uint8Array;
  readonly shortWithPending: Uint8Array;
  readonly met: Uint8Array;
  readonly isShort: Uint8Array;
  readonly records: Uint8Array;
  readonly undecided: Uint8Array;
  readonly recordHead: Uint8Array;
  readonly hours: (ticks: number) => Uint8Array;
  /** `,"category":…,"reason":"…"` */
  /** What follows the id of a record that counts this, of this category, year and reason. */
  readonly tail: (of: Tail) => Uint8Array;
};

export type Tail = {
  readonly ticks: number;
  /** Place in the pack's categories. */
  readonly category: number;
  readonly reason: Reason;
  readonly year: number;
};

const TEXTS_MAX = 50_000;

/** Remembers what it made. */
function remembered<K>(make: (key: K) => Uint8Array): (key: K) => Uint8Array {
  const known = new Map<K, Uint8Array>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size < TEXTS_MAX) known.set(key, made);
    return made;
  };
}

const REASON_PLACES: ReadonlyMap<string, number> = new Map(
  Object.keys(REASONS).map((name, at) => [name, at]),
);

export function tailText(category: string | null, of: Omit<Tail, 'category'>): string {
  const { ticks, reason, year } = of;
  const hours = hoursText(ticks);
  const name = category === null ? 'null' : quotedAscii(category);
  const counts = ticks > 0 ? `{"year":${year},"hours":"${hours}"}` : '';
  return `","counted":"${hours}","category":${name},"reason":"${reason}","counts":[${counts}]}`;
}

export function makePieces(categories: readonly string[], { encode }: Utf8): Pieces {
  const tails = new Map<number, Uint8Array>();
  const tail = (of: Tail): Uint8Array => {
    const { ticks, category, reason, year } = of;
    // All of it in one number below 2^53: 2^7 reasons, 2^7 categories, 2^11 years, ticks.
    const place = (REASON_PLACES.get(reason) ?? 0) + 128 * category + 16_384 * (year - 1_900);
    const key = place + 2 ** 25 * ticks;
    const known = tails.get(key);
    if (known !== undefined) return known;
    const made = encode(tailText(categories[category] ?? null, of));
    if (tails.size < TEXTS_MAX && ticks < 2 ** 28) tails.set(key, made);
    return made;
  };
  return {
    engine: encode(`,"engine":"${ENGINE_VERSION}","input":"sha256:`),
    totals: encode('","totals":{'),
    withPending: encode('},"withPending":{'),
    requirements: encode('},"requirements":['),
    short: encode('","short":"'),
    shortWithPending: encode('","shortWithPending":"'),
    met: encode('","status":"met"'),
    isShort: encode('","status":"short"'),
    records: encode('],"records":['),
    undecided: encode('],"undecided":[]}\n'),
    recordHead: encode('{"id":"'),
    hours: remembered((ticks: number) => encode(hoursText(ticks))),
    tail,
  };
}
