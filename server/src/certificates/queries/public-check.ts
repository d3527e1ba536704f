import type { Kysely } from 'kysely';
import { nameKeyOf } from '../../identity/index.ts';
import { tokenHash } from '../../platform/crypto/token.ts';
import { checkPdf, type NotIssuedReason } from '../document/check-pdf.ts';
import { createEd25519VerificationKey } from '../document/signer.ts';
import { publicKeyOf } from '../signer-of.ts';
import type { Certificate } from '../domain/certificate.ts';
import { readCertificateNumber } from '../domain/certificate-number.ts';
import { certificateById } from '../store/certificate-store.ts';
import { type Claimed, claimedByNumber, claimedByToken } from '../store/claim-store.ts';
import { pinnedKeys } from '../store/key-store.ts';

type Db = { readonly db: Kysely<unknown> };

/** A certificate that was handed out, whether it still holds or not. */
export type Issued = Certificate & {
  readonly state: 'issued' | 'revoked' | 'replaced';
  readonly issuedAt: Date;
  readonly pdfSha256: string;
};

/** Prepared ones are in nobody's hands yet: for a stranger they do not exist. */
export function wasIssued(certificate: Certificate | null): certificate is Issued {
  return certificate !== null && certificate.issuedAt !== null && certificate.pdfSha256 !== null;
}

export async function issuedByToken(read: Db, token: string): Promise<Issued | null> {
  return issuedOf(read, await claimedByToken(read.db, tokenHash(token)));
}

/**
 * By the number on the paper and the name of its holder. A number alone opens nothing, and a wrong name gets the same
 * answer as a number that does not exist: numbers follow one another and can be guessed, names beside them cannot.
 */
export async function issuedByNumber(
  read: Db,
  of: { number: string; name: string },
): Promise<Issued | 'number_mistyped' | null> {
  const number = readCertificateNumber(of.number);
  if (number === null) return 'number_mistyped';
  const issued = await issuedOf(read, await claimedByNumber(read.db, number));
  return issued && isHolder(issued, of.name) ? issued : null;
}

export function isHolder(issued: Issued, typedName: string): boolean {
  return nameKeyOf(issued.content.holderName) === nameKeyOf(typedName.trim());
}

export type PdfAnswer =
  | { readonly verdict: 'as-issued' | 'issued-but-revoked-or-replaced'; readonly issued: Issued }
  | {
      readonly verdict: 'not-issued-by-us';
      readonly reason: NotIssuedReason;
      /** A number of our shape that the file claims; for the trail, never shown as ours. */
      readonly claimedNumber: string | null;
    };

/** Compares a file with the register. The keys are those that we pinned; nothing in the file is followed. */
export async function checkBroughtPdf(read: Db, pdf: Uint8Array): Promise<PdfAnswer> {
  const keys = (await pinnedKeys(read.db))
    .filter((key) => key.algorithm === 'Ed25519')
    .map(({ keyId, publicKey }) =>
      createEd25519VerificationKey({ keyId, publicKey: publicKeyOf(publicKey) }),
    );
  const found = await checkPdf({
    pdf,
    keys,
    findIssued: async (number) => {
      const issued = await issuedOf(read, await claimedByNumber(read.db, number));
      if (!issued) return null;
      const status = issued.state === 'issued' ? ('valid' as const) : issued.state;
      return { status, pdfSha256: issued.pdfSha256, holderName: issued.content.holderName, issued };
    },
  });
  if (found.verdict !== 'not-issued-by-us')
    return { verdict: found.verdict, issued: found.issued.issued };
  const claimed = found.claimedNumber === null ? null : readCertificateNumber(found.claimedNumber);
  return { verdict: found.verdict, reason: found.reason, claimedNumber: claimed };
}

async function issuedOf(read: Db, claimed: Claimed | null): Promise<Issued | null> {
  if (!claimed) return null;
  const found = await certificateById(read.db, claimed.personId, claimed.certificateId);
  return wasIssued(found) ? found : null;
}
