import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { readEmail, readPhone } from '../domain/contact.ts';
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

/** True if what we have is what was typed; an unreadable value is never what we have. */
export async function hasContact(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  contact: { personId: PersonId; kind: 'phone' | 'email'; value: string },
): Promise<boolean> {
  const typed = contact.kind === 'phone' ? readPhone(contact.value) : readEmail(contact.value);
  const stored = await contactOf(read.db, contact.personId, contact.kind);
  return typed.ok && stored !== null && keyring.decrypt(stored.cipher) === typed.value.value;
}
