import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@jixu/kernel';

/**
 * The bytes that the hash of an entry covers, version 1: canonical JSON (keys sorted, integers only) of exactly these
 * members. The person is not in it but as `holder` = SHA-256(salt, 0x00, person id): deleting the salt unties the chain from the
 * person without breaking it. `trace` enters as its own digest so that an export may leave it out.
 */
export type EntryBody = {
  readonly format: 1;
  readonly holder: string;
  readonly seq: number;
  readonly entryId: string;
  readonly recordId: string;
  readonly packRef: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly category: string;
  readonly ticks: number;
  readonly kind: EntryKind;
  readonly reason: string;
  readonly claimId: string;
  readonly operationId: string;
  readonly postedAt: string;
  readonly effectiveOn: string;
  readonly traceSha256: string;
  readonly prevHash: string;
};

export type EntryKind = 'grant' | 'recount' | 'reversal' | 'correction';

export function entryHash(body: EntryBody): string {
  return sha256(canonicalJson(body));
}

export function holderOf(salt: string, personId: string): string {
  return sha256(`${salt}\0${personId}`);
}

export function traceDigest(trace: unknown): string {
  return sha256(canonicalJson(trace as Json));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
