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
} from '../identity/index.ts';
import { readingOf, type Reading } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { administersOfficesOf, assertUnitInScope, PEOPLE_KEEPERS, seesPerson } from './access.ts';
import { changeStaffNumber, endMember } from './commands/add-member.ts';
import { enrolPerson } from './commands/enrol-person.ts';
import { withdrawMatching } from './commands/withdraw-matching.ts';
import { refuse } from './errors.ts';
import { type ImportColumn, PEOPLE_COLUMNS } from './people-import/columns.ts';
import { explainProblem } from './people-import/explain-problem.ts';
import {
  foldUnitName,
  type ImportProblem,
  type ImportRow,
  readRow,
  type ReadPerson,
  type UnitNames,
} from './people-import/read-row.ts';
import { unitOf } from './queries/members.ts';
import { memberCount } from './store/member-rows.ts';
import { unitsInScope } from './store/scope-rows.ts';
import { unitsNamed } from './store/tree-rows.ts';

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

export type PeopleRegistration = {
  readonly id: 'people';
  readonly roles: readonly string[];
  readonly columns: readonly ImportColumn[];
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<PeopleImportContext>;
  readonly check: (
    read: Reading,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<readonly ImportProblem[]>;
  /** What applying the row would do, for the dry run. Only for rows without problems. */
  readonly foresee: (
    read: Reading,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<ImportOutcome>;
  readonly apply: (
    op: Operation,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<AppliedRow>;
  readonly undo: (op: Operation, applied: AppliedRow) => Promise<'undone' | 'kept'>;
  /** How many people the unit and what lies below it have. */
  readonly population: (read: Reading, of: { readonly unitId: NodeId }) => Promise<number>;
  readonly explain: typeof explainProblem;
};

/**
 * How a roster becomes people (threat 7). An import registers, and completes what a unit keeps of its own members. It
 * changes no role, log-in, name, unit or phone of an active account, and touches nobody outside the subtree.
 */
export function peopleRegistration(identity: Identity): PeopleRegistration {
  return {
    id: 'people',
    roles: PEOPLE_KEEPERS,
    columns: PEOPLE_COLUMNS,
    open: openImport,
    check: (read, row, context) => checkRow(read, identity, row, context),
    foresee: (read, row, context) => foreseeRow(read, identity, row, context),
    apply: (op, row, context) => applyRow(op, identity, row, context),
    undo: (op, applied) => undoRow(op, identity, applied),
    population: (read, { unitId }) => memberCount(read.db, unitId, read.today),
    explain: explainProblem,
  };
}

async function openImport(
  read: Reading,
  of: { readonly unitId: NodeId },
): Promise<PeopleImportContext> {
  await assertUnitInScope(read, PEOPLE_KEEPERS, of.unitId);
  const below = { subtrees: [of.unitId], offices: [] };
  const rows = await unitsNamed(read.db, {
    inScope: unitsInScope(below, read.today),
    kinds: ['unit', 'provider', 'bureau', 'department'],
  });
  if (rows.length === 0) throw refuse('not_a_unit');
  const byName = new Map<string, NodeId[]>();
  for (const row of rows) {
    for (const name of new Set([row.name, row.short_name, row.credit_code])) {
      if (name === null) continue;
      const key = foldUnitName(name);
      byName.set(key, [...(byName.get(key) ?? []), row.node_id]);
    }
  }
  return { unitId: of.unitId, byName };
}

async function checkRow(
  read: Reading,
  identity: Identity,
  row: ImportRow,
  context: PeopleImportContext,
): Promise<readonly ImportProblem[]> {
  const { person, problems } = readRow(row, context, read.today);
  if (!person) return problems;
  const holder = await identity.findByDocument(read, person.idNumber);
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

async function foreseeRow(
  read: Reading,
  identity: Identity,
  row: ImportRow,
  context: PeopleImportContext,
): Promise<ImportOutcome> {
  const { person } = readRow(row, context, read.today);
  if (!person) return 'unchanged';
  const holder = await identity.findByDocument(read, person.idNumber);
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

async function applyRow(
  op: Operation,
  identity: Identity,
  row: ImportRow,
  context: PeopleImportContext,
): Promise<AppliedRow> {
  const read = readingOf(op);
  const { person, problems } = readRow(row, context, op.today);
  if (!person) throw rowRefused(problems);
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
async function undoRow(
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

function rowRefused(problems: readonly ImportProblem[]): Refusal {
  const fields = problems.map(({ column, code, detail }) => ({
    path: column,
    code,
    ...(detail ? { detail } : {}),
  }));
  return new Refusal('platform.invalid_request', 'invalid', { fields });
}
