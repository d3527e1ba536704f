import { asId, formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import {
  READ_JOB,
  readRequest,
  readUpload,
  REMOVE_JOB,
  removeUnnamed,
} from './commands/pieced-upload.ts';
import { settleEnrolment } from './commands/settle-enrolment.ts';
import { SETTLE_JOB, settleRequest } from './commands/settle-request.ts';
import { type LearningPorts, MEDIA_AREA } from './ports.ts';
import { unsettled } from './store/study-store.ts';
import { removeUploadsBefore, unreadSince } from './store/upload-store.ts';

export const CATCH_UP_JOB = 'learning-catch-up';
export const SWEEP_JOB = 'learning-sweep';
const AT_ONCE = 2_000;
/** Longer than any upload takes: bytes of this age without a row never get one. */
const ORPHAN_AGE_MS = 86_400_000;
/** A weekend and a holiday: whoever has not gone on with a file by then does not. */
export const UPLOAD_KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

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
    {
      name: READ_JOB,
      handle: (payload) =>
        readUpload(ports, {
          personId: asId<'person'>(String(payload['personId'])),
          uploadId: asId<'upload'>(String(payload['uploadId'])),
        }),
    },
    {
      name: REMOVE_JOB,
      handle: ({ keys }) => removeUnnamed(ports, Array.isArray(keys) ? keys.map(String) : []),
    },
    {
      name: SWEEP_JOB,
      cron: '47 19 * * *',
      handle: async () => {
        await removeAbandoned(ports);
        await removeOrphans(ports);
      },
    },
  ];
}

/** Files that nobody went on with; their bytes are then nobody's, and go with those. One that should long be read is. */
async function removeAbandoned(ports: LearningPorts): Promise<void> {
  const actor = { kind: 'system', job: SWEEP_JOB } as const;
  await ports.operations().run({ type: 'learning.sweep-uploads', actor }, async (op) => {
    const before = new Date(op.now.getTime() - UPLOAD_KEPT_DAYS * DAY_MS);
    const dayAgo = new Date(op.now.getTime() - DAY_MS);
    const unread = await unreadSince(op.tx, { before: dayAgo, limit: AT_ONCE });
    for (const one of unread) op.enqueue(readRequest(one));
    const removed = await removeUploadsBefore(op.tx, { before, limit: AT_ONCE });
    op.note({ removed, asked: unread.length });
  });
}

/** What an upload left behind that never became a row. */
async function removeOrphans(ports: LearningPorts): Promise<void> {
  const area = ports.storage.area(MEDIA_AREA);
  for await (const key of area.olderThan(ORPHAN_AGE_MS)) await removeUnnamed(ports, [key]);
}
