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
/** Whoever asked for something will ask for more. */
const PRESENT_MS = 3_000;

export type Way = {
  readonly requestCame: (request: object) => void;
  readonly requestAnswered: (request: object) => void;
  /** Whether anybody is at work with this server now, so that half of it is enough for what nobody waits for. */
  readonly someoneIsThere: () => boolean;
  /** Asked after each few rows: goes on at once within a piece, otherwise when the requests that came are answered. */
  readonly giveWay: () => Promise<void>;
};

/** One event loop has one way; tests have ways of their own. */
export function createWay(): Way {
  const answering = new Map<object, number>();
  const waiting = new Set<() => void>();
  let lastCame = Number.NEGATIVE_INFINITY;
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
      lastCame = performance.now();
      answering.set(request, lastCame);
    },
    requestAnswered: (request) => {
      answering.delete(request);
      if (!someoneWaits()) for (const goOn of waiting) goOn();
    },
    someoneIsThere: () => performance.now() - lastCame < PRESENT_MS,
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

export const { giveWay, someoneIsThere } = ownWay;
export { ownWay };
