import type { Readable } from 'node:stream';
import type { NodeId, PersonId } from '@jixu/kernel';
import {
  detectType,
  MEDIA_TYPES,
  mediaLengthMs,
  printableName,
} from '../../platform/files/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { type FileArea, FileTooLarge, type StoredFile } from '../../platform/storage/storage.ts';
import { keeps, requirePerson } from '../access.ts';
import type { Media } from '../domain/course.ts';
import { refuse } from '../errors.ts';
import { type ReceivedPackage, receivePackage } from '../scorm/receive-package.ts';
import { PLAYLIST_TYPE } from '../scorm/hls-playlist.ts';
import type { ScormManifest } from '../scorm/manifest.ts';
import type { PackedFile } from '../scorm/package-wire.ts';
import { insertPackage, insertPackageFiles } from '../store/scorm-store.ts';
import { insertMedia } from '../store/course-store.ts';

/** 1 GiB: four hours at half a megabit; longer recordings are better cut into chapters. */
export const MEDIA_BYTES_MAX = 1024 * 1024 * 1024;
export const NAME_LENGTH_MAX = 120;

export type ReceivedMedia = Pick<Media, 'name' | 'mediaType' | 'kind' | 'lengthMs'> & {
  readonly stored: StoredFile;
  /** What a SCORM package says; its files are the stored bytes. */
  readonly courseware: (ReceivedPackage & { readonly manifest: ScormManifest }) | null;
  /** Where the files of a package, or the pieces of a recording, lie in the stored one. */
  readonly files: readonly PackedFile[];
};

/** Takes the bytes in, outside any transaction. What it is says the content; how long it plays, too. */
export async function receiveMedia(
  area: FileArea,
  file: { readonly fileName: string; readonly stream: Readable },
): Promise<ReceivedMedia> {
  const stored = await store(area, file.stream);
  try {
    const path = area.pathOf(stored.key);
    const { type, also } = detectType({ path });
    const name = printableName(file.fileName).slice(0, NAME_LENGTH_MAX);
    if (type === 'zip') return await receiveCourseware(area, stored, name);
    const mediaType = MEDIA_TYPES[type];
    if (mediaType === undefined || also.length > 0) throw refuse('media_not_playable');
    const base = { stored, name, mediaType, files: [], courseware: null };
    if (type === 'pdf') return { ...base, kind: 'document', lengthMs: null };
    if (type !== 'mp4' && type !== 'm4a' && type !== 'webm') throw refuse('media_not_playable');
    const lengthMs = mediaLengthMs({ path }, type);
    if (lengthMs === null) throw refuse('media_not_playable');
    return { ...base, kind: type === 'm4a' ? 'audio' : 'video', lengthMs };
  } catch (error) {
    await area.remove(stored.key);
    throw error;
  }
}

/** The package itself is not kept: what of it may be served lies in the file made of it. */
async function receiveCourseware(
  area: FileArea,
  put: StoredFile,
  name: string,
): Promise<ReceivedMedia> {
  const read = await receivePackage(area, put);
  await area.remove(put.key);
  const { stored, manifest, recording } = read;
  if (recording !== null) {
    const { lengthMs } = recording;
    const packed = { files: read.files, courseware: null };
    return { stored, name, mediaType: PLAYLIST_TYPE, kind: 'video', lengthMs, ...packed };
  }
  if (manifest === null) throw refuse('media_not_playable');
  const courseware = { ...read, manifest };
  return {
    stored,
    name,
    mediaType: 'application/zip',
    kind: 'scorm',
    lengthMs: null,
    files: read.files,
    courseware,
  };
}

async function store(area: FileArea, stream: Readable): Promise<StoredFile> {
  try {
    return await area.put(stream, MEDIA_BYTES_MAX);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    throw refuse('media_too_large', { detail: { limit: MEDIA_BYTES_MAX } });
  }
}

export async function keepMedia(
  op: Operation,
  received: ReceivedMedia,
  nodeId: NodeId,
): Promise<Media> {
  const { personId } = requirePerson(op.actor);
  if (!keeps(op.actor, nodeId)) throw refuse('no_course');
  return keepReceived(op, received, { nodeId, by: personId });
}

/** For whoever was asked already whether these courses are theirs to keep. */
export async function keepReceived(
  op: Operation,
  received: ReceivedMedia,
  of: { readonly nodeId: NodeId; readonly by: PersonId },
): Promise<Media> {
  const { nodeId, by } = of;
  const { stored, name, mediaType, kind, lengthMs } = received;
  const media: Media = {
    mediaId: op.newId<'media'>(),
    nodeId,
    name,
    mediaType,
    kind,
    lengthMs,
    bytes: stored.bytes,
    sha256: stored.sha256,
    storageKey: stored.key,
  };
  await insertMedia(op.tx, { ...media, by, at: op.now });
  if (received.courseware !== null) {
    await insertPackage(op.tx, { mediaId: media.mediaId, ...received.courseware });
  }
  await insertPackageFiles(op.tx, media.mediaId, received.files);
  return media;
}
