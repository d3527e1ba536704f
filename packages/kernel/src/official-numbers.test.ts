import { expect, test } from 'vitest';
import { isCreditCode } from './credit-code.ts';
import { IdNumber } from './id-number.ts';

// Goal: what a person types is refused where a digit is wrong, and only there. Method: the standards' own examples.
test.each([
  ['11010519491231002X', true],
  ['440524188001010014', true],
  ['34052419800101001X', true],
  ['110105194912310021', false],
])('T79: the identity number %s is valid: %s', (text, valid) => {
  expect(IdNumber.parse(text).ok).toBe(valid);
});

test.each([
  ['91350100M000100Y43', true],
  ['91350100M000100Y4Z', false],
])('T80: the credit code %s is valid: %s', (text, valid) => {
  expect(isCreditCode(text)).toBe(valid);
});
