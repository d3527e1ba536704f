import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../errors.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { type QtiReading, readQtiFile } from './read-confined.ts';

export type ReceivedPackage = {
  readonly digest: string;
  readonly reading: Extract<QtiReading, { ok: true }>;
};

/** Takes the bytes in, reads them outside any transaction, and keeps none of them. */
export async function receivePackage(stream: Readable): Promise<ReceivedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-qti-'));
  try {
    const path = join(folder, 'package');
    const digest = await written(stream, path);
    const reading = await readQtiFile({ path });
    if (!reading.ok) throw refuse(reading.code, { detail: reading.detail });
    return { digest, reading };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function written(stream: Readable, path: string): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > QTI_LIMITS.fileBytes) {
        const detail = { allowed: QTI_LIMITS.fileBytes };
        done(refuse('qti_file_too_large', { detail }));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return hash.digest('hex');
}
