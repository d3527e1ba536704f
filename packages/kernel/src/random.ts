/** A source of randomness that tests, the demonstration and the simulation seed. */
export type Random = {
  /** A whole number in [0, below). */
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
  readonly bytes: (count: number) => Uint8Array;
};

/** splitmix32: small, seeded, good enough for data that only has to look varied. Never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('random: nothing to pick from');
      return item;
    },
    chance: (percent) => below(100) < percent,
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
  };
}
