import type { NodeId, PersonId } from '@jixu/kernel';
import {
  accountStates,
  type Identity,
  nameKeyOf,
  personCards,
  type RecordedFact,
  recordFacts,
  withdrawFact,
  wouldChange,
} from '../../identity/index.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { administersOfficesOf, PEOPLE_KEEPERS, seesPerson } from '../access.ts';
import { changeStaffNumber, endMember } from '../commands/add-member.ts';
import { enrolPerson } from '../commands/enrol-person.ts';
import { withdrawMatching } from '../commands/withdraw-matching.ts';
import { unitOf } from '../queries/members.ts';
import type { ImportProblem, ReadPerson, UnitNames } from './read-row.ts';

export type ImportOutcome = 'created' | 'updated' | 'unchanged' | 'sent-for-matching';

/** Read once a batch: the unit it aims at and the units its rows may name. */
export type PeopleImportContext = UnitNames & { readonly unitId: NodeId };

/** What applying a row did, as plain JSON: intake keeps it beside the row and hands it back for an undo. */
export type AppliedRow = {
  readonly outcome: ImportOutcome;
  /** null where the person belongs elsewhere: the importer does not learn who that is. */
  readonly subjectId: PersonId | null;
  readonly undo: UndoNote;
};
type UndoNote = {
  readonly personId: PersonId | null;
  readonly membershipBegun: boolean;
  readonly matchingAsked: boolean;
  readonly facts: readonly RecordedFact[];
  readonly staffNumberBefore?: string | null;
  readonly phoneBefore?: string | null;
};

/** What a row may not do to whoever has the number; nothing of somebody whom the importer may not know. */
export async function checkPerson(
  read: Reading,
  identity: Identity,
  person: ReadPerson,
  holder: PersonId | null,
): Promise<readonly ImportProblem[]> {
  if (holder === null || !(await seesPerson(read, PEOPLE_KEEPERS, holder))) return [];
  return conflictsWith(read, identity, holder, person);
}

/** What a row may not change of someone who is a member already. */
async function conflictsWith(
  read: Reading,
  identity: Identity,
  personId: PersonId,
  person: ReadPerson,
): Promise<readonly ImportProblem[]> {
  const problems: ImportProblem[] = [];
  const card = (await personCards(read, [personId])).get(personId);
  if (card && nameKeyOf(card.name) !== nameKeyOf(person.name)) {
    problems.push({ column: 'name', code: 'organisations.import_name_differs' });
  }
  const unit = await unitOf(read, personId, read.today);
  if (person.unitId !== null && unit && unit.unitId !== person.unitId) {
    problems.push({ column: 'unit', code: 'organisations.import_other_unit' });
  }
  if (read.actor.kind === 'person' && read.actor.personId === personId) {
    problems.push({ column: 'idNumber', code: 'organisations.own_data' });
  } else if (!(await administersOfficesOf(read, personId))) {
    problems.push({ column: 'idNumber', code: 'organisations.holds_higher_office' });
  }
  const account = (await accountStates(read, [personId])).get(personId);
  if (person.phone !== null && account?.state === 'active') {
    const contact = { personId, kind: 'phone', value: person.phone } as const;
    if (!(await identity.hasContact(read, contact))) {
      problems.push({ column: 'phone', code: 'organisations.phone_of_active_account' });
    }
  }
  return problems;
}

/** What bringing in a person without problems would do. */
export async function foreseePerson(
  read: Reading,
  identity: Identity,
  person: ReadPerson,
  holder: PersonId | null,
): Promise<ImportOutcome> {
  if (holder === null) return 'created';
  if (await seesPerson(read, PEOPLE_KEEPERS, holder)) {
    return (await wouldUpdate(read, identity, holder, person)) ? 'updated' : 'unchanged';
  }
  return (await unitOf(read, holder, read.today)) ? 'sent-for-matching' : 'created';
}

async function wouldUpdate(
  read: Reading,
  identity: Identity,
  personId: PersonId,
  person: ReadPerson,
): Promise<boolean> {
  if (await wouldChange(read, personId, person.facts)) return true;
  const unit = await unitOf(read, personId, read.today);
  if (person.staffNumber !== null && unit && unit.staffNumber !== person.staffNumber) return true;
  if (person.phone === null) return false;
  return !(await identity.hasContact(read, { personId, kind: 'phone', value: person.phone }));
}

export async function applyPerson(
  op: Operation,
  identity: Identity,
  person: ReadPerson,
  context: PeopleImportContext,
): Promise<AppliedRow> {
  const read = readingOf(op);
  const holder = await identity.findByDocument(read, person.idNumber);
  if (holder !== null && (await seesPerson(read, PEOPLE_KEEPERS, holder))) {
    const conflicts = await conflictsWith(read, identity, holder, person);
    if (conflicts.length > 0) throw rowRefused(conflicts);
    return updateMember(op, identity, holder, person);
  }
  const unitId = person.unitId ?? context.unitId;
  const done = await enrolPerson(op, identity, {
    name: person.name,
    idNumber: person.idNumber,
    facts: person.facts,
    unitId,
    staffNumber: person.staffNumber,
    fromOn: op.today,
    ...(person.phone === null ? {} : { phone: person.phone }),
  });
  if (done.outcome === 'sent-for-matching') {
    const undo = { personId: holder, membershipBegun: false, matchingAsked: true, facts: [] };
    return { outcome: done.outcome, subjectId: null, undo };
  }
  const undo = { personId: done.personId, membershipBegun: true, matchingAsked: false, facts: [] };
  return { outcome: 'created', subjectId: done.personId, undo };
}

async function updateMember(
  op: Operation,
  identity: Identity,
  personId: PersonId,
  person: ReadPerson,
): Promise<AppliedRow> {
  const facts = await recordFacts(op, personId, person.facts);
  const unit = await unitOf({ db: op.tx }, personId, op.today);
  const staffChanged =
    person.staffNumber !== null &&
    unit !== null &&
    (await changeStaffNumber(op, personId, person.staffNumber));
  const contact = { personId, kind: 'phone', value: person.phone ?? '' } as const;
  const phoneChanged =
    person.phone !== null && !(await identity.hasContact({ db: op.tx }, contact));
  const phoneBefore = phoneChanged
    ? await identity.sealedContact({ db: op.tx }, personId, 'phone')
    : null;
  if (phoneChanged) await identity.changeContact(op, contact);
  const changed = facts.length > 0 || staffChanged || phoneChanged;
  return {
    outcome: changed ? 'updated' : 'unchanged',
    subjectId: personId,
    undo: {
      personId,
      membershipBegun: false,
      matchingAsked: false,
      facts,
      ...(staffChanged ? { staffNumberBefore: unit.staffNumber } : {}),
      ...(phoneChanged ? { phoneBefore } : {}),
    },
  };
}

/**
 * Takes a row back. Who has activated the account since is kept: someone relies on it. A person stays registered, but
 * without a unit; whoever registers the number next gets him.
 */
export async function undoPerson(
  op: Operation,
  identity: Identity,
  applied: AppliedRow,
): Promise<'undone' | 'kept'> {
  const { undo } = applied;
  if (undo.personId === null) return 'undone';
  const { personId } = undo;
  if (undo.matchingAsked) return withdrawMatching(op, personId);
  if (!(await seesPerson(readingOf(op), PEOPLE_KEEPERS, personId))) return 'kept';
  const account = (await accountStates({ db: op.tx }, [personId])).get(personId);
  if (undo.membershipBegun) {
    if (account?.state !== 'pending') return 'kept';
    await endMember(op, personId, op.today);
    return 'undone';
  }
  for (const fact of undo.facts.toReversed()) await withdrawFact(op, personId, fact);
  if (undo.staffNumberBefore !== undefined) {
    await changeStaffNumber(op, personId, undo.staffNumberBefore);
  }
  if (undo.phoneBefore !== undefined && account?.state === 'pending') {
    await identity.restoreContact(op, { personId, kind: 'phone', sealed: undo.phoneBefore });
  }
  return 'undone';
}

export function rowRefused(problems: readonly ImportProblem[]): Refusal {
  const fields = problems.map(({ column, code, detail }) => ({
    path: column,
    code,
    ...(detail ? { detail } : {}),
  }));
  return new Refusal('platform.invalid_request', 'invalid', { fields });
}
