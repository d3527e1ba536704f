import type { Keyring } from '../platform/crypto/keyring.ts';
import { createEd25519Signer, type Signer } from './document/signer.ts';

/** The deployment's own key, as the documents know it. */
export function signerOf(keyring: Pick<Keyring, 'signing'>): Signer {
  return createEd25519Signer({
    keyId: keyring.signing.keyId,
    privateKey: keyring.signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
}
