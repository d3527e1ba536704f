import type { Kysely } from 'kysely';
import type { IdNumber, PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { RESIDENT_ID } from '../commands/register-person.ts';
import { documentHolder, documentHolders } from '../store/person-rows.ts';

/** Whose number it is, by keyed digest; a merged person answers with the survivor. Takes no scope: callers do. */
export function findByDocument(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  idNumber: IdNumber,
): Promise<PersonId | null> {
  return documentHolder(read.db, keyring.blindIndex(RESIDENT_ID, idNumber.reveal()));
}

/** Whose numbers these are, in their order, with one question to the database. */
export async function findManyByDocument(
  read: { readonly db: Kysely<unknown> },
  keyring: Keyring,
  idNumbers: readonly IdNumber[],
): Promise<readonly (PersonId | null)[]> {
  const indexes = idNumbers.map((one) => keyring.blindIndex(RESIDENT_ID, one.reveal()));
  const holders = await documentHolders(read.db, indexes);
  return indexes.map((index) => holders.get(index) ?? null);
}
