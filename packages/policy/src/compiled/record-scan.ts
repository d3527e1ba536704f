/**
 * Walks over the bytes of one record. What is the same in many records (member names, kind,
 * attributes, punctuation) is gathered as the record's signature; what differs (id, days, key,
 * amounts) is kept as places in the bytes. No text and no object is made.
 *
 * The walk is not a check: a signature is checked once, by the strict reader, when it is met
 * first. It only has to find the same places in every record of one signature, and to answer
 * false where it meets anything that the strict reader should look at.
 */
export type RecordScan = {
  /** Runs of bytes between the values that differ, and what kind of value follows each. */
  runs: number;
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  readonly mark: Uint8Array;
  hash: number;
  /** What follows here is not in the signature yet. */
  signedTo: number;
  idFrom: number;
  idTo: number;
  keyFrom: number;
  keyTo: number;
  /** Days since 1970; `NO_DAY` where the member is not there. */
  on: number;
  from: number;
  to: number;
  /** Where the texts of these days begin. */
  onAt: number;
  fromAt: number;
  toAt: number;
  amounts: number;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  readonly amountFrom: Int32Array;
  readonly amountTo: Int32Array;
  /** Behind the record. */
  end: number;
};

export const NO_DAY = -(2 ** 31);
const AMOUNTS_MAX = 12;
const RUNS_MAX = 24;
const LITERAL_MAX = 4096;
const TEXT_BYTES_MAX = 500;
const DIGITS_MAX = 7;
const DEPTH_MAX = 8;

export function makeRecordScan(): RecordScan {
  return {
    runs: 0,
    runFrom: new Int32Array(RUNS_MAX),
    runTo: new Int32Array(RUNS_MAX),
    mark: new Uint8Array(RUNS_MAX),
    hash: 0,
    signedTo: 0,
    idFrom: 0,
    idTo: 0,
    keyFrom: 0,
    keyTo: 0,
    on: NO_DAY,
    from: NO_DAY,
    to: NO_DAY,
    onAt: 0,
    fromAt: 0,
    toAt: 0,
    amounts: 0,
    top: new Float64Array(AMOUNTS_MAX),
    bottom: new Float64Array(AMOUNTS_MAX),
    amountFrom: new Int32Array(AMOUNTS_MAX),
    amountTo: new Int32Array(AMOUNTS_MAX),
    end: 0,
  };
}

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const DELETE = 127;

/** Stand in the signature for what was left out; no JSON text holds these bytes. */
const MARK = { id: 1, key: 2, on: 3, from: 4, to: 5, whole: 6, text: 7 } as const;

export function skipSpace(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    const byte = bytes[place];
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return place;
    place += 1;
  }
}

/** The closing quote of a text without escapes that begins at `at`; -1 where it is not so plain. */
export function textEnd(bytes: Uint8Array, at: number): number {
  for (let place = at; place < bytes.length; place += 1) {
    const byte = bytes[place] as number;
    if (byte === QUOTE) return place;
    if (byte < 32 || byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Behind a value that is none of ours to read; -1 where it is not plain. */
export function skipValue(bytes: Uint8Array, at: number): number {
  let depth = 0;
  let place = at;
  while (place < bytes.length) {
    const byte = bytes[place] as number;
    if (byte === QUOTE) {
      const end = textEnd(bytes, place + 1);
      if (end < 0) return -1;
      place = end + 1;
      if (depth === 0) return place;
      continue;
    }
    if (byte === OPEN || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth < 0) return place > at ? place : -1;
      if (depth === 0) return place + 1;
    } else if (byte === COMMA && depth === 0) return place > at ? place : -1;
    else if (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9) return -1;
    if (depth > DEPTH_MAX) return -1;
    place += 1;
  }
  return -1;
}

/** Ends a run of bytes that belong to the signature; what follows them is told by the mark (0: nothing). */
function sign(scan: RecordScan, to: number, mark: number): boolean {
  const { runs, signedTo: from } = scan;
  if (runs >= RUNS_MAX) return false;
  scan.runFrom[runs] = from;
  scan.runTo[runs] = to;
  scan.mark[runs] = mark;
  scan.runs = runs + 1;
  scan.hash = Math.imul(scan.hash ^ (to - from + (mark << 12)), PRIME);
  return true;
}

const PRIME = 16_777_619;

/** Values tell signatures apart; that two are the same is seen byte by byte afterwards. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  return hash;
}

/** The signature of the record just scanned, as bytes of its own. */
export function signatureOf(scan: RecordScan, bytes: Uint8Array): Uint8Array {
  const parts: number[] = [];
  for (let run = 0; run < scan.runs; run += 1) {
    parts.push(...bytes.subarray(scan.runFrom[run], scan.runTo[run]));
    parts.push(scan.mark[run] ?? 0);
  }
  return Uint8Array.from(parts);
}

export function hasSignature(scan: RecordScan, bytes: Uint8Array, signature: Uint8Array): boolean {
  const { runs, runFrom, runTo, mark } = scan;
  let place = 0;
  for (let run = 0; run < runs; run += 1) {
    const to = runTo[run] as number;
    for (let at = runFrom[run] as number; at < to; at += 1) {
      if (bytes[at] !== signature[place]) return false;
      place += 1;
    }
    if (mark[run] !== signature[place]) return false;
    place += 1;
  }
  return place === signature.length;
}

/** `at` is the record's opening brace. */
export function scanRecord(scan: RecordScan, bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== OPEN) return false;
  scan.runs = 0;
  scan.hash = 0x811c9dc5 | 0;
  scan.keyFrom = scan.keyTo = scan.idFrom = scan.idTo = 0;
  scan.on = scan.from = scan.to = NO_DAY;
  scan.amounts = 0;
  scan.signedTo = at;
  let place = at + 1;
  for (;;) {
    place = skipSpace(bytes, place);
    if (bytes[place] !== QUOTE) return false;
    const name = place + 1;
    const nameEnd = textEnd(bytes, name);
    if (nameEnd < 0) return false;
    place = memberEnd(scan, bytes, name, nameEnd);
    if (place < 0) return false;
    place = skipSpace(bytes, place);
    const next = bytes[place];
    place += 1;
    if (next === COMMA) continue;
    if (next !== CLOSE) return false;
    scan.end = place;
    return sign(scan, place, 0);
  }
}

/** Reads the values that differ; behind the member, or -1. */
function memberEnd(scan: RecordScan, bytes: Uint8Array, name: number, nameEnd: number): number {
  const colon = skipSpace(bytes, nameEnd + 1);
  if (bytes[colon] !== COLON) return -1;
  const at = skipSpace(bytes, colon + 1);
  const length = nameEnd - name;
  const a = bytes[name];
  const b = bytes[name + 1];
  switch (length) {
    case 2:
      if (a === 105 && b === 100) return textHole(scan, bytes, at, MARK.id);
      if (a === 111 && b === 110) return dayHole(scan, bytes, at, MARK.on);
      if (a === 116 && b === 111) return dayHole(scan, bytes, at, MARK.to);
      break;
    case 3:
      if (a === 107 && b === 101 && bytes[name + 2] === 121)
        return textHole(scan, bytes, at, MARK.key);
      if (a === 113 && b === 116 && bytes[name + 2] === 121) return amountHoles(scan, bytes, at);
      break;
    case 4:
      if (a === 102 && b === 114 && bytes[name + 2] === 111 && bytes[name + 3] === 109)
        return dayHole(scan, bytes, at, MARK.from);
      break;
    default:
  }
  const end = skipValue(bytes, at);
  if (end < 0 || end - at > LITERAL_MAX) return -1;
  scan.hash = Math.imul(scan.hash ^ length, PRIME) ^ hashOf(bytes, at, end);
  return end;
}

function textHole(scan: RecordScan, bytes: Uint8Array, at: number, mark: number): number {
  if (bytes[at] !== QUOTE) return -1;
  const from = at + 1;
  const to = textEnd(bytes, from);
  if (to <= from || to - from > TEXT_BYTES_MAX) return -1;
  if (!sign(scan, from, mark)) return -1;
  scan.signedTo = to;
  if (mark === MARK.key) {
    scan.keyFrom = from;
    scan.keyTo = to;
    return to + 1;
  }
  // Ids are compared by their bytes and written as they are.
  for (let place = from; place < to; place += 1) if ((bytes[place] as number) >= DELETE) return -1;
  scan.idFrom = from;
  scan.idTo = to;
  return to + 1;
}

function dayHole(scan: RecordScan, bytes: Uint8Array, at: number, mark: number): number {
  if (bytes[at] !== QUOTE || bytes[at + 11] !== QUOTE) return -1;
  const day = dayOf(bytes, at + 1);
  if (day === NO_DAY) return -1;
  if (!sign(scan, at + 1, mark)) return -1;
  scan.signedTo = at + 11;
  if (mark === MARK.on) {
    scan.on = day;
    scan.onAt = at + 1;
  } else if (mark === MARK.from) {
    scan.from = day;
    scan.fromAt = at + 1;
  } else {
    scan.to = day;
    scan.toAt = at + 1;
  }
  return at + 12;
}

function two(bytes: Uint8Array, at: number): number {
  const a = (bytes[at] as number) - ZERO;
  const b = (bytes[at + 1] as number) - ZERO;
  return a >>> 0 > 9 || b >>> 0 > 9 ? -1000 : 10 * a + b;
}

const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

/** Days since 1970 of "2021-03-05", without a Date; checked against the kernel's in tests. */
export function dayOf(bytes: Uint8Array, at: number): number {
  const year = 100 * two(bytes, at) + two(bytes, at + 2);
  const month = two(bytes, at + 5);
  const day = two(bytes, at + 8);
  if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return NO_DAY;
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return NO_DAY;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const before = BEFORE_MONTH[month - 1] ?? 0;
  const length = (BEFORE_MONTH[month] ?? 0) - before + (leap && month === 2 ? 1 : 0);
  if (day > length) return NO_DAY;
  const past = year - 1;
  const years = 365 * (year - 1970);
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  return years + leaps + before + (leap && month > 2 ? 1 : 0) + day - 1;
}

function amountHoles(scan: RecordScan, bytes: Uint8Array, at: number): number {
  if (bytes[at] !== OPEN) return -1;
  let place = skipSpace(bytes, at + 1);
  if (bytes[place] === CLOSE) return place + 1;
  for (;;) {
    place = skipSpace(bytes, place);
    if (bytes[place] !== QUOTE) return -1;
    const nameEnd = textEnd(bytes, place + 1);
    if (nameEnd < 0) return -1;
    place = skipSpace(bytes, nameEnd + 1);
    if (bytes[place] !== COLON) return -1;
    scan.hash = Math.imul(scan.hash ^ (bytes[nameEnd - 1] as number), PRIME);
    place = amountHole(scan, bytes, skipSpace(bytes, place + 1));
    if (place < 0) return -1;
    place = skipSpace(bytes, place);
    const next = bytes[place];
    place += 1;
    if (next === CLOSE) return place;
    if (next !== COMMA) return -1;
  }
}

/** A whole number, or a text of a whole or decimal number; anything else is not plain. */
function amountHole(scan: RecordScan, bytes: Uint8Array, at: number): number {
  const quoted = bytes[at] === QUOTE;
  const from = quoted ? at + 1 : at;
  let place = from;
  let top = 0;
  let bottom = 1;
  let point = false;
  for (; ; place += 1) {
    const byte = bytes[place] as number;
    if (byte === POINT && quoted && !point && place > from) {
      point = true;
      continue;
    }
    if (!(byte >= ZERO && byte <= NINE)) break;
    top = 10 * top + byte - ZERO;
    if (point) bottom *= 10;
  }
  const length = place - from;
  if (length === 0 || length > DIGITS_MAX || (point && bottom === 1)) return -1;
  if (!quoted && length > 1 && bytes[from] === ZERO) return -1;
  if (quoted && bytes[place] !== QUOTE) return -1;
  const own = scan.amounts;
  if (own >= AMOUNTS_MAX) return -1;
  const mark = quoted ? MARK.text : MARK.whole;
  if (!sign(scan, at, mark)) return -1;
  const end = quoted ? place + 1 : place;
  scan.signedTo = end;
  scan.top[own] = top;
  scan.bottom[own] = bottom;
  scan.amountFrom[own] = at;
  scan.amountTo[own] = end;
  scan.amounts = own + 1;
  return end;
}
