import type pg from 'pg';

/** A table as it is saved: its columns by name, so that a restored one may order them otherwise. */
export type SavedTable = {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
};

export type SavedSequence = {
  readonly schema: string;
  readonly name: string;
  /** As text: it may exceed 2^53. Null where no number was drawn. */
  readonly last: string | null;
};

/** Tables that the migrators write themselves. */
export const MIGRATIONS_TABLE = 'public.jixu_migration';
/** Never restored: what is in it has to fit the job library that reads it. */
export const JOB_MIGRATIONS_TABLE = 'graphile_worker.migrations';

export function fullName(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}

/** All tables of the database that belong to no extension, with their stored columns. */
export async function readTables(client: pg.Client): Promise<SavedTable[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(`
    select n.nspname::text as schema, c.relname::text as name,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't'
      and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                      and d.objid = c.oid and d.deptype = 'e')
    order by 1, 2`);
  return rows.filter((table) => fullName(table) !== JOB_MIGRATIONS_TABLE);
}

export async function readSequences(client: pg.Client): Promise<SavedSequence[]> {
  const { rows } = await client.query<SavedSequence>(`
    select schemaname::text as schema, sequencename::text as name, last_value::text as last
    from pg_sequences where schemaname not like 'pg\\_%' order by 1, 2`);
  return rows;
}

/** Names and digests of the applied migrations; none where the database is new. */
export async function readMigrations(client: pg.Client): Promise<Record<string, string>> {
  const known = await client.query<{ there: boolean }>(
    `select to_regclass('${MIGRATIONS_TABLE}') is not null as there`,
  );
  if (known.rows[0]?.there !== true) return {};
  const { rows } = await client.query<{ name: string; sha256: string }>(
    `select name, sha256 from ${MIGRATIONS_TABLE} order by name`,
  );
  return Object.fromEntries(rows.map(({ name, sha256 }) => [name, sha256]));
}
