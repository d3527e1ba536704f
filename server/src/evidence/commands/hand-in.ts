import { asId, type EvidenceId, type PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { mayHandIn } from '../access.ts';
import type { EvidenceFile } from '../domain/evidence-file.ts';
import { refuse } from '../errors.ts';
import { DISCARD_JOB } from '../jobs.ts';
import { putFile, unattachedCount } from '../store/evidence-store.ts';
import type { ReceivedFile } from './receive-file.ts';

/** A year of anybody's evidence is some dozens; more unused files is somebody filling the disk. */
const UNATTACHED_MAX = 200;

export type HandedIn = { readonly file: EvidenceFile; readonly already: boolean };

/** Makes a received file the evidence of a person, or answers the evidence that holds the same bytes already. */
export async function handIn(
  op: Operation,
  received: ReceivedFile,
  of: { personId: PersonId },
): Promise<HandedIn> {
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  await mayHandIn(readingOf(op), of.personId);
  if ((await unattachedCount(op.tx, of.personId)) >= UNATTACHED_MAX) {
    throw refuse('too_many_unattached', { detail: { limit: UNATTACHED_MAX } });
  }
  const evidenceId: EvidenceId = op.newId<'evidence'>();
  const file = await putFile(op.tx, {
    personId: of.personId,
    evidenceId,
    uploadedBy: asId<'person'>(op.actor.personId),
    name: received.name,
    mediaType: received.mediaType,
    bytes: received.stored.bytes,
    sha256: received.stored.sha256,
    perceptual: received.perceptual,
    pages: received.pages,
    storageKey: received.stored.key,
    previewKey: received.previewKey,
    uploadedAt: op.now,
  });
  const already = file.evidenceId !== evidenceId;
  // Only once this has been committed are the second copy's bytes of no use to anyone.
  if (already) op.enqueue({ name: DISCARD_JOB, payload: { keys: keysOf(received) } });
  op.note({ evidenceId: file.evidenceId, already });
  return { file, already };
}

function keysOf(received: ReceivedFile): string[] {
  return [received.stored.key, ...(received.previewKey === null ? [] : [received.previewKey])];
}
