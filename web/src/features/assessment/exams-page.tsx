import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { examWords } from './exam-words.ts';
import { type Mine, mineQuery } from './queries.ts';

/** Exams of a person: to sign up for, under way, decided. */
export function ExamsPage() {
  const t = useWords(examWords);
  const f = useFormats();
  useTitle(t('title'));
  const found = useQuery(mineQuery);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 200]} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable
        caption={t('caption')}
        columns={columnsOf(t, f)}
        rows={found.data.items}
        rowKey={(row) => row.offeringId}
        empty={<EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
      />
    </Page>
  );
}

export const MARKS = {
  offered: 'missing',
  in: 'review',
  passed: 'counted',
  failed: 'cut',
} as const;

function columnsOf(t: Translate<(typeof examWords)['zh-CN']>, f: Formats): readonly Column<Mine>[] {
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => (
        <Link to={`${paths.exams}/${row.offeringId}`} aria-label={t('open', { name: row.title })}>
          {row.title}
        </Link>
      ),
    },
    {
      id: 'when',
      head: t('when'),
      phone: 'detail',
      cell: (row) => {
        const exam = row.tasks.find((task) => task.kind === 'exam');
        return exam && timesOf(exam, t, f);
      },
    },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      cell: (row) => <StateMark state={MARKS[row.state]}>{t(`state.${row.state}`)}</StateMark>,
    },
  ];
}

export function timesOf(
  task: Mine['tasks'][number],
  t: Translate<(typeof examWords)['zh-CN']>,
  f: Formats,
): string {
  const { minutes } = task;
  if (task.startsAt !== null) return t('session', { at: f.weekdayInstant(task.startsAt), minutes });
  return t('window', { from: f.instant(task.opensAt), to: f.instant(task.closesAt), minutes });
}
