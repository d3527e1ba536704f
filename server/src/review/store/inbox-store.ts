import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { NodeId, PersonId, TaskId } from '@jixu/kernel';
import type { FrozenStep, ReviewCase, ReviewTask, TaskState } from '../domain/case.ts';
import type { Sought } from '../domain/sought.ts';
import { type CaseRow, type TaskRow, taskOf } from './review-store.ts';

/** What a list shows of a case; of its route only the step that waits. */
export type InboxLine = {
  readonly reviewed: Pick<
    ReviewCase,
    | 'subjectId'
    | 'caseId'
    | 'owner'
    | 'number'
    | 'summary'
    | 'version'
    | 'counted'
    | 'openedAt'
    | 'risks'
  >;
  readonly step: FrozenStep | null;
  readonly task: ReviewTask;
  readonly lookOn: string;
};

export type InboxFilter = {
  readonly offices: readonly NodeId[];
  readonly state: 'open' | 'standing';
  /** Nobody sees their own case in their inbox. */
  readonly notSubject: PersonId;
  readonly search: Sought | null;
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

export type InboxPage = {
  readonly lines: readonly InboxLine[];
  readonly total: number;
  /** There are more than were counted. */
  readonly more: boolean;
};

/** Nobody reads further; counting on would take longer than finding the page. */
const COUNTED_MAX = 10_000;
/** So many of one name are fetched and put in order; where there are more, one meets them along the order … */
const FOUND_MAX = 1_000;
/** … unless they all stand far behind in it: after so many of others, all of the name are fetched after all. */
const WALKED_MAX = 5_000;

/** A page, and how many there are, up to a number above which it only says that there are more. */
export async function inboxPage(db: Kysely<unknown>, filter: InboxFilter): Promise<InboxPage> {
  if (filter.search === null) {
    const [lines, count] = await Promise.all([linesInOrder(db, filter), inboxCount(db, filter)]);
    return { lines, ...count };
  }
  const found = await linesFound(db, filter, FOUND_MAX + 1);
  if (found.total <= FOUND_MAX) return { ...found, more: false };
  // What two offices have met only in part is no page of both.
  const several = filter.offices.length > 1;
  const met = await (several ? linesInOrder(db, filter) : linesMet(db, filter));
  if (several || met.length === filter.limit) return { lines: met, total: FOUND_MAX, more: true };
  return { ...(await linesFound(db, filter, null)), more: false };
}

type LineRow = Pick<
  CaseRow,
  | 'subject_id'
  | 'case_id'
  | 'owner_kind'
  | 'owner_id'
  | 'number'
  | 'summary'
  | 'version'
  | 'counted'
  | 'opened_at'
  | 'risks'
> &
  TaskRow & {
    readonly task_state: TaskState;
    readonly task_opened_at: Date;
    readonly task_step: number;
    readonly look_on: string;
    readonly step: FrozenStep | null;
  };

const columns = sql`c.subject_id, c.case_id, c.owner_kind, c.owner_id, c.number, c.summary, c.version, c.counted,
  c.opened_at, c.risks, c.route->'steps'->t.step_index as step, t.task_id, t.office_id, t.kind, t.asked_by, t.reason,
  t.claimed_by, t.claimed_at, t.nudged_at, t.escalates_on, t.draw_id, t.sampled, t.state as task_state,
  t.escalated_because, t.opened_at as task_opened_at, t.step_index as task_step, t.due_on, t.silent_on, t.closed_at,
  t.look_on`;

function lineOf(row: LineRow): InboxLine {
  return {
    lookOn: row.look_on,
    step: row.step,
    reviewed: {
      subjectId: row.subject_id,
      caseId: row.case_id,
      owner: { kind: row.owner_kind, id: row.owner_id },
      number: row.number,
      summary: row.summary,
      version: row.version,
      counted: row.counted,
      openedAt: row.opened_at,
      risks: row.risks,
    },
    task: taskOf({
      ...row,
      state: row.task_state,
      opened_at: row.task_opened_at,
      step_index: row.task_step,
    }),
  };
}

/**
 * Oldest first, served by the index task_inbox; or the riskiest, by task_look. Office by office: for several at once no
 * index knows the order, and a bureau's million cases would be sorted for every page.
 */
export async function linesInOrder(
  db: Kysely<unknown>,
  filter: InboxFilter,
): Promise<readonly InboxLine[]> {
  const { order, after, limit } = filter;
  const found = await sql<LineRow>`select ${columns}
    from ${officesOf(filter)} cross join lateral (
      select t.* from review.task t
      where t.office_id = o.office_id and ${inboxWhere(filter)} ${afterPlace(order, after)}
      order by ${orderBy(order)} limit ${limit}) t
    join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    order by ${orderBy(order)} limit ${limit}`.execute(db);
  return found.rows.map(lineOf);
}

/** Those of a name or number that one meets among the next so many of one office. */
async function linesMet(db: Kysely<unknown>, filter: InboxFilter): Promise<readonly InboxLine[]> {
  const { order, after, limit } = filter;
  const found = await sql<LineRow>`select ${columns}
    from ${officesOf(filter)} cross join lateral (
      select t.* from (
        select t.* from review.task t
        where t.office_id = o.office_id and ${filtered(filter)} ${afterPlace(order, after)}
        order by ${orderBy(order)} limit ${WALKED_MAX}) t
      where ${soughtIn(filter.search)} order by ${orderBy(order)} limit ${limit}) t
    join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    order by ${orderBy(order)} limit ${limit}`.execute(db);
  return found.rows.map(lineOf);
}

/**
 * All of a name or number, or so many of them: read along its index and put in order. The order's own index would be
 * walked from end to end for a name that few have.
 */
async function linesFound(
  db: Kysely<unknown>,
  filter: InboxFilter,
  most: number | null,
): Promise<Omit<InboxPage, 'more'>> {
  const { order, after, limit } = filter;
  const found = await sql<
    (LineRow | { readonly task_id: null }) & { readonly total: number }
  >`with found as materialized (select t.* from ${officesOf(filter)} cross join lateral (
        ${sql.join(
          waysTo(filter.search).map(
            (way) => sql`(select t.subject_id, t.task_id, t.opened_at, t.look_on from review.task t
              where t.office_id = o.office_id and ${filtered(filter)} and ${way} limit ${most})`,
          ),
          sql` union all `,
        )}) t
      limit ${most}),
    page as materialized (select * from found t where true ${afterPlace(order, after)}
      order by ${orderBy(order)} limit ${limit})
    select n.total, ${columns} from (select count(*)::int as total from found) n
    left join (page p join review.task t on t.subject_id = p.subject_id and t.task_id = p.task_id
      join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id) on true
    order by ${orderBy(order)}`.execute(db);
  return {
    total: found.rows[0]?.total ?? 0,
    lines: found.rows.flatMap((row) => (row.task_id === null ? [] : [lineOf(row)])),
  };
}

async function inboxCount(
  db: Kysely<unknown>,
  filter: InboxFilter,
): Promise<Omit<InboxPage, 'lines'>> {
  const found = await sql<{ count: number }>`select count(*)::bigint as count from (
    select from ${officesOf(filter)} cross join lateral (
      select from review.task t
      where t.office_id = o.office_id and ${inboxWhere(filter)} limit ${COUNTED_MAX + 1}) t
    limit ${COUNTED_MAX + 1}) found`.execute(db);
  const count = found.rows[0]?.count ?? 0;
  return { total: Math.min(count, COUNTED_MAX), more: count > COUNTED_MAX };
}

export function officesOf(filter: Pick<InboxFilter, 'offices'>) {
  return sql`unnest(${[...filter.offices]}::uuid[]) as o (office_id)`;
}

function orderBy(order: InboxFilter['order']) {
  return order === 'risk' ? sql`t.look_on, t.opened_at, t.task_id` : sql`t.opened_at, t.task_id`;
}

function afterPlace(order: InboxFilter['order'], after: InboxPlace | null) {
  if (after === null) return sql``;
  const { lookOn, openedAt, taskId } = after;
  return order === 'risk'
    ? sql`and (t.look_on, t.opened_at, t.task_id) > (${lookOn}::date, ${openedAt}, ${taskId})`
    : sql`and (t.opened_at, t.task_id) > (${openedAt}, ${taskId})`;
}

/** The state is written out: indexes of what waits are chosen only where the statement says so. */
export function inboxWhere(filter: InboxFilter) {
  return sql`${filtered(filter)} and ${soughtIn(filter.search)}`;
}

function soughtIn(sought: Sought | null) {
  const ways = waysTo(sought);
  return ways.length === 0 ? sql`true` : sql`(${sql.join(ways, sql` or `)})`;
}

function filtered(filter: InboxFilter) {
  const due = filter.dueBefore ? sql`and t.due_on < ${filter.dueBefore}::date` : sql``;
  const kind = filter.kind ? sql`and t.kind = ${filter.kind}` : sql``;
  const sampled = filter.sampled ? sql`and t.sampled` : sql``;
  const claimed = filter.claimedBy ? sql`and t.claimed_by = ${filter.claimedBy}` : sql``;
  return sql`t.state = ${sql.lit(filter.state)} and t.subject_id <> ${filter.notSubject}
    ${due} ${kind} ${sampled} ${claimed}`;
}

/** Each is read along an index of its own, and no further than it has to; no task meets two of them. */
function waysTo(sought: Sought | null): readonly RawBuilder<unknown>[] {
  if (sought === null) return [];
  if (sought.by === 'number')
    return [
      sql`(t.subject_id, t.case_id) in (
        select c.subject_id, c.case_id from review.case c where c.number = ${sought.number})`,
    ];
  const begins = `${sought.begins.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return [
    sql`t.sought_name like ${begins}`,
    sql`(t.sought_pinyin like ${begins} and (t.sought_name like ${begins}) is not true)`,
  ];
}
