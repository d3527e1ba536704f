import { expect, it } from 'vitest';
import { createIntent } from './intent.ts';

it('keeps one key per intent', () => {
  // Goal: a second press repeats the key, other content gets another. Method: counted keys.
  let made = 0;
  const intent = createIntent(() => `key-${(made += 1)}`);
  const first = intent.keyFor({ hours: '6', title: 'a' });
  expect(intent.keyFor({ title: 'a', hours: '6' })).toBe(first);
  expect(intent.keyFor({ hours: '7', title: 'a' })).not.toBe(first);
  const again = intent.keyFor({ hours: '7', title: 'a' });
  intent.settle();
  expect(intent.keyFor({ hours: '7', title: 'a' })).not.toBe(again);
});
