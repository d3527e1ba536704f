import { expect, test } from 'vitest';
import { ratioText } from './ratio.ts';

// Goal: a share is shown without arithmetic that rounds. Method: the forms a rulebook can write.
test('shares are shown as percent, fractions as they are', () => {
  expect(ratioText('0.3')).toBe('30%');
  expect(ratioText('0.05')).toBe('5%');
  expect(ratioText('0.125')).toBe('12.5%');
  expect(ratioText('1')).toBe('100%');
  expect(ratioText('1/3')).toBe('1/3');
});
