import type { Kysely } from 'kysely';
import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import type { Operations } from '../platform/operation/operation.ts';
import { type Owners, passBySilence } from './commands/decide-case.ts';
import { silentTasks } from './store/review-store.ts';

/** One waking passes at most this many; the next waking goes on. */
const SILENT_PER_WAKING = 500;

/** Only wakes; whether a deadline is over is decided on the operation's own clock and the stored day. */
export function silenceJob(ports: {
  db: Kysely<unknown>;
  clock: Clock;
  operations: () => Operations;
  owners: Owners;
}): JobDefinition {
  return {
    name: 'review-pass-by-silence',
    cron: '*/5 * * * *',
    handle: async () => {
      const today = formatLocalDate(shanghaiDateOf(await ports.clock.read(ports.db)));
      for (const task of await silentTasks(ports.db, today, SILENT_PER_WAKING)) {
        await ports.operations().run(
          {
            type: 'review.pass-by-silence',
            actor: { kind: 'system', job: 'review-pass-by-silence' },
            subjectId: task.subjectId,
          },
          (op) => passBySilence(op, ports.owners, task),
        );
      }
    },
  };
}
