import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Presence, PresenceOutcome, Picture } from '../../platform/presence/presence.ts';
import { personCards } from './person-cards.ts';
import { revealDocument } from './reveal.ts';

/**
 * Asks the service outside whether a picture shows a person, who consented to it: the digits go to it alone and to no other
 * room. `unsure` where no identity number is on file. Throws `PresenceFailed`.
 */
export async function confirmPresence(
  read: { readonly db: Kysely<unknown> },
  by: { readonly keyring: Keyring; readonly presence: Presence },
  of: { readonly personId: PersonId; readonly picture: Picture },
): Promise<PresenceOutcome> {
  const documentNumber = await revealDocument(read.db, by.keyring, of.personId);
  const name = (await personCards(read, [of.personId])).get(of.personId)?.name;
  if (documentNumber === null || name === undefined) return 'unsure';
  return by.presence.confirm({ id: randomUUID(), name, documentNumber, ...of.picture });
}
