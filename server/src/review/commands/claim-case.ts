import type { CaseId, PersonId } from '@jixu/kernel';
import type { SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { type Claim, claimant } from '../domain/case.ts';
import { refuse } from '../errors.ts';
import type { CaseView } from '../queries/case-view.ts';
import { setClaim } from '../store/task-store.ts';
import type { Owners } from './conclude.ts';
import { holdCase, refuseClaimed, tasksAt } from './decide-case.ts';

type Which = { readonly subjectId: PersonId; readonly caseId: CaseId };

/** "I work on it": colleagues see it and cannot decide meanwhile. A claim of one's own is renewed. */
export async function claimCase(op: Operation, owners: Owners, of: Which): Promise<Claim> {
  const { tasks, offices, decider, reviewed } = await holdCase(op, owners, of);
  const mine = tasksAt(tasks, offices);
  if (decider === of.subjectId) throw refuse('own_case');
  const waiting = mine.filter((task) => task.state === 'open' || task.state === 'standing');
  const [task] = waiting;
  if (!task) throw refuse('already_decided', { detail: { state: reviewed.state } });
  // Several members of an expert group look at one case at the same time.
  if (reviewed.route.steps[task.stepIndex]?.experts && task.kind === 'step')
    throw refuse('not_claimable');
  await refuseClaimed(op, task, decider);
  const claim = { by: decider, at: op.now };
  if (!(await setClaim(op.tx, { ...of, taskId: task.taskId, ...claim })))
    throw refuse('already_decided', { detail: { state: reviewed.state } });
  return claim;
}

/** Gives it back; one that nobody holds, or that lapsed, is free already. */
export async function unclaimCase(op: Operation, owners: Owners, of: Which): Promise<void> {
  const { tasks, offices, decider } = await holdCase(op, owners, of);
  const task = tasksAt(tasks, offices).find((one) => claimant(one, op.now) === decider);
  if (task) await setClaim(op.tx, { ...of, taskId: task.taskId, by: null, at: op.now });
}

export type OnOpening = 'claimed' | 'taken' | 'free';

/**
 * Where colleagues share an office, opening a case says that one works on it, in the same request. Whoever was slower, or
 * may not, only looks; `taken`: what was read before is no longer how it stands.
 */
export async function claimOnOpening(
  context: Pick<SteppedContext, 'operate'>,
  owners: Owners,
  { reviewed, stations, permissions }: CaseView,
): Promise<OnOpening> {
  const waiting = stations.find((station) => station.state === 'now');
  if (!permissions.claim || (waiting?.holders.length ?? 0) < 2) return 'free';
  try {
    await context.operate((op) => claimCase(op, owners, reviewed));
    return 'claimed';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return 'taken';
  }
}
