/**
 * Looks at one image or PDF on descriptor 3 and answers one line; a preview goes to descriptor 4.
 * Started by `runConfined` only.
 */
import { readFileSync, writeSync } from 'node:fs';
import { descriptorSource } from './byte-source.ts';
import type { ExamineAnswer, ExamineMessage, ExamineTask } from './examine-task.ts';
import { FileRefusal } from './file-refusal.ts';
import { readPdf } from './read-pdf.ts';

const STDIN = 0;
const STDOUT = 1;
const INPUT = 3;
const OUTPUT = 4;

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(descriptor, bytes, at);
}

async function examine(task: ExamineTask): Promise<ExamineAnswer> {
  const source = descriptorSource(INPUT);
  if (source.size > task.limits.bytes) {
    throw new FileRefusal('files.too_large', { found: source.size, allowed: task.limits.bytes });
  }
  const bytes = source.read(0, source.size);
  if (task.what === 'pdf') return { image: null, digest: null, preview: null, pdf: readPdf(bytes) };
  // The image library is native and slow to load; a PDF does not need it.
  const { examineImageBytes } = await import('./read-image.ts');
  const found = await examineImageBytes(bytes, task);
  if (found.preview !== null) writeAll(OUTPUT, found.preview.bytes);
  const preview =
    found.preview === null ? null : { width: found.preview.width, height: found.preview.height };
  return { image: found.facts, digest: found.digest, preview, pdf: null };
}

function send(message: ExamineMessage): void {
  writeAll(STDOUT, Buffer.from(`${JSON.stringify(message)}\n`));
}

const task: ExamineTask = JSON.parse(readFileSync(STDIN, 'utf8'));
try {
  send({ answer: await examine(task) });
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error;
  send({ refused: error.code, detail: error.detail });
}
