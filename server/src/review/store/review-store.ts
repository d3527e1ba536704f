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

type CaseRow = {
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

function caseOf(row: CaseRow): ReviewCase {
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

type TaskRow = {
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

function taskOf(row: TaskRow): ReviewTask {
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
  subjectId: PersonId,
  task: Omit<ReviewTask, 'closedAt' | 'claim' | 'nudgedAt' | 'draw'> & { readonly lookOn: string },
): Promise<void> {
  await sql`insert into review.task (subject_id, task_id, case_id, step_index, office_id, kind, state, asked_by, reason,
      escalated_because, opened_at, due_on, silent_on, escalates_on, look_on)
    values (${subjectId}, ${task.taskId}, ${task.caseId}, ${task.stepIndex}, ${task.officeId}, ${task.kind},
      ${task.state}, ${task.askedBy}, ${task.reason}, ${task.escalatedBecause}, ${task.openedAt}, ${task.dueOn},
      ${task.silentOn}, ${task.escalatesOn}, ${task.lookOn})`.execute(db);
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

export type InboxLine = {
  readonly reviewed: ReviewCase;
  readonly task: ReviewTask;
  readonly lookOn: string;
};

export type InboxFilter = {
  readonly offices: readonly NodeId[];
  readonly state: TaskState;
  /** Nobody sees their own case in their inbox. */
  readonly notSubject: PersonId;
  readonly search: string | null;
  readonly dueBefore: string | null;
  readonly kind: 'step' | 'reopening' | null;
  /** Only the drawn samples. */
  readonly sampled: boolean;
  /** Only what the person works on. */
  readonly claimedBy: PersonId | null;
  /** By the day by which to look, or by age. */
  readonly order: 'age' | 'risk';
  readonly after: InboxPlace | null;
  readonly limit: number;
};

/** Where a page ends; the day only where it is the order. */
export type InboxPlace = {
  readonly lookOn: string;
  readonly openedAt: Date;
  readonly taskId: TaskId;
};

/**
 * Oldest first, served by the index task_inbox; or the riskiest, by task_look. Office by office: for several at once no
 * index knows the order, and a bureau's million cases would be sorted for every page.
 */
export async function inboxPage(
  db: Kysely<unknown>,
  filter: InboxFilter,
): Promise<readonly InboxLine[]> {
  const order = filter.order === 'risk' ? sql`t.look_on,` : sql``;
  const found = await sql<
    CaseRow &
      TaskRow & { task_state: TaskState; task_opened_at: Date; task_step: number; look_on: string }
  >`
    select c.*, t.task_id, t.office_id, t.kind, t.asked_by, t.reason, t.claimed_by, t.claimed_at, t.nudged_at,
      t.escalates_on, t.draw_id, t.sampled, t.state as task_state, t.escalated_because, t.opened_at as task_opened_at,
      t.step_index as task_step, t.due_on, t.silent_on, t.closed_at, t.look_on
    from unnest(${[...filter.offices]}::uuid[]) as o (office_id) cross join lateral (
      select t.* from review.task t ${withCase(filter)}
      where t.office_id = o.office_id and ${inboxWhere(filter)}
        ${filter.after ? afterPlace(filter.order, filter.after) : sql``}
      order by ${order} t.opened_at, t.task_id limit ${filter.limit}) t
    join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    order by ${order} t.opened_at, t.task_id limit ${filter.limit}`.execute(db);
  return found.rows.map((row) => ({
    lookOn: row.look_on,
    reviewed: caseOf(row),
    task: taskOf({
      ...row,
      state: row.task_state,
      opened_at: row.task_opened_at,
      step_index: row.task_step,
    }),
  }));
}

function afterPlace(order: InboxFilter['order'], { lookOn, openedAt, taskId }: InboxPlace) {
  return order === 'risk'
    ? sql`and (t.look_on, t.opened_at, t.task_id) > (${lookOn}::date, ${openedAt}, ${taskId})`
    : sql`and (t.opened_at, t.task_id) > (${openedAt}, ${taskId})`;
}

/** Nobody reads further; counting on would take longer than finding the page. */
const COUNTED_MAX = 10_000;
/** A name is looked up in the case behind each task. */
const FOUND_MAX = 1_000;

/** How many there are, up to a number above which it only says that there are more. */
export async function inboxCount(
  db: Kysely<unknown>,
  filter: InboxFilter,
): Promise<{ readonly total: number; readonly more: boolean }> {
  const most = filter.search ? FOUND_MAX : COUNTED_MAX;
  const found = await sql<{ count: number }>`select count(*)::bigint as count from (
    select from unnest(${[...filter.offices]}::uuid[]) as o (office_id) cross join lateral (
      select from review.task t ${withCase(filter)}
      where t.office_id = o.office_id and ${inboxWhere(filter)} limit ${most + 1}) t
    limit ${most + 1}) found`.execute(db);
  const count = found.rows[0]?.count ?? 0;
  return { total: Math.min(count, most), more: count > most };
}

/** The case is asked only where something of it is searched for. */
export function withCase(filter: InboxFilter) {
  return filter.search
    ? sql`join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id`
    : sql``;
}

export function inboxWhere(filter: InboxFilter) {
  const search = filter.search
    ? sql`and (c.summary->>'personName' like ${`${filter.search}%`} or c.summary->>'personPinyin' like ${`${filter.search.toLowerCase()}%`} or c.number = ${filter.search})`
    : sql``;
  const due = filter.dueBefore ? sql`and t.due_on < ${filter.dueBefore}::date` : sql``;
  const kind = filter.kind ? sql`and t.kind = ${filter.kind}` : sql``;
  const sampled = filter.sampled ? sql`and t.sampled` : sql``;
  const claimed = filter.claimedBy ? sql`and t.claimed_by = ${filter.claimedBy}` : sql``;
  return sql`t.state = ${filter.state} and t.subject_id <> ${filter.notSubject}
    ${search} ${due} ${kind} ${sampled} ${claimed}`;
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
