import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { inboxCountQuery } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import {
  type CaseStanding,
  type Together,
  type TogetherCase,
  togetherCasesQuery,
  togetherQuery,
} from './together-queries.ts';
import { togetherWords } from './together-words.ts';
import './desk.css';

const STANDINGS = ['refused', 'decided', 'waiting'] as const;

/** How far one decision about many cases is, what became of each, and the way on for what is left. */
export function TogetherPage() {
  const t = useWords(togetherWords);
  const { bulkId = '' }: { readonly bulkId?: string } = useParams({ strict: false });
  const found = useQuery(togetherQuery(bulkId));
  const ended = found.data?.endedAt ?? null;
  useTitle(t(found.data?.outcome === 'return' ? 'title.return' : 'title.pass'));
  useFreshQueue(ended);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 60, 300]} />;
  const together = found.data;
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.inbox} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      title={<Headline together={together} />}
      lead={<Lead together={together} />}
    >
      <Cases together={together} />
    </Page>
  );
}

/** What was decided is no longer waiting: the queue is asked for anew when somebody goes back to it. */
function useFreshQueue(ended: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (ended === null) return;
    for (const key of [
      ['review', 'inbox'],
      ['review', 'case'],
      inboxCountQuery.queryKey,
      ['hours'],
    ])
      void client.invalidateQueries({ queryKey: key });
  }, [client, ended]);
}

function kindOf(outcome: string): 'pass' | 'return' | 'other' {
  return outcome === 'pass' || outcome === 'return' ? outcome : 'other';
}

function Headline({ together }: { readonly together: Together }) {
  const t = useWords(togetherWords);
  const f = useFormats();
  const said = (count: number) => f.number(String(count));
  const { waiting, decided, refused, total, endedAt } = together;
  const kind = kindOf(together.outcome);
  if (endedAt === null)
    return t(`running.${kind}`, { done: said(total - waiting), total: said(total) });
  if (refused === 0) return t(`ended.${kind}`, { decided: said(decided) });
  return t(`endedPart.${kind}`, { decided: said(decided), refused: said(refused) });
}

function Lead({ together }: { readonly together: Together }) {
  const t = useWords(togetherWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const { at, total, waiting, refused, endedAt } = together;
  const begun = t('endedLead', { at: f.weekdayInstant(at, today), total: f.number(String(total)) });
  return (
    <span role="status">
      {begun} {endedAt === null ? t('runningLead') : refused > 0 ? t('refusedLead') : ''}
      {endedAt === null && (
        <progress
          className="jx-together-progress"
          aria-label={t('progress')}
          max={total}
          value={total - waiting}
        />
      )}
    </span>
  );
}

function Cases({ together }: { readonly together: Together }) {
  const t = useWords(togetherWords);
  const f = useFormats();
  const navigate = useNavigate();
  const { show }: { readonly show?: string } = useSearch({ strict: false });
  const { bulkId } = together;
  const state: CaseStanding =
    STANDINGS.find((one) => one === show) ?? (together.refused > 0 ? 'refused' : 'decided');
  const columns = useColumns(state);
  const found = useInfiniteQuery({
    ...togetherCasesQuery({ bulkId, state, known: together[state] }),
    placeholderData: (before) => before,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const none = { refused: 'noneRefused', decided: 'noneDecided', waiting: 'noneWaiting' } as const;
  return (
    <>
      <div className="jx-queue-filters">
        {STANDINGS.filter((one) => one !== 'waiting' || together.waiting > 0).map((one) => (
          <FilterChip
            key={one}
            on={state === one}
            onToggle={() =>
              void navigate({
                to: `${paths.together}/${bulkId}`,
                search: { show: one },
                replace: true,
              })
            }
          >
            {t(`show.${one}`, { count: f.number(String(together[one])) })}
          </FilterChip>
        ))}
      </div>
      {found.isError ? (
        <PageError error={found.error} retry={() => void found.refetch()} />
      ) : found.isPending ? (
        <PageLoading blocks={[200]} />
      ) : (
        <DataTable
          caption={t(`show.${state}`, { count: f.number(String(together[state])) })}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.caseId}
          empty={<EmptyState>{t(none[state])}</EmptyState>}
        />
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('moreCases')}
        </Button>
      )}
    </>
  );
}

function useColumns(state: CaseStanding): readonly Column<TogetherCase>[] {
  const t = useWords(togetherWords);
  const f = useFormats();
  const label = useLabel();
  const person: Column<TogetherCase> = {
    id: 'person',
    head: t('person'),
    phone: 'subject',
    cell: (row) =>
      row.summary === null ? (
        <span className="jx-secondary">{t('gone')}</span>
      ) : (
        <b>{row.summary.personName}</b>
      ),
  };
  const what: Column<TogetherCase> = {
    id: 'what',
    head: t('what'),
    phone: 'detail',
    wraps: true,
    cell: (row) =>
      row.summary !== null && (
        <>
          {row.summary.title === '' ? label(row.summary.formLabel) : row.summary.title}
          <div className="jx-small jx-secondary">{row.number}</div>
        </>
      ),
  };
  const why: Column<TogetherCase> = {
    id: 'why',
    head: t('why'),
    phone: 'detail',
    wraps: true,
    cell: (row) => problemSentence({ code: row.code ?? '' }, f.locale, reviewErrors),
  };
  const look: Column<TogetherCase> = {
    id: 'look',
    head: <span className="jx-visually-hidden">{t('way')}</span>,
    phone: 'need',
    align: 'end',
    cell: (row) =>
      row.summary !== null && (
        <Link to={`${paths.inbox}/${row.subjectId}/${row.caseId}`}>{t('look')}</Link>
      ),
  };
  return state === 'refused' ? [person, what, why, look] : [person, what, look];
}
