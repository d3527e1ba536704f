import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { CourseId } from '../domain/course.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;

/** Keeps an answer with the moment at which its question was drawn. */
export async function insertCheckAnswer(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly answerId: string;
    readonly enrolmentId: EnrolmentId;
    readonly courseId: CourseId;
    readonly chapterId: string;
    readonly questionId: string;
    readonly right: boolean;
    readonly at: Date;
  },
): Promise<void> {
  await sql`insert into learning.check_answer (person_id, answer_id, enrolment_id, course_id, chapter_id, question_id,
      is_right, asked_at, answered_at)
    select person_id, ${of.answerId}, enrolment_id, ${of.courseId}, chapter_id, ${of.questionId}, ${of.right},
      coalesce(asked_at, ${of.at}), ${of.at}
    from learning.chapter_progress
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and chapter_id = ${of.chapterId}`.execute(
    db,
  );
}
