import type { Kysely } from 'kysely';
import { shanghaiDateOf } from '@jixu/kernel';
import { grantsOf } from '../../organisations/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { JobRequest, Operation, Operations } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { Answer } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import {
  type Bulk,
  bulkByKey,
  type BulkCase,
  type BulkId,
  type BulkKey,
  casesWaiting,
  insertBulk,
  markBulkCase,
  touchBulk,
} from '../store/bulk-store.ts';
import type { Owners } from './conclude.ts';
import { decideCase } from './decide-case.ts';

export const BULK_JOB = 'review-decide-in-bulk';

/** Cases that are taken up at once; as many are looked up again by a worker that took over from a dead one. */
const CASES_AT_ONCE = 100;
/** Each waits for the disk once; four waits at a time go as fast as the disk and leave requests their connections. */
const LANES = 4;

export type BulkPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly owners: Owners;
};

export type NewBulk = {
  readonly bulkId: BulkId;
  readonly outcome: Answer;
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly cases: readonly BulkCase[];
};

/** Keeps what was said and asks for the work. The id is the device's: said again under it, it is said once. */
export async function decideInBulk(op: Operation, of: NewBulk): Promise<Bulk> {
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const { personId, accountId, sessionId } = op.actor;
  const { cases, ...said } = of;
  if (new Set(cases.map((one) => one.caseId)).size !== cases.length) throw refuse('named_twice');
  const bulk = { ...said, decidedBy: personId, accountId, sessionId, at: op.now };
  if (!(await insertBulk(op.tx, bulk, cases))) throw refuse('named_twice');
  op.enqueue(bulkRequest(bulk));
  op.note({ bulkId: of.bulkId, cases: cases.length, outcome: of.outcome });
  return { ...bulk, endedAt: null };
}

export function bulkRequest({ decidedBy, bulkId }: BulkKey): JobRequest {
  return {
    name: BULK_JOB,
    payload: { decidedBy, bulkId },
    key: `${BULK_JOB}-${decidedBy}-${bulkId}`,
  };
}

/**
 * Decides whatever still waits, from wherever an earlier run got to: the state of each case is the only memory. A case
 * that breaks keeps no other from being decided; it stays, and the job is run again for it.
 */
export async function carryOnBulk(ports: BulkPorts, key: BulkKey): Promise<void> {
  const broken: unknown[] = [];
  for (let after = 0; ;) {
    const bulk = await bulkByKey(ports.db, key);
    if (!bulk || bulk.endedAt !== null) return;
    const waiting = await casesWaiting(ports.db, key, { after, limit: CASES_AT_ONCE });
    const last = waiting.at(-1);
    const actor = await actorNow(ports, bulk);
    await decideAll(ports, { bulk, actor, waiting: [...waiting], broken });
    const ended = last === undefined && broken.length === 0;
    const about = { type: 'review.bulk-progress', actor, subjectId: key.bulkId };
    await ports.operations().run(about, (op) => touchBulk(op.tx, key, { at: op.now, ended }));
    if (last === undefined) break;
    after = last.position;
  }
  if (broken.length > 0) throw broken[0];
}

/** Rights are those of now: an office that ends in the middle decides no more. */
async function actorNow(ports: BulkPorts, bulk: Bulk): Promise<PersonActor> {
  const today = shanghaiDateOf(await ports.clock.read(ports.db));
  const { decidedBy: personId, accountId, sessionId } = bulk;
  const grants = await grantsOf(ports.db, personId, today);
  return { kind: 'person', personId, accountId, sessionId, grants };
}

async function decideAll(
  ports: BulkPorts,
  of: { bulk: Bulk; actor: PersonActor; waiting: BulkCase[]; broken: unknown[] },
): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let one = of.waiting.shift(); one; one = of.waiting.shift()) {
      await decideOne(ports, { ...of, one }).catch((error: unknown) => of.broken.push(error));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** One case, one operation: decided and marked together, or refused, taken back whole, and marked so. */
async function decideOne(
  ports: BulkPorts,
  of: { bulk: Bulk; actor: PersonActor; one: BulkCase },
): Promise<void> {
  const { bulk, actor, one } = of;
  const about = { type: 'review.decide', actor, subjectId: one.caseId };
  try {
    await ports.operations().run(about, async (op) => {
      // First, so that a second worker waits here and then finds it done.
      if (!(await markBulkCase(op.tx, bulk, { ...one, code: null }))) return;
      await decideCase(op, ports.owners, { ...bulk, ...one, inBatch: true });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code } = error;
    await ports.operations().run({ ...about, type: 'review.bulk-refused' }, async (op) => {
      await markBulkCase(op.tx, bulk, { ...one, code });
      op.note({ bulkId: bulk.bulkId, code });
    });
  }
}
