import { asId, type PersonId } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { sweep, SWEEP_JOB } from './commands/sweep.ts';
import { carryOnPrinting } from './commands/print-session.ts';
import { settleEntry } from './commands/settle-entry.ts';
import { expireAttempt } from './commands/submit-attempt.ts';
import {
  EXPIRE_JOB,
  FORGET_JOB,
  PRINT_JOB,
  printRequest,
  SETTLE_ALL_JOB,
  SETTLE_JOB,
  settleRequest,
} from './commands/work-requests.ts';
import { GRACE_MS } from './domain/timing.ts';
import type { AssessmentPorts } from './ports.ts';
import { expiredAttempts } from './store/attempt-store.ts';
import { entriesIn, entriesToSettle } from './store/entry-store.ts';
import { stalledBatches } from './store/print-store.ts';

export const TEND_JOB = 'assessment-tend';
const AT_ONCE = 200;
/** A part is printed in seconds: whoever was silent for so long has died. A living one only loses its turn. */
const STALLED_MS = 60_000;

export function jobs(ports: AssessmentPorts): JobDefinition[] {
  return [
    {
      name: EXPIRE_JOB,
      handle: (payload) =>
        expire(ports, asId<'person'>(String(payload['personId'])), String(payload['attemptId'])),
    },
    {
      name: SETTLE_JOB,
      handle: (payload) =>
        settle(ports, asId<'person'>(String(payload['personId'])), String(payload['offeringId'])),
    },
    {
      name: SETTLE_ALL_JOB,
      handle: (payload) =>
        settleAll(ports, String(payload['nodeId']), String(payload['offeringId'])),
    },
    {
      name: PRINT_JOB,
      handle: (payload) =>
        carryOnPrinting(ports, {
          nodeId: asId<'node'>(String(payload['nodeId'])),
          batchId: String(payload['batchId']),
        }),
    },
    {
      name: FORGET_JOB,
      handle: (payload) => forget(ports, String(payload['area']), String(payload['storageKey'])),
    },
    // Jobs only wake, and one that died with its server comes late: whatever is over is found here each minute.
    { name: TEND_JOB, cron: '* * * * *', handle: () => tend(ports) },
    { name: SWEEP_JOB, cron: '53 19 * * *', handle: () => sweep(ports) },
  ];
}

/** A file that nothing names any more; the empty name is the whole of storage, where prints lie. */
async function forget(ports: AssessmentPorts, area: string, storageKey: string): Promise<void> {
  await (area === '' ? ports.storage : ports.storage.area(area)).remove(storageKey);
}

function about(job: string, subjectId?: string) {
  const actor = { kind: 'system', job } as const;
  const type = `assessment.${job.replace('assessment-', '')}`;
  return subjectId === undefined ? { type, actor } : { type, actor, subjectId };
}

async function expire(ports: AssessmentPorts, personId: PersonId, attemptId: string) {
  await ports
    .operations()
    .run(about(EXPIRE_JOB, attemptId), (op) => expireAttempt(op, { personId, attemptId }));
}

async function settle(ports: AssessmentPorts, personId: PersonId, offeringId: string) {
  await ports
    .operations()
    .run(about(SETTLE_JOB, personId), (op) => settleEntry(op, ports, { personId, offeringId }));
}

async function settleAll(ports: AssessmentPorts, nodeId: string, offeringId: string) {
  let after: PersonId | null = null;
  for (;;) {
    const of = { nodeId: asId<'node'>(nodeId), offeringId, after, limit: AT_ONCE };
    const entries = await entriesIn(ports.db, of);
    for (const entry of entries) await settle(ports, entry.personId, offeringId);
    after = entries.at(-1)?.personId ?? null;
    if (after === null || entries.length < AT_ONCE) return;
  }
}

async function tend(ports: AssessmentPorts): Promise<void> {
  const now = await ports.clock.read(ports.db);
  const before = new Date(now.getTime() - GRACE_MS);
  for (const { personId, attemptId } of await expiredAttempts(ports.db, { before, limit: AT_ONCE }))
    await expire(ports, personId, attemptId);
  const due = await entriesToSettle(ports.db, { before, limit: AT_ONCE });
  const silent = new Date(now.getTime() - STALLED_MS);
  const stalled = await stalledBatches(ports.db, { before: silent, limit: AT_ONCE });
  if (due.length + stalled.length === 0) return;
  await ports.operations().run(about(TEND_JOB), async (op) => {
    for (const entry of due) op.enqueue(settleRequest(entry));
    for (const key of stalled) op.enqueue(printRequest(key));
  });
}
