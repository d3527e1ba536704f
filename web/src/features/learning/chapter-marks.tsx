import { Button, Input } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import type { Chapter } from './queries.ts';

const MARKS_MAX = 60;

/** Places of a recording that are listed beside it. */
export function ChapterMarks(props: {
  readonly chapter: Chapter;
  readonly change: (some: Partial<Chapter>) => void;
}) {
  const { chapter, change } = props;
  const t = useWords(offerWords);
  const tLearning = useWords(learningWords);
  type Mark = Chapter['marks'][number];
  const put = (at: number, mark: Mark | null) =>
    change({ marks: chapter.marks.flatMap((one, n) => (n === at ? (mark ?? []) : one)) });
  const last = chapter.marks.at(-1)?.at ?? 0;
  return (
    <section className="jx-questions">
      <h4>{t('edit_marks')}</h4>
      <p className="jx-small jx-secondary">{t('edit_marksHint')}</p>
      {chapter.marks.map((mark, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a mark is known by its place
        <div key={at} className="jx-learning-row">
          <Input
            className="jx-mark-at"
            aria-label={t('edit_markAt')}
            type="number"
            min={0}
            value={mark.at}
            onChange={(event) =>
              put(at, { ...mark, at: Math.max(0, Math.floor(Number(event.target.value))) })
            }
          />
          <Input
            className="jx-mark-title"
            aria-label={t('edit_markTitle')}
            value={mark.title}
            maxLength={80}
            onChange={(event) => put(at, { ...mark, title: event.target.value })}
          />
          <Button onClick={() => put(at, null)}>{tLearning('edit_remove')}</Button>
        </div>
      ))}
      <Button
        size="small"
        disabled={chapter.marks.length >= MARKS_MAX}
        onClick={() =>
          change({ marks: [...chapter.marks, { at: last, title: t('edit_markTitle') }] })
        }
      >
        {t('edit_addMark')}
      </Button>
    </section>
  );
}
