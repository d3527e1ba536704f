import { asId, formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { POSTING_JOB } from './commands/post-summary.ts';
import { runReminders } from './commands/run-reminders.ts';
import { REMIND_JOB, remindRequest } from './commands/start-reminder-run.ts';
import { tendPosting } from './commands/tend-posting.ts';
import type { ReportingPorts } from './ports.ts';
import { postingsToLookAt } from './store/posting-store.ts';
import { stalledRuns } from './store/run-store.ts';

export const POSTINGS_JOB = 'reporting-postings';
export const RESUME_JOB = 'reporting-resume';

/** A step takes a second or so; whoever was silent for so long has died. */
const STALLED_MS = 60_000;
const AT_ONCE = 50;

export function jobs(ports: ReportingPorts): JobDefinition[] {
  return [
    {
      name: REMIND_JOB,
      handle: (payload) =>
        runReminders(ports, {
          personId: asId<'person'>(String(payload['personId'])),
          runId: String(payload['runId']),
        }),
    },
    {
      name: POSTING_JOB,
      handle: (payload) =>
        tendPosting(ports, {
          unitId: asId<'node'>(String(payload['unitId'])),
          postingId: String(payload['postingId']),
        }),
    },
    // A few minutes after midnight in Shanghai, and again should that have failed; what is untold is told.
    { name: POSTINGS_JOB, cron: '*/10 * * * *', handle: () => tendPostings(ports) },
    // A job that died with its process is not run again for hours; the run itself knows that nothing happens.
    { name: RESUME_JOB, cron: '* * * * *', handle: () => resumeStalled(ports) },
  ];
}

async function resumeStalled(ports: ReportingPorts): Promise<void> {
  const before = new Date((await ports.clock.read(ports.db)).getTime() - STALLED_MS);
  for (const run of await stalledRuns(ports.db, before, AT_ONCE)) {
    const actor = { kind: 'system', job: RESUME_JOB } as const;
    await ports
      .operations()
      .run({ type: 'reporting.resume', actor, subjectId: run.runId }, async (op) => {
        op.enqueue(remindRequest(run));
      });
  }
}

async function tendPostings(ports: ReportingPorts): Promise<void> {
  const today = shanghaiDateOf(await ports.clock.read(ports.db));
  const of = { before: formatLocalDate(today), limit: AT_ONCE };
  for (const posting of await postingsToLookAt(ports.db, of)) await tendPosting(ports, posting);
}
