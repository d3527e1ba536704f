import { createHash } from 'node:crypto';
import { assert, parseRational } from '@jixu/kernel';

/**
 * The drawing, so that anybody can repeat it: every key (a person's or a case's id) gets the rank SHA-256(seed, `|`, key) in
 * hexadecimal digits; the keys with the smallest ranks are drawn, as many as the ratio of all keys, rounded up.
 */
export function rankOf(seed: string, key: string): string {
  return createHash('sha256').update(`${seed}|${key}`, 'utf8').digest('hex');
}

export function drawnKeys(of: {
  seed: string;
  ratio: string;
  keys: readonly string[];
}): ReadonlySet<string> {
  const keys = [...new Set(of.keys)];
  const ranked = keys
    .map((key) => ({ key, rank: rankOf(of.seed, key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, sampleSize(of.ratio, keys.length)).map(({ key }) => key));
}

export function sampleSize(ratio: string, population: number): number {
  const read = parseRational(ratio);
  assert(read.ok, 'sample: a ratio that is no fraction');
  return Math.min(population, Math.ceil((population * read.value.n) / read.value.d));
}
