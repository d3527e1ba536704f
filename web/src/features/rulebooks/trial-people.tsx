import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { type AmountUnit, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import {
  type Outcome,
  type Trial,
  trialPeopleQuery,
  type TrialResult,
  type TriedPerson,
} from './trial-queries.ts';
import { TrialPersonSheet } from './trial-person.tsx';
import { trialWords } from './trial-words.ts';

type Shown = Outcome | 'revoked';

/** Whom the change moves, the largest loss first, and beside them one of them record by record. */
export function TrialPeople(props: {
  readonly trial: Trial;
  readonly result: TrialResult;
  readonly unit: AmountUnit;
}) {
  const { trial, result, unit } = props;
  const t = useWords(trialWords);
  const groups = groupsOf(result);
  const [first] = groups;
  const [shown, setShown] = useState<Shown>(first?.id ?? 'less');
  const [opened, setOpened] = useState<string>();
  const year = Number(result.period.name);
  const filter = shown === 'revoked' ? { year, revoked: true } : { year, outcome: shown };
  const found = useInfiniteQuery(trialPeopleQuery(trial.trialId, filter));
  if (first === undefined) return null;
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const current = rows.find((row) => row.personId === opened)?.personId ?? rows[0]?.personId;
  const openable = trial.state === 'counted' || trial.state === 'submitted';
  return (
    <div className={openable ? 'jx-trial-two' : 'jx-trial-one'}>
      <section className="jx-trial-people">
        <ListHead result={result} shown={shown} />
        <div className="jx-trial-filters">
          {groups.map((group) => (
            <FilterChip key={group.id} on={shown === group.id} onToggle={() => setShown(group.id)}>
              {t(group.word, { count: group.count })}
            </FilterChip>
          ))}
        </div>
        {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
        {found.isPending && (
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[240]} />
        )}
        {found.data !== undefined && (
          <People
            rows={rows}
            trial={trial}
            unit={unit}
            current={openable ? current : undefined}
            open={openable ? setOpened : undefined}
            numbers={shown === 'revoked'}
          />
        )}
        {found.hasNextPage && (
          <Button
            type="link"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('morePeople')}
          </Button>
        )}
      </section>
      {openable && current !== undefined && (
        <TrialPersonSheet trialId={trial.trialId} personId={current} year={year} unit={unit} />
      )}
    </div>
  );
}

type Group = {
  readonly id: Shown;
  readonly count: number;
  readonly word:
    | 'chipToShort'
    | 'chipToMet'
    | 'chipLess'
    | 'chipMore'
    | 'filterRevoked'
    | 'filterMoved';
};

function groupsOf(result: TrialResult): readonly Group[] {
  const all: readonly Group[] = [
    { id: 'to-short', count: result.toShort, word: 'chipToShort' },
    { id: 'to-met', count: result.toMet, word: 'chipToMet' },
    { id: 'less', count: result.less, word: 'chipLess' },
    { id: 'more', count: result.more, word: 'chipMore' },
    { id: 'moved', count: result.moved, word: 'filterMoved' },
    { id: 'revoked', count: result.certificates, word: 'filterRevoked' },
  ];
  return all.filter((group) => group.count > 0);
}

function ListHead({ result, shown }: { readonly result: TrialResult; readonly shown: Shown }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const heads = {
    'to-short': t('listToShort', { people: f.people(result.toShort) }),
    'to-met': t('listToMet', { people: f.people(result.toMet) }),
    less: t('listLess', { people: f.people(result.less) }),
    more: t('listMore', { people: f.people(result.more) }),
    moved: t('listMoved', { people: f.people(result.moved) }),
    revoked: t('listRevoked', { people: f.people(result.certificates) }),
  } satisfies Record<Shown, string>;
  return (
    <SectionHead
      title={heads[shown]}
      action={
        shown === 'to-short' && result.certificates > 0 ? (
          <span className="jx-small jx-secondary">
            {t('certificates', { count: f.number(String(result.certificates)) })}
          </span>
        ) : undefined
      }
    />
  );
}

type PeopleProps = {
  readonly rows: readonly TriedPerson[];
  readonly trial: Trial;
  readonly unit: AmountUnit;
  readonly current: string | undefined;
  readonly open: ((personId: string) => void) | undefined;
  /** Of the certificates that would be revoked. */
  readonly numbers: boolean;
};

function People(props: PeopleProps) {
  const { rows, current, open } = props;
  const t = useWords(trialWords);
  const f = useFormats();
  return (
    <DataTable
      caption={t('listCaption')}
      columns={usePeopleColumns(props)}
      rows={rows}
      rowKey={(row) => row.personId}
      {...(current === undefined ? {} : { current })}
      {...(open === undefined ? {} : { onOpen: (row: TriedPerson) => open(row.personId) })}
      foot={<span role="status">{t('shown', { count: f.number(String(rows.length)) })}</span>}
    />
  );
}

function usePeopleColumns({
  rows,
  trial,
  unit,
  open,
  numbers,
}: PeopleProps): readonly Column<TriedPerson>[] {
  const t = useWords(trialWords);
  const f = useFormats();
  const subjects = useSubjectColumns(rows, trial);
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) =>
        open === undefined ? (
          <b>{row.name}</b>
        ) : (
          <button
            type="button"
            className="jx-trial-name"
            aria-label={t('show', { name: row.name })}
            onClick={() => open(row.personId)}
          >
            {row.name}
          </button>
        ),
    },
    {
      id: 'number',
      head: t('number'),
      phone: 'hidden',
      cell: (row) => <span className="jx-secondary">{row.staffNumber ?? '—'}</span>,
    },
    { id: 'place', head: t('place'), phone: 'detail', cell: (row) => row.areaName },
    ...subjects,
    ...(numbers
      ? [
          {
            id: 'certificate',
            head: t('certificate'),
            phone: 'hidden' as const,
            cell: (row: TriedPerson) => row.certificate ?? '—',
          },
        ]
      : []),
    {
      id: 'short',
      head: t('short'),
      align: 'end',
      phone: 'need',
      cell: (row) => f.amount(row.short, unit),
    },
  ];
}

/** A subject that moves for somebody has two columns, any other one. */
function useSubjectColumns(
  rows: readonly TriedPerson[],
  trial: Trial,
): readonly Column<TriedPerson>[] {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  return (trial.pack?.categories ?? []).flatMap((category): readonly Column<TriedPerson>[] => {
    const { id } = category;
    const subject = label(category.label);
    const before = (row: TriedPerson) => row.totalsBefore[id] ?? '0';
    const after = (row: TriedPerson) => row.totalsAfter[id] ?? '0';
    const base = { align: 'end', phone: 'hidden' } as const;
    if (rows.every((row) => before(row) === after(row)))
      return [{ ...base, id, head: subject, cell: (row) => f.number(before(row)) }];
    return [
      {
        ...base,
        id: `${id}-now`,
        head: t('subjectNow', { subject }),
        cell: (row) => f.number(before(row)),
      },
      {
        ...base,
        id: `${id}-tried`,
        head: t('subjectTried', { subject }),
        phone: 'detail',
        cell: (row) => <b>{f.number(after(row))}</b>,
      },
    ];
  });
}
