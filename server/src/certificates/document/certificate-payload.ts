import { canonicalJson, fail, ok, type Result } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';

import { certificateContentSchema } from './certificate-content.ts';
import type { Signer, VerificationKey } from './signer.ts';

/** The name of the attachment inside the PDF. */
export const PAYLOAD_FILE_NAME = 'jixu-certificate.json';

/** Twelve rows of the longest strings in three-byte characters stay below a quarter of this. */
export const PAYLOAD_BYTES_MAX = 64 * 1024;

const closed = { additionalProperties: false } as const;
const uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What is signed. Holder, number and amounts are inside, so none can be swapped. */
const payloadSchema = Type.Object(
  {
    type: Type.Literal('jixu-certificate'),
    version: Type.Literal(1),
    /** Inside the signed bytes: a signature cannot be passed off as another key's. */
    algorithm: Type.Union([Type.Literal('Ed25519'), Type.Literal('SM2')]),
    keyId: Type.String({ minLength: 1, maxLength: 64 }),
    ids: Type.Object({ certificate: uuid, issuer: uuid }, closed),
    /** Of the rulebook edition and of the trace the amounts were computed by. */
    hashes: Type.Object({ pack: sha256, trace: sha256 }, closed),
    content: certificateContentSchema,
  },
  closed,
);

const envelopeSchema = Type.Object(
  {
    payload: payloadSchema,
    /** 64 bytes in base64url. */
    signature: Type.String({ pattern: '^[A-Za-z0-9_-]{40,200}$' }),
  },
  closed,
);

export type CertificatePayload = Static<typeof payloadSchema>;
export type CertificateEnvelope = Static<typeof envelopeSchema>;
export type PayloadSubject = Pick<CertificatePayload, 'content' | 'ids' | 'hashes'>;

/** The text of the attachment: payload and signature as canonical JSON. */
export async function signPayload(subject: PayloadSubject, signer: Signer): Promise<string> {
  const payload: CertificatePayload = {
    type: 'jixu-certificate',
    version: 1,
    algorithm: signer.algorithm,
    keyId: signer.keyId,
    ids: subject.ids,
    hashes: subject.hashes,
    content: subject.content,
  };
  const signature = await signer.sign(signedBytes(payload));
  return canonicalJson({ payload, signature: Buffer.from(signature).toString('base64url') });
}

/** Only our own writing: closed schema, and canonical to the byte (no second key, no space). */
export function parseEnvelope(text: string): Result<CertificateEnvelope, 'not_a_payload'> {
  if (text.length > PAYLOAD_BYTES_MAX) return fail('not_a_payload');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('not_a_payload');
  }
  if (!Check(envelopeSchema, value)) return fail('not_a_payload');
  return canonicalJson(value) === text ? ok(value) : fail('not_a_payload');
}

export function isSignedBy(envelope: CertificateEnvelope, key: VerificationKey): boolean {
  const { payload, signature } = envelope;
  if (payload.algorithm !== key.algorithm || payload.keyId !== key.keyId) return false;
  return key.verify(signedBytes(payload), Buffer.from(signature, 'base64url'));
}

/** The prefix keeps these bytes apart from everything else a key may ever sign. */
function signedBytes(payload: CertificatePayload): Uint8Array {
  return Buffer.from(`jixu-certificate/1\n${canonicalJson(payload)}`, 'utf8');
}
