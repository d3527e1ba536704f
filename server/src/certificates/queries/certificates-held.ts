import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import { certificateKey } from '../../rulebooks/index.ts';
import { heldNumbers } from '../store/certificate-store.ts';

/** What a change of rules would take from these people if they no longer met the requirement. */
export async function certificatesHeld(
  read: { readonly db: Kysely<unknown> },
  of: { readonly packId: string; readonly people: readonly PersonId[] },
): Promise<ReadonlyMap<string, string>> {
  const held = await heldNumbers(read.db, of);
  return new Map(held.map((one) => [certificateKey(one.personId, one.periodFrom), one.number]));
}
