import { Readable } from 'node:stream';
import type { NodeId } from '@jixu/kernel';
import { printableName } from '../../platform/files/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { type FileArea, FileTooLarge, type StoredFile } from '../../platform/storage/storage.ts';
import { keeps, requirePerson } from '../access.ts';
import {
  type Piece,
  pieceBytes,
  pieceCount,
  type PiecedUpload,
  type UploadId,
} from '../domain/pieces.ts';
import { refuse } from '../errors.ts';
import { type LearningPorts, MEDIA_AREA } from '../ports.ts';
import { storedKeys } from '../store/stored-keys.ts';
import {
  forgetBytes,
  insertPiece,
  insertUpload,
  lockUpload,
  lockUploads,
  moveUpload,
  openUploads,
  piecesOf,
  removeUpload,
  touchUpload,
  uploadById,
} from '../store/upload-store.ts';
import { keepReceived, MEDIA_BYTES_MAX, NAME_LENGTH_MAX, receiveMedia } from './receive-media.ts';

/** A course is written by one person; more than this at once fills the disk, not the course. */
export const OPEN_UPLOADS_MAX = 8;
export const READ_JOB = 'learning-read-upload';
export const REMOVE_JOB = 'learning-remove-bytes';
type Ports = Pick<LearningPorts, 'db' | 'operations' | 'storage'>;

/** Begins a file that comes in pieces. The same again is the same. */
export async function beginUpload(
  op: Operation,
  of: Pick<PiecedUpload, 'uploadId' | 'name' | 'bytes'> & { readonly nodeId: NodeId },
): Promise<PiecedUpload> {
  const { personId } = requirePerson(op.actor);
  const { uploadId, nodeId, bytes } = of;
  if (!keeps(op.actor, nodeId)) throw refuse('no_course');
  if (bytes > MEDIA_BYTES_MAX)
    throw refuse('media_too_large', { detail: { limit: MEDIA_BYTES_MAX } });
  const name = printableName(of.name).slice(0, NAME_LENGTH_MAX);
  await lockUploads(op.tx, personId);
  const before = await uploadById(op.tx, { personId, uploadId });
  if (before) {
    const same = before.nodeId === nodeId && before.name === name && before.bytes === bytes;
    if (!same) throw refuse('upload_differs');
    return before;
  }
  if ((await openUploads(op.tx, personId)) >= OPEN_UPLOADS_MAX)
    throw refuse('uploads_many', { detail: { limit: OPEN_UPLOADS_MAX } });
  await insertUpload(op.tx, { personId, uploadId, nodeId, name, bytes, at: op.now });
  op.note({ uploadId, bytes });
  return ownUpload({ db: op.tx, actor: op.actor }, uploadId);
}

/** One's own, while one still keeps courses there; any other is not there. */
export async function ownUpload(
  read: Pick<Reading, 'db' | 'actor'>,
  uploadId: UploadId,
): Promise<PiecedUpload> {
  const { personId } = requirePerson(read.actor);
  return own(read.actor, await uploadById(read.db, { personId, uploadId }));
}

async function lockOwn(op: Operation, uploadId: UploadId): Promise<PiecedUpload> {
  const { personId } = requirePerson(op.actor);
  return own(op.actor, await lockUpload(op.tx, { personId, uploadId }));
}

function own(actor: Operation['actor'], found: PiecedUpload | null): PiecedUpload {
  if (!found || !keeps(actor, found.nodeId)) throw refuse('no_upload');
  return found;
}

/** Takes the bytes of one piece in, outside any transaction: as many as it must have, and those that were sent. */
export async function receivePiece(
  area: FileArea,
  stream: Readable,
  of: { readonly upload: PiecedUpload; readonly number: number; readonly sha256: string },
): Promise<StoredFile> {
  const { upload, number } = of;
  if (upload.state !== 'open') throw refuse('upload_ended');
  const bytes = pieceBytes(upload.bytes, number);
  if (bytes === null) throw refuse('piece_misfit', { detail: { bytes: 0 } });
  const stored = await storePiece(area, stream, bytes);
  const fault =
    stored.bytes !== bytes
      ? refuse('piece_misfit', { detail: { bytes } })
      : stored.sha256 !== of.sha256
        ? refuse('piece_damaged')
        : null;
  if (fault === null) return stored;
  await area.remove(stored.key);
  throw fault;
}

async function storePiece(area: FileArea, stream: Readable, bytes: number): Promise<StoredFile> {
  try {
    return await area.put(stream, bytes);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    throw refuse('piece_misfit', { detail: { bytes } });
  }
}

/**
 * Keeps a piece once: the same one again, from another window, is the same, and its second copy goes; another one in its
 * place is refused.
 */
export async function keepPiece(
  op: Operation,
  of: { readonly uploadId: UploadId; readonly number: number; readonly stored: StoredFile },
): Promise<void> {
  const { number, stored } = of;
  const upload = await lockOwn(op, of.uploadId);
  if (upload.state !== 'open') throw refuse('upload_ended');
  const piece: Piece = {
    number,
    bytes: stored.bytes,
    sha256: stored.sha256,
    storageKey: stored.key,
  };
  if (!(await insertPiece(op.tx, { ...upload, ...piece }))) {
    const before = (await piecesOf(op.tx, upload)).find((one) => one.number === number);
    if (before?.sha256 !== stored.sha256) throw refuse('piece_differs');
    removeBytes(op, [stored.key]);
  }
  await touchUpload(op.tx, { ...upload, at: op.now });
  op.note({ uploadId: of.uploadId, number });
}

/** All of it is here: it is read outside the request, and what comes of that stands in the upload. */
export async function finishUpload(op: Operation, uploadId: UploadId): Promise<void> {
  const upload = await lockOwn(op, uploadId);
  if (upload.state !== 'open') return;
  const missing = pieceCount(upload.bytes) - (await piecesOf(op.tx, upload)).length;
  if (missing > 0) throw refuse('upload_incomplete', { detail: { missing } });
  await moveUpload(op.tx, { ...upload, from: 'open', to: 'reading', at: op.now });
  op.enqueue(readRequest(upload));
  op.note({ uploadId });
}

/** Asked again, it takes the place of the request before. */
export function readRequest({ personId, uploadId }: Pick<PiecedUpload, 'personId' | 'uploadId'>) {
  return { name: READ_JOB, payload: { personId, uploadId }, key: `${READ_JOB}:${uploadId}` };
}

/** Gives up what came; a file that was kept stays kept. */
export async function dropUpload(op: Operation, uploadId: UploadId): Promise<void> {
  const upload = await lockOwn(op, uploadId);
  if (upload.state === 'reading') throw refuse('upload_ended');
  const pieces = await piecesOf(op.tx, upload);
  await removeUpload(op.tx, upload);
  removeBytes(
    op,
    pieces.flatMap((one) => one.storageKey ?? []),
  );
  op.note({ uploadId });
}

/** After the commit, so that nothing is gone that a row still names. */
function removeBytes(op: Operation, keys: readonly string[]): void {
  if (keys.length > 0) op.enqueue({ name: REMOVE_JOB, payload: { keys } });
}

/** Of these, what no row names. */
export async function removeUnnamed(
  ports: Pick<LearningPorts, 'db' | 'storage'>,
  keys: readonly string[],
): Promise<void> {
  const area = ports.storage.area(MEDIA_AREA);
  const named = await storedKeys(ports.db, keys);
  for (const key of keys) if (!named.has(key)) await area.remove(key);
}

/** Puts the pieces together and keeps, or refuses, the file as one request would have done. May run twice. */
export async function readUpload(
  ports: Ports,
  key: Pick<PiecedUpload, 'personId' | 'uploadId'>,
): Promise<void> {
  const upload = await uploadById(ports.db, key);
  if (upload?.state !== 'reading') return;
  const area = ports.storage.area(MEDIA_AREA);
  const pieces = await piecesOf(ports.db, key);
  const keys = pieces.flatMap((one) => one.storageKey ?? []);
  const actor = { kind: 'system', job: READ_JOB } as const;
  const operate = (work: (op: Operation) => Promise<void>) =>
    ports.operations().run({ type: 'learning.read-upload', actor, subjectId: key.personId }, work);
  const end = async (op: Operation, to: Parameters<typeof moveUpload>[1]) => {
    if (!(await moveUpload(op.tx, to))) throw new Error('learning: an upload changed while read');
    await forgetBytes(op.tx, key);
    removeBytes(op, keys);
    op.note({ uploadId: key.uploadId, to: to.to });
  };
  try {
    const stream = Readable.from(together(area, keys), { objectMode: false });
    const received = await receiveMedia(area, { fileName: upload.name, stream });
    try {
      await operate(async (op) => {
        const of = { nodeId: upload.nodeId, by: key.personId };
        const { mediaId } = await keepReceived(op, received, of);
        await end(op, { ...key, from: 'reading', to: 'kept', mediaId, at: op.now });
      });
    } catch (error) {
      await area.remove(received.stored.key);
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, detail } = error;
    await operate((op) =>
      end(op, { ...key, from: 'reading', to: 'refused', refusal: { code, detail }, at: op.now }),
    );
  }
}

async function* together(area: FileArea, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) yield* (await area.read(key)) as AsyncIterable<Buffer>;
}
