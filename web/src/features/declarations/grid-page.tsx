import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import type { ChosenUnit } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { DeclareError } from './declare-page.tsx';
import { sentenceOf } from './form-errors.ts';
import { ReportDrawer, SessionDrawer } from './grid-drawers.tsx';
import type { GridSession } from './grid-sessions.ts';
import { GridTable } from './grid-table.tsx';
import { gridWords } from './grid-words.ts';
import { membersQuery, type UnitForm, unitFormsQuery } from './registering-queries.ts';
import { type Grid, type Person, useGrid } from './use-grid.ts';
import './grid.css';

type AddressSearch = {
  readonly unit?: string;
  readonly unitName?: string;
  readonly form?: string;
};

/** Teachers down, sessions across: the list of attendance as a school keeps it. */
export function GridPage() {
  const t = useWords(gridWords);
  const label = useLabel();
  useTitle(t('title'));
  const { office } = useSignedIn();
  const search: AddressSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const unit =
    search.unit === undefined ? office : { id: search.unit, name: search.unitName ?? '' };
  const forms = useQuery({ ...unitFormsQuery(unit?.id ?? ''), enabled: unit !== undefined });
  if (unit === undefined) return <EmptyState>{t('noUnit')}</EmptyState>;
  if (forms.isError) return <DeclareError error={forms.error} retry={() => void forms.refetch()} />;
  if (forms.data === undefined) return <PageLoading blocks={[38, 60, 320]} />;
  // A session is something that has a day; what has none is written down one by one.
  const offered = forms.data.forms.filter((one) => one.fields.some((field) => field.maps === 'on'));
  const form = offered.find((one) => one.id === search.form) ?? offered[0];
  return (
    <Page
      width="desk"
      title={t('title')}
      lead={t('lead')}
      above={
        <Link
          to={paths.records}
          search={{ unit: unit.id, unitName: unit.name }}
          className="jx-back"
        >
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      actions={
        <Select
          aria-label={t('form')}
          className="jx-grid-form"
          value={form?.id ?? null}
          options={offered.map((one) => ({ value: one.id, label: label(one.label) }))}
          onChange={(id) =>
            void navigate({
              to: paths.grid,
              search: { ...search, ...(id === null ? {} : { form: id }) },
            })
          }
        />
      }
    >
      {form === undefined ? (
        <EmptyState>{t('noForms')}</EmptyState>
      ) : (
        <OfForm key={`${unit.id} ${form.id}`} unit={unit} form={form} />
      )}
    </Page>
  );
}

const SIZES = [5, 50] as const;
type Size = (typeof SIZES)[number];

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function OfForm({ unit, form }: { readonly unit: ChosenUnit; readonly form: UnitForm }) {
  const t = useWords(gridWords);
  const { today, accountId } = useSignedIn();
  const grid = useGrid({ unit, form, from: yearBefore(today), to: today });
  const [size, setSize] = useState<Size>(5);
  const rows = useRows(unit.id, size, accountId);
  const [adding, setAdding] = useState(false);
  const [reporting, setReporting] = useState<GridSession>();
  const [said, setSaid] = useState('');
  if (grid.error !== null) return <PageError error={grid.error} retry={grid.refetch} />;
  if (grid.isPending || rows.isPending) return <PageLoading blocks={[60, 320]} />;
  const shown = grid.sessions.length > 0 && rows.people.length > 0;
  return (
    <>
      <div className="jx-grid-bar">
        <Button onClick={() => setAdding(true)}>{t('addSession')}</Button>
        <Select
          aria-label={t('size')}
          value={size}
          options={SIZES.map((one) => ({ value: one, label: t(`size.${one}`) }))}
          onChange={(next) => {
            setSize(next);
            rows.first();
          }}
        />
        <Saving grid={grid} names={rows.names} />
      </div>
      <p role="status" className="jx-small">
        {said}
      </p>
      {grid.more && <Note icon="warning">{t('moreSessions')}</Note>}
      {grid.sessions.length === 0 && (
        <Sheet>
          <EmptyState>{t('noSessions')}</EmptyState>
        </Sheet>
      )}
      {rows.people.length === 0 && <EmptyState>{t('noPeople')}</EmptyState>}
      {shown && (
        <GridTable people={rows.people} grid={grid} onReport={setReporting} onSay={setSaid} />
      )}
      {shown && (
        <div className="jx-grid-bar">
          <Button disabled={rows.from === 1} onClick={rows.previous}>
            {t('previous')}
          </Button>
          <span className="jx-small jx-secondary">
            {t('pageOf', { from: rows.from, to: rows.from + rows.people.length - 1 })}
          </span>
          <Button disabled={!rows.more} loading={rows.isFetching} onClick={rows.next}>
            {t('next')}
          </Button>
        </div>
      )}
      {adding && (
        <SessionDrawer
          form={form}
          onClose={() => setAdding(false)}
          onAdd={(session) => {
            grid.add(session);
            setAdding(false);
          }}
        />
      )}
      {reporting && (
        <ReportDrawer
          unit={unit}
          form={form}
          session={reporting}
          onClose={() => setReporting(undefined)}
        />
      )}
    </>
  );
}

/** Five or fifty teachers at a time, fetched as one goes on. */
function useRows(unitId: string, size: Size, notPersonId: string) {
  const found = useInfiniteQuery(membersQuery(unitId, ''));
  const [page, setPage] = useState(0);
  const everybody = (found.data?.pages ?? [])
    .flatMap((one) => one.items)
    // Nobody writes down for himself under the name of the unit.
    .filter((person) => person.personId !== notPersonId)
    .map((person): Person => ({ personId: person.personId, name: person.name }));
  const start = page * size;
  const known = everybody.length > start + size;
  return {
    isPending: found.isPending,
    isFetching: found.isFetchingNextPage,
    people: everybody.slice(start, start + size),
    names: new Map(everybody.map((person) => [person.personId, person.name])),
    from: start + 1,
    more: known || found.hasNextPage,
    first: () => setPage(0),
    previous: () => setPage((before) => Math.max(0, before - 1)),
    next: () => {
      if (known) setPage((before) => before + 1);
      else void found.fetchNextPage().then(() => setPage((before) => before + 1));
    },
  };
}

/** Whether everything that was ticked is kept, and what is not, with its reason. */
function Saving({ grid, names }: { grid: Grid; names: ReadonlyMap<string, string> }) {
  const t = useWords(gridWords);
  const f = useFormats();
  const locale = useLocale();
  const pending = [...grid.pending.values()];
  const unsaved = pending.filter((one) => one.state === 'unsaved');
  if (unsaved.length > 0) {
    return (
      <div role="alert" className="jx-grid-unsaved">
        <Note tone="warning" icon="warning">
          {t('unsaved', { count: unsaved.length })}{' '}
          <Button size="small" onClick={grid.retry}>
            {t('retry')}
          </Button>
          <ul className="jx-plain-rows">
            {unsaved.slice(0, 5).map((one) => {
              const first = one.refusal?.errors[0];
              const problem = first
                ? { path: first.path, code: first.code, params: first.detail }
                : { path: '', code: one.refusal?.code ?? '', params: one.refusal?.detail ?? {} };
              const name = names.get(one.personId) ?? '';
              const sentence = sentenceOf(problem, locale);
              return (
                <li key={one.declarationId}>
                  {t('refused', { name, session: one.session.title, sentence })}
                </li>
              );
            })}
          </ul>
        </Note>
      </div>
    );
  }
  const text = () => {
    if (pending.length > 0) return t('saving', { count: pending.length });
    return grid.savedAt === undefined ? t('saved') : t('savedAt', { at: f.time(grid.savedAt) });
  };
  return (
    <span role="status" className="jx-small jx-secondary">
      {text()}
    </span>
  );
}
