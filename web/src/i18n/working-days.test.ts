import { expect, it } from 'vitest';
import { workingDayAfter, workingDaysElapsed } from './working-days.ts';

const plain = { holidays: new Set<string>(), workedWeekends: new Set<string>() };

it('count from the day after', () => {
  // Goal: the clock of the parcel track. Method: seven of ten days from Thursday 12 November 2026.
  expect(workingDaysElapsed('2026-11-11', '2026-11-11', plain)).toBe(0);
  expect(workingDaysElapsed('2026-11-11', '2026-11-12', plain)).toBe(1);
  expect(workingDaysElapsed('2026-11-11', '2026-11-20', plain)).toBe(7);
  expect(workingDayAfter('2026-11-11', 10, plain)).toBe('2026-11-25');
});

it('follow the official calendar', () => {
  // Goal: holidays rest, moved weekends work. Method: one of each inside the span.
  const calendar = {
    holidays: new Set(['2026-11-13']),
    workedWeekends: new Set(['2026-11-14']),
  };
  expect(workingDaysElapsed('2026-11-12', '2026-11-13', calendar)).toBe(0);
  expect(workingDaysElapsed('2026-11-12', '2026-11-14', calendar)).toBe(1);
  expect(workingDayAfter('2026-11-12', 1, calendar)).toBe('2026-11-14');
});
