import { assert } from './assert.ts';
import { formatRational, parseRational, type Rational, rational } from './rational.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * An amount of credit hours (学时) as an integer number of ticks; one hour is 1800 ticks = lcm(45, 40, 50, 60, 100, 8, 3),
 * so every amount in the rules is exact. Never a float; on the wire a decimal string.
 */
export type Hours = number & { readonly __unit: 'ticks of 1/1800 hour' };

export const TICKS_PER_HOUR = 1800;
export const noHours = 0 as Hours;

export function ticks(value: number): Hours {
  assert(Number.isSafeInteger(value), 'hours: not a whole number of ticks');
  return value as Hours;
}

export function hours(whole: number): Hours {
  return ticks(whole * TICKS_PER_HOUR);
}

export function addHours(...amounts: readonly Hours[]): Hours {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return ticks(sum);
}

export function subtractHours(a: Hours, b: Hours): Hours {
  return ticks(a - b);
}

/** Reads "12", "2.5", "1/3". `not_whole_ticks`: finer than 1/1800 hour. */
export function parseHours(text: string): Result<Hours, 'not_a_quantity' | 'not_whole_ticks'> {
  const parsed = parseRational(text);
  if (!parsed.ok) return parsed;
  const { n, d } = parsed.value;
  if ((n * TICKS_PER_HOUR) % d !== 0) return fail('not_whole_ticks');
  return ok(ticks((n * TICKS_PER_HOUR) / d));
}

/** "14", "12.5", "1/3", "-4". */
export function formatHours(amount: Hours): string {
  return amount < 0
    ? `-${formatRational(rational(0 - amount, TICKS_PER_HOUR))}`
    : formatRational(rational(amount, TICKS_PER_HOUR));
}

export function minHours(a: Hours, b: Hours): Hours {
  return a < b ? a : b;
}

/** amount × factor; the factor must leave a whole number of ticks. */
export function multiplyHours(amount: Hours, factor: Rational): Hours {
  return ticks((amount * factor.n) / factor.d);
}
