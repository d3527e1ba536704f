import { addHours, type Hours, noHours, TICKS_PER_HOUR } from '@jixu/kernel';
import type { BarAmounts, BarSize } from '../../ui/segment-geometry.ts';
import { cellStep } from '../../ui/segment-geometry.ts';
import { type BarExtent, extentOf } from '../../ui/segment-bar.tsx';
import { hoursOf, remainder, wireOf } from './wire-hours.ts';

/** Hours of one subject as the server sends them. `need` null: nothing is required. */
export type HourAmounts = {
  readonly counted: string;
  readonly review: string;
  readonly need: string | null;
  readonly cut: string;
};

/** The same in ticks, with what is missing even if everything under review passes. */
export type HourTicks = {
  readonly counted: Hours;
  readonly review: Hours;
  readonly need: Hours | null;
  readonly cut: Hours;
  readonly missing: Hours;
};

export function hourTicks(amounts: HourAmounts): HourTicks {
  const counted = hoursOf(amounts.counted);
  const review = hoursOf(amounts.review);
  const need = amounts.need === null ? null : hoursOf(amounts.need);
  const missing = need === null ? noHours : remainder(need, addHours(counted, review));
  return { counted, review, need, cut: hoursOf(amounts.cut), missing };
}

/** Of a requirement and the totals with everything pending approved (evaluation contract §4). */
export function amountsOfRequirement(of: {
  readonly requirement: { readonly need: string; readonly have: string };
  readonly haveWithPending: string;
  readonly cut?: string;
}): HourAmounts {
  const { need, have } = of.requirement;
  const review = remainder(hoursOf(of.haveWithPending), hoursOf(have));
  return { counted: have, review: wireOf(review), need, cut: of.cut ?? '0' };
}

/** One scale for all subjects of a person, so that length compares. */
export type HourScale = {
  /** Hours that one cell stands for. */
  readonly cellHours: number;
  readonly perCell: number;
  readonly size: Exclude<BarSize, 'print'>;
  readonly extent: BarExtent;
};

export function hourScale(
  subjects: readonly HourAmounts[],
  size: Exclude<BarSize, 'print'>,
): HourScale {
  const bars: readonly BarAmounts[] = subjects.map(hourTicks);
  const cellHours = cellStep(bars, TICKS_PER_HOUR);
  const perCell = cellHours * TICKS_PER_HOUR;
  return { cellHours, perCell, size, extent: extentOf(bars, { perCell, size }) };
}
