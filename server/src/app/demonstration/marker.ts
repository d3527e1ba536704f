import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { asId, type PersonId } from '@jixu/kernel';

/** Stands in the database from the first row of the demonstration on, and says whether the last one was reached. */
export type Marker = {
  readonly seed: number;
  readonly complete: boolean;
  /** Whose activation slip is printed at each start. */
  readonly slipFor: PersonId | null;
};

const NAME = 'demonstration';

export async function readMarker(db: Kysely<unknown>): Promise<Marker | null> {
  const found = await sql<{
    value: { seed: number; complete: boolean; slipFor: string | null };
  }>`select value from platform.setting where name = ${NAME}`.execute(db);
  const value = found.rows[0]?.value;
  if (!value) return null;
  const slipFor = value.slipFor === null ? null : asId<'person'>(value.slipFor);
  return { seed: value.seed, complete: value.complete, slipFor };
}

export async function writeMarker(db: Kysely<unknown>, marker: Marker): Promise<void> {
  await sql`insert into platform.setting (name, value, changed_at)
    values (${NAME}, ${JSON.stringify(marker)}, transaction_timestamp())
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(
    db,
  );
}

/**
 * A demonstration that was killed while it was being filled cannot be continued: what had happened by then was drawn in
 * one go. It is thrown away whole and made again. Touches nothing but a database that says of itself that it is an
 * unfinished demonstration. True if there was one.
 */
export async function dropUnfinished(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!(await isUnfinished(client))) return false;
    const schemas = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where pg_get_userbyid(nspowner) = current_user
        and nspname <> 'public' and nspname not like 'pg\\_%'`,
    );
    await client.query('begin');
    for (const { name } of schemas.rows) {
      await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
    }
    await client.query('drop table public.jixu_migration');
    await client.query('commit');
    return true;
  } finally {
    await client.end();
  }
}

async function isUnfinished(client: pg.Client): Promise<boolean> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('platform.setting') is not null as there`,
  );
  if (there.rows[0]?.there !== true) return false;
  const found = await client.query<{ unfinished: boolean }>(
    `select exists (select from platform.setting where name = 'purpose' and value = '"demonstration"')
      and exists (select from platform.setting where name = $1 and not (value->>'complete')::boolean)
      as unfinished`,
    [NAME],
  );
  return found.rows[0]?.unfinished === true;
}
