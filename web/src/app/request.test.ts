import { afterEach, expect, it, vi } from 'vitest';
import { request } from './request.ts';

afterEach(() => vi.unstubAllGlobals());

it('sends an act once while its answer is awaited, and tells everyone who asked', async () => {
  // Goal: a double click is one request and shows one result. Method: fetch that is answered by hand, relative
  // addresses made absolute as a browser does.
  const waiting: (() => void)[] = [];
  const fetched = vi.fn<() => Promise<Response>>(
    () =>
      new Promise<Response>((resolve) => {
        const count = fetched.mock.calls.length;
        waiting.push(() => resolve(Response.json({ count })));
      }),
  );
  vi.stubGlobal('fetch', fetched);
  const press = (idempotencyKey: string, body: unknown = { days: 15 }) =>
    request('http://localhost/api/acts', { method: 'POST', body, idempotencyKey });
  const both = [press('a'), press('a')];
  const other = press('b');
  const read = () => request('http://localhost/api/acts');
  const reads = [read(), read()];
  await vi.waitFor(() => expect(waiting).toHaveLength(4));
  for (const answer of waiting) answer();
  expect(await Promise.all(both)).toEqual([{ count: 1 }, { count: 1 }]);
  expect(await other).toEqual({ count: 2 });
  expect(await Promise.all(reads)).toEqual([{ count: 3 }, { count: 4 }]);
  const later = press('a');
  await vi.waitFor(() => expect(waiting).toHaveLength(5));
  waiting[4]?.();
  expect(await later).toEqual({ count: 5 });
});
