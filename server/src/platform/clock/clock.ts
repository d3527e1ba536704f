import { type Kysely, sql } from 'kysely';
import { type LocalDate, shanghaiDateOf } from '@jixu/kernel';
import { gathered } from '../db/gathered.ts';

/**
 * The one source of time. Production reads the database's `transaction_timestamp()` in the first statement of an
 * operation, so all servers of one database agree; tests and the demonstration add an offset.
 */
export type Clock = {
  readonly read: (db: Kysely<unknown>) => Promise<Date>;
  /** For what happens outside a transaction and decides nothing: log lines, cache ages. */
  readonly rough: () => Date;
};

export type MovableClock = Clock & {
  /** Later readings lie this much after (or before) the database's time. */
  readonly setOffset: (ms: number) => void;
  /** The next reading is this instant, and time runs on from there. */
  readonly moveTo: (instant: Date) => void;
};

export function databaseClock(): MovableClock {
  let offsetMs = 0;
  return {
    read: async (db) => {
      const result = await sql<{ at: Date }>`select transaction_timestamp() as at`.execute(db);
      const at = result.rows[0]?.at;
      if (!at) throw new Error('clock: the database gave no time');
      return new Date(at.getTime() + offsetMs);
    },
    rough: () => new Date(Date.now() + offsetMs),
    setOffset: (ms) => {
      offsetMs = ms;
    },
    moveTo: (instant) => {
      offsetMs = instant.getTime() - Date.now();
    },
  };
}

/** The same clock, for readers outside a transaction: who asks at the same moment is told the same moment. */
export function gatheredClock(clock: Clock, db: Kysely<unknown>): Clock {
  const together = gathered(async (asked: readonly null[]) => {
    const now = await clock.read(db);
    return asked.map(() => now);
  });
  return { read: (of) => (of === db ? together(null) : clock.read(of)), rough: clock.rough };
}

export function todayOf(now: Date): LocalDate {
  return shanghaiDateOf(now);
}
