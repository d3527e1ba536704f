import { amountUnit } from '../hours/subjects.ts';
import { useSay } from './case-facts.tsx';
import type { CaseView, Declared } from './queries.ts';

const OUTCOMES = [
  'pass',
  'return',
  'reject',
  'veto',
  'silent-pass',
  'redo',
  'sample-pass',
] as const;

function isOutcome(text: string | null): text is (typeof OUTCOMES)[number] {
  return OUTCOMES.some((outcome) => outcome === text);
}

type Event = { readonly at: string; readonly text: string };

/** Submissions and decisions in the order they happened; nothing disappears. */
export function CaseHistory(props: {
  readonly found: CaseView;
  readonly declared: Declared | undefined;
}) {
  const { found, declared } = props;
  const { t, f } = useSay();
  const unit = amountUnit(declared?.pack.unit ?? found.summary.unit);
  const submitted = (declared?.submissions ?? []).map((one): Event => {
    const amount = f.amount(one.hours, unit);
    return { at: one.at, text: t(one.round > 1 ? 'resubmitted' : 'submitted', { amount }) };
  });
  const decided = found.stations.flatMap((station): Event[] => {
    if (station.at === null || !isOutcome(station.outcome)) return [];
    const who = [station.officeName, station.decidedBy].filter(Boolean).join(' ');
    const did = t(`did.${station.outcome}`, { who });
    const text =
      station.opinion === null ? did : t('didOpinion', { did, opinion: station.opinion });
    return [{ at: station.at, text }];
  });
  const events = [...submitted, ...decided].toSorted((a, b) => (a.at < b.at ? -1 : 1));
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
}
