import type { IdNumber, LocalDate, NodeId, PersonId } from '@jixu/kernel';
import {
  accountStates,
  correctName,
  type Identity,
  lockPerson,
  nameKeyOf,
  type NewFact,
  recordFacts,
} from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertUnitInScope, PEOPLE_KEEPERS, seesPerson } from '../access.ts';
import { refuse } from '../errors.ts';
import { insertMatching } from '../store/matching-rows.ts';
import { openMembership } from '../store/member-rows.ts';
import { addMember } from './add-member.ts';

export type Enrolment = {
  readonly personId?: PersonId;
  readonly name: string;
  readonly idNumber: IdNumber;
  readonly phone?: string;
  readonly email?: string;
  readonly facts?: readonly NewFact[];
  readonly unitId: NodeId;
  readonly staffNumber?: string | null;
  readonly fromOn: LocalDate;
};

/** `sent-for-matching` says no more than that the number is known elsewhere: not who, not where. */
export type EnrolmentOutcome =
  | { readonly outcome: 'created' | 'joined'; readonly personId: PersonId }
  | { readonly outcome: 'sent-for-matching'; readonly personId: null };

/** Registers someone in a unit, or asks for someone who belongs elsewhere. */
export async function enrolPerson(
  op: Operation,
  identity: Identity,
  of: Enrolment,
): Promise<EnrolmentOutcome> {
  const read = readingOf(op);
  await assertUnitInScope(read, PEOPLE_KEEPERS, of.unitId);
  if (of.fromOn > op.today) throw refuse('date_before_known');
  const holder = await identity.findByDocument({ db: op.tx }, of.idNumber);
  if (holder === null || holder === of.personId) {
    const personId = await identity.registerPerson(op, of);
    await addMember(op, { ...of, personId });
    return { outcome: 'created', personId };
  }
  if (await seesPerson(read, PEOPLE_KEEPERS, holder)) {
    throw new Refusal('identity.document_in_use', 'conflict');
  }
  return enrolKnown(op, holder, of);
}

async function enrolKnown(
  op: Operation,
  personId: PersonId,
  of: Enrolment,
): Promise<EnrolmentOutcome> {
  const person = await lockPerson(op, personId);
  if (!(await openMembership(op.tx, personId))) {
    if (person.nameKey !== nameKeyOf(of.name.trim())) {
      // Nobody vouches for the old name: no unit has the person and nobody has activated the account.
      const account = (await accountStates({ db: op.tx }, [personId])).get(personId);
      if (account?.state !== 'pending') throw refuse('document_named_otherwise');
      await correctName(op, personId, of.name);
    }
    await addMember(op, { ...of, personId });
    await recordFacts(op, personId, of.facts ?? []);
    return { outcome: 'joined', personId };
  }
  const askedBy = op.actor.kind === 'person' ? op.actor.personId : null;
  const staffNumber = of.staffNumber ?? null;
  const row = { personId, matchingId: op.newId(), unitId: of.unitId, staffNumber, askedBy };
  await insertMatching(op.tx, { ...row, at: op.now });
  op.note({ outcome: 'sent-for-matching', unitId: of.unitId });
  return { outcome: 'sent-for-matching', personId: null };
}
