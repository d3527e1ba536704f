import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { Frame } from '../domain/checks.ts';
import type { CreditedBeat, Refused, StudyClock } from '../domain/credit.ts';
import { formatRanges, parseRanges } from '../domain/ranges.ts';
import {
  type EnrolmentId,
  type Progress,
  progressOf,
  type ProgressRow,
  type SessionId,
} from './study-store.ts';

type Db = Kysely<unknown>;

/** All that a report is decided on, as of one moment; `version` tells whether it still is so. */
export type PlayState = {
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly enrolmentId: EnrolmentId;
  readonly done: boolean;
  readonly frame: Frame;
  readonly startedAt: Date;
  readonly lastAt: Date;
  readonly lastSeq: number;
  readonly endedAt: Date | null;
  readonly clock: StudyClock;
  readonly version: number;
  readonly elsewhereMinutes: number;
  readonly elsewhereHours: number;
  readonly progress: Progress;
};

type StateRow = ProgressRow & {
  readonly person_id: PersonId;
  readonly session_id: SessionId;
  readonly enrolment_id: EnrolmentId;
  readonly enrolment_state: string;
  readonly frame: Frame;
  readonly started_at: Date;
  readonly last_at: Date;
  readonly last_seq: number;
  readonly ended_at: Date | null;
  readonly used_until: Date | null;
  readonly spent: string;
  readonly used_by: string | null;
  readonly on_day: string | null;
  readonly day_ms: number;
  readonly version: number;
  readonly elsewhere_minutes: string;
  readonly elsewhere_hours: string;
};

/** One statement for as many people as reported at the same time. */
export async function playStates(
  db: Db,
  of: readonly { readonly personId: PersonId; readonly sessionId: SessionId }[],
  today: string,
): Promise<readonly PlayState[]> {
  const found =
    await sql<StateRow>`select s.person_id, s.session_id, s.enrolment_id, e.state as enrolment_state,
      s.frame, s.started_at, s.last_at, s.last_seq, s.ended_at, t.used_until, t.spent::text, t.used_by, t.on_day, t.day_ms, t.version,
      p.chapter_id, p.credited::text, p.held::text, p.position_ms, p.question_id, p.tries, p.answered, p.due_ms,
      p.done_on,
      coalesce((select sum(minutes) from hours.pub_reported_time r
        where r.person_id = s.person_id and r.on_day = ${today}), 0)::text as elsewhere_minutes,
      coalesce((select sum(hours) from hours.pub_reported_time r
        where r.person_id = s.person_id and r.on_day = ${today}), 0)::text as elsewhere_hours
    from unnest(${of.map((one) => one.personId)}::uuid[], ${of.map((one) => one.sessionId)}::uuid[])
      as asked(person_id, session_id)
    join learning.play_session s on s.person_id = asked.person_id and s.session_id = asked.session_id
    join learning.stream t on t.person_id = s.person_id
    join learning.enrolment e on e.person_id = s.person_id and e.enrolment_id = s.enrolment_id
    join learning.chapter_progress p on p.person_id = s.person_id and p.enrolment_id = s.enrolment_id
      and p.chapter_id = s.chapter_id`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    sessionId: row.session_id,
    enrolmentId: row.enrolment_id,
    done: row.enrolment_state === 'done',
    frame: row.frame,
    startedAt: row.started_at,
    lastAt: row.last_at,
    lastSeq: row.last_seq,
    endedAt: row.ended_at,
    clock: {
      usedUntil: row.used_until?.getTime() ?? null,
      spent: parseRanges(row.spent),
      usedBy: row.used_by,
      onDay: row.on_day,
      dayMs: row.day_ms,
    },
    version: row.version,
    elsewhereMinutes: Number(row.elsewhere_minutes),
    elsewhereHours: Number(row.elsewhere_hours),
    progress: progressOf(row),
  }));
}

/** What one report came to. */
export type PlayChange = {
  readonly state: PlayState;
  readonly clock: StudyClock;
  readonly lastSeq: number;
  readonly beats: readonly CreditedBeat[];
  readonly refused: readonly (Refused & { readonly id: string })[];
  readonly progress: Progress;
};

/**
 * The guarded write of the persons' clocks: who is answered is written, and holds the row until the commit; everybody
 * else's clock has moved on meanwhile, and is decided again.
 */
export async function moveClocks(
  db: Db,
  changes: readonly PlayChange[],
): Promise<ReadonlySet<string>> {
  const rows = changes.map(({ state, clock }) => ({
    person_id: state.personId,
    version: state.version,
    used_until: clock.usedUntil === null ? null : new Date(clock.usedUntil).toISOString(),
    spent: formatRanges(clock.spent),
    used_by: clock.usedBy,
    on_day: clock.onDay,
    day_ms: clock.dayMs,
  }));
  const moved = await sql<{ person_id: string }>`update learning.stream t
    set used_until = v.used_until, spent = v.spent::int8multirange, used_by = v.used_by, on_day = v.on_day, day_ms = v.day_ms,
      version = t.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(person_id uuid, version integer, used_until timestamptz, spent text, used_by uuid, on_day date, day_ms integer)
    where t.person_id = v.person_id and t.version = v.version
    returning t.person_id`.execute(db);
  return new Set(moved.rows.map((row) => row.person_id));
}

/** Everything that hangs on a moved clock, in four statements however many people there are. */
export async function writePlays(db: Db, changes: readonly PlayChange[], at: Date): Promise<void> {
  const progress = changes.map(({ state, progress: now, lastSeq, beats }) => ({
    person_id: state.personId,
    session_id: state.sessionId,
    enrolment_id: state.enrolmentId,
    chapter_id: now.chapterId,
    last_seq: lastSeq,
    // A repeat that was long under way is no report: it must not shorten what the next one may claim.
    said: beats.length > 0,
    credited: formatRanges(now.credited),
    held: formatRanges(now.held),
    position_ms: now.positionMs,
    question_id: now.questionId,
    tries: now.tries,
    answered: now.answered,
    due_ms: now.dueMs,
    done_on: now.doneOn,
  }));
  await sql`update learning.play_session s set last_seq = v.last_seq, last_at = greatest(s.last_at, ${at})
    from jsonb_to_recordset(${JSON.stringify(progress)}::jsonb)
      as v(person_id uuid, session_id uuid, last_seq integer, said boolean)
    where v.said and s.person_id = v.person_id and s.session_id = v.session_id`.execute(db);
  await sql`update learning.chapter_progress p
    set credited = v.credited::int4multirange, held = v.held::int4multirange, position_ms = v.position_ms,
      asked_at = case when v.question_id is distinct from p.question_id then ${at} else p.asked_at end,
      question_id = v.question_id, tries = v.tries, answered = v.answered, due_ms = v.due_ms, done_on = v.done_on
    from jsonb_to_recordset(${JSON.stringify(progress)}::jsonb)
      as v(person_id uuid, enrolment_id uuid, chapter_id uuid, credited text, held text, position_ms integer,
        question_id uuid, tries integer, answered uuid[], due_ms integer, done_on date)
    where p.person_id = v.person_id and p.enrolment_id = v.enrolment_id and p.chapter_id = v.chapter_id`.execute(
    db,
  );
  const beats = changes.flatMap(({ state, beats: some }) =>
    some.map((beat) => ({
      person_id: state.personId,
      session_id: state.sessionId,
      seq: beat.seq,
      from_ms: beat.from,
      to_ms: beat.to,
      credited_ms: beat.creditedMs,
    })),
  );
  await sql`insert into learning.beat (person_id, session_id, seq, from_ms, to_ms, credited_ms, at)
    select person_id, session_id, seq, from_ms, to_ms, credited_ms, ${at}
    from jsonb_to_recordset(${JSON.stringify(beats)}::jsonb)
      as v(person_id uuid, session_id uuid, seq integer, from_ms integer, to_ms integer, credited_ms integer)`.execute(
    db,
  );
  const refused = changes.flatMap(({ state, progress: now, refused: some }) =>
    some.map((one) => ({
      person_id: state.personId,
      uncredited_id: one.id,
      enrolment_id: state.enrolmentId,
      chapter_id: now.chapterId,
      session_id: state.sessionId,
      from_ms: one.from,
      to_ms: one.to,
      reason: one.reason,
    })),
  );
  await sql`insert into learning.uncredited (person_id, uncredited_id, enrolment_id, chapter_id, session_id, from_ms,
      to_ms, reason, at)
    select person_id, uncredited_id, enrolment_id, chapter_id, session_id, from_ms, to_ms, reason, ${at}
    from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb)
      as v(person_id uuid, uncredited_id uuid, enrolment_id uuid, chapter_id uuid, session_id uuid, from_ms integer,
        to_ms integer, reason text)`.execute(db);
}
