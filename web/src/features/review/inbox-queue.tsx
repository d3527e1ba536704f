import { Button, Checkbox } from 'antd';
import { FilterChip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { useWords } from '../../i18n/words.ts';
import { statesWords } from '../../i18n/states-words.ts';
import { SavedViews } from '../hours/saved-views.tsx';
import { useSay } from './case-facts.tsx';
import type { InboxLine } from './queries.ts';
import { QueueRow } from './queue-row.tsx';
import { useDeskSay } from './use-desk-say.ts';
import { type Inbox, type InboxSearch, searchOf } from './use-inbox.ts';

export type Batch = {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

export type InboxQueueProps = {
  readonly inbox: Inbox;
  readonly currentId: string | undefined;
  readonly onOpen: (line: InboxLine) => void;
  /** Present while several are chosen together. */
  readonly batch: Batch | undefined;
  readonly onBatch: ((on: boolean) => void) | undefined;
  /** On a phone the search stands here; else it is in the bar. */
  readonly search: React.ReactNode;
};

/** What waits, longest first; the place in it survives deciding, going back and reloading. */
export function InboxQueue(props: InboxQueueProps) {
  const { inbox, batch } = props;
  const { t, f } = useSay();
  const d = useDeskSay();
  const title = inbox.state === 'open' ? t('inboxTitle') : t('standingTitle');
  const { lines } = inbox;
  return (
    <>
      <div className="jx-queue-head">
        <SectionHead
          level={2}
          title={t('queueCount', {
            title,
            count: inbox.total === undefined ? '' : f.number(String(inbox.total)),
          })}
          action={
            inbox.state === 'open' ? (
              <Button type="link" size="small" onClick={() => toggleOrder(inbox)}>
                {d(inbox.filter.order === 'risk' ? 'orderRisk' : 'orderAge')}
                <Icon name="arrow-down" size={14} />
              </Button>
            ) : (
              <span className="jx-small jx-secondary">{t('countedFirst')}</span>
            )
          }
        />
        {props.search}
        <QueueFilters {...props} />
        {batch && <ChooseAll lines={lines} batch={batch} />}
      </div>
      <QueueBody {...props} />
    </>
  );
}

/** The other order; the address keeps it. */
export function toggleOrder(inbox: Inbox): void {
  inbox.set('order', inbox.filter.order === 'risk' ? undefined : 'risk');
}

function QueueFilters({ inbox, batch, onBatch }: InboxQueueProps) {
  const { t } = useSay();
  const d = useDeskSay();
  const { filter, lines, search } = inbox;
  const chip = (name: 'due' | 'mine' | 'sampled' | 'kind', value: string, text: string) => (
    <FilterChip
      on={search[name] === value}
      onToggle={() => inbox.set(name, search[name] === value ? undefined : value)}
    >
      {text}
    </FilterChip>
  );
  const has = (one: (line: InboxLine) => boolean) => lines.some(one);
  return (
    <>
      <div className="jx-queue-filters">
        <FilterChip on={!inbox.isFiltered} onToggle={inbox.clear}>
          {t('all')}
        </FilterChip>
        {inbox.state === 'open' && chip('due', 'today', t('dueToday'))}
        {(filter.mine || has((line) => line.claim?.mine === true)) &&
          chip('mine', 'yes', d('mine'))}
        {(filter.sampled || has((line) => line.sampled === true)) &&
          chip('sampled', 'yes', d('sampled'))}
        {(filter.reopenings || has((line) => line.kind === 'reopening')) &&
          chip('kind', 'reopening', d('reopenings'))}
        {filter.search !== '' && (
          <FilterChip on removable onToggle={() => inbox.setSearch('')}>
            {filter.search}
          </FilterChip>
        )}
        {onBatch && lines.length > 0 && (
          <Button type="link" size="small" onClick={() => onBatch(batch === undefined)}>
            {batch === undefined ? t('batchStart') : t('batchStop')}
          </Button>
        )}
      </div>
      {inbox.state === 'open' && !onBatch && lines.length > 1 && (
        <p className="jx-small jx-secondary">{d('batchAllBarred')}</p>
      )}
      {inbox.state === 'open' && (
        <SavedViews
          page="inbox"
          filter={textsOf(search)}
          onOpen={(kept) => inbox.open(searchOf(kept))}
        />
      )}
    </>
  );
}

function textsOf(search: InboxSearch): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

function ChooseAll({ lines, batch }: { lines: readonly InboxLine[]; batch: Batch }) {
  const { t } = useSay();
  const { chosen } = batch;
  const every = chosen.size === lines.length && lines.length > 0;
  return (
    <Checkbox
      checked={every}
      indeterminate={chosen.size > 0 && !every}
      onChange={(change) =>
        batch.onChange(new Set(change.target.checked ? lines.map((line) => line.caseId) : []))
      }
    >
      {t('batchAll', { count: lines.length })}
    </Checkbox>
  );
}

function QueueBody(props: InboxQueueProps) {
  const { inbox } = props;
  const { t } = useSay();
  const states = useWords(statesWords);
  if (inbox.isPending) {
    return (
      <div className="jx-queue-head">
        <LoadingSkeleton
          label={states('loading')}
          slowText={states('stillLoading')}
          blocks={[44, 44, 44, 44, 44, 44]}
        />
      </div>
    );
  }
  if (inbox.lines.length === 0) {
    if (inbox.isFiltered) {
      return (
        <EmptyState
          title={t('nothingFoundTitle')}
          action={<Button onClick={inbox.clear}>{t('showAll')}</Button>}
        >
          {t('nothingFound')}
        </EmptyState>
      );
    }
    const open = inbox.state === 'open';
    return (
      <EmptyState title={open ? t('emptyInboxTitle') : t('emptyStandingTitle')}>
        {open ? t('emptyInbox') : t('emptyStanding')}
      </EmptyState>
    );
  }
  return (
    <>
      <ol>
        {inbox.lines.map((line) => (
          <li key={line.caseId} className="jx-queue-item">
            {props.batch && <ChooseOne line={line} batch={props.batch} />}
            <QueueRow
              line={line}
              current={line.caseId === props.currentId}
              reasons={inbox.filter.order === 'risk'}
              onOpen={() => props.onOpen(line)}
            />
          </li>
        ))}
      </ol>
      {inbox.left > 0 && (
        <div className="jx-queue-more">
          <Button block loading={inbox.isFetchingMore} onClick={inbox.fetchMore}>
            {inbox.isFetchingMore ? t('loadingMore') : t('more', { count: inbox.left })}
          </Button>
        </div>
      )}
    </>
  );
}

function ChooseOne({ line, batch }: { readonly line: InboxLine; readonly batch: Batch }) {
  const { t } = useSay();
  return (
    <Checkbox
      aria-label={t('batchOne', { name: line.summary.personName, title: line.summary.title })}
      checked={batch.chosen.has(line.caseId)}
      onChange={(change) => {
        const next = new Set(batch.chosen);
        if (change.target.checked) next.add(line.caseId);
        else next.delete(line.caseId);
        batch.onChange(next);
      }}
    />
  );
}
