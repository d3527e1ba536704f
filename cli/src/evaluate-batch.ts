import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EvaluateOptions } from '@jixu/policy';
import { UsageError } from './arguments.ts';
import type { Answered, BatchJob, Block } from './batch-worker.ts';
import { unreadable } from './pack-library.ts';

export type Batch = {
  readonly file: string;
  readonly out: string;
  readonly pack: string;
  readonly root: string;
  readonly how: EvaluateOptions;
  /** One a processor, but not more than a few, unless said. */
  readonly workers?: number;
};

const BLOCK_BYTES = 1 << 20;
/** One person's records are at most so long. */
const LINE_BYTES_MAX = 64 << 20;
const WORKERS_MAX = 4;
const PROGRESS_EVERY = 20_000;
const NEWLINE = 10;

/**
 * Line n of the output answers line n of the input. Blocks of lines go to one worker per
 * processor and come back in order;
 * only a few blocks are in memory at a time. The output appears under its name only when every
 * line has been answered, so
 * a refused line leaves nothing partly written.
 */
export async function evaluateBatch(batch: Batch): Promise<number> {
  const input = await open(batch.file).catch((error: unknown) => {
    throw unreadable(batch.file, error);
  });
  const part = `${batch.out}.part-${process.pid}`;
  const output = await open(part, 'wx').catch((error: unknown) => {
    throw unreadable(`--out ${batch.out}`, error);
  });
  const count = batch.workers ?? Math.min(WORKERS_MAX, Math.max(1, availableParallelism()));
  const pool = workers(count, { root: batch.root, pack: batch.pack, how: batch.how });
  try {
    const lines = await pump({ batch, input, output, pool });
    await output.sync();
    await output.close();
    await rename(part, batch.out);
    process.stderr.write(`${lines} persons, done\n`);
    return 0;
  } catch (error) {
    await output.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  } finally {
    await input.close();
    await Promise.all(pool.map(async (each) => each.worker.terminate()));
  }
}

type Pooled = { readonly worker: Worker; readonly answer: (block: Block) => Promise<Answered> };

type Waiting = {
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
};

function workers(count: number, job: BatchJob): readonly Pooled[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), { workerData: job });
    const waiting = new Map<number, Waiting>();
    worker.on('message', (answered: Answered) => {
      waiting.get(answered.number)?.resolve(answered);
      waiting.delete(answered.number);
    });
    worker.on('error', (error) => {
      for (const each of waiting.values()) each.reject(error);
    });
    const answer = async (block: Block): Promise<Answered> =>
      new Promise((resolve, reject) => {
        waiting.set(block.number, { resolve, reject });
        worker.postMessage(block, [block.bytes.buffer as ArrayBuffer]);
      });
    return { worker, answer };
  });
}

type Pump = {
  readonly batch: Batch;
  readonly input: FileHandle;
  readonly output: FileHandle;
  readonly pool: readonly Pooled[];
};

async function pump(at: Pump): Promise<number> {
  const { batch, input, output, pool } = at;
  const waiting: Promise<Answered>[] = [];
  let lines = 0;
  let reported = 0;
  const write = async (): Promise<void> => {
    const answered = await waiting.shift();
    if (answered === undefined) return;
    if (answered.refused !== null || answered.bytes === null)
      throw new UsageError(
        `${batch.file} line ${lines + answered.lines + 1}: ${answered.refused ?? ''}`,
      );
    await output.write(answered.bytes);
    lines += answered.lines;
    if (lines - reported < PROGRESS_EVERY) return;
    reported = lines;
    process.stderr.write(`${lines} persons\n`);
  };
  // Two blocks a worker, so that none waits for us to write.
  let number = 0;
  for await (const block of blocks(input, batch.file)) {
    const worker = pool[number % pool.length];
    if (worker === undefined) break;
    if (waiting.length >= 2 * pool.length) await write();
    const answered = worker.answer({ ...block, number });
    // A later block may fail while an earlier one is awaited; it is met in its turn.
    answered.catch(() => undefined);
    waiting.push(answered);
    number += 1;
  }
  while (waiting.length > 0) await write();
  return lines;
}

async function* blocks(input: FileHandle, file: string): AsyncGenerator<Omit<Block, 'number'>> {
  let rest = Buffer.alloc(0);
  for (;;) {
    const buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    const { bytesRead } = await input.read(buffer, 0, BLOCK_BYTES, null);
    const read = buffer.subarray(0, bytesRead);
    const end = bytesRead === 0 ? -1 : read.lastIndexOf(NEWLINE);
    if (bytesRead > 0 && end < 0) {
      rest = Buffer.concat([rest, read]);
      if (rest.length > LINE_BYTES_MAX)
        throw new UsageError(
          `${file}: found a line of more than 64 MB; allowed: one person a line`,
        );
      continue;
    }
    const whole = bytesRead === 0 ? rest : Buffer.concat([rest, read.subarray(0, end + 1)]);
    rest = bytesRead === 0 ? Buffer.alloc(0) : Buffer.from(read.subarray(end + 1));
    if (whole.length > 0) {
      const bytes = new Uint8Array(whole.length);
      bytes.set(whole);
      yield { bytes };
    }
    if (bytesRead === 0) return;
  }
}
