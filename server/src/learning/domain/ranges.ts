/** A stretch of a chapter in milliseconds, half-open. */
export type Range = readonly [from: number, to: number];
/** Sorted, apart from each other, none empty. */
export type Ranges = readonly Range[];

export function lengthOf(ranges: Ranges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

export function union(a: Ranges, b: Ranges): Ranges {
  const sorted = [...a, ...b].filter(([from, to]) => to > from).sort((x, y) => x[0] - y[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What of `a` is not in `b`. */
export function without(a: Ranges, b: Ranges): Ranges {
  let left: Range[] = [...a];
  for (const [from, to] of b) {
    left = left.flatMap(([start, end]): Range[] =>
      to <= start || from >= end
        ? [[start, end]]
        : [
            [start, Math.min(end, from)],
            [Math.max(start, to), end],
          ],
    );
  }
  return left.filter(([from, to]) => to > from);
}

export function common(a: Ranges, b: Ranges): Ranges {
  return without(a, without(a, b));
}

export function holds(ranges: Ranges, at: number): boolean {
  return ranges.some(([from, to]) => from <= at && at < to);
}

/** The first so many milliseconds of them. */
export function firstOf(ranges: Ranges, ms: number): Ranges {
  const first: Range[] = [];
  let left = ms;
  for (const [from, to] of ranges) {
    if (left <= 0) break;
    first.push([from, Math.min(to, from + left)]);
    left -= to - from;
  }
  return first;
}

/** As PostgreSQL writes a multirange of whole numbers. */
export function formatRanges(ranges: Ranges): string {
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

export function parseRanges(text: string): Ranges {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]): Range => [
    Number(from),
    Number(to),
  ]);
}
