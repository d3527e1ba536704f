import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { createEd25519Signer, type Signer } from './document/signer.ts';

/** The deployment's own key, as the documents know it. */
export function signerOf(keyring: Pick<Keyring, 'signing'>): Signer {
  const { keyId, privateKey } = keyring.signing;
  return createEd25519Signer({ keyId, privateKey });
}

/** A pinned key, as it was stored: SubjectPublicKeyInfo, DER. */
export function publicKeyOf(der: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(der), type: 'spki', format: 'der' });
}
