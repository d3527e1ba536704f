import { addHours } from '@jixu/kernel';
import { type AmountUnit, useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { type HourAmounts, type HourScale, hourTicks } from './hour-amounts.ts';
import { hoursWords } from './hours-words.ts';
import type { WaitingKind } from './waiting.ts';
import { wireOf } from './wire-hours.ts';
import './hour-legend.css';

export type HourLegendProps = {
  /** All subjects whose bars stand below. */
  readonly subjects: readonly HourAmounts[];
  readonly unit?: AmountUnit;
  readonly scale?: HourScale;
  /** What the hatched cells wait for. */
  readonly waiting?: WaitingKind;
  /** `words`: marks and words without amounts, for a narrow screen. */
  readonly form?: 'sum' | 'words';
};

/** The key to the marks is a sum: 已计入 76 + 审核中 10 + 空缺 4 = 90. */
export function HourLegend(props: HourLegendProps) {
  const { subjects, unit = 'hour', scale, waiting = 'review', form = 'sum' } = props;
  const t = useWords(hoursWords);
  const f = useFormats();
  const ticks = subjects.map(hourTicks);
  const sumOf = (part: 'counted' | 'review' | 'missing' | 'cut') =>
    addHours(...ticks.map((subject) => subject[part]));
  const [counted, review, missing, cut] = (['counted', 'review', 'missing', 'cut'] as const).map(
    (part) => f.number(wireOf(sumOf(part))),
  );
  const whole = f.number(wireOf(addHours(sumOf('counted'), sumOf('review'), sumOf('missing'))));
  const cell = t('cell', { amount: f.amount(String(scale?.cellHours ?? 1), unit) });
  if (form === 'words') {
    return (
      <div className="jx-legend jx-legend-words" role="group" aria-label={t('legend')}>
        <StateMark state="counted">{t('counted')}</StateMark>
        <StateMark state="review">{t(`waits.${waiting}`)}</StateMark>
        <StateMark state="missing">{t('missing')}</StateMark>
        {cut !== '0' && <StateMark state="cut">{t('cutShort')}</StateMark>}
        {scale && scale.cellHours > 1 && <span className="jx-legend-cell">{cell}</span>}
      </div>
    );
  }
  return (
    <div className="jx-legend" role="group" aria-label={t('legend')}>
      <StateMark state="counted">{t('countedAmount', { amount: counted ?? '0' })}</StateMark>
      <span className="jx-legend-plus">+</span>
      <StateMark state="review">
        {t('waitsAmount', { waits: t(`waits.${waiting}`), amount: review ?? '0' })}
      </StateMark>
      <span className="jx-legend-plus">+</span>
      <StateMark state="missing">{t('missingAmount', { amount: missing ?? '0' })}</StateMark>
      <span className="jx-legend-sum">{t('equals', { amount: whole })}</span>
      {cut !== '0' && (
        <span className="jx-legend-apart">
          <StateMark state="cut">{t('cutAmount', { amount: cut ?? '0' })}</StateMark>
        </span>
      )}
      <span className="jx-legend-cell">{cell}</span>
    </div>
  );
}
