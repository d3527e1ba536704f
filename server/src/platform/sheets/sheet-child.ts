/**
 * The parser process: reads the file on descriptor 3, writes messages to standard output, one JSON
 * line each, and an annotated copy to descriptor 4. Started by `runConfined` only.
 */
import { readFileSync, writeSync } from 'node:fs';
import { descriptorSource } from '../files/index.ts';
import type { ByteSource } from '../files/index.ts';
import { annotateCsv } from './annotate-csv.ts';
import { annotateXlsx } from './annotate-xlsx.ts';
import { SheetRefusal } from './errors.ts';
import { inputFormat } from './input-format.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetSink } from './sheet-sink.ts';
import type { SheetMessage, SheetTask } from './sheet-task.ts';
import { openArchive } from './workbook-archive.ts';

const STDIN = 0;
const STDOUT = 1;
const INPUT = 3;
const OUTPUT = 4;

/** The pipe is blocking on this side: a slow receiver stops the parser, and nothing queues up. */
function writeAll(descriptor: number, bytes: Buffer): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(descriptor, bytes, at);
}

function send(message: SheetMessage): void {
  writeAll(STDOUT, Buffer.from(`${JSON.stringify(message)}\n`));
}

function formatOf(source: ByteSource, task: SheetTask): 'xlsx' | 'csv' {
  if (source.size > task.limits.fileBytes) {
    throw new SheetRefusal('sheets.too_large', {
      found: source.size,
      allowed: task.limits.fileBytes,
    });
  }
  const format = inputFormat(source);
  if (format !== 'zip') return format;
  // Says what is wrong with the archive, if something is; else it is an archive of something else.
  openArchive(source, task.limits);
  throw new SheetRefusal('sheets.not_a_sheet', { type: 'zip' });
}

async function carryOut(task: SheetTask): Promise<SheetMessage> {
  const source = descriptorSource(INPUT);
  const format = formatOf(source, task);
  if (task.verb === 'annotate') {
    const write = (bytes: Buffer): void => writeAll(OUTPUT, bytes);
    const rows =
      format === 'xlsx'
        ? await annotateXlsx(source, task, write)
        : annotateCsv(source, task, write);
    return { annotated: { rows } };
  }
  const sink = new SheetSink(task.limits, (rows) => send({ rows }));
  const facts =
    format === 'xlsx'
      ? await readXlsx(source, task.limits, task.sheet, sink.row)
      : readCsv(source, task.limits, sink.row);
  sink.flush();
  const used = process.resourceUsage();
  const cpuMilliseconds = Math.round((used.userCPUTime + used.systemCPUTime) / 1000);
  return { done: { ...facts, peakResidentBytes: used.maxRSS * 1024, cpuMilliseconds } };
}

const task: SheetTask = JSON.parse(readFileSync(STDIN, 'utf8'));
try {
  send(await carryOut(task));
} catch (error) {
  if (!(error instanceof SheetRefusal)) throw error;
  send({ refused: { code: error.code, detail: error.detail } });
}
