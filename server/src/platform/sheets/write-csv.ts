import { assert } from '@jixu/kernel';
import { plainDecimal } from './cell-value.ts';
import { csvField, guardedCsvText } from './csv-text.ts';
import type { ColumnType, SheetToWrite, SheetValue } from './sheet-to-write.ts';

const PIECE_CHARACTERS = 64 * 1024;
/** Excel takes a csv for the system's code page unless it starts with this. */
const BYTE_ORDER_MARK = '\uFEFF';
const DECIMAL = /^-?\d{1,15}(?:\.\d+)?$/;

export async function* writeCsvPieces(sheet: SheetToWrite): AsyncGenerator<Buffer> {
  const headings = sheet.columns.map(({ header }) => csvField(guardedCsvText(header)));
  let text = `${BYTE_ORDER_MARK}${headings.join(',')}\r\n`;
  for await (const row of sheet.rows) {
    assert(row.length <= sheet.columns.length, 'a row has no more values than columns');
    const fields = sheet.columns.map(({ type }, index) => field(row[index] ?? null, type));
    text += `${fields.join(',')}\r\n`;
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function field(value: SheetValue, type: ColumnType): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'numbers in a sheet are finite');
    return csvField(plainDecimal(value));
  }
  if (type === 'number' && DECIMAL.test(value)) return value;
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return csvField(guardedCsvText(value));
}
