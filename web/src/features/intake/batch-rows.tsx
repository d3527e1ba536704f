import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { intakeErrors } from './intake-errors.ts';
import { intakeWords } from './intake-words.ts';
import { type Batch, type IntakeKind, type Row, type RowState, rowsQuery } from './queries.ts';
import { RepairDrawer } from './repair-drawer.tsx';

const STATES = ['bad', 'ready', 'duplicate', 'applied', 'undone', 'kept'] as const;
const MARKS = {
  bad: 'refused',
  ready: 'missing',
  duplicate: 'cut',
  applied: 'counted',
  undone: 'cut',
  kept: 'review',
} as const satisfies Record<RowState, string>;

/** How many columns of the list stand in the table; all of them are in the drawer. */
const COLUMNS_SHOWN = 4;

/** Rows with what is wrong in them; what is to be mended comes first. */
export function BatchRows({ batch, kind }: { readonly batch: Batch; readonly kind: IntakeKind }) {
  const t = useWords(intakeWords);
  const { counts, unitId, batchId } = batch;
  const [picked, setPicked] = useState<RowState | 'all'>();
  const shown = picked ?? (counts.bad > 0 ? 'bad' : 'all');
  const state = shown === 'all' ? undefined : shown;
  const [opened, setOpened] = useState<Row>();
  // A batch that moves on has other rows; the counts say when.
  const found = useInfiniteQuery(
    rowsQuery({ unitId, batchId }, state, `${batch.state} ${Object.values(counts).join(' ')}`),
  );
  const columns = useColumns(kind, setOpened);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="jx-intake-filters">
        <FilterChip on={shown === 'all'} onToggle={() => setPicked('all')}>
          {t('filterAll')}
        </FilterChip>
        {STATES.filter((one) => counts[one] > 0).map((one) => (
          <FilterChip key={one} on={shown === one} onToggle={() => setPicked(one)}>
            {t(`filter.${one}`, { count: counts[one] })}
          </FilterChip>
        ))}
      </div>
      <DataTable
        caption={t('rowCaption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.rowNo)}
        empty={found.data !== undefined && <EmptyState>{t('noRows')}</EmptyState>}
        {...(opened === undefined ? {} : { current: String(opened.rowNo) })}
      />
      {found.hasNextPage && (
        <p className="jx-intake-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('moreRows')}
          </Button>
        </p>
      )}
      <RepairDrawer
        batch={batch}
        kind={kind}
        row={opened}
        onChanged={setOpened}
        onClose={() => setOpened(undefined)}
      />
    </>
  );
}

function useColumns(kind: IntakeKind, open: (row: Row) => void): readonly Column<Row>[] {
  const t = useWords(intakeWords);
  const f = useFormats();
  const label = useLabel();
  return [
    {
      id: 'row',
      head: t('rowNumber'),
      phone: 'subject',
      width: 96,
      cell: (row) => t('row', { row: row.rowNo }),
    },
    ...kind.columns.slice(0, COLUMNS_SHOWN).map((column): Column<Row> => ({
      id: column.id,
      head: label(column.heading),
      phone: 'detail',
      cell: (row) => {
        const wrong = row.problems.some((problem) => problem.column === column.id);
        const text = row.cells?.[column.id] ?? '';
        return <span className={wrong ? 'jx-intake-wrong' : undefined}>{text || '—'}</span>;
      },
    })),
    {
      id: 'problems',
      head: <span className="jx-visually-hidden">{t('rowProblems')}</span>,
      phone: 'detail',
      cell: (row) => (
        <span className="jx-intake-problems">
          {row.problems.map((problem) => {
            const column = kind.columns.find((one) => one.id === problem.column);
            const sentence = problemSentence(
              { code: problem.code, params: problem.detail },
              f.locale,
              intakeErrors,
            );
            return (
              <span key={`${problem.column ?? ''} ${problem.code}`}>
                {column ? t('problemAt', { column: label(column.heading), sentence }) : sentence}
              </span>
            );
          })}
        </span>
      ),
    },
    {
      id: 'state',
      head: t('rowState'),
      phone: 'need',
      cell: (row) => {
        const state = t(`rowState.${row.state}`);
        return (
          <StateMark state={MARKS[row.state]}>
            {row.outcome === null
              ? state
              : t('stateOutcome', { state, outcome: t(`outcome.${row.outcome}`) })}
          </StateMark>
        );
      },
    },
    {
      id: 'fix',
      head: <span className="jx-visually-hidden">{t('fix')}</span>,
      align: 'end',
      phone: 'detail',
      cell: (row) =>
        row.permissions.repair &&
        row.state !== 'ready' && (
          <Button size="small" onClick={() => open(row)}>
            {t('fix')}
          </Button>
        ),
    },
  ];
}
