import { ENGINE_VERSION } from '../evaluate.ts';
import { quotedAscii } from './canonical-input.ts';
import { hoursText } from './hours-text.ts';
import type { FixedTexts } from './shared-context.ts';
import type { Reason } from '../vocabulary.ts';
import type { Utf8 } from './utf8.ts';

/** The parts of an answer that occur over and over, as bytes. */
export type FixedBytes = {
  readonly receipt: Uint8Array;
  readonly afterInput: Uint8Array;
  /** `"public":"` and so on. */
  readonly totals: readonly Uint8Array[];
  readonly requirements: readonly { readonly before: Uint8Array; readonly after: Uint8Array }[];
};

const ready = new WeakMap<FixedTexts, FixedBytes>();

export function fixedBytes(texts: FixedTexts, { encode }: Utf8): FixedBytes {
  const known = ready.get(texts);
  if (known !== undefined) return known;
  const made: FixedBytes = {
    receipt: encode(texts.receipt),
    afterInput: encode(texts.afterInput),
    totals: [...texts.categories, '"total"'].map((name) => encode(`${name}:"`)),
    requirements: texts.requirements.map(({ before, after }) => ({
      before: encode(before),
      after: encode(after),
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
  readonly recordCounted: Uint8Array;
  readonly hours: (ticks: number) => Uint8Array;
  /** `,"category":…,"reason":"…"` */
  readonly fate: (category: string | null, reason: Reason) => Uint8Array;
  /** `{"year":2021,"hours":"` */
  readonly year: (year: number) => Uint8Array;
};

const TEXTS_MAX = 100_000;

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

export function makePieces({ encode }: Utf8): Pieces {
  const fates = new Map<string | null, (reason: Reason) => Uint8Array>();
  const fate = (category: string | null, reason: Reason): Uint8Array => {
    let own = fates.get(category);
    if (own === undefined) {
      const name = category === null ? 'null' : quotedAscii(category);
      own = remembered((of: Reason) => encode(`","category":${name},"reason":"${of}"`));
      fates.set(category, own);
    }
    return own(reason);
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
    recordCounted: encode('","counted":"'),
    hours: remembered((ticks: number) => encode(hoursText(ticks))),
    fate,
    year: remembered((year: number) => encode(`{"year":${year},"hours":"`)),
  };
}
