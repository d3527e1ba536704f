import { type AmountUnit, useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type HourAmounts, type HourScale, hourTicks } from './hour-amounts.ts';
import { HourBar } from './hour-bar.tsx';
import { hoursWords } from './hours-words.ts';
import type { WaitingKind } from './waiting.ts';
import { remainder, wireOf } from './wire-hours.ts';
import './subject-row.css';

export type SubjectRowProps = {
  readonly subject: string;
  readonly amounts: HourAmounts;
  readonly scale: HourScale;
  readonly unit?: AmountUnit;
  /** What the hatched cells wait for. */
  readonly waiting?: WaitingKind;
  /** Opens why a part was cut. */
  readonly onOpenCut?: () => void;
};

/**
 * One subject: what is needed, its bar, what is there, and what is still missing, certain first.
 */
export function SubjectRow(props: SubjectRowProps) {
  const { subject, amounts, scale, unit = 'hour', waiting = 'review', onOpenCut } = props;
  const t = useWords(hoursWords);
  const f = useFormats();
  const ticks = hourTicks(amounts);
  const need = amounts.need;
  const short = ticks.need === null ? undefined : remainder(ticks.need, ticks.counted);
  return (
    <div className="jx-subject jx-keep-together">
      <div className="jx-subject-name">
        <h2>{subject}</h2>
        {need !== null && (
          <span className="jx-small jx-tertiary">
            {t('needs', { amount: f.amount(need, unit) })}
          </span>
        )}
      </div>
      <div className="jx-subject-bar">
        <HourBar {...{ subject, amounts, unit, waiting, scale }} />
      </div>
      <div className="jx-subject-have jx-nowrap">
        <b>{f.number(amounts.counted)}</b>
        <span className="jx-tertiary">
          {need === null ? ` ${f.unitWord(amounts.counted, unit)}` : ` / ${f.amount(need, unit)}`}
        </span>
      </div>
      <div className="jx-subject-short jx-small jx-secondary">
        {short === 0 && (
          <span className="jx-mark-counted">
            <Icon name="check" size={16} /> {t('enough')}
          </span>
        )}
        {short !== undefined && short > 0 && (
          <span>
            {ticks.review > 0
              ? t.rich(`shortThen.${waiting}`, {
                  short: f.number(wireOf(short)),
                  after: f.number(wireOf(ticks.missing)),
                })
              : t.rich('short', { short: f.amount(wireOf(short), unit) })}
          </span>
        )}
        {ticks.cut > 0 && onOpenCut && (
          <span className="jx-subject-cut">
            <Amount onOpen={onOpenCut}>{t('cutAmount', { amount: f.number(amounts.cut) })}</Amount>
          </span>
        )}
      </div>
    </div>
  );
}
