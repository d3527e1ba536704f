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
): Promise<readonly RawBeat[]> {
  const found = await sql<Row>`select b.from_ms, b.to_ms, b.credited_ms, b.at, s.device
    from learning.play_session s join learning.beat b
      on b.person_id = s.person_id and b.session_id = s.session_id
    where s.person_id = ${of.personId} and s.enrolment_id = ${of.enrolmentId} and s.chapter_id = ${of.chapterId}
    order by b.at desc, b.seq desc limit ${of.limit}`.execute(db);
  return found.rows.map(beatOf);
}

type Row = {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly credited_ms: number;
  readonly at: Date;
  readonly device: string;
};

export type RawBeat = {
  readonly from: number;
  readonly to: number;
  readonly creditedMs: number;
  readonly at: Date;
  readonly device: string;
};

function beatOf(row: Row): RawBeat {
  return {
    from: row.from_ms,
    to: row.to_ms,
    creditedMs: row.credited_ms,
    at: row.at,
    device: row.device,
  };
}

/** The same of all chapters of a course. */
export async function beatsOfCourse(
  db: Kysely<unknown>,
  of: {
    readonly personId: PersonId;
    readonly enrolmentId: EnrolmentId;
    readonly limit: number;
  },
): Promise<readonly RawBeat[]> {
  const found = await sql<Row>`select b.from_ms, b.to_ms, b.credited_ms, b.at, s.device
    from learning.play_session s join learning.beat b
      on b.person_id = s.person_id and b.session_id = s.session_id
    where s.person_id = ${of.personId} and s.enrolment_id = ${of.enrolmentId}
    order by b.at desc, b.seq desc limit ${of.limit}`.execute(db);
  return found.rows.map(beatOf);
}
