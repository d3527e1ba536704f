import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';

/**
 * Marks people as reminded today but for those who were since `notSince`; answers whom it marked. One statement in the
 * order of the ids: two requests at the same moment remind nobody twice and do not wait for each other in a circle.
 */
export async function markReminded(
  db: Kysely<unknown>,
  of: { personIds: readonly PersonId[]; by: PersonId; on: string; notSince: string },
): Promise<ReadonlySet<PersonId>> {
  const marked = await sql<{ person_id: PersonId }>`
    insert into reporting.reminded as r (person_id, on_day, by_id, times)
    select person_id, ${of.on}::date, ${of.by}::uuid, 1
      from unnest(${[...of.personIds]}::uuid[]) as asked (person_id) order by person_id
    on conflict (person_id) do update
      set on_day = excluded.on_day, by_id = excluded.by_id, times = r.times + 1
      where r.on_day < ${of.notSince}::date
    returning person_id`.execute(db);
  return new Set(marked.rows.map((row) => row.person_id));
}

/** The day on which each was last reminded; who never was is left out. */
export async function remindedDays(
  db: Kysely<unknown>,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (personIds.length === 0) return new Map();
  const found = await sql<{ person_id: PersonId; on_day: string }>`
    select person_id, on_day from reporting.reminded
    where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.person_id, row.on_day]));
}
