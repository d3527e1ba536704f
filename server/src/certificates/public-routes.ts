import { type Static, Type } from 'typebox';
import { sha256Hex } from '../platform/crypto/token.ts';
import { query, type Reading, type Route, upload } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { PDF_BYTES_MAX } from './document/attached-payload.ts';
import type { CertificatePorts } from './ports.ts';
import { Instant, presentPublic, PublicCertificateSchema } from './present.ts';
import {
  checkBroughtPdf,
  isHolder,
  type Issued,
  issuedByNumber,
  issuedByToken,
} from './queries/public-check.ts';
import { pinnedKeys } from './store/key-store.ts';
import { publicKeyOf, signerOf } from './signer-of.ts';

/** What strangers may ask, without a log-in. Nothing is kept of who asked. */

/** Enough for a clerk with a stack of papers, too little for guessing. */
const PER_ADDRESS = { budget: 'public-check', perMinute: 30 } as const;
const NAME_MAX = 60;
const closed = { additionalProperties: false } as const;

const Token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{20,64}$' }) }, closed);
const Name = Type.String({ minLength: 1, maxLength: NAME_MAX });

/** Our record at the instant of asking; `host` is what the reader compares with the address line. */
const Answer = Type.Object(
  {
    result: Type.Union([
      Type.Literal('valid'),
      Type.Literal('revoked'),
      Type.Literal('replaced'),
      Type.Literal('not-issued-by-us'),
    ]),
    reason: Type.Union([Type.String(), Type.Null()]),
    certificate: Type.Union([PublicCertificateSchema, Type.Null()]),
    askedAt: Instant,
    host: Type.String(),
  },
  closed,
);

export function publicRoutes(ports: CertificatePorts): Route[] {
  return [byToken(ports), byNumber(ports), holder(), byPdf(ports), keys(ports)];
}

function byToken(ports: CertificatePorts): Route {
  return query({
    id: 'checkCertificateByToken',
    room: 'certificates',
    path: '/api/public/certificates/by-token/:token',
    summary: 'What a check link or QR code leads to',
    policy: { who: 'anyone' },
    perAddress: PER_ADDRESS,
    params: Token,
    response: Answer,
    run: async (read, { params }) =>
      answer(ports, read, await issuedByToken(read, params.token), { nameTyped: false }),
  });
}

function byNumber(ports: CertificatePorts): Route {
  return query({
    id: 'checkCertificateByNumber',
    room: 'certificates',
    method: 'POST',
    path: '/api/public/certificates/check',
    summary: 'A certificate by its number and the name of its holder; neither alone is enough',
    policy: { who: 'anyone' },
    perAddress: PER_ADDRESS,
    body: Type.Object({ number: Type.String({ minLength: 1, maxLength: 60 }), name: Name }, closed),
    response: Answer,
    run: async (read, { body }) => {
      const found = await issuedByNumber(read, body);
      if (found === 'number_mistyped') {
        return answer(ports, read, null, { nameTyped: true, reason: 'number_mistyped' });
      }
      return answer(ports, read, found, { nameTyped: true });
    },
  });
}

function holder(): Route {
  return query({
    id: 'checkCertificateHolder',
    room: 'certificates',
    method: 'POST',
    path: '/api/public/certificates/:token/holder',
    summary: 'Is the typed name the name of the holder?',
    policy: { who: 'anyone' },
    perAddress: PER_ADDRESS,
    params: Token,
    body: Type.Object({ name: Name }, closed),
    response: Type.Object(
      {
        matches: Type.Boolean(),
        /** In full, where it was typed right. */
        holder: Type.Union([Type.String(), Type.Null()]),
      },
      closed,
    ),
    run: async (read, { params, body }) => {
      const issued = await issuedByToken(read, params.token);
      const matches = issued !== null && isHolder(issued, body.name);
      return { matches, holder: matches ? issued.content.holderName : null };
    },
  });
}

const PdfAnswer = Type.Object(
  {
    verdict: Type.Union([
      Type.Literal('as-issued'),
      Type.Literal('issued-but-revoked-or-replaced'),
      Type.Literal('not-issued-by-us'),
    ]),
    reason: Type.Union([Type.String(), Type.Null()]),
    certificate: Type.Union([PublicCertificateSchema, Type.Null()]),
    askedAt: Instant,
    host: Type.String(),
  },
  closed,
);

function byPdf(ports: CertificatePorts): Route {
  return upload({
    id: 'checkCertificatePdf',
    room: 'certificates',
    operation: 'certificates.check-pdf',
    path: '/api/public/certificates/check-pdf',
    summary: 'Compares a PDF with what was issued; the file is never stored',
    policy: { who: 'anyone' },
    perAddress: PER_ADDRESS,
    idempotency: 'none',
    bytesMax: PDF_BYTES_MAX,
    response: PdfAnswer,
    receive: async (file) => {
      const parts: Buffer[] = [];
      for await (const part of file.stream) parts.push(Buffer.from(part as Uint8Array));
      let pdf: Buffer | null = Buffer.concat(parts);
      return {
        digest: sha256Hex(pdf),
        run: (op) => checkPdfAnswer(ports, op, pdf ?? Buffer.alloc(0)),
        discard: () => {
          pdf = null;
          return Promise.resolve();
        },
      };
    },
  });
}

async function checkPdfAnswer(
  ports: CertificatePorts,
  op: Operation,
  pdf: Uint8Array,
): Promise<Static<typeof PdfAnswer>> {
  const found = await checkBroughtPdf({ db: op.tx }, pdf);
  const at = { askedAt: op.now.toISOString(), host: hostOf(ports) };
  if (found.verdict === 'not-issued-by-us') {
    op.note({ verdict: found.verdict, reason: found.reason, claimed: found.claimedNumber });
    return { ...at, verdict: found.verdict, reason: found.reason, certificate: null };
  }
  op.note({ verdict: found.verdict, number: found.issued.number });
  return {
    ...at,
    verdict: found.verdict,
    reason: found.issued.state === 'issued' ? null : found.issued.state,
    certificate: presentPublic(found.issued, false),
  };
}

const Key = Type.Object(
  {
    kty: Type.Literal('OKP'),
    crv: Type.Literal('Ed25519'),
    alg: Type.Literal('EdDSA'),
    use: Type.Literal('sig'),
    kid: Type.String(),
    x: Type.String(),
  },
  closed,
);

function keys(ports: CertificatePorts): Route {
  return query({
    id: 'listVerificationKeys',
    room: 'certificates',
    path: '/api/public/keys',
    summary: 'The public keys that sign certificates here (RFC 7517), for verifiers elsewhere',
    policy: { who: 'anyone' },
    perAddress: PER_ADDRESS,
    response: Type.Object({ keys: Type.Array(Key) }, closed),
    run: async (read) => {
      const present = signerOf(ports.keyring);
      const pinned = (await pinnedKeys(read.db)).filter((key) => key.algorithm === 'Ed25519');
      const known = pinned.some((key) => key.keyId === present.keyId);
      return { keys: (known ? pinned : [...pinned, present]).map(webKeyOf) };
    },
  });
}

function webKeyOf(key: { keyId: string; publicKey: Uint8Array }): Static<typeof Key> {
  const { x } = publicKeyOf(key.publicKey).export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: key.keyId, x: x ?? '' };
}

function answer(
  ports: CertificatePorts,
  read: Reading,
  issued: Issued | null,
  of: { nameTyped: boolean; reason?: string },
): Static<typeof Answer> {
  const at = { askedAt: read.now.toISOString(), host: hostOf(ports) };
  if (issued === null) {
    return { ...at, result: 'not-issued-by-us', reason: of.reason ?? null, certificate: null };
  }
  return {
    ...at,
    result: issued.state === 'issued' ? 'valid' : issued.state,
    reason: null,
    certificate: presentPublic(issued, of.nameTyped),
  };
}

function hostOf(ports: CertificatePorts): string {
  return new URL(ports.publicUrl()).host;
}
