import { type Kysely, sql } from 'kysely';
import type { DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import type { FormValues } from '../domain/declaration.ts';

export type DraftRow = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly entryKey: string;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly packId: string;
  readonly packRef: string;
  readonly unitId: NodeId;
};

/**
 * Many drafts of a unit at once; which of them came into being. The natural key decides: one that a person has already,
 * and the second of two alike, is left out together with its draft.
 */
export async function insertDrafts(
  tx: Kysely<unknown>,
  drafts: readonly DraftRow[],
  of: { readonly registeredIn: NodeId; readonly enteredBy: PersonId; readonly at: Date },
): Promise<ReadonlySet<DeclarationId>> {
  const column = <T>(pick: (draft: DraftRow) => T): T[] => drafts.map(pick);
  await sql`insert into declarations.declaration (person_id, declaration_id, pack_id, pack_ref, form_id, category,
      values, state, version, unit_id, entered_by, created_at, changed_at)
    select d.person_id, d.declaration_id, d.pack_id, d.pack_ref, d.form_id, d.category, d.vals, 'draft', 1, d.unit_id,
      ${of.enteredBy}::uuid, ${of.at}::timestamptz, ${of.at}::timestamptz
    from unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.declarationId)}::uuid[],
      ${column((one) => one.packId)}::text[], ${column((one) => one.packRef)}::text[],
      ${column((one) => one.formId)}::text[], ${column((one) => one.category)}::text[],
      ${column((one) => JSON.stringify(one.values))}::jsonb[], ${column((one) => one.unitId)}::uuid[])
      as d (person_id, declaration_id, pack_id, pack_ref, form_id, category, vals, unit_id)`.execute(
    tx,
  );
  const put = await sql<{ declaration_id: DeclarationId }>`
    insert into declarations.registration (person_id, declaration_id, unit_id, form_id, entry_key, registered_by,
      registered_at)
    select d.person_id, d.declaration_id, ${of.registeredIn}::uuid, d.form_id, d.entry_key, ${of.enteredBy}::uuid,
      ${of.at}::timestamptz
    from unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.declarationId)}::uuid[],
      ${column((one) => one.formId)}::text[], ${column((one) => one.entryKey)}::text[])
      as d (person_id, declaration_id, form_id, entry_key)
    on conflict do nothing returning declaration_id`.execute(tx);
  const kept = new Set(put.rows.map((row) => row.declaration_id));
  const left = drafts.filter((draft) => !kept.has(draft.declarationId));
  if (left.length > 0) {
    await sql`delete from declarations.declaration d using unnest(
        ${left.map((one) => one.personId)}::uuid[], ${left.map((one) => one.declarationId)}::uuid[])
        as gone (person_id, declaration_id)
      where d.person_id = gone.person_id and d.declaration_id = gone.declaration_id`.execute(tx);
  }
  return kept;
}
