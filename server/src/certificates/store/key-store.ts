import { type Kysely, sql } from 'kysely';
import type { SignatureAlgorithm } from '../document/signer.ts';

export type PinnedKey = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
};

/** A key that signs for us is known from its first signature on. */
export async function pinKey(
  db: Kysely<unknown>,
  key: { keyId: string; algorithm: SignatureAlgorithm; publicKey: Uint8Array; at: Date },
): Promise<void> {
  await sql`insert into certificates.verification_key (key_id, algorithm, public_key, pinned_at)
    values (${key.keyId}, ${key.algorithm}, ${Buffer.from(key.publicKey)}, ${key.at})
    on conflict (key_id) do nothing`.execute(db);
}

export async function pinnedKeys(db: Kysely<unknown>): Promise<readonly PinnedKey[]> {
  const found = await sql<{ key_id: string; algorithm: SignatureAlgorithm; public_key: Buffer }>`
    select key_id, algorithm, public_key from certificates.verification_key
    order by pinned_at, key_id`.execute(db);
  return found.rows.map((row) => ({
    keyId: row.key_id,
    algorithm: row.algorithm,
    publicKey: row.public_key,
  }));
}
