import { open, rename, rm } from 'node:fs/promises';
import { BadInput, evaluate, type EvaluateOptions, parseInput, parseJson } from '@jixu/policy';
import { UsageError } from './arguments.ts';
import { type ChosenPack, unreadable } from './pack-library.ts';

export type Batch = {
  readonly file: string;
  readonly out: string;
  readonly chosen: ChosenPack;
  readonly how: EvaluateOptions;
};

const PROGRESS_EVERY = 10_000;
const WRITE_AT = 1 << 20;

/**
 * Line n of the output answers line n of the input. Streams, so memory does not grow with the number of persons; the output
 * appears under its name only when every line has been answered, so a refused line leaves nothing partly written.
 */
export async function evaluateBatch(batch: Batch): Promise<number> {
  const input = await open(batch.file).catch((error: unknown) => {
    throw unreadable(batch.file, error);
  });
  const part = `${batch.out}.part-${process.pid}`;
  const output = await open(part, 'wx').catch((error: unknown) => {
    throw new UsageError(
      `--out: found ${error instanceof Error && 'code' in error ? String(error.code) : 'an error'}; allowed: a file that can be written`,
    );
  });
  let lines = 0;
  let waiting = '';
  try {
    for await (const line of input.readLines({ encoding: 'utf8' })) {
      lines += 1;
      waiting += `${answer(line, lines, batch)}\n`;
      if (waiting.length >= WRITE_AT) {
        await output.write(waiting);
        waiting = '';
      }
      if (lines % PROGRESS_EVERY === 0) process.stderr.write(`${lines} persons\n`);
    }
    await output.write(waiting);
    await output.sync();
    await output.close();
    await rename(part, batch.out);
  } catch (error) {
    await output.close();
    await rm(part, { force: true });
    throw error;
  }
  process.stderr.write(`${lines} persons, done\n`);
  return 0;
}

function answer(line: string, at: number, batch: Batch): string {
  try {
    const input = parseInput(parseJson(line), batch.chosen.pack);
    return JSON.stringify(evaluate(batch.chosen.pack, input, batch.how));
  } catch (error) {
    if (error instanceof BadInput)
      throw new UsageError(`${batch.file} line ${at}: ${error.message}`);
    throw error;
  }
}
