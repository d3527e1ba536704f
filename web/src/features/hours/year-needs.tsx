import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { isQuantityUnit, quantityText } from '../../i18n/units.ts';
import { useWords } from '../../i18n/words.ts';
import { DisplayAmount } from '../../ui/amount.tsx';
import { Note } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { homeWords } from './home-words.ts';
import { hourScale } from './hour-amounts.ts';
import { HourLegend } from './hour-legend.tsx';
import type { Overview } from './queries.ts';
import { SubjectRow } from './subject-row.tsx';
import { amountUnit, sumOfCategories, yearNeeds } from './subjects.ts';
import { waitingOf } from './waiting.ts';
import './home.css';

type Props = {
  readonly overview: Overview;
  /** Opens why a record counts less than it is worth. */
  readonly onOpen: (recordId: string) => void;
};

/** What is needed, what is there, what is missing by when: the first thing a person sees. */
export function YearNeeds({ overview, onOpen }: Props) {
  const narrow = useNarrow();
  const unit = amountUnit(overview.pack.unit);
  const { subjects } = yearNeeds(overview.requirements);
  const amounts = subjects.map((subject) => subject.amounts);
  const scale = hourScale(amounts, narrow ? 'phone' : 'learner');
  return (
    <section className="jx-year-needs">
      <Headline overview={overview} />
      <Undecided overview={overview} />
      {subjects.length > 0 && (
        <HourLegend
          subjects={amounts}
          scale={scale}
          unit={unit}
          waiting={waitingOf(overview.lines).kind}
          form={narrow ? 'words' : 'sum'}
        />
      )}
      <SubjectRows overview={overview} onOpen={onOpen} />
    </section>
  );
}

function Headline({ overview }: { readonly overview: Overview }) {
  const t = useWords(homeWords);
  const f = useFormats();
  const unit = amountUnit(overview.pack.unit);
  const { total } = yearNeeds(overview.requirements);
  const counted = overview.totals['total'] ?? '0';
  const period = f.period(overview.period.from, overview.period.to);
  const current = overview.period.lastDay >= overview.today;
  if (overview.requirements.length === 0) {
    return (
      <div className="jx-need">
        <div>
          <h1 className="jx-need-kicker">{t('countedNow')}</h1>{' '}
          <DisplayAmount amount={f.number(counted)} unit={f.unitWord(counted, unit)} />
        </div>
      </div>
    );
  }
  if (overview.verdict === 'met') {
    return (
      <div className="jx-need">
        <h1 className="jx-need-met">{current ? t('metNow') : t('metIn', { period })}</h1>
        {total?.need !== null && total !== undefined && (
          <p className="jx-secondary">
            {t('metDetail', {
              counted: f.amount(counted, unit),
              need: f.amount(total.need ?? '0', unit),
            })}
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="jx-need">
      <div className="jx-need-amount">
        <h1 className="jx-need-kicker">{current ? t('missingNow') : t('missingIn', { period })}</h1>{' '}
        <DisplayAmount amount={f.number(overview.short)} unit={f.unitWord(overview.short, unit)} />
      </div>
      <p>
        <Deadline overview={overview} />
        <br />
        <span className="jx-secondary">
          <IfPending overview={overview} />
        </span>
      </p>
    </div>
  );
}

function Deadline({ overview }: { readonly overview: Overview }) {
  const t = useWords(homeWords);
  const f = useFormats();
  const date = f.weekdayDate(overview.period.lastDay);
  if (overview.period.lastDay < overview.today) return t.rich('deadlinePast', { date });
  if (overview.daysLeft === 0) return t.rich('deadlineToday', { date });
  return t.rich('deadline', { date, days: overview.daysLeft });
}

function IfPending({ overview }: { readonly overview: Overview }) {
  const t = useWords(homeWords);
  const f = useFormats();
  const { kind, count, settlesOn } = waitingOf(overview.lines);
  if (count === 0) return t('noPending');
  const date = kind === 'provisional' ? f.shortDate(settlesOn) : '';
  if (overview.pendingVerdict === 'met') return t.rich(`ifPendingMet.${kind}`, { count, date });
  return t.rich(`ifPending.${kind}`, {
    count,
    date,
    short: f.amount(overview.shortIfPending, amountUnit(overview.pack.unit)),
  });
}

/** The engine never guesses: what it has to be told first is said here. */
function Undecided({ overview }: { readonly overview: Overview }) {
  const t = useWords(homeWords);
  const { undecided, lines } = overview;
  if (undecided.length === 0 || overview.verdict !== 'unknown') return null;
  return (
    <div className="jx-undecided">
      <Note tone="warning">
        {t('unknown', { count: undecided.length })}
        <ul>
          {undecided.map((one) => {
            const line = lines.find((found) => found.recordId === one.recordId);
            return (
              <li key={one.recordId ?? one.field}>
                {line ? t('unknownRecord', { title: line.title }) : t('unknownField')}
              </li>
            );
          })}
        </ul>
      </Note>
    </div>
  );
}

/** A cap took all or a part of what the record is worth. */
const CUT_REASONS = ['cap-item', 'cap-kind', 'cap-shared', 'counted-in-part'];

function SubjectRows({ overview, onOpen }: Props) {
  const t = useWords(homeWords);
  const f = useFormats();
  const label = useLabel();
  const narrow = useNarrow();
  const unit = amountUnit(overview.pack.unit);
  const { subjects, total, others } = yearNeeds(overview.requirements);
  const scale = hourScale(
    subjects.map((subject) => subject.amounts),
    narrow ? 'phone' : 'learner',
  );
  const equation = sumOfCategories(overview, f.number);
  const waiting = waitingOf(overview.lines).kind;
  const cutIn = (category: string) =>
    overview.lines.find(
      (line) => line.category === category && CUT_REASONS.includes(line.reasonIfApproved),
    )?.recordId;
  const countedIn = (amount: string, what: string | null) =>
    what !== null && isQuantityUnit(what)
      ? quantityText(f.number(amount), what, f.locale)
      : f.number(amount);
  return (
    <div className="jx-year-rows">
      {subjects.map(({ id, requirement, amounts }) => {
        const cut = cutIn(id);
        return (
          <SubjectRow
            key={id}
            subject={label(requirement.label)}
            amounts={amounts}
            waiting={waiting}
            scale={scale}
            unit={unit}
            {...(cut === undefined ? {} : { onOpenCut: () => onOpen(cut) })}
          />
        );
      })}
      {others.map((other) => (
        <div key={other.id} className="jx-subject-total">
          <h2>{label(other.label)}</h2>
          <span />
          <span className="jx-number">
            <b>{other.need === null ? countedIn(other.have, other.unit) : f.number(other.have)}</b>
            {other.need !== null && (
              <span className="jx-tertiary"> / {countedIn(other.need, other.unit)}</span>
            )}
          </span>
        </div>
      ))}
      {total && subjects.every((subject) => subject.id !== total.id) && (
        <div className="jx-subject-total">
          <h2>{t('sum')}</h2>
          <span className="jx-small jx-secondary jx-year-equation">
            {equation}
            <Link to={paths.hours} className="jx-inline-link">
              {t('howSum')}
            </Link>
          </span>
          <span className="jx-number">
            <b>{f.number(total.have)}</b>
            {total.need !== null && (
              <span className="jx-tertiary"> / {f.amount(total.need, unit)}</span>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
