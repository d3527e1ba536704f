import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown, Popconfirm } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { ActRefused } from './act-refused.tsx';
import { DeclareError } from './declare-page.tsx';
import { inParts, Outcome, type Outcomes } from './registering-outcome.tsx';
import {
  discardRegistrations,
  type Registered,
  type RegisteredState,
  registrationsQuery,
  type SharedFile,
  submitRegistrations,
  unitFormsQuery,
} from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';
import { SharedFiles } from './shared-files.tsx';
import './registering.css';

type AddressSearch = {
  readonly unit?: string;
  readonly unitName?: string;
  readonly state?: string;
};

const STATES = ['draft', 'in-review', 'returned', 'counted', 'rejected'] as const;
const MARKS: Readonly<Record<string, 'missing' | 'review' | 'counted' | 'refused' | 'cut'>> = {
  draft: 'missing',
  'in-review': 'review',
  returned: 'refused',
  counted: 'counted',
  rejected: 'refused',
  withdrawn: 'cut',
  vetoed: 'refused',
};

/** What the unit wrote down for its people, and the ways to write more. */
export function RegistrationsPage() {
  const t = useWords(registeringWords);
  useTitle(t('title'));
  const { office } = useSignedIn();
  const search: AddressSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const unit =
    search.unit === undefined ? office : { id: search.unit, name: search.unitName ?? '' };
  const choose = (chosen: ChosenUnit | undefined) =>
    void navigate({
      to: paths.records,
      search: chosen === undefined ? {} : { unit: chosen.id, unitName: chosen.name },
    });
  return (
    <Page width="desk" title={t('title')} lead={t('lead')} actions={unit && <WaysIn unit={unit} />}>
      <div className="jx-registering-unit">
        <UnitSelect value={unit} onChange={choose} label={t('unit')} placeholder={t('unit')} />
      </div>
      {unit === undefined ? (
        <p>{t('noUnit')}</p>
      ) : (
        <Registrations key={unit.id} unit={unit} state={stateFrom(search.state)} />
      )}
    </Page>
  );
}

function stateFrom(text: string | undefined): RegisteredState | undefined {
  return STATES.find((state) => state === text);
}

function WaysIn({ unit }: { readonly unit: ChosenUnit }) {
  const t = useWords(registeringWords);
  const label = useLabel();
  const navigate = useNavigate();
  const forms = useQuery(unitFormsQuery(unit.id));
  const of = { unit: unit.id, unitName: unit.name };
  const items = (forms.data?.forms ?? []).map((form) => ({
    key: form.importKind,
    label: label(form.label),
  }));
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          'aria-label': t('importWhich'),
          onClick: ({ key }) =>
            void navigate({ to: paths.importing, search: { ...of, kind: key } }),
        }}
      >
        <Button disabled={items.length === 0}>{t('importRows')}</Button>
      </Dropdown>
      <Button
        disabled={items.length === 0}
        onClick={() => void navigate({ to: paths.grid, search: of })}
      >
        {t('bySession')}
      </Button>
      <Button
        type="primary"
        disabled={items.length === 0}
        onClick={() => void navigate({ to: paths.newRecord, search: of })}
      >
        {t('newOne')}
      </Button>
    </>
  );
}

function Registrations(props: {
  readonly unit: ChosenUnit;
  readonly state: RegisteredState | undefined;
}) {
  const { unit, state } = props;
  const t = useWords(registeringWords);
  const navigate = useNavigate();
  const forms = useQuery(unitFormsQuery(unit.id));
  const found = useInfiniteQuery(registrationsQuery(unit.id, state));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns();
  if (forms.isError) return <DeclareError error={forms.error} retry={() => void forms.refetch()} />;
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[44, 400]} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  const counts = new Map(found.data.pages[0]?.counts.map((one) => [one.state, one.count]));
  const go = (next: RegisteredState | undefined) => {
    setChosen(new Set());
    void navigate({
      to: paths.records,
      search: {
        unit: unit.id,
        unitName: unit.name,
        ...(next === undefined ? {} : { state: next }),
      },
    });
  };
  const picked = rows.filter((row) => chosen.has(row.declarationId) && row.permissions.submit);
  return (
    <>
      <div className="jx-registering-tabs">
        <FilterChip on={state === undefined} onToggle={() => go(undefined)}>
          {t('tab.all')}
        </FilterChip>
        {STATES.filter((one) => (counts.get(one) ?? 0) > 0 || one === state).map((one) => (
          <FilterChip key={one} on={state === one} onToggle={() => go(one)}>
            {t(`tab.${one}`, { count: counts.get(one) ?? 0 })}
          </FilterChip>
        ))}
      </div>
      <BulkBar unit={unit} rows={picked} onDone={() => setChosen(new Set())} />
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.declarationId}
        selection={{
          selected: chosen,
          onChange: setChosen,
          allLabel: t('selectAll'),
          rowLabel: (key) =>
            t('select', {
              name: rows.find((row) => row.declarationId === key)?.personName ?? '',
            }),
        }}
        empty={<EmptyState>{t('none')}</EmptyState>}
      />
      {found.hasNextPage && (
        <p className="jx-registering-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  );
}

function useColumns(): readonly Column<Registered>[] {
  const t = useWords(registeringWords);
  const f = useFormats();
  const label = useLabel();
  const stateOf = (state: string) => {
    switch (state) {
      case 'draft':
      case 'in-review':
      case 'counted':
      case 'returned':
      case 'rejected':
      case 'withdrawn':
      case 'vetoed':
        return t(`state.${state}`);
      default:
        return '';
    }
  };
  return [
    {
      id: 'person',
      head: t('person'),
      phone: 'subject',
      width: 120,
      cell: (row) => <b>{row.personName}</b>,
    },
    {
      id: 'what',
      head: t('what'),
      phone: 'detail',
      wraps: true,
      cell: (row) => (
        <>
          {row.title}
          {row.objection !== null && (
            <div className="jx-small jx-risk">{t('objects', { text: row.objection })}</div>
          )}
          {row.lacks.length > 0 && row.permissions.submit && (
            <div className="jx-small jx-secondary">
              {t('lacks', { names: f.list(row.lacks.map((slot) => label(slot))) })}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'kind',
      head: t('kind'),
      phone: 'detail',
      width: 160,
      cell: (row) => (row.formLabel === null ? '' : label(row.formLabel)),
    },
    {
      id: 'hours',
      head: t('hours'),
      phone: 'hidden',
      align: 'end',
      width: 110,
      cell: (row) => (row.hours === null ? '—' : f.number(row.hours)),
    },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      width: 130,
      cell: (row) => <StateMark state={MARKS[row.state] ?? 'cut'}>{stateOf(row.state)}</StateMark>,
    },
  ];
}

/** Hands in together what is chosen, with one proof for those that lack it; or throws drafts away. */
function BulkBar(props: {
  readonly unit: ChosenUnit;
  readonly rows: readonly Registered[];
  readonly onDone: () => void;
}) {
  const { unit, rows, onDone } = props;
  const t = useWords(registeringWords);
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly SharedFile[]>([]);
  const [progress, setProgress] = useState(0);
  const forms = useQuery(unitFormsQuery(unit.id));
  const lacking = rows.filter((row) => row.lacks.length > 0);
  const slots = slotsOf(lacking, forms.data?.forms ?? []);
  const names = new Map(rows.map((row) => [row.personId, row.personName]));
  const mutation = useMutation({
    mutationFn: async (what: 'submit' | 'discard'): Promise<Outcomes> => {
      setProgress(0);
      const results = await inParts(what === 'submit' ? rows : draftsOf(rows), async (part) => {
        const key = crypto.randomUUID();
        const named = part.map(({ personId, declarationId, version }) => ({
          personId,
          declarationId,
          version,
        }));
        const answer =
          what === 'submit'
            ? await submitRegistrations(
                unit.id,
                {
                  files: files.map(({ evidenceId, slot }) => ({ evidenceId, slot })),
                  items: named,
                },
                key,
              )
            : await discardRegistrations(
                unit.id,
                { items: named.map(({ version: _version, ...one }) => one) },
                key,
              );
        setProgress((done) => done + part.length);
        return answer.results;
      });
      return { results, names };
    },
    onSuccess: () => {
      setFiles([]);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['registrations', 'list'] }),
  });
  return (
    <div className="jx-registering-bar" role="status">
      {rows.length > 0 && (
        <>
          <b>{t('chosen', { count: rows.length })}</b>
          {lacking.length > 0 && (
            <div>
              <p className="jx-small">{t('needFile', { count: lacking.length })}</p>
              <SharedFiles slots={slots} files={files} onChange={setFiles} />
            </div>
          )}
          <Button
            type="primary"
            loading={mutation.isPending}
            onClick={() => mutation.mutate('submit')}
          >
            {t('submitThese', { count: rows.length })}
          </Button>
          {draftsOf(rows).length > 0 && (
            <Popconfirm
              title={t('discardAsk', { count: draftsOf(rows).length })}
              okText={t('yes')}
              cancelText={t('no')}
              okButtonProps={{ danger: true }}
              onConfirm={() => mutation.mutate('discard')}
            >
              <Button disabled={mutation.isPending}>
                {t('discardThese', { count: draftsOf(rows).length })}
              </Button>
            </Popconfirm>
          )}
        </>
      )}
      {mutation.isPending && <span>{t('working', { done: progress, all: rows.length })}</span>}
      {mutation.data && <Outcome outcomes={mutation.data} />}
      <ActRefused error={mutation.error} />
    </div>
  );
}

function draftsOf(rows: readonly Registered[]): readonly Registered[] {
  return rows.filter((row) => row.permissions.discard);
}

type Slot = { readonly id: string; readonly label: { 'zh-CN': string; en: string } };

/** The places of the forms concerned that a proof is required at; those of the same name are one. */
function slotsOf(
  lacking: readonly Registered[],
  forms: readonly {
    readonly label: { readonly 'zh-CN': string };
    readonly evidence: readonly (Slot & { readonly required: boolean })[];
  }[],
): readonly Slot[] {
  const wanted = new Set(lacking.map((row) => row.formLabel?.['zh-CN']));
  const slots = new Map<string, Slot>();
  for (const form of forms) {
    if (!wanted.has(form.label['zh-CN'])) continue;
    for (const slot of form.evidence) if (slot.required) slots.set(slot.id, slot);
  }
  return [...slots.values()];
}
