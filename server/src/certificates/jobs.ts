import { asId, formatLocalDate } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import type { OperationRequest } from '../platform/operation/operation.ts';
import { printCertificate } from './commands/print-certificate.ts';
import { settleCertificate } from './commands/settle-certificate.ts';
import type { Slot } from './domain/certificate.ts';
import type { CertificatePorts } from './ports.ts';
import { PRINT_JOB, printJob } from './print-job.ts';
import { stalePrepared } from './store/certificate-store.ts';
import { obstaclesToRetry, touchObstacle } from './store/obstacle-store.ts';
import { slotOf } from './subscriptions.ts';

const SETTLE_JOB = 'certificates-settle';
const LOOK_AGAIN_JOB = 'certificates-look-again';

/** One waking looks at this many; the next waking goes on. */
const PER_WAKING = 200;
/** An obstacle goes away when an office corrects a name or sets a relation; once an hour is soon enough. */
const OBSTACLE_REST_MS = 60 * 60_000;
/** Far longer than printing takes, and short enough that nobody asks. */
const PREPARED_REST_MS = 5 * 60_000;

type JobPorts = CertificatePorts & { readonly clock: Clock };

export function jobs(ports: JobPorts): JobDefinition[] {
  return [
    {
      name: PRINT_JOB,
      handle: (payload) =>
        printCertificate(ports, {
          personId: asId<'person'>(String(payload['personId'])),
          certificateId: asId<'certificate'>(String(payload['certificateId'])),
        }),
    },
    {
      name: SETTLE_JOB,
      handle: async (payload) => {
        const slot = slotOf(payload);
        await ports
          .operations()
          .run(requestOf(SETTLE_JOB, slot), (op) => settleCertificate(op, ports, slot));
      },
    },
    { name: LOOK_AGAIN_JOB, cron: '*/5 * * * *', handle: () => lookAgain(ports) },
  ];
}

/**
 * What waits for a paper although nothing moves any more: obstacles, and pages whose printing was lost. Only wakes a job
 * for each, so that one that fails holds up no other.
 */
async function lookAgain(ports: JobPorts): Promise<void> {
  const now = await ports.clock.read(ports.db);
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const obstacles = await obstaclesToRetry(ports.db, before(OBSTACLE_REST_MS), PER_WAKING);
  const prepared = await stalePrepared(ports.db, before(PREPARED_REST_MS), PER_WAKING);
  if (obstacles.length + prepared.length === 0) return;
  await ports.operations().run(requestOf(LOOK_AGAIN_JOB, null), async (op) => {
    for (const slot of obstacles) {
      await touchObstacle(op.tx, slot, op.now);
      const payload = {
        personId: slot.personId,
        packId: slot.packId,
        periodFrom: formatLocalDate(slot.span.from),
        periodTo: formatLocalDate(slot.span.to),
        ...(slot.recordId === null ? {} : { recordId: slot.recordId }),
      };
      const key = [SETTLE_JOB, ...Object.values(payload)].join('-');
      op.enqueue({ name: SETTLE_JOB, payload, key });
    }
    for (const one of prepared) op.enqueue(printJob(one));
    op.note({ obstacles: obstacles.length, prepared: prepared.length });
  });
}

function requestOf(job: string, slot: Slot | null): OperationRequest {
  return {
    type: job === SETTLE_JOB ? 'certificates.settle' : 'certificates.look-again',
    actor: { kind: 'system', job },
    ...(slot ? { subjectId: slot.personId } : {}),
  };
}
