import { MetaLine } from '../../ui/layout.tsx';
import type { MarkState } from '../../ui/state.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseView, Declared, InboxLine, Station } from './queries.ts';

const MARKS = {
  open: 'review',
  settled: 'counted',
  returned: 'review',
  rejected: 'refused',
  withdrawn: 'refused',
  vetoed: 'refused',
} as const satisfies Readonly<Record<string, MarkState>>;

function isState(text: string): text is keyof typeof MARKS {
  return Object.hasOwn(MARKS, text);
}

const BECAUSE = [
  'own-case',
  'nobody-appointed',
  'away',
  'decided-before',
  'too-few',
  'taken-over',
  'overdue',
] as const;

function isBecause(text: string | null | undefined): text is (typeof BECAUSE)[number] {
  return BECAUSE.some((one) => one === text);
}

/** Who, what, from where, since when, and what was promised. */
export function CaseHead(props: {
  readonly found: CaseView;
  readonly declared: Declared | undefined;
  readonly line: InboxLine | undefined;
}) {
  const { found, declared } = props;
  const { t, f, label } = useSay();
  const { summary } = found;
  const station = found.stations.find((one) => one.state === 'now' || one.state === 'standing');
  const standing = found.counted && station?.state === 'standing';
  const round = declared?.declaration.round ?? 1;
  const form = label(summary.formLabel);
  const category = label(summary.categoryLabel);
  const what = category === '' ? form : t('formCategory', { form, category });
  return (
    <section className="jx-case-head">
      <div>
        <h2>
          {summary.personName} <span>{what}</span>
        </h2>
        <MetaLine
          items={[
            summary.unitName,
            ...(declared ? [declared.person.documentMask] : []),
            <span key="number">{found.number}</span>,
          ]}
        />
        <MetaLine items={waitingWords(found, station, round)} />
        {isBecause(station?.escalatedBecause) && (
          <p className="jx-small jx-secondary">
            {t('fromUnit', { because: t(`because.${station.escalatedBecause}`) })}
          </p>
        )}
      </div>
      {isState(found.state) && (
        <StateMark state={standing ? 'counted' : MARKS[found.state]}>
          {standing ? t('countedState') : t(`state.${found.state}`)}
        </StateMark>
      )}
    </section>
  );

  /** Nobody waits for what counts already: since when it counts, and how long it may be taken back. */
  function standingWords(now: Station | undefined): string[] {
    return [
      ...(now?.since ? [t('countedSince', { date: f.weekdayInstant(now.since) })] : []),
      t('vetoAnyTime'),
    ];
  }

  function waitingWords(of: CaseView, now: Station | undefined, rounds: number): string[] {
    const used = now?.workingDaysUsed;
    return [
      t('submittedOn', { date: f.weekdayInstant(of.openedAt) }),
      ...(rounds > 1 ? [t('round', { round: rounds })] : []),
      ...(standing ? standingWords(now) : []),
      ...(standing || used === null || used === undefined ? [] : [t('waits', { days: used })]),
      ...(!standing && now?.serviceWorkingDays
        ? [t('promised', { days: now.serviceWorkingDays })]
        : []),
      ...(now?.silentOn ? [t('silentOn', { date: f.shortDate(now.silentOn) })] : []),
    ];
  }
}
