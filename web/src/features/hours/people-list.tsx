import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import type { PeoplePage } from './people-queries.ts';
import { RemindBar, RemindOutcome } from './people-remind.tsx';
import { usePeopleColumns } from './people-table.tsx';
import { peopleWords } from './people-words.ts';
import type { Reminded, RunFilter } from './remind-queries.ts';
import { remindWords } from './remind-words.ts';

/** The rows, who of them is chosen, and what became of the last reminder. */
export function PeopleList(props: {
  readonly rows: PeoplePage['items'];
  readonly packs: PeoplePage['packs'];
  /** Whom a reminder to everyone under the filter means. */
  readonly run: RunFilter;
  readonly remindable: boolean;
  /** How many that are, where not all of them are loaded. */
  readonly everyone: number | undefined;
}) {
  const { rows, run, remindable } = props;
  const t = useWords(peopleWords);
  const r = useWords(remindWords);
  const navigate = useNavigate();
  const columns = usePeopleColumns(props.packs);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [everyone, setEveryone] = useState(false);
  const [results, setResults] = useState<Reminded>();
  const allLoaded = rows.length > 0 && rows.every((row) => selected.has(row.personId));
  const choose = (next: ReadonlySet<string>) => {
    setSelected(next);
    setEveryone(false);
  };
  return (
    <>
      {remindable && <RemindOutcome results={results} onClose={() => setResults(undefined)} />}
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.personId}
        sort={{ column: 'short', direction: 'descending' }}
        {...(remindable && {
          selection: {
            selected,
            onChange: choose,
            allLabel: r('selectAll'),
            rowLabel: (key: string) =>
              r('select', { name: rows.find((row) => row.personId === key)?.name ?? '' }),
          },
        })}
        {...(selected.size > 0 && {
          bulkBar: (
            <RemindBar
              chosen={{
                rows: rows.filter((row) => selected.has(row.personId)),
                everyone: everyone ? props.everyone : undefined,
              }}
              run={run}
              all={allLoaded ? props.everyone : undefined}
              onEveryone={() => setEveryone(true)}
              onClear={() => choose(new Set())}
              onTold={(told) => {
                setResults(told);
                choose(new Set());
              }}
            />
          ),
        })}
        onOpen={(row) => void navigate({ to: `${paths.people}/${row.personId}` })}
        empty={
          <EmptyState
            title={t('nobodyTitle')}
            action={<Link to={paths.people}>{t('seeAll')}</Link>}
          >
            {t('nobody')}
          </EmptyState>
        }
      />
    </>
  );
}
