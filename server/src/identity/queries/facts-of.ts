import type { Kysely } from 'kysely';
import { type LocalDate, present, type PersonId } from '@jixu/kernel';
import { type PersonFacts, type PersonProfile, profileOn } from '../domain/facts.ts';
import { currentFacts } from '../store/fact-rows.ts';

type Read = { readonly db: Kysely<unknown> };

/** The contract's `person` object as it held on `asOf`. */
export async function factsOf(
  read: Read,
  personId: PersonId,
  asOf: LocalDate,
): Promise<PersonFacts> {
  const profiles = await profilesOf(read, [personId], asOf);
  return present(profiles.get(personId), 'facts of the person asked for').facts;
}

/** Facts of many people in one statement, with what only forms and papers show. */
export async function profilesOf(
  read: Read,
  ids: readonly PersonId[],
  asOf: LocalDate,
): Promise<ReadonlyMap<PersonId, PersonProfile>> {
  const rows = await currentFacts(read.db, ids);
  return new Map([...rows].map(([id, facts]) => [id, profileOn(facts, asOf)]));
}
