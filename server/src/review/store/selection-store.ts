import { type Kysely, sql } from 'kysely';
import type { CaseId, PersonId } from '@jixu/kernel';
import type { Claim, DrawId, FrozenStep, ReviewTask } from '../domain/case.ts';
import { type InboxFilter, inboxWhere, officesOf } from './inbox-store.ts';

/** As little of a waiting case as tells whether it can be decided together with others. */
export type WaitingStep = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly kind: ReviewTask['kind'];
  readonly step: FrozenStep | null;
  readonly claim: Claim | null;
  readonly draw: ReviewTask['draw'];
};

/** Whatever matches the filter, the oldest first, without the words of its cases. */
export async function waitingSteps(
  db: Kysely<unknown>,
  filter: InboxFilter,
  limit: number,
): Promise<readonly WaitingStep[]> {
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    version: number;
    kind: ReviewTask['kind'];
    step: FrozenStep | null;
    claimed_by: PersonId | null;
    claimed_at: Date | null;
    draw_id: DrawId | null;
    sampled: boolean | null;
  }>`
    select t.subject_id, t.case_id, c.version, t.kind, c.route->'steps'->t.step_index as step, t.claimed_by,
      t.claimed_at, t.draw_id, t.sampled
    from ${officesOf(filter)} cross join lateral (
      select t.* from review.task t
      where t.office_id = o.office_id and ${inboxWhere(filter)}
      order by t.opened_at, t.task_id limit ${limit}) t
    join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    order by t.opened_at, t.task_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    version: row.version,
    kind: row.kind,
    step: row.step,
    claim: row.claimed_by && row.claimed_at ? { by: row.claimed_by, at: row.claimed_at } : null,
    draw: row.draw_id === null ? null : { drawId: row.draw_id, sampled: row.sampled === true },
  }));
}
