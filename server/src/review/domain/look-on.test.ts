import { expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import type { ReviewTask } from './case.ts';
import { FIRST_TIME, lookOn, reasonsOf } from './look-on.ts';

const opened = localDate(2026, 11, 9);
const none = { opened, dueOn: null, silentOn: null, risks: [] };

// Goal: the order by risk is a day that time does not change. Method: every promise and reason alone and together.
test('the last day counts, the nearer of two, and without any a fortnight', () => {
  expect(lookOn(none)).toBe('2026-11-24');
  expect(lookOn({ ...none, dueOn: '2026-12-07' })).toBe('2026-12-07');
  expect(lookOn({ ...none, dueOn: '2026-12-07', silentOn: '2026-11-23' })).toBe('2026-11-23');
});

test('each reason brings it forward by a working week, three at most', () => {
  const due = { ...none, dueOn: '2026-12-07' };
  expect(lookOn({ ...due, risks: ['a'] })).toBe('2026-12-02');
  expect(lookOn({ ...due, risks: ['a', 'b', 'c'] })).toBe('2026-11-22');
  expect(lookOn({ ...due, risks: ['a', 'b', 'c', 'd'] })).toBe('2026-11-22');
});

const task: ReviewTask = {
  taskId: '' as ReviewTask['taskId'],
  caseId: '' as ReviewTask['caseId'],
  stepIndex: 0,
  officeId: '' as ReviewTask['officeId'],
  kind: 'step',
  state: 'open',
  askedBy: null,
  reason: null,
  claim: null,
  nudgedAt: null,
  escalatesOn: null,
  draw: null,
  escalatedBecause: null,
  openedAt: new Date('2026-11-09T02:00:00Z'),
  dueOn: '2026-11-20',
  silentOn: '2026-11-25',
  closedAt: null,
};

test('what time does is said when somebody looks, the first case last', () => {
  const reviewed = { risks: [FIRST_TIME, 'declarations.risk_same_file'] };
  expect(reasonsOf({ reviewed, task }, '2026-11-20')).toEqual([
    'declarations.risk_same_file',
    FIRST_TIME,
  ]);
  expect(reasonsOf({ reviewed, task }, '2026-11-23')).toEqual([
    'review.late',
    'review.silence_near',
    'declarations.risk_same_file',
    FIRST_TIME,
  ]);
  const moved = { ...task, escalatedBecause: 'overdue', nudgedAt: task.openedAt };
  expect(reasonsOf({ reviewed: { risks: [] }, task: moved }, '2026-11-10')).toEqual([
    'review.nudged',
    'review.moved_up',
  ]);
});
