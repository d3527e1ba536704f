import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { EnrolmentId } from './study-store.ts';

/** What players reported of a chapter, as it came, the latest first; for whoever decides about it. */
export async function beatsOfChapter(
  db: Kysely<unknown>,
  of: {
    readonly personId: PersonId;
    readonly enrolmentId: EnrolmentId;
    readonly chapterId: string;
    readonly limit: number;
  },
): Promise<readonly { from: number; to: number; creditedMs: number; at: Date; device: string }[]> {
  const found = await sql<{
    from_ms: number;
    to_ms: number;
    credited_ms: number;
    at: Date;
    device: string;
  }>`select b.from_ms, b.to_ms, b.credited_ms, b.at, s.device
    from learning.play_session s join learning.beat b
      on b.person_id = s.person_id and b.session_id = s.session_id
    where s.person_id = ${of.personId} and s.enrolment_id = ${of.enrolmentId} and s.chapter_id = ${of.chapterId}
    order by b.at desc, b.seq desc limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    from: row.from_ms,
    to: row.to_ms,
    creditedMs: row.credited_ms,
    at: row.at,
    device: row.device,
  }));
}
