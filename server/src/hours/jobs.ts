import type { Kysely } from 'kysely';
import {
  asId,
  calendarYear,
  formatLocalDate,
  type PersonId,
  shanghaiDateOf,
  yearOf,
} from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition, JobPayload } from '../platform/jobs/jobs.ts';
import type { Operation, Operations } from '../platform/operation/operation.ts';
import type { RecountResult } from './commands/recount-person.ts';
import { FACTS_JOB, LEFT_JOB } from './commands/recount-requests.ts';
import type { Words } from './domain/recount.ts';
import type { HoursRoom } from './hours.ts';
import { withoutStanding } from './queries/list-people.ts';

/** One waking opens at most this many accounts; the next waking goes on. */
const OPENED_PER_WAKING = 1_000;

/** Somebody's title or graduation was corrected, or a seal that kept hours as they were was opened. */
export function recountJobs(ports: {
  operations: () => Operations;
  hours: HoursRoom;
}): JobDefinition[] {
  const define = (
    name: string,
    recount: (op: Operation, personId: PersonId, payload: JobPayload) => Promise<RecountResult>,
  ): JobDefinition => ({
    name,
    handle: async (payload) => {
      const personId = asId<'person'>(String(payload['personId']));
      const actor = { kind: 'system', job: name } as const;
      await ports
        .operations()
        .run({ type: 'hours.recount', actor, subjectId: personId }, async (op) =>
          op.note({ ...(await recount(op, personId, payload)) }),
        );
    },
  });
  return [
    define(FACTS_JOB, (op, personId, payload) =>
      ports.hours.recountFacts(op, { personId, kinds: texts(payload['kinds']) }),
    ),
    define(LEFT_JOB, (op, personId, { cause, because, packId }) =>
      ports.hours.recountLeft(op, {
        personId,
        kind: cause === 'facts' ? 'facts' : 'rules',
        packId: String(packId),
        what: wordsOf(because),
      }),
    ),
  ];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function wordsOf(value: unknown): Words {
  const said: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  return { 'zh-CN': String(said['zh-CN'] ?? ''), en: String(said['en'] ?? '') };
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
