import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { BadInput, compile, type EvaluateOptions, parseJson } from '@jixu/policy';
import { choosePack } from './pack-library.ts';

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

/**
 * A number with a point or an exponent: `JSON.parse` would hide it, so such a line is read
 * strictly.
 */
const FLOAT = /[:,[]\s*-?\d+[.eE]/;

const decoder = new TextDecoder();

export async function blockAnswerer(job: BatchJob): Promise<(block: Block) => Answered> {
  const chosen = await choosePack(job.pack, job.root);
  const compiled = compile(chosen.pack, { ...job.how, digest: (text) => hash('sha256', text) });
  return (block) => {
    const text = decoder.decode(block.bytes);
    const suspicious = FLOAT.test(text);
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    let answers = '';
    for (const [at, line] of lines.entries()) {
      try {
        answers += `${compiled.answer(suspicious && FLOAT.test(line) ? parseJson(line) : readLine(line))}\n`;
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        return { number: block.number, lines: at, bytes: null, refused: error.message };
      }
    }
    return {
      number: block.number,
      lines: lines.length,
      bytes: asBytes(answers),
      refused: null,
    };
  };
}

/** Answers are ASCII. A copy of its own, so that it can be handed over. */
function asBytes(answers: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(answers.length);
  bytes.write(answers, 'latin1');
  return bytes;
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Reads it again strictly, to say where it is malformed.
    return parseJson(line);
  }
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
