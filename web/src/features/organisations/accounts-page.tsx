import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { SearchBox } from '../../app/search-box.tsx';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect, useOnlyUnit } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { AccountMark } from './account-mark.tsx';
import { organisationsWords } from './organisations-words.ts';
import { PersonDrawer } from './person-drawer.tsx';
import { type Member, membersQuery } from './queries.ts';
import { RegisterDrawer } from './register-drawer.tsx';
import { SlipsDrawer } from './slips-drawer.tsx';
import './organisations.css';

type AddressSearch = { readonly unit?: string; readonly unitName?: string; readonly q?: string };

/** Who is on the roster, whose account waits, and the ways to bring people in. */
export function AccountsPage() {
  const t = useWords(organisationsWords);
  useTitle(t('accountsTitle'));
  const search: AddressSearch = useSearch({ strict: false });
  const found = useInfiniteQuery(
    membersQuery({
      ...(search.unit === undefined ? {} : { unit: search.unit }),
      ...(search.q === undefined ? {} : { search: search.q }),
    }),
  );
  const [told, setTold] = useState<string>();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 44, 400]} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  const mayRegister = found.data.pages[0]?.permissions.includes('register-people') === true;
  return (
    <Page
      width="desk"
      title={t('accountsTitle')}
      lead={t('accountsLead')}
      actions={mayRegister && <Actions search={search} onDone={setTold} />}
    >
      {told !== undefined && (
        <div role="status" className="jx-told">
          <Note icon="check">{told}</Note>
        </div>
      )}
      <Filters search={search} />
      <MemberTable rows={rows} narrowed={Object.keys(search).length > 0} onDone={setTold} />
      <div className="jx-members-foot">
        {rows.length > 0 && <span role="status">{t('shown', { count: rows.length })}</span>}
        {found.hasNextPage && (
          <Button
            type="link"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function unitFrom(search: AddressSearch): ChosenUnit | undefined {
  return search.unit === undefined ? undefined : { id: search.unit, name: search.unitName ?? '' };
}

function Actions(props: {
  readonly search: AddressSearch;
  readonly onDone: (sentence: string) => void;
}) {
  const t = useWords(organisationsWords);
  const only = useOnlyUnit();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'register' | 'slips'>();
  const unit = unitFrom(props.search) ?? only;
  return (
    <>
      <Button onClick={() => setOpen('slips')}>{t('unitSlips')}</Button>
      <Button
        onClick={() =>
          void navigate({
            to: paths.importing,
            search: unit === undefined ? {} : { unit: unit.id, unitName: unit.name },
          })
        }
      >
        {t('importMany')}
      </Button>
      <Button type="primary" onClick={() => setOpen('register')}>
        {t('registerOne')}
      </Button>
      <RegisterDrawer
        open={open === 'register'}
        unit={unit}
        onClose={() => setOpen(undefined)}
        onDone={props.onDone}
      />
      <SlipsDrawer open={open === 'slips'} unit={unit} onClose={() => setOpen(undefined)} />
    </>
  );
}

function Filters({ search }: { readonly search: AddressSearch }) {
  const t = useWords(organisationsWords);
  const navigate = useNavigate();
  const go = (next: AddressSearch) => void navigate({ to: paths.register, search: next });
  const find = (text: string) => {
    const { q: _q, ...rest } = search;
    go(text.trim() === '' ? rest : { ...rest, q: text.trim() });
  };
  return (
    <div className="jx-members-filters">
      <UnitSelect
        value={unitFrom(search)}
        clearable
        label={t('unit')}
        placeholder={t('unit')}
        onChange={(chosen) => {
          const { unit: _unit, unitName: _name, ...rest } = search;
          go(chosen === undefined ? rest : { ...rest, unit: chosen.id, unitName: chosen.name });
        }}
      />
      <SearchBox
        className="jx-members-search"
        label={t('search')}
        value={search.q ?? ''}
        onFind={find}
      />
    </div>
  );
}

function MemberTable(props: {
  readonly rows: readonly Member[];
  readonly narrowed: boolean;
  readonly onDone: (sentence: string) => void;
}) {
  const t = useWords(organisationsWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const [opened, setOpened] = useState<string>();
  return (
    <>
      <DataTable
        caption={t('caption')}
        columns={columnsOf(t, f, today, setOpened)}
        rows={props.rows}
        rowKey={(row) => row.personId}
        onOpen={(row) => setOpened(row.personId)}
        {...(opened === undefined ? {} : { current: opened })}
        empty={
          props.narrowed ? (
            <EmptyState
              title={t('nobodyTitle')}
              action={<Link to={paths.register}>{t('seeAll')}</Link>}
            >
              {t('nobody')}
            </EmptyState>
          ) : (
            <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
          )
        }
      />
      <PersonDrawer personId={opened} onClose={() => setOpened(undefined)} onDone={props.onDone} />
    </>
  );
}

function columnsOf(
  t: Translate<(typeof organisationsWords)['zh-CN']>,
  f: Formats,
  today: string,
  open: (personId: string) => void,
): readonly Column<Member>[] {
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => (
        <button
          type="button"
          className="jx-member-name"
          onClick={(click) => {
            click.stopPropagation();
            open(row.personId);
          }}
        >
          {row.name}
          <span className="jx-visually-hidden">{t('openPerson')}</span>
        </button>
      ),
    },
    {
      id: 'document',
      head: t('document'),
      phone: 'hidden',
      cell: (row) => <span className="jx-secondary">{row.documentMask}</span>,
    },
    {
      id: 'number',
      head: t('number'),
      phone: 'hidden',
      cell: (row) => row.staffNumber ?? '—',
    },
    { id: 'unit', head: t('unit'), phone: 'detail', cell: (row) => row.unitName },
    {
      id: 'login',
      head: t('lastLogin'),
      phone: 'hidden',
      cell: ({ account }) =>
        account.lastLoginAt === null ? (
          <span className="jx-tertiary">{t('never')}</span>
        ) : (
          f.weekdayInstant(account.lastLoginAt, today)
        ),
    },
    {
      id: 'account',
      head: t('account'),
      phone: 'need',
      cell: ({ account }) => <AccountMark state={account.state} />,
    },
  ];
}
