import type { Cell } from './cells.ts';
import { EMPTY_CELL } from './cells.ts';
import { textCell } from './cell-value.ts';

/** Starts that a spreadsheet program may take for a formula; `＝` is the full-width sign. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'(?=[=+\-@\t\r\n＝＋－＠])/;
/** From 12 digits Excel shows an exponent, from 16 it loses them; leading zeros it drops. */
const READ_AS_NUMBER_WITH_LOSS = /^(?:0\d+|\d{12,})$/;
const PLAIN_NEGATIVE = /^-\d+(?:\.\d+)?$/;

/**
 * Text for a csv field that opens as text: a leading apostrophe before anything that could start a
 * formula, and a tab behind digits that would be read as a number (the mark Chinese systems use;
 * it is invisible, and ends up in no formula). `csvCell` takes both away again.
 */
export function guardedCsvText(text: string): string {
  if (READ_AS_NUMBER_WITH_LOSS.test(text)) return `${text}\t`;
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** For copying a person's own csv back: as above, but a negative number stays a number. */
export function guardedCsvCopy(text: string): string {
  return PLAIN_NEGATIVE.test(text) ? text : guardedCsvText(text);
}

export function csvField(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One field of a csv as a cell: everything is text, and the marks that keep it text are removed. */
export function csvCell(raw: string): Cell {
  if (raw === '') return EMPTY_CELL;
  const unmarked = withoutMarks(raw);
  const cell = textCell(unmarked);
  return cell.kind === 'text' && lostDigits(cell.text)
    ? { ...cell, problem: 'number_lost_digits' }
    : cell;
}

function withoutMarks(raw: string): string {
  const text = /^\t*([^\t]*)\t*$/.exec(raw)?.[1] ?? raw;
  // ="0012" is the other way of keeping digits, and no formula.
  const quoted = /^="([^"]*)"$/.exec(text)?.[1];
  return quoted ?? text.replace(GUARDED, '');
}

/** 1.10101E+17: Excel saved what it showed, and the other digits are gone. */
function lostDigits(text: string): boolean {
  const found = /^\d(?:\.(\d+))?[Ee]\+?(\d{1,3})$/.exec(text);
  return found !== null && (found[1] ?? '').length < Number(found[2]);
}
