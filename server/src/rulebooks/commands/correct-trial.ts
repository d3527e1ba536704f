import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { ownTrial } from '../access.ts';
import { refuse } from '../errors.ts';
import { changeTrial } from '../store/trial-store.ts';
import { TRIAL_JOB, workOn } from './work-request.ts';

/** A new text for an edition in which faults were found; what was found before is forgotten. */
export async function correctTrial(
  op: Operation,
  of: { readonly trialId: string; readonly source: string; readonly examples: string },
): Promise<void> {
  const trial = await ownTrial(readingOf(op), of.trialId, { lock: true });
  if (trial.kind !== 'edition' || trial.state !== 'faulty') throw refuse('not_at_this_step');
  if (trial.proposedBy !== null && trial.side.as === 'bureau') throw refuse('not_at_this_step');
  const at = { trialId: trial.trialId, from: trial.state, at: op.now };
  const { source, examples } = of;
  await changeTrial(op.tx, at, {
    state: 'checking',
    source,
    examples,
    findings: [],
    checked: null,
  });
  op.enqueue(workOn(TRIAL_JOB, trial.trialId));
}
