import { asId, type IdNumber, type PersonId } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { readPhone } from '../domain/contact.ts';
import { checkFact, type NewFact, placeFact, type StoredFact } from '../domain/facts.ts';
import { readPersonName } from '../domain/person-name.ts';
import { refuse } from '../errors.ts';
import { PERSON_REGISTERED } from '../events.ts';
import { insertAccounts } from '../store/account-rows.ts';
import { insertFacts } from '../store/fact-rows.ts';
import {
  claimDocuments,
  insertContacts,
  insertDocuments,
  insertPeople,
} from '../store/person-rows.ts';
import { RESIDENT_ID } from './register-person.ts';

export type PersonOfList = {
  readonly name: string;
  readonly idNumber: IdNumber;
  readonly phone: string | null;
  readonly facts: readonly NewFact[];
};

/**
 * Registers the people of a list, each like `registerPerson` does, with one statement for all that each kind of row
 * needs. Answers in their order: who it is now, or null where the number was somebody's already.
 */
export async function registerPeople(
  op: Operation,
  keyring: Keyring,
  people: readonly PersonOfList[],
): Promise<readonly (PersonId | null)[]> {
  if (people.length === 0) return [];
  const rows = people.map((person) => readPerson(op, keyring, person));
  const mine = await claimDocuments(op.tx, rows);
  const fresh = rows.filter((row) => mine.has(row.personId));
  await insertPeople(op.tx, fresh, op.now);
  await insertDocuments(op.tx, fresh, op.now);
  await insertAccounts(
    op.tx,
    fresh.map(({ personId }) => ({ personId, accountId: op.newId<'account'>() })),
  );
  const contacts = fresh.flatMap(({ personId, phone }) => (phone ? [{ personId, ...phone }] : []));
  await insertContacts(op.tx, contacts, op.now);
  // No `facts_changed`: nothing can have been counted for somebody who was nobody until now.
  const facts = fresh.flatMap(({ personId, facts: all }) =>
    all.map((fact) => ({ personId, fact })),
  );
  await insertFacts(op.tx, facts, op.now);
  for (const { personId } of fresh) {
    op.emit({ type: PERSON_REGISTERED, subjectId: personId, payload: {} });
  }
  op.note({ registered: fresh.length });
  return rows.map(({ personId }) => (mine.has(personId) ? personId : null));
}

function readPerson(op: Operation, keyring: Keyring, person: PersonOfList) {
  const name = readPersonName(person.name);
  if (!name.ok) throw refuse(name.code);
  const phone = person.phone === null ? null : readPhone(person.phone);
  if (phone?.ok === false) throw refuse(phone.code);
  const digits = person.idNumber.reveal();
  return {
    personId: asId<'person'>(op.newId()),
    ...name.value,
    blindIndex: keyring.blindIndex(RESIDENT_ID, digits),
    cipher: keyring.encrypt(digits),
    mask: person.idNumber.mask,
    phone: phone && {
      kind: 'phone' as const,
      cipher: keyring.encrypt(phone.value.value),
      mask: phone.value.mask,
    },
    facts: firstFacts(op, person.facts),
  };
}

/** What is known of somebody of whom nothing was known. */
function firstFacts(op: Operation, facts: readonly NewFact[]): readonly StoredFact[] {
  let known: StoredFact[] = [];
  for (const fact of facts) {
    const checked = checkFact(fact, op.today);
    if (!checked.ok) throw refuse('fact_invalid', checked.detail ? { detail: checked.detail } : {});
    const sameKind = known.filter((row) => row.kind === fact.kind);
    const placed = placeFact(checked.value, sameKind, op.today);
    if (placed.outcome === 'unchanged') continue;
    known = known.filter((row) => !placed.supersedes.includes(row.factId));
    known.push({ factId: op.newId<'fact'>(), ...placed.row });
  }
  return known;
}
