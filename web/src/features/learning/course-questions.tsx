import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { type QuestionLine, questionsQuery } from './desk-queries.ts';
import { studyDeskWords } from './study-desk-words.ts';

/** How the questions of a course are answered, those that most miss first; for its authors. */
export function CourseQuestions({ courseId }: { readonly courseId: string }) {
  const t = useWords(studyDeskWords);
  const f = useFormats();
  const locale = useLocale();
  const found = useQuery(questionsQuery(courseId));
  const items = found.data ?? [];
  const columns: Column<QuestionLine>[] = [
    { id: 'text', head: t('colQuestion'), phone: 'subject', cell: (one) => one.text },
    { id: 'chapter', head: t('colChapter'), phone: 'detail', cell: (one) => one.chapter },
    {
      id: 'asked',
      head: t('colAsked'),
      align: 'end',
      phone: 'detail',
      phoneHead: true,
      cell: (one) => one.asked,
    },
    {
      id: 'right',
      head: t('colRight'),
      align: 'end',
      phone: 'need',
      cell: (one) => f.percent(one.right, one.asked),
    },
  ];
  return (
    <section>
      <SectionHead title={t('questions')} />
      <p className="jx-secondary">{items.length === 0 ? t('noAnswers') : t('questionsLead')}</p>
      {items.length > 0 && (
        <DataTable
          caption={t('questions')}
          columns={columns}
          rows={items}
          rowKey={(one) => one.questionId}
        />
      )}
      <p>
        <Button href={`/api/kept-courses/${courseId}/learners/export?locale=${locale}`}>
          {t('exportLearners')}
        </Button>
      </p>
    </section>
  );
}
