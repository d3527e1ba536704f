import type { ByteSource } from '../files/index.ts';
import { marksByRow, PROBLEM_HEADING } from './annotate-rows.ts';
import { readWorksheet } from './read-xlsx.ts';
import type { SheetTask } from './sheet-task.ts';
import { markedStyles } from './marked-styles.ts';
import { openArchive } from './workbook-archive.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { readWorkbook } from './workbook-parts.ts';
import type { Workbook } from './workbook-parts.ts';
import { WorksheetMarker } from './worksheet-marker.ts';
import { XmlScanner } from './xml-scanner.ts';
import type { ZipPart } from './zip-pieces.ts';
import { zipPieces } from './zip-pieces.ts';

type AnnotateTask = Extract<SheetTask, { verb: 'annotate' }>;

/** Styles of ordinary workbooks are some 10 KB; beyond this the cells are not coloured. */
const STYLES_BYTES_MAX = 4 * 1024 * 1024;

/**
 * The same workbook: every part is carried over byte for byte but the sheet, which gains a column
 * of reasons and colours on the cells named, and the styles, which gain those colours.
 */
export async function annotateXlsx(
  source: ByteSource,
  task: AnnotateTask,
  write: (bytes: Buffer) => void,
): Promise<number> {
  const archive = openArchive(source, task.limits);
  const workbook = await readWorkbook(archive, task.limits, task.sheet);
  const table = await measure(archive, workbook, task);
  const colours =
    workbook.stylesEntry !== null &&
    workbook.styles.length > 0 &&
    workbook.stylesEntry.unpackedBytes <= STYLES_BYTES_MAX;
  const marker = new WorksheetMarker({
    marks: marksByRow(task.problems),
    reasonColumn: table.reasonColumn,
    headerRow: table.headerRow,
    heading: PROBLEM_HEADING,
    firstNewStyle: colours ? workbook.styles.length : null,
  });
  for await (const piece of zipPieces(parts(archive, workbook, marker, colours))) write(piece);
  return table.rows;
}

async function* parts(
  archive: WorkbookArchive,
  workbook: Workbook,
  marker: WorksheetMarker,
  colours: boolean,
): AsyncGenerator<ZipPart> {
  const sheet = workbook.sheet.entry;
  const styles = colours ? workbook.stylesEntry : null;
  for (const entry of archive.entries) {
    if (entry === sheet || entry === styles) continue;
    yield { entry, packed: archive.packed(entry) };
  }
  yield { name: sheet.name, content: rewritten(archive, workbook, marker) };
  if (styles === null) return;
  // After the sheet, because only now it is known which styles need a coloured twin.
  yield { name: styles.name, content: markedStyles(archive, styles, marker.copiedStyles()) };
}

async function* rewritten(
  archive: WorkbookArchive,
  workbook: Workbook,
  marker: WorksheetMarker,
): AsyncGenerator<Buffer> {
  const scanner = new XmlScanner(workbook.sheet.entry.name, marker);
  for await (const piece of archive.inflate(workbook.sheet.entry)) {
    scanner.write(piece);
    yield Buffer.from(marker.take());
  }
  scanner.end();
  yield Buffer.from(marker.take());
}

async function measure(archive: WorkbookArchive, workbook: Workbook, task: AnnotateTask) {
  let headerRow = task.headerRow;
  let reasonAt: number | null = null;
  const facts = await readWorksheet(archive, workbook, task.limits, (row) => {
    headerRow ??= row.number;
    if (row.number !== headerRow) return;
    const found = row.cells.findIndex((cell) => cell.text === PROBLEM_HEADING);
    if (found !== -1) reasonAt = found + 1;
  });
  return {
    rows: facts.rows,
    headerRow: headerRow ?? 1,
    reasonColumn: reasonAt ?? facts.columns + 1,
  };
}
