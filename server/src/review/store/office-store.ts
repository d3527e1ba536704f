import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';

/** Which of these people do not decide on that day. */
export async function absentOn(
  db: Kysely<unknown>,
  people: readonly PersonId[],
  on: string,
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const found = await sql<{ person_id: PersonId; to_on: string }>`
    select person_id, max(to_on)::text as to_on from review.absence
    where person_id = any(${[...people]}::uuid[]) and from_on <= ${on}::date and to_on > ${on}::date
    group by person_id`.execute(db);
  return new Map(found.rows.map((row) => [row.person_id, row.to_on]));
}

export type Absence = {
  readonly absenceId: string;
  readonly personId: PersonId;
  readonly fromOn: string;
  readonly toOn: string;
};

/** What of these people's absences is not over yet, the next first. */
export async function absencesOf(
  db: Kysely<unknown>,
  people: readonly PersonId[],
  from: string,
): Promise<readonly Absence[]> {
  if (people.length === 0) return [];
  const found = await sql<{
    person_id: PersonId;
    absence_id: string;
    from_on: string;
    to_on: string;
  }>`select person_id, absence_id, from_on::text as from_on, to_on::text as to_on from review.absence
    where person_id = any(${[...people]}::uuid[]) and to_on > ${from}::date
    order by from_on, absence_id`.execute(db);
  return found.rows.map((row) => ({
    absenceId: row.absence_id,
    personId: row.person_id,
    fromOn: row.from_on,
    toOn: row.to_on,
  }));
}

export async function deleteAbsence(
  db: Kysely<unknown>,
  of: { readonly personId: PersonId; readonly absenceId: string },
): Promise<boolean> {
  const gone = await sql`delete from review.absence
    where person_id = ${of.personId} and absence_id = ${of.absenceId}`.execute(db);
  return gone.numAffectedRows === 1n;
}

/** A repeat under the same id changes the days: an absence may end sooner. */
export async function putAbsence(
  db: Kysely<unknown>,
  of: {
    readonly personId: PersonId;
    readonly absenceId: string;
    readonly fromOn: string;
    readonly toOn: string;
    readonly by: PersonId;
    readonly at: Date;
  },
): Promise<void> {
  await sql`insert into review.absence (person_id, absence_id, from_on, to_on, entered_by, entered_at)
    values (${of.personId}, ${of.absenceId}, ${of.fromOn}, ${of.toOn}, ${of.by}, ${of.at})
    on conflict (person_id, absence_id) do update set from_on = excluded.from_on, to_on = excluded.to_on,
      entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(db);
}

export async function promiseOf(db: Kysely<unknown>, officeId: NodeId): Promise<number | null> {
  const found = await sql<{ working_days: number }>`select working_days from review.promise
    where office_id = ${officeId}`.execute(db);
  return found.rows[0]?.working_days ?? null;
}

export async function putPromise(
  db: Kysely<unknown>,
  of: {
    readonly officeId: NodeId;
    readonly workingDays: number;
    readonly by: PersonId;
    readonly at: Date;
  },
): Promise<void> {
  await sql`insert into review.promise (office_id, working_days, set_by, set_at)
    values (${of.officeId}, ${of.workingDays}, ${of.by}, ${of.at})
    on conflict (office_id) do update set working_days = excluded.working_days, set_by = excluded.set_by,
      set_at = excluded.set_at`.execute(db);
}

/** What waits at an office. */
export type Load = {
  readonly officeId: NodeId;
  readonly open: number;
  readonly overdue: number;
  readonly claimed: number;
  readonly standing: number;
  readonly reopenings: number;
  readonly nudged: number;
  readonly oldestAt: Date | null;
  /** How many wait for how long, one count for each of `AGE_DAYS` and one for what is older. */
  readonly ages: readonly number[];
};

/** A few days, the usual service time, a month: what is older is nobody's idea of quick. */
export const AGE_DAYS = [3, 10, 30] as const;
const DAY_MS = 86_400_000;

export async function loadsOf(
  db: Kysely<unknown>,
  offices: readonly NodeId[],
  on: { readonly today: string; readonly now: Date },
): Promise<ReadonlyMap<NodeId, Load>> {
  const { today } = on;
  const [few, usual, month] = AGE_DAYS.map((days) => new Date(on.now.getTime() - days * DAY_MS));
  const found = await sql<{
    office_id: NodeId;
    open: number;
    overdue: number;
    claimed: number;
    standing: number;
    reopenings: number;
    nudged: number;
    oldest_at: Date | null;
    ages: readonly number[];
  }>`select office_id,
      count(*) filter (where state = 'open')::int as open,
      count(*) filter (where state = 'open' and due_on < ${today}::date)::int as overdue,
      count(*) filter (where state = 'open' and claimed_by is not null)::int as claimed,
      count(*) filter (where state = 'standing')::int as standing,
      count(*) filter (where state = 'open' and kind = 'reopening')::int as reopenings,
      count(*) filter (where state = 'open' and nudged_at is not null)::int as nudged,
      min(opened_at) filter (where state = 'open') as oldest_at,
      array[count(*) filter (where state = 'open' and opened_at > ${few}),
        count(*) filter (where state = 'open' and opened_at <= ${few} and opened_at > ${usual}),
        count(*) filter (where state = 'open' and opened_at <= ${usual} and opened_at > ${month}),
        count(*) filter (where state = 'open' and opened_at <= ${month})]::int[] as ages
    from review.task where office_id = any(${[...offices]}::uuid[]) and state in ('open', 'standing')
    group by office_id`.execute(db);
  return new Map(
    found.rows.map((row) => [
      row.office_id,
      {
        officeId: row.office_id,
        open: row.open,
        overdue: row.overdue,
        claimed: row.claimed,
        standing: row.standing,
        reopenings: row.reopenings,
        nudged: row.nudged,
        oldestAt: row.oldest_at,
        ages: row.ages,
      },
    ]),
  );
}

/** Offices at which something of these units waits, each with one of the units whose case it is. */
export async function busyOffices(
  db: Kysely<unknown>,
  units: RawBuilder<NodeId>,
  limit: number,
): Promise<readonly { officeId: NodeId; unitId: NodeId }[]> {
  const found = await sql<{ office_id: NodeId; unit_id: NodeId }>`
    select distinct on (t.office_id) t.office_id, c.unit_id
    from review.task t join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    where t.state = 'open' and c.unit_id in (${units})
    order by t.office_id, c.unit_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ officeId: row.office_id, unitId: row.unit_id }));
}

/** A unit of which something waits there. */
export async function unitWaitingAt(db: Kysely<unknown>, officeId: NodeId): Promise<NodeId | null> {
  const found = await sql<{ unit_id: NodeId }>`select c.unit_id
    from review.task t join review.case c on c.subject_id = t.subject_id and c.case_id = t.case_id
    where t.state = 'open' and t.office_id = ${officeId} order by t.opened_at, t.task_id limit 1`.execute(
    db,
  );
  return found.rows[0]?.unit_id ?? null;
}
