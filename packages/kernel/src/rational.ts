import { assert } from './assert.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * An exact non-negative quantity such as "2.5" days or "1/3" item: numerator and positive denominator, reduced.
 * Both stay below 2^31 so that products with ticks stay exact in a JavaScript number.
 */
export type Rational = { readonly n: number; readonly d: number };

const PARTS_MAX = 2 ** 31;

export function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export function rational(n: number, d = 1): Rational {
  assert(
    Number.isSafeInteger(n) && Number.isSafeInteger(d) && d > 0 && n >= 0,
    'rational: not a fraction',
  );
  const g = gcd(n, d) || 1;
  return { n: n / g, d: d / g };
}

/** Reads "12", "2.5" or "1/3". Refuses signs, exponents, spaces, floats given as numbers and more than 9 digits a part. */
export function parseRational(text: string): Result<Rational, 'not_a_quantity'> {
  const decimal = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  if (decimal) {
    const fraction = decimal[2] ?? '';
    const d = 10 ** fraction.length;
    const n = Number(decimal[1]) * d + Number(fraction === '' ? '0' : fraction);
    const value = rational(n, d);
    return value.n < PARTS_MAX && value.d < PARTS_MAX ? ok(value) : fail('not_a_quantity');
  }
  const ratio = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  if (ratio && Number(ratio[2]) > 0) return ok(rational(Number(ratio[1]), Number(ratio[2])));
  return fail('not_a_quantity');
}

/** "2.5", "12", or "1/3" where no decimal is exact; no trailing zeros. */
export function formatRational(value: Rational): string {
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  while (rest % 2 === 0) {
    rest /= 2;
    twos += 1;
  }
  while (rest % 5 === 0) {
    rest /= 5;
    fives += 1;
  }
  if (rest !== 1) return `${value.n}/${value.d}`;
  const places = Math.max(twos, fives);
  if (places === 0) return String(value.n);
  const scaled = BigInt(value.n) * (10n ** BigInt(places) / BigInt(value.d));
  const digits = scaled.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
