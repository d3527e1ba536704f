import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { AnswerValue } from '../domain/answer.ts';
import type { Place } from '../domain/paper.ts';
import type { AttemptKey } from './attempt-store.ts';

type Db = Kysely<unknown>;
export type SavedAnswer = {
  readonly place: number;
  readonly revision: number;
  readonly value: AnswerValue;
};

/** Whose save it is, from which device. */
export function senderName(of: AttemptKey & { readonly device: string }): string {
  return `${of.personId} ${of.attemptId} ${of.device}`;
}

/**
 * Which of these attempts take answers now: open, begun, in time, from their one device. The update takes each row's
 * lock, so an attempt that ends at the same moment is before or after, never between.
 * Each is told with its deadline, which a proctor may have moved.
 */
export async function touchAttempts(
  db: Db,
  asked: readonly (AttemptKey & { readonly device: string })[],
  of: { readonly at: Date; readonly inTime: Date },
): Promise<ReadonlyMap<string, Date>> {
  const found = await sql<{
    person_id: PersonId;
    attempt_id: string;
    device: string;
    deadline_at: Date;
  }>`
    update assessment.attempt a set saved_at = greatest(a.saved_at, ${of.at})
    from (select * from unnest(${asked.map((one) => one.personId)}::uuid[],
        ${asked.map((one) => one.attemptId)}::uuid[], ${asked.map((one) => one.device)}::text[])
      as t (person_id, attempt_id, device)) asked
    where a.person_id = asked.person_id and a.attempt_id = asked.attempt_id and a.device = asked.device
      and a.submitted_at is null and a.begins_at <= ${of.at} and a.deadline_at >= ${of.inTime}
    returning a.person_id, a.attempt_id, a.device, a.deadline_at`.execute(db);
  return new Map(
    found.rows.map((row) => {
      const of = { personId: row.person_id, attemptId: row.attempt_id, device: row.device };
      return [senderName(of), row.deadline_at];
    }),
  );
}

/** Takes the answers whose revision is higher than the stored one; a lower one loses. */
export async function putAnswers(
  db: Db,
  answers: readonly (AttemptKey & SavedAnswer)[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return;
  await sql`insert into assessment.answer (person_id, attempt_id, place, revision, value, saved_at)
    select *, ${at}::timestamptz from unnest(${answers.map((one) => one.personId)}::uuid[],
      ${answers.map((one) => one.attemptId)}::uuid[], ${answers.map((one) => one.place)}::int[],
      ${answers.map((one) => one.revision)}::int[],
      ${answers.map((one) => JSON.stringify(one.value))}::jsonb[])
    on conflict (person_id, attempt_id, place) do update set revision = excluded.revision, value = excluded.value,
      saved_at = excluded.saved_at
      where assessment.answer.revision < excluded.revision`.execute(db);
}

type Row = {
  readonly person_id: PersonId;
  readonly attempt_id: string;
  readonly place: number;
  readonly revision: number;
  readonly value: AnswerValue;
};

export async function answersOf(
  db: Db,
  keys: readonly AttemptKey[],
): Promise<readonly (AttemptKey & SavedAnswer)[]> {
  const found =
    await sql<Row>`select person_id, attempt_id, place, revision, value from assessment.answer
    where person_id = any (${keys.map((key) => key.personId)}::uuid[])
      and attempt_id = any (${keys.map((key) => key.attemptId)}::uuid[])
    order by place`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    attemptId: row.attempt_id,
    place: row.place,
    revision: row.revision,
    value: row.value,
  }));
}

/** The papers of these attempts; they never change. */
export async function papersOfAttempts(
  db: Db,
  keys: readonly AttemptKey[],
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const found = await sql<{
    attempt_id: string;
    places: readonly Place[];
  }>`select attempt_id, places
    from assessment.attempt_paper
    where person_id = any (${keys.map((key) => key.personId)}::uuid[])
      and attempt_id = any (${keys.map((key) => key.attemptId)}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.attempt_id, row.places]));
}
