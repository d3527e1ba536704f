import type { ByteSource } from '../files/index.ts';
import type { Cell, SheetRow } from './cells.ts';
import { decodedPieces, findEncoding } from './csv-encoding.ts';
import type { CsvDelimiter } from './csv-records.ts';
import { CsvRecords, findDelimiter } from './csv-records.ts';
import { csvCell } from './csv-text.ts';
import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { ReadFacts } from './read-xlsx.ts';

export function readCsv(
  source: ByteSource,
  limits: SheetLimits,
  onRow: (row: SheetRow) => void,
): ReadFacts {
  let rows = 0;
  let columns = 0;
  const form = readRecords(source, limits, (fields, record) => {
    const cells: Cell[] = fields.map(csvCell);
    while (cells.at(-1)?.kind === 'empty') cells.pop();
    if (cells.length === 0) return;
    rows += 1;
    if (rows > limits.rows) {
      throw new SheetRefusal('sheets.too_many_rows', { found: rows, allowed: limits.rows });
    }
    columns = Math.max(columns, cells.length);
    onRow({ number: record, hidden: false, cells });
  });
  return {
    format: 'csv',
    sheets: [{ name: '', hidden: false }],
    sheet: '',
    rows,
    columns,
    hiddenRows: 0,
    formulas: 0,
    mergedRanges: 0,
    externalLinks: false,
    ...form,
  };
}

export function readRecords(
  source: ByteSource,
  limits: SheetLimits,
  onRecord: (fields: string[], record: number) => void,
): Pick<ReadFacts, 'encoding'> & { readonly delimiter: CsvDelimiter } {
  const found = findEncoding(source);
  let records: CsvRecords | null = null;
  let delimiter: CsvDelimiter = ',';
  for (const piece of decodedPieces(source, found)) {
    if (records === null) {
      delimiter = findDelimiter(piece);
      records = new CsvRecords(delimiter, limits, onRecord);
    }
    records.write(piece);
  }
  records?.end();
  return { encoding: found.encoding, delimiter };
}
