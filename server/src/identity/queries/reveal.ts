import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { contactOf, documentCipher } from '../store/person-rows.ts';

/** The digits, for comparison inside this room. Never leaves it. */
export async function revealDocument(
  db: Kysely<unknown>,
  keyring: Keyring,
  personId: PersonId,
): Promise<string | null> {
  const cipher = await documentCipher(db, personId);
  return cipher === null ? null : keyring.decrypt(cipher);
}

export async function revealPhone(
  db: Kysely<unknown>,
  keyring: Keyring,
  personId: PersonId,
): Promise<string | null> {
  const contact = await contactOf(db, personId, 'phone');
  return contact === null ? null : keyring.decrypt(contact.cipher);
}
