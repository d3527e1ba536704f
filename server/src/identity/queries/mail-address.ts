import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { accountOfPerson } from '../store/account-rows.ts';
import { contactOf } from '../store/person-rows.ts';

export type MailAddress = { readonly email: string; readonly locale: 'zh-CN' | 'en' };

/**
 * Where letters to a person go, and in which language. Only while the account is in use: an address that a unit imported
 * for somebody who never came is nobody's to write to.
 */
export async function mailAddressOf(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  personId: PersonId,
): Promise<MailAddress | null> {
  const account = await accountOfPerson(read.db, personId);
  if (account?.state !== 'active') return null;
  const contact = await contactOf(read.db, personId, 'email');
  if (contact === null) return null;
  const locale = account.locale === 'en' ? 'en' : 'zh-CN';
  return { email: keyring.decrypt(contact.cipher), locale };
}

export type TextNumber = { readonly phone: string; readonly locale: 'zh-CN' | 'en' };

/** The same for text messages. */
export async function textNumberOf(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  personId: PersonId,
): Promise<TextNumber | null> {
  const account = await accountOfPerson(read.db, personId);
  if (account?.state !== 'active') return null;
  const contact = await contactOf(read.db, personId, 'phone');
  if (contact === null) return null;
  const locale = account.locale === 'en' ? 'en' : 'zh-CN';
  return { phone: keyring.decrypt(contact.cipher), locale };
}
