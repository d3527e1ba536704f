import { asId, type IdNumber, type PersonId, type Result } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { type Contact, readEmail, readPhone } from '../domain/contact.ts';
import type { NewFact } from '../domain/facts.ts';
import { readPersonName } from '../domain/person-name.ts';
import { refuse } from '../errors.ts';
import { PERSON_REGISTERED } from '../events.ts';
import { insertAccount } from '../store/account-rows.ts';
import {
  claimDocument,
  insertDocument,
  insertPerson,
  putContact,
  removeContact,
  updateName,
} from '../store/person-rows.ts';
import { revealDocument } from '../queries/reveal.ts';
import { lockPerson } from './lock-person.ts';
import { recordFacts } from './record-fact.ts';

/** Purpose of the blind index: numbers of one kind only meet numbers of that kind. */
export const RESIDENT_ID = 'resident-id';

export type NewPerson = {
  /** Made by the caller where a retry must repeat it. */
  readonly personId?: PersonId;
  readonly name: string;
  readonly idNumber: IdNumber;
  readonly phone?: string;
  readonly email?: string;
  readonly facts?: readonly NewFact[];
};

/**
 * Registers a person with a pending account and no password. The claim table decides who has a number: of any number
 * of simultaneous registrations one wins, the others are refused. Repeating one's own registration changes nothing.
 */
export async function registerPerson(
  op: Operation,
  keyring: Keyring,
  person: NewPerson,
): Promise<PersonId> {
  const name = readPersonName(person.name);
  if (!name.ok) throw refuse(name.code);
  const phone = readContact('phone', person.phone);
  const email = readContact('email', person.email);
  const personId = person.personId ?? asId<'person'>(op.newId());
  const digits = person.idNumber.reveal();
  const blindIndex = keyring.blindIndex(RESIDENT_ID, digits);
  const holder = await claimDocument(op.tx, blindIndex, personId);
  if (holder !== personId) throw refuse('document_in_use');
  if (!(await insertPerson(op.tx, { personId, ...name.value }, op.now))) {
    await assertSameDocument(op, personId, blindIndex, keyring);
    return personId;
  }
  const cipher = keyring.encrypt(digits);
  await insertDocument(op.tx, { personId, cipher, mask: person.idNumber.mask, at: op.now });
  await insertAccount(op.tx, { personId, accountId: op.newId() });
  if (phone) await writeContact(op, keyring, personId, 'phone', phone);
  if (email) await writeContact(op, keyring, personId, 'email', email);
  if (person.facts && person.facts.length > 0) await recordFacts(op, personId, person.facts);
  op.note({ personId });
  op.emit({ type: PERSON_REGISTERED, subjectId: personId, payload: {} });
  return personId;
}

/** The id existed: only as a repeat of this very registration is that right. */
async function assertSameDocument(
  op: Operation,
  personId: PersonId,
  blindIndex: string,
  keyring: Keyring,
): Promise<void> {
  const known = await revealDocument(op.tx, keyring, personId);
  if (known === null || keyring.blindIndex(RESIDENT_ID, known) !== blindIndex) {
    throw refuse('person_id_in_use');
  }
}

/** The name as the card writes it now. True if it changed. */
export async function correctName(
  op: Operation,
  personId: PersonId,
  text: string,
): Promise<boolean> {
  const name = readPersonName(text);
  if (!name.ok) throw refuse(name.code);
  const before = await lockPerson(op, personId);
  if (before.name === name.value.name) return false;
  await updateName(op.tx, { personId, ...name.value });
  op.note({ personId, nameChanged: 'yes' });
  return true;
}

/** `null` removes it. Who may change the phone of an active account is decided by the caller. */
export async function changeContact(
  op: Operation,
  keyring: Keyring,
  change: { personId: PersonId; kind: 'phone' | 'email'; value: string | null },
): Promise<void> {
  const contact = readContact(change.kind, change.value ?? undefined);
  await lockPerson(op, change.personId);
  if (contact) await writeContact(op, keyring, change.personId, change.kind, contact);
  else await removeContact(op.tx, change.personId, change.kind);
  op.note({ personId: change.personId, contactChanged: change.kind });
}

function readContact(kind: 'phone' | 'email', text: string | undefined): Contact | null {
  if (text === undefined || text.trim() === '') return null;
  const read: Result<Contact, 'phone_invalid' | 'email_invalid'> =
    kind === 'phone' ? readPhone(text) : readEmail(text);
  if (!read.ok) throw refuse(read.code);
  return read.value;
}

async function writeContact(
  op: Operation,
  keyring: Keyring,
  personId: PersonId,
  kind: 'phone' | 'email',
  contact: Contact,
): Promise<void> {
  const cipher = keyring.encrypt(contact.value);
  await putContact(op.tx, { personId, kind, cipher, mask: contact.mask, at: op.now });
}
