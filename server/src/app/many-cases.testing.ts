import { sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { World } from './testing.ts';

/**
 * Whatever one person has under review, once more for each of the others: one statement a table, every constraint kept.
 * The ids of the copies follow from the ids copied and the person.
 */
export async function copyCases(
  world: World,
  of: { readonly from: PersonId; readonly to: readonly PersonId[] },
): Promise<void> {
  const people = sql`unnest(${[...of.to]}::uuid[]) as p (person_id)`;
  const copy = (column: string) => sql`md5(${sql.ref(column)}::text || p.person_id::text)::uuid`;
  const db = world.database.db;
  await sql`insert into hours.account (person_id, salt, opened_at)
    select p.person_id, md5(p.person_id::text), a.opened_at from hours.account a, ${people}
    where a.person_id = ${of.from} on conflict do nothing`.execute(db);
  await sql`insert into hours.record (person_id, record_id, source_kind, source_id, unit_id, pack_id, facts, on_day,
      title, status, preview, expected, revision, lodged_at, changed_at)
    select p.person_id, ${copy('r.record_id')}, r.source_kind, ${copy('r.source_id')}::text, r.unit_id, r.pack_id,
      r.facts, r.on_day, r.title, r.status, r.preview, r.expected, r.revision, r.lodged_at, r.changed_at
    from hours.record r, ${people} where r.person_id = ${of.from} and r.status = 'pending'`.execute(
    db,
  );
  await sql`insert into review.case (subject_id, case_id, owner_kind, owner_id, unit_id, number, summary, route,
      step_index, state, version, opened_by, opened_at, changed_at, risks)
    select p.person_id, ${copy('c.case_id')}, c.owner_kind, ${copy('c.owner_id')}, c.unit_id, c.number, c.summary,
      c.route, c.step_index, c.state, c.version, c.opened_by, c.opened_at, c.changed_at,
      c.risks
    from review.case c, ${people} where c.subject_id = ${of.from} and c.state = 'open'`.execute(db);
  await sql`insert into review.task (subject_id, task_id, case_id, step_index, office_id, state, opened_at, due_on,
      silent_on, look_on, sought_name, sought_pinyin)
    select p.person_id, ${copy('t.task_id')}, ${copy('t.case_id')}, t.step_index, t.office_id, t.state, t.opened_at,
      t.due_on, t.silent_on, t.look_on, t.sought_name, t.sought_pinyin
    from review.task t, ${people} where t.subject_id = ${of.from} and t.state = 'open'`.execute(db);
  await sql`insert into declarations.declaration (person_id, declaration_id, number, pack_id, pack_ref, form_id,
      category, values, state, version, round, unit_id, record_id, case_id, preview, entered_by, created_at,
      changed_at, submitted_at, registered_in, entry_key)
    select p.person_id, ${copy('d.declaration_id')}, d.number, d.pack_id, d.pack_ref, d.form_id, d.category, d.values,
      d.state, d.version, d.round, d.unit_id, ${copy('d.record_id')}, ${copy('d.case_id')}, d.preview, d.entered_by,
      d.created_at, d.changed_at, d.submitted_at, d.registered_in, d.entry_key
    from declarations.declaration d, ${people}
    where d.person_id = ${of.from} and d.state = 'in-review'`.execute(db);
}
