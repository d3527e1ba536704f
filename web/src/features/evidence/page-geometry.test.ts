import { describe, expect, it } from 'vitest';
import { regionOf, turned, zoomedBy } from './page-geometry.ts';

describe('a page in the viewer', () => {
  it('keeps a marked line marked when the page is turned', () => {
    // Goal: the mark stays on its line. Method: a line at the top left, turned by hand on paper.
    const line = [100, 200, 600, 250];
    expect(regionOf(line, 0)).toEqual({ left: 10, top: 20, width: 50, height: 5 });
    expect(regionOf(line, 1)).toEqual({ left: 75, top: 10, width: 5, height: 50 });
    expect(regionOf(line, 2)).toEqual({ left: 40, top: 75, width: 50, height: 5 });
    expect(regionOf(line, 3)).toEqual({ left: 20, top: 40, width: 5, height: 50 });
  });

  it('turns around in four steps and stops at the ends of the zoom', () => {
    // Goal: no button leads nowhere strange. Method: press each more often than it has steps.
    expect(turned(turned(turned(turned(0))))).toBe(0);
    expect(zoomedBy(100, 1)).toBe(125);
    expect(zoomedBy(300, 1)).toBe(300);
    expect(zoomedBy(50, -1)).toBe(50);
  });
});
