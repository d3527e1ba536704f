import type { Cell } from './cells.ts';
import type { NumberStyle } from './number-style.ts';

const MS_PER_DAY = 86_400_000;
/** Day 0 of the 1900 system after the phantom 29 February 1900 (serial 60). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, where Excel ends. */
const SERIAL_MAX = 2_958_465;
/** Excel keeps 15 digits; from here on a whole number is no longer what was typed. */
const WHOLE_MAX = 1e15;

/** A numeric cell as text, by the meaning of its format. `stored` is the text of `<v>`. */
export function numberCell(stored: string, style: NumberStyle, date1904: boolean): Cell {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) {
    return { text: printable(stored), kind: 'text', problem: 'bad_value' };
  }
  if (style === 'date' || style === 'time' || style === 'date-time' || style === 'elapsed') {
    return dateCell(value, style, date1904);
  }
  if (lostDigits(stored, value)) {
    return { text: asStored(stored, value), kind: 'number', problem: 'number_lost_digits' };
  }
  return { text: padded(plainDecimal(value), style), kind: 'number' };
}

/** The digits that are there, and zeros for those that are gone: what the person sees in Excel. */
function asStored(stored: string, value: number): string {
  if (/^[+-]?\d+$/.test(stored)) return stored;
  const kept = /^(-?)(\d)(?:\.(\d+))?e\+(\d+)$/.exec(value.toExponential(14));
  if (kept === null) return plainDecimal(value);
  const [, sign, first, more, exponent] = kept;
  return `${sign}${first}${(more ?? '').padEnd(Number(exponent), '0')}`;
}

/**
 * Whole numbers of 16 digits or more: an identity number typed into a numeric cell. Long fractions
 * are no loss (0.1 + 0.2 is stored with 17 digits), so only whole numbers count.
 */
function lostDigits(stored: string, value: number): boolean {
  if (Math.abs(value) >= WHOLE_MAX) return true;
  return /^[+-]?\d{16,}$/.test(stored.trim());
}

/** As Excel shows it: at most 15 significant digits and no exponent. */
export function plainDecimal(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? value.toFixed(0) : BigInt(value).toString();
  }
  const shortest = String(value);
  // Up to 15 digits and a point there is nothing to round.
  if (shortest.length <= 16 && !shortest.includes('e')) return shortest;
  const text = String(Number(value.toPrecision(15)));
  const exponent = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (exponent === null) return text;
  const [, sign, first, more, zeros] = exponent;
  return `${sign}0.${'0'.repeat(Number(zeros) - 1)}${first}${more ?? ''}`;
}

function padded(text: string, style: NumberStyle): string {
  return typeof style === 'object' && /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
}

function dateCell(
  serial: number,
  style: 'date' | 'time' | 'date-time' | 'elapsed',
  date1904: boolean,
): Cell {
  if (style === 'elapsed') return { text: elapsed(serial), kind: 'text' };
  const phantom = !date1904 && Math.floor(serial) === 60;
  if (serial < 0 || serial > SERIAL_MAX || phantom) {
    return { text: plainDecimal(serial), kind: 'date', problem: 'bad_date' };
  }
  // Seconds are the finest that any form asks for; rounding hides the error of binary fractions.
  const seconds = Math.round(serial * 86_400);
  const clock = clockText(seconds % 86_400);
  if (style === 'time' && serial < 1) return { text: clock, kind: 'date' };
  const days = Math.floor(seconds / 86_400);
  const early = !date1904 && days < 60 ? 1 : 0;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  const day = dayText(epoch + (days + early) * MS_PER_DAY);
  const whole = seconds % 86_400 === 0;
  return { text: whole && style === 'date' ? day : whole ? day : `${day}T${clock}`, kind: 'date' };
}

/** Lists repeat their dates; an entry costs less than the third part of making it again. */
const DAYS_REMEMBERED = 20_000;
const dayTexts = new Map<number, string>();

function dayText(at: number): string {
  const known = dayTexts.get(at);
  if (known !== undefined) return known;
  const text = new Date(at).toISOString().slice(0, 10);
  if (dayTexts.size < DAYS_REMEMBERED) dayTexts.set(at, text);
  return text;
}

function clockText(seconds: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

function elapsed(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400);
  const hours = Math.floor(seconds / 3600);
  return `${serial < 0 ? '-' : ''}${hours}${clockText(seconds % 3600).slice(2)}`;
}

/** `t="d"`: ISO 8601 in the cell itself. */
export function isoDateCell(stored: string): Cell {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(stored.trim());
  const day = found?.[1];
  if (day === undefined || !exists(day)) {
    return { text: printable(stored), kind: 'date', problem: 'bad_date' };
  }
  const clock = found?.[2];
  return { text: clock === undefined ? day : `${day}T${clock}`, kind: 'date' };
}

function exists(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Excel writes characters that XML forbids as `_x0007_`, and `_x005F_` for an underscore itself. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNPRINTABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\ufffe\uffff]/;
const UNPRINTABLE_ALL = new RegExp(UNPRINTABLE.source, 'g');

/** Without control characters and half characters: PostgreSQL stores neither NUL nor lone surrogates. */
export function printable(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const clean = UNPRINTABLE.test(lines) ? lines.replace(UNPRINTABLE_ALL, '') : lines;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

export function textCell(raw: string): Cell {
  if (raw === '') return { text: '', kind: 'empty' };
  if (UNPRINTABLE.test(raw) || !raw.isWellFormed()) {
    return { text: printable(raw), kind: 'text', problem: 'control_characters' };
  }
  return { text: printable(raw), kind: 'text' };
}
