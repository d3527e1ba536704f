import type { Kysely } from 'kysely';
import { asId, formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Owners } from './commands/conclude.ts';
import { BULK_JOB, bulkRequest, carryOnBulk } from './commands/decide-in-bulk.ts';
import { escalate } from './commands/move-task.ts';
import { passBySilence } from './commands/pass-by-silence.ts';
import { SETTLE_DRAWS_JOB, settleOther } from './commands/settle-draw.ts';
import { stalledBulks } from './store/bulk-store.ts';
import { drawsToSettle, othersWaiting } from './store/draw-store.ts';
import { silentTasks } from './store/review-store.ts';
import { overdueTasks } from './store/task-store.ts';

/** One waking passes at most this many; the next waking goes on. */
const SILENT_PER_WAKING = 500;

type Ports = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly owners: Owners;
};

export function jobs(ports: Ports): readonly JobDefinition[] {
  return [
    silenceJob(ports),
    escalationJob(ports),
    settleDrawsJob(ports),
    bulkJob(ports),
    resumeBulksJob(ports),
  ];
}

/** Only wakes; whether a deadline is over is decided on the operation's own clock and the stored day. */
function silenceJob(ports: Ports): JobDefinition {
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

/** One waking moves at most this many; the next waking goes on. */
const ESCALATED_PER_WAKING = 500;

function escalationJob(ports: Ports): JobDefinition {
  const name = 'review-escalate';
  return {
    name,
    cron: '*/5 * * * *',
    handle: async () => {
      const today = formatLocalDate(shanghaiDateOf(await ports.clock.read(ports.db)));
      for (const task of await overdueTasks(ports.db, today, ESCALATED_PER_WAKING)) {
        await ports.operations().run(
          {
            type: 'review.escalate',
            actor: { kind: 'system', job: name },
            subjectId: task.subjectId,
          },
          (op) => escalate(op, ports.owners, task),
        );
      }
    },
  };
}

/** One waking settles at most so many cases; killed half-way, the next waking finds what is left. */
const SETTLED_PER_WAKING = 5_000;
const DRAWS_PER_WAKING = 50;

function settleDrawsJob(ports: Ports): JobDefinition {
  return {
    name: SETTLE_DRAWS_JOB,
    cron: '*/5 * * * *',
    handle: async () => {
      let left = SETTLED_PER_WAKING;
      for (const drawId of await drawsToSettle(ports.db, DRAWS_PER_WAKING)) {
        const others = await othersWaiting(ports.db, drawId, left);
        left -= others.length;
        for (const other of others) {
          await ports.operations().run(
            {
              type: 'review.settle-draw',
              actor: { kind: 'system', job: SETTLE_DRAWS_JOB },
              subjectId: other.subjectId,
            },
            (op) => settleOther(op, ports.owners, { drawId, ...other }),
          );
        }
        if (left <= 0) return;
      }
    },
  };
}

function bulkJob(ports: Ports): JobDefinition {
  return {
    name: BULK_JOB,
    handle: (payload) =>
      carryOnBulk(ports, {
        decidedBy: asId<'person'>(String(payload['decidedBy'])),
        bulkId: asId<'bulk'>(String(payload['bulkId'])),
      }),
  };
}

export const RESUME_BULKS_JOB = 'review-resume-bulks';
/** A hundred cases take some seconds; whoever was silent for so long has died. A living one only loses its turn. */
const STALLED_MS = 60_000;
const STALLED_PER_WAKING = 50;

/** A job that died with its process is not run again for hours; the work itself knows that nothing happens. */
function resumeBulksJob(ports: Ports): JobDefinition {
  return {
    name: RESUME_BULKS_JOB,
    cron: '* * * * *',
    handle: async () => {
      const before = new Date((await ports.clock.read(ports.db)).getTime() - STALLED_MS);
      for (const key of await stalledBulks(ports.db, before, STALLED_PER_WAKING)) {
        const actor = { kind: 'system', job: RESUME_BULKS_JOB } as const;
        const about = { type: 'review.resume-bulk', actor, subjectId: key.bulkId };
        await ports.operations().run(about, async (op) => op.enqueue(bulkRequest(key)));
      }
    },
  };
}
