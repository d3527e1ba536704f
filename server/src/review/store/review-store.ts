import { type Kysely, sql } from 'kysely';
import type { AppointmentId, CaseId, NodeId, PersonId, TaskId } from '@jixu/kernel';
import type {
  CaseState,
  CaseSummary,
  DrawId,
  FrozenRoute,
  Outcome,
  ReviewCase,
  ReviewTask,
  TaskState,
} from '../domain/case.ts';
import { soughtNames } from '../domain/sought.ts';

export type CaseRow = {
  readonly subject_id: PersonId;
  readonly case_id: CaseId;
  readonly owner_kind: string;
  readonly owner_id: string;
  readonly unit_id: NodeId;
  readonly number: string;
  readonly summary: CaseSummary;
  readonly route: FrozenRoute;
  readonly step_index: number;
  readonly state: CaseState;
  readonly counted: boolean;
  readonly version: number;
  readonly opened_by: PersonId;
  readonly opened_at: Date;
  readonly risks: readonly string[];
};

export function caseOf(row: CaseRow): ReviewCase {
  return {
    subjectId: row.subject_id,
    caseId: row.case_id,
    owner: { kind: row.owner_kind, id: row.owner_id },
    unitId: row.unit_id,
    number: row.number,
    summary: row.summary,
    route: row.route,
    stepIndex: row.step_index,
    state: row.state,
    counted: row.counted,
    version: row.version,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    risks: row.risks,
  };
}

export type TaskRow = {
  readonly task_id: TaskId;
  readonly case_id: CaseId;
  readonly step_index: number;
  readonly office_id: NodeId;
  readonly kind: 'step' | 'reopening';
  readonly state: TaskState;
  readonly asked_by: PersonId | null;
  readonly reason: string | null;
  readonly claimed_by: PersonId | null;
  readonly claimed_at: Date | null;
  readonly nudged_at: Date | null;
  readonly escalates_on: string | null;
  readonly draw_id: DrawId | null;
  readonly sampled: boolean | null;
  readonly escalated_because: string | null;
  readonly opened_at: Date;
  readonly due_on: string | null;
  readonly silent_on: string | null;
  readonly closed_at: Date | null;
};

export function taskOf(row: TaskRow): ReviewTask {
  return {
    taskId: row.task_id,
    caseId: row.case_id,
    stepIndex: row.step_index,
    officeId: row.office_id,
    kind: row.kind,
    state: row.state,
    askedBy: row.asked_by,
    reason: row.reason,
    claim: row.claimed_by && row.claimed_at ? { by: row.claimed_by, at: row.claimed_at } : null,
    nudgedAt: row.nudged_at,
    escalatesOn: row.escalates_on,
    draw: row.draw_id === null ? null : { drawId: row.draw_id, sampled: row.sampled === true },
    escalatedBecause: row.escalated_because,
    openedAt: row.opened_at,
    dueOn: row.due_on,
    silentOn: row.silent_on,
    closedAt: row.closed_at,
  };
}

export async function caseById(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
  options: { lock: boolean } = { lock: false },
): Promise<ReviewCase | null> {
  const found =
    await sql<CaseRow>`select * from review.case where subject_id = ${subjectId} and case_id = ${caseId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? caseOf(row) : null;
}

export async function insertCase(db: Kysely<unknown>, reviewed: ReviewCase): Promise<void> {
  await sql`insert into review.case (subject_id, case_id, owner_kind, owner_id, unit_id, number, summary, route,
      step_index, state, counted, version, opened_by, opened_at, changed_at, risks)
    values (${reviewed.subjectId}, ${reviewed.caseId}, ${reviewed.owner.kind}, ${reviewed.owner.id}, ${reviewed.unitId},
      ${reviewed.number}, ${JSON.stringify(reviewed.summary)}, ${JSON.stringify(reviewed.route)}, ${reviewed.stepIndex},
      ${reviewed.state}, ${reviewed.counted}, ${reviewed.version}, ${reviewed.openedBy}, ${reviewed.openedAt},
      ${reviewed.openedAt}, ${JSON.stringify(reviewed.risks)})`.execute(db);
}

/** Guarded by the version that was read under the lock. */
export async function moveCase(
  db: Kysely<unknown>,
  move: {
    subjectId: PersonId;
    caseId: CaseId;
    version: number;
    state: CaseState;
    stepIndex: number;
    counted: boolean;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update review.case set state = ${move.state}, step_index = ${move.stepIndex},
      counted = ${move.counted}, version = version + 1, changed_at = ${move.at}
    where subject_id = ${move.subjectId} and case_id = ${move.caseId} and version = ${move.version}`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** The order by risk follows: whatever waits is looked at sooner by so many days, or later. */
export async function setRisks(
  db: Kysely<unknown>,
  of: {
    readonly subjectId: PersonId;
    readonly caseId: CaseId;
    readonly risks: readonly string[];
    readonly sooner: number;
  },
): Promise<void> {
  await sql`update review.case set risks = ${JSON.stringify(of.risks)}
    where subject_id = ${of.subjectId} and case_id = ${of.caseId}`.execute(db);
  await sql`update review.task set look_on = look_on - ${of.sooner}::int
    where subject_id = ${of.subjectId} and case_id = ${of.caseId} and state in ('open', 'standing')`.execute(
    db,
  );
}

export async function insertTask(
  db: Kysely<unknown>,
  reviewed: Pick<ReviewCase, 'subjectId' | 'summary'>,
  task: Omit<ReviewTask, 'closedAt' | 'claim' | 'nudgedAt' | 'draw'> & { readonly lookOn: string },
): Promise<void> {
  const sought = soughtNames(reviewed.summary);
  await sql`insert into review.task (subject_id, task_id, case_id, step_index, office_id, kind, state, asked_by, reason,
      escalated_because, opened_at, due_on, silent_on, escalates_on, look_on, sought_name, sought_pinyin)
    values (${reviewed.subjectId}, ${task.taskId}, ${task.caseId}, ${task.stepIndex}, ${task.officeId}, ${task.kind},
      ${task.state}, ${task.askedBy}, ${task.reason}, ${task.escalatedBecause}, ${task.openedAt}, ${task.dueOn},
      ${task.silentOn}, ${task.escalatesOn}, ${task.lookOn}, ${sought.name}, ${sought.pinyin})`.execute(
    db,
  );
}

export async function tasksOf(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<readonly ReviewTask[]> {
  const found =
    await sql<TaskRow>`select * from review.task where subject_id = ${subjectId} and case_id = ${caseId}
    order by opened_at, step_index`.execute(db);
  return found.rows.map(taskOf);
}

export async function closeTask(
  db: Kysely<unknown>,
  close: {
    subjectId: PersonId;
    taskId: TaskId;
    from: readonly TaskState[];
    to: TaskState;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update review.task set state = ${close.to}, closed_at = ${close.at}
    where subject_id = ${close.subjectId} and task_id = ${close.taskId} and state = any(${[...close.from]})`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** The tasks of a case that is over ask for nothing any more. */
export async function voidTasks(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
  at: Date,
): Promise<void> {
  await sql`update review.task set state = 'void', closed_at = ${at}
    where subject_id = ${subjectId} and case_id = ${caseId} and state in ('open', 'standing')`.execute(
    db,
  );
}

export type DecisionRow = {
  readonly decisionId: string;
  readonly taskId: TaskId;
  readonly stepIndex: number;
  readonly outcome: Outcome;
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly decidedBy: PersonId | null;
  readonly at: Date;
};

export async function insertDecision(
  db: Kysely<unknown>,
  decision: DecisionRow & {
    subjectId: PersonId;
    caseId: CaseId;
    appointmentId: AppointmentId | null;
    caseVersion: number;
    operationId: string;
  },
): Promise<void> {
  await sql`insert into review.decision (subject_id, decision_id, case_id, task_id, step_index, outcome, opinion, items, fields,
      decided_by, appointment_id, case_version, operation_id, at)
    values (${decision.subjectId}, ${decision.decisionId}, ${decision.caseId}, ${decision.taskId},
      ${decision.stepIndex}, ${decision.outcome}, ${decision.opinion}, ${JSON.stringify(decision.items)},
      ${JSON.stringify(decision.fields)},
      ${decision.decidedBy}, ${decision.appointmentId}, ${decision.caseVersion}, ${decision.operationId},
      ${decision.at})`.execute(db);
}

export async function decisionsOf(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<readonly DecisionRow[]> {
  const found = await sql<{
    decision_id: string;
    task_id: TaskId;
    step_index: number;
    outcome: Outcome;
    opinion: string | null;
    items: readonly string[];
    fields: Record<string, string>;
    decided_by: PersonId | null;
    at: Date;
  }>`select decision_id, task_id, step_index, outcome, opinion, items, fields, decided_by, at
    from review.decision
    where subject_id = ${subjectId} and case_id = ${caseId} order by at, step_index`.execute(db);
  return found.rows.map((row) => ({
    decisionId: row.decision_id,
    taskId: row.task_id,
    stepIndex: row.step_index,
    outcome: row.outcome,
    opinion: row.opinion,
    items: row.items,
    fields: row.fields,
    decidedBy: row.decided_by,
    at: row.at,
  }));
}

/** Tasks that silence passes: the last day for an opinion is over. */
export async function silentTasks(
  db: Kysely<unknown>,
  today: string,
  limit: number,
): Promise<readonly { subjectId: PersonId; caseId: CaseId; taskId: TaskId }[]> {
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    task_id: TaskId;
  }>`select subject_id, case_id, task_id
    from review.task where state = 'open' and silent_on is not null and silent_on < ${today}::date
    order by silent_on, task_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    taskId: row.task_id,
  }));
}

/** Does any office of `offices` have, or did it ever have, a task in this case? */
export async function officeTouchesCase(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
  offices: readonly NodeId[],
): Promise<boolean> {
  const found =
    await sql`select 1 from review.task where subject_id = ${subjectId} and case_id = ${caseId}
    and office_id = any(${[...offices]}::uuid[]) limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Tasks of an office that was merged or closed move to its successor. */
export async function handOver(db: Kysely<unknown>, from: NodeId, to: NodeId): Promise<number> {
  const result = await sql`update review.task set office_id = ${to}
    where office_id = ${from} and state in ('open', 'standing')`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Is this the first case of anybody's making about this person? */
export async function isFirstCase(db: Kysely<unknown>, subjectId: PersonId): Promise<boolean> {
  const found =
    await sql`select 1 from review.case where subject_id = ${subjectId} limit 1`.execute(db);
  return found.rows.length === 0;
}
