import { type Kysely, sql } from 'kysely';
import type { DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import { arrayLiteral, digestArrayLiteral } from '../../platform/db/array-literal.ts';
import type { FormValues } from '../domain/declaration.ts';

export type DraftRow = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly formId: string;
  /** The same object for drafts that say the same of several people: it is sent to the database once. */
  readonly content: {
    readonly category: string | null;
    readonly values: FormValues;
    readonly entryKey: string;
  };
  readonly packId: string;
  readonly packRef: string;
  readonly unitId: NodeId;
};

/**
 * Many drafts of a unit with one statement; which of them came into being. The natural key decides: one that a person
 * has already, and the second of two alike, is left out.
 */
export async function insertDrafts(
  tx: Kysely<unknown>,
  drafts: readonly DraftRow[],
  of: { readonly registeredIn: NodeId; readonly enteredBy: PersonId; readonly at: Date },
): Promise<ReadonlySet<DeclarationId>> {
  const column = (pick: (draft: DraftRow) => string | null) => arrayLiteral(drafts.map(pick));
  const contents = [...new Set(drafts.map((draft) => draft.content))];
  const places = new Map(contents.map((content, place) => [content, String(place)]));
  const put = await sql<{ declaration_id: DeclarationId }>`
    with said as materialized (select * from unnest(
      ${arrayLiteral([...places.values()])}::integer[],
      ${arrayLiteral(contents.map((one) => one.category))}::text[],
      ${arrayLiteral(contents.map((one) => JSON.stringify(one.values)))}::jsonb[],
      ${digestArrayLiteral(contents.map((one) => one.entryKey))}::bytea[]) as s (place, category, vals, entry_key))
    insert into declarations.declaration (person_id, declaration_id, pack_id, pack_ref, form_id, category,
      values, state, version, unit_id, entered_by, created_at, changed_at, registered_in, entry_key)
    select d.person_id, d.declaration_id, d.pack_id, d.pack_ref, d.form_id, said.category, said.vals, 'draft', 1,
      d.unit_id, ${of.enteredBy}::uuid, ${of.at}::timestamptz, ${of.at}::timestamptz, ${of.registeredIn}::uuid,
      said.entry_key
    from unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.declarationId)}::uuid[],
      ${column((one) => one.packId)}::text[], ${column((one) => one.packRef)}::text[],
      ${column((one) => one.formId)}::text[], ${column((one) => one.unitId)}::uuid[],
      ${column((one) => places.get(one.content) ?? null)}::integer[])
      as d (person_id, declaration_id, pack_id, pack_ref, form_id, unit_id, place)
    join said using (place)
    on conflict (person_id, entry_key) where entry_key is not null do nothing
    returning declaration_id`.execute(tx);
  return new Set(put.rows.map((row) => row.declaration_id));
}

/** Takes those back that are still drafts; which they were. */
export async function deleteDrafts(
  tx: Kysely<unknown>,
  drafts: readonly Pick<DraftRow, 'personId' | 'declarationId'>[],
): Promise<ReadonlySet<string>> {
  const people = arrayLiteral(drafts.map((one) => one.personId));
  const ids = arrayLiteral(drafts.map((one) => one.declarationId));
  // Locked first: whoever hands one in at this moment is waited for, and keeps it.
  const found = await sql<{ person_id: PersonId; declaration_id: DeclarationId }>`
    select d.person_id, d.declaration_id from declarations.declaration d
    join unnest(${people}::uuid[], ${ids}::uuid[]) as gone (person_id, declaration_id)
      using (person_id, declaration_id)
    where d.state = 'draft' order by d.person_id, d.declaration_id for update of d`.execute(tx);
  const mine = arrayLiteral(found.rows.map((row) => row.person_id));
  const these = arrayLiteral(found.rows.map((row) => row.declaration_id));
  await sql`delete from declarations.attachment a
    using unnest(${mine}::uuid[], ${these}::uuid[]) as gone (person_id, declaration_id)
    where a.person_id = gone.person_id and a.declaration_id = gone.declaration_id`.execute(tx);
  await sql`delete from declarations.declaration d
    using unnest(${mine}::uuid[], ${these}::uuid[]) as gone (person_id, declaration_id)
    where d.person_id = gone.person_id and d.declaration_id = gone.declaration_id`.execute(tx);
  return new Set(found.rows.map((row) => row.declaration_id));
}
