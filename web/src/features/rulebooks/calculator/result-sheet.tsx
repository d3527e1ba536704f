import { addHours, noHours } from '@jixu/kernel';
import type { Evaluation, EvaluationRequirement, PackEdition } from '@jixu/policy';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { DisplayAmount } from '../../../ui/amount.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type HourAmounts, type HourScale, hourScale } from '../../hours/hour-amounts.ts';
import { HourBar } from '../../hours/hour-bar.tsx';
import { hoursOf, remainder, wireOf } from '../../hours/wire-hours.ts';
import { calculatorWords } from './calculator-words.ts';
import { gapOf } from './compute.ts';
import { cutOf } from './entry-row.tsx';
import { requirementLabel } from './requirement-label.ts';

type Of = { readonly edition: PackEdition; readonly evaluation: Evaluation };

/** How much is missing, said first; then by what: certain apart from hoped for. */
export function ResultSheet({
  edition,
  evaluation,
  children,
}: Of & { readonly children: React.ReactNode }) {
  const inHours = evaluation.requirements.filter(({ unit }) => unit === undefined);
  const parts = inHours.filter(({ id }) => id !== 'total');
  const shown = parts.length > 0 ? parts : inHours;
  const total = parts.length > 0 ? inHours.find(({ id }) => id === 'total') : undefined;
  const counted = evaluation.requirements.filter(({ unit }) => unit !== undefined);
  const amounts = shown.map((one) => amountsOf(evaluation, one));
  const scale = hourScale(amounts, 'compact');
  return (
    <>
      <Headline edition={edition} evaluation={evaluation} />
      {children}
      {shown.map((one, at) => (
        <NeedRow
          key={`${one.id} ${one.year ?? ''}`}
          {...{ edition, evaluation, requirement: one, scale }}
          amounts={amounts[at] ?? NONE}
        />
      ))}
      {counted.map((one) => (
        <CountRow key={`${one.id} ${one.year ?? ''}`} edition={edition} requirement={one} />
      ))}
      {total !== undefined && <TotalRow edition={edition} requirement={total} />}
      {shown.length === 0 && counted.length === 0 && (
        <Totals edition={edition} evaluation={evaluation} />
      )}
    </>
  );
}

const NONE: HourAmounts = { counted: '0', review: '0', need: null, cut: '0' };

function amountsOf(evaluation: Evaluation, one: EvaluationRequirement): HourAmounts {
  const { need, have, short, shortWithPending } = one;
  const now = evaluation.totals[one.id];
  const then = evaluation.withPending[one.id];
  const whole = one.year === undefined && now !== undefined && then !== undefined;
  const review = whole
    ? remainder(hoursOf(then), hoursOf(now))
    : short === null || shortWithPending === null
      ? noHours
      : remainder(hoursOf(short), hoursOf(shortWithPending));
  const cuts = evaluation.records
    .filter(({ category }) => category === one.id)
    .map((line) => hoursOf(cutOf(line)));
  return {
    counted: have,
    review: wireOf(review),
    need,
    cut: one.year === undefined ? wireOf(addHours(...cuts)) : '0',
  };
}

function Headline({ edition, evaluation }: Of) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const { unit } = edition;
  const { period, requirements, verdict } = evaluation;
  const span = period === null ? '' : f.period(period.from, period.to);
  const gap = gapOf(requirements, edition);
  const then = gapOf(requirements, edition, 'shortWithPending');
  const pending = evaluation.records.some(({ ifApproved }) => ifApproved !== undefined);
  // What is missing to know the period is said by the asks below.
  if (period === null) return null;
  if (requirements.length === 0)
    return (
      <>
        <h2 className="jx-calc-kicker">{t('countedIn', { period: span })}</h2>
        <DisplayAmount
          amount={f.number(evaluation.totals['total'] ?? '0')}
          unit={f.unitWord(evaluation.totals['total'] ?? '0', unit)}
        />
        <p className="jx-secondary">{t('noNeed')}</p>
      </>
    );
  // A gap of what is known is no answer while one need is not.
  if (requirements.some(({ need }) => need === null))
    return <h2 className="jx-calc-kicker">{t('needUnknownIn', { period: span })}</h2>;
  if (verdict === 'met') return <h2 className="jx-calc-met">{t('metIn', { period: span })}</h2>;
  return (
    <>
      <h2 className="jx-calc-kicker">{t('missingIn', { period: span })}</h2>
      <DisplayAmount amount={f.number(gap)} unit={f.unitWord(gap, unit)} />
      {pending && then !== gap && (
        <p className="jx-secondary">
          {then === '0' ? t('ifPendingMet') : t('ifPending', { amount: f.amount(then, unit) })}
        </p>
      )}
    </>
  );
}

type RowOf = { readonly edition: PackEdition; readonly requirement: EvaluationRequirement };

function NeedRow(
  props: RowOf & {
    readonly evaluation: Evaluation;
    readonly amounts: HourAmounts;
    readonly scale: HourScale;
  },
) {
  const { edition, requirement, evaluation, amounts, scale } = props;
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const name = requirementLabel(edition, requirement, label, t);
  const { need, have } = requirement;
  return (
    <div className="jx-calc-need jx-keep-together">
      <div className="jx-calc-have">
        <h3>{name}</h3>
        <span className="jx-nowrap">
          <b>{f.number(have)}</b>
          <span className="jx-tertiary">
            {need === null
              ? ` ${f.unitWord(have, edition.unit)}`
              : ` / ${f.amount(need, edition.unit)}`}
          </span>
        </span>
      </div>
      <HourBar subject={name} amounts={amounts} unit={edition.unit} scale={scale} />
      <div className="jx-calc-have jx-small jx-secondary">
        <span>{equation(evaluation, requirement, f.number)}</span>
        <Short requirement={requirement} amount={(short) => f.amount(short, edition.unit)} />
      </div>
    </div>
  );
}

function Short({
  requirement,
  amount,
}: {
  readonly requirement: EvaluationRequirement;
  readonly amount: (short: string) => string;
}) {
  const t = useWords(calculatorWords);
  if (requirement.short === null) return <span>—</span>;
  if (requirement.short === '0')
    return (
      <span className="jx-mark-counted">
        <Icon name="check" size={16} /> {t('enough')}
      </span>
    );
  return <span>{t.rich('short', { amount: amount(requirement.short) })}</span>;
}

/** `20 + 24 + 10 = 54`: the parts a subject is made of. */
function equation(
  evaluation: Evaluation,
  { id, have, year }: EvaluationRequirement,
  number: (wire: string) => string,
): string {
  if (year !== undefined || evaluation.totals[id] !== have) return '';
  const parts = evaluation.records.filter(
    ({ category, counted }) => category === id && counted !== '0',
  );
  if (parts.length < 2 || parts.length > 6) return '';
  return `${parts.map(({ counted }) => number(counted)).join(' + ')} = ${number(have)}`;
}

/** Counted in something else: courses, years. */
function CountRow({ edition, requirement }: RowOf) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const unit = requirement.unit === 'years' ? t('years') : t('courses');
  return (
    <div className="jx-calc-need">
      <div className="jx-calc-have">
        <h3>{requirementLabel(edition, requirement, label, t)}</h3>
        <span className="jx-nowrap">
          <b>{f.number(requirement.have)}</b>
          {requirement.need !== null && (
            <span className="jx-tertiary">{` / ${f.number(requirement.need)} ${unit}`}</span>
          )}
        </span>
      </div>
      <div className="jx-calc-have jx-small jx-secondary">
        <span />
        <Short requirement={requirement} amount={(short) => `${f.number(short)} ${unit}`} />
      </div>
    </div>
  );
}

function TotalRow({ edition, requirement }: RowOf) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const { have, need } = requirement;
  return (
    <div className="jx-calc-need jx-calc-have">
      <h3>{t('sum')}</h3>
      <span className="jx-nowrap">
        <b>{f.number(have)}</b>
        {need !== null && <span className="jx-tertiary"> / {f.amount(need, edition.unit)}</span>}
      </span>
    </div>
  );
}

/** Where nothing is required: what each category has. */
function Totals({ edition, evaluation }: Of) {
  const f = useFormats();
  const label = useLabel();
  if (edition.categories.length < 2) return null;
  return edition.categories.map((category) => (
    <div key={category.id} className="jx-calc-need jx-calc-have">
      <h3>{label(category.label)}</h3>
      <b>{f.amount(evaluation.totals[category.id] ?? '0', edition.unit)}</b>
    </div>
  ));
}
