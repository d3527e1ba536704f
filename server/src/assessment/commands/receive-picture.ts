import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  detectType,
  EXAMINE_LIMITS,
  type FileRefusalCode,
  makePreview,
} from '../../platform/files/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { type FileArea, FileTooLarge, type StoredFile } from '../../platform/storage/storage.ts';
import { assertBank, requirePerson } from '../access.ts';
import { refuse } from '../errors.ts';
import type { BankKey } from '../store/bank-store.ts';
import { insertPicture, pictureOf, type StoredPicture } from '../store/picture-store.ts';

export const PICTURE_AREA = 'pictures';
/** 5 MiB: a photograph of a phone; a drawing for a question is far smaller. */
export const PICTURE_BYTES_MAX = 5 * 1024 * 1024;

/** What is taken, and what is drawn from it. */
export type PictureForm = {
  readonly types: readonly ('jpg' | 'png' | 'webp')[];
  readonly bytesMax: number;
  readonly format: 'webp' | 'jpeg';
  /** The longer side of the result at most; absent: as a preview of evidence. */
  readonly side?: number;
  readonly refusals: {
    readonly type: 'picture_type' | 'portrait_type';
    readonly size: 'picture_too_large' | 'portrait_too_large';
  };
};

/** Transparency stays, and letters stay sharp, at a fifth of the bytes. */
const QUESTION_PICTURE: PictureForm = {
  types: ['jpg', 'png', 'webp'],
  bytesMax: PICTURE_BYTES_MAX,
  format: 'webp',
  refusals: { type: 'picture_type', size: 'picture_too_large' },
};
/** Drawn again it can hardly be larger than this, whatever it was. */
const DRAWN_BYTES_MAX = 20 * 1024 * 1024;
/** Each is a process of its own that decodes a picture; a two-core machine carries two beside its requests. */
const RUNNING_MAX = 2;
const WAITING_MAX = 60;
const RETRY_AFTER_SECONDS = 5;
let running = 0;
const waiting: (() => void)[] = [];

export type ReceivedPicture = Omit<StoredPicture, 'pictureId'>;

/**
 * Takes a picture in, outside any transaction: what it is says its content, and only what was drawn anew from it is
 * kept, upright and without anything that it said of itself.
 */
export async function receivePicture(
  area: FileArea,
  stream: Readable,
  form: PictureForm = QUESTION_PICTURE,
): Promise<ReceivedPicture> {
  const given = await store(area, stream, form);
  try {
    const path = area.pathOf(given.key);
    const { type, also } = detectType({ path });
    if (type === 'empty') throw refuse('picture_damaged');
    if (also.length > 0 || !form.types.some((one) => one === type)) {
      throw refuse(form.refusals.type, { detail: { found: [type, ...also].join('+') } });
    }
    return await inTurn(() => drawn(area, { path, sha256: given.sha256 }, form));
  } finally {
    await area.remove(given.key);
  }
}

async function store(area: FileArea, stream: Readable, form: PictureForm): Promise<StoredFile> {
  try {
    return await area.put(stream, form.bytesMax);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    throw refuse(form.refusals.size, { detail: { limit: form.bytesMax } });
  }
}

async function drawn(
  area: FileArea,
  source: { readonly path: string; readonly sha256: string },
  form: PictureForm,
): Promise<ReceivedPicture> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-picture-'));
  try {
    const { format, side } = form;
    const output = { path: join(folder, 'drawn'), format, ...(side === undefined ? {} : { side }) };
    const made = await makePreview(source, output);
    if (!made.ok) throw refusalOf(made.code);
    const put = await area.put(createReadStream(output.path), DRAWN_BYTES_MAX);
    return {
      mediaType: `image/${format}`,
      width: made.value.width,
      height: made.value.height,
      bytes: put.bytes,
      sha256: put.sha256,
      sourceSha256: source.sha256,
      storageKey: put.key,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refusalOf(code: FileRefusalCode) {
  if (code === 'files.too_many_pixels') {
    return refuse('picture_too_many_pixels', { detail: { limit: EXAMINE_LIMITS.pixels } });
  }
  // It took too long because the machine is busy, or because of the picture; a second try tells.
  if (code === 'files.timed_out') {
    return refuse('picture_busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  return refuse('picture_damaged');
}

/** First come, first served; past the end of the queue there is a refusal instead of a longer wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < RUNNING_MAX) running += 1;
  else if (waiting.length >= WAITING_MAX) {
    throw refuse('picture_busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  } else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    // The place passes straight to the next in line, so that nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

export type KeptPicture = {
  readonly picture: StoredPicture;
  /** The bank had it already: what was received now is not needed. */
  readonly already: boolean;
};

/** The picture of the bank that this is; the same file again is the same picture. */
export async function keepPicture(
  op: Operation,
  bank: BankKey,
  received: ReceivedPicture,
): Promise<KeptPicture> {
  await assertBank(readingOf(op), bank);
  const before = await pictureOf(op.tx, bank, received.sourceSha256);
  if (before) return { picture: before, already: true };
  const picture = { ...received, pictureId: op.newId<'picture'>() };
  await insertPicture(op.tx, bank, {
    ...picture,
    at: op.now,
    by: requirePerson(op.actor).personId,
  });
  op.note({ bankId: bank.bankId, pictureId: picture.pictureId });
  return { picture, already: false };
}
