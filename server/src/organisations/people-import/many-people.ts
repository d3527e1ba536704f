import { hash } from 'node:crypto';
import { formatLocalDate, IdNumber, type PersonId, present } from '@jixu/kernel';
import { accountStates, type Identity } from '../../identity/index.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import { giveWay } from '../../platform/jobs/give-way.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { inSavepoint } from '../../platform/operation/savepoint.ts';
import { endMembers } from '../commands/add-member.ts';
import { enrolPeople } from '../commands/enrol-people.ts';
import {
  type AppliedRow,
  applyPerson,
  checkPerson,
  foreseePerson,
  type ImportOutcome,
  type PeopleImportContext,
} from './one-person.ts';
import { type ImportRow, readRow, type ReadPerson } from './read-row.ts';

export type RowProblem = {
  readonly column: string | null;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** A row as it was read, as plain JSON, and what bringing it in was to do. */
export type KeptPerson = Omit<ReadPerson, 'idNumber'> & {
  readonly idNumber: string;
  readonly foreseen: ImportOutcome;
};
type FoldedPeople = { readonly shared: null; readonly rows: readonly KeptPerson[] };

type Checked = {
  readonly problems: readonly RowProblem[];
  readonly outcome: ImportOutcome | null;
  readonly kept: KeptPerson | null;
};
type AppliedOrNot = AppliedRow | { readonly problems: readonly RowProblem[] };

/** A list brings mostly people whom nobody knows: those go together. Whoever is known is looked at by himself. */
export type PeopleSets = {
  readonly under: (read: Reading, context: PeopleImportContext) => string;
  readonly check: (
    read: Reading,
    rows: readonly ImportRow[],
    context: PeopleImportContext,
  ) => Promise<readonly Checked[]>;
  readonly apply: (
    op: Operation,
    rows: readonly KeptPerson[],
    context: PeopleImportContext,
  ) => Promise<readonly AppliedOrNot[]>;
  readonly undo: (op: Operation, applied: readonly AppliedRow[]) => Promise<readonly boolean[]>;
  readonly fold: (rows: readonly KeptPerson[]) => FoldedPeople;
  readonly unfold: (folded: FoldedPeople) => readonly KeptPerson[];
};

export function peopleSets(identity: Identity): PeopleSets {
  return {
    under: (read, { byName }) => {
      const units = JSON.stringify([...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      return `${formatLocalDate(read.today)} ${hash('sha256', units, 'base64url')}`;
    },
    check: (read, rows, context) => checkSet(read, identity, rows, context),
    apply: (op, rows, context) => applySet(op, identity, rows, context),
    undo: undoSet,
    fold: (rows) => ({ shared: null, rows }),
    unfold: ({ rows }) => rows,
  };
}

/** So many rows are read within a millisecond or so. */
const FEW_ROWS = 20;
/** Questions about single people at once; more would take connections away from requests. */
const LANES = 4;

async function checkSet(
  read: Reading,
  identity: Identity,
  rows: readonly ImportRow[],
  context: PeopleImportContext,
): Promise<readonly Checked[]> {
  const readings: ReturnType<typeof readRow>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % FEW_ROWS === 0) await giveWay();
    readings.push(readRow(row, context, read.today));
  }
  const people = readings.flatMap(({ person }) => person ?? []);
  const holders = await holdersOf(read, identity, people);
  const checked: Checked[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < readings.length; index = next++) {
      const { person, problems } = present(readings[index], 'a row that was read');
      checked[index] = person
        ? await checkOne(read, identity, person, holders.get(person) ?? null)
        : { problems, outcome: null, kept: null };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return checked;
}

async function checkOne(
  read: Reading,
  identity: Identity,
  person: ReadPerson,
  holder: PersonId | null,
): Promise<Checked> {
  const problems = holder === null ? [] : await checkPerson(read, identity, person, holder);
  if (problems.length > 0) return { problems, outcome: null, kept: null };
  const outcome = holder === null ? 'created' : await foreseePerson(read, identity, person, holder);
  const kept = { ...person, idNumber: person.idNumber.reveal(), foreseen: outcome };
  return { problems, outcome, kept };
}

async function holdersOf(
  read: Pick<Reading, 'db'>,
  identity: Identity,
  people: readonly ReadPerson[],
): Promise<ReadonlyMap<ReadPerson, PersonId | null>> {
  const holders = await identity.findManyByDocument(
    read,
    people.map((person) => person.idNumber),
  );
  return new Map(people.map((person, index) => [person, holders[index] ?? null]));
}

async function applySet(
  op: Operation,
  identity: Identity,
  rows: readonly KeptPerson[],
  context: PeopleImportContext,
): Promise<readonly AppliedOrNot[]> {
  const people = rows.map(personOf);
  const holders = await holdersOf({ db: op.tx }, identity, people);
  const unknown = people.filter((person, index) => {
    return rows[index]?.foreseen === 'created' && holders.get(person) === null;
  });
  const enrolled = await enrolPeople(
    op,
    identity,
    unknown.map((person) => ({ ...person, unitId: person.unitId ?? context.unitId })),
  );
  const results = new Map<ReadPerson, AppliedOrNot>();
  for (const [index, person] of unknown.entries()) {
    const one = present(enrolled[index], 'what became of a person');
    results.set(person, 'refused' in one ? { problems: [one.refused] } : created(one.personId));
  }
  for (const [index, person] of people.entries()) {
    if (results.has(person)) continue;
    const { foreseen } = present(rows[index], 'a row that was kept');
    const holder = holders.get(person) ?? null;
    results.set(person, await applyKnown(op, identity, { person, holder, foreseen, context }));
  }
  return people.map((person) => present(results.get(person), 'what became of a person'));
}

function personOf(kept: KeptPerson): ReadPerson {
  const { idNumber, name, phone, staffNumber, unitId, facts } = kept;
  const number = IdNumber.parse(idNumber);
  if (!number.ok) throw new Error('people import: a number that was read before');
  return { idNumber: number.value, name, phone, staffNumber, unitId, facts };
}

function created(personId: PersonId): AppliedRow {
  const undo = { personId, membershipBegun: true, matchingAsked: false, facts: [] };
  return { outcome: 'created', subjectId: personId, undo };
}

/** Somebody who is known: what was confirmed, or nothing of him. */
async function applyKnown(
  op: Operation,
  identity: Identity,
  of: {
    readonly person: ReadPerson;
    readonly holder: PersonId | null;
    readonly foreseen: ImportOutcome;
    readonly context: PeopleImportContext;
  },
): Promise<AppliedOrNot> {
  const { person, holder, foreseen, context } = of;
  const read = readingOf(op);
  const problems = await checkPerson(read, identity, person, holder);
  if (problems.length > 0) return { problems };
  const found = await foreseePerson(read, identity, person, holder);
  if (found === 'unchanged') return { outcome: found, subjectId: holder, undo: NOTHING };
  if (found !== foreseen) {
    const detail = { expected: foreseen, found };
    return { problems: [{ column: null, code: 'intake.changed_since_check', detail }] };
  }
  return inSavepoint(
    op,
    (inner): Promise<AppliedOrNot> => applyPerson(inner, identity, person, context),
    problemsOf,
  );
}

function problemsOf(error: unknown): AppliedOrNot | null {
  if (!(error instanceof Refusal)) return null;
  const { code, fields, detail } = error;
  if (fields.length === 0) return { problems: [{ column: null, code, detail }] };
  return { problems: fields.map(({ path, ...problem }) => ({ ...problem, column: path })) };
}

/** New people who have not activated their account leave together; everybody else is asked for by himself. */
async function undoSet(op: Operation, applied: readonly AppliedRow[]): Promise<readonly boolean[]> {
  const begun = applied.flatMap(({ undo }) =>
    undo.membershipBegun && undo.personId !== null ? [undo.personId] : [],
  );
  const accounts = await accountStates({ db: op.tx }, begun);
  const pending = begun.filter((personId) => accounts.get(personId)?.state === 'pending');
  const gone = pending.length === 0 ? new Set() : await endMembers(op, pending);
  return applied.map(({ undo }) => undo.personId !== null && gone.has(undo.personId));
}

const NOTHING = { personId: null, membershipBegun: false, matchingAsked: false, facts: [] };
