import type { CaseId, PersonId, TaskId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { DrawId } from '../domain/case.ts';
import { drawById, drawCounts } from '../store/draw-store.ts';
import { caseById, tasksOf } from '../store/review-store.ts';
import { conclude, type Owners, UNSAID } from './conclude.ts';

/** The job that passes, or has done again, what was not drawn. */
export const SETTLE_DRAWS_JOB = 'review-settle-draws';

/** The last sample is decided: those not drawn need wait no longer than the next job. */
export async function drawIsOver(op: Operation, drawId: DrawId): Promise<void> {
  const counts = await drawCounts(op.tx, drawId);
  if (counts.samplesOpen > 0 || counts.othersOpen === 0) return;
  op.enqueue({ name: SETTLE_DRAWS_JOB, payload: {}, key: `${SETTLE_DRAWS_JOB}:${drawId}` });
}

/**
 * One case that was not drawn follows the samples: it passes, or is done again where a sample of its unit failed and the
 * rulebook wants the whole unit redone. Decided by rule, so nobody's name stands under it. Safe to run twice.
 */
export async function settleOther(
  op: Operation,
  owners: Owners,
  of: {
    drawId: DrawId;
    subjectId: PersonId;
    caseId: CaseId;
    taskId: TaskId;
    failure: string | null;
  },
): Promise<void> {
  const draw = await drawById(op.tx, of.drawId);
  const seen = await caseById(op.tx, of.subjectId, of.caseId);
  if (!draw || !seen) return;
  const owner = owners(seen.owner.kind);
  await owner.lock(op, of.subjectId);
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  const task = (await tasksOf(op.tx, of.subjectId, of.caseId)).find(
    (found) => found.taskId === of.taskId,
  );
  if (!reviewed || task?.state !== 'open' || task.draw?.drawId !== of.drawId) return;
  if (task.draw.sampled) return;
  const redo = of.failure !== null && draw.sampling.failed === 'redo-unit';
  if (!redo && draw.sampling.others !== 'pass') return;
  await conclude(op, owner, reviewed, task, {
    ...UNSAID,
    outcome: redo ? 'redo' : 'sample-pass',
    opinion: redo ? of.failure : null,
    decidedBy: null,
  });
}
