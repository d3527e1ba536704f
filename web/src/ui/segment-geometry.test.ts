import { describe, expect, it } from 'vitest';
import { barGeometry, cellStep, runsOf, tableBarGeometry } from './segment-geometry.ts';

const HOUR = 1800;
const hours = (counted: number, review: number, need: number | null, cut: number) => ({
  counted: counted * HOUR,
  review: review * HOUR,
  need: need === null ? null : need * HOUR,
  cut: cut * HOUR,
});
const learner = (amounts: ReturnType<typeof hours>) =>
  barGeometry({ amounts, perCell: HOUR, size: 'learner' });

describe('bar geometry', () => {
  it('counts cells of every state', () => {
    // Goal: one cell an hour, in the order counted, review, missing, cut. Method: the bar of the
    // pictures.
    const { pieces } = learner(hours(36, 4, 42, 10));
    const count = (state: string) => pieces.filter((piece) => piece.state === state).length;
    expect([count('counted'), count('review'), count('missing'), count('cut')]).toEqual([
      36, 4, 2, 10,
    ]);
    const lefts = (state: string) =>
      pieces.filter((piece) => piece.state === state).map((piece) => piece.x);
    expect(Math.max(...lefts('counted'))).toBeLessThan(Math.min(...lefts('review')));
    expect(Math.max(...lefts('review'))).toBeLessThan(Math.min(...lefts('missing')));
    expect(Math.max(...lefts('missing'))).toBeLessThan(Math.min(...lefts('cut')));
  });

  it('leaves the wider gap after each group of ten', () => {
    // Goal: groups of ten can be counted by eye. Method: distances of neighbours in a bar of 21.
    const { pieces } = learner(hours(21, 0, null, 0));
    const steps = pieces.slice(1).map((piece, index) => piece.x - (pieces[index]?.x ?? 0));
    for (const [index, step] of steps.entries()) {
      expect(step).toBeCloseTo(index === 9 || index === 19 ? 11.5 : 8.5, 9);
    }
  });

  it('puts the need mark behind the last needed cell and in the middle of the gap before a cut', () => {
    // Goal: the mark of the pictures. Method: 30 of 30 without a cut, 28 of 28 with one.
    const met = learner(hours(30, 0, 30, 0));
    expect(met.needMark?.x).toBeCloseTo(30 * 8.5 + 2 * 3 - 1.3 + 1.3, 9);
    const capped = learner(hours(28, 0, 28, 4));
    const last = capped.pieces.findLast((piece) => piece.state === 'counted');
    const cut = capped.pieces.find((piece) => piece.state === 'cut');
    const mark = capped.needMark;
    if (!last || !cut || !mark) throw new Error('the bar lacks a part');
    const before = mark.x - (last.x + last.width);
    const after = cut.x - (mark.x + mark.width);
    expect(before).toBeCloseTo(after, 9);
    expect(cut.x - (last.x + last.width)).toBeCloseTo(1.3 + 8, 9);
  });

  it('goes on in the paler fill above the need', () => {
    // Goal: more than needed is shown but not as needed. Method: 20 of 18, and 16 with 6 pending of
    // 18.
    const states = (amounts: ReturnType<typeof hours>) =>
      Object.fromEntries(
        ['counted', 'over', 'review', 'missing'].map((state) => [
          state,
          learner(amounts).pieces.filter((piece) => piece.state === state).length,
        ]),
      );
    expect(states(hours(20, 0, 18, 0))).toEqual({ counted: 18, over: 2, review: 0, missing: 0 });
    expect(states(hours(16, 6, 18, 0))).toEqual({ counted: 16, over: 0, review: 6, missing: 0 });
    const over = learner(hours(20, 0, 18, 0));
    const first = over.pieces.find((piece) => piece.state === 'over');
    expect(first?.x).toBeGreaterThan((over.needMark?.x ?? 0) + 1.5);
  });

  it('fills parts of a cell exactly', () => {
    // Goal: half an hour fills half a cell, a third a third. Method: 12.5 counted, 1/3 pending,
    // 22.5 needed.
    const amounts = { counted: 12.5 * HOUR, review: 600, need: 22.5 * HOUR, cut: 0 };
    const { pieces } = barGeometry({ amounts, perCell: HOUR, size: 'learner' });
    const widths = (state: string) =>
      pieces.filter((piece) => piece.state === state).map((piece) => piece.width);
    expect(widths('counted').at(-1)).toBeCloseTo(3.6, 9);
    expect(widths('review')).toHaveLength(1);
    expect(widths('review')[0]).toBeCloseTo(2.4, 9);
    // The cell that is begun keeps its outline, and the last one ends at the need.
    expect(widths('missing')[0]).toBeCloseTo(7.2, 9);
    expect(widths('missing').at(-1)).toBeCloseTo(3.6, 9);
  });

  it('loses nothing between the parts, whatever the amounts', () => {
    // Goal: every tick is drawn once. Method: all small combinations, runs summed again.
    for (let counted = 0; counted <= 7; counted += 1) {
      for (let review = 0; review <= 7; review += 1) {
        for (let need = 0; need <= 7; need += 1) {
          const { before, after } = runsOf({ counted, review, need, cut: 0 });
          const sum = (state: string) =>
            [...before, ...after]
              .filter((run) => run.state === state)
              .reduce((total, run) => total + run.amount, 0);
          expect(sum('counted') + sum('over')).toBe(counted);
          expect(sum('review')).toBe(review);
          expect(sum('missing')).toBe(Math.max(0, need - counted - review));
          expect(before.reduce((total, run) => total + run.amount, 0)).toBe(need);
        }
      }
    }
  });

  it('draws nothing outside its box', () => {
    // Goal: no part is clipped. Method: right edges against the width, for every size.
    for (const size of ['learner', 'phone', 'compact', 'print'] as const) {
      for (const amounts of [
        hours(36, 4, 42, 10),
        hours(20, 3, 18, 2),
        hours(0, 0, 18, 0),
        hours(0, 0, 0, 5),
        hours(7, 2, null, 1),
        hours(0, 0, null, 0),
      ]) {
        const drawn = barGeometry({ amounts, perCell: HOUR, size });
        for (const piece of drawn.pieces) {
          expect(piece.x).toBeGreaterThanOrEqual(0);
          expect(piece.width).toBeGreaterThan(0);
          expect(piece.x + piece.width).toBeLessThanOrEqual(drawn.width + 1e-9);
        }
        const mark = drawn.needMark ?? { x: 0, width: 0 };
        expect(mark.x + mark.width).toBeLessThanOrEqual(drawn.width + 1e-9);
      }
    }
  });
});

describe('bar of a table', () => {
  it('is two pixels an hour and ends at the need', () => {
    // Goal: rows of a column compare. Method: 18 + 24 of 42, and 48 of 42.
    const part = tableBarGeometry({ amounts: hours(18, 24, 42, 0), perCell: HOUR });
    expect(part.width).toBe(84);
    expect(part.pieces.map((piece) => piece.width)).toEqual([36, 48]);
    expect(tableBarGeometry({ amounts: hours(48, 0, 42, 0), perCell: HOUR }).width).toBe(84);
  });
});

describe('scale', () => {
  it('takes one hour a cell up to a hundred, then five, then ten', () => {
    // Goal: long requirements stay countable. Method: needs on both sides of each step.
    const step = (need: number) => cellStep([hours(0, 0, need, 0), hours(0, 0, 30, 0)], HOUR);
    expect([100, 101, 360, 500, 501, 1000].map(step)).toEqual([1, 5, 5, 5, 10, 10]);
  });
});
