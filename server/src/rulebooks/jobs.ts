import type { JobDefinition, JobPayload } from '../platform/jobs/jobs.ts';
import { workOnTrial } from './commands/count-trial.ts';
import { recount } from './commands/recount.ts';
import { RECOUNT_JOB, TRIAL_JOB, workOn } from './commands/work-request.ts';
import type { TrialPorts } from './ports.ts';
import { stalledTrials } from './store/trial-store.ts';

export const RESUME_TRIALS_JOB = 'rulebooks-resume';

/** A page takes a second or so; whoever was silent for so long has died. A living one only loses its turn. */
const STALLED_MS = 60_000;
const AT_ONCE = 50;

export function jobs(ports: TrialPorts): JobDefinition[] {
  return [
    { name: TRIAL_JOB, handle: (payload) => workOnTrial(ports, trialOf(payload)) },
    { name: RECOUNT_JOB, handle: (payload) => recount(ports, trialOf(payload)) },
    { name: RESUME_TRIALS_JOB, cron: '* * * * *', handle: () => resumeStalled(ports) },
  ];
}

function trialOf(payload: JobPayload): string {
  return String(payload['trialId']);
}

/** A job that died with its process is not run again for hours; the trial itself knows that nothing moves. */
async function resumeStalled(ports: TrialPorts): Promise<void> {
  const before = new Date((await ports.clock.read(ports.db)).getTime() - STALLED_MS);
  for (const trial of await stalledTrials(ports.db, before, AT_ONCE)) {
    const job = trial.recount === 'running' ? RECOUNT_JOB : TRIAL_JOB;
    const actor = { kind: 'system', job: RESUME_TRIALS_JOB } as const;
    const about = { type: 'rulebooks.resume', actor, subjectId: trial.trialId };
    await ports.operations().run(about, async (op) => op.enqueue(workOn(job, trial.trialId)));
  }
}
