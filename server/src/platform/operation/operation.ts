import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import {
  asId,
  assert,
  type Id,
  type LocalDate,
  type OperationId,
  shanghaiDateOf,
  uuidV7,
} from '@jixu/kernel';
import type { Clock } from '../clock/clock.ts';
import { arrayLiteral } from '../db/array-literal.ts';
import { type Actor, actorTrace } from './actor.ts';

/** Something that happened, told to others after the commit. Carries ids and the facts a subscriber needs. */
export type DomainEvent = {
  readonly type: string;
  readonly subjectId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type JobRequest = {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt?: Date;
  /** A second request under the same key replaces the first while it waits. */
  readonly key?: string;
};

/** One user intent: one transaction, one instant, one trail row, its events and its jobs. */
export type Operation = {
  readonly id: OperationId;
  readonly type: string;
  readonly actor: Actor;
  readonly now: Date;
  /** The legal day of `now` in Asia/Shanghai. */
  readonly today: LocalDate;
  readonly tx: Kysely<unknown>;
  readonly newId: <Kind extends string>() => Id<Kind>;
  readonly secret: (bytes: number) => Buffer;
  readonly emit: (event: DomainEvent) => void;
  readonly enqueue: (job: JobRequest) => void;
  /** Ids and codes for the trail row; no personal data. */
  readonly note: (detail: Readonly<Record<string, unknown>>) => void;
};

export type OperationRequest = {
  readonly type: string;
  readonly actor: Actor;
  readonly subjectId?: string;
  readonly reason?: string;
  readonly requestId?: string;
};

export type Operations = {
  readonly run: <T>(request: OperationRequest, work: (op: Operation) => Promise<T>) => Promise<T>;
};

/** Attempts after a serialization failure or deadlock; nothing else is ever retried. */
const ATTEMPTS_MAX = 3;
const RETRIED = new Set(['40001', '40P01']);

export type OperationPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly random?: (bytes: number) => Buffer;
  /** Called for each event inside the transaction, to enqueue its deliveries. */
  readonly deliver: (event: DomainEvent & { eventId: string }) => readonly JobRequest[];
};

export function createOperations(ports: OperationPorts): Operations {
  const random = ports.random ?? pooledRandom();
  const run = async <T>(
    request: OperationRequest,
    work: (op: Operation) => Promise<T>,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ports.db
          .transaction()
          .execute((tx) => runOnce(ports, random, request, tx, work));
      } catch (error) {
        if (attempt >= ATTEMPTS_MAX || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, (random(1)[0] ?? 0) % 40));
      }
    }
  };
  return { run };
}

const POOL_BYTES = 4_096;

/** Random bytes in the order they were drawn, each once: asking the source for ten at a time is most of an id's cost. */
function pooledRandom(): (bytes: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (bytes) => {
    if (bytes > POOL_BYTES) return randomBytes(bytes);
    if (pool.length < bytes) pool = randomBytes(POOL_BYTES);
    const drawn = Buffer.from(pool.subarray(0, bytes));
    pool = pool.subarray(bytes);
    return drawn;
  };
}

async function runOnce<T>(
  ports: OperationPorts,
  random: (bytes: number) => Buffer,
  request: OperationRequest,
  tx: Transaction<unknown>,
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  const now = await ports.clock.read(tx);
  const newId = <Kind extends string>(): Id<Kind> => asId<Kind>(uuidV7(now.getTime(), random(10)));
  const events: DomainEvent[] = [];
  const jobs: JobRequest[] = [];
  const detail: Record<string, unknown> = {};
  const id = newId<'operation'>();
  const result = await work({
    id,
    type: request.type,
    actor: request.actor,
    now,
    today: shanghaiDateOf(now),
    tx,
    newId,
    secret: random,
    emit: (event) => events.push(event),
    enqueue: (job) => jobs.push(job),
    note: (more) => Object.assign(detail, more),
  });
  await sql`insert into platform.trail (operation_id, type, actor, subject_id, reason, detail, request_id, at)
    values (${id}, ${request.type}, ${JSON.stringify(actorTrace(request.actor))}, ${request.subjectId ?? null},
      ${request.reason ?? null}, ${JSON.stringify(detail)}, ${request.requestId ?? null}, ${now})`.execute(
    tx,
  );
  if (events.length > 0) {
    const told = events.map((event) => ({ ...event, eventId: newId<'event'>() }));
    await putInOutbox(tx, told, { operationId: id, at: now });
    for (const event of told) jobs.push(...ports.deliver(event));
  }
  if (jobs.length > 0) await addJobs(tx, jobs);
  return result;
}

type ToldEvent = DomainEvent & { readonly eventId: string };

async function putInOutbox(
  tx: Kysely<unknown>,
  events: readonly ToldEvent[],
  of: { readonly operationId: string; readonly at: Date },
): Promise<void> {
  const column = (pick: (event: ToldEvent) => string | null) => arrayLiteral(events.map(pick));
  await sql`insert into platform.outbox (event_id, type, subject_id, payload, operation_id, at)
    select new.*, ${of.operationId}::uuid, ${of.at}::timestamptz
    from unnest(${column((event) => event.eventId)}::uuid[], ${column((event) => event.type)}::text[],
      ${column((event) => event.subjectId)}::uuid[],
      ${column((event) => JSON.stringify(event.payload))}::jsonb[]) as new`.execute(tx);
}

/** graphile-worker's own function, once for each: the jobs exist exactly if the transaction commits. */
async function addJobs(tx: Kysely<unknown>, jobs: readonly JobRequest[]): Promise<void> {
  const column = (pick: (job: JobRequest) => string | null) => arrayLiteral(jobs.map(pick));
  await sql`select graphile_worker.add_job(j.name, j.payload, run_at => j.run_at, max_attempts => 25,
      job_key => j.key)
    from unnest(${column((job) => job.name)}::text[], ${column((job) => JSON.stringify(job.payload))}::json[],
      ${column((job) => job.runAt?.toISOString() ?? null)}::timestamptz[],
      ${column((job) => job.key ?? null)}::text[]) as j (name, payload, run_at, key)`.execute(tx);
}

/** The PostgreSQL error code of a failed statement, if that is what `error` is. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

/** For guarded writes: the row count that must hold, or an assertion failure that rolls everything back. */
export function assertOneRow(result: { numUpdatedRows: bigint }, what: string): void {
  assert(result.numUpdatedRows === 1n, `guarded write hit ${result.numUpdatedRows} rows: ${what}`);
}
