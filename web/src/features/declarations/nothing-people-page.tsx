import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { Answer } from '../../app/api.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { nothingPeopleQuery } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';
import './registering.css';

const YEARS_BACK = 4;

type Answered = Answer<'listNothingInUnits'>['items'][number];

/** Who of one's units has answered that there is nothing to declare: nobody to be reminded again. */
export function NothingPeoplePage() {
  const t = useWords(registeringWords);
  useTitle(t('noneTitle'));
  const { today } = useSignedIn();
  const search: { readonly year?: number } = useSearch({ strict: false });
  const navigate = useNavigate();
  const thisYear = Number(today.slice(0, 4));
  const year = search.year ?? thisYear;
  const found = useInfiniteQuery(nothingPeopleQuery(year));
  const columns = useColumns(year);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 300]} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  return (
    <Page
      width="desk"
      title={t('noneTitle')}
      lead={t('noneLead')}
      above={
        <Link to={paths.people} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('noneBack')}
        </Link>
      }
      actions={
        <Select
          aria-label={t('noneYear')}
          value={year}
          options={Array.from({ length: YEARS_BACK + 1 }, (_, back) => ({
            value: thisYear - back,
            label: t('noneOfYear', { year: thisYear - back }),
          }))}
          onChange={(chosen) => void navigate({ to: paths.nothing, search: { year: chosen } })}
        />
      }
    >
      <DataTable
        caption={t('noneTitle')}
        rows={rows}
        rowKey={(row) => row.personId}
        columns={columns}
        empty={<EmptyState>{t('noneNobody', { year })}</EmptyState>}
      />
      {found.hasNextPage && (
        <p className="jx-registering-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </Page>
  );
}

function useColumns(year: number): readonly Column<Answered>[] {
  const t = useWords(registeringWords);
  const f = useFormats();
  return [
    {
      id: 'name',
      head: t('noneName'),
      phone: 'subject',
      cell: (row) => (
        <Link to={`${paths.people}/${row.personId}`} search={{ year }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'unit', head: t('unit'), phone: 'detail', cell: (row) => row.unitName },
    { id: 'at', head: t('noneAt'), phone: 'need', cell: (row) => f.instant(row.at) },
  ];
}
