import { createHash } from 'node:crypto';
import { seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('goal: our digest is SHA-256; method: compared with the platform on every length around the block borders', () => {
  const random = seededRandom(7);
  for (let length = 0; length < 200; length += 1) {
    const text = Array.from({ length }, () => random.pick(['a', '继', 'é', '𝄞', '\n'])).join('');
    expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  }
});
