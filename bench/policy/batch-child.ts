import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluateBatch } from '../../cli/src/evaluate-batch.ts';

/**
 * A process of its own for each measurement of the batch, so that its memory is its own:
 * `parse FILE`, or `evaluate FILE OUT WORKERS`. Prints seconds and the most memory it held.
 */
const [mode, file = '', out = '', workers = '1'] = process.argv.slice(2);

/** What the batch is measured against: reading the file and JSON.parse, line by line. */
async function parse(): Promise<number> {
  const input = await open(file);
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  let rest = '';
  let members = 0;
  for (;;) {
    const { bytesRead } = await input.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    // The file is ASCII: the fastest way from bytes to text.
    const lines = (rest + buffer.toString('latin1', 0, bytesRead)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) members += Object.keys(JSON.parse(line) as object).length;
  }
  await input.close();
  return members;
}

const cpu = process.cpuUsage();
const started = performance.now();
if (mode === 'parse') await parse();
else
  await evaluateBatch({
    file,
    out,
    pack: 'gd-teachers',
    root: join(import.meta.dirname, '../../packs'),
    how: {},
    workers: Number(workers),
  });
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    processor: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
