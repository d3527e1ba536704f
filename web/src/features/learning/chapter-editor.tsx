import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/layout.tsx';
import { ChapterMarks } from './chapter-marks.tsx';
import { ChooseFile } from './choose-file.tsx';
import { learningWords } from './learning-words.ts';
import type { Chapter, KeptCourse } from './queries.ts';
import { scormWords } from './scorm/scorm-words.ts';

type Media = KeptCourse['media'][number];

type Props = {
  readonly nodeId: string;
  readonly chapter: Chapter;
  readonly index: number;
  readonly media: Media | undefined;
  readonly onChange: (chapter: Chapter) => void;
  readonly onMedia: (media: Media) => void;
  readonly onRemove: () => void;
  readonly onUp?: () => void;
};

/** One chapter: its file or text, and the questions about it. */
export function ChapterEditor(props: Props) {
  const { chapter, index, media } = props;
  const t = useWords(learningWords);
  const change = (some: Partial<Chapter>) => props.onChange({ ...chapter, ...some });
  const tScorm = useWords(scormWords);
  const packaged = chapter.kind === 'scorm';
  const read = chapter.kind === 'page' || chapter.kind === 'document' || packaged;
  return (
    <div id={`jx-course-chapters-${index}`} tabIndex={-1} className="jx-chapter-editor">
      <Sheet
        label={chapter.title === '' ? t('edit_chapterN', { number: index + 1 }) : chapter.title}
      >
        <p className="jx-small jx-secondary">{t('edit_chapterN', { number: index + 1 })}</p>
        <div className="jx-course-about">
          <Field label={t('edit_chapterTitle')} id={`jx-chapter-${index}-title`} required>
            {(wiring) => (
              <Input
                {...wiring}
                value={chapter.title}
                maxLength={120}
                onChange={(event) => change({ title: event.target.value })}
              />
            )}
          </Field>
          {read && (
            <Field
              label={packaged ? tScorm('edit_minutes') : t('edit_minutes')}
              id={`jx-chapter-${index}-minutes`}
              required
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  type="number"
                  min={1}
                  max={600}
                  value={Math.round((chapter.seconds ?? 0) / 60)}
                  onChange={(event) => change({ seconds: Number(event.target.value) * 60 || null })}
                />
              )}
            </Field>
          )}
          {chapter.kind !== 'page' && (
            <ChooseFile
              {...props}
              onMedia={(file) => {
                props.onMedia(file);
                change({
                  mediaId: file.mediaId,
                  kind: kindOfFile(file),
                });
              }}
              media={media}
            />
          )}
        </div>
        {chapter.kind === 'page' && (
          <Field label={t('edit_text')} id={`jx-chapter-${index}-text`} required>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                value={chapter.text}
                maxLength={40_000}
                autoSize={{ minRows: 5, maxRows: 20 }}
                onChange={(event) => change({ text: event.target.value })}
              />
            )}
          </Field>
        )}
        {chapter.kind === 'video' && (
          <Field label={t('edit_captions')} id={`jx-chapter-${index}-captions`}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                value={chapter.captions ?? ''}
                autoSize={{ minRows: 1, maxRows: 10 }}
                onChange={(event) => change({ captions: event.target.value || null })}
              />
            )}
          </Field>
        )}
        {(chapter.kind === 'video' || chapter.kind === 'audio') && (
          <ChapterMarks chapter={chapter} change={change} />
        )}
        <Questions chapter={chapter} index={index} change={change} />
        <ChapterMoves {...props} />
      </Sheet>
    </div>
  );
}

function isEmpty({ title, text, mediaId, questions, marks }: Chapter): boolean {
  const written = `${title}${text}`.trim() !== '';
  return !written && mediaId === null && questions.length === 0 && marks.length === 0;
}

/** Up, and away; whatever is written is asked about before it goes. */
function ChapterMoves({ chapter, onUp, onRemove }: Props) {
  const t = useWords(learningWords);
  const [asking, setAsking] = useState(false);
  if (asking)
    return (
      <div className="jx-learning-row jx-chapter-moves" role="group">
        <span>{t('edit_removeAsk')}</span>
        <Button onClick={() => setAsking(false)}>{t('edit_keep')}</Button>
        <Button danger onClick={onRemove}>
          {t('edit_removeChapter')}
        </Button>
      </div>
    );
  return (
    <div className="jx-learning-row jx-chapter-moves">
      {onUp && <Button onClick={onUp}>{t('edit_up')}</Button>}
      <Button onClick={() => (isEmpty(chapter) ? onRemove() : setAsking(true))}>
        {t('edit_removeChapter')}
      </Button>
    </div>
  );
}

function kindOfFile({ kind }: Media): Chapter['kind'] {
  return kind === 'audio' || kind === 'document' || kind === 'scorm' ? kind : 'video';
}

const OPTIONS = 3;

function Questions(props: {
  readonly chapter: Chapter;
  readonly index: number;
  readonly change: (some: Partial<Chapter>) => void;
}) {
  const { chapter, change, index } = props;
  const t = useWords(learningWords);
  type Question = Chapter['questions'][number];
  const put = (at: number, question: Question | null) =>
    change({
      questions: chapter.questions.flatMap((one, n) => (n === at ? (question ?? []) : one)),
    });
  const add = () =>
    change({
      questions: [
        ...chapter.questions,
        {
          questionId: newId(),
          at: 0,
          text: '',
          options: Array.from({ length: OPTIONS }, () => ''),
          answer: 0,
        },
      ],
    });
  return (
    <section className="jx-questions">
      <h4>{t('edit_questions')}</h4>
      {chapter.questions.map((question, at) => (
        <div key={question.questionId} className="jx-question">
          <b>{t('edit_questionN', { number: at + 1 })}</b>
          <Field label={t('edit_question')} id={`jx-q-${index}-${at}-text`} required>
            {(wiring) => (
              <Input
                {...wiring}
                value={question.text}
                maxLength={500}
                onChange={(event) => put(at, { ...question, text: event.target.value })}
              />
            )}
          </Field>
          <div className="jx-course-about">
            {question.options.map((option, n) => (
              <Field
                // oxlint-disable-next-line react/no-array-index-key -- an option is known by its place
                key={n}
                label={t('edit_option', { number: n + 1 })}
                id={`jx-q-${index}-${at}-${n}`}
                required
              >
                {(wiring) => (
                  <Input
                    {...wiring}
                    value={option}
                    maxLength={200}
                    onChange={(event) =>
                      put(at, {
                        ...question,
                        options: question.options.with(n, event.target.value),
                      })
                    }
                  />
                )}
              </Field>
            ))}
            <Field label={t('edit_right')} id={`jx-q-${index}-${at}-right`}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={question.answer}
                  options={question.options.map((_, n) => ({
                    value: n,
                    label: t('edit_rightIs', { number: n + 1 }),
                  }))}
                  onChange={(answer) => put(at, { ...question, answer })}
                />
              )}
            </Field>
            <Field label={t('edit_at')} id={`jx-q-${index}-${at}`}>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="number"
                  min={0}
                  value={question.at}
                  onChange={(event) => put(at, { ...question, at: Number(event.target.value) })}
                />
              )}
            </Field>
          </div>
          <div className="jx-learning-row">
            <Button size="small" onClick={() => put(at, null)}>
              {t('edit_remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('edit_addQuestion')}
      </Button>
    </section>
  );
}
