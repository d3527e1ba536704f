import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger,
  run,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../log/log.ts';

export type JobPayload = Readonly<Record<string, unknown>>;

/** Work outside a request. A handler may run twice and must not mind. */
export type JobDefinition = {
  readonly name: string;
  /** "* * * * *" style; absent = only on request. */
  readonly cron?: string;
  readonly handle: (payload: JobPayload) => Promise<void>;
};

/** Why 4: jobs share two cores with requests, and requests come first. */
const CONCURRENCY = 4;
const POLL_MS = 1_000;
/** A database that comes back is ready within a second or two. */
const AGAIN_MS = 1_000;

/** graphile-worker's own chatter; failures are logged by the task itself. */
const quiet = new Logger(() => () => undefined);

function taskListOf(jobs: readonly JobDefinition[], log: Log): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    tasks[job.name] = async (payload) => {
      try {
        await job.handle(typeof payload === 'object' && payload !== null ? { ...payload } : {});
      } catch (error) {
        log.error(
          { job: job.name, error: error instanceof Error ? error.message : 'unknown' },
          'job failed',
        );
        throw error;
      }
    };
  }
  return tasks;
}

export type JobRunner = { readonly stop: () => Promise<void> };

type RunnerOptions = {
  readonly pool: pg.Pool;
  readonly jobs: readonly JobDefinition[];
  readonly log: Log;
};

/**
 * Runs jobs until told to stop. A database that goes away ends graphile-worker for good, so it is begun again; `alone`:
 * no other server works on this database, so whatever is still locked was a killed server's and is due again at once.
 */
export async function startJobs(options: RunnerOptions & { alone?: boolean }): Promise<JobRunner> {
  const { pool, log } = options;
  const stale = options.alone ? await lockingPools(pool) : [];
  await unlock(pool, stale);
  let running = await begin(options);
  const stopped = new AbortController();
  const supervise = async (): Promise<void> => {
    for (;;) {
      await running.runner.promise.catch(() => undefined);
      if (stopped.signal.aborted) return;
      log.warn({}, 'jobs stopped, probably with the database; beginning again');
      const again = await beginAgain(options, { left: running.pools, signal: stopped.signal });
      if (again === null) return;
      running = again;
    }
  };
  const supervised = supervise();
  return {
    stop: async () => {
      stopped.abort();
      // Already stopped by itself is stopped too.
      await running.runner.stop().catch(() => undefined);
      await supervised;
    },
  };
}

type Running = { readonly runner: Runner; readonly pools: readonly string[] };

/** What the stopped runner had begun is due again; null if we are told to stop meanwhile. */
async function beginAgain(
  options: RunnerOptions,
  of: { readonly left: readonly string[]; readonly signal: AbortSignal },
): Promise<Running | null> {
  for (;;) {
    await sleep(AGAIN_MS, undefined, { signal: of.signal }).catch(() => undefined);
    if (of.signal.aborted) return null;
    try {
      await unlock(options.pool, of.left);
      return await begin(options);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown';
      options.log.warn({ error: message }, 'jobs wait for the database');
    }
  }
}

async function begin(options: RunnerOptions): Promise<Running> {
  const crontab = options.jobs
    .flatMap((job) => (job.cron ? [`${job.cron} ${job.name} ?jobKey=cron-${job.name}`] : []))
    .join('\n');
  const pools: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => pools.push(workerPool.id));
  const runner = await run({
    pgPool: options.pool,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: taskListOf(options.jobs, options.log),
    crontab,
    events,
    logger: quiet,
    // Without a delay the end of a job is written by a promise that nobody awaits: a database that dies at that moment
    // would end the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return { runner, pools };
}

async function lockingPools(pool: pg.Pool): Promise<string[]> {
  const found = await pool.query<{ locked_by: string }>(
    'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
  );
  return found.rows.map((row) => row.locked_by);
}

async function unlock(pool: pg.Pool, pools: readonly string[]): Promise<void> {
  if (pools.length > 0)
    await pool.query('select graphile_worker.force_unlock_workers($1)', [pools]);
}

/** Runs everything that is due, then returns. For tests and for building the demonstration. */
export async function drainJobs(options: {
  pool: pg.Pool;
  jobs: readonly JobDefinition[];
  log: Log;
  /** Jobs at once; one after the other where a test wants one order. */
  concurrency?: number;
}): Promise<void> {
  await runOnce({
    pgPool: options.pool,
    concurrency: options.concurrency ?? 1,
    noHandleSignals: true,
    taskList: taskListOf(options.jobs, options.log),
    logger: quiet,
  });
}
