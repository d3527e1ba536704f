import type { ByteSource } from '../files/index.ts';
import type { SheetRow, SheetSummary } from './cells.ts';
import type { SheetLimits } from './limits.ts';
import { openArchive } from './workbook-archive.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { readWorkbook } from './workbook-parts.ts';
import type { Workbook } from './workbook-parts.ts';
import { WorksheetRows } from './worksheet-rows.ts';
import type { WorksheetFacts } from './worksheet-rows.ts';
import { XmlScanner } from './xml-scanner.ts';

export type ReadFacts = Omit<SheetSummary, 'peakResidentBytes' | 'cpuMilliseconds'>;

export async function readXlsx(
  source: ByteSource,
  limits: SheetLimits,
  wantedSheet: string | null,
  onRow: (row: SheetRow) => void,
): Promise<ReadFacts> {
  const archive = openArchive(source, limits);
  const workbook = await readWorkbook(archive, limits, wantedSheet);
  const facts = await readWorksheet(archive, workbook, limits, onRow);
  return {
    format: 'xlsx',
    sheets: workbook.sheets,
    sheet: workbook.sheet.name,
    ...facts,
    externalLinks: workbook.externalLinks,
    encoding: 'utf-8',
    delimiter: null,
  };
}

export async function readWorksheet(
  archive: WorkbookArchive,
  workbook: Workbook,
  limits: SheetLimits,
  onRow: (row: SheetRow) => void,
): Promise<WorksheetFacts> {
  const rows = new WorksheetRows(workbook, limits, onRow);
  const scanner = new XmlScanner(workbook.sheet.entry.name, rows);
  for await (const piece of archive.inflate(workbook.sheet.entry)) scanner.write(piece);
  scanner.end();
  return rows.facts;
}
