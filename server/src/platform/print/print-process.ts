/**
 * The printing process: owns the Typst compiler and answers one job at a time.
 *
 * A process and not a thread: one page takes 2 to 20 ms of native code that cannot be interrupted,
 * the compiler keeps memory that V8 does not see, and a fault in native code ends the process
 * it runs in. Here all three end with a process that can be replaced.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { argv, exit } from 'node:process';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { type PrintJob, type PrintOutcome, VIRTUAL_ROOT } from './print-message.ts';

/**
 * Compiled documents are freed by V8's collector, which does not feel their weight: 600 pages
 * grow to 560 MB without this and stay below 240 MB with it.
 */
const COLLECT_EVERY = 20;

/** Memoized results older than this many documents are dropped. */
const CACHE_AGE = 2;

const fontBlobs = argv.slice(2).map((path) => readFileSync(path));
const compiler = NodeCompiler.create({ workspace: VIRTUAL_ROOT, fontArgs: [{ fontBlobs }] });
const known = new Map<string, string>();
let printed = 0;

/** Pictures are there for one job; the next one finds none of them. */
function print(job: PrintJob): PrintOutcome {
  const folder = posix.dirname(job.main);
  const paths = [...job.pictures].map(([name, bytes]) => {
    compiler.mapShadow(posix.join(folder, name), Buffer.from(bytes));
    return posix.join(folder, name);
  });
  try {
    return printPages(job);
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
  }
}

function printPages(job: PrintJob): PrintOutcome {
  for (const [path, source] of job.sources) {
    if (known.get(path) === source) continue;
    compiler.addSource(path, source);
    known.set(path, source);
  }
  const compiled = compiler.compile({ mainFilePath: job.main, inputs: { data: job.data } });
  const document = compiled.result;
  if (document === null) return { id: job.id, ok: false, detail: diagnosticsOf(compiled) };
  const pages = document.numOfPages;
  switch (job.wanted) {
    case 'pdf': {
      const options = job.pdfStandard === null ? {} : { pdfStandard: job.pdfStandard };
      return { id: job.id, ok: true, pages, bytes: compiler.pdf(document, options) };
    }
    case 'svg':
      return { id: job.id, ok: true, pages, bytes: Buffer.from(compiler.plainSvg(document)) };
    case 'marks': {
      const marks: unknown = compiler.query(document, { selector: '<mark>', field: 'value' });
      return { id: job.id, ok: true, pages, bytes: Buffer.from(JSON.stringify(marks)) };
    }
  }
}

type Compiled = ReturnType<typeof compiler.compile>;

/** Messages of the compiler without the lines they point at: those could show personal data. */
function diagnosticsOf(compiled: Compiled): string {
  const error = compiled.takeError() ?? compiled.takeDiagnostics();
  const messages: string[] = [];
  for (const item of (error?.shortDiagnostics ?? []) as unknown[]) {
    if (typeof item === 'object' && item !== null && 'message' in item) {
      messages.push(String(item.message).slice(0, 200));
    }
  }
  return messages.join('; ');
}

function answer(job: PrintJob): PrintOutcome {
  try {
    return print(job);
  } catch (error) {
    return { id: job.id, ok: false, detail: error instanceof Error ? error.message : 'unknown' };
  }
}

process.on('message', (job: PrintJob) => {
  const outcome = answer(job);
  printed += 1;
  compiler.evictCache(CACHE_AGE);
  if (printed % COLLECT_EVERY === 0) globalThis.gc?.();
  process.send?.(outcome);
});

// The server decides when printing ends; a signal to the whole group must not cut a page short.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => exit(0));
