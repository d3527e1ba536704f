import { TICKS_PER_HOUR } from '@jixu/kernel';
import { type AmountUnit, type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { SegmentBar } from '../../ui/segment-bar.tsx';
import { cellStep } from '../../ui/segment-geometry.ts';
import { type HourAmounts, type HourScale, hourTicks } from './hour-amounts.ts';
import { hoursWords } from './hours-words.ts';
import type { WaitingKind } from './waiting.ts';
import { wireOf } from './wire-hours.ts';

export type HourBarProps = {
  /** 专业, 公需 … as the pack names it. */
  readonly subject: string;
  readonly amounts: HourAmounts;
  readonly unit?: AmountUnit;
  /** What the hatched cells wait for. */
  readonly waiting?: WaitingKind;
  /** From `hourScale` over all bars that are seen together. */
  readonly scale?: HourScale;
};

/**
 * One cell an hour: counted → under review → empty | need | cut. The sentence is heard, the bar
 * seen.
 */
export function HourBar(props: HourBarProps) {
  const { subject, amounts, unit = 'hour', waiting = 'review', scale } = props;
  const t = useWords(hoursWords);
  const f = useFormats();
  const ticks = hourTicks(amounts);
  const perCell = scale?.perCell ?? cellStep([ticks], TICKS_PER_HOUR) * TICKS_PER_HOUR;
  return (
    <SegmentBar
      amounts={ticks}
      perCell={perCell}
      size={scale?.size ?? 'learner'}
      {...(scale ? { extent: scale.extent } : {})}
      label={barSentence({ subject, amounts, unit, waiting }, t, f)}
    />
  );
}

/** In tables: continuous, two pixels an hour, all rows of a column on the column's own scale. */
export function HourBarInTable(props: Omit<HourBarProps, 'scale'> & { cellHours?: number }) {
  const { subject, amounts, unit = 'hour', waiting = 'review', cellHours = 1 } = props;
  const t = useWords(hoursWords);
  const f = useFormats();
  return (
    <SegmentBar
      size="table"
      amounts={hourTicks(amounts)}
      perCell={cellHours * TICKS_PER_HOUR}
      label={barSentence({ subject, amounts, unit, waiting }, t, f)}
    />
  );
}

/** `专业需 42 学时，已计入 36，审核中 4，空缺 2，超出上限 10`. */
export function barSentence(
  bar: { subject: string; amounts: HourAmounts; unit: AmountUnit; waiting?: WaitingKind },
  t: Translate<(typeof hoursWords)['zh-CN']>,
  f: Formats,
): string {
  const { subject, unit, waiting = 'review' } = bar;
  const { counted, review, need, cut, missing } = hourTicks(bar.amounts);
  const number = (amount: typeof counted) => f.number(wireOf(amount));
  const head =
    need === null
      ? t('barNoNeed', { subject, counted: f.amount(wireOf(counted), unit) })
      : t('barNeed', { subject, need: f.amount(wireOf(need), unit), counted: number(counted) });
  const rest = [
    review > 0 && t('barWaits', { waits: t(`waits.${waiting}`), amount: number(review) }),
    missing > 0 && t('barMissing', { amount: number(missing) }),
    cut > 0 && t('barCut', { amount: number(cut) }),
  ];
  return [head, ...rest.filter((part) => part !== false)].join(t('barJoin'));
}
