import { expect, it } from 'vitest';
import { mayRetry, retryDelay } from './query-client.ts';
import { RequestRefused } from './request.ts';

const refused = (status: number) => new RequestRefused({ status, code: 'x.y' });

it('repeats only what may go better by itself', () => {
  // Goal: no hammering with a refused request. Method: every kind of answer, and the limit.
  expect([0, 429, 502, 503, 504].map((status) => mayRetry(0, refused(status)))).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect([400, 401, 403, 404, 409, 422, 500].some((status) => mayRetry(0, refused(status)))).toBe(
    false,
  );
  expect(mayRetry(3, refused(503))).toBe(false);
  expect(mayRetry(0, new TypeError('a bug of ours'))).toBe(false);
});

it('waits longer each time and never twice the same', () => {
  // Goal: phones do not come back together. Method: both ends of the random range.
  expect(retryDelay(0, () => 0)).toBe(250);
  expect(retryDelay(0, () => 1)).toBe(500);
  expect(retryDelay(10, () => 1)).toBe(8000);
});
