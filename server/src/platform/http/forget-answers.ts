import { type Kysely, sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { JobDefinition } from '../jobs/jobs.ts';
import { KEPT_DAYS } from './idempotency.ts';

/** Short transactions: a request that asks for its answer meanwhile waits for none of them. */
const ROWS_AT_ONCE = 5_000;
const DAY_MS = 86_400_000;

/** Answers are kept for repeats, not for ever: a key older than that may be used anew. */
export function forgetAnswersJob(ports: { db: Kysely<unknown>; clock: Clock }): JobDefinition {
  return {
    name: 'platform-forget-answers',
    cron: '41 * * * *',
    handle: async () => {
      const now = await ports.clock.read(ports.db);
      const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      for (;;) {
        const gone = await sql`delete from platform.idempotency
          where (account_id, key) in (select account_id, key from platform.idempotency
            where at < ${before} limit ${ROWS_AT_ONCE})`.execute(ports.db);
        if (gone.numAffectedRows === undefined || gone.numAffectedRows < ROWS_AT_ONCE) return;
      }
    },
  };
}
