import type { Kysely } from 'kysely';
import type { IdNumber, PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { RESIDENT_ID } from '../commands/register-person.ts';
import { documentHolder } from '../store/person-rows.ts';

/** Whose number it is, by keyed digest; a merged person answers with the survivor. Takes no scope: callers do. */
export function findByDocument(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  idNumber: IdNumber,
): Promise<PersonId | null> {
  return documentHolder(read.db, keyring.blindIndex(RESIDENT_ID, idNumber.reveal()));
}
