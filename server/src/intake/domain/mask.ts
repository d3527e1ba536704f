import { IdNumber } from '@jixu/kernel';
import type { IntakeColumn, RowValues } from '../kind.ts';

/** Rows as they are shown: an identity number, right or wrong, never with its end; a telephone number in part. */
export function maskedValues(values: RowValues, columns: readonly IntakeColumn[]): RowValues {
  const shown: Record<string, string> = {};
  for (const column of columns) {
    const value = values[column.id];
    if (value !== undefined) shown[column.id] = maskedCell(value, column.kind);
  }
  return shown;
}

function maskedCell(value: string, kind: IntakeColumn['kind']): string {
  switch (kind) {
    case 'id-number': {
      const number = IdNumber.parse(value);
      return number.ok ? number.value.mask : starred(value, 4);
    }
    case 'phone':
      return value.length > 7
        ? `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`
        : starred(value, 1);
    case 'text':
    case 'date':
    case 'number':
    case 'choice':
      return value;
  }
}

function starred(value: string, shown: number): string {
  return value.slice(0, shown) + '*'.repeat(Math.max(value.length - shown, 0));
}
