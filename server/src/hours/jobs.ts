import type { Kysely } from 'kysely';
import { asId, calendarYear, formatLocalDate, shanghaiDateOf, yearOf } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { HoursRoom } from './hours.ts';
import { withoutStanding } from './queries/list-people.ts';

/** One waking opens at most this many accounts; the next waking goes on. */
const OPENED_PER_WAKING = 1_000;

export const FACTS_JOB = 'hours-recount-facts';

/** Somebody's title or graduation was corrected: what the open periods ask and count may be another. */
export function recountFactsJob(ports: {
  operations: () => Operations;
  hours: HoursRoom;
}): JobDefinition {
  return {
    name: FACTS_JOB,
    handle: async (payload) => {
      const personId = asId<'person'>(String(payload['personId']));
      const kinds = Array.isArray(payload['kinds']) ? payload['kinds'].map(String) : [];
      const actor = { kind: 'system', job: FACTS_JOB } as const;
      const about = { type: 'hours.recount-facts', actor, subjectId: personId };
      await ports.operations().run(about, async (op) => {
        op.note({ kinds, ...(await ports.hours.recountFacts(op, { personId, kinds })) });
      });
    },
  };
}

/** Opens the running year for members who have no standing in it yet: new people, and everyone on 1 January. */
export function openYearJob(ports: {
  db: Kysely<unknown>;
  clock: Clock;
  operations: () => Operations;
  hours: HoursRoom;
}): JobDefinition {
  return {
    name: 'hours-open-year',
    cron: '*/2 * * * *',
    handle: async () => {
      const today = shanghaiDateOf(await ports.clock.read(ports.db));
      const span = calendarYear(yearOf(today));
      const missing = await withoutStanding(
        ports.db,
        span,
        formatLocalDate(today),
        OPENED_PER_WAKING,
      );
      for (const personId of missing) {
        await ports.operations().run(
          {
            type: 'hours.open-year',
            actor: { kind: 'system', job: 'hours-open-year' },
            subjectId: personId,
          },
          (op) => ports.hours.openPeriod(op, { personId, span }),
        );
      }
    },
  };
}
