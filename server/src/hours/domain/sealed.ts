import { addDays, formatLocalDate, parseLocalDate } from '@jixu/kernel';
import type { HourRecord } from './record.ts';

type Span = {
  readonly unitId: string;
  readonly packId: string;
  readonly fromOn: string;
  readonly toOn: string;
};
type Dated = Pick<HourRecord, 'unitId' | 'packId'> & { readonly facts: { readonly on: string } };

/** Does the seal cover the record: its unit, its pack, its deciding day. */
export function covers(seal: Span, record: Dated): boolean {
  return (
    record.unitId === seal.unitId &&
    record.packId === seal.packId &&
    record.facts.on >= seal.fromOn &&
    record.facts.on < seal.toOn
  );
}

/** The last day of a span that names the first one after it. */
export function lastDayOf(to: string): string {
  const day = parseLocalDate(to);
  return day.ok ? formatLocalDate(addDays(day.value, -1)) : to;
}
