import { afterEach, expect, it, vi } from 'vitest';
import { keepPage, letOn } from './ended-session.ts';
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

const ended = () => Response.json({ status: 401, code: 'platform.log_in' }, { status: 401 });

it('sends once more what met the end of the session, after its person is back', async () => {
  // Goal: a press is not lost with the session. Method: a server that has forgotten the session until the page says
  // that somebody signed in; then the same with nobody coming back, without a page, and with a wrong password.
  let known = false;
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (asked: Request) => {
    bodies.push(await asked.text());
    if (asked.url.endsWith('/api/login'))
      return Response.json({ status: 401, code: 'identity.login_failed' }, { status: 401 });
    return known ? Response.json({ done: true }) : ended();
  });
  const decide = () =>
    request('http://localhost/api/acts', {
      method: 'POST',
      body: { opinion: '请补第三页' },
      idempotencyKey: 'a',
    });
  await expect(decide()).rejects.toThrow('platform.log_in');
  const told = vi.fn<() => void>();
  const leave = keepPage({ ended: told });
  const act = decide();
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  known = true;
  letOn(true);
  expect(await act).toEqual({ done: true });
  expect(bodies).toEqual(Array.from({ length: 3 }, () => '{"opinion":"请补第三页"}'));
  known = false;
  const given = decide();
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  leave();
  await expect(given).rejects.toThrow('platform.log_in');
  keepPage({ ended: told });
  await expect(
    request('http://localhost/api/login', { method: 'POST', body: {}, idempotencyKey: 'b' }),
  ).rejects.toThrow('identity.login_failed');
  expect(told).toHaveBeenCalledTimes(2);
});
