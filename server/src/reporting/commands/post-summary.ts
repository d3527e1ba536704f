import { formatLocalDate, type NodeId } from '@jixu/kernel';
import { assertUnitInScope } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { JobRequest, Operation } from '../../platform/operation/operation.ts';
import { addWorkingDays, type Rulebooks } from '../../rulebooks/index.ts';
import { requirePerson, SUMMARY_KEEPERS } from '../access.ts';
import { workingDaysOf } from '../domain/posting.ts';
import { refuse } from '../errors.ts';
import { insertPosting, postingByKey, type PostingKey } from '../store/posting-store.ts';
import { summaryById } from '../store/summary-store.ts';

export const POSTING_JOB = 'reporting-posting';

export function postingRequest({ unitId, postingId }: PostingKey): JobRequest {
  return {
    name: POSTING_JOB,
    payload: { unitId, postingId },
    key: `${POSTING_JOB}-${postingId}`,
  };
}

/** Shows a closed summary to everyone of the unit for the working days that the place gives. */
export async function postSummary(
  op: Operation,
  ports: { readonly rulebooks: Rulebooks },
  of: { readonly unitId: NodeId; readonly postingId: string; readonly summaryId: string },
): Promise<void> {
  await assertUnitInScope(readingOf(op), SUMMARY_KEEPERS, of.unitId);
  if (await postingByKey(op.tx, of)) return;
  const summary = await summaryById(op.tx, of.unitId, of.summaryId);
  if (!summary) throw refuse('no_summary');
  const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, of.unitId, op.today);
  const workingDays = workingDaysOf(rulebook?.parameters ?? {});
  const posted = await insertPosting(op.tx, {
    ...of,
    year: summary.year,
    workingDays,
    fromOn: formatLocalDate(op.today),
    // Working days count from the day after.
    lastOn: formatLocalDate(addWorkingDays(op.today, workingDays)),
    postedBy: requirePerson(op.actor).personId,
    at: op.now,
  });
  if (!posted) throw refuse('posted_already');
  op.enqueue(postingRequest(of));
  op.note({ unitId: of.unitId, postingId: of.postingId, workingDays });
}
