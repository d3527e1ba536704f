import { asId } from '@jixu/kernel';
import { expect, test } from 'vitest';
import {
  isOver,
  isShown,
  type Posting,
  PUBLIC_NOTICE_PARAMETER,
  PUBLIC_NOTICE_WORKING_DAYS,
  workingDaysOf,
} from './posting.ts';

const posting: Posting = {
  unitId: asId<'node'>('019b0000-0000-7000-8000-000000000001'),
  postingId: '019b0000-0000-7000-8000-000000000002',
  summaryId: '019b0000-0000-7000-8000-000000000003',
  year: 2026,
  workingDays: 5,
  fromOn: '2026-12-21',
  lastOn: '2026-12-28',
  postedBy: asId<'person'>('019b0000-0000-7000-8000-000000000004'),
  toldLine: null,
  state: 'open',
  closedOn: null,
  record: null,
};

test('the place says how many working days, and nonsense is not followed', () => {
  // Goal: a parameter, with a default. Method: set, missing, and four values that are none.
  expect(workingDaysOf({ [PUBLIC_NOTICE_PARAMETER]: '7' })).toBe(7);
  for (const set of ['0', '-3', '2.5', '1000', 'soon'])
    expect(workingDaysOf({ [PUBLIC_NOTICE_PARAMETER]: set })).toBe(PUBLIC_NOTICE_WORKING_DAYS);
  expect(workingDaysOf({})).toBe(PUBLIC_NOTICE_WORKING_DAYS);
});

test('the first and the last day count whole, and an open objection keeps it from closing', () => {
  // Goal: both ends. Method: the days around them.
  const shown = ['2026-12-20', '2026-12-21', '2026-12-28', '2026-12-29'];
  expect(shown.map((day) => isShown(posting, day))).toEqual([false, true, true, false]);
  expect(isOver(posting, [], '2026-12-28')).toBe(false);
  expect(isOver(posting, [{ state: 'dismissed' }], '2026-12-29')).toBe(true);
  expect(isOver(posting, [{ state: 'open' }], '2026-12-29')).toBe(false);
});
