import type { PageBox } from './evidence-file.ts';

/** Clockwise, as the button turns. */
export type QuarterTurns = 0 | 1 | 2 | 3;

export function turned(turns: QuarterTurns): QuarterTurns {
  return turns === 0 ? 1 : turns === 1 ? 2 : turns === 2 ? 3 : 0;
}

/** Percent of the width of the pane. */
export const ZOOMS = [50, 75, 100, 125, 150, 200, 300] as const;

export function zoomedBy(zoom: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? ZOOMS.find((step) => step > zoom) : ZOOMS.findLast((step) => step < zoom);
  return next ?? zoom;
}

export type Region = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A box of the upright page on the page as it is turned now, in percent of that page. */
export function regionOf(box: PageBox, turns: QuarterTurns): Region {
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  const [l, t, r, b] = {
    0: [left, top, right, bottom] as const,
    1: [1000 - bottom, left, 1000 - top, right] as const,
    2: [1000 - right, 1000 - bottom, 1000 - left, 1000 - top] as const,
    3: [top, 1000 - right, bottom, 1000 - left] as const,
  }[turns];
  return { left: l / 10, top: t / 10, width: (r - l) / 10, height: (b - t) / 10 };
}
