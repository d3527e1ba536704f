import { expect, test } from 'vitest';
import { halfDayProposal } from './half-day-proposal.ts';

const FIELDS = [
  { id: 'title', maps: 'title' },
  { id: 'first', maps: 'from' },
  { id: 'last', maps: 'to' },
  { id: 'count', maps: 'qty.halfDays' },
];

test('two half days are proposed for each day from first to last', () => {
  // Goal: the proposal of 4 hours per half day. Method: spans within a month, over its end and of one day.
  const of = (first: string, last: string) => halfDayProposal(FIELDS, { first, last });
  expect(of('2026-10-12', '2026-10-13')).toEqual({ field: 'count', days: 2, halfDays: 4 });
  expect(of('2026-10-12', '2026-10-12')?.halfDays).toBe(2);
  expect(of('2026-02-27', '2026-03-01')?.halfDays).toBe(6);
});

test('nothing is proposed where the days say nothing or the form asks for no half days', () => {
  // Goal: no number out of nothing. Method: a day missing, the wrong order, another form.
  expect(halfDayProposal(FIELDS, { first: '2026-10-12' })).toBeNull();
  expect(halfDayProposal(FIELDS, { first: '2026-10-13', last: '2026-10-12' })).toBeNull();
  expect(
    halfDayProposal(FIELDS.slice(0, 3), { first: '2026-10-12', last: '2026-10-13' }),
  ).toBeNull();
});
