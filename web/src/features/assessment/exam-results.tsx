import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Result, resultsAddress, resultsQuery } from './queries.ts';
import { resultWords } from './result-words.ts';

type Words = Translate<(typeof resultWords)['zh-CN']>;
type Held = { readonly nodeId: string; readonly offeringId: string };
type Shown = 'all' | 'passed' | 'failed';
const MARKS = { passed: 'counted', failed: 'cut' } as const;

/** Who passed and who did not, the hours in the ledger, the certificate; once everybody may know. */
export function ExamResults(props: Held & { readonly ofCourse: boolean }) {
  const t = useWords(resultWords);
  const f = useFormats();
  const { ofCourse, ...held } = props;
  const [shown, setShown] = useState<Shown>('all');
  const found = useInfiniteQuery(resultsQuery(held, shown === 'all' ? undefined : shown));
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (first === undefined) return null;
  return (
    <>
      <SectionHead
        title={t('title')}
        action={
          first.told && <Button href={resultsAddress(held, f.locale)}>{t('download')}</Button>
        }
      />
      {first.told ? (
        <>
          <div className="jx-exam-results-choice">
            <Select
              aria-label={t('show')}
              value={shown}
              options={(['all', 'passed', 'failed'] as const).map((value) => ({
                value,
                label: t(value),
              }))}
              onChange={(value) => setShown(value)}
              popupMatchSelectWidth={false}
            />
          </div>
          <DataTable
            caption={t('caption')}
            columns={columnsOf(t, f, { unit: first.unit, ofCourse })}
            rows={rows}
            rowKey={(row) => row.personId}
            empty={<p className="jx-secondary">{t('nobody')}</p>}
          />
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      ) : (
        <p className="jx-secondary">{t('later')}</p>
      )}
    </>
  );
}

function columnsOf(
  t: Words,
  f: Formats,
  of: { readonly unit: 'hour' | 'credit'; readonly ofCourse: boolean },
): readonly Column<Result>[] {
  return [
    { id: 'name', head: t('name'), phone: 'subject', cell: (row) => row.name },
    { id: 'unit', head: t('unit'), phone: 'detail', cell: (row) => row.unitName },
    {
      id: 'result',
      head: t('result'),
      phone: 'need',
      cell: (row) => (
        <>
          <StateMark state={MARKS[row.state]}>{t(row.state)}</StateMark>
          {row.resit && <span className="jx-small jx-secondary"> {t('resit')}</span>}
        </>
      ),
    },
    {
      id: 'total',
      head: t('total'),
      phone: 'detail',
      phoneHead: true,
      align: 'end',
      cell: ({ outcome }) => (
        <>
          <b>{outcome.total}</b>{' '}
          <span className="jx-small jx-secondary jx-nowrap">
            {t('marks', { homework: outcome.homework, exam: outcome.exam ?? t('absent') })}
          </span>
        </>
      ),
    },
    {
      id: 'posted',
      head: t('posted'),
      phone: 'detail',
      phoneHead: true,
      align: 'end',
      cell: (row) => {
        if (row.state === 'failed') return '';
        if (of.ofCourse) return t('byCourse');
        return row.posted === null ? t('notPosted') : f.amount(row.posted, of.unit);
      },
    },
    {
      id: 'certificate',
      head: t('certificate'),
      phone: 'detail',
      cell: (row) => <span className="jx-number jx-nowrap">{row.certificate}</span>,
    },
  ];
}
