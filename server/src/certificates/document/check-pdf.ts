import { createHash } from 'node:crypto';

import { documentTitle } from './certificate-content.ts';
import { type AttachedPayloadCode, extractPayload } from './attached-payload.ts';
import {
  type CertificateEnvelope,
  type CertificatePayload,
  isSignedBy,
  parseEnvelope,
} from './certificate-payload.ts';
import type { VerificationKey } from './signer.ts';

/** What our register says about a number. */
export type IssuedCertificate = {
  /** Of the file as it was handed out, in lower-case hex. This decides. */
  readonly pdfSha256: string;
  readonly holderName: string;
  readonly status: 'valid' | 'revoked' | 'replaced';
};

/** Why a file is not ours, or is not what we handed out. */
export type NotIssuedReason =
  | AttachedPayloadCode
  /** An attachment with our name that we could not have written. */
  | 'payload_unreadable'
  /** Signed, by a key that we did not pin. */
  | 'foreign_key'
  /** Names one of our keys, and that key did not sign it. */
  | 'bad_signature'
  /** As above or in the file's title: another holder than ours for this number. */
  | 'name_swapped'
  /** Our payload, in the file of another certificate. */
  | 'payload_moved'
  /** Our signature, a number that is not in the register. */
  | 'unknown_number'
  /** Our payload and number, in a file whose bytes are not the ones we handed out. */
  | 'bytes_changed';

export type PdfCheck<Issued extends IssuedCertificate> =
  | { readonly verdict: 'as-issued'; readonly reason: 'same_bytes'; readonly issued: Issued }
  | {
      readonly verdict: 'issued-but-revoked-or-replaced';
      readonly reason: 'revoked' | 'replaced';
      readonly issued: Issued;
    }
  | {
      readonly verdict: 'not-issued-by-us';
      readonly reason: NotIssuedReason;
      /** What the file claims, for the register's log; never shown as ours. */
      readonly claimedNumber: string | null;
    };

/**
 * Was this file handed out by us, and does it still hold? Keys are those we pinned; nothing in
 * the file is followed or fetched. Never throws because of what the file holds.
 */
export async function checkPdf<Issued extends IssuedCertificate>(options: {
  readonly pdf: Uint8Array;
  readonly keys: readonly VerificationKey[];
  readonly findIssued: (number: string) => Promise<Issued | null>;
}): Promise<PdfCheck<Issued>> {
  const attached = extractPayload(options.pdf);
  if (!attached.ok) return notIssued(attached.code, null);
  const parsed = parseEnvelope(attached.value.text);
  if (!parsed.ok) return notIssued('payload_unreadable', null);
  const { content } = parsed.value.payload;
  const issued = await options.findIssued(content.number);
  const reason = reasonAgainst({
    envelope: parsed.value,
    title: attached.value.title,
    keys: options.keys,
    issued,
    pdfSha256: createHash('sha256').update(options.pdf).digest('hex'),
  });
  if (reason !== null || issued === null) {
    return notIssued(reason ?? 'unknown_number', content.number);
  }
  if (issued.status === 'valid') return { verdict: 'as-issued', reason: 'same_bytes', issued };
  return { verdict: 'issued-but-revoked-or-replaced', reason: issued.status, issued };
}

/** The first thing that speaks against the file, most telling first. */
function reasonAgainst(facts: {
  readonly envelope: CertificateEnvelope;
  readonly title: string | null;
  readonly keys: readonly VerificationKey[];
  readonly issued: IssuedCertificate | null;
  readonly pdfSha256: string;
}): NotIssuedReason | null {
  const { envelope, issued, keys } = facts;
  const { payload } = envelope;
  const key = keys.find((candidate) => candidate.keyId === payload.keyId);
  if (key === undefined) return 'foreign_key';
  const otherHolder = issued !== null && issued.holderName !== payload.content.holderName;
  if (!isSignedBy(envelope, key)) return otherHolder ? 'name_swapped' : 'bad_signature';
  if (issued === null) return 'unknown_number';
  if (otherHolder) return 'name_swapped';
  if (facts.pdfSha256 === issued.pdfSha256) return null;
  return reasonFromTitle(facts.title, payload);
}

function reasonFromTitle(title: string | null, { content }: CertificatePayload): NotIssuedReason {
  if (title === null || title === documentTitle(content)) return 'bytes_changed';
  return title.includes(content.number) ? 'name_swapped' : 'payload_moved';
}

function notIssued(reason: NotIssuedReason, claimedNumber: string | null) {
  return { verdict: 'not-issued-by-us', reason, claimedNumber } as const;
}
