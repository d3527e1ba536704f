import type { CaseSummary } from './case.ts';

/** What a text in the search of an inbox asks for; both kinds are written in one field. */
export type Sought =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'name'; readonly begins: string };

/** A number has a year between hyphens; no name has digits beside a hyphen. */
const NUMBER = /\d-|-\d/;

export function soughtBy(text: string): Sought | null {
  const asked = text.trim();
  if (asked === '') return null;
  return NUMBER.test(asked)
    ? { by: 'number', number: asked.toUpperCase() }
    : { by: 'name', begins: asked.toLowerCase() };
}

/** The name and pinyin by which an office finds a task, of what the owner of the case wrote for its lists. */
export function soughtNames(summary: CaseSummary): {
  readonly name: string | null;
  readonly pinyin: string | null;
} {
  return { name: lower(summary['personName']), pinyin: lower(summary['personPinyin']) };
}

function lower(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : null;
}
