import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { feesOfPacks } from '../store/fee-store.ts';
import { choicesOf } from '../store/pack-store.ts';

/** The courses of packs that the person has paid. */
export async function coursesPaid(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<ReadonlySet<string>> {
  const fees = await feesOfPacks(db, personId);
  if (fees.size === 0) return new Set();
  const choices = await choicesOf(db, personId);
  return new Set(
    choices.filter((one) => fees.get(one.packId)?.state === 'paid').flatMap((one) => one.courseIds),
  );
}
