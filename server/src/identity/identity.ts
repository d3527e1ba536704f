import type { Kysely } from 'kysely';
import type { IdNumber, PersonId } from '@jixu/kernel';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { makeActivationSlips } from './commands/make-activation-slips.ts';
import { changeContact, type NewPerson, registerPerson } from './commands/register-person.ts';
import { findByDocument } from './queries/find-by-document.ts';

/** The part of the door that needs the keys: bound once at start, handed to rooms as a port. */
export type Identity = {
  readonly findByDocument: (
    read: { readonly db: Kysely<unknown> },
    idNumber: IdNumber,
  ) => Promise<PersonId | null>;
  readonly registerPerson: (op: Operation, person: NewPerson) => Promise<PersonId>;
  readonly changeContact: (
    op: Operation,
    change: { personId: PersonId; kind: 'phone' | 'email'; value: string | null },
  ) => Promise<void>;
  readonly makeActivationSlips: (
    op: Operation,
    people: readonly PersonId[],
    options?: { readonly validDays: number },
  ) => Promise<{ personId: PersonId; code: string }[]>;
};

export function createIdentity(keyring: Keyring): Identity {
  return {
    findByDocument: (read, idNumber) => findByDocument(read, keyring, idNumber),
    registerPerson: (op, person) => registerPerson(op, keyring, person),
    changeContact: (op, change) => changeContact(op, keyring, change),
    makeActivationSlips: (op, people, options) => makeActivationSlips(op, keyring, people, options),
  };
}
