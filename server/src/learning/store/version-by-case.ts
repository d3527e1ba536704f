import { type Kysely, sql } from 'kysely';
import type { CaseId } from '@jixu/kernel';

/** Which version a case is about. */
export async function versionByCase(
  db: Kysely<unknown>,
  caseId: CaseId,
): Promise<{ readonly courseId: string; readonly versionId: string } | null> {
  const found = await sql<{
    course_id: string;
    version_id: string;
  }>`select course_id, version_id from learning.course_version where case_id = ${caseId}`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? { courseId: row.course_id, versionId: row.version_id } : null;
}
