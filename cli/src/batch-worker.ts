import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { answerLines, type EvaluateOptions } from '@jixu/policy';
import { choosePack } from './pack-library.ts';
import { utf8 } from './utf8.ts';

/** Answers blocks of lines. Blocks come and go as bytes; the main thread keeps their order. */

export type BatchJob = {
  readonly root: string;
  readonly pack: string;
  readonly how: EvaluateOptions;
};
export type Block = { readonly number: number; readonly bytes: Uint8Array };
export type Answered = {
  readonly number: number;
  /** Answered; where a line was refused, those before it. */
  readonly lines: number;
  readonly bytes: Uint8Array | null;
  /** Why a line was refused. */
  readonly refused: string | null;
};

export async function blockAnswerer(job: BatchJob): Promise<(block: Block) => Answered> {
  const chosen = await choosePack(job.pack, job.root);
  const evaluator = answerLines(chosen.pack, {
    ...job.how,
    utf8,
    digest: (text) => hash('sha256', text),
    digestBytes: (bytes) => hash('sha256', bytes),
  });
  return (block) => {
    const { lines, bytes, refused } = evaluator.answer(block.bytes);
    return {
      number: block.number,
      lines,
      bytes: refused === null ? ownCopy(bytes) : null,
      refused,
    };
  };
}

/** A copy of its own, so that it can be handed over. */
function ownCopy(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}

if (parentPort !== null) {
  const port = parentPort;
  const answer = await blockAnswerer(workerData as BatchJob);
  port.on('message', (block: Block) => {
    const answered = answer(block);
    port.postMessage(
      answered,
      answered.bytes === null ? [] : [answered.bytes.buffer as ArrayBuffer],
    );
  });
}
