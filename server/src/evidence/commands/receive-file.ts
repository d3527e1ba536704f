import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Result } from '@jixu/kernel';
import {
  describeImage,
  describePdf,
  detectType,
  examineImage,
  EXAMINE_LIMITS,
  type FileRefusalCode,
} from '../../platform/files/index.ts';
import { type FileArea, FileTooLarge, type StoredFile } from '../../platform/storage/storage.ts';
import { type AcceptedType, acceptedType } from '../domain/accepted-type.ts';
import { EVIDENCE_BYTES_MAX } from '../domain/evidence-file.ts';
import { refuse } from '../errors.ts';
import { inTurn } from './examination-queue.ts';

/** A file on the disk that was looked at and may become evidence; no row refers to it yet. */
export type ReceivedFile = {
  readonly stored: StoredFile;
  readonly name: string;
  readonly mediaType: string;
  readonly perceptual: string | null;
  readonly pages: number | null;
  readonly previewKey: string | null;
};

/** Takes the bytes in outside any transaction. Whatever is refused leaves nothing behind. */
export async function receiveFile(
  area: FileArea,
  file: { fileName: string; stream: Readable },
): Promise<ReceivedFile> {
  const stored = await store(area, file.stream);
  try {
    const accepted = acceptedType(detectType({ path: area.pathOf(stored.key) }), file.fileName);
    if (!accepted.ok) throw refuse(accepted.code, { detail: accepted.detail ?? {} });
    const seen = await inTurn(() => examine(area, stored.key, accepted.value));
    return { stored, name: accepted.value.name, mediaType: accepted.value.mediaType, ...seen };
  } catch (error) {
    await area.remove(stored.key);
    throw error;
  }
}

export async function discardReceived(area: FileArea, received: ReceivedFile): Promise<void> {
  await area.remove(received.stored.key);
  if (received.previewKey !== null) await area.remove(received.previewKey);
}

async function store(area: FileArea, stream: Readable): Promise<StoredFile> {
  try {
    return await area.put(stream, EVIDENCE_BYTES_MAX);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    throw refuse('too_large', { detail: { limit: EVIDENCE_BYTES_MAX } });
  }
}

type Seen = Pick<ReceivedFile, 'perceptual' | 'pages' | 'previewKey'>;

async function examine(area: FileArea, key: string, accepted: AcceptedType): Promise<Seen> {
  const source = { path: area.pathOf(key) };
  switch (accepted.type) {
    case 'jpg':
    case 'png':
    case 'webp':
      return examinePicture(area, source);
    case 'heic': {
      // The library draws no HEIC; its size is checked, and it is kept as it is.
      const facts = seen(await describeImage(source));
      return { perceptual: null, pages: facts.pages, previewKey: null };
    }
    case 'pdf': {
      const facts = seen(await describePdf(source));
      return { perceptual: null, pages: facts.pages, previewKey: null };
    }
    case 'ofd':
    case 'zip':
    case 'rar':
      return { perceptual: null, pages: null, previewKey: null };
  }
}

async function examinePicture(area: FileArea, source: { path: string }): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-preview-'));
  try {
    const output = { path: join(folder, 'preview') };
    const found = seen(await examineImage(source, output));
    const drawn = await area.put(createReadStream(output.path), EVIDENCE_BYTES_MAX);
    return { perceptual: found.digest, pages: found.facts.pages, previewKey: drawn.key };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function seen<T>(found: Result<T, FileRefusalCode>): T {
  if (found.ok) return found.value;
  switch (found.code) {
    case 'files.too_many_pixels':
      throw refuse('too_many_pixels', { detail: { limit: EXAMINE_LIMITS.pixels } });
    case 'files.too_large':
      throw refuse('too_large', { detail: { limit: EVIDENCE_BYTES_MAX } });
    case 'files.damaged':
    case 'files.no_preview':
    case 'files.wrong_type':
      throw refuse('damaged');
    case 'files.timed_out':
    case 'files.out_of_memory':
    case 'files.reader_crashed':
      throw refuse('unreadable');
  }
}
