import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Long work and requests share one event loop, and requests come first: long work goes piece by piece, and between two
 * pieces it waits until nobody is being answered. When nobody asks for anything it goes at full speed.
 */

/** A request comes back from the database a dozen times, and each time may meet a piece. */
const PIECE_MS = 3;
/** After so long another piece is done, whoever is waiting: a busy server slows a list down and never stops it. */
const PATIENCE_MS = 100;
/** Who is answered after that waits for something else: a slow line, or a lock that the long work itself holds. */
const COUNTS_MS = 1_000;
/**
 * So many requests within so long are people at work. One person who looks how far his list has come asks once a second,
 * and opening a page asks five or six things at once: a list that went at half its speed for that would keep exactly
 * that person waiting.
 */
const PRESENT_REQUESTS = 8;
const PRESENT_MS = 2_000;

export type Way = {
  readonly requestCame: (request: object) => void;
  readonly requestAnswered: (request: object) => void;
  /** Whether people are at work with this server now, so that half of it is enough for what nobody waits for. */
  readonly someoneIsThere: () => boolean;
  /** Asked after each few rows: goes on at once within a piece, otherwise when the requests that came are answered. */
  readonly giveWay: () => Promise<void>;
};

/** One event loop has one way; tests have ways of their own. */
export function createWay(): Way {
  const answering = new Map<object, number>();
  const waiting = new Set<() => void>();
  /** When the last requests came, the oldest first. */
  const lastCame: number[] = [];
  let pieceBegan = Number.NEGATIVE_INFINITY;

  const someoneWaits = (): boolean => {
    const since = performance.now() - COUNTS_MS;
    // In the order in which they came.
    for (const [request, came] of answering) {
      if (came >= since) return true;
      answering.delete(request);
    }
    return false;
  };
  const answeredOrAfter = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, milliseconds);
      waiting.add(goOn);
    });

  return {
    requestCame: (request) => {
      const now = performance.now();
      answering.set(request, now);
      lastCame.push(now);
      if (lastCame.length > PRESENT_REQUESTS) lastCame.shift();
    },
    requestAnswered: (request) => {
      answering.delete(request);
      if (!someoneWaits()) for (const goOn of waiting) goOn();
    },
    someoneIsThere: () => {
      const [first] = lastCame;
      return lastCame.length === PRESENT_REQUESTS && (first ?? 0) >= performance.now() - PRESENT_MS;
    },
    giveWay: async () => {
      if (performance.now() - pieceBegan < PIECE_MS) return;
      const until = performance.now() + PATIENCE_MS;
      // What has come meanwhile is read before anything is decided.
      await nextTurn();
      while (someoneWaits() && performance.now() < until) {
        await answeredOrAfter(until - performance.now());
        await nextTurn();
      }
      pieceBegan = performance.now();
    },
  };
}

const ownWay = createWay();

/** So many rows keep the database busy for some milliseconds, as a piece does this process. */
const ROWS_BESIDE = 250;

/** Rows for one statement each: all of them, or, while people are at work, some at a time and giving way in between. */
export async function* inStatements<T>(
  rows: readonly T[],
  way: Way = ownWay,
): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < rows.length;) {
    await way.giveWay();
    const some = rows.slice(at, way.someoneIsThere() ? at + ROWS_BESIDE : rows.length);
    at += some.length;
    yield some;
  }
}

export const { giveWay, someoneIsThere } = ownWay;
export { ownWay };
