import { type Kysely, sql } from 'kysely';
import type { CaseId, NodeId, PersonId, TaskId } from '@jixu/kernel';
import { NUDGE_DAYS } from '../domain/look-on.ts';

type Key = { readonly subjectId: PersonId; readonly taskId: TaskId };

/** Somebody begins, or goes on, to work on it; whoever may is decided before, under the lock of the case. */
export async function setClaim(
  db: Kysely<unknown>,
  of: Key & { readonly by: PersonId | null; readonly at: Date },
): Promise<boolean> {
  const result = await sql`update review.task set claimed_by = ${of.by},
      claimed_at = ${of.by === null ? null : of.at}
    where subject_id = ${of.subjectId} and task_id = ${of.taskId} and state in ('open', 'standing')`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** Once for each task: a second nudge hits no row. */
export async function setNudged(
  db: Kysely<unknown>,
  of: Key & { readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`update review.task set nudged_at = ${of.at}, look_on = look_on - ${NUDGE_DAYS}::int
    where subject_id = ${of.subjectId} and task_id = ${of.taskId} and state = 'open' and nudged_at is null`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function moveTask(
  db: Kysely<unknown>,
  move: Key & {
    readonly from: NodeId;
    readonly to: NodeId;
    readonly because: string;
    readonly dueOn: string | null;
    readonly escalatesOn: string | null;
    readonly lookOn: string;
  },
): Promise<boolean> {
  const result =
    await sql`update review.task set office_id = ${move.to}, escalated_because = ${move.because},
      due_on = ${move.dueOn}, escalates_on = ${move.escalatesOn}, look_on = ${move.lookOn}, claimed_by = null, claimed_at = null
    where subject_id = ${move.subjectId} and task_id = ${move.taskId} and state = 'open'
      and office_id = ${move.from}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Nobody above could decide: it stays where it is, and is not looked at every five minutes. */
export async function stopEscalation(db: Kysely<unknown>, of: Key): Promise<void> {
  await sql`update review.task set escalates_on = null
    where subject_id = ${of.subjectId} and task_id = ${of.taskId}`.execute(db);
}

export async function insertMovement(
  db: Kysely<unknown>,
  of: {
    readonly subjectId: PersonId;
    readonly movementId: string;
    readonly caseId: CaseId;
    readonly taskId: TaskId;
    readonly from: NodeId;
    readonly to: NodeId;
    readonly because: 'overdue' | 'taken-over';
    readonly by: PersonId | null;
    readonly reason: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await sql`insert into review.movement (subject_id, movement_id, case_id, task_id, from_office_id, to_office_id,
      because, moved_by, reason, at)
    values (${of.subjectId}, ${of.movementId}, ${of.caseId}, ${of.taskId}, ${of.from}, ${of.to}, ${of.because},
      ${of.by}, ${of.reason}, ${of.at})`.execute(db);
}

export type Movement = {
  readonly taskId: TaskId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly because: string;
  readonly by: PersonId | null;
  readonly reason: string | null;
  readonly at: Date;
};

export async function movementsOf(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<readonly Movement[]> {
  const found = await sql<{
    task_id: TaskId;
    from_office_id: NodeId;
    to_office_id: NodeId;
    because: string;
    moved_by: PersonId | null;
    reason: string | null;
    at: Date;
  }>`select task_id, from_office_id, to_office_id, because, moved_by, reason, at from review.movement
    where subject_id = ${subjectId} and case_id = ${caseId} order by at, movement_id`.execute(db);
  return found.rows.map((row) => ({
    taskId: row.task_id,
    from: row.from_office_id,
    to: row.to_office_id,
    because: row.because,
    by: row.moved_by,
    reason: row.reason,
    at: row.at,
  }));
}

export type TaskRef = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  readonly taskId: TaskId;
};

/** Tasks whose office had its time. */
export async function overdueTasks(
  db: Kysely<unknown>,
  today: string,
  limit: number,
): Promise<readonly TaskRef[]> {
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    task_id: TaskId;
  }>`select subject_id, case_id, task_id from review.task
    where state = 'open' and escalates_on is not null and escalates_on < ${today}::date
    order by escalates_on, task_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    taskId: row.task_id,
  }));
}
