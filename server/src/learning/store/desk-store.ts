import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';
import type { CourseId } from '../domain/course.ts';

type Db = Kysely<unknown>;

/** The people of some units, and what of their study belongs to a year. */
export type DeskScope = {
  /** Units that the caller answers for, as a subquery. */
  readonly units: RawBuilder<NodeId>;
  readonly within: RawBuilder<NodeId> | null;
  readonly on: string;
  /** From the first moment of the year to the first of the next. */
  readonly from: Date;
  readonly to: Date;
};

function members(scope: DeskScope) {
  return sql`organisations.pub_membership m
    where m.unit_id in (${scope.units}) ${scope.within ? sql`and m.unit_id in (${scope.within})` : sql``}
      and m.from_on <= ${scope.on}::date and (m.to_on is null or m.to_on > ${scope.on}::date)`;
}

/** Begun before the year ended, and not finished before it began. */
function inYear(scope: DeskScope) {
  return sql`e.enrolled_at < ${scope.to} and (e.completed_at is null or e.completed_at >= ${scope.from})`;
}

const STATES = sql`count(*) filter (where e.state = 'studying' and e.settles_on is null)::int as studying,
  count(*) filter (where e.state = 'studying' and e.settles_on is not null)::int as provisional,
  count(*) filter (where e.state = 'done')::int as done`;

/** A lot of lines; they are sums, so that what was shown is counted, not named. */
export type Lot = { readonly skip: number; readonly limit: number };

export type CourseLine = {
  readonly courseId: CourseId;
  readonly title: string;
  readonly studying: number;
  readonly provisional: number;
  readonly done: number;
  readonly passed: number;
  readonly failed: number;
};

/** Courses that these people study, the most studied first. */
export async function courseLines(
  db: Db,
  scope: DeskScope,
  { skip, limit }: Lot,
): Promise<readonly CourseLine[]> {
  const found = await sql<{
    course_id: CourseId;
    title: string;
    studying: number;
    provisional: number;
    done: number;
    passed: number;
    failed: number;
  }>`with mine as (select distinct m.person_id from ${members(scope)})
    select e.course_id, (array_agg(v.content ->> 'title' order by v.number desc))[1] as title, ${STATES},
      coalesce(sum((select count(*) from learning.outcome o where o.person_id = e.person_id
        and o.enrolment_id = e.enrolment_id and o.kind = 'exam' and o.outcome = 'passed')), 0)::int as passed,
      coalesce(sum((select count(*) from learning.outcome o where o.person_id = e.person_id
        and o.enrolment_id = e.enrolment_id and o.kind = 'exam' and o.outcome = 'failed')), 0)::int as failed
    from learning.enrolment e join mine on mine.person_id = e.person_id
      join learning.course_version v on v.course_id = e.course_id and v.version_id = e.version_id
    where ${inYear(scope)}
    group by e.course_id order by count(*) desc, e.course_id limit ${limit} offset ${skip}`.execute(
    db,
  );
  return found.rows.map(({ course_id: courseId, ...row }) => ({ courseId, ...row }));
}

export type UnitLine = {
  readonly unitId: NodeId;
  readonly name: string;
  readonly people: number;
  /** Who studied anything in the year, and who finished a course in it. */
  readonly taking: number;
  readonly finished: number;
};

/** The units by how few of their people take part. */
export async function unitLines(
  db: Db,
  scope: DeskScope,
  { skip, limit }: Lot,
): Promise<readonly UnitLine[]> {
  const found = await sql<{
    unit_id: NodeId;
    name: string;
    people: number;
    taking: number;
    finished: number;
  }>`with mine as (select m.person_id, m.unit_id from ${members(scope)}),
    studied as (select e.person_id, bool_or(e.state = 'done') as done
      from learning.enrolment e where e.person_id in (select person_id from mine) and ${inYear(scope)}
      group by e.person_id)
    select mine.unit_id, u.name, count(*)::int as people, count(s.person_id)::int as taking,
      count(*) filter (where s.done)::int as finished
    from mine join organisations.pub_unit u on u.node_id = mine.unit_id
      left join studied s on s.person_id = mine.person_id
    group by mine.unit_id, u.name
    order by count(s.person_id)::numeric / count(*), count(*) desc, mine.unit_id
    limit ${limit} offset ${skip}`.execute(db);
  return found.rows.map(({ unit_id: unitId, ...row }) => ({ unitId, ...row }));
}

export type Taking = {
  readonly studying: number;
  readonly provisional: number;
  readonly done: number;
  readonly lastAt: Date | null;
};

/** What each of these people studies in the year; who studies nothing is not in it. */
export async function takingOf(
  db: Db,
  people: readonly PersonId[],
  year: { readonly from: Date; readonly to: Date },
): Promise<ReadonlyMap<PersonId, Taking>> {
  const found = await sql<{
    person_id: PersonId;
    studying: number;
    provisional: number;
    done: number;
    last_at: Date | null;
  }>`select e.person_id, ${STATES},
      (select max(s.last_at) from learning.play_session s where s.person_id = e.person_id) as last_at
    from learning.enrolment e where e.person_id = any(${[...people]}::uuid[])
      and e.enrolled_at < ${year.to} and (e.completed_at is null or e.completed_at >= ${year.from})
    group by e.person_id`.execute(db);
  return new Map(
    found.rows.map(({ person_id: personId, last_at: lastAt, ...row }) => [
      personId,
      { ...row, lastAt },
    ]),
  );
}

export type AnomalyLine = {
  readonly personId: PersonId;
  readonly anomalyId: string;
  readonly caseId: string;
  readonly personName: string;
  readonly unitName: string;
  readonly course: string;
  readonly reasons: readonly string[];
  readonly state: string;
  readonly foundAt: Date;
};

/** Records of study that looked odd, of people of some units, the latest first. */
export async function anomalyLines(
  db: Db,
  scope: Pick<DeskScope, 'units'>,
  of: {
    readonly state: string | null;
    readonly reason: string | null;
    readonly before: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly AnomalyLine[]> {
  const found = await sql<{
    person_id: PersonId;
    anomaly_id: string;
    case_id: string;
    person_name: string;
    unit_name: string;
    course: string;
    reasons: readonly string[];
    state: string;
    found_at: Date;
  }>`select a.person_id, a.anomaly_id, a.case_id, p.name as person_name, u.name as unit_name,
      v.content ->> 'title' as course, a.state, a.found_at,
      array(select f ->> 'reason' from jsonb_array_elements(a.findings) f) as reasons
    from learning.anomaly a
      join identity.pub_person p on p.person_id = a.person_id
      join organisations.pub_unit u on u.node_id = a.unit_id
      join learning.enrolment e on e.person_id = a.person_id and e.enrolment_id = a.enrolment_id
      join learning.course_version v on v.course_id = e.course_id and v.version_id = e.version_id
    where a.unit_id in (${scope.units})
      ${of.state === null ? sql`` : sql`and a.state = ${of.state}`}
      ${of.reason === null ? sql`` : sql`and a.findings @> ${JSON.stringify([{ reason: of.reason }])}::jsonb`}
      ${of.before === null ? sql`` : sql`and (a.found_at, a.anomaly_id) < (${of.before.at}, ${of.before.id})`}
    order by a.found_at desc, a.anomaly_id desc limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    anomalyId: row.anomaly_id,
    caseId: row.case_id,
    personName: row.person_name,
    unitName: row.unit_name,
    course: row.course,
    reasons: row.reasons,
    state: row.state,
    foundAt: row.found_at,
  }));
}

export type QuestionLine = {
  readonly questionId: string;
  readonly asked: number;
  readonly right: number;
};

/** How the questions of a course are answered, by whomever. */
export async function questionLines(db: Db, courseId: CourseId): Promise<readonly QuestionLine[]> {
  const found = await sql<{ question_id: string; asked: number; right: number }>`select question_id,
      count(*)::int as asked, count(*) filter (where is_right)::int as right
    from learning.check_answer where course_id = ${courseId} group by question_id`.execute(db);
  return found.rows.map(({ question_id: questionId, ...row }) => ({ questionId, ...row }));
}
