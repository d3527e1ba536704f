import { printable } from './cell-value.ts';

/**
 * Text inside a cell's `<t>`: what XML forbids is left out, what it reads as markup is escaped,
 * and `_x0041_` stays those seven characters instead of becoming an A.
 */
export function xmlText(text: string): string {
  const escaped = printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return escaped.includes('_x') ? escaped.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : escaped;
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', ' ');
}

/** The letters of a column, 1-based: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** A string cell that holds its own text. Such a cell is text to every program, whatever it starts with. */
export function inlineCell(reference: string, text: string, style: number, prefix = ''): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  const body = `<${prefix}is><${prefix}t xml:space="preserve">${xmlText(text)}</${prefix}t></${prefix}is>`;
  return `<${prefix}c r="${reference}"${styled} t="inlineStr">${body}</${prefix}c>`;
}
