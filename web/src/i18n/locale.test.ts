import { expect, it } from 'vitest';
import { chosenLocale } from './locale.ts';

it('takes the address before the stored choice before the source language', () => {
  // Goal: a link can fix the language. Method: every order of the three sources.
  expect(chosenLocale('?lang=en', 'zh-CN')).toBe('en');
  expect(chosenLocale('?lang=zh', 'en')).toBe('zh-CN');
  expect(chosenLocale('', 'en')).toBe('en');
  expect(chosenLocale('', null)).toBe('zh-CN');
  expect(chosenLocale('?lang=klingon', null)).toBe('zh-CN');
  expect(chosenLocale('', null, 'en-GB')).toBe('en');
  expect(chosenLocale('', 'zh-CN', 'en-GB')).toBe('zh-CN');
  expect(chosenLocale('', null, 'de')).toBe('zh-CN');
});
