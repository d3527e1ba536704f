import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { declarationWords } from './declaration-words.ts';
import { DeclarationStateMark, isUnfiled } from './declaration-state.tsx';
import { type Declaration, declarationsQuery } from './queries.ts';

function addressOf(one: Declaration): string {
  return isUnfiled(one.state)
    ? `${paths.declare}/${one.declarationId}`
    : `${paths.declarations}/${one.declarationId}`;
}

/** Everything a person ever declared, last changed first. */
export function DeclarationsPage() {
  const t = useWords(declarationWords);
  useTitle(t('listTitle'));
  const navigate = useNavigate();
  const list = useInfiniteQuery(declarationsQuery());
  const columns = useColumns();
  if (list.isError) return <PageError error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <PageLoading blocks={[38, 360]} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t('listTitle')}
      actions={
        <Button type="primary" onClick={() => void navigate({ to: paths.declare })}>
          {t('declare')}
        </Button>
      }
    >
      <DataTable
        caption={t('listTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.declarationId}
        onOpen={(row) => void navigate({ to: addressOf(row) })}
        empty={<EmptyState>{t('listEmpty')}</EmptyState>}
        {...(list.hasNextPage
          ? {
              foot: (
                <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('more')}
                </Button>
              ),
            }
          : {})}
      />
    </Page>
  );
}

function useColumns(): readonly Column<Declaration>[] {
  const t = useWords(declarationWords);
  const f = useFormats();
  const label = useLabel();
  const { today } = useSignedIn();
  return [
    {
      id: 'title',
      head: t('columnTitle'),
      phone: 'subject',
      cell: (row) => <Link to={addressOf(row)}>{row.title}</Link>,
    },
    {
      id: 'kind',
      head: t('columnKind'),
      phone: 'detail',
      width: 200,
      cell: (row) => (row.formLabel ? label(row.formLabel) : ''),
    },
    {
      id: 'date',
      head: t('columnDate'),
      phone: 'detail',
      width: 200,
      cell: (row) => (
        <span className="jx-nowrap">
          {row.submittedAt === null
            ? t('changedOn', { date: f.instant(row.changedAt, today) })
            : t('submittedOn', { date: f.instant(row.submittedAt, today) })}
        </span>
      ),
    },
    {
      id: 'state',
      head: t('columnState'),
      phone: 'need',
      width: 120,
      cell: (row) => <DeclarationStateMark state={row.state} />,
    },
  ];
}
