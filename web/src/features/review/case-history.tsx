import { amountUnit } from '../hours/subjects.ts';
import { useSay } from './case-facts.tsx';
import type { CaseView, Declared } from './queries.ts';
import { useReturnItems } from './return-dialog.tsx';
import { itemNames } from './return-items.ts';
import { useDeskSay } from './use-desk-say.ts';

const OUTCOMES = [
  'pass',
  'return',
  'reject',
  'veto',
  'silent-pass',
  'redo',
  'sample-pass',
] as const;
const MOVES = ['ask-reopen', 'reopen', 'keep', 'nudge', 'overdue', 'taken-over'] as const;

type Event = { readonly at: string; readonly text: string };

/** Submissions and decisions in the order they happened; nothing disappears. */
export function CaseHistory(props: {
  readonly found: CaseView;
  readonly declared: Declared | undefined;
}) {
  const { found, declared } = props;
  const { t, f } = useSay();
  const d = useDeskSay();
  const unit = amountUnit(declared?.pack.unit ?? found.summary.unit);
  const submitted = (declared?.submissions ?? []).map((one): Event => {
    const amount = f.amount(one.hours, unit);
    return { at: one.at, text: t(one.round > 1 ? 'resubmitted' : 'submitted', { amount }) };
  });
  const items = useReturnItems(declared);
  const done = found.log.map((line): Event => {
    const did = didWhat(line);
    const said = line.opinion === null ? did : t('didOpinion', { did, opinion: line.opinion });
    const names = itemNames(line.items, items);
    const mend = names.length === 0 ? '' : d('returnedItems', { items: f.list(names) });
    return { at: line.at, text: [said, mend].filter(Boolean).join(t('clause')) };
  });
  const events = [...submitted, ...done].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const now = found.stations.find((station) => station.state === 'now');
  return (
    <section>
      <h3>{t('history')}</h3>
      <ol className="jx-case-events">
        {events.map((event) => (
          <li key={`${event.at} ${event.text}`}>
            <span className="jx-nowrap jx-secondary">{f.weekdayInstant(event.at)}</span>
            <span>{event.text}</span>
          </li>
        ))}
        {now && (
          <li>
            <span className="jx-nowrap jx-secondary">
              {now.since === null ? '' : f.weekdayInstant(now.since)}
            </span>
            <span>{t('waitsAt', { office: now.officeName })}</span>
          </li>
        )}
      </ol>
    </section>
  );

  function didWhat(line: CaseView['log'][number]): string {
    const office = line.officeName ?? '';
    const outcome = OUTCOMES.find((one) => one === line.what);
    const who = [office, line.by].filter(Boolean).join(' ');
    if (outcome !== undefined) return t(`did.${outcome}`, { who });
    const moved = MOVES.find((one) => one === line.what);
    return moved === undefined ? who : d(`log.${moved}`, { who: line.by ?? who, office });
  }
}
