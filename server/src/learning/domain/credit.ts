import { common, firstOf, lengthOf, type Ranges, union, without } from './ranges.ts';

/** How time is counted, from the rulebook of the person; frozen in a session when it begins. */
export type StudyRules = {
  /** The fastest play that counts in full: 1 credits a second of the chapter for a second of the clock. */
  readonly rateMax: number;
  readonly intervalMs: number;
  /** After a cut connection, so much is made good when it comes back. */
  readonly gapMs: number;
  readonly dayMs: number | null;
  /** About how often a question is drawn; null: no questions. */
  readonly checkEveryMs: number | null;
  readonly triesMax: number;
  /** How long an hour is that another platform reported without its minutes. */
  readonly hourMs: number;
};

export type Reason =
  | 'seen-twice'
  | 'too-fast'
  | 'another-stream'
  | 'another-device'
  | 'gap'
  | 'day-full'
  | 'beyond-end'
  | 'backwards'
  | 'window-closed'
  | 'question-missed'
  /** A person decided so. */
  | 'set-aside';

export type Beat = { readonly seq: number; readonly from: number; readonly to: number };

export type StudyClock = {
  /** Up to here all of the person's time is taken as spent, whatever it was spent on. */
  readonly usedUntil: number | null;
  /** What was spent after that, stretch by stretch: a device that was off line may still be paid from between them. */
  readonly spent: Ranges;
  /** Who spent last. */
  readonly usedBy: string | null;
  readonly onDay: string | null;
  readonly dayMs: number;
};

export type Playing = {
  readonly sessionId: string;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly lastSeq: number;
  readonly endedAt: number | null;
  readonly lengthMs: number;
  /** The last day on which the course is open; null: no end. */
  readonly closesOn: string | null;
  /** Time of that day that other platforms have reported. */
  readonly elsewhereMs: number;
  /** Seen already, credited or held. */
  readonly seen: Ranges;
};

export type Refused = { readonly from: number; readonly to: number; readonly reason: Reason };
export type CreditedBeat = Beat & { readonly creditedMs: number };

export type Credited = {
  readonly clock: StudyClock;
  readonly lastSeq: number;
  readonly fresh: Ranges;
  readonly beats: readonly CreditedBeat[];
  readonly repeated: number;
  readonly refused: readonly Refused[];
  /** The stretches of the person's time that this was credited for; none overlaps another, ever. */
  readonly spent: Ranges;
};

/**
 * So many stretches are remembered. Somebody who pauses makes one more; beyond them the pause that is worth least is
 * taken as spent, so that a device that was off line for long is still paid after days of study elsewhere. Forgetting
 * the oldest instead (as before) left it without anything after 48 pauses.
 */
const STRETCHES_MAX = 48;

/**
 * Decides what a player's report is worth. The clock is the server's; the client only says what it claims to have
 * played. A credit is paid from time of the person that nothing else was paid from: what is spent is remembered and never
 * given back, and every bound of `floor` keeps time out of reach that was not spent here.
 */
export function creditBeats(
  clock: StudyClock,
  playing: Playing,
  beats: readonly Beat[],
  at: { readonly now: number; readonly today: string; readonly rules: StudyRules },
): Credited {
  const { rules } = at;
  const purse = open(clock, playing, at);
  const allotted = purse.left;
  let { lastSeq } = playing;
  let seen = playing.seen;
  let fresh: Ranges = [];
  let repeated = 0;
  const kept: CreditedBeat[] = [];
  const refused: Refused[] = [];
  for (const beat of beats.toSorted((a, b) => a.seq - b.seq)) {
    if (beat.seq <= lastSeq) {
      repeated += 1;
      continue;
    }
    lastSeq = beat.seq;
    let creditedMs = 0;
    for (const [from, to, why] of piecesOf(beat, playing.lengthMs, seen)) {
      if (why === 'beyond-end' || why === 'backwards') {
        refused.push({ from, to, reason: why });
        continue;
      }
      // Seeing it again takes the person's time as well; it is paid first come, first served.
      const reach = Math.min(to - from, Math.floor(purse.left * rules.rateMax));
      purse.left -= Math.min(purse.left, Math.ceil(reach / rules.rateMax));
      if (why === 'seen-twice') {
        refused.push({ from, to, reason: why });
        continue;
      }
      if (reach > 0) {
        fresh = union(fresh, [[from, from + reach]]);
        creditedMs += reach;
      }
      if (from + reach < to) refused.push({ from: from + reach, to, reason: purse.short });
    }
    seen = union(seen, fresh);
    kept.push({ ...beat, creditedMs });
  }
  const spent = firstOf(purse.free, allotted - purse.left);
  const before = clock.onDay === at.today ? clock.dayMs : 0;
  const next: StudyClock =
    spent.length === 0
      ? clock
      : {
          spent: remembered(union(clock.spent, spent), worthOf(rules)),
          usedUntil: clock.usedUntil,
          usedBy: playing.sessionId,
          onDay: at.today,
          dayMs: before + lengthOf(spent),
        };
  return {
    clock: next,
    lastSeq,
    fresh,
    beats: kept,
    repeated,
    refused,
    spent,
  };
}

/** Of a longer pause no more can ever be made good. */
function worthOf(rules: StudyRules): number {
  return rules.gapMs + 2 * rules.intervalMs;
}

/** The same stretches, with the least of the pauses between them taken as spent where they are too many; the oldest first. */
function remembered(stretches: Ranges, worthMax: number): Ranges {
  const kept = [...stretches];
  while (kept.length > STRETCHES_MAX) {
    const worth = (at: number) =>
      Math.min(worthMax, (kept[at + 1]?.[0] ?? Infinity) - (kept[at]?.[1] ?? -Infinity));
    let least = 0;
    for (let at = 1; at < kept.length - 1; at += 1) if (worth(at) < worth(least)) least = at;
    kept.splice(least, 2, [kept[least]?.[0] ?? 0, kept[least + 1]?.[1] ?? 0]);
  }
  return kept;
}

type Piece = readonly [
  from: number,
  to: number,
  why: 'fresh' | 'seen-twice' | 'beyond-end' | 'backwards',
];

function piecesOf(beat: Beat, lengthMs: number, seen: Ranges): readonly Piece[] {
  const from = clamp(beat.from, lengthMs);
  const to = clamp(beat.to, lengthMs);
  if (beat.to < beat.from) return [[to, from, 'backwards']];
  const whole: Ranges = to > from ? [[from, to]] : [];
  const again = common(whole, seen);
  const pieces: Piece[] = [
    ...without(whole, again).map(([a, b]): Piece => [a, b, 'fresh']),
    ...again.map(([a, b]): Piece => [a, b, 'seen-twice']),
  ];
  pieces.sort((a, b) => a[0] - b[0]);
  if (beat.to > lengthMs) pieces.push([Math.max(beat.from, lengthMs), beat.to, 'beyond-end']);
  return pieces;
}

function clamp(at: number, lengthMs: number): number {
  return Math.max(0, Math.min(lengthMs, at));
}

/** The time of the person that there is to pay with, how much of it, and what to say when it does not suffice. */
function open(
  clock: StudyClock,
  playing: Playing,
  at: { readonly now: number; readonly today: string; readonly rules: StudyRules },
): { readonly free: Ranges; left: number; readonly short: Reason } {
  const { rules, now } = at;
  const until = Math.min(now, playing.endedAt ?? now);
  const spentElsewhere = clock.usedBy === playing.sessionId ? 'too-fast' : 'another-stream';
  const bounds: readonly { readonly at: number; readonly short: Reason }[] = [
    { at: playing.startedAt, short: 'too-fast' },
    // One interval back: a report that was late by a moment does not cost the next one.
    { at: playing.lastAt - rules.intervalMs, short: 'too-fast' },
    { at: clock.usedUntil ?? -Infinity, short: spentElsewhere },
    { at: until - worthOf(rules), short: 'gap' },
  ];
  let floor = bounds[0] ?? { at: until, short: 'too-fast' };
  for (const bound of bounds) if (bound.at > floor.at) floor = bound;
  if (playing.closesOn !== null && at.today > playing.closesOn)
    return { free: [], left: 0, short: 'window-closed' };
  const whole: Ranges = until > floor.at ? [[floor.at, until]] : [];
  const free = without(whole, clock.spent);
  const left = lengthOf(free);
  const before = clock.onDay === at.today ? clock.dayMs : 0;
  const today =
    rules.dayMs === null ? Infinity : Math.max(0, rules.dayMs - before - playing.elsewhereMs);
  if (today < left) return { free, left: today, short: 'day-full' };
  if (playing.endedAt !== null && now > playing.endedAt)
    return { free, left, short: 'another-device' };
  return { free, left, short: left < lengthOf(whole) ? spentElsewhere : floor.short };
}

/** A chapter is done when all of it is credited, but for what players drop at its ends. */
export function isDone(credited: Ranges, lengthMs: number): boolean {
  return lengthOf(credited) >= lengthMs - Math.min(2_000, lengthMs / 20);
}
