import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';
import { type Study, useDropNote, useKeepNote } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { clockText } from './study-time.ts';
import { useTextDraft } from './use-text-draft.ts';

/** What one wrote down, each at its place of the chapter. */
export function StudyNotes(props: {
  readonly study: Study;
  readonly chapterId: string;
  /** Where the player is. */
  readonly atMs: () => number;
  readonly onGo: (ms: number) => void;
}) {
  const { study, chapterId } = props;
  const t = useWords(learningWords);
  const keep = useKeepNote(study.enrolmentId);
  const drop = useDropNote(study.enrolmentId);
  const { text, write, sent } = useTextDraft({
    form: 'study-note',
    id: `${study.enrolmentId} ${chapterId}`,
  });
  const [atMs, setAtMs] = useState(0);
  const notes = study.notes.filter((note) => note.chapterId === chapterId);
  const save = () => keep.mutate({ chapterId, atMs, text: text.trim() }, { onSuccess: sent });
  return (
    <section className="jx-study-notes">
      <SectionHead title={t('notes')} level={3} />
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.noteId}>
              <button
                type="button"
                className="jx-note-time"
                aria-label={t('noteGo', { time: clockText(note.atMs) })}
                onClick={() => props.onGo(note.atMs)}
              >
                {clockText(note.atMs)}
              </button>
              <span>{note.text}</span>
              <Button
                type="text"
                size="small"
                aria-label={t('noteDrop')}
                disabled={drop.isPending}
                icon={<Icon name="close" size={16} />}
                onClick={() => drop.mutate(note.noteId)}
              />
            </li>
          ))}
        </ul>
      )}
      {notes.length === 0 && <p className="jx-small jx-secondary">{t('noNotes')}</p>}
      <label htmlFor="jx-note-text" className="jx-small">
        {t('noteLabel', { time: clockText(atMs) })}
      </label>
      <Input.TextArea
        id="jx-note-text"
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onFocus={() => setAtMs(Math.round(props.atMs()))}
        onChange={(event) => write(event.target.value)}
      />
      <LearningRefusal error={keep.error ?? drop.error} />
      <Button disabled={text.trim() === ''} loading={keep.isPending} onClick={save}>
        {t('noteSave')}
      </Button>
    </section>
  );
}
