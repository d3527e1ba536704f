import { Button, Checkbox } from 'antd';
import { FilterChip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { useWords } from '../../i18n/words.ts';
import { statesWords } from '../../i18n/states-words.ts';
import { amountUnit } from '../hours/subjects.ts';
import { useSay } from './case-facts.tsx';
import type { InboxLine } from './queries.ts';
import type { Inbox } from './use-inbox.ts';

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
  const { inbox, batch, onBatch } = props;
  const { t, f } = useSay();
  const title = inbox.state === 'open' ? t('inboxTitle') : t('standingTitle');
  const { filter, lines } = inbox;
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
            <span className="jx-small jx-secondary">
              {inbox.state === 'open' ? t('oldestFirst') : t('countedFirst')}
            </span>
          }
        />
        {props.search}
        <div className="jx-queue-filters">
          <FilterChip on={!inbox.dueToday} onToggle={() => inbox.setDueToday(false)}>
            {t('all')}
          </FilterChip>
          {inbox.state === 'open' && (
            <FilterChip on={inbox.dueToday} onToggle={() => inbox.setDueToday(!inbox.dueToday)}>
              {t('dueToday')}
            </FilterChip>
          )}
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
        {batch && <ChooseAll lines={lines} batch={batch} />}
      </div>
      <QueueBody {...props} />
    </>
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
    const filtered = inbox.filter.search !== '' || inbox.dueToday;
    if (filtered) {
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

function QueueRow(props: {
  readonly line: InboxLine;
  readonly current: boolean;
  readonly onOpen: () => void;
}) {
  const { line, current, onOpen } = props;
  const { t, f, label } = useSay();
  const { summary } = line;
  const category = label(summary.categoryLabel);
  const amount = worth();
  return (
    <button
      type="button"
      className="jx-queue-row"
      data-case={line.caseId}
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
    >
      <span className="jx-queue-row-first">
        <b>{summary.personName}</b>
        <span>{label(summary.formLabel)}</span>
      </span>
      <span className="jx-queue-row-second">
        <span>
          {category === '' || amount === ''
            ? category + amount
            : t('hoursOf', { category, amount })}
        </span>
        <Age line={line} />
      </span>
    </button>
  );

  /** What it would count as of its submission; of what counts already the facts say the amount. */
  function worth(): string {
    if (line.state === 'standing') return '';
    if (line.asks.length > 0) return t('toDecide');
    return f.amount(summary.hours, amountUnit(summary.unit));
  }
}

function Age({ line }: { readonly line: InboxLine }) {
  const { t, f } = useSay();
  if (line.state === 'standing') {
    return (
      <span className="jx-nowrap">
        {t('countedOn', { date: f.instantDate(line.waitingSince) })}
      </span>
    );
  }
  if (line.workingDaysLeft !== null && line.workingDaysLeft < 0) {
    return (
      <span className="jx-risk">
        <Icon name="warning" size={14} /> {t('late', { days: -line.workingDaysLeft })}
      </span>
    );
  }
  return (
    <span className="jx-nowrap">
      {line.workingDaysUsed === 0
        ? t('waitingToday')
        : t('waiting', { days: line.workingDaysUsed })}
    </span>
  );
}
