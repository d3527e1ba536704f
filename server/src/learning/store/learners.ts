import { type Kysely, sql } from 'kysely';
import type { CourseId } from '../domain/course.ts';

export type Learner = {
  readonly name: string;
  readonly state: string;
  readonly enrolledAt: Date;
  readonly chaptersDone: number;
  readonly completedAt: Date | null;
};

/** Who is on a course, the latest first. */
export async function learnersOf(
  db: Kysely<unknown>,
  courseId: CourseId,
  limit: number,
): Promise<readonly Learner[]> {
  const found = await sql<{
    name: string;
    state: string;
    enrolled_at: Date;
    chapters_done: number;
    completed_at: Date | null;
  }>`select p.name, e.state, e.enrolled_at, e.completed_at,
      (select count(*)::int from learning.chapter_progress c where c.person_id = e.person_id
        and c.enrolment_id = e.enrolment_id and c.done_on is not null
        -- A package is done when its time was studied and every part that is asked for is complete.
        and not exists (
          select 1 from learning.course_version v
            cross join lateral jsonb_array_elements(v.content -> 'chapters') as chapter
            join learning.scorm_package k on k.media_id = (chapter ->> 'mediaId')::uuid
            cross join lateral jsonb_array_elements(k.manifest -> 'items') as item
          where v.course_id = e.course_id and v.version_id = e.version_id
            and chapter ->> 'chapterId' = c.chapter_id::text and chapter ->> 'kind' = 'scorm'
            and item -> 'launch' <> 'null'::jsonb and (item ->> 'visible')::boolean
            and not exists (
              select 1 from learning.scorm_part s
              where s.person_id = e.person_id and s.enrolment_id = e.enrolment_id
                and s.chapter_id = c.chapter_id and s.item_id = item ->> 'itemId'
                and s.completed_on is not null))) as chapters_done
    from learning.enrolment e join identity.pub_person p on p.person_id = e.person_id
    where e.course_id = ${courseId} order by e.enrolled_at desc limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    name: row.name,
    state: row.state,
    enrolledAt: row.enrolled_at,
    chaptersDone: row.chapters_done,
    completedAt: row.completed_at,
  }));
}
