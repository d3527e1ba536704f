import { Logger, run, runOnce, type Runner, type TaskList } from 'graphile-worker';
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

export async function startJobs(options: {
  pool: pg.Pool;
  jobs: readonly JobDefinition[];
  log: Log;
}): Promise<JobRunner> {
  const crontab = options.jobs
    .flatMap((job) => (job.cron ? [`${job.cron} ${job.name} ?jobKey=cron-${job.name}`] : []))
    .join('\n');
  const runner: Runner = await run({
    pgPool: options.pool,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: taskListOf(options.jobs, options.log),
    crontab,
    logger: quiet,
  });
  return { stop: () => runner.stop() };
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
