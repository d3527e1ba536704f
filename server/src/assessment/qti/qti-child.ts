/**
 * The reading process: opens the file on descriptor 3 and writes one JSON line for each item to
 * standard output. Started by `runConfined` only.
 */
import { readFileSync, writeSync } from 'node:fs';
import { descriptorSource } from '../../platform/files/index.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { FileRefusal } from './qti-refusal.ts';
import { type QtiOutcome, type QtiRest, readQti } from './read-package.ts';

const STDIN = 0;
const STDOUT = 1;
const INPUT = 3;
const OUTPUT = 4;

/** The lines that come out of the process. */
export type QtiMessage =
  | { readonly outcome: QtiOutcome }
  /** So many bytes of the output, after those before. */
  | { readonly picture: string; readonly bytes: number }
  | { readonly rest: QtiRest }
  | { readonly refused: string; readonly detail: FileRefusal['detail'] };

/** The pipe is blocking on this side: a slow receiver stops the reader, and nothing queues up. */
function send(message: QtiMessage): void {
  write(STDOUT, Buffer.from(`${JSON.stringify(message)}\n`));
}

function write(to: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(to, bytes, at);
}

// The task is empty; its end says that the parent has let go of the pipe.
readFileSync(STDIN);
try {
  const rest = readQti(descriptorSource(INPUT), QTI_LIMITS, {
    onOutcome: (outcome) => send({ outcome }),
    onPicture: (picture, bytes) => {
      write(OUTPUT, bytes);
      send({ picture, bytes: bytes.length });
    },
  });
  send({ rest });
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error;
  send({ refused: error.code, detail: error.detail });
}
