import type { ByteSource } from '../files/index.ts';
import { marksByRow, PROBLEM_HEADING } from './annotate-rows.ts';
import { csvCell, csvField, guardedCsvCopy, guardedCsvText } from './csv-text.ts';
import { readRecords } from './read-csv.ts';
import type { SheetTask } from './sheet-task.ts';

const PIECE_CHARACTERS = 64 * 1024;

type AnnotateTask = Extract<SheetTask, { verb: 'annotate' }>;

/** The same lines with a last column; saved as UTF-8 with a mark, which Excel and WPS open right. */
export function annotateCsv(
  source: ByteSource,
  task: AnnotateTask,
  write: (bytes: Buffer) => void,
): number {
  const { width, headerRow, delimiter } = measure(source, task);
  const marks = marksByRow(task.problems);
  let text = '\uFEFF';
  let rows = 0;
  readRecords(source, task.limits, (fields, record) => {
    const cells = fields.map((raw) => csvCell(raw).text);
    while (cells.at(-1) === '') cells.pop();
    if (cells.length > 0) {
      rows += 1;
      cells.length = Math.min(cells.length, width);
      const reason = record === headerRow ? PROBLEM_HEADING : (marks.get(record)?.reason ?? '');
      if (reason !== '') cells.push(...Array<string>(width - cells.length).fill(''));
      const copied = cells.map((cell) => csvField(guardedCsvCopy(cell)));
      text += [...copied, ...(reason === '' ? [] : [csvField(guardedCsvText(reason))])].join(
        delimiter,
      );
    }
    text += '\r\n';
    if (text.length < PIECE_CHARACTERS) return;
    write(Buffer.from(text));
    text = '';
  });
  write(Buffer.from(text));
  return rows;
}

/** How many columns the person's own table has, without a reason column of an earlier round. */
function measure(source: ByteSource, task: AnnotateTask) {
  let headerRow = task.headerRow;
  let width = 0;
  let reasonAt: number | null = null;
  const { delimiter } = readRecords(source, task.limits, (fields, record) => {
    const texts = fields.map((raw) => csvCell(raw).text);
    const used = texts.findLastIndex((text) => text !== '') + 1;
    if (used === 0) return;
    headerRow ??= record;
    if (record === headerRow && texts[used - 1] === PROBLEM_HEADING) reasonAt = used - 1;
    width = Math.max(width, used);
  });
  return { width: reasonAt ?? width, headerRow, delimiter };
}
