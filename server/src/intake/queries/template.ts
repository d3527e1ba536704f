import type { Readable } from 'node:stream';
import { type ColumnType, type SheetColumn, writeSheet } from '../../platform/sheets/index.ts';
import { EXAMPLE_MARKS } from '../domain/read-cells.ts';
import type { IntakeColumn, IntakeKind, Locale } from '../kind.ts';

const REQUIRED = { 'zh-CN': '（必填）', en: ' (required)' } as const;
const WIDTH_MIN = 14;

const TYPES: Readonly<Record<IntakeColumn['kind'], ColumnType>> = {
  text: 'text',
  // Kept as text by the column itself, so that a program does not round what is typed into it.
  'id-number': 'text',
  phone: 'text',
  choice: 'text',
  date: 'date',
  number: 'number',
};

/** An empty workbook with our headings and one example row, which is not read when it comes back. */
export function templateSheet(kind: IntakeKind, locale: Locale): Readable {
  const columns = kind.columns.map((column): SheetColumn => {
    const heading = headingOf(column, locale);
    return {
      header: column.required ? heading + REQUIRED[locale] : heading,
      type: TYPES[column.kind],
      ...(column.choices ? { choices: column.choices[locale] } : {}),
      width: Math.max(WIDTH_MIN, heading.length * 2 + 8, column.example.length + 4),
    };
  });
  const example = kind.columns.map((column, index) =>
    index === 0 ? EXAMPLE_MARKS[locale] + column.example : column.example || null,
  );
  return writeSheet({ kind: 'xlsx', name: kind.name[locale], columns, rows: [example] });
}

export function headingOf(column: IntakeColumn, locale: Locale): string {
  return column.headers[locale][0] ?? column.id;
}
