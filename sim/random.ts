/** Numbers that follow from a seed, so that a history that broke something can be told again (mulberry32). */
export type Random = {
  /** 0 ≤ n < limit. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T | null;
  readonly chance: (oneIn: number) => boolean;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => from[below(from.length)] ?? null,
    chance: (oneIn) => below(oneIn) === 0,
  };
}
