import { assert } from '@jixu/kernel';
import { peopleCounts } from '../../hours/index.ts';
import type { JobRequest, Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { RunFilter } from '../domain/reminder-run.ts';
import { refuse } from '../errors.ts';
import { filterOfRun } from '../queries/run-people.ts';
import { insertRun, newestRun, runByKey, type RunKey } from '../store/run-store.ts';

export const REMIND_JOB = 'reporting-remind';

/** A second request for one run replaces the first, also one whose worker has died. */
export function remindRequest({ personId, runId }: RunKey): JobRequest {
  return { name: REMIND_JOB, payload: { personId, runId }, key: `${REMIND_JOB}-${runId}` };
}

/** Begins to remind everyone whom the list shows under this filter. One run of a person at a time. */
export async function startReminderRun(
  op: Operation,
  of: { readonly runId: string; readonly filter: RunFilter },
): Promise<void> {
  const { personId, accountId, sessionId } = requirePerson(op.actor);
  const key = { personId, runId: of.runId };
  if (await runByKey(op.tx, key)) return;
  if ((await newestRun(op.tx, personId))?.state === 'running') throw refuse('run_in_use');
  const counts = await peopleCounts(op.tx, filterOfRun(op, of.filter));
  const { group } = of.filter;
  const total = group === null || group === 'not-met' ? counts.hoped + counts.short : counts[group];
  const acting = { personId, accountId, sessionId };
  const fresh = await insertRun(op.tx, { ...key, acting, filter: of.filter, total, at: op.now });
  assert(fresh, 'reporting: a run that was not there a moment ago');
  op.enqueue(remindRequest(key));
  op.note({ runId: of.runId, total });
}
