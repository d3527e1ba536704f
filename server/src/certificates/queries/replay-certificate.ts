import { assert, type CertificateId, type PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { replay, traceBytes, traceSha256 } from '../domain/trace.ts';
import { certificateById } from '../store/certificate-store.ts';

export type Replay = {
  /** Does the evaluation, made again from what is stored, give the same bytes? */
  readonly same: boolean;
  /** As signed inside the paper. */
  readonly signedSha256: string;
  readonly replayedSha256: string;
  readonly bytes: string;
};

/** Recomputes what a certificate rests on. False means that the record or the engine was changed afterwards. */
export async function replayCertificate(
  read: { readonly db: Kysely<unknown> },
  rulebooks: Pick<Rulebooks, 'library'>,
  of: { personId: PersonId; certificateId: CertificateId },
): Promise<Replay> {
  const certificate = await certificateById(read.db, of.personId, of.certificateId);
  assert(certificate, 'certificates: nothing to replay');
  const again = replay(certificate.trace, rulebooks.library.editionByRef);
  const replayedSha256 = traceSha256(again);
  return {
    same:
      replayedSha256 === certificate.traceSha256 &&
      traceBytes(again) === traceBytes(certificate.trace),
    signedSha256: certificate.traceSha256,
    replayedSha256,
    bytes: traceBytes(again),
  };
}
