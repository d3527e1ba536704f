import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseId, DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import { digestArrayLiteral, idArrayLiteral, isDense } from '../../platform/db/array-literal.ts';
import type { DeclarationState, FormValues } from '../domain/declaration.ts';

type Db = Kysely<unknown>;

export type Registration = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly unitId: NodeId;
  readonly entryKey: string;
};

/** Makes the draft of a clerk one of the unit's. False: that person has the same one already. */
export async function markRegistered(tx: Db, of: Registration): Promise<boolean> {
  const marked = await sql`update declarations.declaration set registered_in = ${of.unitId},
      entry_key = decode(${of.entryKey}, 'hex')
    where person_id = ${of.personId} and declaration_id = ${of.declarationId} and registered_in is null
      and not exists (select from declarations.declaration same
        where same.person_id = ${of.personId} and same.entry_key = decode(${of.entryKey}, 'hex'))`.execute(
    tx,
  );
  return marked.numAffectedRows === 1n;
}

export async function registeredAs(
  db: Db,
  personId: PersonId,
  entryKey: string,
): Promise<DeclarationId | null> {
  const found = await sql<{ declaration_id: DeclarationId }>`select declaration_id
    from declarations.declaration
    where person_id = ${personId} and entry_key = decode(${entryKey}, 'hex')`.execute(db);
  return found.rows[0]?.declaration_id ?? null;
}

/** The natural keys that people have already: `person entryKey`. */
export async function registeredKeys(
  db: Db,
  asked: readonly { readonly personId: PersonId; readonly entryKey: string }[],
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set();
  const people = [...new Set(asked.map((one) => one.personId))];
  const keys = [...new Set(asked.map((one) => one.entryKey))];
  // A list says the same of many people, and then two short lists, which one walk through the index answers, ask for
  // hardly more than the pairs.
  const wanted = isDense(people.length * keys.length, asked.length)
    ? sql`where r.person_id = any(${idArrayLiteral(people)}::uuid[])
        and r.entry_key = any(${digestArrayLiteral(keys)}::bytea[])`
    : sql`join unnest(${idArrayLiteral(asked.map((one) => one.personId))}::uuid[],
        ${digestArrayLiteral(asked.map((one) => one.entryKey))}::bytea[]) as asked (person_id, entry_key)
        using (person_id, entry_key)`;
  const found = await sql<{ person_id: PersonId; entry_key: string }>`
    select r.person_id, encode(r.entry_key, 'hex') as entry_key from declarations.declaration r ${wanted}`.execute(
    db,
  );
  return new Set(found.rows.map((row) => `${row.person_id} ${row.entry_key}`));
}

export type Objection = { readonly text: string; readonly at: Date };
export type RegisteredNote = {
  readonly unitId: NodeId;
  readonly registeredBy: PersonId;
  readonly registeredAt: Date;
  readonly objection: Objection | null;
};

export async function registrationOf(
  db: Db,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<RegisteredNote | null> {
  const found = await sql<{
    registered_in: NodeId;
    entered_by: PersonId;
    created_at: Date;
    objection: string | null;
    objected_at: Date | null;
  }>`select registered_in, entered_by, created_at, objection, objected_at from declarations.declaration
    where person_id = ${personId} and declaration_id = ${declarationId} and registered_in is not null`.execute(
    db,
  );
  const row = found.rows[0];
  if (!row) return null;
  return {
    unitId: row.registered_in,
    registeredBy: row.entered_by,
    registeredAt: row.created_at,
    objection:
      row.objection !== null && row.objected_at !== null
        ? { text: row.objection, at: row.objected_at }
        : null,
  };
}

/** Once; what was said stays as it was said. */
export async function putObjection(
  tx: Db,
  of: { personId: PersonId; declarationId: DeclarationId; text: string; at: Date },
): Promise<boolean> {
  const put =
    await sql`update declarations.declaration set objection = ${of.text}, objected_at = ${of.at}
    where person_id = ${of.personId} and declaration_id = ${of.declarationId}
      and registered_in is not null and objection is null`.execute(tx);
  return put.numAffectedRows === 1n;
}

export type RegisteredRow = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly packRef: string;
  readonly number: string | null;
  readonly state: DeclarationState;
  readonly version: number;
  readonly files: number;
  readonly hours: string | null;
  readonly registeredAt: Date;
  readonly objection: string | null;
};

/** What was registered in units of a scope, last first. */
export async function registrationsPage(
  db: Db,
  of: {
    units: RawBuilder<NodeId>;
    unitId: NodeId;
    states: readonly DeclarationState[] | null;
    formId: string | null;
    before: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<readonly RegisteredRow[]> {
  const states = of.states ? sql`and d.state = any(${[...of.states]}::text[])` : sql``;
  const form = of.formId === null ? sql`` : sql`and d.form_id = ${of.formId}`;
  const before = of.before
    ? sql`and (d.created_at < ${of.before.at} or (d.created_at = ${of.before.at} and d.declaration_id > ${of.before.id}))`
    : sql``;
  const found = await sql<{
    person_id: PersonId;
    declaration_id: DeclarationId;
    form_id: string;
    category: string | null;
    values: FormValues;
    pack_ref: string;
    number: string | null;
    state: DeclarationState;
    version: number;
    files: number;
    hours: string | null;
    created_at: Date;
    objection: string | null;
  }>`select d.person_id, d.declaration_id, d.form_id, d.category, d.values, d.pack_ref, d.number, d.state, d.version,
      (select count(*)::int from declarations.attachment a
        where a.person_id = d.person_id and a.declaration_id = d.declaration_id) as files,
      d.preview->>'hours' as hours, d.created_at, d.objection
    from declarations.declaration d
    where d.registered_in = ${of.unitId} and d.registered_in in (${of.units}) ${states} ${form} ${before}
    order by d.created_at desc, d.declaration_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    declarationId: row.declaration_id,
    formId: row.form_id,
    category: row.category,
    values: row.values,
    packRef: row.pack_ref,
    number: row.number,
    state: row.state,
    version: row.version,
    files: row.files,
    hours: row.hours,
    registeredAt: row.created_at,
    objection: row.objection,
  }));
}

/** How many the unit has in each state. */
export async function registrationCounts(
  db: Db,
  unitId: NodeId,
): Promise<ReadonlyMap<DeclarationState, number>> {
  const found = await sql<{ state: DeclarationState; count: number }>`
    select state, count(*)::bigint as count from declarations.declaration
    where registered_in = ${unitId} group by state`.execute(db);
  return new Map(found.rows.map((row) => [row.state, row.count]));
}

export type SessionRow = {
  readonly entryKey: string;
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly caseId: CaseId | null;
  readonly category: string | null;
  readonly values: FormValues;
  readonly state: DeclarationState;
  readonly version: number;
  readonly files: number;
};

/** What was written down on one form between two days, those of one session together, the newest session first. */
export async function sessionCells(
  db: Db,
  of: {
    units: RawBuilder<NodeId>;
    unitId: NodeId;
    formId: string;
    dayField: string;
    from: string;
    to: string;
    limit: number;
  },
): Promise<readonly SessionRow[]> {
  const day = sql`d.values->>${of.dayField}`;
  const found = await sql<{
    entry_key: string;
    person_id: PersonId;
    declaration_id: DeclarationId;
    case_id: CaseId | null;
    category: string | null;
    values: FormValues;
    state: DeclarationState;
    version: number;
    files: number;
  }>`select encode(d.entry_key, 'hex') as entry_key, d.person_id, d.declaration_id, d.case_id, d.category,
      d.values, d.state, d.version,
      (select count(*)::int from declarations.attachment a
        where a.person_id = d.person_id and a.declaration_id = d.declaration_id) as files
    from declarations.declaration d
    where d.registered_in = ${of.unitId} and d.registered_in in (${of.units}) and d.form_id = ${of.formId}
      and ${day} >= ${of.from} and ${day} <= ${of.to}
    order by ${day} desc, d.entry_key, d.person_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    entryKey: row.entry_key,
    personId: row.person_id,
    declarationId: row.declaration_id,
    caseId: row.case_id,
    category: row.category,
    values: row.values,
    state: row.state,
    version: row.version,
    files: row.files,
  }));
}
