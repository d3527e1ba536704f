import { assert, present, shanghaiDateOf } from '@jixu/kernel';
import { peopleInOrder } from '../../hours/index.ts';
import { grantsOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { advanced } from '../domain/reminder-run.ts';
import type { ReportingPorts } from '../ports.ts';
import { filterOfRun } from '../queries/run-people.ts';
import { changeRun, runByKey, type RunKey } from '../store/run-store.ts';
import { countOutcomes, remindRows } from './remind-people.ts';
import { remindRequest } from './start-reminder-run.ts';

/** People in one operation: a kill loses at most so many, and the next attempt finds them as they were. */
const AT_ONCE = 100;
/** After so many steps a job makes place for others and asks to be continued. */
const STEPS_IN_A_JOB = 20;

/** Goes on from wherever an earlier attempt got to: the run's own row is the only memory. */
export async function runReminders(ports: ReportingPorts, key: RunKey): Promise<void> {
  const first = await runByKey(ports.db, key);
  if (first?.state !== 'running') return;
  for (let done = 1; done <= STEPS_IN_A_JOB; done += 1) {
    // Rights are those of now, step by step: an office that ends in the middle ends the work.
    const today = shanghaiDateOf(await ports.clock.read(ports.db));
    const grants = await grantsOf(ports.db, key.personId, today);
    const actor = { kind: 'person', ...first.acting, grants } as const;
    const about = { type: 'reporting.remind', actor, subjectId: key.runId };
    const more = await ports.operations().run(about, async (op) => {
      const after = await step(op, ports, key);
      if (after && done === STEPS_IN_A_JOB) op.enqueue(remindRequest(key));
      return after;
    });
    if (!more) return;
  }
}

async function step(op: Operation, ports: ReportingPorts, key: RunKey): Promise<boolean> {
  const run = await runByKey(op.tx, key, { lock: true });
  if (run?.state !== 'running') return false;
  const page = { after: run.afterId, limit: AT_ONCE };
  const rows = await peopleInOrder(op.tx, filterOfRun(op, run.filter), page);
  if (rows.length === 0) {
    await change(op, key, { state: 'done' });
    return false;
  }
  const results = await remindRows(op, ports, { rows, year: run.filter.year });
  const counts = countOutcomes(results);
  const recently = results.flatMap((one) => (one.outcome === 'recently' ? [one.personId] : []));
  const last = present(rows.at(-1), 'the last of some rows').personId;
  await change(op, key, advanced(run, { last, reminded: counts.reminded, recently }));
  op.note({ runId: key.runId, ...counts });
  return true;
}

async function change(
  op: Operation,
  key: RunKey,
  to: Omit<Parameters<typeof changeRun>[2], 'at'>,
): Promise<void> {
  const changed = await changeRun(op.tx, key, { ...to, at: op.now });
  assert(changed, 'reporting: a run changed under its lock');
}
