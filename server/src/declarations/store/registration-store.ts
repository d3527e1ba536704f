import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseId, DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import type { DeclarationState, FormValues } from '../domain/declaration.ts';

type Db = Kysely<unknown>;

export type Registration = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly unitId: NodeId;
  readonly formId: string;
  readonly entryKey: string;
  readonly registeredBy: PersonId;
  readonly registeredAt: Date;
};

/** False: that person has the same one already. */
export async function insertRegistration(tx: Db, of: Registration): Promise<boolean> {
  const put =
    await sql`insert into declarations.registration (person_id, declaration_id, unit_id, form_id,
      entry_key, registered_by, registered_at)
    values (${of.personId}, ${of.declarationId}, ${of.unitId}, ${of.formId}, ${of.entryKey}, ${of.registeredBy},
      ${of.registeredAt}) on conflict do nothing`.execute(tx);
  return put.numAffectedRows === 1n;
}

export async function registeredAs(
  db: Db,
  personId: PersonId,
  entryKey: string,
): Promise<DeclarationId | null> {
  const found = await sql<{ declaration_id: DeclarationId }>`select declaration_id
    from declarations.registration
    where person_id = ${personId} and entry_key = ${entryKey}`.execute(db);
  return found.rows[0]?.declaration_id ?? null;
}

/** The natural keys that people have already: `person entryKey`. */
export async function registeredKeys(
  db: Db,
  asked: readonly { readonly personId: PersonId; readonly entryKey: string }[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ person_id: PersonId; entry_key: string }>`
    select r.person_id, r.entry_key from declarations.registration r
    join unnest(${asked.map((one) => one.personId)}::uuid[],
      ${asked.map((one) => one.entryKey)}::text[]) as asked (person_id, entry_key)
      using (person_id, entry_key)`.execute(db);
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
    unit_id: NodeId;
    registered_by: PersonId;
    registered_at: Date;
    objection: string | null;
    objected_at: Date | null;
  }>`select unit_id, registered_by, registered_at, objection, objected_at from declarations.registration
    where person_id = ${personId} and declaration_id = ${declarationId}`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    unitId: row.unit_id,
    registeredBy: row.registered_by,
    registeredAt: row.registered_at,
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
    await sql`update declarations.registration set objection = ${of.text}, objected_at = ${of.at}
    where person_id = ${of.personId} and declaration_id = ${of.declarationId}
      and objection is null`.execute(tx);
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
  const form = of.formId === null ? sql`` : sql`and r.form_id = ${of.formId}`;
  const before = of.before
    ? sql`and (r.registered_at < ${of.before.at} or (r.registered_at = ${of.before.at} and r.declaration_id > ${of.before.id}))`
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
    registered_at: Date;
    objection: string | null;
  }>`select r.person_id, r.declaration_id, d.form_id, d.category, d.values, d.pack_ref, d.number, d.state, d.version,
      (select count(*)::int from declarations.attachment a
        where a.person_id = r.person_id and a.declaration_id = r.declaration_id) as files,
      d.preview->>'hours' as hours, r.registered_at, r.objection
    from declarations.registration r
      join declarations.declaration d on d.person_id = r.person_id and d.declaration_id = r.declaration_id
    where r.unit_id = ${of.unitId} and r.unit_id in (${of.units}) ${states} ${form} ${before}
    order by r.registered_at desc, r.declaration_id limit ${of.limit}`.execute(db);
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
    registeredAt: row.registered_at,
    objection: row.objection,
  }));
}

/** How many the unit has in each state. */
export async function registrationCounts(
  db: Db,
  unitId: NodeId,
): Promise<ReadonlyMap<DeclarationState, number>> {
  const found = await sql<{ state: DeclarationState; count: number }>`
    select d.state, count(*)::bigint as count from declarations.registration r
      join declarations.declaration d on d.person_id = r.person_id and d.declaration_id = r.declaration_id
    where r.unit_id = ${unitId} group by d.state`.execute(db);
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
  }>`select r.entry_key, r.person_id, r.declaration_id, d.case_id, d.category, d.values, d.state, d.version,
      (select count(*)::int from declarations.attachment a
        where a.person_id = r.person_id and a.declaration_id = r.declaration_id) as files
    from declarations.registration r
      join declarations.declaration d on d.person_id = r.person_id and d.declaration_id = r.declaration_id
    where r.unit_id = ${of.unitId} and r.unit_id in (${of.units}) and r.form_id = ${of.formId}
      and ${day} >= ${of.from} and ${day} <= ${of.to}
    order by ${day} desc, r.entry_key, r.person_id limit ${of.limit}`.execute(db);
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
