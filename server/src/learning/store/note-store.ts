import { type Kysely, sql } from 'kysely';
import type { Id, PersonId } from '@jixu/kernel';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;

export type Note = {
  readonly noteId: Id<'note'>;
  readonly chapterId: string;
  readonly atMs: number;
  readonly text: string;
  readonly writtenAt: Date;
};

type Of = { readonly personId: PersonId; readonly enrolmentId: EnrolmentId };

export async function notesOf(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<readonly Note[]> {
  const found = await sql<{
    note_id: Id<'note'>;
    chapter_id: string;
    at_ms: number;
    text: string;
    written_at: Date;
  }>`select note_id, chapter_id, at_ms, text, written_at from learning.note
    where person_id = ${personId} and enrolment_id = ${enrolmentId} order by chapter_id, at_ms`.execute(
    db,
  );
  return found.rows.map((row) => ({
    noteId: row.note_id,
    chapterId: row.chapter_id,
    atMs: row.at_ms,
    text: row.text,
    writtenAt: row.written_at,
  }));
}

/** False: the person's note of this id is about another course. */
export async function putNote(
  db: Db,
  of: Of & Omit<Note, 'writtenAt'> & { readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into learning.note (person_id, note_id, enrolment_id, chapter_id, at_ms, text,
      written_at)
    values (${of.personId}, ${of.noteId}, ${of.enrolmentId}, ${of.chapterId}, ${of.atMs}, ${of.text}, ${of.at})
    on conflict (person_id, note_id) do update set text = excluded.text, written_at = excluded.written_at
      where note.enrolment_id = excluded.enrolment_id`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function removeNote(db: Db, of: Of & { readonly noteId: string }): Promise<void> {
  await sql`delete from learning.note where person_id = ${of.personId} and note_id = ${of.noteId}
    and enrolment_id = ${of.enrolmentId}`.execute(db);
}
