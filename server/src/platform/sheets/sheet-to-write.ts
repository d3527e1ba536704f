/**
 * - `text`: always a string, and the column keeps what a person types into it later as text too;
 *   for names, identity numbers, phone numbers, codes.
 * - `number`: numbers, or decimal strings as amounts come; more than 15 digits stay text.
 * - `date`: `YYYY-MM-DD`.
 */
export type ColumnType = 'text' | 'number' | 'date';

export interface SheetColumn {
  readonly header: string;
  readonly type: ColumnType;
  /** In characters of the narrow kind; a Chinese one takes two. */
  readonly width?: number;
  /** Offered as a drop-down list; other values are warned about, not refused. */
  readonly choices?: readonly string[];
}

export type SheetValue = string | number | boolean | null;

export interface SheetToWrite {
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>;
  readonly kind: 'xlsx' | 'csv';
  /** The tab of an xlsx; characters that Excel forbids there are replaced. */
  readonly name?: string;
}

/** Rows that one xlsx sheet holds under its headings. Longer lists are written as csv. */
export const XLSX_ROWS_MAX = 1_048_575;
