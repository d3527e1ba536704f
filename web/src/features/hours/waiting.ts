import type { OverviewLine } from './queries.ts';

/** Who moves what is not counted yet: an office, nobody (it counts by itself on a day), or some of each. */
export type WaitingKind = 'review' | 'provisional' | 'both';

export type Waiting = {
  readonly kind: WaitingKind;
  readonly count: number;
  /** The day by which all that is provisional counts by itself; '' where nothing is. */
  readonly settlesOn: string;
};

/** What waits among these records: under review, provisional from the rulebook's days, or both. */
export function waitingOf(lines: readonly Pick<OverviewLine, 'status' | 'settlesOn'>[]): Waiting {
  const waits = lines.filter((line) => line.status === 'pending');
  const days = waits.flatMap((line) => line.settlesOn ?? []);
  const rest = waits.length - days.length;
  return {
    kind: days.length === 0 ? 'review' : rest === 0 ? 'provisional' : 'both',
    count: waits.length,
    settlesOn: days.toSorted().at(-1) ?? '',
  };
}
