import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Offering, PassFacts } from '../domain/offering.ts';
import type { PassRules } from '../domain/pass-rule.ts';
import type { Task, TaskKind } from '../domain/timing.ts';

type Db = Kysely<unknown>;
export type OfferingKey = { readonly nodeId: NodeId; readonly offeringId: string };

type Row = {
  readonly node_id: NodeId;
  readonly offering_id: string;
  readonly title: string;
  readonly code: string;
  readonly year: number;
  readonly state: Offering['state'];
  readonly version: number;
  /** Written before portraits were, it says nothing of them. */
  readonly rules: Omit<PassRules, 'photo'> & { readonly photo?: PassRules['photo'] };
  readonly facts: PassFacts;
  readonly course_id: string | null;
  readonly sign_up_from: Date;
  readonly sign_up_to: Date;
  readonly tells: Offering['tells'];
  readonly marking_difference: number | null;
  readonly appeal_days: number;
  readonly released_at: Date | null;
};
type TaskRow = {
  readonly offering_id: string;
  readonly task_id: string;
  readonly kind: TaskKind;
  readonly sequence: number;
  readonly paper_id: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly starts_at: Date | null;
  readonly minutes: number;
};

const COLUMNS = sql`node_id, offering_id, title, code, year, state, version, rules, facts, course_id, sign_up_from,
  sign_up_to, tells, marking_difference, appeal_days, released_at`;

function offeringFrom(row: Row, tasks: readonly Task[]): Offering {
  return {
    nodeId: row.node_id,
    offeringId: row.offering_id,
    title: row.title,
    code: row.code,
    year: row.year,
    state: row.state,
    version: row.version,
    rules: { ...row.rules, photo: row.rules.photo ?? null },
    facts: row.facts,
    courseId: row.course_id,
    signUpFrom: row.sign_up_from,
    signUpTo: row.sign_up_to,
    tells: row.tells,
    markingDifference: row.marking_difference,
    appealDays: row.appeal_days,
    releasedAt: row.released_at,
    tasks,
  };
}

async function withTasks(db: Db, rows: readonly Row[]): Promise<readonly Offering[]> {
  const ids = rows.map((row) => row.offering_id);
  const found =
    await sql<TaskRow>`select offering_id, task_id, kind, sequence, paper_id, opens_at, closes_at,
      starts_at, minutes
    from assessment.task where offering_id = any (${ids}::uuid[])
    order by case kind when 'homework' then 1 when 'exam' then 2 else 3 end, sequence`.execute(db);
  return rows.map((row) =>
    offeringFrom(
      row,
      found.rows
        .filter((task) => task.offering_id === row.offering_id)
        .map((task) => ({
          taskId: task.task_id,
          kind: task.kind,
          sequence: task.sequence,
          paperId: task.paper_id,
          opensAt: task.opens_at,
          closesAt: task.closes_at,
          startsAt: task.starts_at,
          minutes: task.minutes,
        })),
    ),
  );
}

export async function offeringsOf(db: Db, nodeId: NodeId): Promise<readonly Offering[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.offering where node_id = ${nodeId}
    order by changed_at desc, offering_id limit 200`.execute(db);
  return withTasks(db, found.rows);
}

export async function offeringByKey(
  db: Db,
  key: OfferingKey,
  options: { lock?: boolean } = {},
): Promise<Offering | null> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.offering
    where node_id = ${key.nodeId} and offering_id = ${key.offeringId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  return (await withTasks(db, found.rows))[0] ?? null;
}

/** Reference data: found by its id on every node. */
export async function offeringsById(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Offering>> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.offering
    where offering_id = any (${[...ids]}::uuid[])`.execute(db);
  const offerings = await withTasks(db, found.rows);
  return new Map(offerings.map((one) => [one.offeringId, one]));
}

/** What these organisations offer to sign up for at that moment, and the exams of these courses. */
export async function offeredBy(
  db: Db,
  of: { readonly nodeIds: readonly NodeId[]; readonly courseIds: readonly string[] },
  now: Date,
): Promise<readonly Offering[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.offering
    where (node_id = any (${[...of.nodeIds]}::uuid[]) or course_id = any (${[...of.courseIds]}::uuid[]))
      and state = 'open' and sign_up_to > ${now}
    order by sign_up_to, offering_id limit 200`.execute(db);
  return withTasks(db, found.rows);
}

/** False: somebody else was quicker, or it is open already. */
export async function putOffering(
  db: Db,
  of: Offering & { readonly at: Date; readonly by: PersonId },
): Promise<boolean> {
  const put =
    await sql`insert into assessment.offering (node_id, offering_id, title, code, year, state, version,
      rules, facts, course_id, sign_up_from, sign_up_to, tells, marking_difference, appeal_days, made_by, changed_at)
    values (${of.nodeId}, ${of.offeringId}, ${of.title}, ${of.code}, ${of.year}, 'draft', ${of.version},
      ${JSON.stringify(of.rules)}, ${JSON.stringify(of.facts)}, ${of.courseId}, ${of.signUpFrom}, ${of.signUpTo},
      ${of.tells}, ${of.markingDifference}, ${of.appealDays}, ${of.by}, ${of.at})
    on conflict (node_id, offering_id) do update set title = excluded.title, code = excluded.code,
      year = excluded.year, version = excluded.version, rules = excluded.rules, facts = excluded.facts,
      course_id = excluded.course_id, sign_up_from = excluded.sign_up_from, sign_up_to = excluded.sign_up_to,
      tells = excluded.tells, marking_difference = excluded.marking_difference,
      appeal_days = excluded.appeal_days, changed_at = excluded.changed_at
      where assessment.offering.version = excluded.version - 1 and assessment.offering.state = 'draft'`.execute(
      db,
    );
  if (put.numAffectedRows !== 1n) return false;
  await sql`delete from assessment.task where node_id = ${of.nodeId} and offering_id = ${of.offeringId}`.execute(
    db,
  );
  for (const task of of.tasks)
    await sql`insert into assessment.task (node_id, offering_id, task_id, kind, sequence, paper_id, opens_at,
        closes_at, starts_at, minutes)
      values (${of.nodeId}, ${of.offeringId}, ${task.taskId}, ${task.kind}, ${task.sequence}, ${task.paperId},
        ${task.opensAt}, ${task.closesAt}, ${task.startsAt}, ${task.minutes})`.execute(db);
  return true;
}

export async function moveOffering(
  db: Db,
  key: OfferingKey,
  of: { readonly from: Offering['state']; readonly to: Offering['state']; readonly at: Date },
): Promise<boolean> {
  const released = of.to === 'released' ? of.at : null;
  const result = await sql`update assessment.offering set state = ${of.to}, version = version + 1,
      changed_at = ${of.at}, released_at = ${released}
    where node_id = ${key.nodeId} and offering_id = ${key.offeringId} and state = ${of.from}`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}
