import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assert } from '@jixu/kernel';
import type { SheetToWrite } from './sheet-to-write.ts';
import { writeCsvPieces } from './write-csv.ts';
import { writeXlsxParts } from './write-xlsx.ts';
import { zipPieces } from './zip-pieces.ts';

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
