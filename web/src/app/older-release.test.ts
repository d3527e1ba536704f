import { expect, it } from 'vitest';
import { isOfOlderRelease } from './older-release.ts';

it('knows a page of an older release by what each browser says of a missing part', () => {
  // Goal: after an update a reload is offered instead of an error. Method: the words of three engines and of the
  // bundler, and errors of another kind.
  const gone = [
    'Failed to fetch dynamically imported module: https://a.cn/assets/desk-1.js',
    'error loading dynamically imported module: https://a.cn/assets/desk-1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for https://a.cn/assets/desk-CKwWDhYZ.css',
  ];
  expect(gone.filter((said) => !isOfOlderRelease(new Error(said)))).toEqual([]);
  expect(isOfOlderRelease(new TypeError('x is not a function'))).toBe(false);
  expect(isOfOlderRelease('Unable to preload CSS')).toBe(false);
});
