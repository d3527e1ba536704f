import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useSignedIn } from '../../app/session.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { DayCells } from '../../ui/day-cells.tsx';
import { Note } from '../../ui/layout.tsx';
import { type Station, StationTrack } from '../../ui/station-track.tsx';
import { amountUnit } from '../hours/subjects.ts';
import { declarationWords } from './declaration-words.ts';
import type { DeclarationDetail, ReviewCase } from './queries.ts';
import { accountingYear } from './accounting-year.ts';
import { type TrackStation, trackStations } from './track-stations.ts';

type Words = Translate<(typeof declarationWords)['zh-CN']>;

/** The way of a declaration: handed in, each office, and whose turn it is. */
export function Track(props: {
  readonly detail: DeclarationDetail;
  readonly reviewed: ReviewCase | undefined;
  readonly onWhy: () => void;
}) {
  const { detail, reviewed, onWhy } = props;
  const t = useWords(declarationWords);
  const f = useFormats();
  const label = useLabel();
  const { today } = useSignedIn();
  const hours = detail.effect?.hours ?? detail.declaration.preview?.hours ?? '0';
  const amount = f.amount(hours, amountUnit(detail.pack.unit));
  const steps = (reviewed ? trackStations(reviewed) : []).map((shown): Station => ({
    id: `step-${shown.station.stepIndex}`,
    state: shown.shape,
    when: whenOf(shown, t, f, today),
    title: titleOf(shown, label(shown.station.label), amount, t),
    children: <StationBody shown={shown} amount={amount} onWhy={onWhy} />,
  }));
  return (
    <StationTrack
      label={t('trackTitle')}
      stateNames={{
        done: t('station.done'),
        now: t('station.now'),
        ahead: t('station.ahead'),
        refused: t('station.refused'),
      }}
      stations={[...filings(detail, t, f, today), ...steps, ...yourTurn(detail, t)]}
    />
  );
}

function filings(detail: DeclarationDetail, t: Words, f: Formats, today: string): Station[] {
  const { submissions, files } = detail;
  return submissions
    .toSorted((a, b) => a.round - b.round)
    .map((submission, index): Station => {
      const last = index === submissions.length - 1;
      return {
        id: `filed-${submission.round}`,
        state: 'done',
        when: f.weekdayInstant(submission.at, today),
        title: submissions.length === 1 ? t('filed') : t('filedRound', { round: submission.round }),
        children: last && (
          <p>
            {t('filedFiles', { count: files.length })}
            {yearSentence(detail, submission.at, t)}
          </p>
        ),
      };
    });
}

function yearSentence(detail: DeclarationDetail, at: string, t: Words) {
  const filed = Number(legalDay(at).slice(0, 4));
  const counts = accountingYear(detail) ?? filed;
  return counts === filed
    ? t.rich('filedYear', { year: filed })
    : t.rich('filedOtherYear', { year: counts });
}

function legalDay(instant: string): string {
  return formatLocalDate(shanghaiDateOf(new Date(instant)));
}

/** After a return nothing happens until the person does something; that is a station too. */
function yourTurn(detail: DeclarationDetail, t: Words): Station[] {
  const { state, permissions } = detail.declaration;
  if (!permissions.edit) return [];
  return [
    {
      id: 'your-turn',
      state: 'now',
      when: t('station.now'),
      title: t('yourTurn'),
      children: <p>{state === 'withdrawn' ? t('yourTurnWithdrawn') : t('yourTurnReturned')}</p>,
    },
  ];
}

function whenOf({ station, shape }: TrackStation, t: Words, f: Formats, today: string) {
  if (station.at !== null) return f.weekdayInstant(station.at, today);
  if (shape === 'now' && station.since !== null) {
    return t('stationNow', { date: f.listDate(legalDay(station.since), today) });
  }
  return station.state === 'standing' ? t('stationStanding') : t('stationAhead');
}

const OUTCOMES = [
  'pass',
  'silent-pass',
  'sample-pass',
  'redo',
  'return',
  'reject',
  'veto',
] as const;

function titleOf({ station }: TrackStation, step: string, amount: string, t: Words): string {
  const outcome = OUTCOMES.find((one) => one === station.outcome);
  if (outcome === undefined) return step;
  if (outcome === 'pass' && station.effect === 'counts') {
    return t('outcome.passCounts', { step, amount });
  }
  return t(`outcome.${outcome}`, { step });
}

function StationBody(props: {
  readonly shown: TrackStation;
  readonly amount: string;
  readonly onWhy: () => void;
}) {
  const { station, shape } = props.shown;
  const t = useWords(declarationWords);
  if (station.outcome !== null) return <Decided {...props} />;
  if (shape === 'now') return <Waiting shown={props.shown} />;
  if (station.effect === 'vetoes') {
    return (
      <p>
        {station.officeName} {t('mayTakeBack')}
      </p>
    );
  }
  return <p>{station.officeName}</p>;
}

function Decided(props: {
  readonly shown: TrackStation;
  readonly amount: string;
  readonly onWhy: () => void;
}) {
  const { station } = props.shown;
  const t = useWords(declarationWords);
  const office = [station.officeName, station.decidedBy].filter(Boolean).join(' ');
  const counts = station.outcome === 'pass' && station.effect === 'counts';
  return (
    <>
      <p>
        {station.workingDaysUsed === null
          ? office
          : station.workingDaysUsed === 0
            ? t('decidedSameDay', { office })
            : t('decidedBy', { office, days: station.workingDaysUsed })}
      </p>
      {station.opinion !== null && <p>{t('opinion', { opinion: station.opinion })}</p>}
      {counts && <Amount onOpen={props.onWhy}>{t('whyAmount', { amount: props.amount })}</Amount>}
    </>
  );
}

function Waiting({ shown }: { readonly shown: TrackStation }) {
  const { station, days } = shown;
  const t = useWords(declarationWords);
  const f = useFormats();
  const holders = station.holders.join(f.locale === 'zh-CN' ? '、' : ', ');
  const office = station.officeName;
  return (
    <>
      <p>
        {holders === ''
          ? t.rich('atOffice', { office })
          : t.rich('atOfficeHolders', { office, holders })}
        {days &&
          (days.silence ? t('silence', { days: days.total }) : t('service', { days: days.total }))}
        {station.escalatedBecause !== null && t(escalatedKey(station.escalatedBecause))}
      </p>
      {days && (
        <DayCells
          total={days.total}
          elapsed={days.used}
          label={t('cells', { total: days.total, used: days.used })}
          elapsedText={t('used', { days: days.used })}
          leftText={
            days.used > days.total
              ? t('late', { days: days.used - days.total })
              : t('left', { days: days.total - days.used })
          }
        />
      )}
      {station.silentOn !== null ? (
        <Note icon="clock">{t.rich('nothingToDo', { date: f.dayEnd(station.silentOn) })}</Note>
      ) : (
        station.dueOn !== null && <Due dueOn={station.dueOn} escalatesOn={station.escalatesOn} />
      )}
    </>
  );
}

function escalatedKey(because: string) {
  if (because === 'taken-over') return 'escalatedTaken';
  if (because === 'overdue') return 'escalatedOverdue';
  return because === 'away' ? 'escalatedAway' : 'escalated';
}

/** Until when an answer is promised, and what happens once that is over. */
function Due(props: { readonly dueOn: string; readonly escalatesOn: string | null }) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const { dueOn, escalatesOn } = props;
  const over = dueOn < today;
  const date = f.dayEnd(dueOn);
  return (
    <Note icon={over ? 'warning' : 'clock'} {...(over ? { tone: 'warning' as const } : {})}>
      {escalatesOn === null
        ? t.rich(over ? 'dueOver' : 'dueBy', { date })
        : t.rich(over ? 'dueOverMoves' : 'dueByMoves', { date, moves: f.dayEnd(escalatesOn) })}
    </Note>
  );
}
