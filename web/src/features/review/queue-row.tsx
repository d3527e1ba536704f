import { amountUnit } from '../hours/subjects.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from './case-facts.tsx';
import type { InboxLine } from './queries.ts';
import { reasonKey, useDeskSay } from './use-desk-say.ts';

/** As many as fit under a name; the open case says them all. */
const REASONS_SHOWN = 2;

export function QueueRow(props: {
  readonly line: InboxLine;
  readonly current: boolean;
  /** Why it comes first is said where that is the order. */
  readonly reasons: boolean;
  readonly onOpen: () => void;
}) {
  const { line, current, onOpen } = props;
  const { t, f, label } = useSay();
  const d = useDeskSay();
  const { summary } = line;
  const category = label(summary.categoryLabel);
  const amount = worth();
  const claimed = line.claim && (line.claim.mine ? d('workedOnByMe') : d('workedOnBy', line.claim));
  const reasons = props.reasons ? line.reasons.slice(0, REASONS_SHOWN) : [];
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
      {line.kind === 'reopening' && (
        <span className="jx-queue-row-note jx-risk">{d('reopenings')}</span>
      )}
      {reasons.length > 0 && (
        <span className="jx-queue-row-note jx-risk">
          {f.list(reasons.map((code) => d(reasonKey(code))))}
        </span>
      )}
      {claimed !== null && <span className="jx-queue-row-note">{claimed}</span>}
    </button>
  );

  /** What it would count as of its submission; of what counts already the facts say the amount. */
  function worth(): string {
    if (line.state === 'standing') return '';
    if (line.asks.length > 0) return t('toDecide');
    if (summary.hours === null) return '';
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
