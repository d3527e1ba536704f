import { expect, it } from 'vitest';
import { labelsOf } from './scatter-chart.tsx';

const axis = { name: '', min: 0, max: 100 };

it('names points that lie together once, and every other one by itself', () => {
  // Goal: no question is without its number. Method: three at one place, one beside them, one far away; then many.
  const point = (name: string, x: number, y: number) => ({ name, x, y, said: name });
  const of = { across: axis, up: axis, between: '、' };
  const few = [
    point('1', 0, 0),
    point('2', 60, 40),
    point('3', 0, 0),
    point('4', 2, 4),
    point('5', 61, 60),
  ];
  expect(labelsOf({ ...of, points: few })).toEqual(['1、3、4', '2', '', '', '5']);
  const many = Array.from({ length: 6 }, (_, at) => point(String(at + 1), 50, 50));
  expect(labelsOf({ ...of, points: many })[0]).toBe('1、2、3、4…');
});
