import { type Kysely, sql } from 'kysely';
import type { CaseId, NodeId, PersonId, TaskId } from '@jixu/kernel';
import { SAMPLE_DAYS } from '../domain/look-on.ts';
import type { DrawId, FrozenStep, Outcome, Sampling, TaskState } from '../domain/case.ts';

/** A task that waits for samples to be drawn. */
export type Undrawn = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly unitId: NodeId;
  readonly step: FrozenStep & { readonly sampling: Sampling };
};

/** Locked one after the other by id: of two drawings at once the second finds what the first left. */
export async function lockUndrawn(
  db: Kysely<unknown>,
  of: { officeId: NodeId; unitId: NodeId | null; limit: number },
): Promise<readonly Undrawn[]> {
  const unit = of.unitId ? sql`and c.unit_id = ${of.unitId}` : sql``;
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    task_id: TaskId;
    unit_id: NodeId;
    step: Undrawn['step'];
  }>`select t.subject_id, t.case_id, t.task_id, c.unit_id, c.route->'steps'->t.step_index as step
    from review.task t join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    where t.office_id = ${of.officeId} and t.state = 'open' and t.kind = 'step' and t.draw_id is null
      and jsonb_exists(c.route->'steps'->t.step_index, 'sampling') ${unit}
    order by t.task_id limit ${of.limit} for update of t`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    taskId: row.task_id,
    unitId: row.unit_id,
    step: row.step,
  }));
}

/** What waits for samples at these offices, by office, unit and step. */
export type Waiting = {
  readonly officeId: NodeId;
  readonly unitId: NodeId;
  readonly label: FrozenStep['label'];
  readonly sampling: Sampling;
  readonly cases: number;
  readonly people: number;
};

export async function waitingFor(
  db: Kysely<unknown>,
  offices: readonly NodeId[],
): Promise<readonly Waiting[]> {
  const found = await sql<{
    office_id: NodeId;
    unit_id: NodeId;
    label: FrozenStep['label'];
    sampling: Sampling;
    cases: number;
    people: number;
  }>`select t.office_id, c.unit_id, c.route->'steps'->t.step_index->'label' as label,
      c.route->'steps'->t.step_index->'sampling' as sampling, count(*)::int as cases,
      count(distinct t.subject_id)::int as people
    from review.task t join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    where t.office_id = any(${[...offices]}::uuid[]) and t.state = 'open' and t.kind = 'step' and t.draw_id is null
      and jsonb_exists(c.route->'steps'->t.step_index, 'sampling')
    group by 1, 2, 3, 4 order by 1, 2 limit 200`.execute(db);
  return found.rows.map((row) => ({
    officeId: row.office_id,
    unitId: row.unit_id,
    label: row.label,
    sampling: row.sampling,
    cases: row.cases,
    people: row.people,
  }));
}

export type Draw = {
  readonly drawId: DrawId;
  readonly officeId: NodeId;
  readonly stepId: string;
  readonly label: FrozenStep['label'];
  readonly sampling: Sampling;
  readonly seed: string;
  readonly population: number;
  readonly drawn: number;
  readonly drawnBy: PersonId;
  readonly at: Date;
};

export type NewMember = {
  readonly subjectId: PersonId;
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly unitId: NodeId;
  readonly key: string;
  readonly rank: string;
  readonly sampled: boolean;
};

export async function insertDraw(
  db: Kysely<unknown>,
  draw: Draw,
  members: readonly NewMember[],
): Promise<void> {
  await sql`insert into review.draw (draw_id, office_id, step_id, label, sampling, seed, population, drawn, drawn_by, at)
    values (${draw.drawId}, ${draw.officeId}, ${draw.stepId}, ${JSON.stringify(draw.label)},
      ${JSON.stringify(draw.sampling)}, ${draw.seed}, ${draw.population}, ${draw.drawn}, ${draw.drawnBy},
      ${draw.at})`.execute(db);
  const rows = JSON.stringify(
    members.map((one) => ({
      subject_id: one.subjectId,
      case_id: one.caseId,
      task_id: one.taskId,
      unit_id: one.unitId,
      key: one.key,
      rank: one.rank,
      sampled: one.sampled,
    })),
  );
  const shape = sql`jsonb_to_recordset(${rows}::jsonb) as m(subject_id uuid, case_id uuid, task_id uuid, unit_id uuid,
      key uuid, rank text, sampled boolean)`;
  await sql`insert into review.draw_member (subject_id, draw_id, task_id, case_id, unit_id, key, rank, sampled)
    select subject_id, ${draw.drawId}::uuid, task_id, case_id, unit_id, key, rank, sampled from ${shape}`.execute(
    db,
  );
  await sql`update review.task t set draw_id = ${draw.drawId}::uuid, sampled = m.sampled,
      look_on = look_on - case when m.sampled then ${SAMPLE_DAYS}::int else 0 end from ${shape}
    where t.subject_id = m.subject_id and t.task_id = m.task_id`.execute(db);
}

type DrawRow = {
  readonly draw_id: DrawId;
  readonly office_id: NodeId;
  readonly step_id: string;
  readonly label: FrozenStep['label'];
  readonly sampling: Sampling;
  readonly seed: string;
  readonly population: number;
  readonly drawn: number;
  readonly drawn_by: PersonId;
  readonly at: Date;
};

function drawOf(row: DrawRow): Draw {
  return {
    drawId: row.draw_id,
    officeId: row.office_id,
    stepId: row.step_id,
    label: row.label,
    sampling: row.sampling,
    seed: row.seed,
    population: row.population,
    drawn: row.drawn,
    drawnBy: row.drawn_by,
    at: row.at,
  };
}

export async function drawById(db: Kysely<unknown>, drawId: DrawId): Promise<Draw | null> {
  const found = await sql<DrawRow>`select * from review.draw where draw_id = ${drawId}`.execute(db);
  const row = found.rows[0];
  return row ? drawOf(row) : null;
}

export type Counts = {
  readonly samplesOpen: number;
  readonly samplesPassed: number;
  readonly samplesFailed: number;
  readonly othersOpen: number;
  readonly othersDone: number;
};

/** The newest first, with how far each has come. */
export async function drawsPage(
  db: Kysely<unknown>,
  of: {
    offices: readonly NodeId[];
    before: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<readonly (Draw & Counts)[]> {
  const before = of.before
    ? sql`and (d.at, d.draw_id) < (${of.before.at}, ${of.before.id}::uuid)`
    : sql``;
  const found = await sql<DrawRow & CountsRow>`select d.*, n.* from review.draw d
    cross join lateral (${countsOf()} where m.draw_id = d.draw_id) n
    where d.office_id = any(${[...of.offices]}::uuid[]) ${before}
    order by d.at desc, d.draw_id desc limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({ ...drawOf(row), ...countsFrom(row) }));
}

type CountsRow = {
  readonly samples_open: number;
  readonly samples_passed: number;
  readonly samples_failed: number;
  readonly others_open: number;
  readonly others_done: number;
};

function countsOf() {
  return sql`select count(*) filter (where m.sampled and t.state = 'open')::int as samples_open,
      count(*) filter (where m.sampled and x.outcome = 'pass')::int as samples_passed,
      count(*) filter (where m.sampled and x.outcome in ('redo', 'return', 'reject'))::int as samples_failed,
      count(*) filter (where not m.sampled and t.state = 'open')::int as others_open,
      count(*) filter (where not m.sampled and t.state <> 'open')::int as others_done
    from review.draw_member m
    join review.task t on t.subject_id = m.subject_id and t.task_id = m.task_id
    left join review.decision x on x.subject_id = m.subject_id and x.task_id = m.task_id`;
}

function countsFrom(row: CountsRow): Counts {
  return {
    samplesOpen: row.samples_open,
    samplesPassed: row.samples_passed,
    samplesFailed: row.samples_failed,
    othersOpen: row.others_open,
    othersDone: row.others_done,
  };
}

export async function drawCounts(db: Kysely<unknown>, drawId: DrawId): Promise<Counts> {
  const found = await sql<CountsRow>`${countsOf()} where m.draw_id = ${drawId}`.execute(db);
  const row = found.rows[0];
  return row
    ? countsFrom(row)
    : { samplesOpen: 0, samplesPassed: 0, samplesFailed: 0, othersOpen: 0, othersDone: 0 };
}

/** A case of a drawing, with what became of it. */
export type Member = NewMember & {
  readonly state: TaskState;
  readonly outcome: Outcome | null;
  readonly opinion: string | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly number: string;
  readonly personName: string;
  readonly title: string;
};

export async function membersOfDraw(
  db: Kysely<unknown>,
  of: {
    drawId: DrawId;
    sampled: boolean | null;
    after: { rank: string; id: string } | null;
    limit: number;
  },
): Promise<readonly Member[]> {
  const sampled = of.sampled === null ? sql`` : sql`and m.sampled = ${of.sampled}`;
  const after = of.after
    ? sql`and (m.rank, m.task_id) > (${of.after.rank}, ${of.after.id}::uuid)`
    : sql``;
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    task_id: TaskId;
    unit_id: NodeId;
    key: string;
    rank: string;
    sampled: boolean;
    state: TaskState;
    outcome: Outcome | null;
    opinion: string | null;
    decided_by: PersonId | null;
    decided_at: Date | null;
    number: string;
    person_name: string | null;
    title: string | null;
  }>`select m.subject_id, m.case_id, m.task_id, m.unit_id, m.key, m.rank, m.sampled, t.state, x.outcome, x.opinion,
      x.decided_by, x.at as decided_at, c.number, c.summary->>'personName' as person_name,
      c.summary->>'title' as title
    from review.draw_member m
    join review.task t on t.subject_id = m.subject_id and t.task_id = m.task_id
    join review.case c on c.subject_id = m.subject_id and c.case_id = m.case_id
    left join review.decision x on x.subject_id = m.subject_id and x.task_id = m.task_id
    where m.draw_id = ${of.drawId} ${sampled} ${after}
    order by m.rank, m.task_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    taskId: row.task_id,
    unitId: row.unit_id,
    key: row.key,
    rank: row.rank,
    sampled: row.sampled,
    state: row.state,
    outcome: row.outcome,
    opinion: row.opinion,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    number: row.number,
    personName: row.person_name ?? '',
    title: row.title ?? '',
  }));
}

/** Drawings whose samples are all decided while others of theirs still wait. */
export async function drawsToSettle(
  db: Kysely<unknown>,
  limit: number,
): Promise<readonly DrawId[]> {
  const found = await sql<{ draw_id: DrawId }>`select d.draw_id from review.draw d
    where (d.sampling->>'others' = 'pass' or (d.sampling->>'failed' = 'redo-unit' and exists (
        select 1 from review.draw_member f
          join review.decision x on x.subject_id = f.subject_id and x.task_id = f.task_id
        where f.draw_id = d.draw_id and f.sampled and x.outcome = 'redo')))
      and exists (select 1 from review.task t where t.draw_id = d.draw_id and t.state = 'open' and not t.sampled)
      and not exists (select 1 from review.task t where t.draw_id = d.draw_id and t.state = 'open' and t.sampled)
    order by d.at, d.draw_id limit ${limit}`.execute(db);
  return found.rows.map((row) => row.draw_id);
}

/** Those not drawn that wait, and whether a sample of their unit failed. */
export async function othersWaiting(
  db: Kysely<unknown>,
  drawId: DrawId,
  limit: number,
): Promise<
  readonly {
    subjectId: PersonId;
    caseId: CaseId;
    taskId: TaskId;
    failure: string | null;
  }[]
> {
  const found = await sql<{
    subject_id: PersonId;
    case_id: CaseId;
    task_id: TaskId;
    failure: string | null;
  }>`select t.subject_id, t.case_id, t.task_id, (
      select x.opinion from review.draw_member f
        join review.decision x on x.subject_id = f.subject_id and x.task_id = f.task_id
      where f.draw_id = m.draw_id and f.unit_id = m.unit_id and f.sampled and x.outcome = 'redo'
      order by x.at limit 1) as failure
    from review.draw_member m join review.task t on t.subject_id = m.subject_id and t.task_id = m.task_id
    where m.draw_id = ${drawId} and not m.sampled and t.state = 'open'
    order by m.rank, m.task_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    taskId: row.task_id,
    failure: row.failure,
  }));
}
