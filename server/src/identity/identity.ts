import type { Kysely } from 'kysely';
import type { IdNumber, PersonId } from '@jixu/kernel';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { makeActivationSlips } from './commands/make-activation-slips.ts';
import { type PersonOfList, registerPeople } from './commands/register-people.ts';
import { changeContact, type NewPerson, registerPerson } from './commands/register-person.ts';
import { findByDocument, findManyByDocument } from './queries/find-by-document.ts';
import { hasContact } from './queries/reveal.ts';
import { contactOf } from './store/person-rows.ts';

/** The part of the door that needs the keys: bound once at start, handed to rooms as a port. */
export type Identity = {
  readonly findByDocument: (
    read: { readonly db: Kysely<unknown> },
    idNumber: IdNumber,
  ) => Promise<PersonId | null>;
  /** The same for many numbers, in their order. */
  readonly findManyByDocument: (
    read: { readonly db: Kysely<unknown> },
    idNumbers: readonly IdNumber[],
  ) => Promise<readonly (PersonId | null)[]>;
  readonly registerPerson: (op: Operation, person: NewPerson) => Promise<PersonId>;
  /** The same for those of a list, in their order; null: the number is somebody's already. */
  readonly registerPeople: (
    op: Operation,
    people: readonly PersonOfList[],
  ) => Promise<readonly (PersonId | null)[]>;
  readonly changeContact: (
    op: Operation,
    change: { personId: PersonId; kind: 'phone' | 'email'; value: string | null },
  ) => Promise<void>;
  /** Is this the phone or address we have? Compared here, so that nobody needs to read it. */
  readonly hasContact: (
    read: { readonly db: Kysely<unknown> },
    contact: { personId: PersonId; kind: 'phone' | 'email'; value: string },
  ) => Promise<boolean>;
  /** What stands there now, sealed, for an undo that `restoreContact` understands. */
  readonly sealedContact: (
    read: { readonly db: Kysely<unknown> },
    personId: PersonId,
    kind: 'phone' | 'email',
  ) => Promise<string | null>;
  readonly restoreContact: (
    op: Operation,
    contact: { personId: PersonId; kind: 'phone' | 'email'; sealed: string | null },
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
    findManyByDocument: (read, numbers) => findManyByDocument(read, keyring, numbers),
    registerPerson: (op, person) => registerPerson(op, keyring, person),
    registerPeople: (op, people) => registerPeople(op, keyring, people),
    changeContact: (op, change) => changeContact(op, keyring, change),
    hasContact: (read, contact) => hasContact(read, keyring, contact),
    sealedContact: async ({ db }, personId, kind) =>
      (await contactOf(db, personId, kind))?.cipher.toString('base64') ?? null,
    restoreContact: (op, { personId, kind, sealed }) => {
      const value = sealed === null ? null : keyring.decrypt(Buffer.from(sealed, 'base64'));
      return changeContact(op, keyring, { personId, kind, value });
    },
    makeActivationSlips: (op, people, options) => makeActivationSlips(op, keyring, people, options),
  };
}
