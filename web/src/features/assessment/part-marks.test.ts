import { expect, it } from 'vitest';
import { partMarks } from './part-marks.ts';

it('adds points up by part, in hundredths, in the order of the parts', () => {
  // Goal: sums that a person can check. Method: shuffled questions of two parts, thirds and tenths, one without an answer.
  const one = (partTitle: string, points: string, got: string | null) => ({
    partTitle,
    points,
    result: got === null ? null : { points: got },
  });
  const questions = [
    one('单选', '0.1', '0.1'),
    one('简答', '33.33', '16.67'),
    one('单选', '0.2', '0.2'),
    one('简答', '33.33', null),
  ];
  expect(partMarks(questions)).toEqual([
    { title: '单选', got: '0.3', of: '0.3' },
    { title: '简答', got: '16.67', of: '66.66' },
  ]);
  expect(partMarks([])).toEqual([]);
});
