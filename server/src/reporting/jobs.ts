import { asId } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { runReminders } from './commands/run-reminders.ts';
import { REMIND_JOB, remindRequest } from './commands/start-reminder-run.ts';
import type { ReportingPorts } from './ports.ts';
import { stalledRuns } from './store/run-store.ts';

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
