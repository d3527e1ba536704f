import { type Hours, type Rational, rational, ticks, TICKS_PER_HOUR } from '@jixu/kernel';

/**
 * What a factor is and how its product is rounded; a rounding exists only where a rule names
 * it.
 */
export type Factor = { readonly hours: Rational; readonly floor: Rational | null };

/**
 * `exact` is false when the product is finer than a tick: it is then cut toward zero and the
 * step says so.
 */
export type Product = { readonly ticks: Hours; readonly exact: boolean };

/** quantity × hours per unit, in ticks, multiplying before dividing. */
export function multiply(quantity: Rational, factor: Factor): Product {
  const top = BigInt(quantity.n) * BigInt(factor.hours.n);
  const bottom = BigInt(quantity.d) * BigInt(factor.hours.d);
  if (factor.floor !== null) {
    const step = BigInt(factor.floor.n);
    const parts = BigInt(factor.floor.d);
    const steps = (top * parts) / (bottom * step);
    return wholeTicks(steps * step, parts);
  }
  return wholeTicks(top, bottom);
}

function wholeTicks(top: bigint, bottom: bigint): Product {
  const scaled = top * BigInt(TICKS_PER_HOUR);
  return { ticks: ticks(Number(scaled / bottom)), exact: scaled % bottom === 0n };
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** -1, 0 or 1. */
export function compareRational(a: Rational, b: Rational): number {
  const left = BigInt(a.n) * BigInt(b.d);
  const right = BigInt(b.n) * BigInt(a.d);
  return left < right ? -1 : Number(left > right);
}

export const ONE: Rational = rational(1);
