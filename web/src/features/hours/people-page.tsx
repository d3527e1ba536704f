import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { SearchBox } from '../../app/search-box.tsx';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useKeptScroll } from '../../app/use-kept-scroll.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { PeopleFigures } from './people-figures.tsx';
import { PeopleList } from './people-list.tsx';
import {
  exportAddress,
  type Group,
  GROUPS,
  peopleQuery,
  type PeopleFilter,
  type PeoplePage as Answered,
} from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import type { RunFilter } from './remind-queries.ts';
import { SavedViews } from './saved-views.tsx';
import './people.css';

type AddressSearch = {
  readonly group?: Group;
  readonly unit?: string;
  readonly unitName?: string;
  readonly q?: string;
  /** How many pages of the list were opened, so that a reload shows them again. */
  readonly pages?: number;
};

/** A reload fetches no more pages than that by itself. */
const PAGES_KEPT_MAX = 40;

function groupFrom(text: unknown): Group | undefined {
  return GROUPS.find((group) => group === text);
}

/** Met, met if passed, short: everyone the reader answers for, most urgent first. */
export function PeoplePage() {
  const t = useWords(peopleWords);
  useTitle(t('title'));
  const search: AddressSearch = useSearch({ strict: false });
  const group = groupFrom(search.group);
  const filter: PeopleFilter = {
    ...(group === undefined ? {} : { group }),
    ...(search.unit === undefined ? {} : { unit: search.unit }),
    ...(search.q === undefined ? {} : { search: search.q }),
  };
  const found = useInfiniteQuery(peopleQuery(filter));
  const wanted = Math.min(search.pages ?? 1, PAGES_KEPT_MAX);
  const opened = found.data?.pages.length ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = found;
  const behind = opened > 0 && opened < wanted && hasNextPage;
  useEffect(() => {
    if (behind && !isFetching) void fetchNextPage();
  }, [behind, isFetching, fetchNextPage]);
  useKeptScroll(opened > 0 && !behind);
  const navigate = useNavigate();
  const more = () => {
    void fetchNextPage();
    const pages = opened + 1;
    void navigate({ to: paths.people, search: { ...search, pages }, replace: true, ...stay });
  };
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const first = found.data?.pages[0];
  if (first === undefined) return <PageLoading blocks={[38, 140, 44, 400]} />;
  return (
    <People
      key={JSON.stringify(filter)}
      first={first}
      rows={found.data?.pages.flatMap((page) => page.items) ?? []}
      packs={packsOf(found.data?.pages ?? [])}
      filter={filter}
      search={search}
      more={found.hasNextPage ? { fetch: more, busy: found.isFetchingNextPage } : undefined}
    />
  );
}

const stay = { resetScroll: false } as const;

function packsOf(pages: readonly Answered[]): Answered['packs'] {
  const all = new Map(pages.flatMap((page) => page.packs).map((pack) => [pack.ref, pack]));
  return [...all.values()];
}

type PeopleProps = {
  readonly first: Answered;
  readonly rows: Answered['items'];
  readonly packs: Answered['packs'];
  readonly filter: PeopleFilter;
  readonly search: AddressSearch;
  readonly more: { readonly fetch: () => void; readonly busy: boolean } | undefined;
};

function People(props: PeopleProps) {
  const { first, rows, packs, filter, search, more } = props;
  const t = useWords(peopleWords);
  const f = useFormats();
  const locale = useLocale();
  const { counts, period } = first;
  const all = counts.met + counts.hoped + counts.short;
  const narrowed = search.unit !== undefined || search.q !== undefined;
  if (all === 0 && !narrowed) {
    return (
      <Page width="desk" title={t('title')}>
        <EmptyState
          title={t('emptyTitle')}
          action={<Link to={paths.register}>{t('register')}</Link>}
        >
          {t('empty')}
        </EmptyState>
      </Page>
    );
  }
  const shownOf = filter.group === undefined ? all : countOf(filter.group, counts);
  const before = period.daysLeft > 0;
  const lead = narrowed ? (before ? 'leadFound' : 'leadFoundPast') : before ? 'lead' : 'leadPast';
  const run = runOf(filter, Number(period.lastDay.slice(0, 4)));
  return (
    <Page
      width="desk"
      title={headline()}
      lead={t(lead, {
        people: f.people(all),
        date: f.weekdayDate(period.lastDay),
        days: period.daysLeft,
      })}
      actions={
        <>
          <Link to={paths.nothing}>{t('nothingToDeclare')}</Link>
          <Button
            href={exportAddress(filter, locale)}
            download
            icon={<Icon name="download" size={16} />}
          >
            {t('export')}
          </Button>
        </>
      }
    >
      {all > 0 && <PeopleFigures counts={counts} />}
      <Filters counts={counts} filter={filter} search={search} />
      <PeopleList
        rows={rows}
        packs={packs}
        run={run}
        remindable={first.permissions.remind}
        everyone={more === undefined ? undefined : countOf(run.group, counts)}
      />
      <div className="jx-people-foot">
        <span className="jx-people-legend">
          <StateMark state="counted">{t('legendCounted')}</StateMark>
          <StateMark state="review">{t('legendReview')}</StateMark>
          <StateMark state="missing">{t('legendMissing')}</StateMark>
        </span>
        {rows.length > 0 && (
          <span role="status">
            {t('shown', { last: rows.length, count: Math.max(shownOf, rows.length) })}
          </span>
        )}
        {more && (
          <Button type="link" loading={more.busy} onClick={more.fetch}>
            {t('more', { count: Math.max(1, shownOf - rows.length) })}
          </Button>
        )}
      </div>
    </Page>
  );

  function headline(): string {
    // Nobody found is nobody short and nobody done.
    if (all === 0) return t('title');
    const name = f.locale === 'zh-CN' ? `${period.name} 年度` : period.name;
    if (counts.short > 0) return t('short', { period: name, count: counts.short });
    if (counts.hoped > 0) return t('onlyHoped', { period: name, count: counts.hoped });
    return t('allMet', { period: name });
  }
}

/** Everyone under the filter who has not met the year. */
function runOf(filter: PeopleFilter, year: number): RunFilter {
  const { group } = filter;
  return {
    year,
    group: group === 'hoped' || group === 'short' ? group : 'not-met',
    unitId: filter.unit ?? null,
    search: filter.search ?? null,
  };
}

function countOf(group: Group, counts: Answered['counts']): number {
  return group === 'not-met' ? counts.hoped + counts.short : counts[group];
}

function Filters(props: {
  readonly counts: Answered['counts'];
  readonly filter: PeopleFilter;
  readonly search: AddressSearch;
}) {
  const { counts, filter, search } = props;
  const t = useWords(peopleWords);
  const navigate = useNavigate();
  const go = (next: AddressSearch) => void navigate({ to: paths.people, search: next });
  const { group: _group, pages: _pages, ...others } = search;
  const chip = (group: Group, words: string) => (
    <FilterChip
      on={filter.group === group}
      removable
      onToggle={() => go(filter.group === group ? others : { ...others, group })}
    >
      {words}
    </FilterChip>
  );
  const find = (text: string) => {
    const { q: _q, pages: _opened, ...rest } = search;
    go(text.trim() === '' ? rest : { ...rest, q: text.trim() });
  };
  const unit: ChosenUnit | undefined =
    search.unit === undefined ? undefined : { id: search.unit, name: search.unitName ?? '' };
  return (
    <div className="jx-people-filters jx-no-print">
      <FilterChip on={filter.group === undefined} onToggle={() => go(others)}>
        {t('all', { count: counts.met + counts.hoped + counts.short })}
      </FilterChip>
      {chip('met', t('filterMet', { count: counts.met }))}
      {chip('hoped', t('filterHoped', { count: counts.hoped }))}
      {chip('short', t('filterShort', { count: counts.short }))}
      {chip('not-met', t('filterNotMet', { count: counts.hoped + counts.short }))}
      <UnitSelect
        value={unit}
        clearable
        label={t('unit')}
        placeholder={t('unit')}
        onChange={(chosen) => {
          const { unit: _unit, unitName: _name, pages: _opened, ...rest } = search;
          go(chosen === undefined ? rest : { ...rest, unit: chosen.id, unitName: chosen.name });
        }}
      />
      <SearchBox
        className="jx-people-search"
        label={t('search')}
        value={search.q ?? ''}
        onFind={find}
      />
      <SavedViews page="people" filter={textsOf(search)} onOpen={(kept) => go(searchFrom(kept))} />
    </div>
  );
}

const KEPT = ['group', 'unit', 'unitName', 'q'] as const;

/** The filter as a view keeps it: without how far the list was opened. */
function textsOf(search: AddressSearch): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = search[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function searchFrom(kept: Readonly<Record<string, string>>): AddressSearch {
  const group = groupFrom(kept['group']);
  const { unit, unitName, q } = kept;
  return {
    ...(group === undefined ? {} : { group }),
    ...(unit === undefined ? {} : { unit }),
    ...(unitName === undefined ? {} : { unitName }),
    ...(q === undefined ? {} : { q }),
  };
}
