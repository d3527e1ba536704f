import { formatHours, type Hours } from '@jixu/kernel';

/** Amounts as texts; the same few occur over and over. */

const texts = new Map<number, string>();
const TEXTS_MAX = 100_000;

export function hoursText(ticks: number): string {
  const known = texts.get(ticks);
  if (known !== undefined) return known;
  const text = formatHours(ticks as Hours);
  if (texts.size < TEXTS_MAX) texts.set(ticks, text);
  return text;
}
