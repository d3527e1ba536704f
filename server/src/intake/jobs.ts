import { asId } from '@jixu/kernel';
import type { JobDefinition, JobPayload } from '../platform/jobs/jobs.ts';
import { applyBatch } from './commands/apply-batch.ts';
import { readBatch } from './commands/read-batch.ts';
import { takeBack } from './commands/undo-batch.ts';
import {
  APPLY_JOB,
  DISCARD_JOB,
  READ_JOB,
  UNDO_JOB,
  workRequest,
} from './commands/work-request.ts';
import { FILES_KEPT_DAYS } from './domain/retention.ts';
import { INTAKE_AREA, type IntakePorts } from './ports.ts';
import {
  type BatchKey,
  type Expired,
  expiredFiles,
  forgetFile,
  referredKeys,
  stalledBatches,
} from './store/batch-store.ts';
import { forgetCells } from './store/row-store.ts';

export const RESUME_JOB = 'intake-resume';
export const SWEEP_JOB = 'intake-sweep';

const DAY_MS = 86_400_000;
/** A chunk takes a second or so; whoever was silent for so long has died. A living one only loses its turn. */
const STALLED_MS = 60_000;
const ORPHAN_AGE_MS = DAY_MS;
const AT_ONCE = 200;

export function jobs(ports: IntakePorts): JobDefinition[] {
  return [
    { name: READ_JOB, handle: (payload) => readBatch(ports, keyOf(payload)) },
    { name: APPLY_JOB, handle: (payload) => applyBatch(ports, keyOf(payload)) },
    { name: UNDO_JOB, handle: (payload) => takeBack(ports, keyOf(payload)) },
    {
      name: DISCARD_JOB,
      handle: async (payload) => {
        const keys = Array.isArray(payload['keys']) ? payload['keys'].map(String) : [];
        await discard(ports, keys);
      },
    },
    // A job that died with its process is not run again for hours; the batch itself knows that nothing happens.
    { name: RESUME_JOB, cron: '* * * * *', handle: () => resumeStalled(ports) },
    // At night in Shanghai.
    { name: SWEEP_JOB, cron: '17 19 * * *', handle: () => sweep(ports) },
  ];
}

function keyOf(payload: JobPayload): BatchKey {
  return {
    unitId: asId<'node'>(String(payload['unitId'])),
    batchId: asId<'batch'>(String(payload['batchId'])),
  };
}

async function resumeStalled(ports: IntakePorts): Promise<void> {
  const before = new Date((await ports.clock.read(ports.db)).getTime() - STALLED_MS);
  for (const batch of await stalledBatches(ports.db, before, AT_ONCE)) {
    const { state } = batch;
    if (state !== 'reading' && state !== 'applying' && state !== 'undoing') continue;
    const actor = { kind: 'system', job: RESUME_JOB } as const;
    const about = { type: 'intake.resume', actor, subjectId: batch.batchId };
    await ports.operations().run(about, async (op) => {
      op.enqueue(workRequest(state, batch));
      op.note({ state });
    });
  }
}

async function discard(ports: IntakePorts, keys: readonly string[]): Promise<void> {
  const area = ports.storage.area(INTAKE_AREA);
  const referred = await referredKeys(ports.db, keys);
  for (const key of keys) if (!referred.has(key)) await area.remove(key);
}

/** Files and contents of rows that are over, then bytes that never became a batch. */
async function sweep(ports: IntakePorts): Promise<void> {
  const before = new Date((await ports.clock.read(ports.db)).getTime() - FILES_KEPT_DAYS * DAY_MS);
  for (const batch of await expiredFiles(ports.db, before, AT_ONCE)) await forget(ports, batch);
  let keys: string[] = [];
  for await (const key of ports.storage.area(INTAKE_AREA).olderThan(ORPHAN_AGE_MS)) {
    keys.push(key);
    if (keys.length < AT_ONCE) continue;
    await discard(ports, keys);
    keys = [];
  }
  await discard(ports, keys);
}

async function forget(ports: IntakePorts, batch: Expired): Promise<void> {
  const actor = { kind: 'system', job: SWEEP_JOB } as const;
  const about = { type: 'intake.forget', actor, subjectId: batch.batchId };
  await ports.operations().run(about, async (op) => {
    await forgetFile(op.tx, batch);
    await forgetCells(op.tx, batch);
    op.enqueue({ name: DISCARD_JOB, payload: { keys: [batch.storageKey] } });
  });
}
