import { type Kysely, sql } from 'kysely';
import type { Id, PersonId, RecordId } from '@jixu/kernel';
import type { ChapterId, CourseId, VersionId } from '../domain/course.ts';
import type { Frame } from '../domain/checks.ts';
import type { Refused } from '../domain/credit.ts';
import { formatRanges, parseRanges, type Ranges } from '../domain/ranges.ts';

type Db = Kysely<unknown>;
export type EnrolmentId = Id<'enrolment'>;
export type SessionId = Id<'play'>;

/** A person on a course (选课). */
export type Enrolment = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly courseId: CourseId;
  readonly versionId: VersionId;
  readonly state: 'awaiting-payment' | 'studying' | 'done';
  readonly enrolledAt: Date;
  readonly studiedOn: string | null;
  readonly completedAt: Date | null;
  readonly recordId: RecordId | null;
  /** Finished: its hours are provisional until this day. */
  readonly settlesOn: string | null;
  readonly lastChapterId: ChapterId | null;
};

/** Everything of it is done, and its hours count, or will once they are settled. */
export function isFinished(enrolment: Pick<Enrolment, 'state' | 'settlesOn'>): boolean {
  return enrolment.state === 'done' || enrolment.settlesOn !== null;
}

type EnrolmentRow = {
  readonly person_id: PersonId;
  readonly enrolment_id: EnrolmentId;
  readonly course_id: CourseId;
  readonly version_id: VersionId;
  readonly state: Enrolment['state'];
  readonly enrolled_at: Date;
  readonly studied_on: string | null;
  readonly completed_at: Date | null;
  readonly record_id: RecordId | null;
  readonly settles_on: string | null;
  readonly last_chapter_id: ChapterId | null;
};

function enrolmentOf(row: EnrolmentRow): Enrolment {
  return {
    personId: row.person_id,
    enrolmentId: row.enrolment_id,
    courseId: row.course_id,
    versionId: row.version_id,
    state: row.state,
    enrolledAt: row.enrolled_at,
    studiedOn: row.studied_on,
    completedAt: row.completed_at,
    recordId: row.record_id,
    settlesOn: row.settles_on,
    lastChapterId: row.last_chapter_id,
  };
}

/** False: the person is on that course already. */
export async function insertEnrolment(
  db: Db,
  of: Pick<Enrolment, 'personId' | 'enrolmentId' | 'courseId' | 'versionId' | 'state'> & {
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`insert into learning.enrolment (person_id, enrolment_id, course_id, version_id, state,
      enrolled_at)
    values (${of.personId}, ${of.enrolmentId}, ${of.courseId}, ${of.versionId}, ${of.state}, ${of.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function enrolmentsOf(db: Db, personId: PersonId): Promise<readonly Enrolment[]> {
  const found = await sql<EnrolmentRow>`select * from learning.enrolment
    where person_id = ${personId} order by enrolled_at desc`.execute(db);
  return found.rows.map(enrolmentOf);
}

export async function enrolmentById(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
  how: { readonly lock?: boolean } = {},
): Promise<Enrolment | null> {
  const found = await sql<EnrolmentRow>`select * from learning.enrolment
    where person_id = ${personId} and enrolment_id = ${enrolmentId}
    ${how.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? enrolmentOf(row) : null;
}

/** Locks the person's clock; makes it where there is none. */
export async function lockStream(db: Db, personId: PersonId): Promise<void> {
  await sql`insert into learning.stream (person_id) values (${personId}) on conflict do nothing`.execute(
    db,
  );
  await sql`update learning.stream set version = version + 1 where person_id = ${personId}`.execute(
    db,
  );
}

/** Ends what the person plays elsewhere, not before what it said last: one stream at a time. */
export async function endSessions(db: Db, personId: PersonId, at: Date): Promise<number> {
  const result = await sql`update learning.play_session set ended_at = greatest(${at}, last_at)
    where person_id = ${personId} and ended_at is null`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

export async function insertSession(
  db: Db,
  of: {
    personId: PersonId;
    sessionId: SessionId;
    enrolmentId: EnrolmentId;
    chapterId: ChapterId;
    device: string;
    frame: Frame;
    at: Date;
  },
): Promise<void> {
  await sql`insert into learning.play_session (person_id, session_id, enrolment_id, chapter_id, device, frame,
      started_at, last_at)
    values (${of.personId}, ${of.sessionId}, ${of.enrolmentId}, ${of.chapterId}, ${of.device},
      ${JSON.stringify(of.frame)}, ${of.at}, ${of.at})`.execute(db);
  await sql`update learning.enrolment set last_chapter_id = ${of.chapterId}
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}`.execute(db);
}

export type Progress = {
  readonly chapterId: string;
  readonly credited: Ranges;
  readonly held: Ranges;
  readonly positionMs: number;
  readonly questionId: string | null;
  readonly tries: number;
  readonly answered: readonly string[];
  readonly dueMs: number;
  readonly doneOn: string | null;
};

export type ProgressRow = {
  readonly chapter_id: string;
  readonly credited: string;
  readonly held: string;
  readonly position_ms: number;
  readonly question_id: string | null;
  readonly tries: number;
  readonly answered: string[];
  readonly due_ms: number;
  readonly done_on: string | null;
};

export function progressOf(row: ProgressRow): Progress {
  return {
    chapterId: row.chapter_id,
    credited: parseRanges(row.credited),
    held: parseRanges(row.held),
    positionMs: row.position_ms,
    questionId: row.question_id,
    tries: row.tries,
    answered: row.answered,
    dueMs: row.due_ms,
    doneOn: row.done_on,
  };
}

type OfChapter = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
};

export async function ensureProgress(db: Db, of: OfChapter & { dueMs: number }): Promise<void> {
  await sql`insert into learning.chapter_progress (person_id, enrolment_id, chapter_id, due_ms)
    values (${of.personId}, ${of.enrolmentId}, ${of.chapterId}, ${of.dueMs}) on conflict do nothing`.execute(
    db,
  );
}

export async function progressesOf(
  db: Db,
  personId: PersonId,
  enrolmentIds: readonly EnrolmentId[],
): Promise<readonly (Progress & { readonly enrolmentId: EnrolmentId })[]> {
  const found = await sql<
    ProgressRow & { enrolment_id: EnrolmentId }
  >`select enrolment_id, chapter_id, credited::text, held::text, position_ms, question_id, tries,
      answered, due_ms, done_on
    from learning.chapter_progress
    where person_id = ${personId} and enrolment_id = any(${[...enrolmentIds]}::uuid[])`.execute(db);
  return found.rows.map((row) => ({ ...progressOf(row), enrolmentId: row.enrolment_id }));
}

/** Only under the person's clock. */
export async function writeProgress(db: Db, of: OfChapter & Progress): Promise<boolean> {
  const result = await sql`update learning.chapter_progress
    set credited = ${formatRanges(of.credited)}::int4multirange, held = ${formatRanges(of.held)}::int4multirange,
      position_ms = ${of.positionMs}, question_id = ${of.questionId}, tries = ${of.tries},
      answered = ${[...of.answered]}::uuid[], due_ms = ${of.dueMs}, done_on = ${of.doneOn}::date
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and chapter_id = ${of.chapterId}`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export type Uncredited = Refused & { readonly chapterId: string; readonly at: Date };

export async function insertUncredited(
  db: Db,
  of: {
    personId: PersonId;
    enrolmentId: EnrolmentId;
    chapterId: string;
    at: Date;
    newId: () => string;
    refused: readonly Refused[];
  },
): Promise<void> {
  for (const one of of.refused) {
    await sql`insert into learning.uncredited (person_id, uncredited_id, enrolment_id, chapter_id, session_id, from_ms,
        to_ms, reason, at)
      values (${of.personId}, ${of.newId()}, ${of.enrolmentId}, ${of.chapterId}, null, ${one.from}, ${one.to},
        ${one.reason}, ${of.at})`.execute(db);
  }
}

/** The latest first. */
export async function uncreditedOf(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly enrolmentId: EnrolmentId;
    readonly chapterId: string | null;
    readonly limit: number;
  },
): Promise<readonly Uncredited[]> {
  const found = await sql<{
    from_ms: number;
    to_ms: number;
    reason: Refused['reason'];
    chapter_id: string;
    at: Date;
  }>`select from_ms, to_ms, reason, chapter_id, at from learning.uncredited
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
      ${of.chapterId === null ? sql`` : sql`and chapter_id = ${of.chapterId}`}
    order by at desc, from_ms desc limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    from: row.from_ms,
    to: row.to_ms,
    reason: row.reason,
    chapterId: row.chapter_id,
    at: row.at,
  }));
}

export type Outcome = {
  readonly kind: 'exam' | 'homework';
  readonly outcome: 'passed' | 'failed';
  readonly mark: string | null;
  readonly on: string;
};

export async function outcomesOf(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<readonly Outcome[]> {
  const found = await sql<{
    kind: Outcome['kind'];
    outcome: Outcome['outcome'];
    mark: string | null;
    on_day: string;
  }>`select kind, outcome, mark, on_day from learning.outcome
    where person_id = ${personId} and enrolment_id = ${enrolmentId}`.execute(db);
  return found.rows.map(({ on_day: on, ...row }) => ({ ...row, on }));
}

/** A pass stays a pass; a later attempt may turn a fail into one. */
export async function putOutcome(
  db: Db,
  of: Outcome & { personId: PersonId; enrolmentId: EnrolmentId; at: Date },
): Promise<void> {
  await sql`insert into learning.outcome (person_id, enrolment_id, kind, outcome, mark, on_day, at)
    values (${of.personId}, ${of.enrolmentId}, ${of.kind}, ${of.outcome}, ${of.mark}, ${of.on}, ${of.at})
    on conflict (person_id, enrolment_id, kind) do update
      set outcome = excluded.outcome, mark = excluded.mark, on_day = excluded.on_day, at = excluded.at
      where outcome.outcome = 'failed'`.execute(db);
}

export async function markStudied(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId; on: string },
): Promise<void> {
  await sql`update learning.enrolment set studied_on = ${of.on}
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and studied_on is null`.execute(
    db,
  );
}

/** Its hours stand there, provisional, until a day. */
export async function markProvisional(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId; recordId: RecordId; settlesOn: string },
): Promise<void> {
  await sql`update learning.enrolment set record_id = ${of.recordId}, settles_on = ${of.settlesOn}::date
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and state = 'studying'`.execute(
    db,
  );
}

/** Back to studying: what was provisional is not credited. */
export async function unmarkStudied(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId },
): Promise<boolean> {
  const result = await sql`update learning.enrolment
    set studied_on = null, settles_on = null, record_id = null
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and state = 'studying'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** False: it was done before. */
export async function completeEnrolment(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId; recordId: RecordId; at: Date },
): Promise<boolean> {
  const result = await sql`update learning.enrolment
    set state = 'done', completed_at = ${of.at}, record_id = ${of.recordId}
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and state = 'studying'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** Due to be settled: their day has come, or their job died or was refused; not those that a person looks at. */
export async function unsettled(
  db: Db,
  of: { readonly today: string; readonly limit: number },
): Promise<readonly { readonly personId: PersonId; readonly enrolmentId: EnrolmentId }[]> {
  const found = await sql<{
    person_id: PersonId;
    enrolment_id: EnrolmentId;
  }>`select person_id, enrolment_id from learning.enrolment e
    where state = 'studying' and studied_on is not null and last_chapter_id is not null
      and (settles_on is null or settles_on <= ${of.today}::date)
      and not exists (select 1 from learning.anomaly a
        where a.person_id = e.person_id and a.enrolment_id = e.enrolment_id and a.state in ('open', 'asked'))
      and not exists (select 1 from learning.course_version v
        where v.course_id = e.course_id and v.version_id = e.version_id
          and jsonb_array_length(v.content -> 'needs') > (select count(*) from learning.outcome o
            where o.person_id = e.person_id and o.enrolment_id = e.enrolment_id and o.outcome = 'passed'))
    order by settles_on nulls first, person_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({ personId: row.person_id, enrolmentId: row.enrolment_id }));
}

/** Paid: it may be studied. False: it did not wait for that. */
export async function openEnrolment(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId },
): Promise<boolean> {
  const result = await sql`update learning.enrolment set state = 'studying'
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
      and state = 'awaiting-payment'`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Was anything of it played or opened? */
export async function isBegun(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId },
): Promise<boolean> {
  const found = await sql`select 1 from learning.play_session
      where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
    union all select 1 from learning.scorm_part
      where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
    union all select 1 from learning.test_out
      where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
    union all select 1 from learning.outcome
      where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Only where nothing of it was begun. */
export async function removeEnrolment(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId },
): Promise<void> {
  await sql`delete from learning.note
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}`.execute(db);
  await sql`delete from learning.enrolment
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}`.execute(db);
}
