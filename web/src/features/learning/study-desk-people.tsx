import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { SearchBox } from '../../app/search-box.tsx';
import { useSignedIn } from '../../app/session.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Note } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { GROUPS, type StudyPerson, studyPeopleQuery, useRemindStudy } from './desk-queries.ts';
import { LearningRefusal } from './refusal.tsx';
import type { DeskSearch } from './study-desk-page.tsx';
import { studyDeskWords } from './study-desk-words.ts';

type Words = Translate<(typeof studyDeskWords)['zh-CN']>;

/** A request reminds at most this many. */
const REMIND_MAX = 200;

function columnsOf(t: Words, f: Formats): Column<StudyPerson>[] {
  const number = (id: 'studying' | 'provisional' | 'done', head: string): Column<StudyPerson> => ({
    id,
    head,
    align: 'end',
    phone: 'detail',
    phoneHead: true,
    cell: (one) => one[id],
  });
  return [
    { id: 'name', head: t('colName'), phone: 'subject', width: 140, cell: (one) => one.name },
    { id: 'unit', head: t('colUnit'), phone: 'detail', cell: (one) => one.unitName },
    number('studying', t('colStudying')),
    number('provisional', t('colProvisional')),
    number('done', t('colDone')),
    {
      id: 'last',
      head: t('colLast'),
      phone: 'hidden',
      width: 150,
      cell: (one) => (one.lastOn === null ? t('never') : f.date(one.lastOn)),
    },
    {
      id: 'short',
      head: t('colShort'),
      align: 'end',
      phone: 'need',
      cell: (one) =>
        one.group === 'met' ? t('met') : <ShortOf amount={f.amount(one.short, one.unit)} t={t} />,
    },
  ];
}

/** On a phone there is no head of the column that says what is short. */
function ShortOf({ amount, t }: { readonly amount: string; readonly t: Words }) {
  return (
    <>
      <span className="jx-table-phone-head">{t('shortPhone')} </span>
      {amount}
    </>
  );
}

/** Who studies and who is behind, most behind first; those chosen are reminded. */
export function StudyPeople(props: {
  readonly search: DeskSearch;
  readonly go: (next: DeskSearch) => void;
}) {
  const { search, go } = props;
  const t = useWords(studyDeskWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const group = GROUPS.find((one) => one === search.group);
  const found = useInfiniteQuery(
    studyPeopleQuery({
      ...(search.unit === undefined ? {} : { unit: search.unit }),
      ...(group === undefined ? {} : { group }),
      ...(search.q === undefined ? {} : { search: search.q }),
    }),
  );
  const remind = useRemindStudy(Number(today.slice(0, 4)));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[44, 400]} />;
  const rows = found.data.pages.flatMap((one) => one.items);
  const mayRemind = found.data.pages[0]?.permissions.includes('remind') === true;
  const short = rows.filter((one) => chosen.has(one.personId) && one.group !== 'met');
  const { group: _group, ...others } = search;
  const bar = (
    <>
      <span>{t('chosen', { count: chosen.size })}</span>
      <Button
        type="primary"
        disabled={short.length === 0 || short.length > REMIND_MAX}
        loading={remind.isPending}
        onClick={() =>
          remind.mutate(
            short.map((one) => one.personId),
            { onSuccess: () => setChosen(new Set()) },
          )
        }
      >
        {t('remind', { count: short.length })}
      </Button>
    </>
  );
  return (
    <>
      <div className="jx-learning-filter">
        <FilterChip on={group === undefined} onToggle={() => go(others)}>
          {t('group.all')}
        </FilterChip>
        {GROUPS.map((one) => (
          <FilterChip key={one} on={one === group} onToggle={() => go({ ...others, group: one })}>
            {t(`group.${one}`)}
          </FilterChip>
        ))}
        <SearchBox
          className="jx-study-search"
          label={t('search')}
          value={search.q ?? ''}
          onFind={(text) => {
            const { q: _q, ...rest } = search;
            go(text.trim() === '' ? rest : { ...rest, q: text.trim() });
          }}
        />
      </div>
      <LearningRefusal error={remind.error} />
      {remind.isSuccess && (
        <Note icon="check">
          {t('reminded', {
            count: remind.data.results.filter((one) => one.outcome === 'reminded').length,
          })}
        </Note>
      )}
      {rows.length === 0 ? (
        <EmptyState>{t('noPeople')}</EmptyState>
      ) : (
        <DataTable
          caption={t('view.people')}
          columns={columnsOf(t, f)}
          rows={rows}
          rowKey={(one) => one.personId}
          {...(mayRemind
            ? {
                selection: {
                  selected: chosen,
                  onChange: setChosen,
                  allLabel: t('all'),
                  rowLabel: (key: string) =>
                    t('one', { name: rows.find((one) => one.personId === key)?.name ?? '' }),
                },
              }
            : {})}
          {...(chosen.size > 0 ? { bulkBar: bar } : {})}
        />
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
