import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { examWords } from './exam-words.ts';
import { MARKS, timesOf } from './exams-page.tsx';
import { mineQuery } from './queries.ts';

const SHOWN = 3;

/** Exams that ask for something, on the first page; nothing where there are none. */
export function ExamLine() {
  const t = useWords(examWords);
  const f = useFormats();
  const found = useQuery(mineQuery);
  const open = (found.data?.items ?? []).filter(
    ({ state, why }) => state === 'in' || (state === 'offered' && why === null),
  );
  if (open.length === 0) return null;
  return (
    <section>
      <SectionHead title={t('title')} action={<Link to={paths.exams}>{t('all')}</Link>} />
      <Sheet>
        <ul className="jx-plain-rows">
          {open.slice(0, SHOWN).map((mine) => {
            const exam = mine.tasks.find((task) => task.kind === 'exam');
            return (
              <li key={mine.offeringId}>
                <Link to={`${paths.exams}/${mine.offeringId}`}>{mine.title}</Link>
                <StateMark state={MARKS[mine.state]}>{t(`state.${mine.state}`)}</StateMark>
                {exam && <span className="jx-small jx-secondary">{timesOf(exam, t, f)}</span>}
              </li>
            );
          })}
        </ul>
      </Sheet>
    </section>
  );
}
