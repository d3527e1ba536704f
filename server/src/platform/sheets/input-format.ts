import type { ByteSource, FileType } from '../files/index.ts';
import { detectTypeIn } from '../files/index.ts';
import type { SheetRefusalCode } from './errors.ts';
import { SheetRefusal } from './errors.ts';

const REFUSED: Readonly<Partial<Record<FileType, SheetRefusalCode>>> = {
  empty: 'sheets.empty_file',
  xlsm: 'sheets.macros',
  xlsb: 'sheets.save_as_xlsx',
  ods: 'sheets.save_as_xlsx',
  numbers: 'sheets.save_as_xlsx',
  'ole-sheet': 'sheets.save_as_xlsx',
  'ole-encrypted': 'sheets.encrypted',
  html: 'sheets.html_table',
};

/** By content alone; the name of the file is never looked at. */
export function inputFormat(source: ByteSource): 'xlsx' | 'zip' | 'csv' {
  const { type } = detectTypeIn(source);
  const refused = REFUSED[type];
  if (refused !== undefined) throw new SheetRefusal(refused, { type });
  if (type === 'xlsx' || type === 'zip') return type;
  if (type === 'csv' || type === 'text') return 'csv';
  const head = source.read(0, 4096);
  if (type === 'xml' && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    throw new SheetRefusal('sheets.save_as_xlsx', { type });
  }
  // Text in two encodings at once is in none; the csv reader says which line is which.
  if (type === 'unknown' && !hasControls(head)) return 'csv';
  throw new SheetRefusal('sheets.not_a_sheet', { type });
}

function hasControls(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
