import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { sqlState } from '../platform/operation/operation.ts';
import { EVIDENCE_AREA, type EvidencePorts } from './ports.ts';
import {
  referredKeys,
  removeUnattached,
  type Unattached,
  unattachedSince,
} from './store/evidence-store.ts';

/** Removes bytes that no row refers to. */
export const DISCARD_JOB = 'evidence-discard';
export const SWEEP_JOB = 'evidence-sweep';

const DAY_MS = 86_400_000;
/** Longer than any upload takes: bytes of this age without a row never get one. */
const ORPHAN_AGE_MS = DAY_MS;
const UNATTACHED_AGE_MS = 30 * DAY_MS;
const AT_ONCE = 500;
const FOREIGN_KEY_VIOLATION = '23503';

type Ports = Omit<EvidencePorts, 'maySee'>;

export function jobs(ports: Ports): JobDefinition[] {
  return [
    {
      name: DISCARD_JOB,
      handle: async (payload) => {
        const keys = Array.isArray(payload['keys']) ? payload['keys'].map(String) : [];
        await discard(ports, keys);
      },
    },
    {
      // At night in Shanghai.
      name: SWEEP_JOB,
      cron: '41 19 * * *',
      handle: async () => {
        await removeUnused(ports);
        await removeOrphans(ports);
      },
    },
  ];
}

async function discard(ports: Ports, keys: readonly string[]): Promise<void> {
  const area = ports.storage.area(EVIDENCE_AREA);
  const referred = await referredKeys(ports.db, keys);
  for (const key of keys) if (!referred.has(key)) await area.remove(key);
}

/** The row goes first and the bytes after the commit, so no row is ever without its bytes. */
async function removeUnused(ports: Ports): Promise<void> {
  const before = new Date((await ports.clock.read(ports.db)).getTime() - UNATTACHED_AGE_MS);
  for (const file of await unattachedSince(ports.db, before, AT_ONCE)) {
    await removeOne(ports, file, before);
  }
}

async function removeOne(ports: Ports, file: Unattached, before: Date): Promise<void> {
  try {
    await ports.operations().run(
      {
        type: 'evidence.sweep',
        actor: { kind: 'system', job: SWEEP_JOB },
        subjectId: file.personId,
      },
      async (op) => {
        const keys = await removeUnattached(op.tx, { ...file, before });
        op.note({ evidenceId: file.evidenceId, removed: keys !== null });
        if (keys !== null) op.enqueue({ name: DISCARD_JOB, payload: { keys } });
      },
    );
  } catch (error) {
    // Somebody opened it this moment; what was looked at stays.
    if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
  }
}

/** What an upload left behind that never became a row: a process that died between the two. */
async function removeOrphans(ports: Ports): Promise<void> {
  let keys: string[] = [];
  for await (const key of ports.storage.area(EVIDENCE_AREA).olderThan(ORPHAN_AGE_MS)) {
    keys.push(key);
    if (keys.length < AT_ONCE) continue;
    await discard(ports, keys);
    keys = [];
  }
  await discard(ports, keys);
}
