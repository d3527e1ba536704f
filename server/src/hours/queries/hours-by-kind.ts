import { formatLocalDate, type Hours, ticks } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import { fromPeople, type PeopleFilter } from './list-people.ts';

/** What people of the list were granted in the period, by what they did. */
export async function hoursByKind(
  db: Kysely<unknown>,
  filter: PeopleFilter,
): Promise<readonly { readonly kind: string; readonly people: number; readonly hours: Hours }[]> {
  const found = await sql<{ kind: string; people: number; ticks: number }>`
    select r.facts->>'kind' as kind, count(distinct e.person_id)::bigint as people, sum(e.ticks)::bigint as ticks
    from hours.entry e
      join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
    where e.period_from = ${formatLocalDate(filter.span.from)} and e.period_to = ${formatLocalDate(filter.span.to)}
      and e.person_id in (select m.person_id ${fromPeople(filter)})
    group by 1 having sum(e.ticks) <> 0 order by 3 desc, 1`.execute(db);
  return found.rows.map((row) => ({
    kind: row.kind,
    people: row.people,
    hours: ticks(row.ticks),
  }));
}
