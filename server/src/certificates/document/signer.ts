import {
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';

import { assert } from '@jixu/kernel';

/** What signs for an issuer. A port: SM2 and keys inside a device come as other makers of it. */
export type Signer = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
};

/** A key that we pinned ourselves. A key that comes with a document is never asked. */
export type VerificationKey = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** Never throws: what is no signature is `false`. */
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
};

export type SignatureAlgorithm = 'Ed25519' | 'SM2';

export function createEd25519Signer(options: {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}): Signer {
  const key = options.privateKey;
  assert(
    key.type === 'private' && key.asymmetricKeyType === 'ed25519',
    'signer: not a private Ed25519 key',
  );
  return {
    keyId: options.keyId,
    algorithm: 'Ed25519',
    sign: (bytes) => Promise.resolve(signBytes(null, bytes, key)),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }),
  };
}

export function createEd25519VerificationKey(options: {
  readonly keyId: string;
  readonly publicKey: KeyObject;
}): VerificationKey {
  const key = options.publicKey;
  assert(
    key.type === 'public' && key.asymmetricKeyType === 'ed25519',
    'signer: not a public Ed25519 key',
  );
  return {
    keyId: options.keyId,
    algorithm: 'Ed25519',
    verify: (bytes, signature) => isEd25519Signature(key, bytes, signature),
  };
}

function isEd25519Signature(key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verifyBytes(null, bytes, key, signature);
}
