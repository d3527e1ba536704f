import type { Id } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import { refuse } from '../errors.ts';
import { notesOf, putNote, removeNote } from '../store/note-store.ts';
import type { EnrolmentId } from '../store/study-store.ts';
import { existing } from './study.ts';

/** More than anybody wrote on a course, and one page still shows them. */
export const NOTES_MAX = 500;

export async function keepNote(
  op: Operation,
  of: {
    readonly enrolmentId: EnrolmentId;
    readonly noteId: Id<'note'>;
    readonly chapterId: string;
    readonly atMs: number;
    readonly text: string;
  },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  await existing(op, personId, of.enrolmentId);
  const notes = await notesOf(op.tx, personId, of.enrolmentId);
  if (notes.length >= NOTES_MAX && !notes.some((one) => one.noteId === of.noteId))
    throw refuse('too_many_notes', { detail: { limit: NOTES_MAX } });
  if (!(await putNote(op.tx, { ...of, personId, text: of.text.trim(), at: op.now })))
    throw refuse('no_enrolment');
}

export async function dropNote(
  op: Operation,
  of: { readonly enrolmentId: EnrolmentId; readonly noteId: string },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  await existing(op, personId, of.enrolmentId);
  await removeNote(op.tx, { ...of, personId });
}
