import { asId, formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { settleEnrolment } from './commands/settle-enrolment.ts';
import { SETTLE_JOB, settleRequest } from './commands/settle-request.ts';
import { type LearningPorts, MEDIA_AREA } from './ports.ts';
import { storedKeys } from './store/stored-keys.ts';
import { unsettled } from './store/study-store.ts';

export const CATCH_UP_JOB = 'learning-catch-up';
export const SWEEP_JOB = 'learning-sweep';
const AT_ONCE = 2_000;
/** Longer than any upload takes: bytes of this age without a row never get one. */
const ORPHAN_AGE_MS = 86_400_000;

export function jobs(ports: LearningPorts): JobDefinition[] {
  return [
    {
      name: SETTLE_JOB,
      handle: async (payload) => {
        const personId = asId<'person'>(String(payload['personId']));
        const enrolmentId = asId<'enrolment'>(String(payload['enrolmentId']));
        const actor = { kind: 'system', job: SETTLE_JOB } as const;
        await ports
          .operations()
          .run({ type: 'learning.settle', actor, subjectId: personId }, (op) =>
            settleEnrolment(op, ports, { personId, enrolmentId }),
          );
      },
    },
    // A course whose day has come, that waits for a year to be opened again, or whose job ended with its process.
    {
      name: CATCH_UP_JOB,
      cron: '*/10 * * * *',
      handle: async () => {
        const today = formatLocalDate(shanghaiDateOf(await ports.clock.read(ports.db)));
        for (const one of await unsettled(ports.db, { today, limit: AT_ONCE })) {
          const actor = { kind: 'system', job: CATCH_UP_JOB } as const;
          await ports
            .operations()
            .run({ type: 'learning.catch-up', actor, subjectId: one.personId }, async (op) =>
              op.enqueue(settleRequest(one)),
            );
        }
      },
    },
    { name: SWEEP_JOB, cron: '47 19 * * *', handle: () => removeOrphans(ports) },
  ];
}

/** What an upload left behind that never became a row. */
async function removeOrphans(ports: LearningPorts): Promise<void> {
  const area = ports.storage.area(MEDIA_AREA);
  for await (const key of area.olderThan(ORPHAN_AGE_MS))
    if (!(await storedKeys(ports.db, [key])).has(key)) await area.remove(key);
}
