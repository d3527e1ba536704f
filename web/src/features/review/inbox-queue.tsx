import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { paths } from '../../app/pages.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSlowText } from '../../app/page-states.tsx';
import { statesWords } from '../../i18n/states-words.ts';
import { SavedViews } from '../hours/saved-views.tsx';
import { useSay } from './case-facts.tsx';
import type { InboxLine } from './queries.ts';
import { QueueRow } from './queue-row.tsx';
import { lastTogetherQuery } from './together-queries.ts';
import { togetherWords } from './together-words.ts';
import { useDeskSay } from './use-desk-say.ts';
import { type Inbox, type InboxSearch, searchOf } from './use-inbox.ts';

export type Batch = {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Everything that matches, also what is not listed yet. */
  readonly whole: boolean;
  readonly onWhole: () => void;
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
  return (
    <>
      <div className="jx-queue-head">
        <SectionHead
          level={2}
          title={t('queueCount', {
            title,
            count:
              inbox.total === undefined
                ? ''
                : `${f.number(String(inbox.total))}${inbox.more ? '+' : ''}`,
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
        {batch && <ChooseAll inbox={inbox} batch={batch} />}
        {inbox.state === 'open' && <LastTogether />}
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

function ChooseAll({ inbox, batch }: { readonly inbox: Inbox; readonly batch: Batch }) {
  const { t, f } = useSay();
  const w = useWords(togetherWords);
  const { lines } = inbox;
  const { chosen, whole } = batch;
  const every = whole || (chosen.size === lines.length && lines.length > 0);
  const count = `${f.number(String(inbox.total ?? lines.length))}${inbox.more ? '+' : ''}`;
  return (
    <>
      <Checkbox
        checked={every}
        indeterminate={chosen.size > 0 && !every}
        onChange={(change) =>
          batch.onChange(new Set(change.target.checked ? lines.map((line) => line.caseId) : []))
        }
      >
        {whole ? w('allChosen', { count }) : t('batchAll', { count: lines.length })}
      </Checkbox>
      {every && !whole && inbox.left > 0 && (
        <Button type="link" size="small" onClick={batch.onWhole}>
          {w('chooseAll', { count })}
        </Button>
      )}
    </>
  );
}

/** The way back to what is still being decided, or to what was left over the last time. */
function LastTogether() {
  const { f } = useSay();
  const w = useWords(togetherWords);
  const [last] = useQuery(lastTogetherQuery).data ?? [];
  if (last === undefined || (last.endedAt !== null && last.refused === 0)) return null;
  const { bulkId, endedAt, total, waiting, decided, refused } = last;
  const said = (count: number) => f.number(String(count));
  return (
    <Link className="jx-small" to={`${paths.together}/${bulkId}`}>
      {endedAt === null
        ? w('lastRunning', { done: said(total - waiting), total: said(total) })
        : w('lastEnded', { decided: said(decided), refused: said(refused) })}
    </Link>
  );
}

function QueueBody(props: InboxQueueProps) {
  const { inbox } = props;
  const { t } = useSay();
  const states = useWords(statesWords);
  const slow = useSlowText();
  if (inbox.isPending) {
    return (
      <div className="jx-queue-head">
        <LoadingSkeleton
          label={states('loading')}
          slowText={slow}
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
            {props.batch && <ChooseOne line={line} lines={inbox.lines} batch={props.batch} />}
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

function ChooseOne(props: {
  readonly line: InboxLine;
  readonly lines: readonly InboxLine[];
  readonly batch: Batch;
}) {
  const { line, batch } = props;
  const { t } = useSay();
  return (
    <Checkbox
      aria-label={t('batchOne', { name: line.summary.personName, title: line.summary.title })}
      checked={batch.whole || batch.chosen.has(line.caseId)}
      onChange={(change) => {
        // Taking one out of everything leaves the others that are listed.
        const next = new Set(batch.whole ? props.lines.map((one) => one.caseId) : batch.chosen);
        if (change.target.checked) next.add(line.caseId);
        else next.delete(line.caseId);
        batch.onChange(next);
      }}
    />
  );
}
