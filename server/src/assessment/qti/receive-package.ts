import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { FileArea } from '../../platform/storage/storage.ts';
import { type ReceivedPicture, receivePicture } from '../commands/receive-picture.ts';
import { refuse } from '../errors.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { type PackedPicture, readQtiFile } from './read-confined.ts';
import type { QtiOutcome, QtiRest } from './read-package.ts';

export type ReceivedPackage = {
  readonly digest: string;
  readonly outcomes: readonly QtiOutcome[];
  /** By their place in the package; those that the bank needs not are removed by whoever asked. */
  readonly pictures: ReadonlyMap<string, ReceivedPicture>;
  readonly rest: QtiRest;
};

/** Takes the bytes in, reads them outside any transaction, and keeps nothing of them but pictures drawn anew. */
export async function receivePackage(area: FileArea, stream: Readable): Promise<ReceivedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-qti-'));
  try {
    const file = { path: join(folder, 'package'), pictures: join(folder, 'pictures') };
    const digest = await written(stream, file.path);
    const reading = await readQtiFile(file);
    if (!reading.ok) throw refuse(reading.code, { detail: reading.detail });
    const { outcomes, rest } = reading;
    const { pictures, refused } = await receivePictures(area, file.pictures, reading.pictures);
    return { digest, pictures, rest, outcomes: outcomes.map((one) => withoutBad(one, refused)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function discardPictures(
  area: FileArea,
  pictures: Iterable<Pick<ReceivedPicture, 'storageKey'>>,
): Promise<void> {
  for (const { storageKey } of pictures) await area.remove(storageKey);
}

/** One after the other: the pictures of a package take one place of the two that there are. */
async function receivePictures(area: FileArea, path: string, packed: readonly PackedPicture[]) {
  const pictures = new Map<string, ReceivedPicture>();
  const refused = new Set<string>();
  try {
    for (const { path: name, offset, bytes } of packed) {
      const stream =
        bytes === 0
          ? Readable.from([])
          : createReadStream(path, { start: offset, end: offset + bytes - 1 });
      try {
        pictures.set(name, await receivePicture(area, stream));
      } catch (error) {
        // Busy is the server's; everything else is the picture's, and costs only who shows it.
        if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
        refused.add(name);
      }
    }
  } catch (error) {
    await discardPictures(area, pictures.values());
    throw error;
  }
  return { pictures, refused };
}

function withoutBad(outcome: QtiOutcome, refused: ReadonlySet<string>): QtiOutcome {
  if (!('question' in outcome)) return outcome;
  const bad = outcome.question.shown.pictures.find((one) => refused.has(one.pictureId));
  if (!bad) return outcome;
  const { file } = outcome;
  const detail = { what: bad.pictureId.slice(0, 200) };
  return { file, refused: 'qti_picture_bad', element: 'img', line: null, detail };
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
