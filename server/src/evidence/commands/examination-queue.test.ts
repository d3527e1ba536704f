import { expect, test } from 'vitest';
import { inTurn } from './examination-queue.ts';

test('two at a time, sixty waiting, and a refusal that says when to come back', async () => {
  // Goal: a flood of uploads starts no flood of processes. Method: hold the work of 62 back, ask for one more.
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const held = Array.from({ length: 62 }, () =>
    inTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => gates.push(resolve));
      running -= 1;
    }),
  );
  await expect(inTurn(async () => undefined)).rejects.toMatchObject({
    code: 'evidence.busy',
    retryAfterSeconds: 5,
  });
  const all = Promise.all(held);
  for (let opened = 0; opened < held.length;) {
    const open = gates.shift();
    if (open) opened += 1;
    open?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  expect(most).toBe(2);
  // A failure gives its place on as well.
  const broken = inTurn(async () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(await inTurn(async () => 'next')).toBe('next');
});
