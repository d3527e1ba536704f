import type { Id } from '@jixu/kernel';

/** What PostgreSQL reads as it stands: no quotes, braces, commas, spaces or backslashes. */
const BARE = /^[\w.@:/+=-]+$/;

/**
 * An array of texts as PostgreSQL writes it. The driver makes the same out of an array, but asks each element three
 * questions: for some thousand rows of ids and digests that is a third of the time a statement takes.
 */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: string | null): string {
  if (value === null) return 'NULL';
  if (BARE.test(value) && value.toUpperCase() !== 'NULL') return value;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** An array of ids: nothing in them has to be looked at. */
export function idArrayLiteral(ids: readonly (Id<string> | null)[]): string {
  return `{${ids.map((id) => id ?? 'NULL').join(',')}}`;
}

/** An array of digests that are written in hexadecimal. */
export function digestArrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"\\\\x${value}"`).join(',')}}`;
}

/** Where all combinations of two lists are hardly more than the pairs that are asked for, two lists are asked for. */
const DENSE_TIMES = 4;

export function isDense(combinations: number, pairs: number): boolean {
  return combinations <= pairs * DENSE_TIMES;
}
