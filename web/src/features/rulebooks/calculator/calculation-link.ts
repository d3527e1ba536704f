import { type Calculation, parseCalculation } from './calculation.ts';

/** Behind `#`: browsers send no part of it to a server. */
const NAME = 'c=';

/** A link longer than this is not one that this page made. */
const LENGTH_MAX = 40_000;

export function fragmentOf(calculation: Calculation): string {
  const bytes = new TextEncoder().encode(JSON.stringify(calculation));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${NAME}${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Undefined where the fragment is none of ours, cut off or meant for another page. */
export function calculationIn(fragment: string): Calculation | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(NAME) || text.length > LENGTH_MAX) return undefined;
  try {
    const plain = atob(text.slice(NAME.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(plain, (character) => character.codePointAt(0) ?? 0);
    return parseCalculation(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
