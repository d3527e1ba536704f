import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { canonicalJson, type Json } from '@jixu/kernel';
import { describe, expect, it } from 'vitest';

import {
  isSignedBy,
  parseEnvelope,
  PAYLOAD_BYTES_MAX,
  signPayload,
} from './certificate-payload.ts';
import { createEd25519VerificationKey } from './signer.ts';
import { sampleContent, sampleKeys, sampleSubject } from './testing.ts';

const ours = sampleKeys({ keyId: 'issuer-2026', seed: 'ours' });
const theirs = sampleKeys({ keyId: 'issuer-2026', seed: 'theirs' });

function parsed(text: string) {
  const result = parseEnvelope(text);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('certificate payload', () => {
  it('is read back as it was signed, and only its own key accepts it', async () => {
    // Goal: round trip. Method: sign, parse, ask our key, a foreign one and one of another name.
    const subject = sampleSubject();
    const envelope = parsed(await signPayload(subject, ours.signer));
    expect(envelope.payload.content).toEqual(subject.content);
    expect(isSignedBy(envelope, ours.key)).toBe(true);
    expect(isSignedBy(envelope, theirs.key)).toBe(false);
    expect(isSignedBy(envelope, { ...ours.key, keyId: 'issuer-2025' })).toBe(false);
    expect(isSignedBy(envelope, { ...ours.key, algorithm: 'SM2' })).toBe(false);
  });

  it('covers every value with its signature', async () => {
    // Goal: nothing unsigned. Method: change each leaf of the payload in turn.
    const envelope = parsed(await signPayload(sampleSubject(), ours.signer));
    let changed = 0;
    for (const mutant of mutants(envelope.payload)) {
      const text = canonicalJson({ payload: mutant, signature: envelope.signature });
      const result = parseEnvelope(text);
      expect(result.ok && isSignedBy(result.value, ours.key)).toBe(false);
      changed += 1;
    }
    expect(changed).toBeGreaterThan(40);
  });

  it('accepts one writing only', async () => {
    // Goal: no two readings of one text. Method: spaces, double keys, extra keys, depth, size.
    const text = await signPayload(sampleSubject(), ours.signer);
    const unpadded = text.slice(1);
    const hostile = [
      ` ${text}`,
      `${text}\n`,
      `{"extra":1,${unpadded}`,
      `{"signature":"${'A'.repeat(86)}",${unpadded}`,
      text.replace('"version":1', '"version":1.0'),
      text.replace('"version":1', '"version":2'),
      text.replace('林', '\\u6797'),
      '['.repeat(60_000),
      '{"payload":'.repeat(5_000),
      `"${'x'.repeat(PAYLOAD_BYTES_MAX)}"`,
      'null',
      '',
    ];
    expect(parseEnvelope(text).ok).toBe(true);
    for (const one of hostile)
      expect(parseEnvelope(one)).toEqual({ ok: false, code: 'not_a_payload' });
  });

  it('still reads what was issued with version 1', async () => {
    // Goal: issued certificates stay verifiable. Method: a stored envelope and its public key; a
    // change of the format that breaks this needs a version 2 beside version 1.
    const file = new URL('./testdata/envelope-v1.json', import.meta.url);
    const envelope = parsed(await readFile(file, 'utf8'));
    const spki = 'MCowBQYDK2VwAyEAwhI7h6mroafRT8KnDVoC5HB7pwECmJh5qxaCMhOoR1U=';
    const publicKey = createPublicKey({
      key: Buffer.from(spki, 'base64'),
      type: 'spki',
      format: 'der',
    });
    const key = createEd25519VerificationKey({ keyId: 'issuer-2026', publicKey });
    expect(isSignedBy(envelope, key)).toBe(true);
    expect(envelope.payload.content).toEqual(sampleContent());
  });

  it('is the same text for the same certificate', async () => {
    // Goal: a certificate can be made again. Method: sign twice, keys of content in another order.
    const first = await signPayload(sampleSubject(), ours.signer);
    const content = Object.fromEntries(Object.entries(sampleContent()).toReversed());
    const subject = { ...sampleSubject(), content: { ...sampleContent(), ...content } };
    expect(await signPayload(subject, ours.signer)).toBe(first);
  });
});

/** The value with one leaf changed, for every leaf. */
function* mutants(value: Json): Generator<Json> {
  if (typeof value === 'string')
    yield value.endsWith('0') ? value.replace(/.$/, '1') : `${value.slice(0, -1)}0`;
  else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const mutant of mutants(item as Json)) yield value.with(index, mutant) as Json;
    }
  } else if (value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const mutant of mutants(item as Json)) yield { ...value, [key]: mutant };
    }
  }
}
