import type { Plain } from './population.ts';

/**
 * What engines without sums need beside them: same work once, caps, totals. They say what each
 * record is worth (in hours) and whether the minima are reached.
 */
export type Worth = { readonly hours: number; readonly capped: boolean };
export type Totals = {
  readonly public: number;
  readonly professional: number;
  readonly elective: number;
  readonly total: number;
};

/** A record as flat facts, as such engines want them. */
export type Facts = {
  readonly kind: string;
  readonly unit: string;
  readonly quantity: number;
  readonly organiser: string;
  readonly rank: number;
};

export function factsOf(record: Plain): Facts {
  const [unit = 'items', quantity = 1] = Object.entries(record['qty'] ?? {})[0] ?? [];
  const attrs = (record['attrs'] ?? {}) as { rank?: number; organiser?: string };
  return {
    kind: String(record['kind']),
    unit,
    quantity: Number(quantity),
    organiser: attrs.organiser ?? 'none',
    rank: attrs.rank ?? 1,
  };
}

export function isInYear(record: Plain): boolean {
  return String(record['on']).startsWith('2021-');
}

const CAP = 28;

/** `worth[i]` belongs to `records[i]`, all of the year. */
export function totalsOf(records: readonly Plain[], worth: readonly Worth[]): Totals {
  const best = new Map<string, number>();
  records.forEach((record, at) => {
    const key = record['key'];
    if (typeof key !== 'string' || worth[at]?.hours === 0) return;
    const other = best.get(key);
    if (other === undefined || isBetter(records, worth, [at, other])) best.set(key, at);
  });
  const sums = { public: 0, professional: 0, elective: 0 };
  const capped = { professional: 0, elective: 0 };
  records.forEach((record, at) => {
    const own = worth[at];
    const key = record['key'];
    if (own === undefined || (typeof key === 'string' && best.get(key) !== at)) return;
    const category = record['category'] as keyof typeof sums;
    if (own.capped && category !== 'public') capped[category] += own.hours;
    else sums[category] += own.hours;
  });
  const professional = sums.professional + Math.min(CAP, capped.professional);
  const elective = sums.elective + Math.min(CAP, capped.elective);
  return {
    public: sums.public,
    professional,
    elective,
    total: sums.public + professional + elective,
  };
}

function isBetter(
  records: readonly Plain[],
  worth: readonly Worth[],
  [a, b]: readonly [number, number],
): boolean {
  const difference = (worth[a]?.hours ?? 0) - (worth[b]?.hours ?? 0);
  if (difference !== 0) return difference > 0;
  const rank = (at: number): number => (records[at]?.['category'] === 'professional' ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) < rank(b);
  return String(records[a]?.['on']) < String(records[b]?.['on']);
}
