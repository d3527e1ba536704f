import {
  type DeclarationId,
  formatLocalDate,
  IdNumber,
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
import { giveWay } from '../../platform/jobs/give-way.ts';
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
import { deleteDrafts, type DraftRow, insertDrafts } from '../store/draft-rows.ts';
import { registeredKeys } from '../store/registration-store.ts';
import { columnsOf, type RecordColumn } from './columns.ts';
import { explainProblem } from './explain-problem.ts';
import {
  identityOfRow,
  type ReadRecord,
  type RecordContent,
  type RecordIdentity,
  readRecordRow,
  type RecordRow,
  type RowMemory,
  type RowProblem,
} from './read-record-row.ts';

type Outcome = 'created' | 'unchanged';

/** Read once for each lot of rows: the form, where its people may work, and what the rules are there. */
export type RecordContext = {
  readonly unitId: NodeId;
  readonly edition: PackEdition;
  readonly form: Form;
  readonly units: ReadonlySet<NodeId>;
  readonly rulebooks: Map<NodeId, Rulebook | null>;
};

/** A row as it was read, as plain JSON. */
export type KeptRecord = {
  readonly idNumber: string;
  readonly name: string;
  /** The same object for all rows of a set that say the same. */
  readonly content: KeptContent;
};
type KeptContent = RecordContent & { readonly entryKey: string };
/** Each content once, and the rows by its place. */
type FoldedRecords = {
  readonly shared: readonly KeptContent[];
  readonly rows: readonly (readonly [idNumber: string, name: string, place: number])[];
};

type Checked = {
  readonly problems: readonly RowProblem[];
  readonly outcome: Outcome | null;
  readonly kept: KeptRecord | null;
  readonly about: RecordIdentity | null;
};

export type AppliedRecord = {
  readonly outcome: Outcome;
  readonly subjectId: PersonId | null;
  /** Whose it is, `subjectId` says; lists that came in before said it twice. */
  readonly undo: DeclarationId | Note | null;
};
type Note = { readonly personId: PersonId; readonly declarationId: DeclarationId };
type AppliedOrNot = AppliedRecord | { readonly problems: readonly RowProblem[] };

export type RecordRegistration = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly columns: readonly RecordColumn[];
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<RecordContext>;
  readonly identify: (row: RecordRow) => RecordIdentity | null;
  readonly check: (
    read: Reading,
    row: RecordRow,
    context: RecordContext,
  ) => Promise<readonly RowProblem[]>;
  readonly foresee: (read: Reading, row: RecordRow, context: RecordContext) => Promise<Outcome>;
  readonly apply: (op: Operation, row: RecordRow, context: RecordContext) => Promise<AppliedRecord>;
  readonly sets: {
    readonly under: (read: Reading, context: RecordContext) => string;
    readonly check: (
      read: Reading,
      rows: readonly RecordRow[],
      context: RecordContext,
    ) => Promise<readonly Checked[]>;
    readonly apply: (
      op: Operation,
      rows: readonly KeptRecord[],
      context: RecordContext,
    ) => Promise<readonly AppliedOrNot[]>;
    readonly undo: (
      op: Operation,
      applied: readonly AppliedRecord[],
    ) => Promise<readonly boolean[]>;
    readonly fold: (rows: readonly KeptRecord[]) => FoldedRecords;
    readonly unfold: (folded: FoldedRecords) => readonly KeptRecord[];
  };
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
    present((await checkSet(ports, read, [row], context))[0], 'the check of a row');
  return {
    id,
    roles: REGISTERING_ROLES,
    columns: columnsOf(edition, form),
    open: (read, of) => open(ports, read, { ...of, packId, formId }),
    identify: identityOfRow,
    check: async (read, row, context) => (await one(read, row, context)).problems,
    foresee: async (read, row, context) => (await one(read, row, context)).outcome ?? 'unchanged',
    apply: async (op, row, context) => {
      const { kept, problems } = await one(readingOf(op), row, context);
      if (kept === null) throw refused(problems);
      const applied = present((await applySet(ports, op, [kept], context))[0], 'an applied row');
      if ('problems' in applied) throw refused(applied.problems);
      return applied;
    },
    sets: {
      // A day on which something may not lie in the future is another day tomorrow.
      under: (read, context) => `${context.edition.ref} ${formatLocalDate(read.today)}`,
      check: (read, rows, context) => checkSet(ports, read, rows, context),
      apply: (op, rows, context) => applySet(ports, op, rows, context),
      undo: undoSet,
      fold,
      unfold,
    },
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
  return { unitId: of.unitId, edition, form, units, rulebooks: new Map() };
}

/** A row as far as it could be followed: whose it is under which rules, or why not. */
type Followed =
  | { readonly personId: PersonId; readonly rulebook: Rulebook }
  | { readonly problems: readonly RowProblem[] };

async function checkSet(
  ports: Ports,
  read: Reading,
  rows: readonly RecordRow[],
  context: RecordContext,
): Promise<readonly Checked[]> {
  const readings = await readRows(read, rows, context);
  const good = readings.flatMap((reading) => reading.kept ?? []);
  const followed = await follow(ports, read, good, context);
  const keys = followed.flatMap((one, index) => {
    const { entryKey } = present(good[index], 'a row that was read').content;
    return 'personId' in one ? [{ personId: one.personId, entryKey }] : [];
  });
  const [have, doubles] = await Promise.all([
    registeredKeys(read.db, keys),
    doublesOf(read, good, followed),
  ]);
  let next = 0;
  return readings.map(({ kept, about, problems }): Checked => {
    if (kept === null) return { problems, outcome: null, kept, about };
    const index = next++;
    const one = present(followed[index], 'what became of a row');
    if ('problems' in one) return { problems: one.problems, outcome: null, kept, about };
    if (have.size > 0 && have.has(`${one.personId} ${kept.content.entryKey}`)) {
      return { problems, outcome: 'unchanged', kept, about };
    }
    const double = doubles[index] ?? null;
    if (double) return { problems: [doubled(double)], outcome: null, kept, about };
    return { problems, outcome: 'created', kept, about };
  });
}

/** So many rows cost well under a millisecond. */
const FEW_ROWS = 50;

async function readRows(
  read: Reading,
  rows: readonly RecordRow[],
  { edition, form }: RecordContext,
): Promise<readonly Omit<Checked, 'outcome'>[]> {
  const memory: RowMemory = { contents: new Map(), numbers: new Map() };
  const of = { edition, form, today: read.today, memory };
  const contents = new Map<RecordContent, KeptContent>();
  const kept = ({ idNumber, name, content }: ReadRecord): KeptRecord => {
    let told = contents.get(content);
    if (told === undefined) {
      told = { ...content, entryKey: keyOf(form, content) };
      contents.set(content, told);
    }
    return { idNumber: idNumber.reveal(), name, content: told };
  };
  const readings: Omit<Checked, 'outcome'>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % FEW_ROWS === 0) await giveWay();
    const { record, about, problems } = readRecordRow(row, of);
    readings.push({ kept: record && kept(record), about, problems });
  }
  return readings;
}

function keyOf(form: Form, { category, values }: RecordContent): string {
  return entryKeyOf({ formId: form.id, category, values });
}

function fold(rows: readonly KeptRecord[]): FoldedRecords {
  const places = new Map<KeptContent, number>();
  for (const { content } of rows) if (!places.has(content)) places.set(content, places.size);
  return {
    shared: [...places.keys()],
    rows: rows.map(({ idNumber, name, content }) => [idNumber, name, places.get(content) ?? 0]),
  };
}

function unfold({ shared, rows }: FoldedRecords): readonly KeptRecord[] {
  return rows.map(([idNumber, name, place]) => {
    return { idNumber, name, content: present(shared[place], 'what a row says') };
  });
}

/** What each person has already that would be the same thing. */
async function doublesOf(
  read: Reading,
  rows: readonly KeptRecord[],
  followed: readonly Followed[],
): Promise<readonly (HourRecord | null)[]> {
  const asked = followed.flatMap((one, index) => {
    const { facts } = present(rows[index], 'a row that was read').content;
    return 'personId' in one
      ? [{ personId: one.personId, on: facts.on, key: facts.key ?? null }]
      : [];
  });
  const like = await recordsLike(read.db, asked);
  if (like.length === 0) return followed.map(() => null);
  const others = Map.groupBy(like, (record) => record.personId);
  return followed.map((one, index) => {
    if ('problems' in one) return null;
    const row = present(rows[index], 'a row that was read');
    const found = others
      .get(one.personId)
      ?.find((other) => isSameThing({ ...other, source: other.source.kind }, row.content));
    return found ?? null;
  });
}

function doubled(other: HourRecord): RowProblem {
  const detail = { title: other.title, on: other.facts.on };
  return { column: null, code: 'declarations.duplicate', detail };
}

/** Asks for all people, names, units and rules at once. */
async function follow(
  ports: Ports,
  read: Reading,
  rows: readonly KeptRecord[],
  context: RecordContext,
): Promise<readonly Followed[]> {
  const holders = await holdersOf(ports, read, rows);
  const ids = [...new Set(holders.values())];
  const [cards, places] = await Promise.all([
    personCards(read, ids),
    unitsOf(read, ids, read.today),
  ]);
  const late = new Map<KeptContent, Followed | null>();
  const followed: Followed[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % FEW_ROWS === 0) await giveWay();
    const holder = holders.get(row.idNumber);
    const unitId = holder && places.get(holder)?.unitId;
    if (holder === undefined || unitId === undefined || !context.units.has(unitId)) {
      followed.push(at('idNumber', 'declarations.row_no_person'));
      continue;
    }
    const rulebook = await rulebookAt(ports, read, context, unitId);
    const name = cards.get(holder)?.name ?? '';
    const differs = name !== row.name && nameKeyOf(name) !== nameKeyOf(row.name);
    const closed = late.get(row.content);
    const over = closed === undefined ? tooLate(context, row.content, read.today) : closed;
    late.set(row.content, over);
    followed.push(
      personProblem(read, holder, { differs }) ??
        over ??
        (rulebook?.pack.id === context.edition.id
          ? { personId: holder, rulebook }
          : at('idNumber', 'declarations.row_other_rules')),
    );
  }
  return followed;
}

/** Each number is asked for once, however many rows are about its holder. */
async function holdersOf(
  ports: Ports,
  read: Reading,
  rows: readonly KeptRecord[],
): Promise<ReadonlyMap<string, PersonId>> {
  const numbers = [...new Set(rows.map((row) => row.idNumber))].flatMap((text) => {
    const parsed = IdNumber.parse(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const holders = await ports.identity.findManyByDocument(read, numbers);
  return new Map(
    numbers.flatMap((number, index) => {
      const holder = holders[index] ?? null;
      return holder === null ? [] : [[number.reveal(), holder] as const];
    }),
  );
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
  { category, facts }: RecordContent,
  today: LocalDate,
): Followed | null {
  const of = { category, on: facts.on, handedInOn: today };
  const problem = windowProblem(edition, form, of);
  if (problem === null || problem.code === 'window_not_open') return null;
  const { path, ...rest } = problem.field;
  return { problems: [{ ...rest, column: path.replace(/^values\//, 'v.') }] };
}

function at(column: string, code: string): { readonly problems: readonly RowProblem[] } {
  return { problems: [{ column, code }] };
}

function refused(problems: readonly RowProblem[]): Refusal {
  const fields = problems.map(({ column, ...rest }) => ({ path: column ?? '', ...rest }));
  return refuse('invalid_values', { fields });
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

/** Every row becomes a draft of the unit, all with one statement; what somebody else was faster with stays as it is. */
async function applySet(
  ports: Ports,
  op: Operation,
  rows: readonly KeptRecord[],
  context: RecordContext,
): Promise<readonly AppliedOrNot[]> {
  if (rows.length === 0) return [];
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const read = readingOf(op);
  const followed = await follow(ports, read, rows, context);
  const doubles = await doublesOf(read, rows, followed);
  await giveWay();
  const drafts: DraftRow[] = [];
  const planned = rows.map((row, index) => {
    const one = present(followed[index], 'what became of a row');
    if ('problems' in one) return one;
    const double = doubles[index] ?? null;
    const { personId, rulebook } = one;
    const draft = {
      personId,
      declarationId: op.newId<'declaration'>(),
      formId: context.form.id,
      content: row.content,
      packId: rulebook.pack.id,
      packRef: rulebook.edition.ref,
      unitId: rulebook.unitId,
    };
    if (double === null) drafts.push(draft);
    return { draft, double };
  });
  const put = await insertDrafts(op.tx, drafts, {
    registeredIn: context.unitId,
    enteredBy: op.actor.personId,
    at: op.now,
  });
  const doubledKeys = planned.flatMap((one) =>
    'draft' in one && one.double !== null
      ? [{ personId: one.draft.personId, entryKey: one.draft.content.entryKey }]
      : [],
  );
  const have = await registeredKeys(op.tx, doubledKeys);
  return planned.map((one): AppliedOrNot => {
    if ('problems' in one) return one;
    const { personId, declarationId, content } = one.draft;
    if (one.double !== null && !have.has(`${personId} ${content.entryKey}`)) {
      return { problems: [doubled(one.double)] };
    }
    return put.has(declarationId)
      ? { outcome: 'created', subjectId: personId, undo: declarationId }
      : { outcome: 'unchanged', subjectId: personId, undo: null };
  });
}

function noteOf({ subjectId, undo: note }: AppliedRecord): Note | null {
  if (typeof note !== 'string') return note;
  return subjectId === null ? null : { personId: subjectId, declarationId: note };
}

/** Drafts go together; whatever was handed in meanwhile is asked for by itself. */
async function undoSet(
  op: Operation,
  applied: readonly AppliedRecord[],
): Promise<readonly boolean[]> {
  const me = op.actor.kind === 'person' ? op.actor.personId : null;
  // What the unit writes about somebody is not his to throw away, whoever brought it in.
  const notes = applied.map(noteOf);
  const gone = await deleteDrafts(
    op.tx,
    notes.flatMap((note) => (note === null || note.personId === me ? [] : [note])),
  );
  return notes.map((note) => note === null || gone.has(note.declarationId));
}

/** A draft goes; what waits for a first decision is taken back and goes; what somebody decided on stays. */
async function undo(
  ports: Ports,
  op: Operation,
  applied: AppliedRecord,
): Promise<'undone' | 'kept'> {
  const note = noteOf(applied);
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
