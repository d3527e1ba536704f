import { expect, it } from 'vitest';
import { nextPage, signInAddress } from './next-page.ts';

it('leads back to our own pages only', () => {
  // Goal: no open redirect through the sign-in. Method: own paths and the tricks that leave the
  // site.
  expect(nextPage('?next=%2Fdeclare%3Fdraft%3D1')).toBe('/declare?draft=1');
  for (const evil of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:1',
  ]) {
    expect(nextPage(`?next=${encodeURIComponent(evil)}`)).toBeUndefined();
  }
  expect(nextPage('')).toBeUndefined();
  expect(signInAddress('/declare?draft=1')).toBe('/sign-in?next=%2Fdeclare%3Fdraft%3D1');
});
