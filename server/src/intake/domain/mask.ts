import { IdNumber } from '@jixu/kernel';
import type { IntakeCells, IntakeColumn } from '../kind.ts';

/** Rows as they are shown: an identity number, right or wrong, never with its end; a telephone number in part. */
export function maskedCells(
  cells: IntakeCells,
  columns: readonly IntakeColumn[],
): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const column of columns) {
    const text = cells[column.id]?.text;
    if (text !== undefined && text !== '') shown[column.id] = maskedText(text, column.kind);
  }
  return shown;
}

function maskedText(text: string, kind: IntakeColumn['kind']): string {
  switch (kind) {
    case 'id-number': {
      const number = IdNumber.parse(text);
      return number.ok ? number.value.mask : starred(text, 4);
    }
    case 'phone':
      return text.length > 7
        ? `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
        : starred(text, 1);
    case 'text':
    case 'date':
    case 'number':
    case 'choice':
      return covered(text);
  }
}

function starred(text: string, shown: number): string {
  return text.slice(0, shown) + '*'.repeat(Math.max(text.length - shown, 0));
}

/** A number that landed in the wrong column is covered there too. */
function covered(text: string): string {
  return text.replaceAll(/(\d{4})\d{13}[\dXx]/g, '$1**************');
}
