import { Readable } from 'node:stream';
import { detectType, examineMadeFile } from '../../platform/files/index.ts';
import type { FileArea } from '../../platform/storage/storage.ts';
import { acceptedType } from '../domain/accepted-type.ts';
import { EVIDENCE_BYTES_MAX } from '../domain/evidence-file.ts';
import { refuse } from '../errors.ts';
import type { ReceivedFile } from './receive-file.ts';

/**
 * As `receiveFile`, for bytes that this process made itself a moment ago: looked at here, because a confined process for
 * each of some hundreds of our own files costs a minute and protects from nobody. Never for what a person hands in.
 */
export async function receiveMadeFile(
  area: FileArea,
  made: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<ReceivedFile> {
  const bytes = Buffer.from(made.bytes);
  const accepted = acceptedType(detectType(bytes), made.fileName);
  if (!accepted.ok) throw refuse(accepted.code, { detail: accepted.detail ?? {} });
  const { pages, digest, preview } = await examineMadeFile(bytes, accepted.value.type === 'pdf');
  const stored = await area.put(Readable.from([bytes]), EVIDENCE_BYTES_MAX);
  const drawn =
    preview === null
      ? null
      : await area.put(Readable.from([Buffer.from(preview)]), EVIDENCE_BYTES_MAX);
  return {
    stored,
    name: accepted.value.name,
    mediaType: accepted.value.mediaType,
    perceptual: digest,
    pages,
    previewKey: drawn?.key ?? null,
  };
}
