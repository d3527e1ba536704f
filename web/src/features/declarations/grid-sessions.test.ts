import { expect, test } from 'vitest';
import { wireOf } from '../hours/wire-hours.ts';
import { allSessions, type GridSession, nearestSession, totalOf } from './grid-sessions.ts';

function session(on: string, hours = '4', title = '区学科教研'): GridSession {
  const values = { on, hours, title };
  return {
    key: JSON.stringify(values),
    title,
    on,
    hours,
    category: null,
    values,
    cells: new Map(),
  };
}

// Goal: the session of the day is ticked, else the nearest, and of two as near the earlier. Method: three sessions.
test('without a session on the day, the nearest is taken', () => {
  const sessions = [session('2026-10-20'), session('2026-10-10'), session('2026-10-14')];
  expect(nearestSession(sessions, '2026-10-14')?.on).toBe('2026-10-14');
  expect(nearestSession(sessions, '2026-10-19')?.on).toBe('2026-10-20');
  expect(nearestSession(sessions, '2026-10-12')?.on).toBe('2026-10-10');
  expect(nearestSession([], '2026-10-12')).toBeUndefined();
});

// Goal: the total is the sum of the ticks, to the tenth. Method: two of three ticked.
test('the total adds up what is ticked', () => {
  const sessions = [session('2026-10-20', '3'), session('2026-10-10', '5'), session('2026-10-14')];
  const ticked = new Set(['3', '5']);
  expect(wireOf(totalOf(sessions, (one) => ticked.has(one.hours)))).toBe('8');
  expect(wireOf(totalOf(sessions, () => false))).toBe('0');
});

// Goal: a session added here that exists already is that one. Method: the same values twice.
test('an added session that is saved already is one column', () => {
  const saved = [session('2026-10-10')];
  const added = [session('2026-10-10'), session('2026-11-02')];
  expect(allSessions(saved, added).map((one) => one.on)).toEqual(['2026-11-02', '2026-10-10']);
});
