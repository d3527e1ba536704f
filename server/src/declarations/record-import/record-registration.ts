import {
  type DeclarationId,
  type LocalDate,
  type NodeId,
  type PersonId,
  present,
} from '@jixu/kernel';
import { type Form, formsOf, type PackEdition } from '@jixu/policy';
import { type HourRecord, recordsLike } from '../../hours/index.ts';
import { type Identity, nameKeyOf, personCards } from '../../identity/index.ts';
import { nodeIdsInScope, unitsOf } from '../../organisations/index.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { withdrawCase } from '../../review/index.ts';
import { editionOn, type Rulebook } from '../../rulebooks/index.ts';
import { REGISTERING_ROLES } from '../access.ts';
import { declarationOwner } from '../commands/apply-outcome.ts';
import { discardDraft } from '../commands/save-draft.ts';
import { isSameThing } from '../domain/contradictions.ts';
import { entryKeyOf } from '../domain/entry-key.ts';
import { windowProblem } from '../domain/registration-window.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { declarationById } from '../store/declaration-store.ts';
import { insertDrafts } from '../store/draft-rows.ts';
import { registeredKeys } from '../store/registration-store.ts';
import { columnsOf, type RecordColumn } from './columns.ts';
import { explainProblem } from './explain-problem.ts';
import {
  identityOfRow,
  type ReadRecord,
  readRecordRow,
  type RecordRow,
  type RowProblem,
} from './read-record-row.ts';

type Outcome = 'created' | 'unchanged';
type Checked = { readonly problems: readonly RowProblem[]; readonly outcome: Outcome | null };

/** Read once for each lot of rows: the form, where its people may work, and what the rules are there. */
export type RecordContext = {
  readonly unitId: NodeId;
  readonly edition: PackEdition;
  readonly form: Form;
  readonly units: ReadonlySet<NodeId>;
  readonly rulebooks: Map<NodeId, Rulebook | null>;
  /** Rows that this lot has followed already: what was checked is not asked again when it is brought in. */
  readonly followed: WeakMap<RecordRow, Known>;
};

export type AppliedRecord = {
  readonly outcome: Outcome;
  readonly subjectId: PersonId | null;
  readonly undo: { readonly personId: PersonId; readonly declarationId: DeclarationId } | null;
};

export type RecordRegistration = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly columns: readonly RecordColumn[];
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<RecordContext>;
  readonly identify: (row: RecordRow) => string | null;
  readonly check: (
    read: Reading,
    row: RecordRow,
    context: RecordContext,
  ) => Promise<readonly RowProblem[]>;
  readonly foresee: (read: Reading, row: RecordRow, context: RecordContext) => Promise<Outcome>;
  readonly apply: (op: Operation, row: RecordRow, context: RecordContext) => Promise<AppliedRecord>;
  readonly checkMany: (
    read: Reading,
    rows: readonly RecordRow[],
    context: RecordContext,
  ) => Promise<readonly Checked[]>;
  readonly applyMany: (
    op: Operation,
    rows: readonly RecordRow[],
    context: RecordContext,
  ) => Promise<readonly AppliedRecord[]>;
  readonly undo: (op: Operation, applied: AppliedRecord) => Promise<'undone' | 'kept'>;
  readonly explain: typeof explainProblem;
};

type Ports = DeclarationPorts & { readonly identity: Pick<Identity, 'findManyByDocument'> };

const PREFIX = 'records.';

export function recordImportId(packId: string, formId: string): string {
  return `${PREFIX}${packId}.${formId}`;
}

/** What an id such as `records.<pack>.<form>` brings in; null where no pack of this server has that form. */
export function recordRegistration(ports: Ports, id: string): RecordRegistration | null {
  if (!id.startsWith(PREFIX)) return null;
  const [packId = '', formId = '', ...more] = id.slice(PREFIX.length).split('.');
  const edition = ports.rulebooks.library.pack(packId)?.editions.at(-1);
  const form = edition && formsOf(edition).find((one) => one.id === formId);
  if (!edition || !form || more.length > 0) return null;
  const one = async (read: Reading, row: RecordRow, context: RecordContext) =>
    present((await checkMany(ports, read, [row], context))[0], 'the check of a row');
  return {
    id,
    roles: REGISTERING_ROLES,
    columns: columnsOf(edition, form),
    open: (read, of) => open(ports, read, { ...of, packId, formId }),
    identify: identityOfRow,
    check: async (read, row, context) => (await one(read, row, context)).problems,
    foresee: async (read, row, context) => (await one(read, row, context)).outcome ?? 'unchanged',
    apply: async (op, row, context) =>
      present((await applyMany(ports, op, [row], context))[0], 'what became of a row'),
    checkMany: (read, rows, context) => checkMany(ports, read, rows, context),
    applyMany: (op, rows, context) => applyMany(ports, op, rows, context),
    undo: (op, applied) => undo(ports, op, applied),
    explain: explainProblem,
  };
}

/** What the rows will be called on the page and in the template. */
export function recordImportName(
  ports: DeclarationPorts,
  id: string,
): { readonly 'zh-CN': string; readonly en: string } {
  const [packId = '', formId = ''] = id.slice(PREFIX.length).split('.');
  const edition = ports.rulebooks.library.pack(packId)?.editions.at(-1);
  const form = edition && formsOf(edition).find((one) => one.id === formId);
  const label = form?.label ?? { 'zh-CN': '记录', en: 'Records' };
  return { 'zh-CN': `学时登记：${label['zh-CN']}`, en: `Records: ${label.en}` };
}

async function open(
  ports: Ports,
  read: Reading,
  of: { readonly unitId: NodeId; readonly packId: string; readonly formId: string },
): Promise<RecordContext> {
  const pack = ports.rulebooks.library.pack(of.packId);
  const edition = pack && editionOn(pack, read.today);
  const form = edition && formsOf(edition).find((one) => one.id === of.formId);
  if (!edition || !form) throw refuse('no_forms');
  const below = { subtrees: [of.unitId], offices: [] };
  const units = new Set(await nodeIdsInScope(read.db, below, read.today));
  return { unitId: of.unitId, edition, form, units, rulebooks: new Map(), followed: new WeakMap() };
}

type Known = {
  readonly record: ReadRecord;
  readonly personId: PersonId;
  readonly entryKey: string;
  readonly rulebook: Rulebook;
};

/** A row as far as it could be followed: whose it is under which rules, or why not. */
type Followed = { readonly known: Known } | { readonly problems: readonly RowProblem[] };

async function checkMany(
  ports: Ports,
  read: Reading,
  rows: readonly RecordRow[],
  context: RecordContext,
): Promise<readonly Checked[]> {
  const followed = await follow(ports, read, rows, context);
  const known = followed.flatMap((one) => ('known' in one ? [one.known] : []));
  for (const [index, row] of rows.entries()) {
    const one = followed[index];
    if (one && 'known' in one) context.followed.set(row, one.known);
  }
  const have = await registeredKeys(read.db, known);
  const others = Map.groupBy(
    await recordsLike(
      read.db,
      known.map(({ personId, record: { facts } }) => ({
        personId,
        on: facts.on,
        key: facts.key ?? null,
      })),
    ),
    (record) => record.personId,
  );
  return followed.map((one): Checked => {
    if ('problems' in one) return { problems: one.problems, outcome: null };
    const { personId, entryKey, record } = one.known;
    if (have.has(`${personId} ${entryKey}`)) return { problems: [], outcome: 'unchanged' };
    const double = (others.get(personId) ?? []).find((other) =>
      isSameThing({ ...other, source: other.source.kind }, record),
    );
    if (double) return { problems: [doubled(double)], outcome: null };
    return { problems: [], outcome: 'created' };
  });
}

function doubled(other: HourRecord): RowProblem {
  const detail = { title: other.title, on: other.facts.on };
  return { column: null, code: 'declarations.duplicate', detail };
}

/** Reads every row, then asks for all people, names, units and rules at once. */
async function follow(
  ports: Ports,
  read: Reading,
  rows: readonly RecordRow[],
  context: RecordContext,
): Promise<readonly Followed[]> {
  const { edition, form } = context;
  const readings = rows.map((row) => readRecordRow(row, { edition, form, today: read.today }));
  const records = readings.flatMap((reading) => reading.record ?? []);
  const holders = await ports.identity.findManyByDocument(
    read,
    records.map((record) => record.idNumber),
  );
  const ids = [...new Set(holders.filter((holder) => holder !== null))];
  const cards = await personCards(read, ids);
  const places = await unitsOf(read, ids, read.today);
  let next = 0;
  const followed: Followed[] = [];
  for (const { record, problems } of readings) {
    if (!record) {
      followed.push({ problems });
      continue;
    }
    const holder = holders[next++] ?? null;
    const unitId = holder === null ? undefined : places.get(holder)?.unitId;
    if (holder === null || unitId === undefined || !context.units.has(unitId)) {
      followed.push(at('idNumber', 'declarations.row_no_person'));
      continue;
    }
    const name = cards.get(holder)?.name ?? '';
    const rulebook = await rulebookAt(ports, read, context, unitId);
    followed.push(
      personProblem(read, holder, { differs: nameKeyOf(name) !== nameKeyOf(record.name) }) ??
        tooLate(context, record, read.today) ??
        (rulebook?.pack.id === edition.id
          ? { known: { record, personId: holder, entryKey: keyOf(form, record), rulebook } }
          : at('idNumber', 'declarations.row_other_rules')),
    );
  }
  return followed;
}

function keyOf(form: Form, { category, values }: ReadRecord): string {
  return entryKeyOf({ formId: form.id, category, values });
}

function personProblem(
  read: Reading,
  personId: PersonId,
  { differs }: { readonly differs: boolean },
): Followed | null {
  if (differs) return at('name', 'declarations.row_name_differs');
  const own = read.actor.kind === 'person' && read.actor.personId === personId;
  return own ? at('idNumber', 'declarations.own_registration') : null;
}

/** Rows become drafts: what opens later may be written down today, what is closed can never be handed in. */
function tooLate(
  { edition, form }: RecordContext,
  { category, facts }: ReadRecord,
  today: LocalDate,
): Followed | null {
  const of = { category, on: facts.on, handedInOn: today };
  const problem = windowProblem(edition, form, of);
  if (problem === null || problem.code === 'window_not_open') return null;
  const { path, ...rest } = problem.field;
  return { problems: [{ ...rest, column: path.replace(/^values\//, 'v.') }] };
}

function at(column: string, code: string): Followed {
  return { problems: [{ column, code }] };
}

async function rulebookAt(
  ports: Ports,
  read: Reading,
  context: RecordContext,
  unitId: NodeId,
): Promise<Rulebook | null> {
  const found = context.rulebooks.get(unitId);
  if (found !== undefined) return found;
  const rulebook = await ports.rulebooks.rulebookOfUnit(read, unitId, read.today);
  context.rulebooks.set(unitId, rulebook);
  return rulebook;
}

/** Every row becomes a draft of the unit, all with two statements; what somebody else was faster with stays as it is. */
async function applyMany(
  ports: Ports,
  op: Operation,
  rows: readonly RecordRow[],
  context: RecordContext,
): Promise<readonly AppliedRecord[]> {
  if (rows.length === 0) return [];
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const enteredBy = op.actor.personId;
  const memory = rows.map((row) => context.followed.get(row));
  const missing = memory.some((one) => one === undefined);
  const followed: readonly Followed[] = missing
    ? await follow(ports, readingOf(op), rows, context)
    : memory.flatMap((known) => (known ? [{ known }] : []));
  const drafts = followed.map((one) => {
    if ('problems' in one) {
      const fields = one.problems.map(({ column, ...rest }) => ({ path: column ?? '', ...rest }));
      throw refuse('invalid_values', { fields });
    }
    const { personId, entryKey, record, rulebook } = one.known;
    return {
      personId,
      declarationId: op.newId<'declaration'>(),
      entryKey,
      formId: context.form.id,
      category: record.category,
      values: record.values,
      packId: rulebook.pack.id,
      packRef: rulebook.edition.ref,
      unitId: rulebook.unitId,
    };
  });
  const put = await insertDrafts(op.tx, drafts, {
    registeredIn: context.unitId,
    enteredBy,
    at: op.now,
  });
  return drafts.map(({ personId, declarationId }): AppliedRecord =>
    put.has(declarationId)
      ? { outcome: 'created', subjectId: personId, undo: { personId, declarationId } }
      : { outcome: 'unchanged', subjectId: personId, undo: null },
  );
}

/** A draft goes; what waits for a first decision is taken back and goes; what somebody decided on stays. */
async function undo(
  ports: Ports,
  op: Operation,
  { undo: note }: AppliedRecord,
): Promise<'undone' | 'kept'> {
  if (note === null) return 'undone';
  const declaration = await declarationById(op.tx, note.personId, note.declarationId);
  if (!declaration) return 'undone';
  if (declaration.state === 'draft') {
    await discardDraft(op, note);
    return 'undone';
  }
  if (declaration.state === 'withdrawn') return 'undone';
  if (declaration.state !== 'in-review' || declaration.caseId === null) {
    throw refuse('already_decided', { detail: { state: declaration.state } });
  }
  const owner = declarationOwner(ports);
  await withdrawCase(op, () => owner, {
    subjectId: note.personId,
    caseId: declaration.caseId,
    ...(op.actor.kind === 'person' ? { by: op.actor.personId } : {}),
  });
  return 'undone';
}
