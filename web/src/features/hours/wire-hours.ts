import {
  formatHours,
  type Hours,
  parseHours,
  type Rational,
  rational,
  subtractHours,
  ticks,
} from '@jixu/kernel';

/** The server's amounts are exact by contract; one that is not is a bug to be seen, not rounded. */
export function hoursOf(wire: string): Hours {
  const parsed = parseHours(wire);
  if (!parsed.ok) throw new RangeError(`not an amount of hours: ${wire}`);
  return parsed.value;
}

export function wireOf(amount: Hours): string {
  return formatHours(amount);
}

/** What is left of `a` after `b`, never below nothing. */
export function remainder(a: Hours, b: Hours): Hours {
  return ticks(Math.max(0, subtractHours(a, b)));
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}
