import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Place } from '../domain/paper.ts';

type Db = Kysely<unknown>;
export type AttemptKey = { readonly personId: PersonId; readonly attemptId: string };
export type AttemptState = 'open' | 'marking' | 'graded' | 'void';
export type SubmittedBy = 'person' | 'time' | 'proctor';

export type Attempt = AttemptKey & {
  readonly nodeId: NodeId;
  readonly offeringId: string;
  readonly taskId: string;
  readonly number: number;
  readonly state: AttemptState;
  readonly device: string;
  readonly startedAt: Date;
  readonly beginsAt: Date;
  readonly deadlineAt: Date;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly submittedBy: SubmittedBy | null;
  readonly late: boolean;
  readonly points: number | null;
  readonly byKey: Readonly<Record<string, number>> | null;
};

type Row = {
  readonly person_id: PersonId;
  readonly attempt_id: string;
  readonly node_id: NodeId;
  readonly offering_id: string;
  readonly task_id: string;
  readonly number: number;
  readonly state: AttemptState;
  readonly device: string;
  readonly started_at: Date;
  readonly begins_at: Date;
  readonly deadline_at: Date;
  readonly saved_at: Date | null;
  readonly submitted_at: Date | null;
  readonly submitted_by: SubmittedBy | null;
  readonly late: boolean;
  readonly points: number | null;
  readonly by_key: Readonly<Record<string, number>> | null;
};
const COLUMNS = sql`person_id, attempt_id, node_id, offering_id, task_id, number, state, device, started_at, begins_at,
  deadline_at, saved_at, submitted_at, submitted_by, late, points, by_key`;

const attemptFrom = (row: Row): Attempt => ({
  personId: row.person_id,
  attemptId: row.attempt_id,
  nodeId: row.node_id,
  offeringId: row.offering_id,
  taskId: row.task_id,
  number: row.number,
  state: row.state,
  device: row.device,
  startedAt: row.started_at,
  beginsAt: row.begins_at,
  deadlineAt: row.deadline_at,
  savedAt: row.saved_at,
  submittedAt: row.submitted_at,
  submittedBy: row.submitted_by,
  late: row.late,
  points: row.points,
  byKey: row.by_key,
});

export async function attemptByKey(
  db: Db,
  key: AttemptKey,
  options: { lock?: boolean } = {},
): Promise<Attempt | null> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.attempt
    where person_id = ${key.personId} and attempt_id = ${key.attemptId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? attemptFrom(row) : null;
}

/** Oldest first, with those that do not count. */
export async function attemptsOf(
  db: Db,
  of: { readonly personId: PersonId; readonly offeringIds: readonly string[] },
): Promise<readonly Attempt[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.attempt
    where person_id = ${of.personId} and offering_id = any (${[...of.offeringIds]}::uuid[])
    order by started_at, attempt_id`.execute(db);
  return found.rows.map(attemptFrom);
}

/** Of these people in an offering. */
export async function attemptsIn(
  db: Db,
  of: { nodeId: NodeId; offeringId: string; personIds: readonly PersonId[] },
): Promise<readonly Attempt[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.attempt
    where node_id = ${of.nodeId} and offering_id = ${of.offeringId}
      and person_id = any (${[...of.personIds]}::uuid[])
    order by started_at, attempt_id`.execute(db);
  return found.rows.map(attemptFrom);
}

/** False: the same piece of work was begun in the same moment elsewhere. */
export async function insertAttempt(
  db: Db,
  attempt: Omit<
    Attempt,
    'state' | 'savedAt' | 'submittedAt' | 'submittedBy' | 'late' | 'points' | 'byKey'
  > & {
    readonly paper: {
      readonly paperId: string;
      readonly version: number;
      readonly seed: number;
      readonly places: readonly Place[];
    };
  },
): Promise<boolean> {
  const result =
    await sql`insert into assessment.attempt (person_id, attempt_id, node_id, offering_id, task_id, number,
      state, device, started_at, begins_at, deadline_at)
    values (${attempt.personId}, ${attempt.attemptId}, ${attempt.nodeId}, ${attempt.offeringId}, ${attempt.taskId},
      ${attempt.number}, 'open', ${attempt.device}, ${attempt.startedAt}, ${attempt.beginsAt}, ${attempt.deadlineAt})
    on conflict do nothing`.execute(db);
  if (result.numAffectedRows !== 1n) return false;
  const { paper } = attempt;
  await sql`insert into assessment.attempt_paper (person_id, attempt_id, paper_id, paper_version, seed, places)
    values (${attempt.personId}, ${attempt.attemptId}, ${paper.paperId}, ${paper.version}, ${paper.seed},
      ${JSON.stringify(paper.places)})`.execute(db);
  return true;
}

export async function placesOf(db: Db, key: AttemptKey): Promise<readonly Place[]> {
  const found = await sql<{ places: readonly Place[] }>`select places from assessment.attempt_paper
    where person_id = ${key.personId} and attempt_id = ${key.attemptId}`.execute(db);
  return found.rows[0]?.places ?? [];
}

/**
 * The one statement by which an attempt ends. Savers change the same row, so they are before it or find it ended;
 * `inTime` is the last moment at which a person may hand in, absent for whoever ends it for them. A saver that began a
 * moment later and took the row first was before the end, so the end is not written as earlier than it.
 */
export async function endAttempt(
  db: Db,
  key: AttemptKey,
  of: {
    readonly at: Date;
    readonly by: SubmittedBy;
    readonly late: boolean;
    readonly state: 'marking' | 'void';
    readonly inTime?: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update assessment.attempt set state = ${of.state}, submitted_at = greatest(${of.at}, saved_at),
      submitted_by = ${of.by}, late = ${of.late}
    where person_id = ${key.personId} and attempt_id = ${key.attemptId} and submitted_at is null
      and (${of.inTime ?? null}::timestamptz is null or deadline_at >= ${of.inTime ?? null}::timestamptz)`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** Points by place, and their sum once nothing is left to mark. */
export async function putGrade(
  db: Db,
  key: AttemptKey,
  of: { readonly byKey: Readonly<Record<string, number>>; readonly points: number | null },
): Promise<boolean> {
  const result =
    await sql`update assessment.attempt set by_key = ${JSON.stringify(of.byKey)}, points = ${of.points},
      state = ${of.points === null ? 'marking' : 'graded'}
    where person_id = ${key.personId} and attempt_id = ${key.attemptId} and state in ('marking', 'graded')`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function moveDevice(db: Db, key: AttemptKey, device: string): Promise<boolean> {
  const result = await sql`update assessment.attempt set device = ${device}
    where person_id = ${key.personId} and attempt_id = ${key.attemptId} and submitted_at is null`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export async function setDeadline(db: Db, key: AttemptKey, deadlineAt: Date): Promise<boolean> {
  const result = await sql`update assessment.attempt set deadline_at = ${deadlineAt}
    where person_id = ${key.personId} and attempt_id = ${key.attemptId} and submitted_at is null`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** Open though their time is over; the longest over first. */
export async function expiredAttempts(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<readonly AttemptKey[]> {
  const found = await sql<{ person_id: PersonId; attempt_id: string }>`
    select person_id, attempt_id from assessment.attempt
    where state = 'open' and deadline_at < ${of.before} order by deadline_at limit ${of.limit}`.execute(
    db,
  );
  return found.rows.map((row) => ({ personId: row.person_id, attemptId: row.attempt_id }));
}

/** How many attempts of an offering are open, and how many wait for marks. */
export async function unfinishedIn(
  db: Db,
  of: { nodeId: NodeId; offeringId: string },
): Promise<{ open: number; marking: number }> {
  const found = await sql<{ open: number; marking: number }>`select
      (count(*) filter (where state = 'open'))::int as open,
      (count(*) filter (where state = 'marking'))::int as marking
    from assessment.attempt where node_id = ${of.nodeId} and offering_id = ${of.offeringId}`.execute(
    db,
  );
  return found.rows[0] ?? { open: 0, marking: 0 };
}

export async function attemptsToMark(
  db: Db,
  of: { nodeId: NodeId; offeringId: string; limit: number },
): Promise<readonly Attempt[]> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.attempt
    where node_id = ${of.nodeId} and offering_id = ${of.offeringId} and state = 'marking'
    order by submitted_at, attempt_id limit ${of.limit}`.execute(db);
  return found.rows.map(attemptFrom);
}

export type AttemptEvent = {
  readonly kind:
    | 'started'
    | 'moved'
    | 'extended'
    | 'submitted'
    | 'forced'
    | 'expired'
    | 'void'
    | 'note';
  readonly at: Date;
  readonly byId: PersonId | null;
  readonly detail: Readonly<Record<string, string | number>>;
};

export async function insertEvent(
  db: Db,
  key: AttemptKey,
  of: AttemptEvent & { readonly eventId: string },
): Promise<void> {
  await sql`insert into assessment.attempt_event (person_id, attempt_id, event_id, kind, at, by_id, detail)
    values (${key.personId}, ${key.attemptId}, ${of.eventId}, ${of.kind}, ${of.at}, ${of.byId},
      ${JSON.stringify(of.detail)})`.execute(db);
}

export async function eventsOf(
  db: Db,
  of: { personIds: readonly PersonId[]; attemptIds: readonly string[] },
): Promise<readonly (AttemptEvent & { readonly attemptId: string })[]> {
  const found = await sql<{
    attempt_id: string;
    kind: AttemptEvent['kind'];
    at: Date;
    by_id: PersonId | null;
    detail: AttemptEvent['detail'];
  }>`select attempt_id, kind, at, by_id, detail from assessment.attempt_event
    where person_id = any (${[...of.personIds]}::uuid[]) and attempt_id = any (${[...of.attemptIds]}::uuid[])
    order by at, event_id`.execute(db);
  return found.rows.map((row) => ({
    attemptId: row.attempt_id,
    kind: row.kind,
    at: row.at,
    byId: row.by_id,
    detail: row.detail,
  }));
}

/** Claims a device for an attempt; null: claimed. Otherwise who holds it. */
export async function claimDevice(
  db: Db,
  of: AttemptKey & { readonly device: string; readonly at: Date },
): Promise<AttemptKey | null> {
  const put =
    await sql`insert into assessment.device_claim (device, person_id, attempt_id, claimed_at)
    values (${of.device}, ${of.personId}, ${of.attemptId}, ${of.at})
    on conflict (device) do update set attempt_id = excluded.attempt_id, claimed_at = excluded.claimed_at
      where assessment.device_claim.person_id = excluded.person_id`.execute(db);
  if (put.numAffectedRows === 1n) return null;
  const found = await sql<{ person_id: PersonId; attempt_id: string }>`
    select person_id, attempt_id from assessment.device_claim where device = ${of.device}`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? { personId: row.person_id, attemptId: row.attempt_id } : null;
}

export async function releaseDevice(db: Db, key: AttemptKey): Promise<void> {
  await sql`delete from assessment.device_claim
    where person_id = ${key.personId} and attempt_id = ${key.attemptId}`.execute(db);
}

export type Mark = {
  readonly place: number;
  readonly sequence: number;
  readonly markerId: PersonId;
  readonly points: number;
};

export async function marksOf(
  db: Db,
  keys: readonly AttemptKey[],
): Promise<readonly (Mark & { readonly attemptId: string })[]> {
  const found = await sql<{
    attempt_id: string;
    place: number;
    sequence: number;
    marker_id: PersonId;
    points: number;
  }>`select attempt_id, place, sequence, marker_id, points from assessment.mark
    where person_id = any (${keys.map((key) => key.personId)}::uuid[])
      and attempt_id = any (${keys.map((key) => key.attemptId)}::uuid[])
    order by place, sequence`.execute(db);
  return found.rows.map((row) => ({
    attemptId: row.attempt_id,
    place: row.place,
    sequence: row.sequence,
    markerId: row.marker_id,
    points: row.points,
  }));
}

export async function insertMark(
  db: Db,
  key: AttemptKey,
  of: Mark & { readonly note: string; readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into assessment.mark (person_id, attempt_id, place, sequence, marker_id, points, note, at)
    values (${key.personId}, ${key.attemptId}, ${of.place}, ${of.sequence}, ${of.markerId}, ${of.points}, ${of.note},
      ${of.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Every graded answer of an offering: question, its points and what it gave, with the attempt's own share. */
export async function gradedPlaces(
  db: Db,
  of: { nodeId: NodeId; offeringId: string; taskId: string },
): Promise<
  readonly {
    attemptId: string;
    points: number;
    places: readonly Place[];
    byKey: Readonly<Record<string, number>>;
  }[]
> {
  const found = await sql<{
    attempt_id: string;
    points: number;
    places: readonly Place[];
    by_key: Readonly<Record<string, number>>;
  }>`select a.attempt_id, a.points, p.places, a.by_key
    from assessment.attempt a join assessment.attempt_paper p
      on p.person_id = a.person_id and p.attempt_id = a.attempt_id
    where a.node_id = ${of.nodeId} and a.offering_id = ${of.offeringId} and a.task_id = ${of.taskId}
      and a.state = 'graded'
    order by a.points desc, a.attempt_id limit 20000`.execute(db);
  return found.rows.map((row) => ({
    attemptId: row.attempt_id,
    points: row.points,
    places: row.places,
    byKey: row.by_key,
  }));
}
