import { assert } from './assert.ts';

/** Money as an integer number of fen (分), one hundredth of a yuan. */
export type Fen = number & { readonly __unit: 'fen' };

export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), 'fen: not an integer');
  return value as Fen;
}
