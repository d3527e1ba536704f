import type { Kysely } from 'kysely';
import { type LocalDate, present, type PersonId } from '@jixu/kernel';
import {
  type NewFact,
  type PersonFacts,
  type PersonProfile,
  placeFact,
  profileOn,
} from '../domain/facts.ts';
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

/** Would recording these change anything? For dry runs. */
export async function wouldChange(
  read: Read & { readonly today: LocalDate },
  personId: PersonId,
  facts: readonly NewFact[],
): Promise<boolean> {
  const known = (await currentFacts(read.db, [personId])).get(personId) ?? [];
  return facts.some((fact) => {
    const sameKind = known.filter((row) => row.kind === fact.kind);
    return placeFact(fact, sameKind, read.today).outcome === 'recorded';
  });
}
