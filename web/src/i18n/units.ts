import { NBSP } from './format.ts';
import type { Locale } from './locale.ts';

/** Units of `qty` in the record vocabulary, as counted words. */
const QUANTITY_UNITS = {
  hours: ['学时', 'hour', 'hours'],
  minutes: ['分钟', 'minute', 'minutes'],
  days: ['天', 'day', 'days'],
  halfDays: ['个半天', 'half day', 'half days'],
  travelDays: ['天路程', 'travel day', 'travel days'],
  courses: ['门', 'course', 'courses'],
  items: ['项', 'item', 'items'],
  wanCharacters: ['万字', '× 10,000 characters', '× 10,000 characters'],
  points: ['分', 'point', 'points'],
  years: ['年', 'year', 'years'],
  months: ['个月', 'month', 'months'],
  sessions: ['次', 'session', 'sessions'],
  credits: ['学分', 'credit', 'credits'],
} as const satisfies Record<string, readonly [zh: string, one: string, many: string]>;

export type QuantityUnit = keyof typeof QUANTITY_UNITS;

export function isQuantityUnit(text: string): text is QuantityUnit {
  return Object.hasOwn(QUANTITY_UNITS, text);
}

/** `2 天`, `1 day`. The engine writes the singular in English too: "1 item". */
export function quantityText(value: string, unit: QuantityUnit, locale: Locale): string {
  const [zh, one, many] = QUANTITY_UNITS[unit];
  return `${value}${NBSP}${locale === 'zh-CN' ? zh : value === '1' ? one : many}`;
}

/** Reads a step's `in`: "2 days", "1 item", or a bare amount. */
export function parseQuantity(text: string): { value: string; unit: QuantityUnit | undefined } {
  const match = /^(\d[\d./]*)(?:\s+(\w+))?$/.exec(text);
  if (!match) return { value: text, unit: undefined };
  const [, value = text, word] = match;
  if (word === undefined) return { value, unit: undefined };
  const plural = isQuantityUnit(word) ? word : `${word}s`;
  return { value, unit: isQuantityUnit(plural) ? plural : undefined };
}
