import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';

/** A filter of a list under a name of one's own. */
export type SavedView = {
  readonly viewId: string;
  readonly page: 'people' | 'inbox';
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
};

export async function viewsOf(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<readonly SavedView[]> {
  const found = await sql<{
    view_id: string;
    page: 'people' | 'inbox';
    name: string;
    filter: Record<string, string>;
  }>`
    select view_id, page, name, filter from reporting.saved_view
    where person_id = ${personId} order by saved_at, view_id`.execute(db);
  return found.rows.map(({ view_id: viewId, page, name, filter }) => ({
    viewId,
    page,
    name,
    filter,
  }));
}

export async function putView(
  db: Kysely<unknown>,
  personId: PersonId,
  view: SavedView,
  at: Date,
): Promise<void> {
  await sql`insert into reporting.saved_view (person_id, view_id, page, name, filter, saved_at)
    values (${personId}, ${view.viewId}, ${view.page}, ${view.name}, ${JSON.stringify(view.filter)}, ${at})
    on conflict (person_id, view_id) do update set name = excluded.name, filter = excluded.filter`.execute(
    db,
  );
}

export async function deleteView(
  db: Kysely<unknown>,
  personId: PersonId,
  viewId: string,
): Promise<boolean> {
  const result = await sql`delete from reporting.saved_view
    where person_id = ${personId} and view_id = ${viewId}`.execute(db);
  return result.numAffectedRows === 1n;
}
