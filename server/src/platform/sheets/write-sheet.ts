import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assert } from '@jixu/kernel';
import { writeCsvPieces } from './write-csv.ts';
import { writeXlsxParts } from './write-xlsx.ts';
import { zipPieces } from './zip-pieces.ts';

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

/**
 * A table as a stream of bytes; rows are pulled as fast as the bytes are taken, so memory does not
 * grow with their number. Errors of `rows` end the stream.
 */
export function writeSheet(sheet: SheetToWrite): Readable {
  assert(sheet.columns.length > 0, 'a sheet has columns');
  const pieces = sheet.kind === 'csv' ? writeCsvPieces(sheet) : zipPieces(writeXlsxParts(sheet));
  return Readable.from(pieces, { objectMode: false });
}

/** As above, into a new file; nothing of it is kept when writing fails is up to the caller. */
export async function writeSheetFile(
  sheet: SheetToWrite,
  file: { readonly path: string },
): Promise<void> {
  await pipeline(writeSheet(sheet), createWriteStream(file.path, { mode: 0o600 }));
}
